"""Puts what rules find beside what the tagger found: chains inside a content, and words of which the trade is sure.

The corpus that the tagger learnt from labels outermost attributions alone, and its annotators passed over posts,
credits and denials that a desk needs.  So the tagger decides what is attributed and how far it goes, and rules add,
inside a content, whose words they are in turn, and outside of all contents what is clear by word and construction.
"""

import bisect
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace

from reportedly.attribute.extractor import Attributed, cue_head
from reportedly.attribute.speech import DENYING, SAYS, SETTLED
from reportedly.records import Parsed
from reportedly.text.trees import Spans, tokens_within

# Not "ccomp": where the tagger passes over one that rules are sure of, it took another cue for the same words.
_CLEAR = ("quote", "final", "inserted", "according")
_SPEECH = ("quote", "ccomp<", "final")  # frames that say who speaks by where he stands
_MARKS = '“"„«”»'


def combine(parsed: Parsed, tagged: Sequence[Attributed], by_rules: Iterable[Attributed]) -> list[Attributed]:
    """The tagger's attributions with those of the rules that are nested in them or clear; in order of their cues."""
    heads = {cue_head(parsed, one): n for n, one in enumerate(tagged)}
    kept = list(tagged)
    inside = joined(span for one in tagged for span in one.content)
    cues = sorted(one.cue[0][0] for one in tagged)
    for one in by_rules:
        head = cue_head(parsed, one)
        if head is not None and head in heads:
            kept[heads[head]] = _completed(parsed, kept[heads[head]], one)
        elif one.frame in SETTLED or _belongs(one, inside, cues):
            kept.append(one)
    return sorted(kept, key=lambda a: (a.cue, a.content))


def _belongs(one: Attributed, inside: Sequence[tuple[int, int]], cues: Sequence[int]) -> bool:
    """Whether it stands inside a content, or is clear and apart from all contents or around a whole attribution."""
    touches = [within(a, inside) or within(b - 1, inside) for a, b in one.content]
    if within(one.cue[0][0] if one.cue else one.content[0][0], inside):
        return all(touches)
    around = any(bisect.bisect_left(cues, a) < bisect.bisect_left(cues, b) for a, b in one.content)
    return _clear(one) and (around or not any(touches))


def _clear(one: Attributed) -> bool:
    return bool(one.source) and (one.lemma in DENYING or (one.frame.startswith(_CLEAR) and one.lemma in SAYS))


def _completed(parsed: Parsed, tagged: Attributed, by_rules: Attributed) -> Attributed:
    """With the quotations that follow in paragraphs of their own, who is cited, not who cites, and sources whole."""
    end = tagged.content[-1][1]
    more = [(a, b) for a, b in by_rules.content if a >= end and _opens(parsed.text, a) and "\n" in parsed.text[end:a]]
    whole = _is_fragment(parsed, tagged.source, by_rules.source)
    silent = not tagged.source and by_rules.frame.startswith(_SPEECH)
    better = tagged.lemma in ("cite", "quote") or whole or silent
    source = by_rules.source if better and by_rules.source else tagged.source
    return replace(tagged, content=(*tagged.content, *more), source=source)


def _is_fragment(parsed: Parsed, source: Spans, whole: Spans) -> bool:
    """Whether a source begins in the middle of a longer one, with a particle: "the crew | of the ship"."""
    inside = tokens_within(parsed, source)
    if not inside or inside[0] - 1 not in tokens_within(parsed, whole):
        return False
    first = parsed.tokens[inside[0]]
    return first.text.islower() and first.pos not in ("DET", "NOUN", "ADJ", "PRON", "NUM")


def _opens(text: str, at: int) -> bool:
    return text[at] in _MARKS or text[at - 1 : at] in tuple(_MARKS)


def joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Ascending spans, those that touch as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def within(offset: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Whether the offset stands in one of the ascending spans."""
    k = bisect.bisect_right(spans, (offset, sys.maxsize)) - 1
    return k >= 0 and spans[k][0] <= offset < spans[k][1]
