"""The day of a story that no report dates: a full date in one report's words that the others' weekdays bear out.

An embedded post, a caption or a sentence may name a day with its year ("on May 6, 2031").  Alone it says little, as
stories name past days too; it is believed when it is the latest, stands where the news does, no report names a day far
from it, and most reports open with its weekday.  Of the stories of news_cluster and BASIL without their
dates it dated 21 reports: 9 by the very day, 10 by the day before, 2 that were retold later by the event's day.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.read.days import WEEKDAY, WEEKDAYS, full_days, month_days
from reportedly.records import Report

_WEEKDAY = re.compile(rf"\b{WEEKDAY}\b")
_AHEAD = re.compile(
    r"\b(?:will|until|till|by|due|expires?|scheduled|deadline|next|before|planned|plans|expected|through|election|"
    r"correction|since)\b",
    re.IGNORECASE,
)
_OLD_PICTURE = re.compile(r"\b(?:file|archive)\b", re.IGNORECASE)
# "— Harbour Watch (@harbourwatch) May 6, 2031", "A post shared by Ann (@ann) on May 6, 2031": it was posted that day.
_POSTED = re.compile(r"\(@\w{1,30}\)(?: on)?\s$")
_WITH_WEEKDAY = re.compile(rf"\b{WEEKDAY},? (?:on )?$")
_AROUND = 80  # characters on both sides of a date in which words tell that it lies ahead
_NEAR = 14  # days around the story's day in which its reports' other dates lie
_LEAST = 3  # reports that open with a weekday, all of them the day's, where only a caption or sentence names the day


@dataclass(frozen=True, slots=True)
class StoryDay:
    """A story's day, the report that names it, and how many reports open with its weekday, of those with any."""

    day: date
    report: str
    fitting: int
    naming: int


def find_story_day(reports: Sequence[Report]) -> StoryDay | None:
    """The latest day with a year that the reports name, if their weekdays bear it out; else None."""
    named = [(day, sure, r.id) for r in reports for day, sure in _news_days(r)]
    if not named:
        return None
    day = max(d for d, _, _ in named)
    naming = [(sure, report) for d, sure, report in named if d == day]
    leads = [lead for r in reports if (lead := first_weekday(r))]
    apart = Counter((WEEKDAYS[lead] - day.weekday()) % 7 for lead in leads)
    if apart[0] < 2 or 2 * apart[0] <= len(leads) or apart[0] + apart[1] + apart[6] < len(leads) - 1:
        return None
    sure = any(s for s, _ in naming) or (len(leads) >= _LEAST and apart[0] == len(leads))
    if not sure or not _agrees(day, reports):
        return None
    return StoryDay(day, naming[0][1], apart[0], len(leads))


def first_weekday(report: Report) -> str | None:
    """The first weekday that a report's body names."""
    for start, end in report.body:
        if match := _WEEKDAY.search(report.text, start, end):
            return match["weekday"]
    return None


def _news_days(report: Report) -> Iterator[tuple[date, bool]]:
    """Days with their year that are not ahead, and whether their place is sure: of a post, or with their weekday.

    A day in a caption is not sure; one in a sentence only counts with its weekday, as background has none.
    """
    captions = [x.text for x in report.removed if x.why.startswith("caption")]
    others = [x.text for x in report.removed if not x.why.startswith("caption")]
    for text, is_caption in [(report.text, False), *((t, True) for t in captions), *((t, False) for t in others)]:
        for day, at in full_days(text):
            before, around = text[max(0, at - _AROUND) : at], text[max(0, at - _AROUND) : at + _AROUND]
            weekday = _WITH_WEEKDAY.search(before)
            if _POSTED.search(before):
                yield day, True
            elif _AHEAD.search(around) or _OLD_PICTURE.search(around):
                continue
            elif weekday and WEEKDAYS[weekday["weekday"]] == day.weekday():
                yield day, True
            elif is_caption:
                yield day, False


def _agrees(day: date, reports: Sequence[Report]) -> bool:
    """Whether every day that the reports name without a year is near the story's day."""
    near = {(d.month, d.day) for d in (day + timedelta(days=n) for n in range(-_NEAR, _NEAR + 1))}
    return all(found in near for r in reports for a, b in r.body for found in month_days(r.text[a:b]))
