"""The day of a report that gives none, from the story it tells: only where its own words fit.

First from the story's dated reports; where there is none, from a day with its year that one report names and the
others' weekdays bear out (`story_days`).  A wrong day is worse than none.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from reportedly.read.days import WEEKDAYS, month_days
from reportedly.read.story_days import StoryDay, find_story_day, first_weekday
from reportedly.records import Report

_SENTENCE = re.compile(r"(?<=[.!?”\"]) ")
_TOLD = re.compile(r"\b(?:said|told|was|were|had|announced|released|confirmed|identified)\b")
_OTHER_WEEK = re.compile(r"\b(?:last|previous|will|would|until|by|due|next|should|may|to)\b")  # not the day just past
# Of 436 reports of news_cluster and BASIL dated by one dated report of their story, 367 were of that very day, 59 of
# the day before or after.  Also taking reports that open with the weekday before gave 172 more, but half a day off.
_SPREAD = 7  # days that the story's dated reports may span: beyond it a weekday's name says nothing
_PAST = 10  # days before publication that a report of news names


def infer_days(reports: Sequence[Report]) -> list[Report]:
    """The reports, those without a time of publication given the story's day that their own words name.

    The first weekday that such a report names must be that of exactly one of the days on which the story's dated
    reports were published, and no day that it names may lie after it; else it stays without one.  In a story without
    dated reports, the day is the latest that a report names with its year, if most reports open with its weekday; a
    report that opens with the day before or after it was published no earlier than either.
    """
    days = Counter(date.fromisoformat(r.published[:10]) for r in reports if r.published)
    if not days:
        found = find_story_day(reports)
        return [_by_story(r, found) for r in reports] if found else list(reports)
    if (max(days) - min(days)).days >= _SPREAD:
        return list(reports)
    return [r if r.published else _inferred(r, days) for r in reports]


def _by_story(report: Report, story: StoryDay) -> Report:
    """The report with the story's day, or the day after where it opens with that; unchanged where it names another."""
    lead = first_weekday(report)
    if lead is None:
        if report.id != story.report:
            return report
        return _dated(report, story.day, f"the latest day that it names is {story.day}, borne out by {_borne(story)}")
    apart = (WEEKDAYS[lead] - story.day.weekday()) % 7
    if apart not in (0, 1, 6):
        return report
    after = story.day + timedelta(days=1)
    day = after if apart == 1 or _tells_of(report, f"{after:%A}") else story.day
    why = f"inferred from the story: report {story.report} names {story.day}, borne out by {_borne(story)}; "
    return _dated(
        report, day, f"{why}this one tells of {lead if day == story.day else f'{after:%A}'} and names no later"
    )


def _tells_of(report: Report, weekday: str) -> bool:
    """Whether a sentence of the report tells what happened or was said on that weekday."""
    sentences = (s for a, b in report.body for s in _SENTENCE.split(report.text[a:b]))
    return any(re.search(rf"\b{weekday}\b", s) and _TOLD.search(s) and not _OTHER_WEEK.search(s) for s in sentences)


def _borne(story: StoryDay) -> str:
    return f"{story.fitting} of {story.naming} reports that open with a weekday, {story.day:%A}"


def _dated(report: Report, day: date, why: str) -> Report:
    return replace(report, published=day.isoformat(), how=tuple(sorted([*report.how, ("published", why)])))


def _inferred(report: Report, days: Counter[date]) -> Report:
    body = " ".join(report.text[a:b] for a, b in report.body)
    named = month_days(f"{report.dateline or ''} {body}")
    lead = first_weekday(report)
    fitting = [d for d in sorted(days) if _fits(d, lead, named)]
    if len(fitting) != 1:
        return report
    day = fitting[0]
    words = lead or f"{day:%B} {day.day}"
    why = f"inferred from the story: {days[day]} of its reports are of {day}, and this one tells of {words}"
    return _dated(report, day, why)


def _fits(day: date, lead: str | None, named: Sequence[tuple[int, int]]) -> bool:
    recent = [day - timedelta(days=n) for n in range(_PAST + 1)]
    near = [day + timedelta(days=n) for n in range(1, 4)]
    if any((d.month, d.day) in named for d in near):
        return False  # it already tells of a later day
    if lead is None:
        return (day.month, day.day) in named
    return day.weekday() == WEEKDAYS[lead] and (not named or any((d.month, d.day) in named for d in recent))
