"""Keys by which stories are found that the grouping holds no more; names are counted by report, not by version.

Keys of reports that are there already only `group/` can make: the number of the last of them is noted, and the next
process that groups fills them in (`standing/regrouping.py`).

Revision ID: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "feature_keys",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("version", Number, nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name=op.f("fk_feature_keys_version")),
        sa.PrimaryKeyConstraint("key", "version", name=op.f("pk_feature_keys")),
        sqlite_with_rowid=False,
    )
    op.execute("ALTER TABLE names RENAME COLUMN versions TO reports")
    op.execute(
        """UPDATE names SET reports = (SELECT count(DISTINCT v.report) FROM name_versions n
           JOIN versions v ON v.id = n.version WHERE n.name = names.id)"""
    )
    bind = op.get_bind()
    if (last := bind.scalar(sa.text("SELECT max(version) FROM features"))) is not None:
        op.execute(f"INSERT INTO meta (key, value) VALUES ('unkeyed', '{int(last)}')")
