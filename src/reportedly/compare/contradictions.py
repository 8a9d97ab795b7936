"""States that exclude each other, told of the same thing: left and stayed, alive and dead, did and did not.

Rules only: a list of opposites (`data/opposites.tsv`), negation, and "no one".  Precision first: both states must be of
the same bearer in the same role, in statements that come near each other, not of different days, and not told by one
voice, which tells a course of events.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from reportedly.compare.causes import find_reversed
from reportedly.compare.counting import load_happenings, load_kinds
from reportedly.compare.doubts import find_doubts
from reportedly.compare.negations import find_negated
from reportedly.compare.states import State, find_states, load_opposites
from reportedly.compare.views import View, closeness
from reportedly.compare.wording import voices_label
from reportedly.records import Dispute, Side, Token
from reportedly.text.trees import children_with

# Cosines of the two contents, chosen on the development events.
_NEAR = 0.3  # opposites of one bearer
_NEAR_OF_MATTER = 0.45  # … that are told of many matters (won, agreed, refused)
_NEAR_NOBODY = 0.15
_NEAR_NOTHING, _NEAR_SAME_CLAIM = 0.6, 0.3  # a thing and none of it: in two claims, in one
_FEW, _FEW_SHARE = 6, 0.03  # statements that may tell of a thing that is told of seldom enough
_VAGUE = frozenset(
    "comment information reason doubt need plan intention sign evidence idea question problem change way time word "
    "indication threat part use point thing detail answer response reply".split()
)
_NOBODY = frozenset({"one", "nobody", "none", "person", "people", "injury", "casualty", "death", "fatality"})


def find_contradictions(views: Mapping[str, View], names: Mapping[str, str]) -> list[Dispute]:
    """Statements of different voices that exclude each other, one dispute for one bearer; ids are left empty."""
    told = [v for v in views.values() if v.statement.stance != "denies" and v.top is not None]
    sure = [v for v in told if v.statement.certainty == "told" and v.statement.stance == "asserts"]
    turned = [_dispute([x], [y], why, names) for x, y, why in find_reversed(sure)]
    doubted = [_dispute(tellers, [doubter], why, names) for tellers, doubter, why in find_doubts(told)]
    both_ways = [_dispute(tellers, deniers, why, names) for tellers, deniers, why in find_negated(told)]
    excluding = [*_opposite(told, names), *_nobody(told, names), *both_ways, *_nothing(sure, names)]
    return [*excluding, *turned, *doubted]


def _dispute(first: Sequence[View], second: Sequence[View], why: str, names: Mapping[str, str]) -> Dispute:
    sides = tuple(Side(voices_label(side, names), tuple(dict.fromkeys(v.id for v in side))) for side in (first, second))
    return Dispute("", "contradiction", sides, why)


def _opposite(views: Sequence[View], names: Mapping[str, str]) -> Iterator[Dispute]:
    """For each pair of opposites and bearer, those who tell the one against those who tell the other."""
    held: dict[tuple[int, str], tuple[list[State], list[State]]] = defaultdict(lambda: ([], []))
    free = load_opposites().free
    for view in views:
        for state in find_states(view):
            for bearer in sorted(state.bearers) if state.line not in free else ("",):
                held[state.line, bearer][state.side].append(state)
    for (line, _), (ones, others) in held.items():
        near_enough = _NEAR_OF_MATTER if line in load_opposites().of_matter else _NEAR
        near_enough = -1.0 if line in free | load_opposites().of_bearer else near_enough
        pairs = _excluding(ones, others, near_enough) if ones and others else []
        if pairs:
            x, y = max(pairs, key=lambda p: (round(closeness(p[0].view, p[1].view), 6), p[0].view.id, p[1].view.id))
            first = list({p[0].view.id: p[0].view for p in pairs}.values())
            second = list({p[1].view.id: p[1].view for p in pairs if p[1].view not in first}.values())
            yield _dispute(first, second, f"{_word(x)} and {_word(y)} exclude each other", names)


def _word(state: State) -> str:
    return f"“{'no ' if _marked(state) else ''}{state.token.text}”"


def _marked(state: State) -> bool:
    homes = load_opposites().words.get("!" + state.token.lemma.lower(), ())
    return (state.line, state.side) in homes


def _excluding(ones: Sequence[State], others: Sequence[State], least: float) -> list[tuple[State, State]]:
    """For each state of either side the nearest of the other side that it excludes, where there is one."""
    near = np.round(np.stack([s.view.vector for s in ones]) @ np.stack([s.view.vector for s in others]).T, 6)
    found: dict[tuple[int, int], None] = {}
    for i in range(len(ones)):
        order = np.argsort(-near[i], kind="stable")
        hit = next((int(j) for j in order[near[i][order] >= least] if _exclude(ones[i], others[j])), None)
        found.update({(i, hit): None} if hit is not None else {})
    for j in range(len(others)):
        order = np.argsort(-near[:, j], kind="stable")
        hit = next((int(i) for i in order[near[order, j] >= least] if _exclude(ones[i], others[j])), None)
        found.update({(hit, j): None} if hit is not None else {})
    return [(ones[i], others[j]) for i, j in sorted(found)]


def _exclude(x: State, y: State) -> bool:
    a, b = x.view, y.view
    if a.id == b.id or _one_voice(a, b) or _apart_in_time(a, b):
        return False
    return x.line not in load_opposites().of_matter or _of_one_matter(x, y)


def _of_one_matter(x: State, y: State) -> bool:
    """Whether what is signed, agreed to or won shares a word with what is refused or lost, or the other does it."""
    for state, other in ((x, y), (y, x)):
        parsed = state.view.account.parsed
        refused = [parsed.tokens[i].lemma.lower() for i in children_with(parsed, state.token.i, "xcomp")]
        if refused and other.token.lemma.lower() not in refused:
            return False
    ours = x.matter | {x.token.lemma.lower()}
    theirs = y.matter | {y.token.lemma.lower()}
    return bool(ours & theirs) and bool(x.matter or y.matter)


def _one_voice(a: View, b: View) -> bool:
    """Whether a single voice of one report tells both, one after the other: that is a course of events."""
    return a.report == b.report and a.voice == b.voice


def _apart_in_time(a: View, b: View) -> bool:
    ours, theirs = a.days, b.days
    return bool(ours and theirs) and not any(x[0] <= y[1] and y[0] <= x[1] for x in ours for y in theirs)


def _nobody(views: Sequence[View], names: Mapping[str, str]) -> Iterator[Dispute]:
    """ "No one was hurt" against those who count or name the hurt."""
    for view in views:
        happening = _to_nobody(view)
        if not happening or any(t.text.lower() == "since" for t in view.tokens):  # "no deaths since 1959"
            continue
        against = [
            v
            for v in views
            if v.id != view.id
            and not _one_voice(v, view)
            and not _apart_in_time(v, view)
            and happening in _befallen(v)
            and closeness(v, view) >= _NEAR_NOBODY
        ]
        if against:
            yield _dispute(against, [view], f"“{_no_words(view)}” and those who tell of some", names)


def _befallen(view: View) -> frozenset[str]:
    """What befell some, by the statement's figures or its words ("the two men suffered minor injuries")."""
    if view.negated or _to_nobody(view):
        return frozenset()
    known = load_happenings()
    counted = [known.get(f.action or "", "") for f in view.figures if f.low is None or f.low >= 1]
    tokens = view.account.parsed.tokens
    suffered = [t for t in view.tokens if t.dep == "dobj" and tokens[t.head].lemma in ("suffer", "sustain")]
    return frozenset([*counted, *(known.get(t.lemma.lower(), "") for t in suffered)]) - {""}


