"""Hand-written events for measuring lineage: who told what, and which lines of a rewrite stand for which of the wire.

One text file an event (`quality/lineage/events/`), so that a writer needs no program:

    part development                            # or: held out
    names Ilse Brandt > Ilze Brant; …           # spellings for the copy with translated names
    == wire | agency Reuters | VARNICA, March 3 | 2025-03-03T06:10:00+00:00 | Headline
    a3 @Brandt:Ilse Brandt | Harbour master Ilse Brandt said …
    == rewrite | 2025-03-03T09:40:00+00:00 | Headline
    a3 <3 @Brandt:Ilse Brandt | …               # rewritten from the wire's third line
    == own | The Osthavn Quay | OSTHAVN | Staff reporter Mette Aas | 2025-03-03T10:15:00+00:00 | Headline

Each line is one passage: the claim it tells, its true origin, and its words.  `@group:name` is a voice that the words
name, and the group that it belongs to (a commander and his force are one group); `@group` alone one that they do not
name; `?` marks a voice without a name; `@self` the reporter's own work, `@self?` own work that the words do not show;
`@wire` what the wire tells itself; `via` an agency or outlet that carried it.

An account that links to those that it draws on is a section `links`, with its links in the words:

    == links | The Lighthouse | 2025-03-03T15:00:00+00:00 | Headline
    a9 @The Quay:The Quay | Thirty life jackets were in plastic, as [the Quay first reported](credit own).

In brackets the words, behind them what they link for and to which account of the event: a `credit`, `background`, or
an older piece of the same outlet (`self`).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportedly.errors import DossierInvalid
from reportedly.text.outlets import find_outlet

_LINE = re.compile(
    r"(?P<claim>\w+) (?:<(?P<of>[\d,]+) )?@(?P<group>[^:|]+?)"
    r"(?::(?P<name>[^|]+?))?(?: via (?P<via>[^|]+?))? \| (?P<text>.+)"
)
_LINK = re.compile(r"\[(?P<words>[^\]]+)\]\((?P<kind>credit|background|self) (?P<target>own|witness|self)\)")
_FIELDS = {
    "wire": ("agency", "place", "published", "title"),
    "wire2": ("agency", "place", "published", "title"),
    "rewrite": ("published", "title"),
    "own": ("outlet", "place", "byline", "published", "title"),
    "witness": ("outlet", "place", "byline", "published", "title"),
    "relay": ("outlet", "place", "byline", "published", "title"),
    "links": ("outlet", "published", "title"),
}


@dataclass(frozen=True, slots=True)
class Linked:
    """Words of a passage that link to another account of the event, by its section, and what for."""

    words: str
    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage of a written account.

    `group` is its true origin; `shown` whether the words let a reader know it; `chain` the names that they credit,
    outermost first.  `root` names the passage that it was made from (its own name when it is nobody's copy), `manner`
    how.  `links` are those of its words.
    """

    claim: str
    group: str
    shown: bool
    chain: tuple[str, ...]
    text: str
    root: str
    manner: str = ""
    links: tuple[Linked, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """One written account: what stands at its head, and its passages."""

    fields: dict[str, str]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One written event: its accounts by name, and spellings of names as a translator would write them."""

    name: str
    part: str
    names: tuple[tuple[str, str], ...]
    sections: dict[str, Section]


def read_events(folder: Path) -> list[Event]:
    """The events of a folder, by file name; raises DossierInvalid when there is none or one cannot be read."""
    found = [read_event(path) for path in sorted(folder.glob("*.txt"))]
    if not found:
        raise DossierInvalid(f"No events in {folder}. Give the folder that holds their .txt files.")
    return found


def read_event(path: Path) -> Event:
    """The event written in a file; raises DossierInvalid with the line that is not understood."""
    heads: dict[str, str] = {}
    sections: dict[str, tuple[dict[str, str], list[str]]] = {}
    rows: list[str] = []
    for row in path.read_text(encoding="utf-8").splitlines():
        if row.startswith("== "):
            name, *values = (part.strip() for part in row[3:].split("|"))
            rows = []
            sections[name] = (dict(zip(_FIELDS[name], values, strict=True)), rows)
        elif sections:
            rows.append(row)
        else:
            key, _, value = row.partition(" ")
            heads[key] = value
    names = tuple((a.strip(), b.strip()) for a, _, b in (pair.partition(">") for pair in heads["names"].split(";")))
    agency = _agency(sections["wire"][0])
    made = {
        name: Section(fields, _passages(path, name, fields, rows, agency)) for name, (fields, rows) in sections.items()
    }
    made["relay"] = replace(made["relay"], passages=tuple(_relayed(p, made) for p in made["relay"].passages))
    return Event(path.stem, heads["part"], names, made)


def _relayed(passage: Passage, sections: dict[str, Section]) -> Passage:
    """A passage that an agency carried comes from that agency's passage on the claim."""
    for name in ("wire", "wire2"):
        carried = len(passage.chain) > 1 and find_outlet(passage.chain[0]) == find_outlet(
            _agency(sections[name].fields)
        )
        for other in sections[name].passages if carried else ():
            if other.claim == passage.claim:
                return replace(passage, root=other.root)
    return passage


def _agency(fields: dict[str, str]) -> str:
    return fields["agency"].removeprefix("agency ").strip()


def _passages(path: Path, name: str, fields: dict[str, str], rows: Sequence[str], agency: str) -> tuple[Passage, ...]:
    teller = _agency(fields) if "agency" in fields else fields.get("outlet", "rewriter")
    found = []
    for i, row in enumerate(rows, start=1):
        match = _LINE.fullmatch(row)
        if match is None:
            raise DossierInvalid(f"{path}, {name}, line {i}: not understood: {row}")
        group, voice = match["group"].strip(), (match["name"] or "").strip()
        own = {"self": teller, "self?": teller, "wire": agency}.get(group)
        chain = tuple(n for n in (match["via"], voice.lstrip("?")) if n)
        shown = group in ("self", "wire") or (bool(voice) and not voice.startswith("?"))
        root = f"wire.{match['of'].split(',')[0]}" if match["of"] else f"{name}.{i}"
        links = tuple(Linked(m["words"], m["kind"], m["target"]) for m in _LINK.finditer(match["text"]))
        text, manner = _LINK.sub(r"\g<words>", match["text"]), "rewritten" if match["of"] else ""
        found.append(Passage(match["claim"], own or group, shown, chain, text, root, manner, links))
    return tuple(found)
