"""The timeline of the page: days in order, on each what most reports tell, the rest folded.

Only arranges the dossier's entries; the times were resolved where they were read.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from reportedly.publish.lookup import Lookup
from reportedly.publish.wording import period, stretch
from reportedly.records import Claim, TimelineEntry

_BACKGROUND = 31  # days before the day that most is told of: what is older is told as its history
_OPEN = 5  # lines of one day that are seen before the rest is unfolded
_SHORT = 15  # lines: a timeline of no more than these is shown whole


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the timeline: the part of the day or how long, the claim, and the words that tell the time."""

    part: str
    claim: Claim
    words: str


@dataclass(frozen=True, slots=True)
class Day:
    """One day or longer time of the timeline: its lines in order, and those that fewer reports tell, folded.

    `background` is what lies long before the rest; `minor` where only single reports tell anything, in a long timeline.
    """

    name: str
    entries: tuple[Entry, ...]
    more: tuple[Entry, ...]
    background: bool
    minor: bool


def view_timeline(lookup: Lookup) -> list[Day]:
    """Give the days on which something is said to have happened, in order."""
    entries = sorted(dict.fromkeys(lookup.dossier.timeline), key=lambda t: (*_days(t), len(t.begins) > 10, t.begins))
    days = [(key, _once([_entry(lookup, t) for t in group])) for key, group in groupby(entries, key=_days)]
    main = _main_day(days)
    long = sum(len(found) for _, found in days) > _SHORT
    return [_day(key, found, _long_before(key[1], main), long) for key, found in days]


def _day(key: tuple[str, str], found: Sequence[Entry], background: bool, long: bool) -> Day:
    open_ones = sorted(found, key=lambda e: -e.claim.reports)[:_OPEN]  # stable: of equals the earlier
    minor = long and not background and all(e.claim.reports == 1 for e in found)
    shown = tuple(e for e in found if e in open_ones)
    return Day(period(*key), shown, tuple(e for e in found if e not in open_ones), background, minor)


def _once(entries: Sequence[Entry]) -> list[Entry]:
    """Each time and words once, with the claim that most reports tell."""
    found: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        key = entry.part, " ".join(entry.words.casefold().split())
        if key not in found or entry.claim.reports > found[key].claim.reports:
            found[key] = entry
    return list(found.values())


def _days(entry: TimelineEntry) -> tuple[str, str]:
    return entry.begins[:10], entry.ends[:10]


def _main_day(days: Sequence[tuple[tuple[str, str], list[Entry]]]) -> str:
    """The single day that most reports tell of, of equals the later: one date far ahead is not the story's day."""
    told = [(sum(e.claim.reports for e in found), key[0]) for key, found in days if key[0] == key[1]]
    return max(told, default=(0, max((key[0] for key, _ in days), default="")))[1]


def _long_before(last: str, main: str) -> bool:
    try:
        return (date.fromisoformat(main) - date.fromisoformat(last)).days > _BACKGROUND
    except ValueError:
        return False


def _entry(lookup: Lookup, entry: TimelineEntry) -> Entry:
    """The claim's statement that tells this very time, or else the claim's own words."""
    claim = lookup.claims[entry.claim]
    for s in (lookup.statements[key] for key in claim.statements):
        if any((lookup.times[t].begins, lookup.times[t].ends) == (entry.begins, entry.ends) for t in s.times):
            return Entry(stretch(entry.begins, entry.ends), claim, s.quote)
    return Entry(stretch(entry.begins, entry.ends), claim, claim.text)
