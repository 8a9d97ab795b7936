"""The grouper as it was before a restart, made of what the store kept; stories that left it are asked for there."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta

from reportedly.group import Grouper, Row, Signature, index_keys
from reportedly.group.grouper import HORIZON, MOST_REPORTS
from reportedly.records import Placed
from reportedly.store import Store

_RECALLED = 8  # stories that left the memory with which a report is compared before it opens one of its own
_OF_EACH = 40  # reports of each, the last: a longer one is not taken up whole
_BATCH = 500


def restored_grouper(store: Store) -> Grouper:
    """A grouper that holds the stories that moved within its horizon before the last one that did, and no more reports
    than it may; what moved earlier it fetches from the store when a report shares its rare words.
    """
    _key_older(store)

    def recall(keys: Sequence[str]) -> Iterable[Row]:
        left = [story for story in store.sharing(keys, grouper.oldest()) if not grouper.holds(story)]
        return _rows(store.placed_in(left[:_RECALLED], _OF_EACH))

    grouper = Grouper(recall=recall)
    if newest := store.stories(limit=1):
        since = datetime.fromisoformat(newest[0].changed) - timedelta(days=HORIZON)
        grouper.restore(_rows(store.placed(since.isoformat(timespec="seconds"), MOST_REPORTS)))
    return grouper


def _rows(placed: Iterable[Placed]) -> Iterator[Row]:
    return (Row(one.report, made, one.stories, one.at) for one in placed if (made := _unpacked(one.features)))


def _unpacked(features: bytes) -> Signature | None:
    """The signature; None for one of another version, whose report is then compared with no more."""
    try:
        return Signature.from_bytes(features)
    except ValueError:
        return None


def _key_older(store: Store) -> None:
    """Make the keys of reports that an older version kept, some at a time; a kill between them goes on there."""
    while rows := store.unkeyed(_BATCH):
        made = ((number, _unpacked(features)) for number, features in rows)
        store.put_keys([(number, index_keys(signature) if signature else ()) for number, signature in made])
