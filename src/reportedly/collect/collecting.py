"""Inputs to pages, in the order given: the one place where Reportedly takes something in."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO

from reportedly.collect.addresses import Refused
from reportedly.collect.fetching import Fetcher
from reportedly.collect.files import make_pages, read_path, read_stream
from reportedly.collect.limits import Limits
from reportedly.collect.sniffing import page_kind
from reportedly.records import Failure, Page

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_DEFAULT = Limits()


def collect(
    inputs: Sequence[str],
    *,
    allow_private: bool = False,
    stdin: BinaryIO | None = None,
    progress: Callable[[str], None] | None = None,
    limits: Limits = _DEFAULT,
) -> tuple[list[Page], list[Failure]]:
    """The pages of files, folders, patterns, `-` (`stdin`) and http(s) addresses, and what could not be taken in.

    Pages come in the order of the inputs, a folder's files sorted.  Bytes that were already collected become a failure
    that names where they stood first.  Private addresses are fetched only when allowed.  `progress` is called with each
    input's name before it is read.  Never raises for what an input holds.
    """
    fetcher = Fetcher(limits, allow_private)
    pages: list[Page] = []
    failures: list[Failure] = []
    first: dict[str, str] = {}
    for given in inputs:
        if progress:
            progress(given)
        for found in _read(given, fetcher, stdin, limits):
            if isinstance(found, Failure):
                failures.append(found)
            elif found.sha256 in first:
                reason = f"same bytes as {first[found.sha256]}; counted once"
                failures.append(Failure(found.name, reason))
            else:
                first[found.sha256] = found.name
                pages.append(found)
    return pages, failures


def _read(given: str, fetcher: Fetcher, stdin: BinaryIO | None, limits: Limits) -> Iterator[Page | Failure]:
    if given == "-":
        return read_stream(stdin, limits) if stdin else iter([Failure("-", "there is no standard input.")])
    if _ADDRESS.match(given):
        return _fetch(given, fetcher, limits)
    return read_path(given, limits)


def _fetch(url: str, fetcher: Fetcher, limits: Limits) -> Iterator[Page | Failure]:
    try:
        fetched = fetcher.fetch(url)
    except Refused as refused:
        yield Failure(url, f"not fetched: {refused}.")
        return
    for found in make_pages(fetched.content, url, limits):
        if isinstance(found, Page):
            kind = found.kind if found.kind == "article" else page_kind(found.content, "", fetched.media_type)
            yield replace(
                found,
                kind=kind,
                url=url,
                final_url=fetched.final_url,
                media_type=fetched.media_type,
                charset=fetched.charset,
            )
        else:
            yield found
