"""Disputes as a reader meets them: both sides' words with who said them, the same words shown once.

A card shows the best two passages of a side and folds the rest; a line shows one short passage of each side.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.publish.lookup import Lookup
from reportedly.publish.sections import DISPUTES
from reportedly.publish.tellings import Telling, distinct, tell
from reportedly.records import Dispute, Side, Statement

_SHOWN = 2  # passages of a side that are seen before the rest is unfolded
_NAMED = 2  # who hold a side, by name, before they are counted
_LONG_WORD = 4  # letters: shorter words are shared by all sentences
_WORD = re.compile(r"\w+")
_FIGURE = re.compile(r"“([^”]+)”: ")  # a side that is a figure is labelled with its words
_TELLING = 24  # characters: content shorter than this ("that account") does not say by itself what is disputed


@dataclass(frozen=True, slots=True)
class SideView:
    """One side of a card: its label, the passages shown, and those folded away."""

    label: str
    count: int
    shown: tuple[Telling, ...]
    more: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One side as a line: the source's words, who said them in which outlet, and how many more passages there are."""

    quote: str
    who: str
    more: int
    anchor: str


@dataclass(frozen=True, slots=True)
class DisputeView:
    """A dispute with its sides in full and in short."""

    dispute: Dispute
    word: str
    sides: tuple[SideView, ...]
    lines: tuple[Line, ...]


def view_disputes(lookup: Lookup) -> list[DisputeView]:
    """Give the disputes in the dossier's order, which is by weight."""
    return [_view(lookup, dispute) for dispute in lookup.dossier.disputes]


def _view(lookup: Lookup, dispute: Dispute) -> DisputeView:
    sides = [(side, _nearest_first(lookup, side, dispute)) for side in dispute.sides]
    cards = tuple(_side(lookup, side, told) for side, told in sides)
    lines = sorted((_line(lookup, side, told) for side, told in sides), key=lambda line: not line.quote)
    return DisputeView(dispute, DISPUTES[dispute.kind], cards, tuple(lines))


def _nearest_first(lookup: Lookup, side: Side, dispute: Dispute) -> list[Statement]:
    """The side's statements, first those that share most words with the other sides: they show what is disputed."""
    others = {k for s in dispute.sides if s is not side for k in s.statements}
    against = {word for key in others for word in _content_words(lookup.statements[key])}
    told = [lookup.statements[key] for key in side.statements]
    return sorted(told, key=lambda s: (-_share(_content_words(s), against), not s.attributions))


def _content_words(statement: Statement) -> set[str]:
    return {word for word in _WORD.findall(statement.quote.casefold()) if len(word) >= _LONG_WORD}


def _share(words: set[str], others: set[str]) -> float:
    return round(len(words & others) / len(words), 1) if words else 0.0


def shortest_disputes(views: Iterable[DisputeView], most: int) -> list[DisputeView]:
    """The first `most` disputes that do not say the same as one before: copies of a report repeat its disputes."""
    found: dict[tuple[str, ...], DisputeView] = {}
    for view in views:
        found.setdefault((view.dispute.kind, *(line.quote.casefold() for line in view.lines)), view)
    return list(found.values())[:most]


def _side(lookup: Lookup, side: Side, statements: Sequence[Statement]) -> SideView:
    told = [tell(lookup, s.id) for s in statements]
    shown = distinct(told)[:_SHOWN]
    label = _label(lookup, side, statements) if told else side.label
    return SideView(label, len(told), tuple(shown), tuple(t for t in told if t not in shown))


def _label(lookup: Lookup, side: Side, told: Sequence[Statement]) -> str:
    """The figure where it is about one, and who holds the side, most often first; outlets stand below each quote."""
    voices = Counter(_voice(lookup, s) for s in told)
    names = [name for name, _ in voices.most_common(_NAMED)]
    more = f" and {len(voices) - _NAMED} more" if len(voices) > _NAMED else ""
    figure = _FIGURE.match(side.label)
    return (figure.group() if figure else "") + "; ".join(names) + more


def _voice(lookup: Lookup, statement: Statement) -> str:
    """Who said it, by whatever channel."""
    sources = [a.source for a in statement.attributions if a.source]
    own = f"{lookup.names[statement.report]}, in its own voice"
    return lookup.who(sources[-1]) if sources else own


def _line(lookup: Lookup, side: Side, told: Sequence[Statement]) -> Line:
    if not told:
        return Line("", side.label, 0, "")
    best = told[0]
    chain = lookup.chain(best)
    who = f"{chain[-1]}, in {chain[0]}" if len(chain) > 1 else f"{chain[0]}, in its own voice"
    figure = _FIGURE.match(side.label)
    words = figure.group(1) if figure and figure.group(1) in best.quote else _words(best)
    return Line(words, who, len(told) - 1, lookup.anchor(best.id))


def _words(statement: Statement) -> str:
    """What was said without who said it, where that alone tells it: a denial's content is what it denies."""
    content = statement.attributions[-1].content if statement.attributions else None
    plain = statement.stance == "asserts" and content is not None and len(content.text) >= _TELLING
    inside = content is not None and statement.start <= content.start and content.end <= statement.end
    words = content.text if content is not None and plain and inside else statement.quote
    return " ".join(words.split()).strip("“”\"'‘’ ,;")
