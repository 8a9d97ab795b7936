"""Vectors of reports and of their sentences, with pgvector's own column where the server offers it.

Revision ID: 0002
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_OFFERED = "SELECT count(*) FROM pg_available_extensions WHERE name = 'vector'"


def upgrade() -> None:
    op.create_table(
        "vectors",
        sa.Column("version", Number, nullable=False),
        sa.Column("vector", sa.LargeBinary(), nullable=True),
        sa.Column("sentences", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name=op.f("fk_vectors_version")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_vectors")),
    )
    bind = op.get_bind()
    if bind.dialect.name == "postgresql" and bind.scalar(sa.text(_OFFERED)):
        try:
            with bind.begin_nested():
                op.execute("CREATE EXTENSION IF NOT EXISTS vector")
                op.execute("ALTER TABLE vectors ADD COLUMN embedding vector")
        except sa.exc.DBAPIError:
            pass  # the role may not create extensions: the index of vectors is then kept in memory
