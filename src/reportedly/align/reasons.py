"""What matched and what differed between two statements of one claim, in words that a reader can check."""

from collections.abc import Iterator

from reportedly.align.pairs import Likeness, same_count
from reportedly.align.tellings import Telling
from reportedly.text.numbers import compatible

_LEAST = 3  # letters of a word worth naming


def describe(telling: Telling, other: Telling, pair: Likeness) -> str:
    """How like `other` the telling is, the names and words that both have, and what they tell differently.

    "0.92 like r1.s10; shares police, welding, site; differs in time: Friday / Thursday".  What differs is given as the
    telling has it, then as the other does.
    """
    shared = list(dict.fromkeys(_shared(telling, other)))
    parts = [f"{pair.probability:.2f} like {other.id}", f"shares {', '.join(shared) or 'no words'}"]
    parts += [f"differs in {slot}: {ours} / {theirs}" for slot, ours, theirs in _differing(telling, other, pair)]
    return "; ".join(parts)


def _shared(telling: Telling, other: Telling) -> Iterator[str]:
    both = (telling.terms & other.terms) | (telling.entities & other.entities)
    return (text for term, text in telling.shown.items() if term in both and (len(text) >= _LEAST or text.isdigit()))


def _differing(telling: Telling, other: Telling, pair: Likeness) -> Iterator[tuple[str, str, str]]:
    """The slots that both fill with something else: who acts, where, when, how many."""
    if pair.features["other_actor"]:
        yield "who", _named(telling, telling.actors), _named(other, other.actors)
    if pair.features["place_clash"]:
        yield "place", _named(telling, telling.places), _named(other, other.places)
    if pair.features["time_clash"]:
        yield "time", _listed(t.text for t in telling.times), _listed(t.text for t in other.times)
    for x in telling.figures:
        for y in other.figures:
            alike = compatible(x.low, x.high, x.approximate, y.low, y.high, y.approximate)
            if x.unit == y.unit and same_count(x, y) and not alike:
                yield "figure", x.text, y.text


def _named(telling: Telling, keys: frozenset[str]) -> str:
    return _listed(text for key, text in telling.shown.items() if key in keys)


def _listed(texts: Iterator[str]) -> str:
    return ", ".join(dict.fromkeys(" ".join(text.split()) for text in texts))
