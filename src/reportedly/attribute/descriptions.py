"""Whom a definite description goes on with: "the commander", "the agency", "the Democrat", "the father of two".

For `coreference.py`, which asks when it meets one.  A description that says nothing of whom it means stays alone.
"""

from collections.abc import Collection, Iterable

from reportedly.attribute.things import Thing, names_of_whole
from reportedly.records import Parsed, Token

# What one person is called by turns.
_OFFICES = (
    frozenset("lawmaker legislator congressman congresswoman representative rep democrat republican".split()),
    frozenset("lawmaker legislator senator sen democrat republican".split()),
    frozenset("lawmaker legislator mp".split()),
    frozenset("president leader".split()),
    frozenset("premier minister leader".split()),
    frozenset("sheriff lawman".split()),
    frozenset("ceo executive boss chief".split()),
)
# What any body of some kind is called once it was named.
_BODIES = frozenset(
    """company firm group organization organisation agency corporation airline retailer charity carrier maker
    operator chain lender insurer utility brokerage developer supplier""".split()
)
_PUBLIC = frozenset("police army military government ministry court parliament council congress party house".split())
_ONLY_AGENCIES = frozenset("department authority ministry bureau administration service".split())
# What the trade tells of a person in passing in place of the name.
_LIVES = frozenset(
    """father mother dad mum mom grandfather grandmother grandparent husband wife widow widower pensioner native
    old veteran frenchman briton american german australian canadian texan newlywed""".split()
)
# Whose words a report carries seldom are the company that it is about.
_PRESS = frozenset("wire news newspaper agency broadcaster times post herald daily tribune press".split())
_HEADS_OF_STATE = frozenset({"president", "premier", "minister"})
_LOOSE = frozenset({"leader"})  # said of them too, but not the other way round: a party's leader is no president
_LESSER = frozenset({"vice", "deputy"})  # another office: "the president" is not the vice president
_OTHERS = frozenset("other another second third former new next latter".split())
_STEM = 5  # letters that a country and its adjective share
_NEAR = 3  # sentences back to the body or person that a general word stands for


def by_description(
    parsed: Parsed, things: Iterable[Thing], token: Token, first: int, quoted: Collection[int], *, speaks: bool
) -> Thing | None:
    """The thing that the noun phrase from token `first` to its head `token` goes on with, or None."""
    if parsed.tokens[first].text.lower() not in ("the", "this", "these"):
        return None
    plural = token.tag in ("NNS", "NNPS")
    of = names_of_whole(parsed, token.i)
    open_to = [
        t
        for t in things
        if t.plural == plural and not (t.in_quote and token.i not in quoted) and (not of or _belongs(t, of))
    ]
    words = {t.lemma.lower() for t in parsed.tokens[first + 1 : token.i] if t.pos in ("ADJ", "NOUN", "PROPN")}
    lemma = token.lemma.lower().removeprefix("ex-")
    open_to = [t for t in open_to if not (_LESSER & t.roles) - words]
    same = [t for t in open_to if lemma in t.nouns and words <= t.roles]
    if same:
        return max(same, key=lambda t: t.last)
    if plural or words & _OTHERS:
        return None
    return _by_office(open_to, lemma) or _by_life(parsed, open_to, token, lemma, speaks) or _by_kind(
        parsed, open_to, token, lemma
    )  # fmt: skip


def _belongs(thing: Thing, names: Collection[str]) -> bool:
    """Whether the thing was said to be of one of the names, by name or as "Syrian" for Syria."""
    return any(f"of {n}" in thing.roles or any(w[:_STEM] == n[:_STEM] for w in thing.roles) for n in names)


def like_words(lemma: str) -> list[str]:
    """The words said of a thing that a description with this noun may go on with, the noun itself first."""
    return [lemma, *sorted({w for group in _OFFICES if lemma in group for w in group} - {lemma})]


def _by_office(things: Collection[Thing], lemma: str) -> Thing | None:
    """ "The lawmaker" for a representative, when nobody else is one."""
    groups = [g - _LOOSE if lemma in _HEADS_OF_STATE else g for g in _OFFICES if lemma in g]
    fitting = [t for t in things if t.kind == "person" and t.named and any(g & t.roles for g in groups)]
    return max(fitting, key=lambda t: t.last, default=None)


def _by_life(parsed: Parsed, things: Collection[Thing], token: Token, lemma: str, speaks: bool) -> Thing | None:
    """ "The father of two said …": the named person of the sentences before."""
    if not speaks or lemma not in _LIVES:
        return None
    return _latest(parsed, [t for t in things if t.kind == "person" and t.named], token)


def _by_kind(parsed: Parsed, things: Collection[Thing], token: Token, lemma: str) -> Thing | None:
    """ "The company" for the last named body that acted or spoke."""
    if lemma not in _BODIES:
        return None
    barred = (
        _PUBLIC if lemma in ("agency", "group", "organization", "organisation") else _PUBLIC | _ONLY_AGENCIES | _PRESS
    )
    may_be_outlet = lemma == "agency"
    fitting = [
        t for t in things if t.kind == "body" and t.named and not t.roles & barred and (may_be_outlet or not t.outlet)
    ]
    return _latest(parsed, fitting, token)


def _latest(parsed: Parsed, things: Iterable[Thing], token: Token) -> Thing | None:
    near = [t for t in things if 0 <= token.sent - parsed.tokens[t.last].sent <= _NEAR and t.last < token.i]
    return max(
        near,
        key=lambda t: (2 * t.subject + 2 * (t.spoke >= 0) - 2 * (token.sent - parsed.tokens[t.last].sent), t.last),
        default=None,
    )
