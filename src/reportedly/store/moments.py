"""Moments as text that sorts by time: ISO 8601, a day as it is, anything finer in UTC."""

from datetime import UTC, datetime, timedelta

from reportedly.records import Report


def moment_of(report: Report, seen: str) -> str:
    """When it was published, as text that sorts by time: a day, or a moment in UTC; when seen, where not known."""
    try:
        return in_utc(report.published or seen)
    except (ValueError, OverflowError):
        return seen


def in_utc(moment: str) -> str:
    """An ISO day as it is, an ISO moment in UTC.  Raises ValueError for anything else."""
    found = datetime.fromisoformat(moment)
    if len(moment) <= 10:
        return found.date().isoformat()
    return (found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)).isoformat(timespec="seconds")


def day_after(moment: str) -> str:
    """The end of a search: behind the day that it names, or behind the second."""
    found = datetime.fromisoformat(moment)
    if len(moment) <= 10:
        return (found.date() + timedelta(days=1)).isoformat()
    return in_utc((found + timedelta(seconds=1)).isoformat())
