"""What `group/` takes up again: the reports of stories that moved lately, and of older ones that share rare words.

Everything here is bounded by what is asked for, not by what the store holds.  The caller holds the transaction.
"""

import math
from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, func, select, text

from reportedly.records import Placed
from reportedly.store import schema as t
from reportedly.store.database import Database

_BATCH = 500
_HELD = 40  # reports of a key that are looked at, the newest; what many more share tells little
_LEAST = (
    3  # keys that a story shares: on BASIL 296 of 299 reports share so many with one of their event, 2% of strangers
)
_UNKEYED = "unkeyed"  # in `meta`: the number of the newest version whose keys are not made yet


def moved_stories(conn: Connection, since: str | None, most: int | None) -> list[str]:
    """The stories that moved last, since a moment, until they have so many reports together."""
    asked = select(t.stories.c.id, t.stories.c.reports).where(t.stories.c.reports > 0)
    asked = asked.where(t.stories.c.changed >= since) if since else asked
    found: list[str] = []
    reports = 0
    for story, many in conn.execute(asked.order_by(t.stories.c.changed.desc(), t.stories.c.id).limit(most)):
        found.append(story)
        reports += many
        if most is not None and reports >= most:
            break
    return found


def reports_of(conn: Connection, stories: Sequence[str], most: int | None = None) -> dict[str, list[str]]:
    """The reports of stories in the order in which they came, each with those of the stories that it is in.

    Of each story at most so many, the last.
    """
    found: list[tuple[int, int, str, str]] = []
    joined = t.story_reports.join(t.reports, t.reports.c.id == t.story_reports.c.report)
    columns = t.reports.c.position, t.story_reports.c.position, t.story_reports.c.report, t.story_reports.c.story
    asked = select(*columns).select_from(joined)
    if most is None:
        for i in range(0, len(stories), _BATCH):
            some = asked.where(t.story_reports.c.story.in_(stories[i : i + _BATCH]))
            found += [(row[0], row[1], row[2], row[3]) for row in conn.execute(some)]
    else:
        for story in stories:
            last = asked.where(t.story_reports.c.story == story).order_by(t.story_reports.c.position.desc())
            found += [(row[0], row[1], row[2], row[3]) for row in conn.execute(last.limit(most))]
    stories_of: dict[str, list[str]] = {}
    for _, _, report, story in sorted(found):
        stories_of.setdefault(report, []).append(story)
    return stories_of


def placed(conn: Connection, stories_of: Mapping[str, Sequence[str]]) -> list[Placed]:
    """What is known of some reports, in the given order; those of which `group/` kept nothing are left out."""
    wanted = t.decisions.c.report.in_(stories_of)
    came: dict[str, str] = {}
    for report, at in conn.execute(
        select(t.decisions.c.report, t.decisions.c.at).where(wanted).order_by(t.decisions.c.id)
    ):
        came.setdefault(report, at)
    joined = t.reports.join(t.features, t.features.c.version == t.reports.c.current)
    asked = select(t.reports.c.id, t.features.c.grouping).select_from(joined).where(t.reports.c.id.in_(stories_of))
    features = {row.id: row.grouping for row in conn.execute(asked)}
    return [
        Placed(report, features[report], tuple(stories), came.get(report, ""))
        for report, stories in stories_of.items()
        if report in features
    ]


def sharing(conn: Connection, keys: Sequence[str], before: str | None) -> list[str]:
    """Stories with a report that has some of the keys and came before another one; see `Store.sharing`."""
    first = select(func.min(t.versions.c.id)).where(t.versions.c.report == before)
    bound = conn.scalar(first) if before is not None else None
    holding = _holding(conn, keys, bound)
    versions = {version for found in holding.values() for version in found}
    joined = t.versions.join(t.story_reports, t.story_reports.c.report == t.versions.c.report)
    asked = select(t.versions.c.id, t.story_reports.c.story).select_from(joined).where(t.versions.c.id.in_(versions))
    stories_of: dict[int, set[str]] = {}
    for version, story in conn.execute(asked) if versions else ():
        stories_of.setdefault(version, set()).add(story)
    scores: dict[str, float] = {}
    shared: dict[str, int] = {}
    for found in holding.values():
        weight = math.log(1 + _HELD / len(found))
        for story in sorted({story for version in found for story in stories_of.get(version, ())}):
            scores[story] = scores.get(story, 0.0) + weight
            shared[story] = shared.get(story, 0) + 1
    kept = (story for story, many in shared.items() if many >= min(_LEAST, len(keys)))
    return sorted(kept, key=lambda story: (-scores[story], story))


def _holding(conn: Connection, keys: Sequence[str], bound: int | None) -> dict[str, list[int]]:
    """The newest versions of each key, below a number; each look-up reads no further than these."""
    if not keys:
        return {}
    below = " AND version < :bound" if bound is not None else ""
    parts = [
        f"SELECT * FROM (SELECT key, version FROM feature_keys WHERE key = :k{i}{below} ORDER BY version DESC"
        f" LIMIT {_HELD}) AS held{i}"
        for i in range(len(keys))
    ]
    asked = {f"k{i}": key for i, key in enumerate(keys)} | ({"bound": bound} if bound is not None else {})
    holding: dict[str, list[int]] = {}
    for key, version in conn.execute(text(" UNION ALL ".join(parts)), asked):
        holding.setdefault(key, []).append(version)
    return holding


def keep_keys(conn: Connection, database: Database, version: int, keys: Sequence[str]) -> None:
    """Keep the keys of a version."""
    if keys:
        rows = [{"key": key, "version": version} for key in dict.fromkeys(keys)]
        conn.execute(database.insert(t.feature_keys).on_conflict_do_nothing(), rows)


def unkeyed(conn: Connection, most: int) -> list[tuple[int, bytes]]:
    """(number, features) of versions whose keys are not made yet, newest first."""
    last = conn.scalar(select(t.meta.c.value).where(t.meta.c.key == _UNKEYED))
    if last is None:
        return []
    asked = select(t.features.c.version, t.features.c.grouping).where(t.features.c.version <= int(last))
    found = conn.execute(asked.order_by(t.features.c.version.desc()).limit(most))
    return [(row.version, row.grouping) for row in found]


def key_older(conn: Connection, database: Database, rows: Sequence[tuple[int, Sequence[str]]]) -> None:
    """Keep the keys of what `unkeyed` gave, and note how far that is."""
    for version, keys in rows:
        keep_keys(conn, database, version, keys)
    left = t.features.c.version < min(version for version, _ in rows)
    last = conn.scalar(select(func.max(t.features.c.version)).where(left))
    here = t.meta.c.key == _UNKEYED
    conn.execute(t.meta.delete().where(here) if last is None else t.meta.update().where(here).values(value=str(last)))
