"""Which of two reports with the same passages had them first: by credit, then by time, then by containment."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from reportedly.records import Account, Report
from reportedly.text.outlets import Outlet, find_outlet
from reportedly.trace.copies import Copy
from reportedly.trace.links import Publishers
from reportedly.trace.own_words import find_credits
from reportedly.trace.passages import Passage

_DAYS_APART = 2  # a date alone may be a time zone off
_CONTAINED = 0.8  # of the shorter report's passages stand in the longer one
_LONGER = 1.4  # times, in passages


def direct_copies(
    copies: Sequence[Copy], accounts: Sequence[Account], sizes: dict[str, int], publishers: Publishers | None = None
) -> list[Copy]:
    """The copies with the passage that came first as `a`, and the reason; without a direction where nothing tells.

    `sizes` are the reports' numbers of passages, `publishers` tells which of them link to which.
    """
    linking = publishers or Publishers()
    reports = {a.report.id: a.report for a in accounts}
    named = {a.report.id: _named_outlets(a) for a in accounts}
    between: dict[tuple[str, str], list[Copy]] = defaultdict(list)
    for copy in copies:
        between[copy.a.report, copy.b.report].append(copy)
    shared = {pair: _shared(found) for pair, found in between.items()}
    directed = []
    for (x, y), found in between.items():
        first, why = _first(reports[x], reports[y], named, shared[x, y], sizes, linking)
        directed += [_turned(c, first, why) for c in found]
    return directed


def _shared(found: Sequence[Copy]) -> tuple[int, int]:
    return len({c.a.index for c in found}), len({c.b.index for c in found})


def _first(
    x: Report,
    y: Report,
    named: dict[str, set[str]],
    shared: tuple[int, int],
    sizes: dict[str, int],
    linking: Publishers,
) -> tuple[str | None, str]:
    for early, late in ((x, y), (y, x)):
        if linking.links_to(late, early) and not linking.links_to(early, late) and not _earlier(late, early):
            return early.id, "the later report links to it"
    for early, late in ((x, y), (y, x)):
        outlet = find_outlet(early.outlet or "")
        name = outlet.name if outlet else (early.outlet or "").lower()
        if name and name in named[late.id] and not _earlier(late, early):
            return early.id, f"the report credits {early.outlet}"
    mine, theirs = (c.whole + c.partly for c in (find_credits(x), find_credits(y)))
    if set(mine) & set(theirs):
        return None, f"both credit {next(n for n in mine if n in theirs)}"
    for early, late, agencies, others in ((x, y, mine, theirs), (y, x, theirs, mine)):
        if len(agencies) == 1 and not others and not _earlier(late, early):
            return early.id, f"the other report credits {agencies[0]} for it"
    for early, late in ((x, y), (y, x)):
        if _earlier(early, late):
            return early.id, "published earlier"
    for long, short, part in ((x, y, shared[1]), (y, x, shared[0])):
        if sizes[long.id] >= _LONGER * sizes[short.id] and part >= max(2, _CONTAINED * sizes[short.id]):
            return long.id, "the longer report holds nearly all of the other"
    return None, "nothing tells which came first"


def _turned(copy: Copy, first: str | None, why: str) -> Copy:
    a, b = (copy.b, copy.a) if first == copy.b.report else (copy.a, copy.b)
    return replace(copy, a=a, b=b, directed=first is not None, why=f"{copy.why}; {why}")


def _earlier(a: Report, b: Report) -> bool:
    """Whether a was published before b, as far as both tell: to the minute, or by days that cannot be a time zone."""
    if not a.published or not b.published:
        return False
    if "T" in a.published and "T" in b.published:
        one, two = _moment(a.published), _moment(b.published)
        if one is not None and two is not None:
            return one < two
    one_day, two_day = _day(a.published), _day(b.published)
    return bool(one_day and two_day and (two_day - one_day).days >= _DAYS_APART)


def _moment(text: str) -> float | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found.timestamp() if found.tzinfo else found.replace(tzinfo=UTC).timestamp()


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def _named_outlets(account: Account) -> set[str]:
    """Whom the report credits, at head or foot or in running text: known outlets by their name, others as written."""
    names = [c.name for c in account.report.credits]
    for statement in account.statements:
        for attribution in statement.attributions:
            names += [e.text for e in (attribution.source, *attribution.relays) if e is not None]
    return {_known(found, name) for name in names for found in (find_outlet(name),)}


def _known(outlet: Outlet | None, name: str) -> str:
    return outlet.name if outlet else name.lower()


def passage_counts(told: Iterable[Sequence[Passage]]) -> dict[str, int]:
    """How many passages each report has."""
    return dict(Counter(p.report for passages in told for p in passages))
