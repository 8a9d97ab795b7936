"""When what a report tells took place, as far as its opening says: days named there, against the day of publication.

Used by `signatures`.  Cruder than the times of `attribute/`, which need a parse and are taken instead where they are
given: a weekday is the latest one, a day of a month the nearest, and what looks ahead is left out.
"""

import re
from collections.abc import Iterable
from datetime import date

from reportedly.records import Account, Report
from reportedly.text import calendar

_MONTH = r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"  # noqa: E501
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_NAMED = re.compile(
    rf"\b(?P<weekday>{_WEEKDAY})s?\b"
    rf"|\b(?P<m1>{_MONTH}) (?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\b(?!:)(?:,? (?P<y1>(?:19|20)\d\d))?"
    rf"|\b(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<m2>{_MONTH})(?:,? (?P<y2>(?:19|20)\d\d))?"
    r"|\b(?P<today>today|tonight|this (?:morning|afternoon|evening)|earlier in the day)\b"
    r"|\b(?P<yesterday>yesterday|last night|overnight)\b"
    r"|\b(?P<week>last week|a week (?:ago|after|later|since)|one week (?:ago|after|later))\b",
)
_AHEAD = re.compile(
    r"\b(?:next|until|till|by|due|from|through|scheduled for|set for|before|tomorrow|coming|will \w+(?: \w+)? on)"
    r"(?: on)?(?: the)?(?: morning| evening)? $",
    re.IGNORECASE,
)
_LAST = re.compile(r"\blast $", re.IGNORECASE)
_OPENING = 1400  # characters of the body in which news tells when what it tells took place
HELD = 4
_KEPT_BACK = 370  # days back: what lies further is history


def event_days(report: Report, account: Account | None = None) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The days (ordinals) that the opening names, first told first, and its weekdays (0 Monday) in that order.

    Days stay empty where there is no day of publication to resolve them by; a day with its year needs none.
    """
    published = calendar.parse_day(report.published)
    named = list(_named(report, published))
    days = _of_account(report, account, published) if account and account.times else (d for d, _ in named)
    kept = dict.fromkeys(d for d in days if d is not None)
    return tuple(kept)[:HELD], tuple(dict.fromkeys(w for _, w in named if w is not None))[:HELD]


def _named(report: Report, published: date | None) -> Iterable[tuple[int | None, int | None]]:
    left = _OPENING
    for a, b in report.body:
        if left <= 0:
            return
        paragraph = report.text[a : min(b, a + left)]
        left -= b - a
        for match in _NAMED.finditer(paragraph):
            before = paragraph[max(0, match.start() - 40) : match.start()]
            if not _AHEAD.search(before):
                yield _resolve(match, published, bool(_LAST.search(before)))


def _resolve(match: re.Match[str], published: date | None, last: bool) -> tuple[int | None, int | None]:
    """The ordinal of the day, and the weekday where the words name one."""
    if match["weekday"]:
        weekday = calendar.WEEKDAYS[match["weekday"].lower()]
        day = calendar.weekday_before(published, weekday, same=not last) if published else None
        return (day.toordinal() if day else None), weekday
    if match["week"]:
        day = calendar.shift_days(published, -7) if published else None
        return (day.toordinal() if day else None), None
    if match["today"] or match["yesterday"]:
        day = calendar.shift_days(published, -1 if match["yesterday"] else 0) if published else None
        return (day.toordinal() if day else None), (day.weekday() if day else None)
    month = calendar.MONTHS[(match["m1"] or match["m2"])[:3].lower()]
    number, year = int(match["d1"] or match["d2"]), match["y1"] or match["y2"]
    if published is None:
        found = calendar.make_day(int(year), month, number) if year else None
    else:
        years = [int(year)] if year else [published.year - 1, published.year]
        found = calendar.nearest(published, [calendar.make_day(y, month, number) for y in years], ahead=None)
    if not found or (published and (found > published or (published - found).days > _KEPT_BACK)):
        return None, None
    return found.toordinal(), None


def _of_account(report: Report, account: Account | None, published: date | None) -> Iterable[int | None]:
    """Days of the account's resolved times in the opening, up to the day of publication."""
    start = report.body[0][0] if report.body else 0
    for time in account.times if account else ():
        if time.start - start > _OPENING or time.granularity not in ("day", "part", "minute"):
            continue
        day = calendar.parse_day(time.begins)
        if day and (published is None or 0 <= (published - day).days <= _KEPT_BACK):
            yield day.toordinal()
