"""The index of words in SQLite: two FTS5 tables that keep no text, only our own terms (`terms.py`).

Without content the index is about half as large; what matched is shown from the report itself.  The `ascii` tokenizer
parts terms only at the spaces between them.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from sqlalchemy import Connection, text

from reportedly.store.database import Within, WordIndex
from reportedly.store.terms import Phrase, Query


def index_words(conn: Connection, index: WordIndex, rows: Sequence[tuple[int, Sequence[str]]]) -> None:
    """Add rows to the index."""
    if rows:
        values = [(number, " ".join(terms)) for number, terms in rows]
        conn.exec_driver_sql(f"INSERT INTO {index}(rowid, terms) VALUES (?, ?)", values)


def find_words(conn: Connection, index: WordIndex, query: Query, within: Within, most: int) -> list[tuple[int, float]]:
    """Newest first; BM25 with its sign turned, over the whole index, for those rows only."""
    join = where = ""
    if index == "version_words":
        join = "CROSS JOIN versions v ON v.id = version_words.rowid CROSS JOIN reports r ON r.id = v.report"
        where = f"""AND r.current {"<>" if within.superseded else "="} v.id
                    AND (:since IS NULL OR v.moment >= :since) AND (:until IS NULL OR v.moment < :until)"""
    sql = f"""SELECT {index}.rowid, -bm25({index}) FROM {index} {join} WHERE {index} MATCH :query {where}
              ORDER BY {index}.rowid DESC LIMIT :most"""
    asked = {"query": fts_query(query), "most": most}
    asked |= {"since": within.since, "until": within.until} if join else {}
    return [(number, rank) for number, rank in conn.execute(text(sql), asked)]


def fts_query(query: Query) -> str:
    """The query in FTS5's words; every term is quoted, so nothing in it is syntax."""
    wanted = " AND ".join(map(_phrase, query.wanted))
    return " NOT ".join([f"({wanted})", *map(_phrase, query.unwanted)])


def _phrase(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.terms)}"' + (" *" if phrase.opens else "")


def clear_words(conn: Connection, index: WordIndex) -> None:
    """Empty the index."""
    conn.exec_driver_sql(f"INSERT INTO {index}({index}) VALUES ('delete-all')")


def word_flaws(conn: Connection, index: WordIndex, rows: Iterable[tuple[int, Sequence[str]]]) -> Iterator[str]:
    """Compare rows by their number of terms, and every term by how often and in how many rows it stands."""
    sizes: dict[int, int] = {}
    often: Counter[str] = Counter()
    holders: Counter[str] = Counter()
    for number, terms in rows:
        sizes[number] = len(terms)
        often.update(terms)
        holders.update(set(terms))
    indexed = {row[0] for row in conn.exec_driver_sql(f"SELECT id FROM {index}_docsize")}
    if missing := sizes.keys() - indexed:
        yield f"{len(missing)} rows are not in it, as {min(missing)}"
    if extra := indexed - sizes.keys():
        yield f"{len(extra)} of its rows have no record, as {min(extra)}"
    there = _indexed_terms(conn, index)
    wrong = [t for t in sorted(there.keys() | often.keys()) if there.get(t) != (holders[t], often[t])]
    if wrong:
        yield f"{len(wrong)} terms stand in it otherwise than in the reports, as {wrong[0]!r}"


def _indexed_terms(conn: Connection, index: WordIndex) -> dict[str, tuple[int, int]]:
    """(rows, places) of every term in the index, read through a table that is there for this question only."""
    conn.exec_driver_sql("PRAGMA query_only=OFF")  # making such a table counts as writing
    conn.exec_driver_sql(f"CREATE VIRTUAL TABLE temp.{index}_terms USING fts5vocab(main, {index}, row)")
    try:
        return {t: (d, n) for t, d, n in conn.exec_driver_sql(f"SELECT term, doc, cnt FROM temp.{index}_terms")}
    finally:
        conn.exec_driver_sql(f"DROP TABLE temp.{index}_terms")
        conn.exec_driver_sql("PRAGMA query_only=ON")
