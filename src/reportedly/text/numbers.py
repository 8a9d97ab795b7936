"""Numbers in English text, with their qualifiers: what `attribute/figures.py` counts and `compare/` compares.

Conventions, so that two accounts can be compared:

- exact: "12", "twelve" -> 12 to 12.
- a bound: "at least 12", "more than 12", "over 12", "12 or more" -> 12 to None; "up to 50", "fewer than 50" -> None to
  50.  Whether the bound itself is included is not kept: sources do not use it with care.
- about: "about 300", "some 300", "nearly 300", "300 or so", "300-odd" -> 300 to 300, approximate.
- a range: "12 to 15", "between 12 and 15" -> 12 to 15.
- a vague word is the widest range that it is used for, approximate: "dozens" 24 to 99, "scores" 40 to 199, "hundreds"
  200 to 999, "thousands" 2,000 to 9,999, "tens of thousands" 20,000 to 99,999, "millions" 2,000,000 to None.
- a fraction ("half", "two-thirds", "a quarter") is its value, 0 to 1, kind "fraction".
"""

import math
import re
from dataclasses import dataclass
from typing import Literal

from reportedly.text.units import PREFIX, money_unit, read_unit

Kind = Literal["number", "vague", "fraction"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its qualifier and unit at `text[start:end]`; `number` is where the bare number begins."""

    start: int
    end: int
    number: int
    low: float | None
    high: float | None
    approximate: bool = False
    unit: str | None = None
    kind: Kind = "number"


_ONES = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_VALUES: dict[str, int] = {w: n for n, w in enumerate(_ONES, 1)} | {w: n * 10 for n, w in enumerate(_TENS, 2)}
_VALUES |= {"zero": 0, "a": 1, "an": 1}
_SCALES: dict[str, float] = {
    "hundred": 1e2, "thousand": 1e3, "k": 1e3, "lakh": 1e5, "million": 1e6, "mn": 1e6, "m": 1e6, "crore": 1e7,
    "billion": 1e9, "bn": 1e9, "trillion": 1e12, "tn": 1e12, "dozen": 12, "score": 20,
}  # fmt: skip
_VAGUE: dict[str, tuple[float, float | None]] = {
    "dozens": (24, 99), "scores": (40, 199), "hundreds": (200, 999), "thousands": (2e3, 9999),
    "tens of thousands": (2e4, 99_999), "hundreds of thousands": (2e5, 999_999), "millions": (2e6, None),
    "tens of millions": (2e7, 99_999_999), "hundreds of millions": (2e8, 999_999_999), "billions": (2e9, None),
    "several dozen": (24, 99), "several hundred": (200, 999), "several thousand": (2e3, 9999),
    "several million": (2e6, 9_999_999), "few dozen": (24, 99), "few hundred": (200, 999), "few thousand": (2e3, 9999),
    "couple hundred": (200, 300), "couple dozen": (24, 36), "dozens and dozens": (24, 99), "a handful": (2, 9),
}  # fmt: skip
_FRACTIONS: dict[str, float] = {
    "half": 0.5, "one-half": 0.5, "third": 1 / 3, "thirds": 1 / 3, "quarter": 0.25, "quarters": 0.25, "fourth": 0.25,
    "fourths": 0.25, "fifth": 0.2, "fifths": 0.2, "sixth": 1 / 6, "eighth": 0.125, "tenth": 0.1, "tenths": 0.1,
}  # fmt: skip

_ALL_ONES, _ALL_TENS = "|".join([*reversed(_ONES), "zero"]), "|".join(_TENS)
_WORD = rf"(?:(?:{_ALL_TENS})(?:[-\s](?:{'|'.join(_ONES[:9])}))?|(?:{_ALL_ONES}))(?!\w)"
_UNDER_1000 = rf"(?:(?:{_WORD}|an?)[\s-]hundred(?:\s+(?:and\s+)?{_WORD})?|{_WORD})"
_DIGITS = r"(?:\d{1,3}(?:[,\u00a0\u2009\u202f]\d{2,3})*(?:[,\u00a0\u2009\u202f]\d{3})(?:\.\d+)?|\d+(?:\.\d+)?)"
_SCALE = r"(?:hundred|thousand|lakh|million|crore|billion|trillion|dozen)"
_NUMBER = (
    rf"(?:half\s+an?\s+{_SCALE}|(?:{_DIGITS}|{_UNDER_1000}|an?)[\s-]+{_SCALE}(?:,?\s+(?:and\s+)?{_UNDER_1000})?"
    rf"|{_DIGITS}(?:bn|mn|tn|k|m|thousand|million|billion|trillion)\b|{_DIGITS}(?!\w|[/:.,]\d)"
    rf"|{_DIGITS}(?=(?:km|kg|cm|mm|mph|kph|ft|lbs?|MW|GW)\b)"
    rf"|{_UNDER_1000})"
)
_LEAST = (
    r"at\s+least|no\s+fewer\s+than|no\s+less\s+than|not\s+(?:less|fewer)\s+than|a\s+minimum\s+of|(?:well\s+|far\s+)?"
    r"more[\s-]+than|greater\s+than|well\s+over|over|above|upwards?\s+of|in\s+excess\s+of|exceeding"
)
_MOST = (
    r"up\s+to|at\s+most|no\s+more\s+than|not\s+more\s+than|as\s+many\s+as|as\s+much\s+as|a\s+maximum\s+of|fewer\s+than"
    r"|less\s+than|under|below"
)
_ABOUT = (
    r"about|around|approximately|some|roughly|nearly|almost|close\s+to|near|an\s+estimated|estimated|just\s+over"
    r"|just\s+under|slightly\s+(?:more|less|fewer)\s+than|a\s+little\s+(?:over|under|more\s+than)|circa|~"
)
_PLAIN = r"exactly|precisely|only|just|another|a\s+total\s+of|an\s+additional|a\s+further|additional"
_QUALIFIER = (
    rf"(?:(?P<least>{_LEAST})|(?P<most>{_MOST})|(?P<about>{_ABOUT})|(?P<plain>{_PLAIN}))\s+"
    rf"(?:(?P<also>{_ABOUT}|{_PLAIN})\s+)?"
)
_VAGUE_WORDS = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(_VAGUE, key=len, reverse=True))
_FRACTION_WORDS = (
    r"(?:one|two|three|four|an?)[-\s](?:half|thirds?|quarters?|fourths?|fifths?|sixth|eighth|tenths?)"
    r"(?=\s+of\b|\s+(?:the|its|their|all)\b)|half(?=\s+(?:of|the|its|their|his|her|all)\b)"
)
_LOSSES = r"(?:casualties|deaths|fatalities|injuries|victims|survivors|arrests|injured|wounded)"
_BEFORE = r"(?<![\w$£€])(?<![\w\d][-‑/:])(?<!\d[.,])"
_PATTERN = re.compile(
    rf"{_BEFORE}(?:{_QUALIFIER})?(?P<number>"
    rf"(?P<none>no(?=\s+(?:[a-z]+\s+)?{_LOSSES}\b))|(?:a\s+)?(?P<vague>{_VAGUE_WORDS})\b"
    rf"|(?P<fraction>{_FRACTION_WORDS})"
    rf"|(?P<between>between\s+|from\s+)?(?:(?P<sign>{PREFIX})\s?)?(?P<first>{_NUMBER})"
    rf"(?:(?:\s*[-–—]\s*|\s+to\s+|(?P<joined>\s+and\s+)|(?P<either>\s+or\s+))(?P<sign2>{PREFIX})?(?P<second>{_NUMBER}))?"
    r")(?P<after>\+(?!\w)|[-\s]plus\b|-odd\b|\s+or\s+more\b|\s+or\s+so\b|\s+or\s+(?:fewer|less)\b)?(?![\w]*\d)",
    re.IGNORECASE,
)
_METRES = re.compile(
    r"(?:[-\s](?:deep|high|tall|long|wide|away|thick|below|above|from|off|tower|sprint|hurdles|relay|freestyle)\b)"
)
_LARGEST = 1e15


def parse_number(words: str) -> float | None:
    """The value of one number in digits or English words ("3.5 million", "twenty-one", "half a dozen"), or None."""
    total, current, seen = 0.0, 0.0, False
    for part in re.findall(rf"{_DIGITS}|[a-z]+", words.lower()):
        if part[0].isdigit():
            current, seen = current + _digits(part), True
        elif part == "half":
            current, seen = 0.5, True
        elif part in ("a", "an") and seen:
            continue
        elif part in _VALUES:
            current, seen = current + _VALUES[part], True
        elif part in _SCALES:
            current = (current or 1.0) * _SCALES[part]
            if _SCALES[part] > 100:
                total, current = total + current, 0.0
            seen = True
        elif part != "and":
            return None
    value = total + current
    return value if seen and math.isfinite(value) and value < _LARGEST else None


def _digits(part: str) -> float:
    return float(re.sub(r"[,\u00a0\u2009\u202f]", "", part))


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Every number of the text with its qualifier and unit, in order, not overlapping; ordinals are left out.

    Offsets count from the start of `text`.  What a number stands for (a count, a date, a name) is not judged here.
    """
    found = []
    at = 0
    while match := _PATTERN.search(text, at):
        quantity = _quantity(text, match)
        at = max(quantity.end if quantity else match.end("first") if match["first"] else match.end(), match.start() + 1)
        if quantity:
            found.append(quantity)
    return tuple(found)


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    if match["vague"]:
        key = " ".join(match["vague"].lower().split())
        low, high = _VAGUE[key]
        end, unit = match.end("number"), None
        joined = re.compile(r"\s+of", re.IGNORECASE).match(text, end)
        if named := read_unit(text, joined.end() if joined else end):  # "hundreds of miles", "several hundred feet"
            unit, end = named
        return Quantity(match.start(), end, match.start("number"), low, high, True, unit, "vague")
    if match["none"]:
        return _bounded(match, match.end(), 0.0, 0.0, None, "number")
    if match["fraction"]:
        value = _fraction(match["fraction"])
        return _bounded(match, match.end(), value, value, None, "fraction")
    first, second = _pair(match)
    if first is None:
        return None
    end = match.end() if second is not None or not match["second"] else match.end("first")
    unit = money_unit(match["sign"]) if match["sign"] else None
    if not unit and match["first"][-1] == "m" and _METRES.match(text, end):  # "an 80m-deep well" has no millions
        metres = _digits(match["first"][:-1])
        return _bounded(match, end, metres, metres, "m", "number")
    if not unit and (named := read_unit(text, end)):
        unit, end = named
    return _bounded(match, end, first, second if second is not None else first, unit, "number")


def _pair(match: re.Match[str]) -> tuple[float | None, float | None]:
    """The number and, where the two make a range, the second; "12 and 15" alone and "5 to 3" do not."""
    first = parse_number(match["first"])
    second = parse_number(match["second"]) if match["second"] else None
    if first is None or second is None:
        return first, None
    if (match["joined"] and not match["between"]) or match["either"]:
        return first, None
    scale = re.search(rf"{_SCALE}$", match["second"], re.IGNORECASE)
    if scale and first < 1000 and not re.search(_SCALE, match["first"], re.IGNORECASE):  # "2 to 3 million"
        first *= _SCALES[scale[0].lower()]
    return (first, second) if first < second else (first, None)


def _fraction(words: str) -> float:
    parts = re.split(r"[-\s]", words.lower())
    times = _VALUES.get(parts[0], 1) if len(parts) > 1 else 1
    return times * _FRACTIONS[parts[-1]]


def _bounded(match: re.Match[str], end: int, low: float, high: float, unit: str | None, kind: Kind) -> Quantity:
    after = (match["after"] or "").strip().lower() if end >= match.end() else ""
    least = bool(match["least"]) or after in ("+", "plus", "-plus", "or more")
    most = bool(match["most"]) or after in ("or fewer", "or less")
    dozen = re.search(r"dozen$", match["number"], re.IGNORECASE)
    about = bool(match["about"] or dozen) or after in ("or so", "-odd")
    start, number = match.start(), match.start("number")
    if match["between"] and low == high:  # "from 45%": no range, so the preposition is not part of it
        start = number = match.start("sign") if match["sign"] else match.start("first")
    return Quantity(start, end, number, None if most else low, None if least else high, about, unit, kind)


_TOLERANCE = 0.1  # how far from a number "about" reaches: newsrooms round to one or two digits


def compatible(
    a_low: float | None,
    a_high: float | None,
    a_approximate: bool,
    b_low: float | None,
    b_high: float | None,
    b_approximate: bool,
) -> bool:
    """Whether one true value can lie behind both figures: their ranges, widened by 10% where approximate, meet.

    None is unbounded.  Two exact values are compatible when equal, or when one of 100,000 or more is the other
    rounded to no more than three digits (1.2 million and 1,203,455).
    """
    if a_low == a_high and b_low == b_high and a_low is not None and b_low is not None and _rounds(a_low, b_low):
        return True
    low_a, high_a = _widened(a_low, a_high, a_approximate)
    low_b, high_b = _widened(b_low, b_high, b_approximate)
    return low_a <= high_b and low_b <= high_a


def _widened(low: float | None, high: float | None, approximate: bool) -> tuple[float, float]:
    by = _TOLERANCE if approximate else 0.0
    return (
        -math.inf if low is None else low - abs(low) * by,
        math.inf if high is None else high + abs(high) * by,
    )


def _rounds(a: float, b: float) -> bool:
    for rough, fine in ((a, b), (b, a)):
        if rough < 100_000 or fine <= 0:
            continue
        digits = len(f"{rough:.0f}".rstrip("0"))
        if digits <= 3 and round(fine, digits - len(f"{fine:.0f}")) == rough:
            return True
    return False
