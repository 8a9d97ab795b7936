"""What `group/` keeps of a report: about two kilobytes by which it is compared, and nothing of its text.

First step of the stage.  A signature is made once, when the report comes, and kept by the store as opaque bytes.
"""

import base64
import json
import math
import re
import sys
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

import numpy as np
from rensa import RMinHash

from reportedly.group.days import event_days
from reportedly.group.frequencies import background_weight
from reportedly.group.roundups import find_items, is_running
from reportedly.group.terms import Words, count_in, count_words
from reportedly.records import Account, Embed, Report
from reportedly.text.calendar import parse_day
from reportedly.text.fingerprints import words
from reportedly.text.names import fold

KnownPlace = Callable[[str], bool]

_FORM = b"rg1"
PERMUTATIONS = 64
_SEED = 20_19
_SHINGLE = 4  # words: copies share them by the dozen, accounts of one event only in what they quote
_VECTOR_TEXTS = 3  # headline with opening, and the two stretches after it
_STRETCH = 85  # words: what the encoder takes in (128 word pieces)
_TERMS_HELD = 90
_PLACES_HELD = 10
_NUMBERS_HELD = 8


@dataclass(frozen=True, slots=True)
class Signature:
    """How one report is compared with others; `items` are signatures of a round-up's parts.

    `published` and `days` are ordinals of days (None, () where unknown); `weekdays` as in `event_days`.  Counts stand
    beside terms, at most 255.  `vector` is the mean vector of the opening at a scale of 127 (b"" without an encoder).
    `places` are those of the opening, first told first.
    """

    published: int | None
    days: tuple[int, ...]
    weekdays: tuple[int, ...]
    terms: tuple[str, ...]
    term_counts: bytes
    lead: tuple[str, ...]
    lead_counts: bytes
    names: tuple[str, ...]
    name_counts: bytes
    lead_names: tuple[str, ...]
    places: tuple[str, ...]
    numbers: tuple[str, ...]
    shingles: tuple[int, ...]
    vector: bytes
    length: int
    running: bool = False
    items: tuple["Signature", ...] = ()

    def to_bytes(self) -> bytes:
        """The signature as bytes for a store; the same signature gives the same bytes."""
        return _FORM + zlib.compress(json.dumps(_plain(self), separators=(",", ":")).encode(), 6)

    @staticmethod
    def from_bytes(data: bytes) -> "Signature":
        """The signature that `to_bytes` wrote; raises ValueError for anything else."""
        if not data.startswith(_FORM):
            raise ValueError(f"Not a signature of this version: it begins with {data[:4]!r}. Make it again.")
        return _from_plain(json.loads(zlib.decompress(data[len(_FORM) :])))


def signature(
    report: Report, account: Account | None = None, embed: Embed | None = None, known_place: KnownPlace | None = None
) -> Signature:
    """Make a report's signature; all but the report may be missing, and the fewer are given the less it tells.

    Of the account its times and named places are taken; `known_place` says whether a name is of a place.
    """
    made = _compare_by(count_words(report), report, account, known_place)
    if embed is not None:
        made = replace(made, vector=_vector(report.title or "", _paragraphs(report), embed))
    items = tuple(_item(title, paragraphs, made, embed, known_place) for title, paragraphs in find_items(report))
    return replace(made, items=items, running=is_running(report))


def _paragraphs(report: Report) -> list[str]:
    return [report.text[a:b] for a, b in report.body]


def _compare_by(counted: Words, report: Report, account: Account | None, known_place: KnownPlace | None) -> Signature:
    days, weekdays = event_days(report, account)
    published = parse_day(report.published)
    text = " ".join(_paragraphs(report))
    return replace(
        _of_words(counted, _places(counted, report, account, known_place)),
        published=published.toordinal() if published else None,
        days=days,
        weekdays=weekdays,
        shingles=_shingles(text),
        length=len(text),
    )


def _of_words(counted: Words, places: tuple[str, ...]) -> Signature:
    terms, lead, names = _telling(counted.terms), _telling(counted.lead), counted.names
    return Signature(
        published=None,
        days=(),
        weekdays=(),
        terms=tuple(t for t, _ in terms),
        term_counts=_counts(terms),
        lead=tuple(t for t, _ in lead),
        lead_counts=_counts(lead),
        names=tuple(t for t, _ in names),
        name_counts=_counts(names),
        lead_names=counted.lead_names,
        places=places,
        numbers=counted.numbers[:_NUMBERS_HELD],
        shingles=(),
        vector=b"",
        length=0,
    )


