"""Where evidence stands: all that a dossier shows is a span of a report, or computed from spans."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `start` to `end` (end exclusive) of the text of the report with the id `report`."""

    report: str
    start: int
    end: int
