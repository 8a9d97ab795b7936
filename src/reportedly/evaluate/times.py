"""How well news time is found and resolved, against TIMEX3 labels (TempEval-3: TimeBank and AQUAINT).

Counts DATE and TIME labels.  Those whose value is no date ("now", "recently": PRESENT_REF and the like) are counted
apart, as nothing stands in a calendar for them; sets and durations are not counted at all.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from reportedly.attribute.times import find_times
from reportedly.records import Parse, Report, Time
from reportedly.text import calendar

_SEASON_OR_OPEN = re.compile(r"[A-Z]{4}|X|SP|SU|FA|WI")


def evaluate_times(rows: Iterable[Mapping[str, Any]], parse: Parse) -> dict[str, float]:
    """Precision, recall and F1 of spans (strict: same offsets; relaxed: overlap) and accuracy of values.

    Each row has `id`, `text`, `published` and `times` with `start`, `end`, `type` and `value` (ISO 8601 as in TimeML).
    `value` is the share of the overlapping pairs with a calendar value whose first day is right; `value_day` the same
    for labels of a day or finer.  `recall_dated` leaves labels without a calendar value out.
    """
    sums = dict.fromkeys(
        ("gold", "gold_dated", "ours", "strict", "relaxed", "relaxed_dated", "ours_relaxed", "valued", "right",
         "valued_day", "right_day"), 0
    )  # fmt: skip
    for row in rows:
        _add(sums, row, find_row_times(row, parse))
    return _figures(sums)


def find_row_times(row: Mapping[str, Any], parse: Parse) -> tuple[Time, ...]:
    """The times of one row's text, every paragraph taken as body."""
    text = str(row["text"])
    body = tuple((m.start(), m.end()) for m in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text))
    report = Report(str(row["id"]), text, body, "", published=str(row["published"]))
    return find_times(parse(text, body), report)


def value_day(value: str) -> date | None:
    """The first day of a TIMEX3 value; None for seasons, references without a date and unknown digits."""
    if found := re.fullmatch(r"(\d{4})-Q(\d)", value):
        return calendar.make_day(int(found[1]), int(found[2]) * 3 - 2, 1)
    if found := re.fullmatch(r"(\d{4})-W(\d{1,2})(-WE)?", value):
        try:
            return date.fromisocalendar(int(found[1]), int(found[2]), 6 if found[3] else 1)
        except ValueError:
            return None
    if _SEASON_OR_OPEN.search(value.split("T")[0]):
        return None
    if found := re.match(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T|TNI|$)", value):
        return calendar.make_day(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    return calendar.make_day(int(value) * 10, 1, 1) if re.fullmatch(r"\d{3}", value) else None


def _add(sums: dict[str, int], row: Mapping[str, Any], ours: tuple[Time, ...]) -> None:
    gold = [t for t in row["times"] if t["type"] in ("DATE", "TIME")]
    every = row["times"]
    sums["gold"] += len(gold)
    sums["ours"] += len(ours)
    sums["ours_relaxed"] += sum(any(_meet(o, t) for t in every) for o in ours)
    for label in gold:
        day = value_day(str(label["value"]))
        met = next((o for o in ours if _meet(o, label)), None)
        sums["gold_dated"] += day is not None
        sums["strict"] += any(o.start == label["start"] and o.end == label["end"] for o in ours)
        if met is None:
            continue
        sums["relaxed"] += 1
        if day is None:
            continue
        sums["relaxed_dated"] += 1
        fine = bool(re.match(r"\d{4}-\d\d-\d\d", str(label["value"])))
        right = (met.begins or "")[:10] == day.isoformat()
        sums["valued"] += 1
        sums["right"] += right
        sums["valued_day"] += fine
        sums["right_day"] += fine and right


def _meet(ours: Time, label: Mapping[str, Any]) -> bool:
    return bool(ours.start < label["end"] and label["start"] < ours.end)


def _figures(sums: dict[str, int]) -> dict[str, float]:
    def share(part: str, whole: str) -> float:
        return sums[part] / sums[whole] if sums[whole] else 0.0

    def f1(precision: float, recall: float) -> float:
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0

    strict = (share("strict", "ours"), share("strict", "gold"))
    relaxed = (share("ours_relaxed", "ours"), share("relaxed", "gold"))
    return {
        "labels": float(sums["gold"]),
        "found": float(sums["ours"]),
        "strict_precision": strict[0],
        "strict_recall": strict[1],
        "strict_f1": f1(*strict),
        "relaxed_precision": relaxed[0],
        "relaxed_recall": relaxed[1],
        "relaxed_f1": f1(*relaxed),
        "recall_dated": share("relaxed_dated", "gold_dated"),
        "relaxed_f1_dated": f1(relaxed[0], share("relaxed_dated", "gold_dated")),
        "value": share("right", "valued"),
        "value_day": share("right_day", "valued_day"),
    }
