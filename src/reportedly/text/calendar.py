"""Days, months and clock times as pure arithmetic: what `attribute/times.py` needs to resolve news time.

Nothing here reads text longer than a name or a number, and nothing raises on impossible dates: they give None.
Weeks run from Monday to Sunday (ISO 8601); both ends of an interval belong to it.
"""

import calendar
import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta

Interval = tuple[date, date]

_MONTH_NAMES = "january february march april may june july august september october november december".split()
_WEEKDAY_NAMES = "monday tuesday wednesday thursday friday saturday sunday".split()

MONTHS: dict[str, int] = {name: n for n, name in enumerate(_MONTH_NAMES, 1)}
MONTHS |= {name[:3]: n for name, n in list(MONTHS.items())} | {"sept": 9}
WEEKDAYS: dict[str, int] = {name: n for n, name in enumerate(_WEEKDAY_NAMES)}
WEEKDAYS |= {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4}
WEEKDAYS |= {"sat": 5, "sun": 6}

# From and to, as local clock times of one day; news usage (AP, Reuters): "early Sunday" is after midnight.
PARTS: dict[str, tuple[str, str]] = {
    "early": ("00:00", "08:59"),
    "dawn": ("04:00", "07:59"),
    "daybreak": ("04:00", "07:59"),
    "sunrise": ("04:00", "07:59"),
    "morning": ("06:00", "11:59"),
    "noon": ("12:00", "12:00"),
    "midday": ("11:00", "13:59"),
    "afternoon": ("12:00", "17:59"),
    "dusk": ("17:00", "20:59"),
    "sunset": ("17:00", "20:59"),
    "evening": ("18:00", "23:59"),
    "late": ("18:00", "23:59"),
    "night": ("20:00", "23:59"),
    "midnight": ("00:00", "00:00"),
}


def make_day(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day (31 February, month 13, year 0)."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def parse_day(stamp: str | None) -> date | None:
    """The local day of an ISO 8601 day or moment; None for anything else."""
    try:
        return date.fromisoformat((stamp or "")[:10])
    except ValueError:
        return None


def parse_moment(stamp: str | None) -> datetime | None:
    """The moment of an ISO 8601 stamp that tells more than the day; None otherwise."""
    if not stamp or len(stamp) < 13:
        return None
    try:
        return datetime.fromisoformat(stamp)
    except ValueError:
        return None


def shift_days(day: date, days: int) -> date | None:
    """`day` moved by so many days, or None outside the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def month_of(year: int, month: int) -> Interval | None:
    """First and last day of a month."""
    first = make_day(year, month, 1)
    return (first, first.replace(day=calendar.monthrange(year, month)[1])) if first else None


def shift_month(day: date, months: int) -> Interval | None:
    """The whole month so many months from the one that `day` is in."""
    at = day.year * 12 + day.month - 1 + months
    return month_of(at // 12, at % 12 + 1)


def year_of(year: int, years: int = 1) -> Interval | None:
    """First and last day of a year, or of so many years from it on."""
    first, last = make_day(year, 1, 1), make_day(year + years - 1, 12, 31)
    return (first, last) if first and last else None


def week_of(day: date) -> Interval | None:
    """Monday and Sunday of the week of `day`."""
    monday = shift_days(day, -day.weekday())
    sunday = shift_days(day, 6 - day.weekday())
    return (monday, sunday) if monday and sunday else None


def weekday_before(day: date, weekday: int, *, same: bool = True) -> date | None:
    """The latest such weekday (0 Monday) up to `day`; `day` itself counts where `same`."""
    back = (day.weekday() - weekday) % 7
    return shift_days(day, -(back if same else back or 7))


def weekday_after(day: date, weekday: int, *, same: bool = True) -> date | None:
    """The first such weekday (0 Monday) from `day` on; `day` itself counts where `same`."""
    ahead = (weekday - day.weekday()) % 7
    return shift_days(day, ahead if same else ahead or 7)


_SLACK = 45  # days that a date may lie on the other side of what its verb tells; chosen on half of TimeBank


def nearest(day: date, candidates: Iterable[date | None], *, ahead: bool | None, slack: int = _SLACK) -> date | None:
    """Which candidate is meant: the nearest, unless it is far on the other side of what the verb tells.

    A verb that looks ahead takes none more than `slack` days back, a past one none more than `slack` days ahead, and
    where no verb tells none is more than 90 days ahead: parsers err on tense more often than newsrooms leave out a
    year that is needed.
    """
    days = [c for c in candidates if c is not None]
    most = 2 * _SLACK if ahead is None else slack
    near = [c for c in days if (day - c if ahead else c - day).days <= most]
    return min(near or days, key=lambda c: (abs((c - day).days), c), default=None)


def read_numeric_date(digits: str, published: date | None) -> date | None:
    """The day of "08-12-2024", "12/08/24", "8.12.2024" or "2024-12-08"; None where day and month cannot be told apart.

    Year first and dots are unambiguous, as is a number above 12.  Otherwise the reading that falls within a month of
    the publication decides, if only one does.
    """
    parts = [int(p) for p in re.split(r"[-/.]", digits)]
    if len(parts) != 3:
        return None
    if parts[0] > 31:
        return make_day(*parts)
    year = parts[2] if parts[2] > 99 else 2000 + parts[2]
    day_first, month_first = make_day(year, parts[1], parts[0]), make_day(year, parts[0], parts[1])
    if "." in digits or day_first == month_first or month_first is None:
        return day_first
    if day_first is None:
        return month_first
    close = [d for d in (day_first, month_first) if published and abs((d - published).days) <= 31]
    return close[0] if len(close) == 1 else None


_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?(?:[:.]\d{2})?\s*(?:([ap])\.?\s?m\b\.?|o.clock)?", re.IGNORECASE)


def read_clock(words: str) -> str | None:
    """ "HH:MM" of a clock time ("6:30 a.m.", "18.30", "0735", "7pm", "noon"); None for an hour that does not exist."""
    words = words.strip().lower()
    if words in ("noon", "midday", "midnight"):
        return "00:00" if words == "midnight" else "12:00"
    if re.fullmatch(r"\d{4}", words):
        words = f"{words[:2]}:{words[2:]}"
    found = _CLOCK.match(words)
    if not found:
        return None
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None
