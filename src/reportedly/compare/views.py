"""A statement as comparison sees it: the words of what it tells, by dependency, and what its names stand for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportedly.records import Account, Embed, Figure, Statement, Time, Token
from reportedly.text.propositions import content_span, content_text, innermost_source
from reportedly.text.trees import entity_tokens, tokens_within, top_of

NEGATIONS = frozenset(("no", "not", "n't", "never", "without", "neither", "nor", "none", "nobody"))
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """One statement made ready for comparison; `tokens` are those of its content, `entity_at` by token index.

    `voice` is who tells it: the innermost source's entity or words, within its report; the report for its own voice.
    `negated` says whether its main verb, or a word that hangs directly on it, is negated.
    """

    statement: Statement
    account: Account
    claim: str
    tokens: tuple[Token, ...]
    top: Token | None
    entity_at: Mapping[int, str]
    lemmas: frozenset[str]
    entities: frozenset[str]
    figures: tuple[Figure, ...]
    times: tuple[Time, ...]
    vector: NDArray[np.float32]
    voice: str
    negated: bool

    @property
    def id(self) -> str:
        """The statement's id."""
        return self.statement.id

    @property
    def report(self) -> str:
        """The id of the statement's report."""
        return self.statement.report

    @property
    def words(self) -> list[Token]:
        """The tokens of the whole statement, its source and cue among them."""
        parsed = self.account.parsed
        inside = tokens_within(parsed, [(self.statement.start, self.statement.end)])
        return [parsed.tokens[i] for i in inside]

    @property
    def days(self) -> list[tuple[str, str]]:
        """First and last day of each time that is told."""
        return [(t.begins[:10], t.ends[:10]) for t in self.told_times if t.begins and t.ends]

    @property
    def told_times(self) -> list[Time]:
        """The times in what it tells, not that of the telling ("said on Monday that …")."""
        start, end = content_span(self.statement)
        return [t for t in self.times if start <= t.start < end]


def make_views(
    accounts: Sequence[Account],
    claim_of: Mapping[str, str],
    entity_of: Mapping[tuple[str, int], str],
    embed: Embed,
) -> dict[str, View]:
    """A view for each statement, by id, in the accounts' order."""
    told = [(a, s) for a in accounts for s in a.statements]
    vectors = embed([content_text(a.report, s) for a, s in told])
    entity_at = {a.report.id: entity_tokens(a, entity_of) for a in accounts}
    return {
        s.id: _view(a, s, claim_of.get(s.id, ""), entity_at[a.report.id], vectors[i]) for i, (a, s) in enumerate(told)
    }


def _view(
    account: Account, statement: Statement, claim: str, entity_at: dict[int, str], vector: NDArray[np.float32]
) -> View:
    inside = tokens_within(account.parsed, [content_span(statement)])
    tokens = tuple(account.parsed.tokens[i] for i in inside)
    top = top_of(account.parsed, inside) if inside else None
    head = None if top is None else account.parsed.tokens[top]
    figures, times = set(statement.figures), set(statement.times)
    return View(
        statement=statement,
        account=account,
        claim=claim,
        tokens=tokens,
        top=head,
        entity_at=entity_at,
        lemmas=frozenset(t.lemma.lower() for t in tokens if t.pos in _CONTENT),
        entities=frozenset(entity_at[i] for i in inside if i in entity_at),
        figures=tuple(f for f in account.figures if f.id in figures),
        times=tuple(t for t in account.times if t.id in times),
        vector=vector,
        voice=_voice(statement),
        negated=head is not None and _negated(account, tokens, head),
    )


def _voice(statement: Statement) -> str:
    source = innermost_source(statement)
    if source is None:
        return statement.report
    return source.entity or f"{statement.report} {source.text.lower()}"


def _negated(account: Account, tokens: Sequence[Token], top: Token) -> bool:
    near = {top.i, *account.parsed.children[top.i]}
    return any(t.text.lower() in NEGATIONS and (t.head in near or t.i in near) for t in tokens)


def closeness(a: View, b: View) -> float:
    """The cosine of the two contents' vectors."""
    return float(a.vector @ b.vector)
