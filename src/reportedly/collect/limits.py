"""What collecting may cost at most; one record, so that a caller changes a limit by name."""

from dataclasses import dataclass

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of one page (decoded), bytes of one file of many articles, seconds, and hops.

    A news page is 50 kB to 2 MB of HTML; 20 MB holds any article and still fits in memory many times over.
    """

    page_bytes: int = 20 * MEGABYTE
    collection_bytes: int = 500 * MEGABYTE
    connect_seconds: float = 10.0
    read_seconds: float = 15.0
    total_seconds: float = 45.0
    redirects: int = 5
    delay_seconds: float = 1.0


def megabytes(size: int) -> str:
    """A size as people read it: "20 MB", "0.4 MB"."""
    return f"{size / MEGABYTE:.1f}".removesuffix(".0") + " MB"
