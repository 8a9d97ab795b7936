"""Expressions of time in a report, resolved against its day of publication as news uses them.

Takes a parsed report, gives `Time` records; `statements` and `figures` refer to them.  Own rules, because general date
parsers read "Sunday" in a report of that Sunday as the Sunday before and know no "early on Sunday".  The rules:

- a weekday is the latest such day up to and including the day of publication, or, where its verb tells the future, the
  first from that day on; "last Friday" never is the day of publication, nor is "next Friday";
- a day or month without a year is the latest one for a past verb, the next one for a future verb, else the nearest;
- a part of the day narrows the day to local minutes (`text/calendar.py` has the hours) and keeps its date;
- what depends on another moment of the text ("two hours later") or on a hemisphere ("last summer") stays unresolved.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from reportedly.attribute import tenses, timewords
from reportedly.records import Parsed, Report, Sentence, Time, Token
from reportedly.text import calendar
from reportedly.text.calendar import Interval


@dataclass(frozen=True, slots=True)
class _Now:
    """The day of publication, and whether the verb at an expression tells the future, the past or neither (None)."""

    day: date | None
    ahead: bool | None = None
    late: bool = False  # the moment of publication is so late in UTC that it was the next day in Asia


def find_times(parsed: Parsed, report: Report) -> tuple[Time, ...]:
    """Every expression of time in the body, in order; `begins` and `ends` are None where it cannot be resolved.

    Both ends belong to the interval.  Spans are tight: "late on Friday", "the evening of December 7", without the
    preposition before them.
    """
    times: list[Time] = []
    day = calendar.parse_day(report.published)
    moment = calendar.parse_moment(report.published)
    late = bool(moment and moment.hour >= 17 and moment.utcoffset() == timedelta(0))
    told: Interval | None = None  # the day last told, for "that evening" and "the next day"
    for start, end, first, last in _stretches(parsed):
        text, tokens = parsed.text[start:end], parsed.tokens[first:last]
        if "\n\n" in parsed.text[times[-1].end if times else 0 : start]:
            told = None
        found, told = _in_stretch(parsed, text, start, tokens, _Now(day, None, late), told)
        for words, interval, granularity in found:
            span = (start + words.start, start + words.end)
            begins, ends = _stamped(words, interval) if interval else (None, None)
            name = f"{report.id}.t{len(times) + 1}"
            times.append(
                Time(name, report.id, *span, parsed.text[slice(*span)], begins, ends, _granularity(words, granularity))
            )
    return tuple(times)


def _stretches(parsed: Parsed) -> Iterator[tuple[int, int, int, int]]:
    """Sentences, those joined that were cut after an abbreviation ("at 9 a.m." / "Tuesday"): offsets and tokens."""
    open_from: Sentence | None = None
    for i, sentence in enumerate(parsed.sentences):
        following = parsed.sentences[i + 1] if i + 1 < len(parsed.sentences) else None
        begin = open_from or sentence
        between = parsed.text[sentence.end : following.start] if following else "\n\n"
        if "\n\n" not in between and _CUT.search(parsed.text[max(sentence.start, sentence.end - 8) : sentence.end]):
            open_from = begin
            continue
        yield begin.start, sentence.end, begin.first, sentence.last
        open_from = None


_CUT = re.compile(r"\b(?:[ap]\.m|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec)\.$", re.IGNORECASE)
_SOON = re.compile(r"\b(?:as\s+(?:soon|early)\s+as|starting|beginning|effective|scheduled\s+for|due)\s+(?:on\s+)?$")
_LIMIT = re.compile(
    r"\b(?:by|until|till|through|before|ahead\s+of|(?:extended|delayed|postponed|moved|pushed\s+back)\s+to"
    r"|(?:planned|scheduled|set|slated|expected)\s+(?:for|in|on))\s+$"
)
_DEADLINE = re.compile(r"\b(?:by|until|till|no\s+later\s+than)\s+$")
_Found = list[tuple[timewords.Expression, Interval | None, str]]


def _in_stretch(
    parsed: Parsed, text: str, offset: int, tokens: tuple[Token, ...], now: _Now, told: Interval | None
) -> tuple[_Found, Interval | None]:
    """The expressions of one stretch, resolved; and the day that was told last, for what follows."""
    found: _Found = []
    before = told
    for words in timewords.find_expressions(text):
        first = bisect_right(tokens, offset + words.start, key=lambda t: t.end)
        inside = tokens[first : bisect_left(tokens, offset + words.end, first, key=lambda t: t.start)]
        if not inside or not _is_time(words, inside):
            continue
        here = replace(now, ahead=_ahead(parsed, text[: words.start], words, inside[0]))
        interval, granularity = _resolve(words, here, told)
        found.append((words, interval, granularity))
        if granularity == "day" and interval and interval[0] == interval[1]:
            told = interval
    anchor = next((i for w, i, g in found if i and g == "day"), before)
    return [(w, anchor if w.kind == "clock" and i is None else i, g) for w, i, g in found], told


def _ahead(parsed: Parsed, before: str, words: timewords.Expression, token: Token) -> bool | None:
    """Whether the expression looks ahead: by the words before it ("as soon as Tuesday"), else by its verb."""
    if _SOON.search(before):
        return True
    if _DEADLINE.search(before) and tenses.sets_limit(parsed, token):
        return True
    told = tenses.tells_future(parsed, token)
    if words.kind in ("day", "month") and _LIMIT.search(before):  # a limit may lie on either side of a past verb
        return None if told is False else True
    return told


def _is_time(words: timewords.Expression, inside: Sequence[Token]) -> bool:
    """Leave out verbs, names and numbers that look like a month or a year ("May", "2,000 people")."""
    if words.kind not in ("year", "month") or words.sure:
        return True
    return any(t.ent == "DATE" or (words.kind == "month" and t.pos == "PROPN" and not t.ent) for t in inside)


def _stamped(words: timewords.Expression, interval: Interval) -> tuple[str, str]:
    """ISO ends of the interval, narrowed to the clock time or the part of the day that the words tell."""
    begins, ends = interval[0].isoformat(), interval[1].isoformat()
    if begins != ends:
        return begins, ends
    if words.clock:
        return f"{begins}T{words.clock}", f"{begins}T{words.clock}"
    hours = calendar.PARTS.get(words.part or "")
    return (f"{begins}T{hours[0]}", f"{begins}T{hours[1]}") if hours else (begins, ends)


def _granularity(words: timewords.Expression, granularity: str) -> str:
    if granularity != "day":
        return granularity
    return "minute" if words.clock else "part" if words.part in calendar.PARTS else "day"


def _resolve(words: timewords.Expression, now: _Now, told: Interval | None) -> tuple[Interval | None, str]:
    """The days that an expression stands for, and how fine it is."""
    match words.kind:
        case "day":
            return _days(words, _named_day(words, now)), "day"
        case "weekday":
            return _one(_weekday(words, now)), "day"
        case "relative":
            return _one(calendar.shift_days(now.day, words.shift or 0) if now.day else None), "day"
        case "same":
            return _one(calendar.shift_days(told[0], words.shift or 0) if told else None), "day"
        case "quarter":
            return _quarter(words, now), "month"
        case "clock":
            return None, "day"
        case "month":
            return _month(words, now), "month"
        case "year":
            return calendar.year_of(words.year or 0, words.count), "year"
        case "span":
            return _unit(words, now), _FINE.get(words.unit or "", "day")
        case "ago":
            return _ago(words, now), _FINE.get(words.unit or "", "day")
        case "past":
            return _past(words, now), _FINE.get(words.unit or "", "day")
    return None, _FINE.get(words.unit or "", "day")


_FINE = {"day": "day", "week": "week", "weekend": "day", "month": "month", "year": "year", "decade": "year"}
_FINE |= {"quarter": "month", "season": "month", "hour": "minute", "minute": "minute"}
_DAYS = {"day": 1, "week": 7, "weekend": 7, "month": 30, "quarter": 91, "year": 365, "decade": 3652}


def _one(day: date | None) -> Interval | None:
    return (day, day) if day else None


def _days(words: timewords.Expression, first: date | None) -> Interval | None:
    """One day, or a few of the same month ("December 7-8")."""
    last = calendar.make_day(first.year, first.month, words.until) if first and words.until else first
    return (first, last) if first and last and first <= last else _one(first)


def _named_day(words: timewords.Expression, now: _Now) -> date | None:
    if words.numeric:
        return calendar.read_numeric_date(words.numeric, now.day)
    month, number = words.month or 0, words.day or 0
    if words.year is not None:
        return calendar.make_day(words.year, month, number)
    if now.day is None:
        return None
    years = [calendar.make_day(now.day.year + y, month, number) for y in (-1, 0, 1)]
    if words.weekday is not None:
        fitting = [d for d in years if d and d.weekday() == words.weekday]
        years = list(fitting) or years
    return calendar.nearest(now.day, years, ahead=now.ahead)


def _weekday(words: timewords.Expression, now: _Now) -> date | None:
    if now.day is None or words.weekday is None:
        return None
    if words.week is not None:  # "Friday of last week"
        week = _shifted(now.day, "week", words.week)
        return calendar.shift_days(week[0], words.weekday) if week else None
    if words.which == "last":
        return calendar.weekday_before(now.day, words.weekday, same=False)
    if words.which == "next":
        return calendar.weekday_after(now.day, words.weekday, same=False)
    if words.which == "unknown":
        return None
    if now.ahead or words.which == "coming":
        return calendar.weekday_after(now.day, words.weekday)
    following = calendar.shift_days(now.day, 1)
    if now.late and following and following.weekday() == words.weekday:
        return following
    return calendar.weekday_before(now.day, words.weekday)


_MONTH_SLACK = 0  # no dearer than 31 on half of TimeBank, and "left in June" told in May is last year's


def _month(words: timewords.Expression, now: _Now) -> Interval | None:
    number = words.month or 0
    if words.year is not None:
        return calendar.month_of(words.year, number)
    if now.day is None:
        return None
    if words.shift is not None:  # "June last year"
        return calendar.month_of(now.day.year + words.shift, number)
    if words.which == "this":
        return calendar.month_of(now.day.year, number)
    ahead = {"last": False, "next": True, "coming": True}.get(words.which or "", now.ahead)
    this = now.day.replace(day=1)
    years = [calendar.make_day(now.day.year + y, number, 1) for y in (-1, 0, 1)]
    if words.which in ("last", "next"):
        years = [d for d in years if d != this]
    first = calendar.nearest(this, years, ahead=ahead, slack=0 if words.which else _MONTH_SLACK)
    return calendar.month_of(first.year, first.month) if first else None


def _quarter(words: timewords.Expression, now: _Now) -> Interval | None:
    """A quarter of the calendar's year: the latest to have begun where no year is told."""
    year, month = words.year, words.month or 1
    if year is None:
        if now.day is None:
            return None
        years = [calendar.make_day(now.day.year + y, month, 1) for y in (-1, 0, 1)]
        begun = [d.year for d in years if d and d <= now.day]
        year = max(begun, default=now.day.year)
    begin, end = calendar.month_of(year, month), calendar.month_of(year, month + 2)
    return (begin[0], end[1]) if begin and end else None


