"""Rows as records: versions with their reports, accounts, stories, decisions, sources."""

import zlib
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Row, Select, select

from reportedly.records import (
    Account,
    ArchivePlace,
    Figure,
    Grouping,
    Mention,
    Report,
    SourceState,
    Statement,
    Story,
    Time,
    Version,
)
from reportedly.records.parses import NOTHING_PARSED
from reportedly.store import schema as t
from reportedly.store.encoding import pack, unpack
from reportedly.store.parses import unpack_parse


@dataclass(frozen=True, slots=True)
class Told:
    """An account without its report and its parse, which are kept beside it."""

    statements: tuple[Statement, ...]
    figures: tuple[Figure, ...] = ()
    times: tuple[Time, ...] = ()
    mentions: tuple[Mention, ...] = ()


def pack_account(account: Account) -> bytes:
    """What was found in a report, as bytes."""
    return pack(Told(account.statements, account.figures, account.times, account.mentions), Told)


def unpack_told(data: bytes) -> Told:
    """What `pack_account` kept."""
    return unpack(data, Told)


def account_of(row: Row[Any]) -> Account | None:
    """The account of a row of `select_accounts`; None where the version was not analysed."""
    if row.told is None:
        return None
    report = unpack(row.record, Report)
    told = unpack_told(row.told)
    parsed = unpack_parse(row.parse, report.text) if row.parse is not None else NOTHING_PARSED
    return Account(report, told.statements, told.figures, told.times, told.mentions, parsed)


def select_accounts() -> Select[Any]:
    """Versions with what they tell; add conditions on `versions`."""
    columns = t.versions.c.record, t.accounts.c.record.label("told"), t.accounts.c.parse
    return select(*columns).select_from(t.versions.outerjoin(t.accounts, t.accounts.c.version == t.versions.c.id))


def select_versions() -> Select[Any]:
    """Versions with where their bytes are; add conditions on `versions`."""
    places = t.pages.c.archive_file, t.pages.c.archive_offset, t.pages.c.archive_length
    return select(t.versions, *places).join(t.pages, t.pages.c.sha256 == t.versions.c.page)


def version_of(row: Row[Any]) -> Version:
    """The version of a row of `select_versions`."""
    return Version(
        report=row.report,
        number=row.number,
        page=row.page,
        seen=row.seen,
        content=unpack(row.record, Report),
        canonical=row.canonical,
        archive=archive_of(row),
        last_seen=row.last_seen,
    )


def archive_of(row: Row[Any]) -> ArchivePlace | None:
    """Where in the archive the bytes of a page lie; None where the store has them."""
    if row.archive_file is None:
        return None
    return ArchivePlace(row.archive_file, row.archive_offset, row.archive_length)


def bytes_of(content: bytes) -> bytes:
    """The bytes of a page as they came in."""
    return zlib.decompress(content)


def story_of(row: Row[Any], reports: tuple[str, ...]) -> Story:
    """The story of a row of `stories`."""
    return Story(
        id=row.id,
        reports=reports,
        opened=row.opened,
        changed=row.changed,
        title=row.title,
        merged_into=row.merged_into,
        statements=row.statements,
        outlets=row.outlets,
    )


def grouping_of(row: Row[Any]) -> Grouping:
    """The decision of a row of `decisions`."""
    return Grouping(row.kind, row.story, row.reason, row.at, row.report, row.other)


def pack_source(state: SourceState) -> bytes:
    """A source's state as bytes."""
    return pack(state, SourceState)


def unpack_source(data: bytes) -> SourceState:
    """What `pack_source` kept."""
    return unpack(data, SourceState)
