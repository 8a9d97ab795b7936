"""From the likelihood of each token's role to a source, a cue and a content: what the trained extractor gives out.

The tagger labels tokens one by one; speech and grammar are less ragged than that.  A content that fills a quotation is
the whole quotation, a role does not change for a comma, and the cue has its auxiliaries.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.attribute.dependencies import Candidate
from reportedly.attribute.extractor import Attributed
from reportedly.attribute.sources import agent, is_passive
from reportedly.attribute.token_columns import TokenColumns
from reportedly.attribute.whole_sources import whole_source
from reportedly.records import Parsed
from reportedly.text.trees import Spans, runs, spans_of, tokens_within, top_of

SOURCE, CONTENT, CUE = 1, 2, 3
_TRIM = ",;:.—–-()[]"
# Going from one role to another between neighbours costs this much log likelihood; chosen on articles kept apart from
# training (scripts/train_encoder.py), where exact F1 is flat from 0.5 to 1.5.
_CHANGE = 1.0
_FILLS = 0.7  # share of a quotation's words labelled content from which on all of it is
_LONG = 60  # words: a longer quotation goes beyond what the tagger looks at around a cue
_BESIDE = 12  # tokens between a long quotation and its cue


@dataclass(frozen=True, slots=True)
class Judged:
    """What the tagger says of one possible cue: how likely it is, and the `roles` (n, 4) of tokens from `first` on."""

    cue: int
    outermost: float
    any: float
    first: int
    roles: NDArray[np.float32]


def attributed(columns: TokenColumns, judged: Judged) -> Attributed | None:
    """The attribution of a cue; None where nothing is its content."""
    parsed = columns.parsed
    found = smoothed(judged.roles)
    content, source, cue = (
        [judged.first + int(k) for k in np.flatnonzero(found == role)] for role in (CONTENT, SOURCE, CUE)
    )
    content = _in_sentence(columns, judged.cue, [k for k in content if k != judged.cue])
    content = _whole_quotations(columns, judged.cue, content)
    frame = _fitting(columns, judged.cue, content)
    cue = _cue(judged.cue, cue, {*content, *source})
    source = _one_source(columns, judged, [k for k in source if k != judged.cue])
    source = whole_source(parsed, source, {judged.cue, *cue, *content})
    inside = set(source)
    content = [k for k in content if k not in inside]
    spans = _trimmed(parsed, content)
    if not spans:
        return None
    return Attributed(
        source=_trimmed(parsed, source),
        cue=spans_of(parsed, cue),
        content=spans,
        frame=frame.frame.name if frame else "",
        lemma=parsed.tokens[judged.cue].lemma.lower(),
        score=round(judged.outermost, 4),
    )


def smoothed(roles: NDArray[np.float32]) -> NDArray[np.int64]:
    """The likeliest roles when each change between content and the rest costs _CHANGE (Viterbi); the rest is short."""
    others = roles.copy()
    others[:, CONTENT] = 0
    gains = np.log(np.maximum(np.stack([others.max(axis=1), roles[:, CONTENT]], axis=1), 1e-6)).tolist()
    back: list[tuple[bool, bool]] = []  # plain numbers: three times as quick here as arrays of two
    outside, inside = gains[0]
    for rest, content in gains[1:]:
        comes, goes = outside - _CHANGE, inside - _CHANGE
        back.append((goes > outside, inside >= comes))
        outside, inside = max(outside, goes) + rest, max(inside, comes) + content
    is_content = inside > outside
    found: NDArray[np.int64] = others.argmax(axis=1)
    for k in range(len(gains) - 1, -1, -1):
        if is_content:
            found[k] = CONTENT
        if k:
            is_content = back[k - 1][is_content]
    return found


def _in_sentence(columns: TokenColumns, cue: int, content: Sequence[int]) -> list[int]:
    """The content without plain words of another sentence, if the cue's own sentence has any of it."""
    sentence = columns.sentence[cue]
    if not any(columns.sentence[k] == sentence for k in content):
        return list(content)
    return [k for k in content if columns.sentence[k] == sentence or columns.quotation[k] >= 0]


def _whole_quotations(columns: TokenColumns, cue: int, content: Sequence[int]) -> list[int]:
    """The content with each quotation whole that it mostly fills, unless the cue stands in it; how far it runs."""
    kept = set(content)
    tokens = columns.parsed.tokens
    for number in sorted({int(columns.quotation[k]) for k in content} - {-1, int(columns.quotation[cue])}):
        whole = [int(k) for k in np.flatnonzero(columns.quotation == number)]
        words = [k for k in whole if tokens[k].text[:1].isalnum()]
        filled = sum(k in kept for k in words)
        beyond = len(words) > _LONG and filled >= 0.9 * sum(tokens[k].text[:1].isalnum() for k in content)
        if (beyond and min(abs(cue - whole[0]), abs(cue - whole[-1])) <= _BESIDE) or filled >= _FILLS * len(words):
            kept.update(whole)
    return sorted(kept)


def _fitting(columns: TokenColumns, cue: int, content: Sequence[int]) -> Candidate | None:
    """The construction with this cue whose content is most alike: it names the frame and the cue's other words."""
    words = set(content)
    best: tuple[float, Candidate] | None = None
    for one in columns.by_head.get(cue, ()):
        other = set(tokens_within(columns.parsed, one.content))
        share = len(words & other) / max(1, len(words | other))
        if share > 0 and (best is None or share > best[0]):
            best = share, one
    return best[1] if best else None


def _one_source(columns: TokenColumns, judged: Judged, source: Sequence[int]) -> list[int]:
    """The unbroken run of the source that holds its head; who is spoken of is none ("he was criticized")."""
    parsed = columns.parsed
    pieces = runs(source)
    if is_passive(parsed, judged.cue) and any(_is_subject(parsed, piece, judged.cue) for piece in pieces):
        by = set(agent(parsed, judged.cue))
        pieces = [piece for piece in pieces if by & set(piece)]
    top = top_of(parsed, [k for piece in pieces for k in piece])
    return next((piece for piece in pieces if top in piece), [])


def _is_subject(parsed: Parsed, piece: Sequence[int], cue: int) -> bool:
    top = top_of(parsed, piece)
    return top is not None and parsed.tokens[top].dep == "nsubjpass" and parsed.tokens[top].head == cue


def _cue(head: int, wanted: Sequence[int], taken: set[int]) -> list[int]:
    """The cue's tokens around its head, none beyond a token that source or content have taken."""
    found = [head]
    for side in (sorted((k for k in wanted if k < head), reverse=True), sorted(k for k in wanted if k > head)):
        for k in side:
            if any(t in taken for t in range(min(k, head), max(k, head) + 1)):
                break
            found.append(k)
    return sorted(found)


def _trimmed(parsed: Parsed, indices: Sequence[int]) -> Spans:
    """The offsets of the tokens without marks at the ends of each piece."""
    found: list[tuple[int, int]] = []
    for start, end in spans_of(parsed, indices):
        inside = tokens_within(parsed, [(start, end)])
        while inside and _is_mark(parsed, inside[-1]):
            inside.pop()
        while inside and _is_mark(parsed, inside[0]):
            inside.pop(0)
        if inside:
            found.append((parsed.tokens[inside[0]].start, parsed.tokens[inside[-1]].end))
    return tuple(found)


def _is_mark(parsed: Parsed, i: int) -> bool:
    token = parsed.tokens[i]
    return not any(c.isalnum() for c in token.text) and (token.text in _TRIM or token.tag in ("``", "''", "HYPH"))
