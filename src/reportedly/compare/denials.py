"""A source that denies something, beside those who tell it.

What is denied is the content of the denial ("denied reports that the minister had left"), or, where the denial only
points to it ("said the charges were false"), what the denier or someone near is accused of.  A denial of what no
report in the dossier tells is still shown, with nobody on the other side: it may be the one article that nobody opened.
"""

import functools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import snowballstemmer
from numpy.typing import NDArray

from reportedly.compare.denied import (
    denied_text,
    denied_tokens,
    denier_entities,
    denies_by_the_way,
    denies_outright,
    is_denial,
    only_points,
    points_at_saying,
    possessors,
)
from reportedly.compare.views import View
from reportedly.compare.wording import report_name, voices_label
from reportedly.records import Dispute, Embed, Side, Token
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
_SHORTEST_TELLING = 3  # tokens
_FEW, _FEW_SHARE = 4, 0.06  # statements that may have a word that is telling
_RARE_SHARE = 0.03  # and that a single word must be
_BELOW_BEST = 0.2  # how far behind the nearest another teller may stand
_SURE = 0.55  # from here on, what is in one claim with the nearest tells it too
_ONE_TOLD = 0.4  # cosine of two denials of what one statement tells
_ONE_MATTER = 0.5  # cosine of two denials of one thing that somebody tells
_ONE_DENIAL = 0.6  # and of those that nobody tells, or each report somebody else
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


def find_denials(views: Mapping[str, View], names: Mapping[str, str], embed: Embed) -> list[Dispute]:
    """One dispute for each thing that is denied, all its deniers on one side; ids are left empty."""
    deniers = [v for v in views.values() if is_denial(v)]
    if not deniers:
        return []
    tellers = _Tellers(views, embed)
    vectors = embed([denied_text(v) for v in deniers])
    matters: list[tuple[list[int], dict[str, None]]] = []
    for i, denier in enumerate(deniers):
        told = tellers.find(denier, vectors[i])
        home = next((m for m in matters if _one_matter(m, told, vectors, i, deniers)), None)
        if home is None:
            matters.append(([i], dict.fromkeys(v.id for v in told)))
        else:
            home[0].append(i)
            home[1].update(dict.fromkeys(v.id for v in told))
    return [
        _dispute([views[t] for t in told], [deniers[i] for i in who], views, names)
        for who, told in matters
        if told or any(denies_outright(deniers[i]) and not only_points(deniers[i]) for i in who)
    ]


def _one_matter(
    matter: tuple[Sequence[int], Mapping[str, None]],
    told: Iterable[View],
    vectors: NDArray[np.float32],
    i: int,
    deniers: Sequence[View],
) -> bool:
    """Whether a denial is of what others deny: near, and of what the same statements tell or of the same party."""
    shared = any(v.id in matter[1] for v in told)
    if shared and any(float(vectors[i] @ vectors[j]) >= _ONE_TOLD for j in matter[0]):
        return True
    near = [j for j in matter[0] if float(vectors[i] @ vectors[j]) >= _ONE_MATTER]
    if any(float(vectors[i] @ vectors[j]) >= _ONE_DENIAL for j in near):
        return True
    ours = _named(deniers[i])
    return bool(near) and (shared or any(ours & _named(deniers[j]) for j in near))


def _named(denial: View) -> frozenset[str]:
    """The entities in what is denied."""
    return frozenset(denial.entity_at[t.i] for t in denied_tokens(denial) if t.i in denial.entity_at)


