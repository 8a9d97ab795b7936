"""The day of a report that gives none, from the story's dated reports: only where its own words fit one of them."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from reportedly.read.days import WEEKDAY, WEEKDAYS, month_days
from reportedly.records import Report

_WEEKDAY = re.compile(rf"\b{WEEKDAY}\b")
_SPREAD = 7  # days that the story's dated reports may span: beyond it a weekday's name says nothing
_PAST = 10  # days before publication that a report of news names


def infer_days(reports: Sequence[Report]) -> list[Report]:
    """The reports, those without a time of publication given the story's day that their own words name.

    The first weekday that such a report names must be that of exactly one of the days on which the story's dated
    reports were published, and no day that it names may lie after it; else it stays without one.
    """
    days = Counter(date.fromisoformat(r.published[:10]) for r in reports if r.published)
    if not days or (max(days) - min(days)).days >= _SPREAD:
        return list(reports)
    return [r if r.published else _inferred(r, days) for r in reports]


def _inferred(report: Report, days: Counter[date]) -> Report:
    body = " ".join(report.text[a:b] for a, b in report.body)
    named = month_days(f"{report.dateline or ''} {body}")
    lead = _WEEKDAY.search(body)
    fitting = [d for d in sorted(days) if _fits(d, lead["weekday"] if lead else None, named)]
    if len(fitting) != 1:
        return report
    day = fitting[0]
    words = lead["weekday"] if lead and day.weekday() == WEEKDAYS[lead["weekday"]] else f"{day:%B} {day.day}"
    why = f"inferred from the story: {days[day]} of its reports are of {day}, and this one tells of {words}"
    how = tuple(sorted([*report.how, ("published", why)]))
    return replace(report, published=day.isoformat(), how=how)


def _fits(day: date, lead: str | None, named: Sequence[tuple[int, int]]) -> bool:
    recent = [day - timedelta(days=n) for n in range(_PAST + 1)]
    near = [day + timedelta(days=n) for n in range(1, 4)]
    if any((d.month, d.day) in named for d in near):
        return False  # it already tells of a later day
    if lead is not None:
        return day.weekday() == WEEKDAYS[lead] and (not named or any((d.month, d.day) in named for d in recent))
    return (day.month, day.day) in named
