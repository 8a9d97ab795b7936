"""How well attributions are found, on files in the shape of PolNeAR (Newell, Margolin and Ruths 2018).

Words are runs of letters and digits.  A predicted and a gold attribution may match where their contents' words have
an intersection over union of at least one half; matches are one to one with the best total.  The corpus annotates
only the outermost of nested attributions, so predicted ones whose cue stands in another's content are left out.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from reportedly.attribute import Extractor, outermost
from reportedly.records import Parse, Parsed
from reportedly.text.quotations import find_quotations
from reportedly.text.trees import Spans, tokens_within, top_of

KINDS = ("all", "direct", "mixed", "indirect")
_WORD = re.compile(r"[^\W_]+")
_PARAGRAPH = re.compile(r"[^\n]+")
_OVERLAP = 0.5
_DIRECT = 0.8  # share of quoted words; where PolNeAR's own labels change from mixed to direct on its training split


@dataclass(frozen=True, slots=True)
class Labelled:
    """One attribution of a corpus or of an extractor, as offsets."""

    source: Spans
    cue: Spans
    content: Spans


@dataclass(slots=True)
class Tally:
    """Counts of one kind of speech: gold, predicted, and matches on overlap, with source, and exact."""

    gold: int = 0
    predicted: int = 0
    overlap: list[int] = field(default_factory=lambda: [0, 0])
    source: list[int] = field(default_factory=lambda: [0, 0])
    exact: list[int] = field(default_factory=lambda: [0, 0])

    def f1(self, hits: list[int]) -> float:
        """F1 of recalled gold and correct predictions, 0 to 1."""
        recall, precision = hits[0] / max(1, self.gold), hits[1] / max(1, self.predicted)
        return 2 * recall * precision / max(1e-9, recall + precision)


def paragraphs(text: str) -> list[tuple[int, int]]:
    """The lines of a text that hold more than white space."""
    return [m.span() for m in _PARAGRAPH.finditer(text) if m.group().strip()]


def evaluate_attribution(
    rows: Iterable[Mapping[str, Any]], parse: Parse, extract: Extractor
) -> tuple[dict[str, dict[str, float]], list[dict[str, Any]]]:
    """Score an extractor over articles, and give its predictions, one dictionary an article.

    The scores are F1 from 0 to 1 under "overlap", "source" and "exact" for each of KINDS, with the numbers of gold
    and predicted attributions.
    """
    tallies = {kind: Tally() for kind in KINDS}
    predictions = []
    for row in rows:
        parsed = parse(row["text"], paragraphs(row["text"]))
        found = [Labelled(a.source, a.cue, a.content) for a in outermost(extract(parsed))]
        score_article(parsed, gold_of(row), found, tallies)
        predictions.append({"id": row["id"], "attributions": [_as_lists(a) for a in found]})
    return summarise(tallies), predictions


def gold_of(row: Mapping[str, Any]) -> list[Labelled]:
    """The labelled attributions of one article."""
    return [Labelled(_spans(a["source"]), _spans(a["cue"]), _spans(a["content"])) for a in row["attributions"]]


def _spans(value: Iterable[Sequence[int]]) -> Spans:
    return tuple((int(a), int(b)) for a, b in value)


def summarise(tallies: Mapping[str, Tally]) -> dict[str, dict[str, float]]:
    """The F1 scores and counts of each kind."""
    return {
        kind: {
            "overlap": t.f1(t.overlap),
            "source": t.f1(t.source),
            "exact": t.f1(t.exact),
            "gold": t.gold,
            "predicted": t.predicted,
        }
        for kind, t in tallies.items()
    }


def score_article(
    parsed: Parsed, gold: Sequence[Labelled], found: Sequence[Labelled], tallies: Mapping[str, Tally]
) -> list[tuple[int, int]]:
    """Add one article to the tallies; gives the matched pairs (index of gold, index of found)."""
    quoted = _quoted(parsed.text)
    words = [[words_of(parsed.text, a.content) for a in side] for side in (gold, found)]
    kinds = [[_kind(w, quoted) for w in side] for side in words]
    for kind in kinds[0]:
        for name in ("all", kind):
            tallies[name].gold += 1
    for kind in kinds[1]:
        for name in ("all", kind):
            tallies[name].predicted += 1
    pairs = match(words[0], words[1])
    for g, f in pairs:
        hits = ["overlap"]
        if _same_source(parsed, gold[g].source, found[f].source):
            hits.append("source")
        if words[0][g] == words[1][f]:
            hits.append("exact")
        for hit in hits:
            for side, kind in ((0, kinds[0][g]), (1, kinds[1][f])):
                getattr(tallies["all"], hit)[side] += 1
                getattr(tallies[kind], hit)[side] += 1
    return pairs


def match(gold: Sequence[frozenset[int]], found: Sequence[frozenset[int]]) -> list[tuple[int, int]]:
    """One-to-one pairs with at least half overlap and the greatest total overlap."""
    by_word: dict[int, list[int]] = {}
    for f, words in enumerate(found):
        for word in words:
            by_word.setdefault(word, []).append(f)
    weights: dict[int, dict[int, float]] = {}
    for g, words in enumerate(gold):
        for f in sorted({f for word in words for f in by_word.get(word, ())}):
            share = len(words & found[f]) / len(words | found[f])
            if share >= _OVERLAP:
                weights.setdefault(g, {})[f] = share
    return sorted(_assign(weights))


def _assign(weights: Mapping[int, Mapping[int, float]]) -> list[tuple[int, int]]:
    """Maximum-weight assignment by augmenting along the best alternating path (few edges an item)."""
    taken: dict[int, int] = {}  # found -> gold
    for start in sorted(weights):
        best: tuple[float, list[tuple[int, int]]] = (0.0, [])
        stack: list[tuple[int, float, list[tuple[int, int]]]] = [(start, 0.0, [])]
        while stack:
            g, gain, path = stack.pop()
            if path and gain > best[0] + 1e-12:
                best = (gain, path)
            for f, weight in sorted(weights[g].items()):
                if any(f == q for _, q in path) or len(path) >= 6:
                    continue
                step = [*path, (g, f)]
                holder = taken.get(f)
                if holder is None:
                    if gain + weight > best[0] + 1e-12:
                        best = (gain + weight, step)
                elif holder != start:
                    stack.append((holder, gain + weight - weights[holder][f], step))
        taken.update({f: g for g, f in best[1]})
    return [(g, f) for f, g in taken.items()]


def words_of(text: str, spans: Spans) -> frozenset[int]:
    """Where the words of the spans begin: runs of letters and digits; marks do not count."""
    return frozenset(start + m.start() for start, end in spans for m in _WORD.finditer(text[start:end]))


def _quoted(text: str) -> list[tuple[int, int]]:
    single = re.compile("‘|'(?!')")
    return [(q.start, q.end) for q in find_quotations(text, paragraphs(text)) if not single.match(text, q.start)]


def _kind(words: frozenset[int], quoted: Sequence[tuple[int, int]]) -> str:
    inside = sum(any(a <= w < b for a, b in quoted) for w in words)
    return "indirect" if not inside else "direct" if inside >= _DIRECT * len(words) else "mixed"


def _same_source(parsed: Parsed, one: Spans, other: Spans) -> bool:
    """Whether each source's head stands inside the other; two empty sources are the same."""
    a, b = tokens_within(parsed, one), tokens_within(parsed, other)
    if not a or not b:
        return not a and not b
    return top_of(parsed, a) in b and top_of(parsed, b) in a


def _as_lists(found: Labelled) -> dict[str, list[list[int]]]:
    return {name: [list(s) for s in getattr(found, name)] for name in ("source", "cue", "content")}
