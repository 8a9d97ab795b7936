"""The English words of time in news, found in one sentence and taken apart; `attribute/times.py` resolves them.

Patterns are about case where case tells ("May", "March", "Sun"), and blind to it elsewhere.
"""

import re
from dataclasses import dataclass
from typing import Any, Literal

from reportedly.text.calendar import MONTHS, WEEKDAYS, read_clock
from reportedly.text.numbers import parse_number

Kind = Literal["day", "weekday", "relative", "clock", "month", "year", "quarter", "span", "ago", "past", "same", "open"]


@dataclass(frozen=True, slots=True)
class Expression:
    """One expression at `sentence[start:end]`, taken apart; what it does not tell is None.

    `shift` counts units from now (-1: last week, 3: in three weeks); `which` is last, next, coming or unknown;
    `count` is how many years a decade has; `sure` that no name or number can be meant.
    """

    start: int
    end: int
    kind: Kind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    until: int | None = None
    weekday: int | None = None
    week: int | None = None
    which: str | None = None
    part: str | None = None
    clock: str | None = None
    numeric: str | None = None
    shift: int | None = None
    unit: str | None = None
    count: int = 1
    sure: bool = True


def _cased(names: list[str]) -> str:
    return "|".join(f"{n.capitalize()}|{n.upper()}" for n in names)


_FULL_MONTHS = [m for m in MONTHS if len(m) > 4 or m in ("may", "june", "july")]
_MONTH = rf"(?:{_cased(_FULL_MONTHS)}|(?:{_cased([m for m in MONTHS if m not in _FULL_MONTHS])})\b\.?)"
_FULL_WEEKDAY = rf"(?:{_cased([w for w in WEEKDAYS if w.endswith('day')])})(?!\w)"
_WEEKDAY = rf"(?:{_FULL_WEEKDAY}|(?:{_cased([w for w in WEEKDAYS if not w.endswith('day')])})(?:\.,?|,)(?=\s+{_MONTH}))"
_TH = r"(?:st|nd|rd|th)?"


def _month_day(n: int) -> str:
    """A day of a month, with or without its year; groups are numbered as the pattern uses it more than once."""
    return (
        rf"(?:(?P<month{n}>{_MONTH})\s+(?P<day{n}>\d{{1,2}}){_TH}(?![\w]|:\d|[,.]\d)"
        rf"(?:\s?[-–]\s?(?P<until{n}>\d{{1,2}})(?!\w|:\d))?(?:,?\s+(?P<year{n}>(?:1[5-9]|20)\d\d)(?!\w))?"
        rf"|(?:the\s+)?(?<![\d.,:])(?P<dayb{n}>\d{{1,2}}){_TH}(?:\s+of)?\s+(?P<monthb{n}>{_MONTH})(?!\w)"
        rf"(?:,?\s+(?P<yearb{n}>(?:1[5-9]|20)\d\d)(?!\w))?)"
    )


