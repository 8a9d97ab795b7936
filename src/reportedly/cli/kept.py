"""What the commands of the standing part share: the store with its archive, and how a report is shown in a line."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reportedly.collect import read_back
from reportedly.errors import StoreUnusable
from reportedly.records import ArchivePlace, Report
from reportedly.store import Store, open_store

_ARCHIVE = "archive folder"  # the note of where the archive lies


@contextmanager
def opened_store(address: str, archive: Path | None = None, create: bool = False) -> Iterator[Store]:
    """The store with a reader of the archive: of the folder given, else of the one that was given last."""
    store: Store

    def read_archived(place: ArchivePlace) -> bytes:
        noted = store.note(_ARCHIVE)
        folder = archive or (Path(noted.decode()) if noted else None)
        if folder is None:
            raise StoreUnusable(f"A page lies in the archive {place.file}, and nobody said where. Use --archive DIR.")
        return read_back(folder, place).content

    with open_store(address, create=create, read_archived=read_archived) as store:
        yield store


def note_archive(store: Store, archive: Path | None) -> None:
    """Remember where the archive lies, so that readers of the store need not be told."""
    if archive:
        folder = str(archive.absolute()).encode("utf-8", "surrogateescape")
        if store.note(_ARCHIVE) != folder:
            store.put_note(_ARCHIVE, folder)


def headline(report: Report) -> str:
    """A report's title, or its first words where it has none."""
    return report.title or " ".join(report.text.split())[:80]


def whereabouts(report: Report) -> str:
    """A report's address, or its file."""
    return report.url or report.file or report.id
