"""Who tells what a denial denies: a part of `denials.py`.

What is denied is looked for in all statements, by likeness and by words that few of them have.  Of a denial that only
points at it ("denied the accusations") the tellers are those whose saying is named, else who accuses the denier, else
who spoke right before.  What another source says in the denial's own sentence is told by it in any case.
"""

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import snowballstemmer
from numpy.typing import NDArray

from reportedly.compare.denied import (
    denied_tokens,
    denier_entities,
    is_denial,
    only_points,
    points_at_saying,
    points_elsewhere,
    possessors,
)
from reportedly.compare.views import View, closeness
from reportedly.records import Embed, Token
from reportedly.text.propositions import innermost_source
from reportedly.text.trees import tokens_within

# Cosines of what is denied and what is told.  On the development events, denied contents reach what they deny at .4 to
# .9; statements of the same parties that tell something else reach .5 at times, but seldom share a word of the act.
_NEAR = 0.45
_NEAR_WITHOUT_WORD = 0.68
_NEAR_COMMON = 0.55  # a single word, that many statements have
_NEAR_OTHERS = 0.6  # a single word, and nobody whom what is denied names
_NEAR_PART = 0.15  # least for a look at the words around a shared word
_PART = 6  # tokens on either side of it
_SHORTEST = 3  # letters of a word that tells ("oil", "gun")
_SHORTEST_TELLING = 2  # tokens
_FEW, _FEW_SHARE = 4, 0.06  # statements that may have a word that is telling
_RARE_SHARE = 0.03  # and that a single word must be
_BELOW_BEST = 0.2  # how far behind the nearest another teller may stand
_SURE = 0.55  # from here on, what is in one claim with the nearest tells it too
_NEAR_SAME_CLAIM = 0.4  # … if it comes near that
_NEAR_ACCUSING = 0.3  # a charge against the denier that shares a word, be it one that many statements have
_NEAR_TWO_COMMON = 0.6  # two words that many statements have: the matter of the story itself is denied
_NEAR_ALLEGED = 0.25  # where the word that both have is itself said to be alleged ("its alleged role")
_MOST = 6  # tellers of one denial, or as many as there are reports
_CANDIDATES, _PARTS_READ = 120, 12  # statements that are weighed, and whose parts are looked at
_FOLLOWING = 4  # code points between a denial and the words that follow it
_PRECEDING = 200  # code points between a statement and a denial that points at it

_STEMMER = snowballstemmer.stemmer("english")
_ACCUSING = re.compile(
    r"\b(?:accus\w+|alleg\w+|charged? with|on charges|indict\w+|blamed?|suspected of|harass\w+)\b", re.IGNORECASE
)
_OPPOSING = re.compile(r"\W*(?:but|although|though|while|whereas|yet)\b", re.IGNORECASE)
_ALLEGED = frozenset("alleged purported supposed suspected accused rumoured rumored reported".split())
_WORRYING = re.compile(r"\b(?:warn\w*|fear\w*|concern\w*|risk\w*|danger\w*|threat\w*|could|might)\b", re.IGNORECASE)
_SPEAKS_OF_PROCESS = re.compile(r"\b(?:dismissed|settle\w*|den(?:y|ied|ies)|cleared|false)\b", re.IGNORECASE)


