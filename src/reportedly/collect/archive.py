"""What was fetched, kept as WARC 1.1 (ISO 28500:2017), so that a dossier can be rebuilt from what was seen.

Each record is a gzip member of its own, written in one call: a crash can only cut the last record of a file short, and
a new run begins a new file.  A body is kept as the page it is, without transfer and content codings; the header fields
that told of them stay under the names `X-Archive-Orig-…`, as Common Crawl and others do.  So a record's payload digest
is the SHA-256 of the page.
"""

import contextlib
import gzip
import hashlib
import json
import os
import threading
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote, urlsplit

from reportedly import __version__
from reportedly.collect.answers import Answer
from reportedly.errors import ArchiveBroken
from reportedly.records import ArchivePlace, Page

ROTATED_AT = 1_000_000_000  # bytes: the size of file that ISO 28500, annex C, recommends
_CODINGS = ("content-encoding", "transfer-encoding", "content-length")
_NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, "urn:reportedly:archive")
_SOFTWARE = f"software: reportedly/{__version__}\r\nformat: WARC File Format 1.1\r\nrobots: obey\r\n"


@dataclass(slots=True)
class Archive:
    """A folder of WARC files that this run adds to; for any number of threads, and beside other processes.

    `durable` waits after each record until the disk has it.
    """

    folder: Path
    most_bytes: int = ROTATED_AT
    durable: bool = True
    _file: BinaryIO | None = None
    _name: str = ""
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __enter__(self) -> "Archive":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file; the next record begins another one."""
        with self._lock:
            if self._file:
                self._file.close()
            self._file = None

    def keep_answer(self, answer: Answer, asked: Mapping[str, str], seen: str) -> ArchivePlace:
        """Keeps a response and the request for it; the place of the response.  `seen` is ISO 8601 in UTC.

        Raises ArchiveBroken when the disk does not take it.
        """
        block = _http_block(answer)
        request = _request_block(answer.url, asked)
        common = {"WARC-Target-URI": answer.url, "WARC-Date": _warc_date(seen)}
        if answer.peer:
            common["WARC-IP-Address"] = answer.peer
        payload = _digest(answer.content)
        with self._lock:
            response = {**common, "WARC-Payload-Digest": payload}
            place, record_id = self._write("response", response, "application/http; msgtype=response", block, seen)
            concurrent = {**common, "WARC-Concurrent-To": record_id}
            self._write("request", concurrent, "application/http; msgtype=request", request, seen)
        return place

    def keep_page(self, page: Page, seen: str) -> ArchivePlace:
        """Keeps a page that was no response of its own: a file's, a mail's or a feed entry's text."""
        headers = {
            "WARC-Target-URI": _target(page),
            "WARC-Date": _warc_date(seen),
            "WARC-Payload-Digest": f"sha256:{page.sha256}",
            "WARC-JSON-Metadata": json.dumps(_told(page), ensure_ascii=True, sort_keys=True),
        }
        with self._lock:
            return self._write("resource", headers, _content_type(page), page.content, seen)[0]

    def _write(
        self, kind: str, headers: Mapping[str, str], content_type: str, block: bytes, seen: str
    ) -> tuple[ArchivePlace, str]:
        try:
            file = self._open(seen)
            offset = file.tell()
            member, record_id = _record(kind, headers, content_type, block, f"{self._name}:{offset}:{seen}")
            file.write(member)
            file.flush()
            if self.durable:
                os.fsync(file.fileno())
        except OSError as error:
            self._abandon()
            raise ArchiveBroken(f"{self.folder} cannot be written: {error.strerror}. Make room for it.") from error
        return ArchivePlace(self._name, offset, len(member)), record_id

    def _abandon(self) -> None:
        """Leaves a file that a record may have been half written to; the next record begins another."""
        file, self._file = self._file, None
        if file:
            with contextlib.suppress(OSError):
                file.close()

    def _open(self, seen: str) -> BinaryIO:
        """The file to add to; a new one where there is none or it is full.  Another process never gets the same."""
        if self._file and self._file.tell() < self.most_bytes:
            return self._file
        if self._file:
            self._file.close()
        self.folder.mkdir(parents=True, exist_ok=True)
        stamp, number = "".join(c for c in _warc_date(seen) if c.isalnum()), 1
        while True:
            name = f"reportedly-{stamp}-{number:05}.warc.gz"
            try:
                self._file = (self.folder / name).open("xb")
            except FileExistsError:
                number += 1
                continue
            self._name = name
            info = {"WARC-Date": _warc_date(seen), "WARC-Filename": name}
            block = _SOFTWARE.encode()
            self._file.write(_record("warcinfo", info, "application/warc-fields", block, f"{name}:0:{seen}")[0])
            return self._file


def _record(kind: str, headers: Mapping[str, str], content_type: str, block: bytes, key: str) -> tuple[bytes, str]:
    """One record as a gzip member, and its id, which is made of where and when it was written."""
    record_id = f"<urn:uuid:{uuid.uuid5(_NAMESPACE, key + _digest(block))}>"
    fields = {"WARC-Type": kind, "WARC-Record-ID": record_id, **headers}
    fields |= {"WARC-Block-Digest": _digest(block), "Content-Type": content_type, "Content-Length": str(len(block))}
    head = "WARC/1.1\r\n" + "".join(f"{name}: {_one_line(value)}\r\n" for name, value in fields.items()) + "\r\n"
    return gzip.compress(head.encode() + block + b"\r\n\r\n", 6, mtime=0), record_id


def _one_line(value: str) -> str:
    return " ".join(value.split())


def _digest(content: bytes) -> str:
    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def _warc_date(seen: str) -> str:
    """A moment in UTC as WARC writes it."""
    return seen.replace("+00:00", "Z")


def _http_block(answer: Answer) -> bytes:
    head = [f"HTTP/1.1 {answer.status} {answer.phrase}".rstrip()]
    for name, value in answer.headers:
        head.append(f"{'x-archive-orig-' if name in _CODINGS else ''}{name}: {_one_line(value)}")
    head.append(f"content-length: {len(answer.content)}")
    return "\r\n".join([*head, "", ""]).encode() + answer.content


def _request_block(url: str, asked: Mapping[str, str]) -> bytes:
    parts = urlsplit(url)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    head = [f"GET {path} HTTP/1.1", f"Host: {parts.netloc}", *(f"{name}: {value}" for name, value in asked.items())]
    return "\r\n".join([*head, "", ""]).encode()


def _target(page: Page) -> str:
    if url := page.final_url or page.url:
        return url
    return "file:" + quote(page.name, safe="/:.,-_~")


def _content_type(page: Page) -> str:
    named = {"html": "text/html", "text": "text/plain", "article": "application/json"}[page.kind]
    return f"{named}; charset={page.charset}" if page.charset else named


def _told(page: Page) -> dict[str, object]:
    """What a page carries beside its bytes."""
    told: dict[str, object] = {"kind": page.kind, "name": page.name}
    if page.url:
        told["url"] = page.url
    if page.hints:
        told["hints"] = [[hint.field, hint.value, hint.how] for hint in page.hints]
    return told
