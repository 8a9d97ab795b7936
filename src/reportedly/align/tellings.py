"""A statement as alignment sees it: the words of its proposition, whom and what it is about, and its vector."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import snowballstemmer
from numpy.typing import NDArray

from reportedly.records import Account, Embed, Figure, Parsed, Statement, Time
from reportedly.text.fingerprints import words
from reportedly.text.propositions import content_span, content_text
from reportedly.text.trees import tokens_within, top_of

_STEMMER = snowballstemmer.stemmer("english")
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
# Verbs that carry no event, and words that every report has.
_LIGHT = frozenset(
    "be have do say tell make take get go come give other such so also very more most now then here there still only"
    " just even ever however meanwhile according additionally earlier later first last new mr mrs ms dr".split()
)
_NEGATIONS = frozenset(("no", "not", "n't", "never", "without", "neither", "nor", "none", "nobody", "nothing"))


@dataclass(frozen=True, slots=True)
class Telling:
    """One statement made ready for comparison.

    `terms` are stems of content words and ids of entities; `actors` the entities that are the subject of its main
    verb; `event` the stem of its main verb or noun; `vector` and `whole` unit vectors of its content and of all of it.
    """

    id: str
    report: str
    text: str
    terms: frozenset[str]
    entities: frozenset[str]
    actors: frozenset[str]
    event: str
    negated: bool
    figures: tuple[Figure, ...]
    times: tuple[Time, ...]
    words: tuple[str, ...]
    vector: NDArray[np.float32]
    whole: NDArray[np.float32]


def make_tellings(
    accounts: Sequence[Account], entity_of: Mapping[tuple[str, int], str], embed: Embed
) -> tuple[Telling, ...]:
    """One telling for each statement, in the accounts' order."""
    told = [(a, s) for a in accounts for s in a.statements]
    contents = [content_text(a.report, s) for a, s in told]
    vectors = embed(contents)
    whole = embed([" ".join(s.quote.split()) for _, s in told])
    held = {a.report.id: _Held(a, entity_of) for a in accounts}
    return tuple(
        held[a.report.id].telling(s, text, vectors[i], whole[i])
        for i, ((a, s), text) in enumerate(zip(told, contents, strict=True))
    )


class _Held:
    """One account's figures, times and entities, found again by their offsets."""

    def __init__(self, account: Account, entity_of: Mapping[tuple[str, int], str]) -> None:
        self.parsed: Parsed = account.parsed
        self.figures = {f.id: f for f in account.figures}
        self.times = {t.id: t for t in account.times}
        self.entity_at: dict[int, str] = {}
        for mention in account.mentions:
            entity = entity_of.get((account.report.id, mention.chain))
            if entity:
                for i in tokens_within(self.parsed, [(mention.start, mention.end)]):
                    self.entity_at.setdefault(i, entity)

    def telling(
        self, statement: Statement, text: str, vector: NDArray[np.float32], whole: NDArray[np.float32]
    ) -> Telling:
        """The statement's telling."""
        inside = tokens_within(self.parsed, [content_span(statement)])
        top = top_of(self.parsed, inside) if inside else None
        entities = {self.entity_at[i] for i in inside if i in self.entity_at}
        return Telling(
            id=statement.id,
            report=statement.report,
            text=text,
            terms=frozenset(term for i in inside if (term := self._term(i))),
            entities=frozenset(entities),
            actors=frozenset(self._actors(top)) if top is not None else frozenset(),
            event=stem(self.parsed.tokens[top].lemma) if top is not None else "",
            negated=any(self.parsed.tokens[i].text.lower() in _NEGATIONS for i in inside),
            figures=tuple(self.figures[f] for f in statement.figures if f in self.figures),
            times=tuple(self.times[t] for t in statement.times if t in self.times),
            words=words(text),
            vector=vector,
            whole=whole,
        )

    def _term(self, i: int) -> str:
        token = self.parsed.tokens[i]
        if i in self.entity_at and token.pos != "VERB":
            return self.entity_at[i]
        if token.pos not in _CONTENT or token.lemma.lower() in _LIGHT or len(token.text) < 2:
            return ""
        return stem(token.lemma)

    def _actors(self, top: int) -> list[str]:
        subjects = [
            c
            for c in self.parsed.children[top]
            if self.parsed.tokens[c].dep in ("nsubj", "nsubjpass", "agent") and c in self.entity_at
        ]
        return [self.entity_at[c] for c in subjects]


def stem(word: str) -> str:
    """The word's stem (Porter 2), so that "capture" and "captured" are one."""
    return str(_STEMMER.stemWord(word.lower()))
