"""The tables of a store as they were first, and the index of words of each database.

Revision ID: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

Number = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "alerts",
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("rule", "evidence", name=op.f("pk_alerts")),
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_meta")),
    )
    op.create_table(
        "names",
        sa.Column("id", Number, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("versions", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_names")),
        sa.UniqueConstraint("kind", "folded", name=op.f("uq_names_kind_folded")),
    )
    op.create_table(
        "notes",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("value", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_notes")),
    )
    op.create_table(
        "pages",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", Number, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=True),
        sa.Column("archive_file", sa.Text(), nullable=True),
        sa.Column("archive_offset", Number, nullable=True),
        sa.Column("archive_length", Number, nullable=True),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_pages")),
    )
    op.create_table(
        "reports",
        sa.Column("position", Number, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("current", Number, nullable=True),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_reports")),
        sa.UniqueConstraint("id", name=op.f("uq_reports_id")),
    )
    op.create_table(
        "sources",
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("next_due", sa.Text(), nullable=True),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_sources")),
    )
    op.create_index(op.f("ix_sources_next_due"), "sources", ["next_due"], unique=False)
    op.create_table(
        "stories",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("opened", sa.Text(), nullable=False),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("merged_into", sa.Text(), nullable=True),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.Column("outlets", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["merged_into"], ["stories.id"], name=op.f("fk_stories_merged_into")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_stories")),
    )
    op.create_index(op.f("ix_stories_changed"), "stories", ["changed"], unique=False)
    op.create_table(
        "addresses",
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_addresses_report")),
        sa.PrimaryKeyConstraint("address", name=op.f("pk_addresses")),
    )
    op.create_index(op.f("ix_addresses_report"), "addresses", ["report"], unique=False)
    op.create_table(
        "decisions",
        sa.Column("id", Number, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("other", sa.Text(), nullable=True),
        sa.Column("report", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["other"], ["stories.id"], name=op.f("fk_decisions_other")),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_decisions_report")),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name=op.f("fk_decisions_story")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_decisions")),
    )
    op.create_index(op.f("ix_decisions_other"), "decisions", ["other"], unique=False)
    op.create_index(op.f("ix_decisions_report"), "decisions", ["report"], unique=False)
    op.create_index(op.f("ix_decisions_story"), "decisions", ["story"], unique=False)
    op.create_table(
        "failures",
        sa.Column("id", Number, nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["page"], ["pages.sha256"], name=op.f("fk_failures_page")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_failures")),
    )
    op.create_index(op.f("ix_failures_page"), "failures", ["page"], unique=False)
    op.create_table(
        "story_outlets",
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("outlet", sa.Text(), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name=op.f("fk_story_outlets_story")),
        sa.PrimaryKeyConstraint("story", "outlet", name=op.f("pk_story_outlets")),
    )
    op.create_table(
        "story_reports",
        sa.Column("story", sa.Text(), nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("position", Number, nullable=False),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_story_reports_report")),
        sa.ForeignKeyConstraint(["story"], ["stories.id"], name=op.f("fk_story_reports_story")),
        sa.PrimaryKeyConstraint("story", "report", name=op.f("pk_story_reports")),
    )
    op.create_index(op.f("ix_story_reports_report"), "story_reports", ["report"], unique=False)
    op.create_table(
        "versions",
        sa.Column("id", Number, nullable=False),
        sa.Column("report", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("last_seen", sa.Text(), nullable=False),
        sa.Column("moment", sa.Text(), nullable=False),
        sa.Column("canonical", sa.Text(), nullable=True),
        sa.Column("site", sa.Text(), nullable=True),
        sa.Column("outlet", sa.Text(), nullable=True),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.Column("page_record", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["page"], ["pages.sha256"], name=op.f("fk_versions_page")),
        sa.ForeignKeyConstraint(["report"], ["reports.id"], name=op.f("fk_versions_report")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_versions")),
        sa.UniqueConstraint("report", "number", name=op.f("uq_versions_report_number")),
        sa.UniqueConstraint("report", "text_sha256", name=op.f("uq_versions_report_text_sha256")),
    )
    op.create_index(op.f("ix_versions_moment"), "versions", ["moment"], unique=False)
    op.create_index(op.f("ix_versions_page"), "versions", ["page"], unique=False)
    op.create_index(op.f("ix_versions_text_sha256"), "versions", ["text_sha256"], unique=False)
    op.create_table(
        "accounts",
        sa.Column("version", Number, nullable=False),
        sa.Column("statements", sa.Integer(), nullable=False),
        sa.Column("record", sa.LargeBinary(), nullable=False),
        sa.Column("parse", sa.LargeBinary(), nullable=True),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name=op.f("fk_accounts_version")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_accounts")),
    )
    op.create_table(
        "features",
        sa.Column("version", Number, nullable=False),
        sa.Column("grouping", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name=op.f("fk_features_version")),
        sa.PrimaryKeyConstraint("version", name=op.f("pk_features")),
    )
    op.create_table(
        "name_versions",
        sa.Column("name", Number, nullable=False),
        sa.Column("version", Number, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["name"], ["names.id"], name=op.f("fk_name_versions_name")),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name=op.f("fk_name_versions_version")),
        sa.PrimaryKeyConstraint("name", "version", name=op.f("pk_name_versions")),
    )
    op.create_index(op.f("ix_name_versions_version"), "name_versions", ["version"], unique=False)
    op.create_table(
        "sightings",
        sa.Column("version", Number, nullable=False),
        sa.Column("page", sa.Text(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["page"], ["pages.sha256"], name=op.f("fk_sightings_page")),
        sa.ForeignKeyConstraint(["version"], ["versions.id"], name=op.f("fk_sightings_version")),
        sa.PrimaryKeyConstraint("version", "page", name=op.f("pk_sightings")),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"PRAGMA application_id = {0x52505444}")
        op.execute("CREATE VIRTUAL TABLE version_words USING fts5(terms, content='', tokenize='ascii')")
        op.execute("CREATE VIRTUAL TABLE name_words USING fts5(terms, content='', tokenize='ascii')")
    else:
        for index in ("version_words", "name_words"):
            op.execute(f"CREATE TABLE {index} (id bigint PRIMARY KEY, terms tsvector NOT NULL)")
            op.execute(f"CREATE INDEX ix_{index}_terms ON {index} USING gin (terms)")