def _to_nobody(view: View) -> str:
    """What befell no one by the statement, or ""."""
    parsed = view.account.parsed
    for token in view.tokens:
        if token.lemma.lower() not in _NOBODY or token.dep not in ("nsubjpass", "nsubj", "dobj", "attr"):
            continue
        none = token.text.lower() in ("nobody", "none")
        if none or any(parsed.tokens[c].text.lower() == "no" for c in parsed.children[token.i]):
            words = (token.lemma.lower(), parsed.tokens[token.head].lemma.lower())
            found = next((load_happenings()[w] for w in words if w in load_happenings()), "")
            if found in ("die", "injure", "arrest", "miss"):
                return found
    return ""


def _no_words(view: View) -> str:
    start = next(t for t in view.tokens if t.text.lower() in ("no", "nobody", "none"))
    after = [t for t in view.tokens if t.i >= start.i][:4]
    return " ".join(t.text for t in after if t.pos != "PUNCT")


def _nothing(views: Sequence[View], names: Mapping[str, str]) -> Iterator[Dispute]:
    """ "No siren sounded" against "sirens sounded at noon": a thing that few tell of, and that some say was not."""
    told: dict[str, dict[str, View]] = defaultdict(dict)
    for view in views:
        for lemma in _things_told(view):
            told[lemma].setdefault(view.id, view)
    most = max(_FEW, int(_FEW_SHARE * len(views)))
    denied: dict[str, dict[str, View]] = defaultdict(dict)
    for view in views:
        for lemma in _none_of(view):
            if len(told[lemma]) <= most:
                denied[lemma].setdefault(view.id, view)
    for lemma, deniers in denied.items():
        pairs = [
            (x, y)
            for x in told[lemma].values()
            for y in deniers.values()
            if _may_clash(x, y)
            and _close(x, y)
            and (lemma not in load_kinds() or _acts_of(x, lemma) & _acts_of(y, lemma))
        ]
        if pairs:
            first, second = ({v.id: v for v in side}.values() for side in zip(*pairs, strict=True))
            yield _dispute(list(first), list(second), f"“{lemma}” told of, and “no {lemma}”", names)


