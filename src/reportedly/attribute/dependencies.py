"""Finds attributions by dependency trees, quotation marks and a learnt lexicon of cues; needs no trained network.

frames (constructions) -> weights (is it an attribution?) -> contents as far as the quotation marks say speech goes.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.attribute.cues import features_of, load_weights, probability
from reportedly.attribute.extractor import Attributed
from reportedly.attribute.frame import Frame
from reportedly.attribute.frames import find_frames
from reportedly.attribute.quoting import quote_frames, quoted_tokens, widen
from reportedly.attribute.signed import signed_frames
from reportedly.attribute.speech import SETTLED, is_clear
from reportedly.records import Parsed
from reportedly.text.trees import spans_of

# Chosen on a fifth of PolNeAR's training split that the weights had not seen; F1 is flat from .24 to .32.
THRESHOLD = 0.28
# Cues that the trade uses to attribute and that the corpus's annotators often passed over ("denied", "declared").
_SURE = 0.1
_SETTLED = 0.95


@dataclass(frozen=True, slots=True)
class Candidate:
    """A frame, what speaks for it, and the offsets that it would attribute."""

    frame: Frame
    features: tuple[str, ...]
    content: tuple[tuple[int, int], ...]


def dependency_extractor(parsed: Parsed) -> list[Attributed]:
    """The attributions of a parsed text in order of their cues, nested ones included; deterministic."""
    return extract_with(parsed, load_weights(), THRESHOLD)


def extract_with(parsed: Parsed, weights: Mapping[str, float], threshold: float) -> list[Attributed]:
    """The same with other weights: what training and measuring use."""
    return extract_from(parsed, candidates(parsed), weights, threshold)


def extract_from(
    parsed: Parsed, possible: Iterable[Candidate], weights: Mapping[str, float], threshold: float
) -> list[Attributed]:
    """The attributions among the possible ones."""
    scored = [(_SETTLED if c.frame.name in SETTLED else probability(c.features, weights), c) for c in possible]
    chosen = _choose(
        [(s, c) for s, c in scored if s >= (min(threshold, _SURE) if is_clear(c.frame.name, c.features) else threshold)]
    )
    heads = {c.frame.head: c for _, c in chosen if c.frame.name.startswith("final")}
    near = _by_content(heads)
    quoted = quoted_tokens(parsed).tokens
    found = [
        _attributed(parsed, _before_final(parsed, c, near.get(c.frame.head, {})), s, heads, quoted) for s, c in chosen
    ]
    return sorted(found, key=lambda a: (a.cue, a.content))


def _by_content(heads: Mapping[int, Candidate]) -> dict[int, dict[int, Candidate]]:
    """For each token the final cues in whose content it stands, so that no cue is held against all of the text's."""
    found: dict[int, dict[int, Candidate]] = {}
    for head, final in heads.items():
        for k in final.frame.content:
            found.setdefault(k, {})[head] = final
    return found


def candidates(parsed: Parsed) -> list[Candidate]:
    """Every possible attribution with its features and content."""
    quoted = quoted_tokens(parsed)
    found = []
    for frame in [*find_frames(parsed), *quote_frames(parsed, quoted), *signed_frames(parsed)]:
        if not frame.content:
            continue
        content = widen(parsed, frame, quoted)
        if content:
            found.append(Candidate(frame, tuple(features_of(parsed, frame, quoted.tokens)), content))
    return found


def _choose(scored: Sequence[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """The best frame for each cue; of two cues for much the same words, neither in the other's content, the better."""
    kept: list[tuple[float, Candidate]] = []
    heads: set[int] = set()
    by_sentence: dict[int, list[Candidate]] = {}
    for score, one in sorted(scored, key=lambda x: (-x[0], x[1].frame.head, x[1].frame.name, x[1].content)):
        if one.frame.head in heads:
            continue
        near = by_sentence.setdefault(one.content[0][0] // 2000, [])
        if any(_same_words(one, other) for other in near):
            continue
        heads.add(one.frame.head)
        near.append(one)
        kept.append((score, one))
    return kept


def _same_words(one: Candidate, other: Candidate) -> bool:
    a, b = one.frame, other.frame
    if a.head in b.content or b.head in a.content:
        return False
    return _shared(one.content, other.content) > 0.5


def _shared(one: Sequence[tuple[int, int]], other: Sequence[tuple[int, int]]) -> float:
    both = sum(max(0, min(b, d) - max(a, c)) for a, b in one for c, d in other)
    return both / max(1, sum(b - a for a, b in one) + sum(d - c for c, d in other) - both)


def _attributed(
    parsed: Parsed, chosen: Candidate, score: float, finals: Collection[int], quoted: Collection[int]
) -> Attributed:
    frame = chosen.frame
    source = _without_final(parsed, [k for k in frame.source if k not in frame.cue], finals)
    source = _named_behind(parsed, source, frame.cue)
    if frame.head not in quoted and all(k in quoted for k in source):
        source = []  # who is spoken of in a quotation does not speak it
    cue = [k for k in frame.cue if not source or not source[0] < k < source[-1] or k not in source]
    head = parsed.tokens[frame.head]
    return Attributed(
        source=_trimmed(parsed, source),
        cue=()
        if frame.name == "signed"
        else spans_of(parsed, [k for k in cue if not (source and source[0] < k < source[-1])] or [frame.head]),
        content=chosen.content,
        frame=frame.name,
        lemma=head.lemma.lower(),
        score=round(score, 4),
    )


def _before_final(parsed: Parsed, one: Candidate, finals: Mapping[int, Candidate]) -> Candidate:
    """The content up to another cue that ends the sentence: in "A said that B, C reported" A did not say that C did."""
    for head, final in finals.items():
        at = parsed.tokens[head].start
        stop = final.content[-1][1]
        if head != one.frame.head and one.frame.head in final.frame.content and one.content[0][0] < stop:
            inside = any(a <= at < b for a, b in one.content)
            kept = tuple((a, min(b, stop) if a <= at < b else b) for a, b in one.content if not stop <= a <= at)
            if inside and kept and all(a < b for a, b in kept):
                return replace(one, content=kept)
    return one


def _named_behind(parsed: Parsed, source: list[int], cue: Sequence[int]) -> list[int]:
    """The source with a name that the parser left between it and the cue: "the agency | Norpress reported"."""
    if not source or not cue or source[-1] >= cue[0] or parsed.tokens[source[-1]].pos not in ("NOUN", "PROPN"):
        return source
    between = range(source[-1] + 1, cue[0])
    if len(between) > 5 or any(parsed.tokens[k].pos != "PROPN" and parsed.tokens[k].text != "&" for k in between):
        return source
    return [*source, *between]


def _without_final(parsed: Parsed, source: list[int], finals: Collection[int]) -> list[int]:
    """The source up to the comma before another cue that ends the sentence ("said X, the agency reported")."""
    stop = next((k for k in source if k in finals), None)
    if stop is None:
        return source
    comma = next((k for k in range(stop, source[0], -1) if parsed.tokens[k].text == ","), stop)
    return [k for k in source if k < comma]


def _trimmed(parsed: Parsed, indices: Sequence[int]) -> tuple[tuple[int, int], ...]:
    kept = list(indices)
    while kept and parsed.tokens[kept[-1]].pos == "PUNCT" and parsed.tokens[kept[-1]].text in ",;:.—–-":
        kept.pop()
    while kept and parsed.tokens[kept[0]].pos == "PUNCT":
        kept.pop(0)
    return spans_of(parsed, kept)
