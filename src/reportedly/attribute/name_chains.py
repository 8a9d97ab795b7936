"""Which names of one report name the same: "Ilse Brandt" and "Brandt", the army and its forces; for `mentions.py`."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.attribute.name_runs import BODY_WORDS
from reportedly.records.accounts import MentionKind
from reportedly.text.body_names import acronyms, country_in, is_acronym, same_body
from reportedly.text.names import fold, name_suffix, person_words, same_person, skeleton
from reportedly.text.outlets import find_outlet
from reportedly.text.party_words import party_class, plain_party
from reportedly.text.place_names import SPELT_OTHERWISE, same_place

_IN_BRACKETS = re.compile(
    r",? \((?:also |formerly |better |previously )?(?:known as |called |translated as |or |aka )?(?:the )?"
)
_OFTEN = 4  # times


@dataclass(frozen=True)
class FoundName:
    """A name's span with its kind, once voted."""

    start: int
    end: int
    text: str
    kind: MentionKind
    title: str
    named: bool


def chain_names(found: Sequence[FoundName], text: str) -> list[int]:
    """The chain of each mention: full names first, so that a bare surname before its full name finds it."""
    groups = _Groups(found)
    order = sorted(range(len(found)), key=lambda i: (not found[i].named, -_fullness(found[i]), i))
    for i in order:
        group = _home(found, groups, i)
        if group is None:
            groups.open(i)
        else:
            group.append(i)
    return _numbered(found, groups.all, text)


def _numbered(found: Sequence[FoundName], groups: list[list[int]], text: str) -> list[int]:
    """The number of each mention's group, in order of first mention; those that the report calls one are joined."""
    for a, b in _apposed(found, text):
        one, other = (next(g for g in groups if i in g) for i in (a, b))
        if one is not other:
            one.extend(other)
            groups.remove(other)
    groups.sort(key=min)
    chain = {i: n for n, group in enumerate(groups) for i in group}
    return [chain[i] for i in range(len(found))]


def _apposed(found: Sequence[FoundName], text: str) -> Iterator[tuple[int, int]]:
    """Bodies that the report itself says are one: "the army's forces (Arcadian National Army, ANA)"."""
    bodies = [i for i, name in enumerate(found) if name.kind == "body"]
    for i, j in pairwise(bodies):
        between = text[found[i].end : found[j].start]
        if _IN_BRACKETS.fullmatch(between) and not find_outlet(found[j].text):
            yield i, j


def _fullness(name: FoundName) -> int:
    if name.kind == "person":
        return len(person_words(name.text))
    return 0 if is_acronym(name.text) else len(fold(name.text).split())


class _Groups:
    """The groups so far, found again by the words that their first name can share with another.

    Holding each name against each was three quarters of the time of a text of 40,000 words.
    """

    def __init__(self, found: Sequence[FoundName]) -> None:
        self.all: list[list[int]] = []
        self._found = found
        self._by_key: dict[tuple[str, str], list[list[int]]] = {}
        self._known: dict[tuple[str, str], tuple[int, list[list[int]]]] = {}

    def open(self, i: int) -> None:
        """A new group of mention `i`."""
        group = [i]
        self.all.append(group)
        for key in self._keys(self._found[i]):
            self._by_key.setdefault(key, []).append(group)

    def of_kind(self, kind: str) -> list[list[int]]:
        """The groups of a kind, in order."""
        return self._by_key.get((kind, ""), [])

    def like(self, mine: FoundName) -> list[list[int]]:
        """The groups whose first name can be the same as this one, in order; only new ones are compared again."""
        if mine.kind == "person" and not is_acronym(mine.text):
            shared = {id(g): g for key in self._keys(mine)[1:] for g in self._by_key.get(key, ())}
            return sorted((g for g in shared.values() if _same(self._found[g[0]], mine)), key=self._age)
        seen, fits = self._known.get((mine.kind, mine.text), (0, []))
        groups = self.of_kind(mine.kind)
        fits = fits + [g for g in groups[seen:] if _same(self._found[g[0]], mine)]
        self._known[mine.kind, mine.text] = (len(groups), fits)
        return fits

    def _age(self, group: list[int]) -> tuple[bool, int, int]:
        first = self._found[group[0]]
        return not first.named, -_fullness(first), group[0]

    @staticmethod
    def _keys(name: FoundName) -> list[tuple[str, str]]:
        keys: list[tuple[str, str]] = [(name.kind, "")]
        if name.kind == "person":  # names that can be one person's share the consonants of a word, or of all
            words = person_words(name.text)
            bones = [f"~{skeleton(w)}" for w in (*words, "".join(words))]
            keys += [(name.kind, k) for k in dict.fromkeys([fold(name.text), *bones])]
        return keys


