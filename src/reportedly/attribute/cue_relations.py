"""How the tokens around a possible cue stand to it: path in the tree, quotation marks, sentences, rules' contents.

What the trained extractor's second step sees besides the encoder's states.  Training and running share this module.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.attribute.token_columns import Ints, TokenColumns
from reportedly.text.trees import tokens_within

# Tokens on each side of a cue that are looked at: 99% of PolNeAR's contents in its training split end within 72.
REACH = 80
WIDTH = 2 * REACH + 1
_UPS = 5  # steps up from the cue that are told apart
QUOTATION_RELATIONS = 10
PLACES = 21  # sentence (-3 to 3) by paragraph (-1 to 1)


@dataclass(frozen=True, slots=True)
class CueRelations:
    """The tokens `first` to `last` (exclusive) around the cue's head `cue`: one number or row for each."""

    cue: int
    first: int
    last: int
    path: Ints
    quotation: Ints
    place: Ints
    rules: NDArray[np.float32]


def paths(labels: int) -> int:
    """How many different paths there are with so many dependency labels."""
    return _UPS * (labels + 1) + 2


def relate(columns: TokenColumns, cue: int, low: int, high: int, labels: int) -> CueRelations:
    """The relations of the tokens within REACH of `cue` and from `low` to `high`; `labels` counts the model's deps."""
    first, last = max(low, cue - REACH), min(high, cue + REACH + 1)
    here = slice(first, last)
    sentences = np.clip(columns.sentence[here] - columns.sentence[cue], -3, 3) + 3
    paragraphs = np.clip(columns.paragraph[here] - columns.paragraph[cue], -1, 1) + 1
    return CueRelations(
        cue=cue,
        first=first,
        last=last,
        path=_paths(columns, cue, first, last, labels + 1),
        quotation=_quotation_relations(columns.quotation, cue, first, last),
        place=sentences * 3 + paragraphs,
        rules=_rules(columns, cue, first, last),
    )


def _paths(columns: TokenColumns, cue: int, first: int, last: int, labels: int) -> Ints:
    """For tokens of the cue's sentence: how far above the cue their branch leaves, and the branch's label; else 0."""
    found = np.zeros(last - first, dtype=np.int64)
    head, dep = columns.head, columns.dep
    above = _above(head, cue)
    begin, end = np.searchsorted(columns.sentence, (columns.sentence[cue], columns.sentence[cue] + 1))
    known: dict[int, int] = {}
    for i in range(max(first, int(begin)), min(last, int(end))):
        if i in above:
            found[i - first] = 1 + above[i] * labels + labels - 1 if above[i] < _UPS else _UPS * labels
            continue
        climbed = []
        k = i
        while k not in known and int(head[k]) not in above and int(head[k]) != k:
            climbed.append(k)
            k = int(head[k])
        if k not in known:
            known[k] = 1 + min(above.get(int(head[k]), _UPS - 1), _UPS - 1) * labels + int(dep[k])
        known.update(dict.fromkeys(climbed, known[k]))
        found[i - first] = known[k]
    return found


def _above(head: Ints, cue: int) -> dict[int, int]:
    """The cue and the tokens above it, with how many steps up they are."""
    found = {cue: 0}
    k = cue
    while (up := int(head[k])) not in found:
        found[up] = len(found)
        k = up
    return found


def _quotation_relations(quotation: Ints, cue: int, first: int, last: int) -> Ints:
    """0 plain, 1 the cue's own quotation, 2 another, 3 the nearest before it, 4 the nearest behind; +5 if quoted."""
    here, own = quotation[first:last], int(quotation[cue])
    found = np.where(here < 0, 0, np.where(here == own, 1, 2))
    for step, mark in ((-1, 3), (1, 4)):
        near = _nearest(quotation, cue, step, own)
        if near >= 0:
            found[here == near] = mark
    return found + 5 if own >= 0 else found


def _nearest(quotation: Ints, cue: int, step: int, own: int) -> int:
    for k in range(cue, max(-1, cue - 61) if step < 0 else min(len(quotation), cue + 61), step):
        if quotation[k] >= 0 and quotation[k] != own:
            return int(quotation[k])
    return -1


def _rules(columns: TokenColumns, cue: int, first: int, last: int) -> NDArray[np.float32]:
    """Whether rules would have the token in a source, in a content, and in which share of the cue's contents."""
    found = np.zeros((last - first, 3), dtype=np.float32)
    frames = columns.by_head.get(cue, ())
    for one in frames:
        source = np.array(one.frame.source, dtype=np.int64)
        content = np.array(tokens_within(columns.parsed, one.content), dtype=np.int64)
        found[source[(source >= first) & (source < last)] - first, 0] = 1
        inside = content[(content >= first) & (content < last)] - first
        found[inside, 1] = 1
        found[inside, 2] += np.float32(1 / len(frames))
    return found
