"""A stream of generated reports for the benchmarks: what they say, what grouping keeps of them, and their true story.

Common words are drawn as often as in the background table of `group/`, names and an event's own words are invented.  An
event has five reports, 400 others between them; every fiftieth report tells an event of 30,000 reports ago again, as
far as the stream goes back.  Signatures are made directly, so that neither parser nor encoder is run.
"""

import math
import random
import sys
from collections import Counter
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "store"))

from generated_reports import arrival, moment

from reportedly.group import Signature, index_keys
from reportedly.group.frequencies import background, background_weight
from reportedly.records import Arrival, Grouping

SENTENCES = 6
"""Of a report: 130 words and six statements."""
VECTOR = 384
_OPEN, _EACH = 400, 5  # events that are told at a time, and reports of each
_BACK = 30_000  # further back than the 20,000 reports that grouping holds
_LATE = 50  # of so many reports one tells an event of that long ago


def event_of(number: int) -> int:
    """The event that a report tells, by the number of its first report."""
    if number >= _BACK and number % _LATE == 0:
        return event_of(number - _BACK + 1)
    generation, place = divmod(number, _OPEN * _EACH)
    return generation * _OPEN * _EACH + place % _OPEN


def is_late(number: int) -> bool:
    """Whether a report tells an event that grouping holds no more."""
    return number >= _BACK and number % _LATE == 0


def told(number: int, vector: int = VECTOR) -> tuple[Arrival, Signature]:
    """A report without decisions, and its signature."""
    made = sign(number, vector)
    row = np.frombuffer(made.vector, dtype=np.int8).astype(np.float32)
    sent = arrival(number, SENTENCES, vector=vector)
    sent = replace(
        sent, groupings=(), features=made.to_bytes(), keys=index_keys(made), vector=row / np.linalg.norm(row)
    )
    return sent, made


def placed(number: int, story: str | None = None) -> Arrival:
    """The report with the decision that puts it into the story of its event, which has the id that is given, if any."""
    sent, event = told(number)[0], event_of(number)
    decision = Grouping(
        "opened" if event == number else "joined", story or f"s{event}", "generated", moment(number), sent.report.id
    )
    return replace(sent, groupings=(decision,))


def sign(number: int, vector: int = VECTOR) -> Signature:
    """The signature of a report of its event."""
    chance = random.Random(f"signature {number}")
    names, words, base = _event(event_of(number), vector)
    common, weights = _common()
    counted = Counter(chance.choices(common, cum_weights=weights, k=160))
    counted.update(chance.choices(words, k=30))
    kept = sorted(counted.items(), key=lambda pair: (-(1 + math.log(pair[1])) * background_weight(pair[0]), pair[0]))[
        :90
    ]
    lead = [pair for pair in kept if pair[0] in words or chance.random() < 0.4][:50]
    called = Counter(chance.choices(names, k=12)).most_common()
    noise = np.random.default_rng(number).normal(size=vector)
    unit = (base + 0.8 * noise) / np.linalg.norm(base + 0.8 * noise)
    return Signature(
        published=date.fromisoformat(moment(number)[:10]).toordinal(),
        days=(),
        weekdays=(),
        terms=tuple(term for term, _ in kept),
        term_counts=bytes(n for _, n in kept),
        lead=tuple(term for term, _ in lead),
        lead_counts=bytes(n for _, n in lead),
        names=tuple(name for name, _ in called),
        name_counts=bytes(n for _, n in called),
        lead_names=tuple(name for name, _ in called[:5]),
        places=(names[0],),
        numbers=(),
        shingles=tuple(chance.getrandbits(32) for _ in range(64)),
        vector=np.clip(np.rint(unit * 400), -127, 127).astype(np.int8).tobytes(),
        length=1_500,
    )


@lru_cache(maxsize=4 * _OPEN)
def _event(event: int, vector: int) -> tuple[list[str], list[str], NDArray[np.float64]]:
    """An event's names, its words, and the vector near which its reports lie."""
    chance = random.Random(f"event {event}")
    names = [_invented(chance) for _ in range(8)]
    return names, [_invented(chance) for _ in range(25)], np.random.default_rng(event + 7).normal(size=vector)


def _invented(chance: random.Random) -> str:
    return "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(chance.randint(3, 5)))


@cache
def _common() -> tuple[list[str], list[int]]:
    """Stems that tell something, and how often each is drawn, added up."""
    _, counts = background()
    stems = [stem for stem in sorted(counts) if background_weight(stem) > 0]
    return stems, list(accumulate(counts[stem] for stem in stems))