class Tellers:
    """All statements that tell something, and which of them tell what a denial denies."""

    def __init__(self, views: Mapping[str, View], embed: Embed) -> None:
        self.embed = embed
        self.told = [
            v
            for v in views.values()
            if v.statement.stance != "denies" and len(v.tokens) >= _SHORTEST_TELLING and not is_denial(v)
        ]
        self.vectors = np.stack([v.vector for v in self.told]) if self.told else np.zeros((0, 1), np.float32)
        self.stems = [_stems(v.tokens, v) for v in self.told]
        self.with_stem: dict[str, set[int]] = defaultdict(set)
        for i, stems in enumerate(self.stems):
            for stem in stems:
                self.with_stem[stem].add(i)
        self.of_report: dict[str, list[int]] = defaultdict(list)
        self.of_source: dict[str, list[int]] = defaultdict(list)
        self.accusing: dict[str, list[int]] = defaultdict(list)
        self.of_claim: dict[str, list[int]] = defaultdict(list)
        for i, view in enumerate(self.told):
            self.of_claim[view.claim].append(i)
            self.of_report[view.report].append(i)
            for entity in _sources(view):
                self.of_source[entity].append(i)
            for entity in _accused(view) if _accuses(view) else ():
                self.accusing[entity].append(i)
        self.accusing_at = {e: frozenset(held) for e, held in self.accusing.items()}
        self.most = max(_MOST, len(self.of_report))

    def find(self, denial: View, vector: NDArray[np.float32]) -> list[View]:
        """Who tells what is denied, in the story's order."""
        if not self.told:
            return []
        near: NDArray[np.float32] = np.round(self.vectors @ vector, 6)
        if only_points(denial) or possessors(denial):
            return self._pointed_at(denial, near)
        telling, stems = self._telling_stems(denial), _stems(denied_tokens(denial), denial)
        opposed = self._opposed(denial)
        score = dict.fromkeys(opposed, 1.0)
        for rank, i in enumerate(self._candidates(denial, telling | stems, near)):
            shared = telling & self.stems[i]
            part = self._nearest_part(i, shared, near[i], vector) if rank < _PARTS_READ else 0.0
            cosine = max(float(near[i]), part)
            least = self._least(shared, bool(self.told[i].entities & named_in_denied(denial)))
            if shared and _calls_alleged(self.told[i], shared):
                least = _NEAR_ALLEGED
            least = min(least, self._least_common(i, denial, stems))
            if cosine >= least and (shared or not opposed):
                score[i] = max(score.get(i, 0.0), cosine + min(0.2, 0.1 * len(shared)))
        best = max(score.values(), default=0.0)
        kept = sorted((i for i in score if score[i] >= best - _BELOW_BEST), key=lambda i: (-round(score[i], 6), i))
        sure = [i for i in kept if score[i] >= _SURE and self.told[i].claim]
        same = dict.fromkeys(
            k
            for i in sure
            for k in self.of_claim[self.told[i].claim]
            if k not in score and closeness(self.told[i], self.told[k]) >= _NEAR_SAME_CLAIM
        )
        told = [i for i in same if self._may_tell(i, denial) and not self.told[i].negated]
        return [self.told[i] for i in sorted(self._shown([*kept, *told]))]

    def _shown(self, ranked: Sequence[int]) -> list[int]:
        """The first of them, and the first of each report that would have none."""
        shown = list(ranked[: self.most])
        for i in ranked[self.most :]:
            if self.told[i].report not in {self.told[k].report for k in shown}:
                shown.append(i)
        return shown

    def _opposed(self, denial: View) -> list[int]:
        """What another source says in the same sentence, right before "but", "although" or "while" and the denial."""
        if not denial.tokens or not _OPPOSING.match(denial.statement.quote):
            return []
        before = [i for i in self.of_report[denial.report] if self._may_tell(i, denial) and self.told[i].tokens]
        return [
            i
            for i in before
            if self.told[i].tokens[-1].sent == denial.tokens[0].sent
            and self.told[i].statement.attributions
            and 0 <= denial.statement.start - self.told[i].statement.end <= _FOLLOWING
        ]

    def _least(self, shared: frozenset[str], same_party: bool) -> float:
        """How near a statement must come, by how telling the words are that it shares with the denial."""
        if not shared:
            return _NEAR_WITHOUT_WORD
        if len(shared) == 1 and not same_party:
            return _NEAR_OTHERS
        rarest = min(len(self.with_stem[s]) for s in shared)
        return _NEAR if len(shared) > 1 or rarest <= max(_FEW, int(_RARE_SHARE * len(self.told))) else _NEAR_COMMON

    def _least_common(self, i: int, denial: View, stems: frozenset[str]) -> float:
        """How near it must come by words that many statements have: where it accuses the denier, or shares two."""
        shared = stems & self.stems[i]
        if shared and any(i in self.accusing_at.get(e, ()) for e in denier_entities(denial)):
            return _NEAR_ACCUSING
        party = self.told[i].entities & named_in_denied(denial)
        return _NEAR_TWO_COMMON if len(shared) > 1 and party else 1.0

    def _candidates(self, denial: View, telling: frozenset[str], near: NDArray[np.float32]) -> list[int]:
        """Statements that share a telling word with the denial or come near it, the nearest first."""
        chosen = {i for s in telling for i in self.with_stem[s]}
        chosen |= {int(i) for i in np.flatnonzero(near >= _NEAR_WITHOUT_WORD)}
        ranked = sorted(chosen, key=lambda i: (-float(near[i]), i))[:_CANDIDATES]
        return [i for i in ranked if self._may_tell(i, denial) and not self.told[i].negated]

    def _may_tell(self, i: int, denial: View) -> bool:
        return self.told[i].id != denial.id and not same_voice(self.told[i], denial)

    def _telling_stems(self, denial: View) -> frozenset[str]:
        """Stems of the denial that few statements have: those of what is denied, and of what is said right after."""
        parsed, (start, end) = denial.account.parsed, (denied_tokens(denial)[0].start, denial.statement.end)
        stems = _stems([parsed.tokens[i] for i in tokens_within(parsed, [(start, end)])], denial)
        most = max(_FEW, int(_FEW_SHARE * len(self.told)))
        return frozenset(s for s in stems if len(self.with_stem[s]) <= most)

    def _nearest_part(self, i: int, shared: frozenset[str], whole: float, vector: NDArray[np.float32]) -> float:
        """How near the words around a shared word come: a long sentence may tell it in a clause."""
        if not shared or whole >= _NEAR or whole < _NEAR_PART:
            return 0.0
        view = self.told[i]
        at = next(k for k, t in enumerate(view.tokens) if _stem(t) in shared)
        words = view.tokens[max(0, at - _PART) : at + _PART + 1]
        text = view.account.report.text[words[0].start : words[-1].end]
        return float(np.round(self.embed([" ".join(text.split())])[0] @ vector, 6))

    def _pointed_at(self, denial: View, near: NDArray[np.float32]) -> list[View]:
        """Where a denial only points: whoever's saying is named, else the accusations, else what was just said."""
        owners = possessors(denial)
        if owners:
            said = [i for i in self._of(self.of_source, owners) if self._may_tell(i, denial)]
            stems = self._telling_stems(denial)
            return self._best([i for i in said if _worries(self.told[i]) or stems & self.stems[i]], near)
        elsewhere = points_elsewhere(denial)
        about = denier_entities(denial) if elsewhere or points_at_saying(denial) else frozenset()
        accusing = [i for i in self._of(self.accusing, about) if self._may_tell(i, denial)]
        if accusing:
            return self._best(accusing, near)
        return [] if elsewhere else self._just_said(denial)

    def _of(self, held: Mapping[str, Sequence[int]], entities: frozenset[str]) -> list[int]:
        return sorted({i for e in entities for i in held.get(e, ())})

    def _best(self, chosen: Sequence[int], near: NDArray[np.float32]) -> list[View]:
        ranked = sorted(chosen, key=lambda i: (-round(float(near[i]), 6), i))
        return [self.told[i] for i in sorted(ranked[: self.most])]

    def _just_said(self, denial: View) -> list[View]:
        """What another source says right before, in the same report."""
        start = denial.statement.start
        before = [
            self.told[i]
            for i in self.of_report[denial.report]
            if 0 <= start - self.told[i].statement.end <= _PRECEDING
            and self.told[i].statement.attributions
            and self._may_tell(i, denial)
        ]
        return [v for v in before[-1:] if not v.negated]


