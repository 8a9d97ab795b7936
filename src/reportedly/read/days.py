"""When a report was published: dates read from the page's data, a line of the text, the address or the dateline."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

MONTHS = {m[:3].lower(): i for i, m in enumerate(
    "January February March April May June July August September October November December".split(), 1)}  # fmt: skip
WEEKDAYS = {d: i for i, d in enumerate("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())}
_EARLIEST, _LATEST = 1980, 2100  # years that news pages carry
_NAMES = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|"
    r"Nov(?:ember)?|Dec(?:ember)?)"
)
MONTH = rf"(?P<month>{_NAMES})\b\.?"
WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_TIME = (
    r"(?P<hour>[0-2]?\d)[:.h](?P<minute>[0-5]\d)(?::[0-5]\d)?(?:\s?(?P<half>[AaPp])\.?[Mm]\.?)?"
    r"(?:\s?(?P<zone>Z|GMT|UTC|[+-]\d{2}:?\d{2}))?"
)
_FORMS = (
    re.compile(r"(?<!\d)(?P<year>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})(?!\d)"),
    re.compile(
        rf"(?<![\w])(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]{MONTH},?[ -](?P<year>\d{{4}})(?!\d)", re.IGNORECASE
    ),
    re.compile(rf"(?<![\w]){MONTH} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})(?!\d)", re.IGNORECASE),
)
_NUMERIC = re.compile(r"(?<!\d)(?P<a>\d{1,2})(?P<sep>[-/.])(?P<b>\d{1,2})(?P=sep)(?P<year>\d{4}|\d{2})(?!\d)")
MONTH_DAY = re.compile(
    rf"\b(?:{MONTH} (?P<d>\d{{1,2}})(?:st|nd|rd|th)?|(?P<d2>\d{{1,2}})(?:st|nd|rd|"
    rf"th)? (?P<month2>{_NAMES})\b\.?)(?!\d|[:%]|,? \d{{4}})"
)
_DATE_WORDS = re.compile(
    r"(?:(?:first |last |originally |date |time )?(?:published|posted|updated|modified|created|released|issued|"
    r"edited|date|time|on|at|from|as of|"
    r"last update|article|story|by|in|ago|of|the)\b|(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|"
    r"sun)(?:day)?\b|"
    r"(?:gmt|utc|est|edt|pst|pdt|cst|cdt|cet|cest|bst|ist|et|pt|msk|eet|wib|sgt|hkt|jst|kst|aest|a\.?m|p\.?m|"
    r"hrs?|local time|(?-i:[A-Z][a-z]+) time|am|pm|z|t|"
    r"min read|mins? read|uae|am ist|pm ist)\b|[\W\d_])+",
    re.IGNORECASE,
)
_COUNTS = re.compile(  # "Views: 14 208", "61 comments": what outlets count beside the date
    r"\b(?:views?|comments?|reads?|shares?|likes?|visits?|hits)\s?:?\s?\d[\d ,.]*k?\b|"
    r"\b\d[\d,.]*k? (?:views?|comments?|reads?|shares?|likes?)\b",
    re.IGNORECASE,
)
_URL_DAY = re.compile(
    r"(?<!\d)(?P<y>(?:19|20)\d{2})[/_-]?(?P<m>0?[1-9]|1[0-2]|[a-z]{3})[/_-]?(?P<d>0[1-9]|[12]\d|3[01]|"
    r"[1-9](?=[/_-]))(?!\d)",
    re.IGNORECASE,
)
_LONG_NUMBER = re.compile(r"\d{9,24}")


@dataclass(frozen=True, slots=True)
class Day:
    """A time of publication (ISO 8601) and how it is known."""

    value: str
    how: str


def parse_moment(text: str) -> str | None:
    """ISO 8601 day or moment of a machine-written date; None when it is none.  Midnight without a zone is a day."""
    text = text.strip()
    moment = _iso(text) or _mail(text)
    if moment is not None:
        if not _EARLIEST <= moment.year <= _LATEST:
            return None
        bare = moment.tzinfo is None and (moment.hour, moment.minute, moment.second) == (0, 0, 0)
        return moment.date().isoformat() if bare or len(text) <= 10 else moment.replace(microsecond=0).isoformat()
    found = find_days(text[:120], "")
    return found[0] if len(set(found)) == 1 else None


def _iso(text: str) -> datetime | None:
    try:
        if re.fullmatch(r"1\d{9}(?:\d{3})?", text):
            return datetime.fromtimestamp(int(text[:10]), UTC)
        return datetime.fromisoformat(text) if re.match(r"\d{4}-?\d{2}-?\d{2}", text) else None
    except (ValueError, OverflowError):
        return None


def _mail(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text) if re.match(r"[A-Z][a-z]{2}, \d", text) else None
    except (ValueError, TypeError):
        return None


def find_days(text: str, context: str) -> list[str]:
    """ISO days (or moments, where a time with a zone follows) written in a short text, in order.

    `context` is the report's text: it decides between 8 December and 12 August for "08-12-2024".
    """
    found: list[tuple[int, str]] = []
    for form in _FORMS:
        for match in form.finditer(text):
            month = match.groupdict().get("month")
            number = MONTHS[month[:3].lower()] if month else int(match["m"])
            if day := _day(int(match["year"]), number, int(match["d"])):
                found.append((match.start(), _with_time(day, text[match.end() : match.end() + 40])))
    found += [
        (match.start(), _with_time(day, text[match.end() : match.end() + 40]))
        for match in _NUMERIC.finditer(text)
        if (day := _numeric(match, context))
    ]
    return [value for _, value in sorted(found)]


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number) if _EARLIEST <= year <= _LATEST else None
    except ValueError:
        return None


def _with_time(day: date, rest: str) -> str:
    match = re.match(rf"[\s,|T·•–—-]{{1,4}}(?:at )?{_TIME}", rest)
    if match is None or match["zone"] is None:
        return day.isoformat()  # without a zone the hour says little, and the day is what is known
    hour = int(match["hour"]) % 12 + (12 if match["half"] in ("p", "P") else 0) if match["half"] else int(match["hour"])
    zone = "+00:00" if match["zone"] in ("Z", "GMT", "UTC") else match["zone"]
    zone = zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
    return f"{day.isoformat()}T{hour:02}:{match['minute']}:00{zone}" if hour < 24 else day.isoformat()


def _numeric(match: re.Match[str], context: str) -> date | None:
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    first = _day(year, int(match["b"]), int(match["a"]))
    second = _day(year, int(match["a"]), int(match["b"]))
    if first is None or second is None or first == second:
        return first or second
    fits = _fit(first, context), _fit(second, context)
    if fits[0] != fits[1]:
        return first if fits[0] > fits[1] else second
    return first  # most of the world's outlets write the day first


def _fit(day: date, context: str) -> int:
    """How well a day of publication suits the days that the report names: recent month-days, weekday of the lead."""
    named = [m for m in _named_days(context) if -1 <= (day - _near(day, *m)).days <= 10]
    weekday = re.search(rf"\b{WEEKDAY}\b", context)
    return 2 * len(named) + (weekday is not None and (day.weekday() - WEEKDAYS[weekday["weekday"]]) % 7 <= 1)


def _near(day: date, month: int, number: int) -> date:
    options = [d for y in (day.year - 1, day.year, day.year + 1) if (d := _day(y, month, number))]
    return min(options, key=lambda d: abs((d - day).days)) if options else date(day.year, 1, 1)


def full_days(text: str) -> list[tuple[date, int]]:
    """Every day that a text names in words with its year ("October 13, 2031"), and the offset where it begins."""
    return sorted(
        (day, match.start())
        for form in _FORMS[1:]
        for match in form.finditer(text[:200_000])
        if (day := _day(int(match["year"]), MONTHS[match["month"][:3].lower()], int(match["d"])))
    )


def month_days(text: str) -> list[tuple[int, int]]:
    """(month, day) for every day named without its year ("December 7", "7 December"), in order."""
    found = []
    for match in MONTH_DAY.finditer(text[:200_000]):
        name, number = match["month"] or match["month2"], int(match["d"] or match["d2"])
        if 1 <= number <= 31:
            found.append((MONTHS[name[:3].lower()], number))
    return found


def _named_days(text: str) -> list[tuple[int, int]]:
    """(month, day) for every day that a text names in words, with a year or without."""
    dated = [m for form in _FORMS[1:] for m in form.finditer(text[:200_000])]
    return month_days(text) + [(MONTHS[m["month"][:3].lower()], int(m["d"])) for m in dated]


def is_date_line(line: str) -> bool:
    """Whether a line tells a date and nothing but what surrounds dates ("Updated: 2017-09-15 17:52")."""
    if len(line) > 120 or not any(c.isdigit() for c in line):
        return False
    bare = _COUNTS.sub(" ", line)
    for form in (*_FORMS, _NUMERIC, MONTH_DAY):
        bare = form.sub(" ", bare)
    return bare != _COUNTS.sub(" ", line) and bool(_DATE_WORDS.fullmatch(bare.strip() or "-"))


def is_borne_out(day: str, text: str) -> bool:
    """Whether a text speaks of its last two days as news does: of the weekday of this ISO day, or of the day before."""
    named = {WEEKDAYS[match["weekday"]] for match in re.finditer(rf"\b{WEEKDAY}\b", text)}
    last = date.fromisoformat(day[:10]).weekday()
    return bool(named & {last, (last - 1) % 7})


def day_of_url(url: str | None, context: str) -> Day | None:
    """The day that an address carries, as "/2024/12/08/" or within a long number when the text names that day too."""
    if not url:
        return None
    path = url.split("://", 1)[-1].partition("/")[2]
    for match in _URL_DAY.finditer(path):
        month = MONTHS.get(match["m"].lower()) if match["m"].isalpha() else int(match["m"])
        day = _day(int(match["y"]), month, int(match["d"])) if month else None
        if day:
            return Day(day.isoformat(), f"its address: {match.group().strip('/')}")
    return _day_in_number(path, set(_named_days(context)))


def _day_in_number(path: str, named: set[tuple[int, int]]) -> Day | None:
    days: dict[str, str] = {}
    for number in _LONG_NUMBER.findall(path):
        for at in range(len(number) - 5):
            digits = number[at : at + 6]
            day = _day(2000 + int(digits[:2]), int(digits[2:4]), int(digits[4:]))
            if day and (day.month, day.day) in named and 2000 <= day.year <= 2039:
                days.setdefault(day.isoformat(), digits)
    if len(days) != 1:
        return None
    value, digits = next(iter(days.items()))
    return Day(value, f"its address: {digits} in its number, a day that the text names too")


def first_day(values: Sequence[tuple[str | None, str]]) -> Day | None:
    """The first of (machine-written date, where it stands) that can be read."""
    for value, where in values:
        if value and (moment := parse_moment(value)):
            return Day(moment, where)
    return None
