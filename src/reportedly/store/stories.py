"""Stories and the decisions that made them, as they are asked for.  The caller holds the transaction."""

from collections.abc import Sequence

from sqlalchemy import Connection, select

from reportedly.records import Grouping, Story
from reportedly.store import schema as t
from reportedly.store.rows import grouping_of, story_of

_BATCH = 500


def story(conn: Connection, identity: str) -> Story | None:
    """See `Store.story`."""
    row = conn.execute(select(t.stories).where(t.stories.c.id == identity)).first()
    return story_of(row, _members(conn, [identity]).get(identity, ())) if row is not None else None


def stories(conn: Connection, since: str | None, limit: int | None, offset: int) -> list[Story]:
    """See `Store.stories`."""
    asked = select(t.stories).where(t.stories.c.reports > 0)
    asked = asked.where(t.stories.c.changed >= since) if since else asked
    ordered = asked.order_by(t.stories.c.changed.desc(), t.stories.c.id).limit(limit).offset(offset)
    found = conn.execute(ordered).all()
    members = _members(conn, [row.id for row in found])
    return [story_of(row, members.get(row.id, ())) for row in found]


def _members(conn: Connection, wanted: Sequence[str]) -> dict[str, tuple[str, ...]]:
    members: dict[str, list[str]] = {}
    columns = t.story_reports.c.story, t.story_reports.c.report
    for i in range(0, len(wanted), _BATCH):
        asked = select(*columns).where(t.story_reports.c.story.in_(wanted[i : i + _BATCH]))
        for held_by, report in conn.execute(asked.order_by(t.story_reports.c.position)):
            members.setdefault(held_by, []).append(report)
    return {held_by: tuple(reports) for held_by, reports in members.items()}


def stories_of(conn: Connection, report: str) -> list[str]:
    """See `Store.stories_of`."""
    asked = select(t.story_reports.c.story).where(t.story_reports.c.report == report)
    return list(conn.scalars(asked.order_by(t.story_reports.c.position)))


def groupings(conn: Connection, identity: str | None, report: str | None) -> list[Grouping]:
    """See `Store.groupings`."""
    asked = select(t.decisions).order_by(t.decisions.c.id)
    if identity is not None:
        asked = asked.where((t.decisions.c.story == identity) | (t.decisions.c.other == identity))
    if report is not None:
        asked = asked.where(t.decisions.c.report == report)
    return [grouping_of(row) for row in conn.execute(asked)]