def _acts_of(view: View, lemma: str) -> set[str]:
    """The verbs that the thing hangs on: people and common things do much, of which "none" denies one act."""
    tokens = view.account.parsed.tokens
    return {
        tokens[t.head].lemma.lower() for t in view.tokens if t.lemma.lower() == lemma and tokens[t.head].pos == "VERB"
    }


def _things_told(view: View) -> frozenset[str]:
    """What it tells of as there: nothing where its verb is negated, nor what has "no" or "without" before it."""
    if view.negated:
        return frozenset()
    tokens = view.account.parsed.tokens
    none = {t.lemma.lower() for t in view.tokens if _has_none(view, t) or tokens[t.head].text.lower() == "without"}
    return view.lemmas - none


def _has_none(view: View, token: Token) -> bool:
    return any(
        view.account.parsed.tokens[c].text.lower() in ("no", "any") for c in view.account.parsed.children[token.i]
    )


def _close(a: View, b: View) -> bool:
    same = bool(a.claim) and a.claim == b.claim
    return closeness(a, b) >= (_NEAR_SAME_CLAIM if same else _NEAR_NOTHING)


def _none_of(view: View) -> Iterator[str]:
    """The things of which the statement's main clause says that none did, or that nothing was done to any.

    "There is no plan" and "has no experience" are left out: of such pairs in unseen news, most told of other matters.
    """
    parsed = view.account.parsed
    if view.top is None or any(t.tag in ("JJR", "RBR") or t.text.lower() == "than" for t in view.tokens):
        return  # "no candidate has done more" tells of candidates
    for token in view.tokens:
        own = token.head == view.top.i and token.dep in ("nsubj", "nsubjpass")
        none = any(parsed.tokens[c].text.lower() == "no" for c in parsed.children[token.i])
        if own and none and token.pos == "NOUN" and token.lemma.lower() not in _VAGUE | _NOBODY:
            yield token.lemma.lower()


def _may_clash(a: View, b: View) -> bool:
    if a.id == b.id or _apart_in_time(a, b) or _one_voice(a, b):
        return False
    return a.voice != b.voice or a.voice == a.report  # one source in two reports: its words, quoted twice
