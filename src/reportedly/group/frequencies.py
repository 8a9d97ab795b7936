"""How telling a term is: the rarer among reports, the more (idf; Spärck Jones 1972), counted while reports stream by.

The counts begin with a table of public collections (`data/background.tsv`), so that the first report of a new store
knows that "said" tells nothing.  Reports that leave the memory are taken out again: the counts depend on the reports
that are held and on nothing else, and their size with them.
"""

import functools
import math
from collections.abc import Iterable
from importlib.resources import files


@functools.cache
def background() -> tuple[int, dict[str, int]]:
    """Articles counted and in how many of them each stem stands, as `scripts/count_background.py` counted them."""
    table = (files("reportedly.group") / "data" / "background.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in table.splitlines()]
    return int(rows[0][1]), {stem: int(n) for stem, n in rows[1:]}


@functools.lru_cache(maxsize=100_000)
def background_weight(term: str) -> float:
    """The idf by the background table alone; 0 for what stands in most articles."""
    articles, counts = background()
    return _weight(articles, counts.get(term, 0))


def _weight(articles: int, holding: int) -> float:
    return max(0.0, math.log((articles + 1) / (holding + 1)) - _COMMON)


_COMMON = 0.5  # what stands in three fifths of all articles or more tells nothing


class Frequencies:
    """In how many reports each term stands: those of the background table and those counted since."""

    def __init__(self) -> None:
        self._articles, self._background = background()
        self._held: dict[str, int] = {}
        self._reports = 0

    def count(self, terms: Iterable[str]) -> None:
        """Count one report's distinct terms."""
        self._reports += 1
        for term in terms:
            self._held[term] = self._held.get(term, 0) + 1

    def forget(self, terms: Iterable[str]) -> None:
        """Take a report out that was counted."""
        self._reports -= 1
        for term in terms:
            left = self._held.get(term, 0) - 1
            if left > 0:
                self._held[term] = left
            else:
                self._held.pop(term, None)

    def weight(self, term: str) -> float:
        """The idf among all reports counted."""
        return _weight(self._articles + self._reports, self._background.get(term, 0) + self._held.get(term, 0))
