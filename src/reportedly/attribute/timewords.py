"""The English words of time in news, found in one sentence and taken apart; `attribute/times.py` resolves them."""

import re
from dataclasses import dataclass
from typing import Any, Literal

from reportedly.attribute.timepatterns import (
    AGO,
    ALONE,
    DAY,
    DESIGNATOR,
    HOLIDAYS,
    MONTH,
    MONTH_CUE,
    PAST,
    QUARTERS,
    SAME,
    SEASON,
    SPANS,
    THINGS,
    YEAR_CUE,
    YEARS,
)
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


def find_expressions(text: str) -> list[Expression]:
    """The expressions of time of one sentence, in order, not overlapping; of two that overlap the longer one stays."""
    found: list[Expression] = []
    readers = (
        (DAY, _read_day), (SAME, _read_same), (AGO, _read_ago), (PAST, _read_past), (SPANS, _read_span),
        (MONTH, _read_month), (ALONE, _read_clock_alone), (QUARTERS, _read_quarter), (YEARS, _read_year),
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
        month, number = HOLIDAYS[" ".join(groups["holiday"].lower().split())]
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
    sure = not lone or bool(MONTH_CUE.search(text[: match.start()]))
    rel = {"last": -1, "this": 0, "next": 1}.get((match["rel"] or "").lower())
    year = int(match["year"]) if match["year"] else None
    return Expression(
        *match.span(), "month", year, _month_number(name), which=_which(match["which"]), shift=rel, sure=sure
    )


def _read_year(text: str, match: re.Match[str]) -> Expression | None:
    before, after = text[: match.start()], text[match.end() :]
    if DESIGNATOR.search(before):
        return None
    if match["decade"]:
        return Expression(*match.span(), "year", int(match["year"]) // 10 * 10, count=10)
    sure = bool(match["edge"] or YEAR_CUE.search(before)) and not THINGS.match(after)
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
    if re.fullmatch(SEASON, unit):
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
