"""The verbs that the reports use for the act of one claim: counted and set side by side, without a judgement.

Two verbs are of one act when statements of one claim have them as main verbs with a party or thing in the same role:
"police shot the man", "police killed the man".
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from reportedly.compare.states import LIGHT
from reportedly.compare.views import View, closeness
from reportedly.records import ActFraming, FramingWord
from reportedly.text.trees import children_with

_SAYING = frozenset(
    "report announce confirm claim declare describe write deny warn add note explain insist state speak cite quote "
    "accord start begin continue stop plan try seem want".split()
)
_DONE_TO = ("dobj", "nsubjpass")
_ACTS = 12  # claims shown: those told by most reports
_LEAST_REPORTS = 2
_MEMBERS = 60  # statements of a claim that are looked at
_NEAR = 0.5  # cosine of two statements that tell one act by two verbs


def find_acts_told(claims: Sequence[tuple[str, Sequence[View]]], order: Sequence[str]) -> tuple[ActFraming, ...]:
    """For claims whose act is told by two verbs or more, in two reports or more: who uses which.

    `claims` are ids and statements, `order` the reports' ids in the story's order.
    """
    found = []
    for claim, views in claims:
        words = _words(views)
        reports = {r for counts in words.values() for r in counts}
        if len(words) > 1 and len(reports) >= _LEAST_REPORTS:
            rows = [FramingWord(w, tuple((r, n[r]) for r in order if n[r])) for w, n in words.items()]
            rows.sort(key=lambda row: (-sum(n for _, n in row.reports), row.text))
            found.append((-len(reports), ActFraming(claim, tuple(rows))))
    return tuple(act for _, act in sorted(found, key=lambda f: f[0])[:_ACTS])


def _words(views: Sequence[View]) -> Mapping[str, Counter[str]]:
    """Verbs, as first met of each lemma, of the largest set of statements that share what it is done to."""
    done: dict[str, list[View]] = defaultdict(list)
    for view in views:
        for thing in _things(view):
            done[thing].append(view)
    best = max(done.values(), key=lambda told: len({v.report for v in told}), default=[])[:_MEMBERS]
    best = [v for v in best if any(_other_verb(v, w) and closeness(v, w) >= _NEAR for w in best)]
    words: dict[str, str] = {}
    counts: dict[str, Counter[str]] = {}
    for view in best:
        if view.top is not None:
            word = words.setdefault(view.top.lemma.lower(), view.top.text.lower())
            counts.setdefault(word, Counter())[view.report] += 1
    return counts


def _other_verb(a: View, b: View) -> bool:
    return a.top is not None and b.top is not None and a.top.lemma != b.top.lemma


def _things(view: View) -> list[str]:
    """To whom or what the main verb is done: entities and nouns; nothing where the verb tells no act."""
    verb = view.top
    if verb is None or verb.pos != "VERB" or verb.lemma.lower() in LIGHT | _SAYING or view.negated:
        return []
    parsed = view.account.parsed
    objects = children_with(parsed, verb.i, *_DONE_TO)
    return list(dict.fromkeys(view.entity_at.get(i, parsed.tokens[i].lemma.lower()) for i in objects))
