"""The frozen data that flows through Reportedly: no I/O, nothing of ours imported.

    collect -> read -> attribute -> align -> trace -> compare -> publish

A stage takes records and returns records; a later stage adds to an earlier record by making a new one
(`dataclasses.replace`), never by changing it.  Offsets count code points of `Report.text`.
"""

from reportedly.records.accounts import (
    Account,
    Attribution,
    Excerpt,
    Figure,
    Mention,
    Statement,
    Time,
)
from reportedly.records.dossier import (
    Claim,
    Dispute,
    Dossier,
    Entity,
    Framing,
    FramingWord,
    LineageEdge,
    Origin,
    Place,
    Side,
    TimelineEntry,
)
from reportedly.records.pages import Failure, Page
from reportedly.records.parses import Embed, Parse, Parsed, Sentence, Token
from reportedly.records.reports import Credit, Removed, Report
from reportedly.records.spans import Span

__all__ = [
    "Account",
    "Attribution",
    "Claim",
    "Credit",
    "Dispute",
    "Dossier",
    "Embed",
    "Entity",
    "Excerpt",
    "Failure",
    "Figure",
    "Framing",
    "FramingWord",
    "LineageEdge",
    "Mention",
    "Origin",
    "Page",
    "Parse",
    "Parsed",
    "Place",
    "Removed",
    "Report",
    "Sentence",
    "Side",
    "Span",
    "Statement",
    "Time",
    "TimelineEntry",
    "Token",
]