_CLOCK = (
    r"(?:\d{1,2}(?:[:.]\d{2}){0,2}\s?(?i:[ap]\.m\b\.?|[ap]m\b)|\d{1,2}[:.]\d{2}(?![\d%])(?:\s?hours\b|\s?hrs\b)?"
    r"|\d{4}(?=\s?(?:GMT|UTC|hours|hrs|local))|\d{1,2}\so.clock|(?i:noon|midday|midnight)\b)"
)
_ZONE = (
    r"(?:\s*\(?(?:(?i:local(?:\s+time)?)|[A-Z][a-z]+\s+time)\b\)?|\s?\(?(?:GMT|UTC|[ECMP][SD]?T|CET|CEST|BST|EET|EEST|MSK|IST"
    r"|JST)\b(?:[+-]\d+)?\)?)?(?:\s?\(\d{1,2}:?\d{2}\s?(?:GMT|UTC)\))?"
)
_PART = r"(?:early\s+|late\s+|mid-?\s?)?(?:morning|afternoon|evening|night|noon|midnight|midday|dawn|dusk|daybreak)"
_BEFORE = (
    r"(?:(?P<hours>(?i:(?:the\s+)?(?:pre-?dawn|early|small|late|morning|evening)(?:\s+(?:morning|evening|night))?"
    r"\s+hours\s+(?:of|on)\s+))"
    rf"|(?P<part1>(?i:(?:(?:early|late)\s+(?:in|on)\s+)?(?:the\s+)?{_PART}))(?:,|\s+of|\s+on|,\s+on)?\s+"
    rf"|(?P<clock1>{_CLOCK}){_ZONE}(?:,|\s+on|\s+of|,\s+on)?\s+"
    r"|(?P<mod>(?i:early|late|earlier|later|overnight|sometime)\s+(?:on\s+)?))?"
)
_AFTER = (
    rf"(?:(?:'s)?\s+(?P<overnight>overnight)\b|,?\s+(?P<part2>{_PART})\b(?!\s+(?:prayers|Live)))?"
    rf"(?:,?\s+(?:of\s+)?(?P<week>last|this|next)\s+week\b)?"
    rf"(?:,?\s+(?:at\s+)?(?:(?:about|around|approximately)\s+)?(?P<clock2>{_CLOCK}){_ZONE})?"
)
_WHICH = r"last|next|this\s+coming|this\s+past|this|the\s+previous|the\s+following|the\s+next|coming|past"
_NOT_BEFORE_DAY = "".join(
    rf"(?<!{word} )" for word in ("Black Bloody Good Ash Palm Easter Super Cyber every Every each Each".split())
)
_PAPER = r"(?!\s+(?:Times|Telegraph|Mail|Mirror|Express|Herald|Post|Tribune|Sun|Night\s+Live|Business|Guardian)\b)"
_RELATIVE = (
    r"the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|(?<!USA )today|yesterday|tomorrow|tonight(?!\s+Show)"
    r"|this\s+(?:morning|afternoon|evening)|last\s+(?:night|evening)"
)
_HOLIDAYS = {
    "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26), "new year's eve": (12, 31),
    "new year's day": (1, 1), "new year’s eve": (12, 31), "new year’s day": (1, 1),
}  # fmt: skip
_DAY = re.compile(
    rf"(?<!\w){_BEFORE}(?:"
    rf"(?:(?P<which>(?i:{_WHICH}))\s+)?{_NOT_BEFORE_DAY}(?P<weekday>{_WEEKDAY}){_PAPER}(?:,?\s+(?:the\s+)?{_month_day(1)})?"
    rf"|{_month_day(2)}"
    r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?!\w|-\d)"
    r"|(?P<numeric>(?<![\d./-])\d{1,2}(?P<mark>[-/.])\d{1,2}(?P=mark)(?:(?:19|20)\d\d|\d\d)(?![\w./-]\d|\w))"
    rf"|(?P<holiday>(?i:{'|'.join(_HOLIDAYS)}))"
    rf"|(?P<relative>(?i:{_RELATIVE})))(?![\w]){_AFTER}"
)
_ALONE = re.compile(
    rf"(?<![\w.:$£€/])(?:(?P<clear>\d{{1,2}}(?:[:.]\d{{2}}){{0,2}}\s?(?i:[ap]\.m\b\.?|[ap]m\b)|\d{{4}}(?=\s?(?:GMT|UTC))"
    rf"|\d{{1,2}}:\d{{2}}(?=\s?(?:GMT|UTC|local|hours|hrs))|\d{{1,2}}\so.clock){_ZONE}"
    rf"|(?<=\b(?:at|by)\s)(?P<plain>\d{{1,2}}:\d{{2}}(?![\d:])|noon|midnight|midday){_ZONE})"
)
_EDGE = (
    r"(?P<edge>(?:early|late|mid|earlier|later|sometime|the\s+(?:end|beginning|start|middle)\s+of)"
    r"(?:\s+(?:in\s+)?|-))?"
)
_MONTHS = re.compile(
    rf"(?<!\w)(?i:{_EDGE})(?:(?P<which>(?i:{_WHICH}))\s+)?(?P<month>{_MONTH})(?!\w)"
    r"(?:\s+(?P<rel>last|this|next)\s+year\b|(?:,|\s+of)?\s+(?P<year>(?:1[5-9]|20)\d\d)(?!\w))?"
)
_YEARS = re.compile(
    r"(?<![\w$£€#/.,:-])(?:(?P<edge>(?i:early|late|mid|fiscal|the\s+(?:end|beginning|start|middle|year)\s+(?:of\s+)?|the"
    r"\s+(?:early|late|mid)))(?:\s*-?\s*(?:in\s+)?))?(?P<the>the\s+)?(?P<year>(?:1[5-9]|20)\d\d)(?P<decade>s)?(?![\w%]|[,.:/]\d)"
)
_QUARTERS = re.compile(
    r"(?<!\w)(?:the\s+)?(?:fiscal\s+)?(?P<nth>first|second|third|fourth)[-\s]quarter(?:\s+(?:of\s+)?(?P<year>(?:19|20)\d\d))?"
    r"(?!\w)",
    re.IGNORECASE,
)
_SAME = re.compile(
    r"(?<!\w)(?:(?:early|late|earlier|later)\s+)?(?:(?:on\s+)?(?P<same>that\s+same|that|the\s+same)\s+"
    r"(?P<part>day|morning|afternoon|evening|night)|(?P<next>the\s+(?:next|following)\s+(?P<npart>day|morning))"
    r"|(?P<prior>the\s+previous\s+(?:day|evening|night)|a\s+day\s+earlier|the\s+day\s+before(?!\s+yesterday))"
    r"|(?P<after>a\s+day\s+later|the\s+day\s+after(?!\s+tomorrow)))(?!\w|-)(?!\s+(?:that|the|they|he|she|it|his|her|its|an?)\b)",
    re.IGNORECASE,
)
_SEASON = "spring|summer|autumn|fall|winter"
_UNITS = r"day|week|weekend|month|quarter|year|decade"
_SPANS = re.compile(
    r"(?<!\w)(?:(?:early|late|earlier|later|sometime|the\s+(?:end|beginning|start|middle)\s+of)(?:\s+in)?\s+)?"
    rf"(?:(?<!the\s)(?P<which>last|this|next|this\s+past)\s+(?P<unit>week|weekend|month|quarter|year|decade|{_SEASON})"
    r"|(?P<weekend>(?:the|this|that)\s+weekend))(?!\w|-)",
    re.IGNORECASE,
)
_COUNT = r"\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
_VAGUE_COUNT = r"several|a\s+few|few|a\s+couple\s+of|many|some"
_AGO = re.compile(
    rf"(?<![\w.,-])(?:(?:about|around|nearly|almost|more\s+than|less\s+than|over|just|some)\s+)?(?:(?P<count>{_COUNT})"
    rf"|(?P<vague>{_VAGUE_COUNT}))\s+(?P<unit>minute|hour|{_UNITS})s?\s+(?P<way>ago|earlier|later|from\s+now)(?!\w)",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"(?<!\w)(?:the|these|this)\s+(?P<way>past|last|previous|coming|next)\s+"
    rf"(?:(?:(?P<count>{_COUNT})|(?P<vague>{_VAGUE_COUNT}|couple\s+of))\s+)?(?P<unit>hour|{_UNITS})s?(?!\w|-)",
    re.IGNORECASE,
)
_YEAR_CUE = re.compile(
    r"\b(?:in|since|of|by|until|till|before|after|during|from|through|between|to|and|for)\s+$", re.IGNORECASE
)
_DESIGNATOR = re.compile(
    r"\b(?:resolution|flight|article|section|no\.|number|route|highway|room|channel|model|boeing|page|act)\s+$",
    re.IGNORECASE,
)
_THINGS = re.compile(
    r"\s+(?:people|men|women|children|[a-z]+(?<!s)s\b(?<!s's)|percent|per\s+cent|km|dead|feet|troops)", re.IGNORECASE
)
_MONTH_CUE = re.compile(
    r"\b(?:in|since|of|by|until|till|before|after|during|from|through|between|for|last|next|this)\s+$", re.IGNORECASE
)


