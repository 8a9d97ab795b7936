"""Patterns for the English words of time in news; `timewords.py` takes what they match apart.

They mind case where case tells ("May", "March", "Sun"), and are blind to it elsewhere.
"""

import re

from reportedly.text.calendar import MONTHS, WEEKDAYS


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
HOLIDAYS = {
    "christmas day": (12, 25), "christmas eve": (12, 24), "boxing day": (12, 26), "new year's eve": (12, 31),
    "new year's day": (1, 1), "new year’s eve": (12, 31), "new year’s day": (1, 1),
}  # fmt: skip
DAY = re.compile(
    rf"(?<!\w){_BEFORE}(?:"
    rf"(?:(?P<which>(?i:{_WHICH}))\s+)?{_NOT_BEFORE_DAY}(?P<weekday>{_WEEKDAY}){_PAPER}(?:,?\s+(?:the\s+)?{_month_day(1)})?"
    rf"|{_month_day(2)}"
    r"|(?P<iso>(?:19|20)\d\d-\d\d-\d\d)(?!\w|-\d)"
    r"|(?P<numeric>(?<![\d./-])\d{1,2}(?P<mark>[-/.])\d{1,2}(?P=mark)(?:(?:19|20)\d\d|\d\d)(?![\w./-]\d|\w))"
    rf"|(?P<holiday>(?i:{'|'.join(HOLIDAYS)}))"
    rf"|(?P<relative>(?i:{_RELATIVE})))(?![\w]){_AFTER}"
)
ALONE = re.compile(
    rf"(?<![\w.:$£€/])(?:(?P<clear>\d{{1,2}}(?:[:.]\d{{2}}){{0,2}}\s?(?i:[ap]\.m\b\.?|[ap]m\b)|\d{{4}}(?=\s?(?:GMT|UTC))"
    rf"|\d{{1,2}}:\d{{2}}(?=\s?(?:GMT|UTC|local|hours|hrs))|\d{{1,2}}\so.clock){_ZONE}"
    rf"|(?<=\b(?:at|by)\s)(?P<plain>\d{{1,2}}:\d{{2}}(?![\d:])|noon|midnight|midday){_ZONE})"
)
_EDGE = (
    r"(?P<edge>(?:early|late|mid|earlier|later|sometime|the\s+(?:end|beginning|start|middle)\s+of)"
    r"(?:\s+(?:in\s+)?|-))?"
)
MONTH = re.compile(
    rf"(?<!\w)(?i:{_EDGE})(?:(?P<which>(?i:{_WHICH}))\s+)?(?P<month>{_MONTH})(?!\w)"
    r"(?:\s+(?P<rel>last|this|next)\s+year\b|(?:,|\s+of)?\s+(?P<year>(?:1[5-9]|20)\d\d)(?!\w))?"
)
YEARS = re.compile(
    r"(?<![\w$£€#/.,:-])(?:(?P<edge>(?i:early|late|mid|fiscal|the\s+(?:end|beginning|start|middle|year)\s+(?:of\s+)?|the"
    r"\s+(?:early|late|mid)))(?:\s*-?\s*(?:in\s+)?))?(?P<the>the\s+)?(?P<year>(?:1[5-9]|20)\d\d)(?P<decade>s)?(?![\w%]|[,.:/]\d)"
)
QUARTERS = re.compile(
    r"(?<!\w)(?:the\s+)?(?:fiscal\s+)?(?P<nth>first|second|third|fourth)[-\s]quarter(?:\s+(?:of\s+)?(?P<year>(?:19|20)\d\d))?"
    r"(?!\w)",
    re.IGNORECASE,
)
_ALONE = r"(?=[.,;!?\"”]|\s*$|\s+(?:and|but|in|at|from)\b)"  # not "the day before the vote"
SAME = re.compile(
    r"(?<!\w)(?:(?:early|late|earlier|later)\s+)?(?:(?:on\s+)?(?P<same>that\s+same|that|the\s+same)\s+"
    r"(?P<part>day|morning|afternoon|evening|night)|(?P<next>the\s+(?:next|following)\s+(?P<npart>day|morning))"
    rf"|(?P<prior>the\s+previous\s+(?:day|evening|night)|a\s+day\s+earlier|the\s+day\s+before{_ALONE}(?!\s+yesterday))"
    rf"|(?P<after>a\s+day\s+later|the\s+day\s+after{_ALONE}(?!\s+tomorrow)))(?!\w|-)",
    re.IGNORECASE,
)
SEASON = "spring|summer|autumn|fall|winter"
_UNITS = r"day|week|weekend|month|quarter|year|decade"
SPANS = re.compile(
    r"(?<!\w)(?:(?:early|late|earlier|later|sometime|the\s+(?:end|beginning|start|middle)\s+of)(?:\s+in)?\s+)?"
    rf"(?:(?<!the\s)(?P<which>last|this|next|this\s+past)\s+(?P<unit>week|weekend|month|quarter|year|decade|{SEASON})"
    r"|(?P<weekend>(?:the|this|that)\s+weekend))(?!\w|-)",
    re.IGNORECASE,
)
_COUNT = r"\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty"
_VAGUE_COUNT = r"several|a\s+few|few|a\s+couple\s+of|many|some"
AGO = re.compile(
    rf"(?<![\w.,-])(?:(?:about|around|nearly|almost|more\s+than|less\s+than|over|just|some)\s+)?(?:(?P<count>{_COUNT})"
    rf"|(?P<vague>{_VAGUE_COUNT}))\s+(?P<unit>minute|hour|{_UNITS})s?\s+(?P<way>ago|earlier|later|from\s+now)(?!\w)",
    re.IGNORECASE,
)
PAST = re.compile(
    r"(?<!\w)(?:the|these|this)\s+(?P<way>past|last|previous|coming|next)\s+"
    rf"(?:(?:(?P<count>{_COUNT})|(?P<vague>{_VAGUE_COUNT}|couple\s+of))\s+)?(?P<unit>hour|{_UNITS})s?(?!\w|-)",
    re.IGNORECASE,
)
YEAR_CUE = re.compile(
    r"\b(?:in|since|of|by|until|till|before|after|during|from|through|between|to|and|for)\s+$", re.IGNORECASE
)
DESIGNATOR = re.compile(
    r"\b(?:resolution|flight|article|section|no\.|number|route|highway|room|channel|model|boeing|page|act)\s+$",
    re.IGNORECASE,
)
THINGS = re.compile(
    r"\s+(?:people|men|women|children|[a-z]+(?<!s)s\b(?<!s's)|percent|per\s+cent|km|dead|feet|troops)", re.IGNORECASE
)
MONTH_CUE = re.compile(
    r"\b(?:in|since|of|by|until|till|before|after|during|from|through|between|for|last|next|this)\s+$", re.IGNORECASE
)