def _telling(counted: Sequence[tuple[str, int]]) -> list[tuple[str, int]]:
    """Those terms that tell most by their counts and their rarity in the background, most telling first."""
    kept = [(t, n) for t, n in counted if background_weight(t) > 0]
    return sorted(kept, key=lambda pair: (-(1 + math.log(pair[1])) * background_weight(pair[0]), pair[0]))[:_TERMS_HELD]


def _counts(pairs: Sequence[tuple[str, int]]) -> bytes:
    return bytes(min(255, n) for _, n in pairs)


def _item(
    title: str, paragraphs: list[str], whole: Signature, embed: Embed | None, known_place: KnownPlace | None
) -> Signature:
    """A part of a round-up as if it were a report of its own, of the same day."""
    counted = count_in(title, paragraphs)
    made = _of_words(counted, _known(counted.runs, known_place))
    vector = _vector(title, paragraphs, embed) if embed is not None else b""
    return replace(made, published=whole.published, vector=vector, length=sum(map(len, paragraphs)))


def _places(counted: Words, report: Report, account: Account | None, known_place: KnownPlace | None) -> tuple[str, ...]:
    """Places, the dateline's first: by the account's mentions where it has any, else by the gazetteer."""
    first = [fold(report.place)] if report.place else []
    if account is not None and account.mentions:
        told = [m for m in account.mentions if m.kind == "place" and m.named]
        return tuple(dict.fromkeys(first + [fold(m.text) for m in told]))[:_PLACES_HELD]
    return tuple(dict.fromkeys([*first, *_known(counted.runs, known_place)]))[:_PLACES_HELD]


def _known(runs: Sequence[str], known_place: KnownPlace | None) -> tuple[str, ...]:
    found = (fold(run) for run in runs if known_place and known_place(run))
    return tuple(dict.fromkeys(found))[:_PLACES_HELD]


def _shingles(text: str) -> tuple[int, ...]:
    """MinHash of the runs of words; () where the text is too short to say anything."""
    found = words(text)
    if len(found) < 8 * _SHINGLE:
        return ()
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=_SEED)
    sketch.update([" ".join(found[i : i + _SHINGLE]) for i in range(len(found) - _SHINGLE + 1)])
    return tuple(sketch.digest())


_SPACE = re.compile(r"\s+")


def _vector(title: str, paragraphs: Sequence[str], embed: Embed) -> bytes:
    """The mean of the vectors of headline with opening and the stretches after it, quantised to int8."""
    told = _SPACE.split(" ".join(paragraphs).strip())
    stretches = [" ".join(told[i : i + _STRETCH]) for i in range(0, _VECTOR_TEXTS * _STRETCH, _STRETCH)]
    texts = [f"{title}. {stretches[0]}" if title else stretches[0], *(s for s in stretches[1:] if s)]
    mean = np.asarray(embed(texts), dtype=np.float32).mean(axis=0)
    unit = mean / max(1e-9, float(np.linalg.norm(mean)))
    return bytes(np.clip(np.rint(unit * 400), -127, 127).astype(np.int8).tobytes())


_BYTES = ("term_counts", "lead_counts", "name_counts", "vector")


def _plain(made: Signature) -> dict[str, Any]:
    row = {field.name: getattr(made, field.name) for field in fields(made)}
    row |= {name: base64.b85encode(row[name]).decode("ascii") for name in _BYTES}
    return row | {"items": [_plain(item) for item in made.items]}


def _from_plain(row: dict[str, Any]) -> Signature:
    found: dict[str, Any] = {
        k: tuple(map(_kept, v)) if isinstance(v, list) else v for k, v in row.items() if k != "items"
    }
    found |= {name: base64.b85decode(row[name]) for name in _BYTES}
    found["items"] = tuple(map(_from_plain, row["items"]))
    return Signature(**found)


def _kept(value: str | int) -> str | int:
    """Words are held once however many reports tell them."""
    return sys.intern(value) if isinstance(value, str) else value
