"""The steps that make a store's tables and bring those of an older version up (Alembic)."""
