"""Vectors in PostgreSQL: pgvector's own column where the extension is there, else an index in memory.

The column is made by the migration when the server offers the extension.  It has no fixed length, and so no
approximate index: a question compares with all rows, in the server.
"""

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import Connection, text


def has_pgvector(conn: Connection) -> bool:
    """Whether this store has a column for pgvector."""
    sql = """SELECT count(*) FROM information_schema.columns
             WHERE table_schema = current_schema() AND table_name = 'vectors' AND column_name = 'embedding'"""
    return bool(conn.scalar(text(sql)))


def keep_vector(conn: Connection, version: int, vector: NDArray[np.float32]) -> None:
    """Write the vector into pgvector's column."""
    sql = text("UPDATE vectors SET embedding = CAST(:vector AS vector) WHERE version = :version")
    conn.execute(sql, {"vector": _written(vector), "version": version})


def nearest(conn: Connection, vector: NDArray[np.float32], most: int) -> list[tuple[int, float]]:
    """Versions and products, best first; ties by version."""
    sql = text(
        """SELECT version, -(embedding <#> CAST(:vector AS vector)) AS likeness FROM vectors
           WHERE embedding IS NOT NULL AND vector_dims(embedding) = :size ORDER BY likeness DESC, version LIMIT :most"""
    )
    asked = {"vector": _written(vector), "size": len(vector), "most": most}
    return [(version, float(likeness)) for version, likeness in conn.execute(sql, asked)]


def _written(vector: NDArray[np.float32]) -> str:
    return "[" + ",".join(repr(float(x)) for x in vector) + "]"
