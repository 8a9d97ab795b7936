"""A statement as alignment sees it: the words of its proposition, whom and what it is about, and its vector."""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import snowballstemmer
from numpy.typing import NDArray

from reportedly.align.spelling_out import spell_out, unsaid_subject
from reportedly.records import Account, Embed, Entity, Figure, Parsed, Statement, Time, Token
from reportedly.text.fingerprints import words
from reportedly.text.party_words import party_class
from reportedly.text.propositions import content_span, content_text
from reportedly.text.trees import entity_tokens, tokens_within, top_of

_STEMMER = snowballstemmer.stemmer("english")
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "NUM"})
# Verbs that carry no event, and words that every report has.
_LIGHT = frozenset(
    "be have do say tell make take get go come give other such so also very more most now then here there still only"
    " just even ever however meanwhile according additionally earlier later first last new mr mrs ms dr".split()
)
_LEAST_SHOWN = 3  # tokens
_OPENING = frozenset("\"'“‘([")
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
_HOLDING = frozenset(
    "hold control keep retain occupy capture seize take retake retook recapture regain secure conquer overrun".split()
)
# What two opposing parties may hold, keep or take together.
_NOT_HELD = frozenset(
    "talk meeting negotiation discussion election referendum conference ceremony session summit part place step time"
    " note measure promise word casualty".split()
)


@dataclass(frozen=True, slots=True)
class Telling:
    """One statement made ready for comparison.

    `text` are its words to show, `clause` whether they have a subject and a verb.  `terms` are stems of content words
    and ids of entities; `actors` the entities that are the subject of its main verb; `holders` the kinds of party that
    it says hold or take something; `places` those of its entities that are places; `event` the stem of its main verb
    or noun; `shown` how each term and place reads, in the order of the text: a word as it stands there, an entity's
    name.  `vector`, `whole` and `around` are unit vectors of its content, of all of it, and of the sentence that it
    stands in.
    """

    id: str
    report: str
    text: str
    clause: bool
    terms: frozenset[str]
    entities: frozenset[str]
    actors: frozenset[str]
    holders: frozenset[str]
    places: frozenset[str]
    event: str
    shown: Mapping[str, str]
    figures: tuple[Figure, ...]
    times: tuple[Time, ...]
    words: tuple[str, ...]
    vector: NDArray[np.float32]
    whole: NDArray[np.float32]
    around: NDArray[np.float32]


def make_tellings(
    accounts: Sequence[Account], entities: Sequence[Entity], entity_of: Mapping[tuple[str, int], str], embed: Embed
) -> tuple[Telling, ...]:
    """One telling for each statement, in the accounts' order."""
    told = [_Held(a, entity_of, entities) for a in accounts]
    pairs = [(held, s) for held, a in zip(told, accounts, strict=True) for s in a.statements]
    vectors = embed([held.spelled_out(s) for held, s in pairs])
    whole = embed([" ".join(s.quote.split()) for _, s in pairs])
    around = embed([held.sentence(s) for held, s in pairs])
    return tuple(held.telling(s, vectors[i], whole[i], around[i]) for i, (held, s) in enumerate(pairs))


