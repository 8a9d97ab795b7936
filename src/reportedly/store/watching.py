"""How sources fare, which alerts went out, and notes of callers.  The caller holds the transaction."""

from sqlalchemy import Connection, func, select

from reportedly.records import Sent, SourceState
from reportedly.store import schema as t
from reportedly.store.database import Database
from reportedly.store.rows import pack_source, unpack_source


def put_source(conn: Connection, database: Database, state: SourceState) -> None:
    """See `Store.put_source`."""
    values = {"next_due": state.next_due, "record": pack_source(state)}
    told = database.insert(t.sources).values(address=state.address, **values)
    conn.execute(told.on_conflict_do_update(index_elements=[t.sources.c.address], set_=values))


def source(conn: Connection, address: str) -> SourceState | None:
    """See `Store.source`."""
    record = conn.scalar(select(t.sources.c.record).where(t.sources.c.address == address))
    return unpack_source(record) if record is not None else None


def sources(conn: Connection, due: str | None) -> list[SourceState]:
    """See `Store.sources`."""
    asked = select(t.sources.c.record).order_by(t.sources.c.address)
    if due is not None:
        when = func.coalesce(t.sources.c.next_due, "")
        asked = select(t.sources.c.record).where(when <= due).order_by(when, t.sources.c.address)
    return [unpack_source(record) for record in conn.scalars(asked)]


def mark_sent(conn: Connection, database: Database, sent: Sent) -> bool:
    """See `Store.mark_sent`."""
    values = {"rule": sent.rule, "evidence": sent.evidence, "at": sent.at}
    told = database.insert(t.alerts).on_conflict_do_nothing().returning(t.alerts.c.at)
    return conn.execute(told, values).first() is not None


def was_sent(conn: Connection, rule: str, evidence: str) -> bool:
    """See `Store.was_sent`."""
    here = t.alerts.c.rule == rule, t.alerts.c.evidence == evidence
    return conn.scalar(select(t.alerts.c.at).where(*here)) is not None


def put_note(conn: Connection, database: Database, key: str, value: bytes) -> None:
    """See `Store.put_note`."""
    told = database.insert(t.notes).values(key=key, value=value)
    conn.execute(told.on_conflict_do_update(index_elements=[t.notes.c.key], set_={"value": value}))


def note(conn: Connection, key: str) -> bytes | None:
    """See `Store.note`."""
    return conn.scalar(select(t.notes.c.value).where(t.notes.c.key == key))
