"""Decisions of `group/` applied to the tables, each kept with its reason; a story's counters go with them.

Counters are kept up by addition as reports come, and counted anew where a story loses reports or a report's words
change, which is rare.  The caller holds the transaction.
"""

from sqlalchemy import Connection, func, literal, select

from reportedly.records import Grouping
from reportedly.store import schema as t
from reportedly.store.database import Database


def apply(conn: Connection, database: Database, decision: Grouping) -> None:
    """Apply one decision.  Raises ValueError when it names a story that is not there."""
    if decision.kind == "opened":
        _open(conn, database, decision.story, decision.at)
    story = live(conn, decision.story)
    if decision.kind == "split" and decision.other:
        _open(conn, database, decision.other, decision.at)
    other = live(conn, decision.other) if decision.other else None
    position = _keep(conn, decision)
    if decision.kind in ("opened", "joined") and decision.report:
        _attach(conn, database, story, decision.report, position)
    elif decision.kind == "merged" and other and other != story:
        _merge(conn, database, story, other)
    elif decision.kind == "split" and other and decision.report:
        _split(conn, database, story, other, decision.report, position)
    for touched in {story, other} - {None}:
        _touch(conn, str(touched), decision.at)


def live(conn: Connection, story: str) -> str:
    """The story itself, or the one that it went into in the end.  Raises ValueError when it is not there."""
    row = conn.execute(select(t.stories.c.merged_into).where(t.stories.c.id == story)).first()
    if row is None:
        raise ValueError(f"There is no story {story}; it has to be opened first")
    return live(conn, row.merged_into) if row.merged_into else story


def rejoin(conn: Connection, database: Database, report: str, at: str | None = None) -> None:
    """Count anew the stories of a report whose words changed; with `at`, they moved then."""
    for (story,) in conn.execute(select(t.story_reports.c.story).where(t.story_reports.c.report == report)).all():
        recount(conn, database, story)
        if at is not None:
            _touch(conn, story, at)


def recount(conn: Connection, database: Database, story: str) -> None:
    """Count a story's reports, statements and outlets anew."""
    conn.execute(t.story_outlets.delete().where(t.story_outlets.c.story == story))
    outlets = [{"story": story, "outlet": outlet, "reports": reports} for outlet, reports in count_outlets(conn, story)]
    if outlets:
        conn.execute(t.story_outlets.insert(), outlets)
    reports, statements = count_story(conn, story)
    values = {"reports": reports, "statements": statements, "outlets": len(outlets)}
    conn.execute(t.stories.update().where(t.stories.c.id == story).values(values))


def count_story(conn: Connection, story: str) -> tuple[int, int]:
    """(reports, statements) of a story, counted."""
    joined = t.story_reports.join(t.reports, t.reports.c.id == t.story_reports.c.report)
    joined = joined.outerjoin(t.accounts, t.accounts.c.version == t.reports.c.current)
    counted = select(func.count(), func.coalesce(func.sum(t.accounts.c.statements), 0)).select_from(joined)
    reports, statements = conn.execute(counted.where(t.story_reports.c.story == story)).one()
    return int(reports), int(statements)


def count_outlets(conn: Connection, story: str) -> list[tuple[str, int]]:
    """(outlet, reports) of a story, counted."""
    joined = t.story_reports.join(t.reports, t.reports.c.id == t.story_reports.c.report)
    joined = joined.join(t.versions, t.versions.c.id == t.reports.c.current)
    counted = select(t.versions.c.outlet, func.count()).select_from(joined)
    counted = counted.where(t.story_reports.c.story == story, t.versions.c.outlet.is_not(None))
    grouped = counted.group_by(t.versions.c.outlet).order_by(t.versions.c.outlet)
    return [(str(outlet), int(reports)) for outlet, reports in conn.execute(grouped)]


def _open(conn: Connection, database: Database, story: str, at: str) -> None:
    values = {"id": story, "opened": at, "changed": at, "reports": 0, "statements": 0, "outlets": 0}
    conn.execute(database.insert(t.stories).on_conflict_do_nothing(), values)


def _keep(conn: Connection, decision: Grouping) -> int:
    values = {name: getattr(decision, name) for name in ("kind", "story", "other", "report", "reason", "at")}
    (number,) = conn.execute(t.decisions.insert(), values).inserted_primary_key or (0,)
    return int(number)


def _touch(conn: Connection, story: str, at: str) -> None:
    later = t.stories.update().where(t.stories.c.id == story, t.stories.c.changed < at)
    conn.execute(later.values(changed=at))


def _attach(conn: Connection, database: Database, story: str, report: str, position: int) -> None:
    values = {"story": story, "report": report, "position": position}
    told = database.insert(t.story_reports).on_conflict_do_nothing().returning(t.story_reports.c.report)
    if conn.execute(told, values).first() is None:
        return  # it is in the story already
    joined = t.reports.join(t.versions, t.versions.c.id == t.reports.c.current)
    joined = joined.outerjoin(t.accounts, t.accounts.c.version == t.versions.c.id)
    columns = t.versions.c.outlet, func.coalesce(t.accounts.c.statements, 0).label("statements")
    weight = conn.execute(select(*columns).select_from(joined).where(t.reports.c.id == report)).one()
    new = _count_outlet(conn, database, story, weight.outlet) if weight.outlet is not None else 0
    more = {
        "reports": t.stories.c.reports + 1,
        "statements": t.stories.c.statements + weight.statements,
        "outlets": t.stories.c.outlets + new,
    }
    conn.execute(t.stories.update().where(t.stories.c.id == story).values(more))


def _count_outlet(conn: Connection, database: Database, story: str, outlet: str) -> int:
    """Count one more report of an outlet; 1 when it is its first in the story."""
    told = database.insert(t.story_outlets)
    told = told.on_conflict_do_update(
        index_elements=[t.story_outlets.c.story, t.story_outlets.c.outlet],
        set_={"reports": t.story_outlets.c.reports + 1},
    )
    values = {"story": story, "outlet": outlet, "reports": 1}
    reports = conn.execute(told.returning(t.story_outlets.c.reports), values).scalar_one()
    return int(reports == 1)


def _merge(conn: Connection, database: Database, story: str, other: str) -> None:
    """All reports of `story` go into `other`, which takes its title where it has none."""
    columns = "story", "report", "position"
    moved = select(literal(other), t.story_reports.c.report, t.story_reports.c.position)
    moved = moved.where(t.story_reports.c.story == story)
    conn.execute(database.insert(t.story_reports).from_select(columns, moved).on_conflict_do_nothing())
    conn.execute(t.story_reports.delete().where(t.story_reports.c.story == story))
    conn.execute(t.stories.update().where(t.stories.c.id == story).values(merged_into=other))
    title = conn.scalar(select(t.stories.c.title).where(t.stories.c.id == story))
    conn.execute(t.stories.update().where(t.stories.c.id == other, t.stories.c.title.is_(None)).values(title=title))
    for touched in (story, other):
        recount(conn, database, touched)


def _split(conn: Connection, database: Database, story: str, other: str, report: str, position: int) -> None:
    """One report leaves `story` for `other`."""
    here = (t.story_reports.c.story == story) & (t.story_reports.c.report == report)
    conn.execute(t.story_reports.delete().where(here))
    _attach(conn, database, other, report, position)
    recount(conn, database, story)
