"""A parsed text in our own words, so that no stage depends on the parser that made it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Token:
    """One token; `head` is the index of its syntactic head (its own index at a root).

    `pos` is the Universal POS tag, `tag` the Penn Treebank tag, `dep` the ClearNLP dependency label,
    `ent` the OntoNotes entity type or "", `ent_start` whether an entity begins here, `sent` its sentence's index.
    """

    i: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    ent: str
    ent_start: bool
    sent: int
    morph: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its offsets in the text, and its tokens `first` to `last` (last exclusive)."""

    start: int
    end: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text with its tokens and sentences; all offsets count code points of `text`.

    Only the ranges that were asked for are parsed; what lies between them belongs to no sentence.
    `children` holds for each token the indices of its direct dependants, ascending.
    """

    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    children: tuple[tuple[int, ...], ...]


NOTHING_PARSED = Parsed("", (), (), ())

Parse = Callable[[str, Sequence[tuple[int, int]]], Parsed]
"""Parses the given (start, end) ranges of a text, one paragraph each."""

Embed = Callable[[Sequence[str]], NDArray[np.float32]]
"""Gives one unit-length row for each string."""
