"""Finds attributions by the trained tagger: cues first, then for each cue its source and its content.

    parsed text -> columns -> stretches -> cues and states -> roles around each cue -> attributions

The tagger reads every stretch once.  Beside outermost attributions, which the corpus it learnt from labels, it judges
cues inside a content too, so that chains come out nested.  Stands behind the same seam as `dependencies.py`.
"""

import functools
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from reportedly.attribute.combined import combine, joined, within
from reportedly.attribute.cue_relations import REACH, CueRelations, relate
from reportedly.attribute.cues import load_weights
from reportedly.attribute.dependencies import THRESHOLD, dependency_extractor, extract_from
from reportedly.attribute.extractor import Attributed, Extractor
from reportedly.attribute.roles import Judged, attributed
from reportedly.attribute.stretches import Stretch, stretches_of
from reportedly.attribute.token_columns import TokenColumns, columns_of
from reportedly.language.tagger import Around, Reading, Tagger, load_tagger
from reportedly.records import Parsed

_TOGETHER = 32  # stretches whose states are held at once: memory stays bounded however long the text is
_BLOCK = 1000  # characters
_SAME = 0.5  # two cues whose contents share so much tell one attribution


def load_extractor() -> Extractor:
    """The trained extractor, or the one by rules where no tagger is installed or wanted; loaded once.

    Raises ModelMissing when the tagger's files are damaged.
    """
    tagger = load_tagger()
    return dependency_extractor if tagger is None else functools.partial(extract_with_tagger, tagger)


def extract_with_tagger(tagger: Tagger, parsed: Parsed) -> list[Attributed]:
    """The attributions of a parsed text in order of their cues, nested ones included; deterministic."""
    columns = columns_of(parsed, tagger.labels)
    tagged = choose(columns, list(judge(tagger, columns)), tagger.thresholds)
    possible = (one for frames in columns.by_head.values() for one in frames)
    return combine(parsed, tagged, extract_from(parsed, possible, load_weights(), THRESHOLD))


def choose(columns: TokenColumns, judged: Sequence[Judged], thresholds: Mapping[str, float]) -> list[Attributed]:
    """The attributions whose cues are likely enough: outermost ones first, then those inside their contents."""
    sure = [j for j in judged if j.outermost >= thresholds["outermost"]]
    chosen = [found for one in sorted(sure, key=_by_outermost) if (found := attributed(columns, one))]
    inside = joined(span for one in chosen for span in one.content)
    for one in sorted(judged, key=lambda j: (-j.any, j.cue)):
        if one.outermost >= thresholds["outermost"] or one.any < thresholds["any"]:
            continue
        if within(columns.parsed.tokens[one.cue].start, inside) and (found := attributed(columns, one)):
            chosen.append(found)
    return sorted(_told_once(chosen), key=lambda a: (a.cue, a.content))


def _by_outermost(judged: Judged) -> tuple[float, int]:
    return -judged.outermost, judged.cue


def judge(tagger: Tagger, columns: TokenColumns) -> Iterator[Judged]:
    """What the tagger says of every token that may be a cue."""
    pieces = tagger.pieces([token.text for token in columns.parsed.tokens])
    stretches = stretches_of(columns.parsed, [len(p) for p in pieces])
    least = min(tagger.thresholds.values())
    for at in range(0, len(stretches), _TOGETHER):
        group = stretches[at : at + _TOGETHER]
        given = [
            (pieces[s.first : s.last], columns.ids[:, s.first : s.last], columns.frames[s.first : s.last])
            for s in group
        ]
        yield from _judge_group(tagger, columns, group, tagger.read(given), least)


def _judge_group(
    tagger: Tagger, columns: TokenColumns, group: Sequence[Stretch], readings: Sequence[Reading], least: float
) -> Iterator[Judged]:
    asked: list[Around] = []
    cues: list[tuple[CueRelations, float, float]] = []
    for stretch, reading in zip(group, readings, strict=True):
        for cue in range(stretch.mine, stretch.ours):
            outermost, any_ = (float(p) for p in reading.cues[cue - stretch.first])
            if max(outermost, any_) >= least:
                found = relate(columns, cue, stretch.first, stretch.last, len(tagger.labels["dep"]))
                asked.append(_around(found, stretch, reading))
                cues.append((found, outermost, any_))
    for (found, outermost, any_), roles in zip(cues, tagger.relate(asked), strict=True):
        yield Judged(found.cue, outermost, any_, found.first, roles)


def _around(found: CueRelations, stretch: Stretch, reading: Reading) -> Around:
    return Around(
        states=reading.states[found.first - stretch.first : found.last - stretch.first],
        cue=reading.states[found.cue - stretch.first],
        offset=found.first - (found.cue - REACH),
        ids=np.stack([found.path, found.quotation, found.place]),
        rules=found.rules,
    )


def _told_once(found: Sequence[Attributed]) -> list[Attributed]:
    """Without those that give much the same words to a second cue, neither standing in the other's content."""
    kept: list[Attributed] = []
    near: dict[int, list[Attributed]] = {}  # by stretches of text, so that a long text is not compared with itself
    for one in found:
        blocks = sorted({k for a, b in one.content for k in range(a // _BLOCK, b // _BLOCK + 1)})
        if not any(_same(one, other) for block in blocks for other in near.get(block, ())):
            kept.append(one)
            for block in blocks:
                near.setdefault(block, []).append(one)
    return kept


def _same(one: Attributed, other: Attributed) -> bool:
    if _stands_in(one, other) or _stands_in(other, one):
        return False
    both = sum(max(0, min(b, d) - max(a, c)) for a, b in one.content for c, d in other.content)
    size = sum(b - a for a, b in one.content) + sum(d - c for c, d in other.content) - both
    return both > _SAME * max(1, size)


def _stands_in(one: Attributed, other: Attributed) -> bool:
    return any(a <= one.cue[0][0] < b for a, b in other.content)
