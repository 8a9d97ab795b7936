"""What a possible attribution is, and the parts of clauses that every construction shares; see `frames.py`."""

from dataclasses import dataclass

from reportedly.attribute.sources import goes_on
from reportedly.records import Parsed
from reportedly.text.trees import child_with, children_with, subtree

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
PLAIN_PREPS = frozenset("of for about on against to with in as from over at into that by".split())


@dataclass(frozen=True, slots=True)
class Frame:
    """A possible attribution: `name` of the construction, the index of the cue's `head`, and token indices."""

    name: str
    head: int
    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]


def verb_cue(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """The verb with its auxiliaries, negation and particle."""
    parts = [c for c in children_with(parsed, verb, "aux", "auxpass", "neg", "prt") if abs(c - verb) <= 4]
    return tuple(sorted([verb, *parts]))


def clause_of(parsed: Parsed, clause: int, cue: int) -> tuple[int, ...]:
    """The clause without the cue, and without what the same speaker goes on with ("…, adding that …")."""
    return tuple(
        subtree(parsed, clause, lambda t: t.i == cue or (t.dep == "advcl" and t.i > clause and goes_on(parsed, t)))
    )


def is_content_clause(parsed: Parsed, clause: int) -> bool:
    """A clause that says what the noun holds ("the claim that …", "a plan to …"), not which noun is meant."""
    token = parsed.tokens[clause]
    if token.dep == "ccomp":
        return True
    mark = child_with(parsed, clause, "mark")
    if mark is not None and parsed.tokens[mark].lemma in ("that", "whether", "if"):
        return True
    return token.dep == "acl" and any(parsed.tokens[c].tag == "TO" for c in children_with(parsed, clause, "aux"))


def mark_of(parsed: Parsed, clause: int) -> str:
    """The word that opens the clause, "to" for an infinitive, "bare" for none."""
    mark = child_with(parsed, clause, "mark")
    return parsed.tokens[mark].lemma if mark is not None else "to" if parsed.tokens[clause].dep == "acl" else "bare"
