"""Whom and what a version names, so that people, bodies and places are found.

Names are kept once each, as the first report spelt them, and compared without case and accents.  That two spellings
are one person is for a story's dossier to say (`align/`), not for the store.
"""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Select, func, select

from reportedly.records import Account, Mention
from reportedly.store import schema as t
from reportedly.store.database import Database
from reportedly.store.terms import fold, terms_of

Key = tuple[str, str]
"""(kind, folded name)."""

_LONGEST = 200  # characters of a name; longer ones are a slip of the reading


def keep_names(conn: Connection, database: Database, version: int, account: Account) -> None:
    """Keep the names of a version with the first place where each stands."""
    first = first_mentions(account)
    known = {(row.kind, row.folded): row.id for row in conn.execute(_named_elsewhere(version))}
    numbers = {key: known[key] for key in first if key in known}
    if new := [key for key in first if key not in known]:
        numbers |= _count_names(conn, database, {key: first[key] for key in new})
    places = [
        {"name": number, "version": version, "start": first[key].start, "end": first[key].end}
        for key, number in numbers.items()
    ]
    if places:
        conn.execute(t.name_versions.insert(), places)


def _named_elsewhere(version: int) -> Select[Any]:
    """The names that other versions of the same report have."""
    report = select(t.versions.c.report).where(t.versions.c.id == version).scalar_subquery()
    others = select(t.versions.c.id).where(t.versions.c.report == report, t.versions.c.id != version)
    named = select(t.name_versions.c.name).where(t.name_versions.c.version.in_(others))
    return select(t.names.c.id, t.names.c.kind, t.names.c.folded).where(t.names.c.id.in_(named))


def _count_names(conn: Connection, database: Database, first: Mapping[Key, Mention]) -> dict[Key, int]:
    """Count one more report for each name; gives their numbers.  Names that are new are indexed."""
    values = [
        {"kind": kind, "folded": folded, "name": _spaced(mention.text), "reports": 1}
        for (kind, folded), mention in first.items()
    ]
    told = database.insert(t.names)
    told = told.on_conflict_do_update(
        index_elements=[t.names.c.kind, t.names.c.folded], set_={"reports": t.names.c.reports + 1}
    )
    before = conn.scalar(select(func.max(t.names.c.id))) or 0
    kept = conn.execute(told.returning(t.names.c.id, t.names.c.kind, t.names.c.folded), values).all()
    database.index_words(conn, "name_words", [(row.id, name_terms(row.folded)) for row in kept if row.id > before])
    return {(row.kind, row.folded): row.id for row in kept}


def drop_names(conn: Connection, version: int) -> None:
    """Forget whom a version names, before it is analysed anew; the names themselves stay."""
    named = select(t.name_versions.c.name).where(t.name_versions.c.version == version)
    elsewhere = select(_named_elsewhere(version).subquery().c.id)
    gone = t.names.update().where(t.names.c.id.in_(named), t.names.c.id.not_in(elsewhere))
    conn.execute(gone.values(reports=t.names.c.reports - 1))
    conn.execute(t.name_versions.delete().where(t.name_versions.c.version == version))


def first_mentions(account: Account) -> dict[Key, Mention]:
    """The first mention of each person, body and place that is named."""
    first: dict[Key, Mention] = {}
    for mention in account.mentions:
        folded = fold(_spaced(mention.text))
        if mention.named and mention.kind != "other" and folded and len(folded) <= _LONGEST:
            first.setdefault((mention.kind, folded), mention)
    return first


def name_terms(folded: str) -> list[str]:
    """The terms under which a name is found."""
    return terms_of(folded)


def _spaced(text: str) -> str:
    return " ".join(text.replace("\0", " ").encode("utf-8", "replace").decode().split())