def find_expressions(text: str) -> list[Expression]:
    """The expressions of time of one sentence, in order, not overlapping; of two that overlap the longer one stays."""
    found: list[Expression] = []
    readers = (
        (_DAY, _read_day), (_SAME, _read_same), (_AGO, _read_ago), (_PAST, _read_past), (_SPANS, _read_span),
        (_MONTHS, _read_month), (_ALONE, _read_clock_alone), (_QUARTERS, _read_quarter), (_YEARS, _read_year),
    )  # fmt: skip
    for pattern, read in readers:
        for match in pattern.finditer(text):
            expression = read(text, match)
            if expression and not any(expression.start < f.end and f.start < expression.end for f in found):
                found.append(expression)
    return sorted(found, key=lambda e: e.start)


def _month_number(name: str | None) -> int | None:
    return MONTHS.get(name.lower().rstrip(".")) if name else None


def _which(words: str | None) -> str | None:
    words = " ".join((words or "").lower().split())
    if words in ("the previous", "the following", "the next"):
        return "unknown"
    return {"last": "last", "next": "next", "this coming": "coming", "coming": "coming", "this": "this"}.get(words)


def _read_day(text: str, match: re.Match[str]) -> Expression | None:
    groups = match.groupdict()
    n = 1 if groups["weekday"] else 2
    month = _month_number(groups[f"month{n}"] or groups[f"monthb{n}"])
    day, year = groups[f"day{n}"] or groups[f"dayb{n}"], groups[f"year{n}"] or groups[f"yearb{n}"]
    part, clock = _part(groups), groups["clock1"] or groups["clock2"]
    weekday = WEEKDAYS.get(groups["weekday"].lower().rstrip(".,")) if groups["weekday"] else None
    common: dict[str, Any] = {"part": part, "clock": read_clock(clock) if clock else None, "weekday": weekday}
    start, end = match.span()
    if groups["holiday"]:
        month, number = _HOLIDAYS[" ".join(groups["holiday"].lower().split())]
        return Expression(start, end, "day", month=month, day=number, **common)
    if groups["iso"] or groups["numeric"]:
        return Expression(start, end, "day", numeric=groups["iso"] or groups["numeric"], **common)
    if month and day:
        until = int(groups[f"until{n}"]) if groups[f"until{n}"] else None
        number = int(day)
        return Expression(
            start,
            end,
            "day",
            int(year) if year else None,
            month,
            number,
            until,
            **common,
        )
    if groups["relative"]:
        return _relative(groups["relative"], start, end, common)
    week = {"last": -1, "this": 0, "next": 1}.get((groups["week"] or "").lower())
    return Expression(start, end, "weekday", week=week, which=_which(groups["which"]), **common)


