"""What one report tells: statements, who said them, and the figures, times and names in them (`attribute/`)."""

from dataclasses import dataclass
from typing import Literal

from reportedly.records.parses import NOTHING_PARSED, Parsed
from reportedly.records.reports import Report

Stance = Literal["asserts", "denies", "doubts"]
Certainty = Literal["told", "expected", "intended", "possible"]
MentionKind = Literal["person", "body", "place", "other"]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words of a report, `text == report.text[start:end]`; `entity` is the id of what they name, once known."""

    start: int
    end: int
    text: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who is said to have said it: source, cue and content as in PARC and PolNeAR (Newell et al. 2018).

    `channel` is by what the source spoke (Telegram, state television, a press conference); `relays` are those who
    carried it in between (an agency, another outlet), the nearest to this report first.  `members` are the sources
    that speak as one ("Norland and Estavia said in a joint statement"), two or more; none where one speaks.
    """

    source: Excerpt | None
    cue: Excerpt | None
    content: Excerpt
    channel: Excerpt | None = None
    relays: tuple[Excerpt, ...] = ()
    members: tuple[Excerpt, ...] = ()


@dataclass(frozen=True, slots=True)
class Statement:
    """One proposition as one report tells it.

    `quote` is `report.text[start:end]`.  `attributions` are outermost first (in "AFP says the ministry denied X":
    AFP, then the ministry); none means that the outlet tells it in its own voice.  `figures`, `times` and `places`
    are ids.  `origin` is an origin's id, given by `trace/`.

    `stance` is for or against, `certainty` whether it has happened by that account, after the factuality of events in
    FactBank (Saurí and Pustejovsky 2009): "told" as having happened or being so, "expected" (forecast, scheduled),
    "intended" (planned, promised, threatened, ordered, asked for) or "possible" (may, could, if).  Nothing here says
    whether it is true.
    """

    id: str
    report: str
    start: int
    end: int
    quote: str
    stance: Stance = "asserts"
    attributions: tuple[Attribution, ...] = ()
    origin: str | None = None
    figures: tuple[str, ...] = ()
    times: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    certainty: Certainty = "told"


@dataclass(frozen=True, slots=True)
class Figure:
    """A counted or measured thing: `low` to `high` (None: unbounded on that side) of what is `counted`.

    `text` is `report.text[start:end]`: number, qualifier, counted noun and nothing else ("more than 3,500
    prisoners").  `counted` is the lower-cased head noun phrase in the source's words ("prisoners"); `unit` is a
    normalised unit for measures and money ("km", "USD", "percent") else None.  `action` is the lemma of what befell
    the counted ("free", "kill") where the sentence tells, as killed is not injured.  `as_of` is an ISO day or None.
    """

    id: str
    report: str
    start: int
    end: int
    text: str
    low: float | None
    high: float | None
    counted: str
    unit: str | None = None
    as_of: str | None = None
    approximate: bool = False
    action: str | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """An expression of time and the ISO 8601 interval it was resolved to; both ends None when it cannot be.

    `begins` and `ends` are days ("2024-12-07") or, where the words tell a part of the day, local minutes
    ("2024-12-07T18:00"); `granularity` is one of year, month, week, day, part, minute.
    """

    id: str
    report: str
    start: int
    end: int
    text: str
    begins: str | None
    ends: str | None
    granularity: str


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name or stand for a person, body, place or other thing in one report.

    Mentions with the same `chain` stand for the same thing within the report ("Ilse Brandt", "Brandt",
    "she", "the harbour master").  `named` is False for pronouns and descriptions.
    """

    report: str
    start: int
    end: int
    text: str
    kind: MentionKind
    chain: int
    named: bool = True


@dataclass(frozen=True, slots=True)
class Account:
    """One report and all that `attribute/` found in it; `parsed` is the parse that the statements were made from."""

    report: Report
    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()
    mentions: tuple[Mention, ...] = ()
    parsed: Parsed = NOTHING_PARSED
