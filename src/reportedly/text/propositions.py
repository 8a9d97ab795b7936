"""What a statement tells, apart from who tells it: the words that alignment and comparison look at."""

from reportedly.records import Excerpt, Report, Statement


def content_span(statement: Statement) -> tuple[int, int]:
    """Offsets of what the statement tells: its innermost content, as far as it lies within the statement.

    The whole statement when it has no attribution, or when its content lies elsewhere.
    """
    for attribution in reversed(statement.attributions):
        start = max(statement.start, attribution.content.start)
        end = min(statement.end, attribution.content.end)
        if end > start:
            return start, end
    return statement.start, statement.end


def content_text(report: Report, statement: Statement) -> str:
    """The words at `content_span`, on one line."""
    start, end = content_span(statement)
    return " ".join(report.text[start:end].split())


def innermost_source(statement: Statement) -> Excerpt | None:
    """The source that stands closest to what is told, or None when no source is named."""
    return next((a.source for a in reversed(statement.attributions) if a.source), None)
