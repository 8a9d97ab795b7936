"""States that exclude each other, told of the same thing: left and stayed, alive and dead, did and did not.

Rules only: a list of opposites (`data/opposites.tsv`), and negation.  Precision first, so that both statements must be
about the same entity in the same role, come near each other in wording, and not be of different times.
"""

import functools
from collections.abc import Iterator, Mapping, Sequence
from importlib.resources import files

import numpy as np

from reportedly.compare.views import View, closeness, voice_label
from reportedly.records import Dispute, Side, Token

_NEAR = 0.42  # cosine for opposites
_NEAR_NEGATED = 0.62  # cosine for a proposition and its negation: the words are the same
_HEDGES = frozenset(
    "threaten plan want hope fear risk try attempt seek vow call urge demand could may might would should".split()
)


def find_contradictions(views: Mapping[str, View], names: Mapping[str, str]) -> list[Dispute]:
    """Pairs of statements, of different voices, that exclude each other; ids are left empty."""
    found: dict[tuple[str, str], Dispute] = {}
    told = [v for v in views.values() if v.statement.stance != "denies" and v.top is not None]
    for a, b in _near_pairs(told):
        why = _excludes(a, b)
        if why and (a.claim, b.claim) not in found and (b.claim, a.claim) not in found:
            sides = tuple(Side(voice_label(v, names), (v.id,)) for v in (a, b))
            found[a.claim, b.claim] = Dispute("", "contradiction", sides, why)
    return list(found.values())


def _near_pairs(views: Sequence[View]) -> Iterator[tuple[View, View]]:
    if len(views) < 2:
        return
    vectors = np.stack([v.vector for v in views])
    for i in range(len(views) - 1):
        for j in np.flatnonzero(vectors[i + 1 :] @ vectors[i] >= _NEAR):
            yield views[i], views[i + 1 + int(j)]


def _excludes(a: View, b: View) -> str | None:
    """Why the two cannot both hold, or None."""
    near = closeness(a, b)
    if not a.entities & b.entities or _apart_in_time(a, b) or _one_voice(a, b):
        return None
    if near >= _NEAR_NEGATED and a.negated != b.negated and _same_event(a, b):
        return f"the same told with and without “{_negation(a if a.negated else b)}”"
    if a.negated or b.negated:
        return None
    for x, y in _opposed(a, b):
        if _bearer(a, x) & _bearer(b, y) and not _hedged(a, x) and not _hedged(b, y):
            return f"“{x.text}” and “{y.text}” exclude each other"
    return None


def _one_voice(a: View, b: View) -> bool:
    """Whether a single voice of one report tells both, one after the other: that is a course of events."""
    if a.report != b.report:
        return False
    first, second = a.statement.attributions, b.statement.attributions
    if not first and not second:
        return True
    sources = [x[-1].source if x else None for x in (first, second)]
    return all(sources) and len({(s.entity or s.text) for s in sources if s}) == 1


def _apart_in_time(a: View, b: View) -> bool:
    ours = [(t.begins[:10], t.ends[:10]) for t in a.times if t.begins and t.ends]
    theirs = [(t.begins[:10], t.ends[:10]) for t in b.times if t.begins and t.ends]
    return bool(ours and theirs) and not any(x[0] <= y[1] and y[0] <= x[1] for x in ours for y in theirs)


def _same_event(a: View, b: View) -> bool:
    return a.top is not None and b.top is not None and a.top.lemma.lower() == b.top.lemma.lower()


def _negation(view: View) -> str:
    return next(
        (t.text for t in view.tokens if t.text.lower() in ("no", "not", "n't", "never", "without", "none")), "not"
    )


def _opposed(a: View, b: View) -> Iterator[tuple[Token, Token]]:
    for x in a.tokens:
        for y in b.tokens:
            if (x.lemma.lower(), y.lemma.lower()) in load_opposites() and x.pos != "PROPN" and y.pos != "PROPN":
                yield x, y


def _bearer(view: View, token: Token) -> frozenset[str]:
    """Entities that the state is told of: its subject, else (for a passive or a noun) what it is done to."""
    parsed = view.account.parsed
    near = [token.i, *parsed.children[token.i]]
    if token.head != token.i and token.dep in ("acomp", "attr", "oprd", "conj", "xcomp", "amod", "prep", "pobj"):
        near += [token.head, *parsed.children[token.head]]
    roles = ("nsubj", "nsubjpass", "dobj", "poss", "agent", "compound")
    near += [
        c for i in list(near) if parsed.tokens[i].dep in ("nsubj", "nsubjpass", "prep") for c in parsed.children[i]
    ]
    return frozenset(
        view.entity_at[i] for i in near if i in view.entity_at and parsed.tokens[i].dep in (*roles, "pobj")
    )


def _hedged(view: View, token: Token) -> bool:
    """Whether the state is only wanted, feared or foreseen."""
    parsed = view.account.parsed
    above = parsed.tokens[token.head]
    around = [
        above,
        *(parsed.tokens[c] for c in parsed.children[token.i]),
        *(parsed.tokens[c] for c in parsed.children[above.i]),
    ]
    return any(t.lemma.lower() in _HEDGES for t in around)


@functools.cache
def load_opposites() -> frozenset[tuple[str, str]]:
    """Pairs of lemmas that exclude each other, in both orders."""
    lines = (files("reportedly.compare") / "data" / "opposites.tsv").read_text(encoding="utf-8").splitlines()
    pairs = [(x, y) for line in lines if line and line[0] != "#" for x, y in _crossed(line.split("\t"))]
    return frozenset(pairs) | frozenset((y, x) for x, y in pairs)


def _crossed(sides: Sequence[str]) -> Iterator[tuple[str, str]]:
    for x in sides[0].split():
        for y in sides[1].split():
            yield x, y
