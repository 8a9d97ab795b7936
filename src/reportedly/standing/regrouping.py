"""The grouper as it was before a restart, made of what the store kept."""

from datetime import datetime, timedelta

from reportedly.group import Grouper, Row, Signature
from reportedly.group.grouper import HORIZON, MOST_REPORTS
from reportedly.store import Store


def restored_grouper(store: Store) -> Grouper:
    """A grouper that holds the stories that moved within its horizon before the last one that did."""
    grouper = Grouper()
    newest = store.stories(limit=1)
    if not newest:
        return grouper
    since = datetime.fromisoformat(newest[0].changed) - timedelta(days=HORIZON)
    stories_of: dict[str, list[str]] = {}
    for story in store.stories(since=since.isoformat(timespec="seconds"), limit=MOST_REPORTS):
        for report in story.reports:
            stories_of.setdefault(report, []).append(story.id)
    came = {d.report: d.at for d in reversed(store.groupings()) if d.report in stories_of}
    grouper.restore(
        Row(report, made, tuple(held if len(held) == 1 else store.stories_of(report)), came.get(report, ""))
        for report, features in store.features()
        if (held := stories_of.get(report)) and (made := _unpacked(features))
    )
    return grouper


def _unpacked(features: bytes) -> Signature | None:
    """The signature; None for one of another version, whose report is then compared with no more."""
    try:
        return Signature.from_bytes(features)
    except ValueError:
        return None
