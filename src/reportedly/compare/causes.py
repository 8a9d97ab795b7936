"""Which came of which, told the other way round: "a fire caused an explosion", "an explosion sparked a fire".

A part of `contradictions.py`.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from reportedly.compare.views import View, closeness
from reportedly.records import Token
from reportedly.text.trees import children_with

_CAUSING = frozenset("cause spark trigger ignite prompt provoke precipitate".split())
_KINDS = {
    word: kind
    for kind, words in {
        "fire": "fire blaze inferno flame",
        "explosion": "explosion blast detonation",
        "crash": "crash collision derailment wreck",
        "collapse": "collapse",
        "outage": "outage blackout",
        "flood": "flood flooding",
        "landslide": "landslide mudslide avalanche",
        "earthquake": "earthquake quake tremor",
        "shooting": "shooting gunfire",
        "protest": "protest demonstration riot unrest",
        "crackdown": "crackdown clampdown",
        "stampede": "stampede crush panic",
    }.items()
    for word in words.split()
}
_NEAR = 0.3  # cosine of the two statements


def find_reversed(views: Sequence[View]) -> Iterator[tuple[View, View, str]]:
    """Pairs of statements of different reports of which the one tells as cause what the other tells as effect."""
    told: dict[tuple[str, str], list[View]] = defaultdict(list)
    for view in views:
        for cause, effect in find_causes(view):
            told[cause, effect].append(view)
    for (cause, effect), ones in sorted(told.items()):
        others = told.get((effect, cause), [])
        pairs = [(x, y) for x in ones for y in others if x.report != y.report and closeness(x, y) >= _NEAR]
        if cause < effect and pairs:
            x, y = max(pairs, key=lambda p: (round(closeness(*p), 6), p[0].id, p[1].id))
            yield x, y, f"{cause} and {effect}: which came of which"


def find_causes(view: View) -> Iterator[tuple[str, str]]:
    """(cause, effect), as kinds of event, for each act of causing that the statement tells as so."""
    parsed = view.account.parsed
    if view.negated or view.statement.certainty != "told":
        return
    for verb in view.tokens:
        if verb.lemma.lower() not in _CAUSING or verb.pos != "VERB" or children_with(parsed, verb.i, "neg"):
            continue
        passive = children_with(parsed, verb.i, "nsubjpass")
        if passive or verb.dep == "acl":
            effects = passive or [verb.head]
            causes = [j for i in children_with(parsed, verb.i, "agent") for j in children_with(parsed, i, "pobj")]
        else:
            effects = children_with(parsed, verb.i, "dobj")
            causes = children_with(parsed, verb.i, "nsubj") or _before(view, verb)
        for cause in _kinds(view, causes):
            yield from ((cause, effect) for effect in _kinds(view, effects) if effect != cause)


def _before(view: View, verb: Token) -> list[int]:
    """What happened before it in the same breath: "caught fire and caused an explosion"."""
    parsed = view.account.parsed
    return children_with(parsed, verb.head, "dobj") if verb.dep == "conj" else []


def _kinds(view: View, things: Sequence[int]) -> list[str]:
    lemmas = [view.account.parsed.tokens[i].lemma.lower() for i in things]
    return [_KINDS[lemma] for lemma in lemmas if lemma in _KINDS]