def _unit(words: timewords.Expression, now: _Now) -> Interval | None:
    """ "last week", "this month", "next year", "the weekend", so many units from now."""
    if now.day is None:
        return None
    if words.unit == "weekend" and words.which == "near":  # the last one to have begun, unless the verb looks ahead
        return _shifted(now.day, "weekend", 0 if now.ahead or now.day.weekday() >= 5 else -1)
    return _shifted(now.day, words.unit or "", words.shift or 0)


def _shifted(day: date, unit: str, by: int) -> Interval | None:
    match unit:
        case "day":
            return _one(calendar.shift_days(day, by))
        case "week":
            moved = calendar.shift_days(day, 7 * by)
            return calendar.week_of(moved) if moved else None
        case "weekend":
            moved = calendar.shift_days(day, 7 * by)
            week = calendar.week_of(moved) if moved else None
            return (week[1] - timedelta(days=1), week[1]) if week else None
        case "month":
            return calendar.shift_month(day, by)
        case "quarter":
            first = calendar.shift_month(day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1), 3 * by)
            last = calendar.shift_month(first[0], 2) if first else None
            return (first[0], last[1]) if first and last else None
        case "year":
            return calendar.year_of(day.year + by)
        case "decade":
            return calendar.year_of((day.year // 10 + by) * 10, 10)
    return None


def _ago(words: timewords.Expression, now: _Now) -> Interval | None:
    if now.day is None or words.shift is None or abs(words.shift) > 10_000:
        return None
    return _shifted(now.day, words.unit or "", words.shift)


def _past(words: timewords.Expression, now: _Now) -> Interval | None:
    """ "the past week", "over the last two months", "the coming days": from or to the day of publication."""
    days = _DAYS.get(words.unit or "")
    if now.day is None or days is None or words.shift is None or abs(words.shift) > 10_000:
        return None
    other = calendar.shift_days(now.day, days * words.shift)
    if other is None:
        return None
    return (other, now.day) if words.shift < 0 else (now.day, other)
