"""Expressions of time in a report, resolved against its day of publication as news uses them.

Takes a parsed report, gives `Time` records; `statements` and `figures` refer to them.  Own rules, because general date
parsers read "Sunday" in a report of that Sunday as the Sunday before and know no "early on Sunday".  The rules:

- a weekday is the latest such day up to and including the day of publication, or, where its verb tells the future, the
  first from that day on; "last Friday" never is the day of publication, nor is "next Friday";
- a day or month without a year is the latest one for a past verb, the next one for a future verb, else the nearest;
- a part of the day narrows the day to local minutes (`text/calendar.py` has the hours) and keeps its date;
- what depends on another moment of the text ("two hours later") or on a hemisphere ("last summer") stays unresolved.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from reportedly.attribute import tenses, timewords
from reportedly.records import Parsed, Report, Sentence, Time
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
    for sentence in parsed.sentences:
        for found in _in_sentence(parsed, sentence, report):
            start, end, interval, granularity = found
            begins, ends = interval or (None, None)
            times.append(
                Time(
                    f"{report.id}.t{len(times) + 1}",
                    report.id,
                    start,
                    end,
                    parsed.text[start:end],
                    begins,
                    ends,
                    granularity,
                )
            )
    return tuple(times)


_Found = tuple[int, int, tuple[str, str] | None, str]


def _in_sentence(parsed: Parsed, sentence: Sentence, report: Report) -> Iterator[_Found]:
    text = parsed.text[sentence.start : sentence.end]
    day = calendar.parse_day(report.published)
    moment = calendar.parse_moment(report.published)
    late = bool(moment and moment.hour >= 17 and moment.utcoffset() == timedelta(0))
    matches = [m for m in timewords.find_expressions(text) if _is_time(parsed, sentence, m)]
    results = []
    for words in matches:
        start = sentence.start + words.start
        now = _Now(day, tenses.tells_future(parsed, sentence, start), late)
        results.append((words, *_resolve(words, now)))
    anchor = next((r[1] for r in results if r[1] and r[2] == "day"), None)
    for words, interval, granularity in results:
        if words.kind == "clock" and interval is None and anchor:
            interval = anchor
        yield (
            sentence.start + words.start,
            sentence.start + words.end,
            _stamped(words, interval) if interval else None,
            _granularity(words, granularity),
        )


def _is_time(parsed: Parsed, sentence: Sentence, words: timewords.Expression) -> bool:
    """Leave out verbs and names that look like a month or a year ("may", "march", "2,000 people", "Resolution 1701")."""
    if words.kind not in ("year", "month"):
        return True
    start, end = sentence.start + words.start, sentence.start + words.end
    inside = [t for t in parsed.tokens[sentence.first : sentence.last] if t.start >= start and t.end <= end]
    if words.kind == "year":
        return words.sure or any(t.ent == "DATE" for t in inside)
    return words.sure or any(t.ent == "DATE" or (t.pos == "PROPN" and not t.ent) for t in inside)


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


def _resolve(words: timewords.Expression, now: _Now) -> tuple[Interval | None, str]:
    """The days that an expression stands for, and how fine it is."""
    match words.kind:
        case "day":
            return _days(words, _named_day(words, now)), "day"
        case "weekday":
            return _one(_weekday(words, now)), "day"
        case "relative":
            return _one(calendar.shift_days(now.day, words.shift or 0) if now.day else None), "day"
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


def _month(words: timewords.Expression, now: _Now) -> Interval | None:
    number = words.month or 0
    if words.year is not None:
        return calendar.month_of(words.year, number)
    if now.day is None:
        return None
    if words.shift is not None:  # "June last year"
        return calendar.month_of(now.day.year + words.shift, number)
    ahead = {"last": False, "next": True, "coming": True}.get(words.which or "", now.ahead)
    this = now.day.replace(day=1)
    years = [calendar.make_day(now.day.year + y, number, 1) for y in (-1, 0, 1)]
    if words.which in ("last", "next"):
        years = [d for d in years if d != this]
    first = calendar.nearest(this, years, ahead=ahead)
    return calendar.month_of(first.year, first.month) if first else None


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
