"""The ledger of figures: every counted thing, each value that a report gives for it, by whom and as of when.

Figures of the whole story are set side by side when they count the same thing (`sameness.py`).  The rows hold all
figures of the story, those that one report alone gives as well; disputes are made of them in `figures.py`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reportedly.compare.counting import Told, tell
from reportedly.compare.parts import find_wholes
from reportedly.compare.relations import dated, relate
from reportedly.compare.roles import Lineage, find_roles
from reportedly.compare.sameness import count_alike, may_be_same
from reportedly.compare.views import View
from reportedly.records import Account, LedgerCell, LedgerRow, LedgerValue

_COMPARED = 12  # members of a group that a figure is compared with: enough to tell, and the cost stays linear
_TRIED = 60  # groups of like things that a figure may join, the latest first

Group = tuple[Told, ...]


def find_groups(views: Mapping[str, View], kinds: Mapping[str, str]) -> list[Group]:
    """The story's figures in groups whose members all count one thing, in the order of their first members.

    `kinds` are those of the entities.  A figure of several statements is taken where the words are fewest.
    """
    told = _told(views, kinds)
    by_report: dict[str, list[Told]] = defaultdict(list)
    for item in told:
        by_report[item.view.report].append(item)
    alike: dict[tuple[str | None, str], list[list[Told]]] = defaultdict(list)
    groups: list[list[Told]] = []
    for item in told:
        near = alike[item.figure.unit, "" if item.figure.unit else item.kind]
        home = next((g for g in near[-_TRIED:] if _belongs(item, g, by_report)), None)
        if home is None:
            home = []
            near.append(home)
            groups.append(home)
        home.append(item)
    return [tuple(g) for g in groups]


def _told(views: Mapping[str, View], kinds: Mapping[str, str]) -> list[Told]:
    homes: dict[str, tuple[View, int]] = {}
    for view in views.values():
        for k, figure in enumerate(view.figures):
            held = homes.get(figure.id)
            if held is None or len(view.statement.quote) < len(held[0].statement.quote):
                homes[figure.id] = (view, k)
    accounts: dict[str, Account] = {v.report: v.account for v in views.values()}
    wholes = {part: whole for a in accounts.values() for part, whole in find_wholes(a).items()}
    return [tell(v, v.figures[k], kinds, wholes.get(v.figures[k].id, "")) for v, k in homes.values()]


def _belongs(item: Told, group: Sequence[Told], by_report: Mapping[str, Sequence[Told]]) -> bool:
    """Whether it may count the same as all of the group's members, and half of them speak for it."""
    looked = group[:_COMPARED]
    if not all(may_be_same(item, other, by_report) for other in looked):
        return False
    return sum(count_alike(item, other) for other in looked) * 2 >= len(looked)


def by_value(group: Group) -> list[Group]:
    """The group parted by value, the first told first."""
    values: dict[tuple[float | None, float | None, bool], list[Told]] = defaultdict(list)
    for item in group:
        values[item.figure.low, item.figure.high, item.figure.approximate].append(item)
    return [tuple(v) for v in values.values()]


def make_rows(
    groups: Sequence[Group], lineage: Lineage, disputed: Mapping[int, Sequence[str]]
) -> tuple[LedgerRow, ...]:
    """The rows, what is counted differently first, then what most reports count; `disputed`: dispute ids by group."""
    drafts = []
    parts = _parts(groups)
    for i, group in enumerate(groups):
        values = sorted(by_value(group), key=_size)
        cells = tuple(_value(v, lineage, parts) for v in values)
        drafts.append((i, group, cells, relate(values)))
    weight = {i: (-len({r.relation for r in rel} - {"compatible"}), -_reports(g), i) for i, g, _, rel in drafts}
    drafts.sort(key=lambda d: weight[d[0]])
    ids = {d[0]: f"g{n}" for n, d in enumerate(drafts, start=1)}
    home = {t.figure.id: i for i, g in enumerate(groups) for t in g}
    return tuple(
        LedgerRow(
            id=ids[i],
            counted=_most(t.figure.counted for t in group),
            action=_most(t.figure.action or "" for t in group) or None,
            unit=group[0].figure.unit,
            values=values,
            relations=relations,
            part_of=next((ids[home[t.whole]] for t in group if home.get(t.whole, i) != i), None),
            disputes=tuple(disputed.get(i, ())),
        )
        for i, group, values, relations in drafts
    )


def _size(value: Group) -> tuple[float, float, bool]:
    figure = value[0].figure
    low = figure.low if figure.low is not None else float("-inf")
    return (low if figure.low is not None else figure.high or 0.0, figure.high or float("inf"), figure.approximate)


def _reports(group: Group) -> int:
    return len({t.view.report for t in group})


def _most(words: Iterable[str]) -> str:
    """The commonest of the words that are not empty, the first of equals; "" when there are none."""
    counts = Counter(w for w in words if w)
    return counts.most_common(1)[0][0] if counts else ""


def _parts(groups: Sequence[Group]) -> Mapping[str, tuple[str, ...]]:
    """The figures that are a part of each whole."""
    held: dict[str, list[str]] = defaultdict(list)
    for item in (t for g in groups for t in g if t.whole):
        held[item.whole].append(item.figure.id)
    return {whole: tuple(parts) for whole, parts in held.items()}


def _value(value: Group, lineage: Lineage, parts: Mapping[str, tuple[str, ...]]) -> LedgerValue:
    first = value[0].figure
    cells = []
    for item, (role, source) in zip(value, find_roles(value, lineage), strict=True):
        day, by = dated(item)
        told, held = item.view.statement, parts.get(item.figure.id, ())
        cells.append(LedgerCell(item.figure.id, told.id, told.report, day, by, told.origin, role, held, source))
    return LedgerValue(first.text, first.low, first.high, first.approximate, tuple(cells))
