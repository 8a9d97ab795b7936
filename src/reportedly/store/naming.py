"""Whom and what a version names, so that people, bodies and places are found.

Names are kept once each, as the first report spelt them, and compared without case and accents.  That two spellings
are one person is for a story's dossier to say (`align/`), not for the store.
"""

from sqlalchemy import Connection, select

from reportedly.records import Account, Mention
from reportedly.store import schema as t
from reportedly.store.database import Database
from reportedly.store.terms import fold, terms_of

_LONGEST = 200  # characters of a name; longer ones are a slip of the reading


def keep_names(conn: Connection, database: Database, version: int, account: Account) -> None:
    """Keep the names of a version with the first place where each stands."""
    first = first_mentions(account)
    if not first:
        return
    values = [
        {"kind": kind, "folded": folded, "name": _spaced(mention.text), "versions": 1}
        for (kind, folded), mention in first.items()
    ]
    told = database.insert(t.names)
    told = told.on_conflict_do_update(
        index_elements=[t.names.c.kind, t.names.c.folded], set_={"versions": t.names.c.versions + 1}
    )
    columns = t.names.c.id, t.names.c.kind, t.names.c.folded, t.names.c.versions
    kept = conn.execute(told.returning(*columns), values).all()
    new = [(row.id, name_terms(row.folded)) for row in kept if row.versions == 1]
    database.index_words(conn, "name_words", new)
    places = [
        {"name": row.id, "version": version, "start": first[row.kind, row.folded].start,
         "end": first[row.kind, row.folded].end}
        for row in kept
    ]  # fmt: skip
    conn.execute(t.name_versions.insert(), places)


def drop_names(conn: Connection, version: int) -> None:
    """Forget whom a version names, before it is analysed anew; the names themselves stay."""
    named = select(t.name_versions.c.name).where(t.name_versions.c.version == version)
    fewer = t.names.update().where(t.names.c.id.in_(named)).values(versions=t.names.c.versions - 1)
    conn.execute(fewer)
    conn.execute(t.name_versions.delete().where(t.name_versions.c.version == version))


def first_mentions(account: Account) -> dict[tuple[str, str], Mention]:
    """The first mention by (kind, folded name), of people, bodies and places that are named."""
    first: dict[tuple[str, str], Mention] = {}
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