class _Tellers:
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
            for entity in view.entities if _accuses(view) else ():
                self.accusing[entity].append(i)
        self.most = max(_MOST, len(self.of_report))

    def find(self, denial: View, vector: NDArray[np.float32]) -> list[View]:
        """Who tells what is denied, in the story's order."""
        if not self.told:
            return []
        near: NDArray[np.float32] = np.round(self.vectors @ vector, 6)
        if only_points(denial) or possessors(denial):
            return self._pointed_at(denial, near)
        telling = self._telling_stems(denial)
        opposed = self._opposed(denial)
        score = dict.fromkeys(opposed, 1.0)
        for rank, i in enumerate(self._candidates(denial, telling, near)):
            shared = telling & self.stems[i]
            part = self._nearest_part(i, shared, near[i], vector) if rank < _PARTS_READ else 0.0
            cosine = max(float(near[i]), part)
            least = self._least(shared, bool(self.told[i].entities & _named(denial)))
            if shared and _calls_alleged(self.told[i], shared):
                least = _NEAR_ALLEGED
            if cosine >= least and (shared or not opposed):
                score[i] = max(score.get(i, 0.0), cosine + min(0.2, 0.1 * len(shared)))
        best = max(score.values(), default=0.0)
        kept = sorted((i for i in score if score[i] >= best - _BELOW_BEST), key=lambda i: (-round(score[i], 6), i))
        claims = {self.told[i].claim for i in kept if score[i] >= _SURE} - {""}
        same = [i for c in sorted(claims) for i in self.of_claim[c] if i not in score and self._may_tell(i, denial)]
        told = [i for i in same if not self.told[i].negated]
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

    def _candidates(self, denial: View, telling: frozenset[str], near: NDArray[np.float32]) -> list[int]:
        """Statements that share a telling word with the denial or come near it, the nearest first."""
        chosen = {i for s in telling for i in self.with_stem[s]}
        chosen |= {int(i) for i in np.flatnonzero(near >= _NEAR_WITHOUT_WORD)}
        ranked = sorted(chosen, key=lambda i: (-float(near[i]), i))[:_CANDIDATES]
        return [i for i in ranked if self._may_tell(i, denial) and not self.told[i].negated]

    def _may_tell(self, i: int, denial: View) -> bool:
        return self.told[i].id != denial.id and not _same_voice(self.told[i], denial)

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
        about = denier_entities(denial) if points_at_saying(denial) else frozenset()
        accusing = [i for i in self._of(self.accusing, about) if self._may_tell(i, denial)]
        if accusing:
            return self._best(accusing, near)
        return self._just_said(denial)

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
        return before[-1:]


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


def _worries(view: View) -> bool:
    return bool(_WORRYING.search(view.statement.quote))


def _sources(view: View) -> frozenset[str]:
    return frozenset(a.source.entity for a in view.statement.attributions if a.source and a.source.entity)


def _same_voice(view: View, denial: View) -> bool:
    """Whether the denier says this as well."""
    a, b = innermost_source(view.statement), innermost_source(denial.statement)
    if a is None or b is None:
        return False
    return view.voice == denial.voice


def _dispute(
    asserting: Sequence[View], deniers: Sequence[View], views: Mapping[str, View], names: Mapping[str, str]
) -> Dispute:
    told = {v.id for v in asserting}
    against = [*deniers, *(v for d in deniers for v in _siblings(d, views) if v.id not in told)]
    label = voices_label(asserting, names) if asserting else "what is denied: told by no report here"
    sides = (
        Side(label, tuple(v.id for v in asserting if v.id not in {d.id for d in deniers})),
        Side(_deniers_label(deniers, names), tuple(dict.fromkeys(v.id for v in against))),
    )
    return Dispute("", "denial", sides, _why(deniers))


def _deniers_label(deniers: Sequence[View], names: Mapping[str, str]) -> str:
    """Who denies: of a denial told by the way, the one who denies rather than the one who tells."""
    for denier in deniers:
        who = sorted(denier_entities(denier))
        if denies_by_the_way(denier) is not None and who:
            return f"{names.get(who[0], who[0])}, in {report_name(denier.account.report)}"
    return voices_label(deniers, names)


def _why(deniers: Sequence[View]) -> str:
    for denier in deniers:
        verb = denies_by_the_way(denier)
        cues = [a.cue.text for a in denier.statement.attributions[-1:] if a.cue]
        if verb is not None:
            return f"denied: “{verb.text}”"
        if cues:
            return f"denied: “{cues[0]}”"
    return "denied in its words"


def _siblings(denial: View, views: Mapping[str, View]) -> list[View]:
    """What the denier says in the same breath ("said the town was calm, denying that …")."""
    same_report = [views[s.id] for s in denial.account.statements if s.id in views]
    if not denial.tokens:
        return []
    told = [v for v in same_report if v.id != denial.id and v.tokens and v.statement.stance != "doubts"]
    breath = [v for v in told if _same_voice(v, denial) and v.tokens[0].sent == denial.tokens[0].sent]
    return [*breath, *(v for v in told if v not in breath and _spells_out(v, denial))]


def _spells_out(view: View, denial: View) -> bool:
    """Whether it tells in full, right after, what was denied with "this" or "that account"."""
    if not 0 <= view.statement.start - denial.statement.end <= _FOLLOWING or not only_points(denial):
        return False
    return bool(view.statement.attributions) and (_same_voice(view, denial) or view.negated)
