"""What collecting may cost at most; one record, so that a caller changes a limit by name."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of one page (decoded), bytes of one file of many articles, seconds, hops, requests at once, and tries.

    A news page is 50 kB to 2 MB of HTML; 20 MB holds any article and still fits in memory many times over.
    `delay_seconds` lie between the beginnings of two requests to a host; `at_once` requests run at the same time,
    `per_host` of them to one host.  A request that failed for now is made again `tries` times in all, after a random
    pause that doubles in length from `backoff_seconds` to `longest_wait`; a server that asks for a longer pause is
    left alone.  `retries` is the budget of repeated requests of one source (without a source: of one host).
    `entries` are the most of one feed, sitemap or list that are taken in.
    """

    page_bytes: int = 20 * MEGABYTE
    collection_bytes: int = 500 * MEGABYTE
    connect_seconds: float = 10.0
    read_seconds: float = 15.0
    total_seconds: float = 45.0
    redirects: int = 5
    delay_seconds: float = 1.0
    at_once: int = 16
    per_host: int = 2
    tries: int = 3
    backoff_seconds: float = 1.0
    longest_wait: float = 30.0
    retries: int = 10
    entries: int = 200


def megabytes(size: int) -> str:
    """A size as people read it: "20 MB", "0.4 MB"."""
    return f"{size / MEGABYTE:.1f}".removesuffix(".0") + " MB"
