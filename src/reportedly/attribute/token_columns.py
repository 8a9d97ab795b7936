"""What the trained extractor is told of each token besides its word: tags, tree, quotation marks, possible frames.

Numbers only: labels are looked up in the model's own lists, so that weights and features cannot drift apart.
Training and running share this module.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.attribute.dependencies import Candidate, candidates
from reportedly.attribute.quoting import quoted_tokens
from reportedly.records import Parsed
from reportedly.text.trees import tokens_within

LABELS = ("pos", "tag", "dep", "ent")
COLUMNS = (*LABELS, "case", "mark")
CASES = 4  # lower, Title, UPPER, other
MARKS = 5  # plain, quoted, first of a quotation, right behind one, right before one
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class TokenColumns:
    """One parsed text as arrays with a row a token.

    `ids` holds the COLUMNS, one row each; `frames` marks which constructions a token heads, in the order of the
    model's list; `quotation` numbers the quotation that a token stands in (-1: none); `paragraph` counts from 0.
    `by_head` are the possible frames of each cue's head.
    """

    parsed: Parsed
    ids: Ints
    frames: NDArray[np.float32]
    head: Ints
    dep: Ints
    sentence: Ints
    paragraph: Ints
    quotation: Ints
    by_head: Mapping[int, tuple[Candidate, ...]]


def columns_of(parsed: Parsed, labels: Mapping[str, Mapping[str, int]]) -> TokenColumns:
    """The columns of a parsed text; `labels` gives the number of each label under LABELS and "frame" (0: unseen)."""
    tokens = parsed.tokens
    quotation = _quotations(parsed)
    by_head: dict[int, list[Candidate]] = {}
    for one in candidates(parsed):
        by_head.setdefault(one.frame.head, []).append(one)
    frames = np.zeros((len(tokens), len(labels["frame"])), dtype=np.float32)
    for head, found in by_head.items():
        for one in found:
            if (column := labels["frame"].get(one.frame.name)) is not None:
                frames[head, column] = 1
    named = [[labels[name].get(getattr(t, name), 0) for t in tokens] for name in LABELS]
    ids = np.array([*named, [_case(t.text) for t in tokens], _marks(quotation)], dtype=np.int64)
    return TokenColumns(
        parsed=parsed,
        ids=ids.reshape(len(COLUMNS), len(tokens)),
        frames=frames,
        head=np.array([t.head for t in tokens], dtype=np.int64),
        dep=ids[LABELS.index("dep")] if tokens else np.zeros(0, dtype=np.int64),
        sentence=np.array([t.sent for t in tokens], dtype=np.int64),
        paragraph=_paragraphs(parsed),
        quotation=quotation,
        by_head={head: tuple(found) for head, found in by_head.items()},
    )


def _case(text: str) -> int:
    if text.islower():
        return 0
    return 2 if text.isupper() else 1 if text[:1].isupper() else 3


def _quotations(parsed: Parsed) -> Ints:
    found = np.full(len(parsed.tokens), -1, dtype=np.int64)
    for n, quotation in enumerate(quoted_tokens(parsed).quotations):
        found[tokens_within(parsed, [(quotation.start, quotation.end)])] = n
    return found


def _marks(quotation: Ints) -> Sequence[int]:
    """How each token stands to the nearest quotation, as MARKS lists."""
    before = np.concatenate(([-1], quotation[:-1])) if len(quotation) else quotation
    after = np.concatenate((quotation[1:], [-1])) if len(quotation) else quotation
    inside = quotation >= 0
    marks = np.where(inside, 1, 0)
    first = inside & (before != quotation)
    if len(first):
        first[0] = False
    marks[first] = 2
    marks[~inside & (before >= 0)] = 3
    marks[~inside & (after >= 0)] = 4
    return [int(m) for m in marks]


def _paragraphs(parsed: Parsed) -> Ints:
    found = np.zeros(len(parsed.tokens), dtype=np.int64)
    for i in range(1, len(found)):
        gap = parsed.text[parsed.tokens[i - 1].end : parsed.tokens[i].start]
        found[i] = found[i - 1] + ("\n" in gap)
    return found