def _part(groups: dict[str, str | None]) -> str | None:
    """The part of the day that the words before or after the day name: the last word tells ("late evening")."""
    if groups["hours"]:
        return "late" if "late" in groups["hours"] or "evening" in groups["hours"] else "early"
    if groups["overnight"] or (groups["mod"] or "").lower().startswith("overnight"):
        return "night"
    named = groups["part2"] or groups["part1"]
    if named:
        last = re.split(r"[\s-]+", named.strip().lower())[-1]
        return last.removeprefix("mid") if last not in ("midnight", "midday") else last
    word = (groups["mod"] or "").split()
    return word[0].lower() if word and word[0].lower() in ("early", "late") else None


def _relative(words: str, start: int, end: int, common: dict[str, Any]) -> Expression:
    words = " ".join(words.lower().split())
    shift = {
        "yesterday": -1, "tomorrow": 1, "last night": -1, "last evening": -1, "the day before yesterday": -2,
        "the day after tomorrow": 2,
    }.get(words, 0)  # fmt: skip
    own = "night" if words.endswith("night") else words.split()[-1] if words.startswith(("this", "last")) else None
    given = {**common, "part": common["part"] or own}
    return Expression(start, end, "relative", shift=shift, **given)


def _read_clock_alone(text: str, match: re.Match[str]) -> Expression | None:
    clock = read_clock(match["clear"] or match["plain"])
    return Expression(*match.span(), "clock", clock=clock) if clock else None


