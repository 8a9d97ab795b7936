"""Datelines: where, when and by which agency a report opens ("NAIROBI, Kenya (AP) —"), set apart from its words."""

import re
from dataclasses import dataclass

from reportedly.read.agencies import ANY_AGENCY

_CAPS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’]+(?:[ -](?:[A-ZÀ-Þ][A-ZÀ-Þ.'’]*|of|al|el|de|la|du|ON|AND)){0,4}"
_TITLE = r"[A-ZÀ-Þ][\w.'’-]+(?: (?:[A-ZÀ-Þ][\w.'’-]*|of|the|al|de|la)){0,4}"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DAY = (
    rf"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:{_MONTH} \d{{1,2}}(?:,? \d{{4}})?"
    rf"|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?)"
)
_CREDIT = rf"(?:{ANY_AGENCY}|[A-Z][\w.&'’ /-]{{1,40}})"
_DASH = r"(?:—|–|--|-|:)"
_REGION = rf"(?:, ?(?!{_MONTH} \d)(?:{_TITLE}|[A-Z][\w.]+(?:/[A-Z][\w.]+)?)){{0,2}}"

_PATTERNS = (
    # ERBIL, Kurdistan Region - …; NAIROBI, Kenya (AP) — …; LONDON, Dec 8 (Reuters) - …; BEIJING/SEOUL -- …
    re.compile(
        rf"(?P<place>{_CAPS}(?:/{_CAPS}){{0,2}}{_REGION})(?P<date>[,.]? ?{_DAY})?[.,]?"
        rf"(?: ?[(/](?P<credit>{_CREDIT})[)/]\.?)?\s?{_DASH}{{1,2}}\s+"
    ),
    # Damascus, Syria (CNN) — …; Brussels, 8 December 2024 (Ukrinform) – …
    re.compile(
        rf"(?P<place>{_TITLE}{_REGION})(?P<date>,? {_DAY})? "
        rf"?\((?P<credit>{ANY_AGENCY})\)\s?{_DASH}{{0,2}}\s*"
    ),
    # MOSCOW, December 8. /TASS/. …
    re.compile(rf"(?P<place>{_CAPS}{_REGION})(?P<date>,? {_DAY})\.? ?/(?P<credit>{_CREDIT})/\.?\s+"),
    # (Reuters) - …; (CNN)…; Reuters — …
    re.compile(rf"\((?P<credit>{ANY_AGENCY})\)\s?{_DASH}{{0,2}}\s*"),
    re.compile(rf"(?P<credit>{ANY_AGENCY}) ?(?:—|–|--| -)\s+"),
)
_SPEAKER = re.compile(r"[A-ZÀ-Þ][A-ZÀ-Þ.'’ -]{1,40}(?:, (?:BYLINE|HOST))?: ")
# What stands in capitals before a dash or colon without being a place.
_LABELS = re.compile(
    r"(?:UPDATED?|BREAKING|WATCH|LIVE|EXCLUSIVE|VIDEO|PHOTOS?|NOTE|READ|MORE|CORRECTION|CORRECTED|EDITOR|"
    r"ANALYSIS|OPINION|FILE|QUESTION|"
    r"ANSWER|Q|A|TOP|JUST|NEW|WHO|WHAT|WHERE|WHEN|WHY|HOW|EXPLAINER|FACT|ALERT|URGENT|ADVISORY|RECAP|STORY|"
    r"RELATED|TRENDING|"
    r"SPONSORED|HOST|GUEST|TRANSCRIPT|BACKGROUND|SUMMARY|KEY|DEAD|INJURED|KILLED|TIMELINE|PREVIOUSLY|CAPTION|IMAGE)\b"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at the start of a paragraph: `length` code points of it, and what stands in them."""

    length: int
    words: str | None
    place: str | None
    date: str | None
    credit: tuple[int, int] | None


def is_spoken(paragraph: str) -> bool:
    """Whether it opens with a speaker's name in capitals and a colon, as transcripts do."""
    return bool(_SPEAKER.match(paragraph))


def find_dateline(paragraph: str) -> Dateline | None:
    """The dateline that a paragraph opens with; None when it opens with none or consists of nothing else."""
    head = paragraph[:160]
    for pattern in _PATTERNS:
        match = pattern.match(head)
        if match and match.end() < len(paragraph) and _is_dateline(match, paragraph):
            return _dateline(match)
    return None


def _is_dateline(match: re.Match[str], paragraph: str) -> bool:
    found = match.groupdict()
    place, credit = found.get("place"), found.get("credit")
    if place and (_LABELS.match(place) or len(re.sub(r"[^A-Za-z]", "", place)) < 3):
        return False
    if place and not credit and not found.get("date") and match.group().rstrip().endswith(":"):
        return place.isupper() and len(place) >= 4 and paragraph[match.end()].isupper()
    rest = paragraph[match.end() :].lstrip("\"“'‘(")
    return bool(rest) and (rest[0].isupper() or rest[0].isdigit())


def _dateline(match: re.Match[str]) -> Dateline:
    found = match.groupdict()
    place, date = found.get("place"), found.get("date")
    words = (place + (date or "")).strip(" ,.") if place else None
    credit = match.span("credit") if found.get("credit") else None
    return Dateline(match.end(), words, _named(place) if place else None, date.strip(" ,.") if date else None, credit)


def _named(place: str) -> str:
    """ "ERBIL, Kurdistan Region" as "Erbil, Kurdistan Region"; words of two letters and initials stay."""
    return (
        re.sub(r"[A-ZÀ-Þ'’]{3,}", lambda m: m.group().title(), place)
        .replace("’S", "’s")
        .replace("'S", "'s")
        .strip(" ,.")
    )
