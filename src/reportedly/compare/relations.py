"""How two values of one counted thing go together: replaced by a later count, exclusive, or both possible.

A part of `ledger.py`.  Later is what the words say is later, or what a later report says of a later day; between values
of one time that exclude each other, and that two voices give, there is a contradiction.  Where one voice gives both and
nothing orders them, nothing is said.
"""

import re
from collections.abc import Sequence
from itertools import combinations
from typing import Literal

from reportedly.compare.counting import Told
from reportedly.compare.sameness import agree
from reportedly.records import Figure, LedgerRelation

_ROUNDING = 1.1  # numbers that are nearer than this may differ by rounding alone
_CONVERTED = 0.01  # 229 and 230 feet
_LOOKED = 6  # tellings of one giver
_MOST = 40  # values of one thing that are related with each other
_REVISED = re.compile(
    r"\b(?:revised?|rais(?:ed|es|ing)|lowered|updating|updated (?:the|its|their)|(?:rose|risen|climbed|jumped|grown) "
    r"(?:to|from)|up from|bringing the (?:total|number|toll)|an additional [\d.]+|"
    r"previously (?:said|thought|estimated|reported)|earlier estimates?)\b",
    re.IGNORECASE,
)
# What may be deeper or higher a day later; a well, a wall or a fall is not.
_GROWING = frozenset(
    """snow snowdrift water floodwater flood river lake reservoir flame fire smoke plume cloud wave surge lava ash crack
    hole crater sinkhole queue line tailback pile heap debris""".split()
)
Values = Sequence[Sequence[Told]]


def dated(item: Told) -> tuple[str | None, Literal["words", "published"] | None]:
    """The day that the figure is for, and how it is known: the report's words, else its publication."""
    if item.figure.as_of:
        return item.figure.as_of[:10], "words"
    published = item.view.account.report.published
    return (published[:10], "published") if published else (None, None)


def relate(values: Values) -> tuple[LedgerRelation, ...]:
    """The relation of each two values of which something can be told."""
    found = []
    for i, j in combinations(range(min(len(values), _MOST)), 2):
        relation = _relate(values[i], values[j], i, j)
        if relation:
            found.append(relation)
    return tuple(found)


def _relate(a: Sequence[Told], b: Sequence[Told], i: int, j: int) -> LedgerRelation | None:
    x, y = a[0].figure, b[0].figure
    same = agree(x, y)
    if not (same and (is_vague(x) or is_vague(y) or are_rounded(x, y))):
        orders = [(a, b, i, j), (b, a, j, i)]
        if all(t.former for t in b) and not all(t.former for t in a):  # what the words themselves call earlier
            orders = orders[1:]
        for earlier, later, first, second in orders:
            why = _replaces(earlier, later)
            if why:
                return LedgerRelation(first, second, "superseded", why)
    if same:
        return LedgerRelation(i, j, "compatible", how_compatible(x, y))
    if _cut_short(x, y) or _converted(x, y):
        return LedgerRelation(i, j, "compatible", how_compatible(x, y))
    if is_vague(x) and is_vague(y):  # "hundreds of thousands" and "hundreds" are mostly of other places
        return None
    if _two_voices(a, b):
        return LedgerRelation(i, j, "contradictory", "they exclude each other, and nothing says that one is later")
    return None


def _replaces(earlier: Sequence[Told], later: Sequence[Told]) -> str:
    """Why the later value replaces the earlier, or ""."""
    if all(t.former for t in earlier) and not all(t.former for t in later):
        return "the report itself gives it as an earlier number"
    if not _stays(earlier, later) and _is_later(earlier, later):
        return "a later count"
    if _later_by_same(earlier, later):
        return "a later count by the same source"
    told_new = all(_REVISED.search(t.view.statement.quote) for t in later)
    told_too = any(_REVISED.search(t.view.statement.quote) for t in earlier)
    return "said to be a new number" if told_new and not told_too and not _is_later(later, earlier) else ""


def _stays(*values: Sequence[Told]) -> bool:
    """Whether they measure one thing that does not change ("a 40-metre-deep well"): no later day makes it another."""
    return all(t.extent and t.extent.split()[-1] not in _GROWING for told in values for t in told)


def _later_by_same(earlier: Sequence[Told], later: Sequence[Told]) -> bool:
    """Whether one outlet, or one known source, gives the one and then the other."""
    before = _by_giver(earlier)
    return any(
        _is_later([x], [y]) for giver, told in _by_giver(later).items() for y in told for x in before.get(giver, ())
    )


def _by_giver(told: Sequence[Told]) -> dict[str, list[Told]]:
    """The first few tellings of each outlet and of each source."""
    found: dict[str, list[Told]] = {}
    for item in told:
        for giver in {f"outlet {item.view.account.report.outlet}": None, f"voice {item.view.voice}": None}:
            if giver != "outlet None" and len(found.setdefault(giver, [])) < _LOOKED:
                found[giver].append(item)
    return found


def _is_later(earlier: Sequence[Told], later: Sequence[Told]) -> bool:
    """Whether all of the one are of a day, or were published at a moment, after all of the other."""
    if all(t.figure.as_of for t in (*earlier, *later)):
        return max(t.figure.as_of or "" for t in earlier) < min(t.figure.as_of or "" for t in later)
    before = [t.view.account.report.published for t in earlier]
    after = [t.view.account.report.published for t in later]
    known, then = [p for p in before if p], [p for p in after if p]
    if len(known) < len(before) or len(then) < len(after):
        return False
    size = min(len(p) for p in (*known, *then))
    return max(p[:size] for p in known) < min(p[:size] for p in then)


def _two_voices(a: Sequence[Told], b: Sequence[Told]) -> bool:
    return any(x.view.report != y.view.report or x.view.voice != y.view.voice for x in a for y in b)


def how_compatible(a: Figure, b: Figure) -> str:
    """How values that may both hold differ: in their bounds, or in how sharp they are."""
    bounds = all(f.low is None for f in (a, b)) or all(f.high is None for f in (a, b))
    return "compatible, with different bounds" if bounds else "compatible, of different sharpness"


def is_vague(figure: Figure) -> bool:
    """Whether it is a word such as "dozens"."""
    return figure.approximate and figure.low != figure.high


def _cut_short(a: Figure, b: Figure) -> bool:
    """Whether one is the other told to the million or thousand ("$43 million", "$43,885,310")."""
    if a.low is None or b.low is None or a.low != a.high or b.low != b.high:
        return False
    short, full = sorted((a.low, b.low), key=lambda v: len(f"{v:.12g}".rstrip("0")))
    unit = next((u for u in (1e9, 1e6, 1e3) if short % u == 0 and short >= u), 0)
    return bool(unit) and full % unit != 0 and full // unit == short // unit


def _converted(a: Figure, b: Figure) -> bool:
    """Whether two measures are so near that one is the other rounded, or counted over from another unit."""
    if a.unit is None or a.low is None or b.low is None:
        return False
    return abs(a.low - b.low) < _CONVERTED * max(abs(a.low), abs(b.low))


def are_rounded(a: Figure, b: Figure) -> bool:
    """Whether both say the same number but for rounding, one of them perhaps as a bound or as an end of a range."""
    ours, theirs = ([v for v in (f.low, f.high) if v is not None] for f in (a, b))
    return any(max(v, w) <= _ROUNDING * min(v, w) for v in ours for w in theirs)
