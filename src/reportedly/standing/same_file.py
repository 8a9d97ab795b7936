"""By what a file is known again whose article names no address: its path, as long as it tells the same account.

A statement that somebody saves again with other words is a new version of the report of that path.  A path into which
one article after the other is written (`latest.txt`) is not one report: its words would be lost to grouping under those
of another.  So the words decide; the path alone only says what they are compared with.
"""

from dataclasses import dataclass
from pathlib import Path

from reportedly.records import Page, Report
from reportedly.store import Store
from reportedly.text.fingerprints import words

_SHARED = 0.5  # of the shorter text's runs of three words; 58 of 66 pairs of accounts of one event share less, and the
# other eight are copies of one agency's, by outlets that differ


@dataclass(frozen=True, slots=True)
class _Place:
    """A path, and how many accounts of their own were found there so far."""

    path: str
    number: int

    @property
    def address(self) -> str:
        return f"{self.path}#{self.number}" if self.number > 1 else self.path


def address_in_files(store: Store, page: Page, report: Report) -> str | None:
    """The address (`file:///…`) under which a file's report is kept; None for what is no file of one article.

    The same as before where the words are, by and large, those of the report of that path; else a new one.
    """
    if not page.file or page.url or page.name != page.file:
        return None
    path = Path(page.file).absolute().as_uri()
    place = _Place(path, int(store.note(_key(path)) or 1))
    known = store.recognise(place.address, page.sha256)
    held = store.report(known.report) if known.known else None
    if held is None or _is_same(held.content, report):
        return place.address
    store.put_note(_key(path), str(place.number + 1).encode())
    return _Place(path, place.number + 1).address


def _is_same(held: Report, found: Report) -> bool:
    if held.outlet and found.outlet and held.outlet != found.outlet:
        return False
    one, other = _runs(held.text), _runs(found.text)
    return len(one & other) >= _SHARED * min(len(one), len(other))


def _runs(text: str) -> set[tuple[str, ...]]:
    told = words(text)
    return set(zip(told, told[1:], told[2:], strict=False))


def _key(path: str) -> str:
    return f"file/{path}"