def _home(found: Sequence[FoundName], groups: _Groups, i: int) -> list[int] | None:
    """The group that mention `i` belongs to; among several people of one surname, the one it most likely means."""
    mine = found[i]
    if mine.kind == "body" and (party_class(mine.text) or not mine.named or fold(mine.text) in BODY_WORDS):
        return _party_home(found, groups, i)
    fits = groups.like(mine)
    if mine.kind == "person" and len(person_words(mine.text)) == 1 and not mine.title:
        fits = [g for g in fits if not _late(found, g, i) and not _called_with_suffix(found, g, mine)]
    if len(fits) > 1 and mine.kind == "person" and is_acronym(mine.text):
        fits = [g for g in fits if any(fold(found[j].text) == fold(mine.text) for j in g)]
    if len(fits) < 2:
        return fits[0] if fits else None
    if mine.kind != "person" or len(person_words(mine.text)) > 1:
        exact = [g for g in fits if any(fold(found[j].text) == fold(mine.text) for j in g)]
        return (exact or fits)[0]
    titled = [g for g in fits if mine.title and any(fold(found[j].title) == fold(mine.title) for j in g)]
    before = [[j for j in g if j < i] for g in titled or fits]
    return max(zip(titled or fits, before, strict=True), key=lambda p: (len(p[1]), max(p[1], default=-1)))[0]


def _called_with_suffix(found: Sequence[FoundName], group: Sequence[int], mine: FoundName) -> bool:
    """Whether the report writes "Reyes Jr." for one of the two and not for the other."""
    suffix = name_suffix(mine.text)
    if suffix is not None:
        return all(name_suffix(found[j].text) != suffix for j in group)
    return any(len(person_words(found[j].text)) == 1 and name_suffix(found[j].text) for j in group)


def _late(found: Sequence[FoundName], group: Sequence[int], i: int) -> bool:
    """Whether a surname was written often before the full name: who comes in so late is a relative or namesake."""
    first = min(j for j in group if found[j].named)
    if first < i or len(person_words(found[first].text)) < 2:
        first = min((j for j in group if len(person_words(found[j].text)) > 1), default=0)
    return sum(fold(found[j].text) == fold(found[i].text) for j in range(first)) >= _OFTEN


def _party_home(found: Sequence[FoundName], groups: _Groups, i: int) -> list[int] | None:
    """Where a description goes: to the party of its kind and country, or to the last body with its head word."""
    mine = found[i]
    country = country_in(mine.text)
    bodies = groups.of_kind("body")
    if exact := groups.like(mine):
        return exact[0]
    kind = party_class(mine.text) if plain_party(mine.text) else None
    fits = [
        g
        for g in bodies
        if (kind and any(party_class(found[j].text) == kind and plain_party(found[j].text) for j in g))
        and country in (None, *(country_in(found[j].text) for j in g), *([country] if _countryless(found, g) else []))
    ]
    if not country and fold(mine.text) in ("regime", "authorities", "administration"):
        fits = [g for g in fits if all(fold(found[j].text) == fold(mine.text) for j in g)]
    if not fits and " " not in mine.text:
        fits = [g for g in bodies if any(_headed(found[j].text, mine.text) for j in g)]
    if not fits:
        return None
    return max(fits, key=lambda g: (max((j for j in g if j < i), default=-1), len(g)))


def _headed(name: str, word: str) -> bool:
    """Whether a name ends in the word for it: "the Harbour Authority", "the authority".

    Those who rule are meant by a description only ("the Ruiz administration"), as Big Government is none.
    """
    last = name.split()[-1] if name.split() else ""
    return fold(last) == fold(word) and (last.islower() or fold(last) not in ("government", "administration", "regime"))


def _countryless(found: Sequence[FoundName], group: list[int]) -> bool:
    return all(country_in(found[j].text) is None for j in group)


def _initials_of(short: str, long: str) -> bool:
    return is_acronym(short) and short.replace(".", "") in acronyms(long)


def _same(a: FoundName, b: FoundName) -> bool:
    if fold(a.text) == fold(b.text):
        return True
    if a.kind == "person":
        if is_acronym(a.text) or is_acronym(b.text):
            return _initials_of(a.text, b.text) or _initials_of(b.text, a.text)
        return same_person(a.text, b.text)[0]
    if a.kind == "place":  # one report spells a town in one way: Arden and Ardan beside each other are two
        same, why = same_place(a.text, b.text)
        return same and why != SPELT_OTHERWISE
    return a.kind == "body" and same_body(a.text, b.text)[0]
