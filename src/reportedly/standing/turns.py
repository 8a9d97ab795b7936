"""Which of a report's words stood when.

The store keeps each wording once, with when it was first and last seen.  A wording that is taken back and comes again
needs more: the order of the turns, noted here before the page is kept.  A crash between the two leaves a turn that did
not happen: its words were not seen at that moment, and so it is passed over.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.records import Version
from reportedly.store import Store

_MOST = 1000  # turns of one report that are remembered: a page that alternates at each visit takes ten days for them


@dataclass(frozen=True, slots=True)
class Turn:
    """At this moment the words were first seen to be those of version `number`, in the place of those of `left`.

    `left_seen` is when the words that went were last seen before; None where nobody noted it.  `back` says whether the
    words had been there before.
    """

    at: str
    number: int
    left: int
    left_seen: str | None = None
    back: bool = False


def is_turn(seen: str, number: int, current: Version) -> bool:
    """Whether words seen at this moment take the place of those that a report has now: not those of an older copy."""
    return number != current.number and (seen, number) > (current.last_seen or current.seen, current.number)


def note_turn(store: Store, seen: str, number: int, current: Version, back: bool) -> None:
    """Note that the words of another version are about to stand in the place of the current ones."""
    held = _noted(store, current.report)
    if held and (held[-1].number, held[-1].left) == (number, current.number):
        held.pop()
    held.append(Turn(seen, number, current.number, current.last_seen, back))
    told = [[t.at, t.number, t.left, t.left_seen, t.back] for t in held[-_MOST:]]
    store.put_note(_key(current.report), json.dumps(told, separators=(",", ":")).encode())


def turns_of(store: Store, versions: Sequence[Version]) -> list[Turn]:
    """The turns of a report, given all its versions by number, in the order of time."""
    report, by_number = versions[0].report, {v.number: v for v in versions}
    noted = [t for t in _noted(store, report) if t.number in by_number and t.at <= _end(by_number[t.number])]
    left_seen = {(turn.left, turn.number): turn.left_seen for turn in noted if not turn.back}
    stood = sorted(
        [(v.seen, 0, v.number) for v in versions] + [(t.at, 1 + i, t.number) for i, t in enumerate(noted) if t.back]
    )
    current = store.report(report)
    if current and current.number != stood[-1][2]:  # a store of an older Reportedly
        stood.append((current.last_seen or current.seen, 0, current.number))
    turns, before = [], stood[0][2]
    for at, which, number in stood[1:]:
        if number != before:
            told = noted[which - 1].left_seen if which else left_seen.get((before, number))
            turns.append(
                Turn(at, number, before, told or _last_seen(by_number[before], at), at != by_number[number].seen)
            )
            before = number
    return turns


def _last_seen(version: Version, before: str) -> str:
    """When the words were last seen before a moment, as far as their version tells."""
    return _end(version) if _end(version) <= before else version.seen


def _end(version: Version) -> str:
    return version.last_seen or version.seen


def _noted(store: Store, report: str) -> list[Turn]:
    return [Turn(*told) for told in json.loads(store.note(_key(report)) or b"[]")]


def _key(report: str) -> str:
    return f"turns/{report}"
