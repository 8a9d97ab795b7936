"""Which stories a report is compared with: those that share its rarest words, or runs of its words; never all of them.

An inverted index from rare terms and bands of MinHash values to the stories that moved last.  Each entry holds at most
a fixed number of them, and a report looks up a fixed number of entries: the cost of a report does not depend on how
many stories there are.
"""

import math
from collections.abc import Iterable, Iterator, Mapping

from reportedly.group.frequencies import background_weight
from reportedly.group.likeness import Query
from reportedly.group.signatures import Signature
from reportedly.group.terms import stem

_KEYS = 28  # entries of a report
_HELD = 40  # stories of an entry; what many more share tells little
MOST = 16  # stories that a report is compared with
_ROWS = 4  # MinHash values of a band: of 16 bands one agrees for 65% of pairs that share half of their runs
_NAME = 1.5  # a name says more of which event it is than another word as rare
_LEAD = 1.3


def index_keys(signature: Signature) -> tuple[str, ...]:
    """The most telling terms by count, rarity and place; by the signature alone, so that they can be taken out again.

    Rarity alone would choose by chance among the many words that no background table has seen.
    """
    names = frozenset(map(stem, signature.names))
    lead = frozenset(signature.lead)
    counted = dict(zip(signature.terms, signature.term_counts, strict=True))
    for name, count in zip(signature.names, signature.name_counts, strict=True):
        counted.setdefault(stem(name), count)
    weights = {
        t: (1 + math.log(n)) * background_weight(t) * (_NAME if t in names else 1.0) * (_LEAD if t in lead else 1.0)
        for t, n in counted.items()
    }
    return tuple(sorted(weights, key=lambda t: (-weights[t], t))[:_KEYS])


def bands(signature: Signature) -> Iterator[int]:
    """Keys that reports share which have most of their runs of words in common (LSH; Indyk and Motwani 1998)."""
    for at in range(0, len(signature.shingles), _ROWS):
        yield hash((at, *signature.shingles[at : at + _ROWS]))  # of whole numbers: the same in every process


class Index:
    """Which stories hold a key, those that moved last first to be found and last to be dropped.

    Most keys are held by one story: it stands there by itself, as a dictionary for each would take 230 bytes.
    """

    def __init__(self) -> None:
        self._holding: dict[str | int, str | dict[str, None]] = {}

    def _held(self, key: str | int) -> Iterable[str]:
        held = self._holding.get(key, ())
        return (held,) if isinstance(held, str) else held

    def add(self, story: str, keys: Iterable[str | int]) -> None:
        """Note that the story holds the keys, and that it moved."""
        for key in keys:
            held = self._holding.setdefault(key, story)
            if isinstance(held, dict):
                held.pop(story, None)
                held[story] = None
                if len(held) > _HELD:
                    del held[next(iter(held))]
            elif held != story:
                self._holding[key] = {held: None, story: None}

    def remove(self, story: str, keys: Iterable[str | int]) -> None:
        """Forget the story under these keys."""
        for key in keys:
            held = self._holding.get(key)
            if isinstance(held, dict):
                held.pop(story, None)
            if not held or held == story:
                self._holding.pop(key, None)

    def find(self, query: Query) -> list[str]:
        """Up to MOST stories that share the most weight of the query's keys, the most first (ties: by id)."""
        keys = index_keys(query.profile.signature)
        return self.find_by({key: query.terms.get(key) or query.names.get(key) or 1.0 for key in keys})

    def find_by(self, weights: Mapping[str, float]) -> list[str]:
        """Up to MOST stories that share the most weight of these keys, the most first (ties: by id)."""
        scores: dict[str, float] = {}
        for key, weight in weights.items():
            for story in self._held(key):
                scores[story] = scores.get(story, 0.0) + weight
        return sorted(scores, key=lambda story: (-scores[story], story))[:MOST]

    def sharing(self, keys: Iterable[str | int]) -> list[str]:
        """What holds any of the keys, in a fixed order."""
        return sorted({held for key in keys for held in self._held(key)})
