"""The index of words in PostgreSQL: a tsvector of our own terms (`terms.py`) a row, with a GIN index.

The terms are written as a tsvector's own text form, so that no dictionary or parser of the server changes them, and
both databases find the same.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from sqlalchemy import Connection, text

from reportedly.store.database import Within, WordIndex
from reportedly.store.terms import Phrase, Query

_BATCH = 500


def index_words(conn: Connection, index: WordIndex, rows: Sequence[tuple[int, Sequence[str]]]) -> None:
    """Add rows to the index."""
    if rows:
        values = [{"id": number, "terms": tsvector(terms)} for number, terms in rows]
        conn.execute(text(f"INSERT INTO {index}(id, terms) VALUES (:id, CAST(:terms AS tsvector))"), values)


def tsvector(terms: Sequence[str]) -> str:
    """Terms with their places, as a tsvector is written."""
    places: dict[str, list[str]] = {}
    for place, term in enumerate(terms, 1):
        places.setdefault(term, []).append(str(place))
    return " ".join(f"'{term}':{','.join(found)}" for term, found in places.items())


def find_words(conn: Connection, index: WordIndex, query: Query, within: Within, most: int) -> list[tuple[int, float]]:
    """Newest first; cover density rank, for those rows only (ranking all that hold a common word is slow)."""
    join = where = ""
    if index == "version_words":
        join = "JOIN versions v ON v.id = w.id JOIN reports r ON r.id = v.report"
        where = f"AND r.current {'<>' if within.superseded else '='} v.id"
        where += " AND v.moment >= :since" if within.since else ""
        where += " AND v.moment < :until" if within.until else ""
    sql = f"""SELECT id, ts_rank_cd(terms, CAST(:query AS tsquery)) FROM (
                SELECT w.id, w.terms FROM {index} w {join} WHERE w.terms @@ CAST(:query AS tsquery) {where}
                ORDER BY w.id DESC LIMIT :most) AS newest ORDER BY id DESC"""
    asked = {"query": ts_query(query), "most": most, "since": within.since, "until": within.until}
    return [(number, float(rank)) for number, rank in conn.execute(text(sql), asked)]


def ts_query(query: Query) -> str:
    """The query as a tsquery is written; every term is quoted, so nothing in it is syntax."""
    return " & ".join([*map(_phrase, query.wanted), *(f"!({_phrase(p)})" for p in query.unwanted)])


def _phrase(phrase: Phrase) -> str:
    *firsts, last = [f"'{term}'" for term in phrase.terms]
    return f"({' <-> '.join([*firsts, last + ':*' if phrase.opens else last])})"


def clear_words(conn: Connection, index: WordIndex) -> None:
    """Empty the index."""
    conn.exec_driver_sql(f"DELETE FROM {index}")


def word_flaws(conn: Connection, index: WordIndex, rows: Iterable[tuple[int, Sequence[str]]]) -> Iterator[str]:
    """Compare every row with the terms that should be in it."""
    indexed = {row[0] for row in conn.exec_driver_sql(f"SELECT id FROM {index}")}
    sql = text(
        f"""SELECT w.id FROM {index} w JOIN unnest(CAST(:ids AS bigint[]), CAST(:terms AS text[])) AS r(id, terms)
            ON r.id = w.id WHERE w.terms <> CAST(r.terms AS tsvector)"""
    )
    rest = iter(rows)
    while batch := list(islice(rest, _BATCH)):
        asked = {"ids": [number for number, _ in batch], "terms": [tsvector(terms) for _, terms in batch]}
        for (number,) in conn.execute(sql, asked):
            yield f"row {number} holds other terms than its record"
        for number, _ in batch:
            if number not in indexed:
                yield f"row {number} is not in it"
            indexed.discard(number)
    if indexed:
        yield f"{len(indexed)} of its rows have no record, as {min(indexed)}"
