"""The server store's own part: PostgreSQL, its full-text search with GIN, its vectors with pgvector where it is."""

from reportedly.store.postgres.database import PostgresDatabase

__all__ = ["PostgresDatabase"]