class _Held:
    """One account's figures, times and entities, found again by their offsets."""

    def __init__(self, account: Account, entity_of: Mapping[tuple[str, int], str], entities: Sequence[Entity]) -> None:
        self.report = account.report
        self.names = {e.id: e.name for e in entities}
        self.kinds = {e.id: e.kind for e in entities}
        self.parsed: Parsed = account.parsed
        self.figures = {f.id: f for f in account.figures}
        self.times = {t.id: t for t in account.times}
        self.entity_at = entity_tokens(account, entity_of)

    def spelled_out(self, statement: Statement) -> str:
        """The statement's content with what it leaves unsaid."""
        inside = tokens_within(self.parsed, [content_span(statement)])
        line = spell_out(self.parsed, inside, self.entity_at, self.names)
        return line or content_text(self.report, statement)

    def sentence(self, statement: Statement) -> str:
        """The sentence that the statement begins in."""
        inside = tokens_within(self.parsed, [(statement.start, statement.end)])
        if not inside:
            return statement.quote
        sentence = self.parsed.sentences[self.parsed.tokens[inside[0]].sent]
        return " ".join(self.report.text[sentence.start : sentence.end].split())

    def telling(
        self,
        statement: Statement,
        vector: NDArray[np.float32],
        whole: NDArray[np.float32],
        around: NDArray[np.float32],
    ) -> Telling:
        """The statement's telling."""
        inside = tokens_within(self.parsed, [content_span(statement)])
        top = top_of(self.parsed, inside) if inside else None
        entities = {self.entity_at[i] for i in inside if i in self.entity_at}
        actors = self._actors(top) if top is not None else []
        return Telling(
            id=statement.id,
            report=statement.report,
            text=self._shown(statement, inside),
            clause=self._is_clause(inside),
            terms=frozenset(term for i in inside if (term := self._term(i))),
            entities=frozenset(entities),
            actors=frozenset(actors),
            holders=self._holders(top) if top is not None else frozenset(),
            places=frozenset(e for e in entities if self.kinds.get(e) == "place"),
            event=stem(self.parsed.tokens[top].lemma) if top is not None else "",
            shown=self._readable(inside, actors),
            figures=tuple(self.figures[f] for f in statement.figures if f in self.figures),
            times=tuple(self.times[t] for t in statement.times if t in self.times),
            words=words(content_text(self.report, statement)),
            vector=vector,
            whole=whole,
            around=around,
        )

    def _shown(self, statement: Statement, inside: Sequence[int]) -> str:
        """The content's words without the joints that tie them to what was before and what comes after."""
        tokens = [self.parsed.tokens[i] for i in inside]
        while len(tokens) > _LEAST_SHOWN and (
            tokens[0].dep in ("mark", "cc") or tokens[0].pos == "PUNCT" or _ties(tokens[0])
        ):
            if tokens[0].text in _OPENING:
                break
            tokens = tokens[1:]
        while len(tokens) > _LEAST_SHOWN and (tokens[-1].text in ",;:-–—" or self._hangs(tokens[-1], inside)):
            tokens = tokens[:-1]
        if not tokens:
            return content_text(self.report, statement)
        return " ".join(self.report.text[tokens[0].start : tokens[-1].end].split())

    def _hangs(self, token: Token, inside: Sequence[int]) -> bool:
        """Whether a word only leads on to what stands outside: "was killed after"."""
        leads = token.pos in ("ADP", "SCONJ", "CCONJ") and token.dep != "prt"
        return leads and not set(self.parsed.children[token.i]) & set(inside)

    def _is_clause(self, inside: Sequence[int]) -> bool:
        return any(self.parsed.tokens[i].dep in ("nsubj", "nsubjpass", "expl") for i in inside)

    def _term(self, i: int) -> str:
        token = self.parsed.tokens[i]
        if i in self.entity_at and token.pos != "VERB":
            return self.entity_at[i]
        if token.pos not in _CONTENT or token.lemma.lower() in _LIGHT or len(token.text) < 2:
            return ""
        return stem(token.lemma)

    def _readable(self, inside: Sequence[int], actors: Sequence[str]) -> dict[str, str]:
        found: dict[str, str] = {}
        for i in inside:
            if i in self.entity_at:
                found.setdefault(self.entity_at[i], self.names[self.entity_at[i]])
            if term := self._term(i):
                found.setdefault(term, self.parsed.tokens[i].text.lower())
        return found | {actor: self.names[actor] for actor in actors}

    def _actors(self, top: int) -> list[str]:
        return [self.entity_at[c] for c in self._subjects(top) if c in self.entity_at]

    def _subjects(self, top: int) -> list[int]:
        subjects = [c for c in self.parsed.children[top] if self.parsed.tokens[c].dep in _SUBJECTS]
        if not subjects and (shared := unsaid_subject(self.parsed, top, set())) is not None:
            subjects = [shared]
        return subjects

    def _holders(self, top: int) -> frozenset[str]:
        """The kinds of party that the main verb says hold or take something; empty for other verbs and parties."""
        tokens, below = self.parsed.tokens, self.parsed.children[top]
        if tokens[top].lemma.lower() not in _HOLDING:
            return frozenset()
        if any(tokens[c].dep == "dobj" and tokens[c].lemma.lower() in _NOT_HELD for c in below):
            return frozenset()
        by = [k for c in below if tokens[c].dep == "agent" for k in self.parsed.children[c] if tokens[k].dep == "pobj"]
        who = by or [c for c in self._subjects(top) if tokens[c].dep == "nsubj"]
        named = [self.names.get(self.entity_at.get(i, ""), "") for i in who]
        words = [" ".join(tokens[k].text for k in (*self._modifiers(i), i)) for i in who]
        return frozenset(kind for text in (*named, *words) if (kind := party_class(text)))

    def _modifiers(self, i: int) -> list[int]:
        return [c for c in self.parsed.children[i] if self.parsed.tokens[c].dep in ("amod", "compound")]


def _ties(token: Token) -> bool:
    """Whether a word only ties a clause to the one before: "…, when the dam broke"."""
    return token.text in ("when", "where") and token.tag == "WRB"


@functools.lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The word's stem (Porter 2), so that "capture" and "captured" are one."""
    return str(_STEMMER.stemWord(word.lower()))
