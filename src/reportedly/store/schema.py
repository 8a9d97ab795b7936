"""The tables of a store, one description for both databases (SQLAlchemy Core).

Migrations (`migrations/`) make them; a test holds that what they make is what stands here.  The index of words is not
here, as each database has its own kind (`sqlite/words.py`, `postgres/words.py`).  Whole records are kept as compact
bytes (`encoding.py`) beside the few columns that are asked for; so a text with any code point is kept as it is, and a
field added to a record needs no migration.
"""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
Number = BigInteger().with_variant(Integer, "sqlite")  # SQLite counts up only a column of the type INTEGER

# What this store is: its own id, changed by a restore, so that an index beside it knows that it is of another.
meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

# What callers keep here between runs, opaque to the store.
notes = Table("notes", metadata, Column("key", Text, primary_key=True), Column("value", LargeBinary, nullable=False))

# Bytes as they came in, compressed; `content` is empty where they lie in the archive.
pages = Table(
    "pages",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("size", Number, nullable=False),
    Column("content", LargeBinary),
    Column("archive_file", Text),
    Column("archive_offset", Number),
    Column("archive_length", Number),
)

# `current` is the version whose words were seen last.
reports = Table(
    "reports",
    metadata,
    Column("position", Number, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("current", Number),
)

# The canonical address of a report.
addresses = Table(
    "addresses",
    metadata,
    Column("address", Text, primary_key=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False, index=True),
)

# `moment` is when it was published, or else seen, in UTC; `site` and `outlet` tell same words of one house from a copy.
versions = Table(
    "versions",
    metadata,
    Column("id", Number, primary_key=True),
    Column("report", Text, ForeignKey("reports.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("page", Text, ForeignKey("pages.sha256"), nullable=False, index=True),
    Column("text_sha256", Text, nullable=False, index=True),
    Column("seen", Text, nullable=False),
    Column("last_seen", Text, nullable=False),
    Column("moment", Text, nullable=False, index=True),
    Column("canonical", Text),
    Column("site", Text),
    Column("outlet", Text),
    Column("record", LargeBinary, nullable=False),
    Column("page_record", LargeBinary, nullable=False),
    UniqueConstraint("report", "number"),
    UniqueConstraint("report", "text_sha256"),
)

# Other bytes that gave the same words.
sightings = Table(
    "sightings",
    metadata,
    Column("version", Number, ForeignKey("versions.id"), primary_key=True),
    Column("page", Text, ForeignKey("pages.sha256"), primary_key=True),
    Column("seen", Text, nullable=False),
)

accounts = Table(
    "accounts",
    metadata,
    Column("version", Number, ForeignKey("versions.id"), primary_key=True),
    Column("statements", Integer, nullable=False),
    Column("record", LargeBinary, nullable=False),
    Column("parse", LargeBinary),
)

# What `group/` needs to rebuild its index; opaque here.
features = Table(
    "features",
    metadata,
    Column("version", Number, ForeignKey("versions.id"), primary_key=True),
    Column("grouping", LargeBinary, nullable=False),
)

# The rare words by which `group/` finds stories that it holds no more; opaque here.  Those of an earlier analysis stay:
# they only lead to a story that is then compared.
feature_keys = Table(
    "feature_keys",
    metadata,
    Column("key", Text, primary_key=True),
    Column("version", Number, ForeignKey("versions.id"), primary_key=True),
    sqlite_with_rowid=False,
)

# People, bodies and places as reports spell them, and where each version names them first; `reports` counts.
names = Table(
    "names",
    metadata,
    Column("id", Number, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("folded", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("reports", Integer, nullable=False),
    UniqueConstraint("kind", "folded"),
)
name_versions = Table(
    "name_versions",
    metadata,
    Column("name", Number, ForeignKey("names.id"), primary_key=True),
    Column("version", Number, ForeignKey("versions.id"), primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index(None, "version"),
)

# `reports`, `statements` and `outlets` are counters, so that a list of stories reads nothing else.
stories = Table(
    "stories",
    metadata,
    Column("id", Text, primary_key=True),
    Column("opened", Text, nullable=False),
    Column("changed", Text, nullable=False, index=True),
    Column("title", Text),
    Column("merged_into", Text, ForeignKey("stories.id")),
    Column("reports", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("outlets", Integer, nullable=False),
)
story_reports = Table(
    "story_reports",
    metadata,
    Column("story", Text, ForeignKey("stories.id"), primary_key=True),
    Column("report", Text, ForeignKey("reports.id"), primary_key=True),
    Column("position", Number, nullable=False),
    Index(None, "report"),
)
story_outlets = Table(
    "story_outlets",
    metadata,
    Column("story", Text, ForeignKey("stories.id"), primary_key=True),
    Column("outlet", Text, primary_key=True),
    Column("reports", Integer, nullable=False),
)
decisions = Table(
    "decisions",
    metadata,
    Column("id", Number, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("story", Text, ForeignKey("stories.id"), nullable=False, index=True),
    Column("other", Text, ForeignKey("stories.id"), index=True),
    Column("report", Text, ForeignKey("reports.id"), index=True),
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
)

sources = Table(
    "sources",
    metadata,
    Column("address", Text, primary_key=True),
    Column("next_due", Text, index=True),
    Column("record", LargeBinary, nullable=False),
)
alerts = Table(
    "alerts",
    metadata,
    Column("rule", Text, primary_key=True),
    Column("evidence", Text, primary_key=True),
    Column("at", Text, nullable=False),
)
failures = Table(
    "failures",
    metadata,
    Column("id", Number, primary_key=True),
    Column("page", Text, ForeignKey("pages.sha256"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", Text, nullable=False),
)

# One row for a whole report, and the rows of its sentences.
vectors = Table(
    "vectors",
    metadata,
    Column("version", Number, ForeignKey("versions.id"), primary_key=True),
    Column("vector", LargeBinary),
    Column("sentences", LargeBinary),
)
