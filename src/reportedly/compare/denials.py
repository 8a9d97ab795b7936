"""A source that denies something, beside those who tell it.

What is denied is the content of the denial ("denied reports that the minister had left"); whoever tells that content,
or what comes closest to it, stands on the other side.  A denial of what no report in the dossier tells is still shown,
with nobody on the other side: it may be the one article that nobody opened.
"""

from collections.abc import Mapping, Sequence

from reportedly.compare.views import View, closeness, voice_label
from reportedly.records import Dispute, Side
from reportedly.text.propositions import innermost_source

# On the development events, denied contents reach what they deny at .45 to .9, and other statements rarely .5.
_NEAR = 0.5
_NEAR_WITH_ENTITY = 0.38


def find_denials(views: Mapping[str, View], names: Mapping[str, str]) -> list[Dispute]:
    """One dispute for each claim that is denied, all its deniers on one side; ids are left empty."""
    found: dict[tuple[str, ...], list[View]] = {}
    for view in views.values():
        if view.statement.stance == "denies":
            told = tuple(v.id for v in _told(view, views))
            found.setdefault(told or ("", view.claim), []).append(view)
    return [_dispute(told, deniers, views, names) for told, deniers in found.items()]


def _told(denial: View, views: Mapping[str, View]) -> list[View]:
    """The statements that tell what is denied: the rest of its claim, else of the claim that comes nearest."""
    asserted = [v for v in views.values() if v.statement.stance != "denies" and not _same_voice(v, denial)]
    same = [v for v in asserted if v.claim == denial.claim]
    if same:
        return same
    near = [v for v in asserted if closeness(v, denial) >= _least(v, denial) and not v.negated]
    if not near:
        return []
    best = max(near, key=lambda v: (closeness(v, denial), v.id))
    return [v for v in asserted if v.claim == best.claim and not v.negated] or [best]


def _least(view: View, denial: View) -> float:
    return _NEAR_WITH_ENTITY if view.entities & denial.entities and view.lemmas & denial.lemmas else _NEAR


def _same_voice(view: View, denial: View) -> bool:
    """Whether the denier says this as well: the same source in the same report."""
    a, b = innermost_source(view.statement), innermost_source(denial.statement)
    if a is None or b is None or view.report != denial.report:
        return view.id == denial.id
    return (a.start, a.end) == (b.start, b.end) or (a.entity or a.text) == (b.entity or b.text)


def _dispute(
    told: Sequence[str], deniers: Sequence[View], views: Mapping[str, View], names: Mapping[str, str]
) -> Dispute:
    against = [*deniers, *(v for d in deniers for v in _siblings(d, views) if v.id not in told)]
    asserting = [views[t] for t in told if t in views]
    label = _label(asserting, names) if asserting else "what is denied: told by no report here"
    cues = [a.cue.text for d in deniers for a in d.statement.attributions[-1:] if a.cue]
    why = f"denied: “{cues[0]}”" if cues else "denied in its words"
    sides = (
        Side(label, tuple(v.id for v in asserting)),
        Side(_label(deniers, names), tuple(dict.fromkeys(v.id for v in against))),
    )
    return Dispute("", "denial", sides, why)


def _siblings(denial: View, views: Mapping[str, View]) -> list[View]:
    """What the denier says in the same breath ("said the town was calm, denying that …")."""
    return [
        v
        for v in views.values()
        if v.id != denial.id
        and v.report == denial.report
        and _same_voice(v, denial)
        and v.tokens
        and denial.tokens
        and v.tokens[0].sent == denial.tokens[0].sent
    ]


def _label(views: Sequence[View], names: Mapping[str, str]) -> str:
    return "; ".join(dict.fromkeys(voice_label(v, names) for v in views))