def _read_month(text: str, match: re.Match[str]) -> Expression | None:
    name = match["month"]
    lone = not (match["edge"] or match["which"] or match["rel"] or match["year"])
    if lone and len(name) == 3 and name.lower() != "may":  # "Jan", "Mar": names of people
        return None
    sure = not lone or bool(_MONTH_CUE.search(text[: match.start()]))
    rel = {"last": -1, "this": 0, "next": 1}.get((match["rel"] or "").lower())
    year = int(match["year"]) if match["year"] else None
    return Expression(
        *match.span(), "month", year, _month_number(name), which=_which(match["which"]), shift=rel, sure=sure
    )


def _read_year(text: str, match: re.Match[str]) -> Expression | None:
    before, after = text[: match.start()], text[match.end() :]
    if _DESIGNATOR.search(before):
        return None
    if match["decade"]:
        return Expression(*match.span(), "year", int(match["year"]) // 10 * 10, count=10)
    sure = bool(match["edge"] or _YEAR_CUE.search(before)) and not _THINGS.match(after)
    start = match.start("year") if match["the"] and not match["edge"] else match.start()
    return Expression(start, match.end(), "year", int(match["year"]), sure=sure)


def _read_quarter(text: str, match: re.Match[str]) -> Expression:
    year = int(match["year"]) if match["year"] else None
    number = ("first", "second", "third", "fourth").index(match["nth"].lower()) + 1
    return Expression(*match.span(), "quarter", year, month=number * 3 - 2, unit="quarter")


def _read_same(text: str, match: re.Match[str]) -> Expression:
    """The day of the moment told before ("that evening", "the next day")."""
    part = (match["part"] or match["npart"] or "day").lower()
    shift = 1 if match["next"] or match["after"] else -1 if match["prior"] else 0
    return Expression(*match.span(), "same", part=None if part == "day" else part, shift=shift, unit="day")


def _read_span(text: str, match: re.Match[str]) -> Expression | None:
    if match["weekend"]:
        return Expression(*match.span(), "span", unit="weekend", which="near")
    unit, which = match["unit"].lower(), match["which"].lower()
    if re.fullmatch(_SEASON, unit):
        return Expression(*match.span(), "open", unit="season")
    return Expression(
        *match.span(),
        "span",
        unit=unit,
        shift={"last": -1, "next": 1}.get(which, 0),
        which=None if which != "this" else "near",
    )


def _number(words: str | None) -> int | None:
    value = parse_number("one" if words and words.lower() in ("a", "an") else words) if words else None
    return int(value) if value is not None else None


def _read_ago(text: str, match: re.Match[str]) -> Expression | None:
    unit, way, count = match["unit"].lower(), match["way"].lower(), _number(match["count"])
    if count is None or way in ("earlier", "later") or unit in ("hour", "minute"):
        return Expression(*match.span(), "open", unit=unit)
    return Expression(*match.span(), "ago", unit=unit, shift=-count if way == "ago" else count)


def _read_past(text: str, match: re.Match[str]) -> Expression | None:
    unit, count = match["unit"].lower(), _number(match["count"]) if match["count"] else 1
    if match["vague"] or count is None or (unit in ("weekend", "quarter") and not match["count"]):
        return Expression(*match.span(), "open", unit=unit)
    if unit == "hour":
        unit, count = "day", -(-count // 24)
    return Expression(
        *match.span(),
        "past",
        unit=unit,
        shift=-count if match["way"].lower() in ("past", "last", "previous") else count,
    )
