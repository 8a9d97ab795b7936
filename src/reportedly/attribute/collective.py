"""Who speaks together as one source: "Norland and Estavia said in a joint statement"; for `statements.py`.

A joint statement is one voice with several members, none of whom is a second one.  What only sounds like several (a
"ministry of trade and industry", a firm called "Holm and Sons") is left whole.
"""

from reportedly.attribute.extractor import Attributed
from reportedly.attribute.person_words import PERSON_NOUNS
from reportedly.records import Excerpt, Parsed, Token
from reportedly.text.outlets import find_outlet
from reportedly.text.party_words import INSTITUTIONS, PARTIES
from reportedly.text.trees import child_with, children_with, subtree, tokens_within, top_of

_BODIES = INSTITUTIONS | PARTIES | frozenset(
    """union unions company firm party agency group association committee commission federation league club bank
    hospital university prosecutor prosecutors police mayor department""".split()
)  # fmt: skip
_ISSUED = ("of", "by", "from")
_LETTERS = frozenset("statement letter declaration communique communiqué appeal note message release op-ed".split())
_BEHIND = ("conj", "cc", "punct", "relcl", "acl", "appos", "preconj", "advcl")


def find_members(parsed: Parsed, one: Attributed) -> list[Excerpt]:
    """The sources that the attribution's source joins, in order; [] unless there are two or more."""
    inside = tokens_within(parsed, one.source)
    top = top_of(parsed, inside)
    if top is None:
        return []
    heads = _joined(parsed, _issuer(parsed, top), set(inside))
    if len(heads) < 2:
        heads = _apposed(parsed, top, set(inside))
    if len(heads) < 2 or _is_one_name(parsed, heads) or not all(_is_somebody(parsed, parsed.tokens[k]) for k in heads):
        return []
    return [_phrase(parsed, k, set(heads)) for k in heads]


def _issuer(parsed: Parsed, top: int) -> int:
    """Whose statement it is, where the source is one: "a joint statement of | Norland …"; else the source itself."""
    if parsed.tokens[top].lemma.lower() not in _LETTERS:
        return top
    for prep in children_with(parsed, top, "prep", "agent"):
        if parsed.tokens[prep].lemma.lower() in _ISSUED and (inner := child_with(parsed, prep, "pobj")) is not None:
            return inner
    return top


def _joined(parsed: Parsed, head: int, inside: set[int]) -> list[int]:
    """The head and what is coordinated with it, one after the other."""
    found, at = [head], head
    while (nxt := child_with(parsed, at, "conj")) is not None and nxt in inside:
        found.append(nxt)
        at = nxt
    return found


def _apposed(parsed: Parsed, top: int, inside: set[int]) -> list[int]:
    """ "The unions Verdo and Laborix": the names behind a plural."""
    if parsed.tokens[top].tag not in ("NNS", "NNPS"):
        return []
    name = child_with(parsed, top, "appos")
    return _joined(parsed, name, inside) if name is not None and name in inside else []


def _is_one_name(parsed: Parsed, heads: list[int]) -> bool:
    """One entity to the parser, or the same name twice."""
    words = [parsed.tokens[k].text.lower() for k in heads]
    between = parsed.tokens[heads[0] + 1 : heads[-1] + 1]
    one_entity = parsed.tokens[heads[0]].ent != "" and all(t.ent and not t.ent_start for t in between)
    return one_entity or len(set(words)) < len(words)


def _is_somebody(parsed: Parsed, token: Token) -> bool:
    """A name, or words for a body, a party or a person: "the army", not "residents and passers-by"."""
    if token.pos == "PROPN" or token.ent in ("PERSON", "ORG", "GPE", "NORP") or find_outlet(token.text):
        return True
    word = token.lemma.lower()
    definite = any(parsed.tokens[k].lemma.lower() in ("the", "its", "their") for k in parsed.children[token.i])
    return token.text.lower() in _BODIES or word in _BODIES or (definite and word in PERSON_NOUNS and token.tag == "NN")


def _phrase(parsed: Parsed, head: int, heads: set[int]) -> Excerpt:
    """The member's own noun phrase, without the others and what joins them."""
    inside = subtree(parsed, head, lambda t: t.i in heads or t.dep in _BEHIND)
    last = max(k for k in inside)
    first = head
    while first - 1 in inside and parsed.tokens[first - 1].pos not in ("PUNCT", "CCONJ"):
        first -= 1
    while first < head and parsed.tokens[first].lemma.lower() == "both":
        first += 1
    start, end = parsed.tokens[first].start, parsed.tokens[last].end
    return Excerpt(start, end, parsed.text[start:end])
