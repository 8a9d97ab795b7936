"""A source that denies something, beside those who tell it.

What is denied is the content of the denial ("denied reports that the minister had left"), or, where the denial only
points to it ("said the charges were false"), what the denier or someone near is accused of.  A denial of what no
report in the dossier tells is still shown, with nobody on the other side: it may be the one article that nobody opened.
"""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from reportedly.compare.denied import (
    denied_text,
    denier_entities,
    denies_by_the_way,
    denies_outright,
    is_denial,
    only_points,
)
from reportedly.compare.tellers import Tellers, named_in_denied, same_voice
from reportedly.compare.views import View
from reportedly.compare.wording import report_name, voices_label
from reportedly.records import Dispute, Embed, Side

_ONE_TOLD = 0.4  # cosine of two denials of what one statement tells, or by one denier
_ONE_MATTER = 0.5  # cosine of two denials of one thing that somebody tells
_ONE_DENIAL = 0.6  # and of those that nobody tells, or each report somebody else
_FOLLOWING = 4  # code points between a denial and the words that follow it


def find_denials(views: Mapping[str, View], names: Mapping[str, str], embed: Embed) -> list[Dispute]:
    """One dispute for each thing that is denied, all its deniers on one side; ids are left empty."""
    deniers = [v for v in views.values() if is_denial(v)]
    if not deniers:
        return []
    tellers = Tellers(views, embed)
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
    same = [j for j in matter[0] if shared or denier_entities(deniers[i]) & denier_entities(deniers[j])]
    if any(float(vectors[i] @ vectors[j]) >= _ONE_TOLD or _by_one(deniers[i], deniers[j]) for j in same):
        return True
    near = [j for j in matter[0] if float(vectors[i] @ vectors[j]) >= _ONE_MATTER]
    if any(float(vectors[i] @ vectors[j]) >= _ONE_DENIAL and not _of_others(deniers[i], deniers[j]) for j in near):
        return True
    ours = named_in_denied(deniers[i])
    return bool(near) and (shared or any(ours & named_in_denied(deniers[j]) for j in near))


def _by_one(a: View, b: View) -> bool:
    """Whether one denier denies "the report" here, "the allegations" there: nothing says that they are two matters."""
    return only_points(a) and only_points(b) and bool(denier_entities(a) & denier_entities(b))


def _of_others(a: View, b: View) -> bool:
    """Whether two deniers each deny "any wrongdoing": their own, unless one report has the other's words."""
    if a.statement.quote == b.statement.quote:
        return False
    ours, theirs = denier_entities(a), denier_entities(b)
    return only_points(a) and only_points(b) and bool(ours and theirs) and not ours & theirs


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
    breath = [v for v in told if same_voice(v, denial) and v.tokens[0].sent == denial.tokens[0].sent]
    return [*breath, *(v for v in told if v not in breath and _spells_out(v, denial))]


def _spells_out(view: View, denial: View) -> bool:
    """Whether it tells in full, right after, what was denied with "this" or "that account"."""
    if not 0 <= view.statement.start - denial.statement.end <= _FOLLOWING or not only_points(denial):
        return False
    return bool(view.statement.attributions) and (same_voice(view, denial) or view.negated)
