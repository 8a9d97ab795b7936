"""The seam of attribution: whatever finds sources, cues and contents, by rules or trained, has this one shape.

`attribute/` calls an `Extractor` once for each report and builds statements from what it gives.
"""

from collections.abc import Callable
from dataclasses import dataclass

from reportedly.records import Parsed
from reportedly.text.trees import Spans, tokens_within, top_of


@dataclass(frozen=True, slots=True)
class Attributed:
    """One attribution as offsets of the text, as in PARC and PolNeAR: tuples of (start, end), ascending.

    `source` and `cue` may be empty, `content` never is; each may be discontinuous.  `frame` names the construction that
    was found ("ccomp", "quote", ...), `lemma` the cue's lemma, for stance and for explanations.  `under` is the cue of
    the attribution that this one is nested in, where its place in the text does not show it ("…, Norpress reported,
    citing the mayor"); else empty.
    """

    source: Spans
    cue: Spans
    content: Spans
    frame: str = ""
    lemma: str = ""
    score: float = 0.0
    under: Spans = ()


Extractor = Callable[[Parsed], list[Attributed]]
"""Gives the attributions of a parsed text in order of their cues; nested ones are given too."""


def cue_head(parsed: Parsed, one: Attributed) -> int | None:
    """The token of the cue that the others hang on: the verb of "have declared"; None without a cue."""
    return top_of(parsed, tokens_within(parsed, one.cue)) if one.cue else None


def outermost(found: list[Attributed]) -> list[Attributed]:
    """Leave out attributions whose cue stands in another's content, as corpora that do not nest annotate them."""
    kept: list[Attributed] = []
    spans = sorted((a, b, n) for n, x in enumerate(found) for a, b in x.content)
    for n, one in enumerate(found):
        at = one.cue[0][0] if one.cue else one.content[0][0]
        if not any(a <= at < b and m != n for a, b, m in spans):
            kept.append(one)
    return kept
