"""Files of many articles: JSON lines, a JSON array or one object, plain or gzipped, one page for each article."""

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from reportedly.collect.limits import Limits, megabytes
from reportedly.records import Failure, Page


def read_articles(path: Path, name: str, limits: Limits) -> Iterator[Page | Failure]:
    """The articles of a file, one by one and never more of it in memory than one page (one array: than five)."""
    try:
        with _open(path) as stream:
            if path.name.lower().removesuffix(".gz").endswith(".json"):
                yield from split_json(stream.read(5 * limits.page_bytes + 1), name, name, limits)
            else:
                yield from _lines(stream, name, limits)
    except (OSError, EOFError, zlib.error) as error:
        yield Failure(name, f"cannot be read: {_reason(error)}. Check the file.")


def _open(path: Path) -> IO[bytes]:
    if path.name.lower().endswith(".gz"):
        return cast(IO[bytes], gzip.open(path, "rb"))
    return path.open("rb")


def _reason(error: BaseException) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__


def _lines(stream: IO[bytes], file: str, limits: Limits) -> Iterator[Page | Failure]:
    number = total = 0
    while line := stream.readline(limits.page_bytes + 1):
        number += 1
        total += len(line)
        if total > limits.collection_bytes:
            yield Failure(f"{file}:{number}", f"the file is over {megabytes(limits.collection_bytes)}. Split it.")
            return
        if len(line) > limits.page_bytes:
            yield Failure(f"{file}:{number}", f"a line over {megabytes(limits.page_bytes)}, the most for one article.")
            total += _skip_line(stream, line, limits.collection_bytes)
        elif line.strip():
            yield article_page(line.rstrip(b"\r\n"), f"{file}:{number}", file)


def _skip_line(stream: IO[bytes], line: bytes, most: int) -> int:
    skipped = 0
    while not line.endswith(b"\n") and skipped <= most and (line := stream.readline(1 << 20)):
        skipped += len(line)
    return skipped


def split_json(content: bytes, name: str, file: str | None, limits: Limits) -> Iterator[Page | Failure]:
    """The articles of JSON that is in memory: an object, an array of objects, or one object a line."""
    if len(content) > 5 * limits.page_bytes:
        yield Failure(name, f"over {megabytes(5 * limits.page_bytes)}. Give it as JSON lines, one article a line.")
        return
    text = content.decode("utf-8-sig", errors="replace").strip()
    try:
        loaded = json.loads(text)
    except (ValueError, RecursionError):
        yield from _separate_lines(content, name, file)
        return
    if isinstance(loaded, dict):
        yield article_page(content, name, file)
    elif isinstance(loaded, list):
        for number, item in enumerate(_slices(text), start=1):
            yield article_page(item.encode(), f"{name}:{number}", file)
    else:
        yield Failure(name, "JSON, but neither an article nor a list of articles. Give objects with a text.")


def _separate_lines(content: bytes, name: str, file: str | None) -> Iterator[Page | Failure]:
    lines = [(i, line) for i, line in enumerate(content.splitlines(), start=1) if line.strip()]
    if len(lines) < 2 or not lines[0][1].lstrip(b"\xef\xbb\xbf \t").startswith(b"{"):
        yield Failure(name, "not valid JSON. Check that the file is complete.")
        return
    for number, line in lines:
        yield article_page(line, f"{name}:{number}", file)


def _slices(text: str) -> Iterator[str]:
    """The items of a JSON array as they stand in the text, so that their bytes are kept as given."""
    decoder, at = json.JSONDecoder(), 1
    while True:
        while at < len(text) and text[at] in " \t\r\n,":
            at += 1
        if at >= len(text) or text[at] == "]":
            return
        _, end = decoder.raw_decode(text, at)
        yield text[at:end]
        at = end


def article_page(content: bytes, name: str, file: str | None) -> Page:
    """A page of one article's JSON object."""
    digest = hashlib.sha256(content).hexdigest()
    return Page(name=name, kind="article", content=content, sha256=digest, file=file, media_type="application/json")
