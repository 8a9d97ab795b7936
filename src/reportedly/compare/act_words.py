"""One stem for a verb, its noun and other words for the same act: a part of `negations.py`."""

import functools
import re
from collections.abc import Mapping
from importlib.resources import files

import snowballstemmer

_NOUN_ENDING = re.compile(r"([aiou]|n)s$")
_STEMMER = snowballstemmer.stemmer("english")


@functools.lru_cache(maxsize=65536)
def stem_of_act(lemma: str) -> str:
    """One stem for "collude" and "collusion", and for all words of a line of `data/alike.tsv`."""
    stem = _stem(lemma)
    return _alike().get(stem, stem)


def _stem(lemma: str) -> str:
    """The word's stem, its ending that of the verb ("collus" of "collusion" is "collud", "respons" is "respond")."""
    return _NOUN_ENDING.sub(r"\1d", str(_STEMMER.stemWord(lemma)))


@functools.cache
def _alike() -> Mapping[str, str]:
    """Stems of words for one act, and that of the first of their line."""
    lines = (files("reportedly.compare") / "data" / "alike.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if line and line[0] != "#"]
    return {_stem(word): _stem(row[0]) for row in rows for word in row}