def _stems(tokens: Iterable[Token], view: View) -> frozenset[str]:
    """Stems of the words of meaning that name no entity."""
    content = [
        t for t in tokens if t.pos in ("NOUN", "VERB", "ADJ") and t.i not in view.entity_at and len(t.text) >= _SHORTEST
    ]
    return frozenset(_stem(t) for t in content) - _EMPTY


def _stem(token: Token) -> str:
    return _stemmed(token.lemma.lower())


@functools.lru_cache(maxsize=65536)
def _stemmed(word: str) -> str:
    return str(_STEMMER.stemWord(word))


_EMPTY = frozenset(
    "report claim news say have make deni allege tell state accord year people get take "
    "put let use see set ask one two new".split()
)


def _calls_alleged(view: View, stems: frozenset[str]) -> bool:
    """Whether one of the words is told of as alleged."""
    heads = [view.account.parsed.tokens[t.head] for t in view.tokens if t.text.lower() in _ALLEGED and t.dep == "amod"]
    return any(_stem(t) in stems for t in heads)


def _accuses(view: View) -> bool:
    return bool(_ACCUSING.search(view.statement.quote)) and not _SPEAKS_OF_PROCESS.search(view.statement.quote)


def _accused(view: View) -> frozenset[str]:
    """The entities of the whole statement but its source: "accused the mayor" may stand outside of what is told."""
    return frozenset(view.entity_at[t.i] for t in view.words if t.i in view.entity_at) - _sources(view)


def _worries(view: View) -> bool:
    return bool(_WORRYING.search(view.statement.quote))


def _sources(view: View) -> frozenset[str]:
    return frozenset(a.source.entity for a in view.statement.attributions if a.source and a.source.entity)


def same_voice(view: View, denial: View) -> bool:
    """Whether the denier says this as well."""
    a, b = innermost_source(view.statement), innermost_source(denial.statement)
    if a is None or b is None:
        return False
    return view.voice == denial.voice


def named_in_denied(denial: View) -> frozenset[str]:
    """The entities in what is denied."""
    return frozenset(denial.entity_at[t.i] for t in denied_tokens(denial) if t.i in denial.entity_at)
