"""One event, one slot that differs: which day, what hour, whose documents, which words, "the" or "one of the".

A part of `compare/`; each rule looks at two statements of one claim, or with one key, of different reports.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, islice

from reportedly.compare.ages import find_ages
from reportedly.compare.hours import acts_at, hours_of
from reportedly.compare.persons import pleaded_otherwise, pleas
from reportedly.compare.quotings import negated_otherwise, quoted_otherwise, quoted_words, spoken_words
from reportedly.compare.states import LIGHT
from reportedly.compare.views import View, closeness
from reportedly.compare.wording import voice_label, voices_label
from reportedly.records import Dispute, Side, Token
from reportedly.text.propositions import innermost_source
from reportedly.text.trees import ancestors, children_with

# Cosines chosen on the development events.
_NEAR = 0.5
_NEAR_RANKED = 0.4
_NEAR_ONE_ACT = 0.6
_NEAR_ONE_SAYING, _SAYING_WORDS = 0.65, 3  # cosine, and words of meaning that both have
_MEMBERS = 12  # statements that share a slot's key and are compared with each other
_COMPARED = 400  # pairs of a claim's statements that are looked at, nearest to its first first
_BODIES = frozenset("government administration country state company firm president minister ministry".split())
_WEEKDAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
Rule = Callable[[View, View], str | None]


def find_details(
    claims: Sequence[Sequence[View]], views: Mapping[str, View], names: Mapping[str, str]
) -> list[Dispute]:
    """At most one dispute of each kind of slot for a claim; ids left empty."""
    found = []
    for members in claims:
        pairs = list(_pairs(members))
        for rule in (_days, _owners):
            hit = next(((a, b, why) for a, b in pairs if (why := rule(a, b))), None)
            if hit:
                a, b, why = hit
                sides = tuple(Side(voice_label(v, names), (v.id,)) for v in (a, b))
                found.append(Dispute("", "detail", sides, why))
    hours = _hours(views, names) or list(_hours_of_acts(views, names))
    return [*found, *_across(views, names), *hours, *find_ages(views, names)]


def _across(views: Mapping[str, View], names: Mapping[str, str]) -> Iterator[Dispute]:
    """Slots that are looked for in the whole story: superlatives, pleas, and one utterance quoted twice."""
    for keyed, rule in (
        (_superlatives, _ranks),
        (pleas, pleaded_otherwise),
        (_opening, quoted_otherwise),
        (_edited, negated_otherwise),
        (_happened, _days_of_one),
        (_said, _days_said),
    ):
        groups: dict[str, list[View]] = {}
        for view in views.values():
            for key in dict.fromkeys(key for key, _ in keyed(view)):
                groups.setdefault(key, []).append(view)
        seen: set[str] = set()
        tried: set[tuple[str, str]] = set()
        for members in groups.values():
            pairs = [p for p in combinations(members[:_MEMBERS], 2) if (p[0].id, p[1].id) not in tried]
            tried.update((a.id, b.id) for a, b in pairs)
            hit = next(((a, b, w) for a, b in pairs if (w := _apart(a, b, rule))), None)
            if hit and hit[2] not in seen:
                seen.add(hit[2])
                sides = tuple(Side(voice_label(v, names), (v.id,)) for v in hit[:2])
                yield Dispute("", "detail", sides, hit[2])


def _apart(a: View, b: View, rule: Rule) -> str | None:
    return rule(a, b) if a.report != b.report else None


def _opening(view: View) -> Iterator[tuple[str, bool]]:
    """Runs of three words of an utterance in the first person, by which two quotations of it are found."""
    yield from _runs(spoken_words(view))


def _edited(view: View) -> Iterator[tuple[str, bool]]:
    """The like where the quotation has been edited."""
    yield from _runs(quoted_words(view))


def _runs(words: Sequence[str]) -> Iterator[tuple[str, bool]]:
    for i in range(len(words) - 2):
        yield " ".join(words[i : i + 3]), True


def _pairs(members: Sequence[View]) -> Iterator[tuple[View, View]]:
    for a, b in islice(combinations(members, 2), _COMPARED):
        if a.report != b.report and closeness(a, b) >= _NEAR:
            yield a, b


def _days(a: View, b: View) -> str | None:
    """Both name days for the same main verb, and no day of one is a day of the other."""
    if a.top is None or b.top is None or a.top.lemma != b.top.lemma:
        return None
    ours, theirs = _dated(a, a.top), _dated(b, b.top)
    if not ours or not theirs or any(x[0] <= y[1] and y[0] <= x[1] for x in ours for y in theirs):
        return None
    return f"“{ours[0][2]}” and “{theirs[0][2]}” are different days"


def _happened(view: View) -> Iterator[tuple[str, bool]]:
    """A verb and both of its parties, or its one party where it takes but one, for statements that tell a day."""
    if view.top is None or view.top.pos != "VERB" or view.top.lemma.lower() in LIGHT or not view.times:
        return
    parsed = view.account.parsed
    who = [view.entity_at.get(i, "") for i in children_with(parsed, view.top.i, "nsubj", "nsubjpass")]
    whom = [view.entity_at.get(i, parsed.tokens[i].lemma.lower()) for i in children_with(parsed, view.top.i, "dobj")]
    if who and who[0]:
        yield " ".join((view.top.lemma.lower(), who[0], *whom[:1])), True


def _days_of_one(a: View, b: View) -> str | None:
    """The days of one act of one party, told in statements of several claims."""
    return _days(a, b) if a.claim != b.claim and closeness(a, b) >= _NEAR_ONE_ACT else None


def _said(view: View) -> Iterator[tuple[str, bool]]:
    """Who said it, for statements that name the weekday of the saying."""
    source = innermost_source(view.statement)
    if source and source.entity and _weekdays(view):
        yield source.entity, True


def _days_said(a: View, b: View) -> str | None:
    """The weekdays on which one source said one thing; who says much says the like on many days."""
    if closeness(a, b) < _NEAR_ONE_SAYING or len(a.lemmas & b.lemmas) < _SAYING_WORDS:
        return None
    ours, theirs = _weekdays(a), _weekdays(b)
    if set(ours) & set(theirs):
        return None
    return f"“{ours[0]}” and “{theirs[0]}”: on which day it was said"


def _weekdays(view: View) -> list[str]:
    """The weekdays that the statement names."""
    return [t.text for t in view.words if t.text in _WEEKDAYS]


def _dated(view: View, verb: Token) -> list[tuple[str, str, str]]:
    """The days that hang on the verb itself, not on something told beside it."""
    parsed = view.account.parsed
    sharp = ("day", "part", "minute")
    found = []
    for time in view.times:
        if time.begins and time.ends and time.granularity in sharp:
            inside = [t for t in view.tokens if time.start <= t.start < time.end]
            heads = {parsed.tokens[t.head].i for t in inside} | {
                parsed.tokens[parsed.tokens[t.head].head].i for t in inside
            }
            if verb.i in heads:
                found.append((time.begins[:10], time.ends[:10], time.text))
    return found


def _owners(a: View, b: View) -> str | None:
    """The same object, of the same act, is said to be of different owners."""
    for thing, owner, words in _owned(a):
        for other, another, theirs in _owned(b):
            if thing == other and owner != another and not owner & another and words.lower() != theirs.lower():
                return f"whose {thing}: “{words}” and “{theirs}”"
    return None


def _owned(view: View) -> list[tuple[str, frozenset[str], str]]:
    """(object's lemma, what its owner may be called, the words) for each possessed object of a verb."""
    tokens = view.account.parsed.tokens
    found = []
    for token in view.tokens:
        thing = tokens[token.head]
        if token.dep == "poss" and thing.dep in ("dobj", "nsubjpass") and thing.pos == "NOUN":
            owner = _owner(view, token)
            if owner:
                words = view.account.report.text[token.start : thing.end]
                found.append((thing.lemma.lower(), owner, words))
    return found


def _owner(view: View, token: Token) -> frozenset[str]:
    """Who owns it, or nothing where that is not told: a pronoun nobody stands behind, "the company's"."""
    if token.lemma.lower() in _BODIES:
        return frozenset()  # "the government's", "the administration's" may be one
    if token.pos == "PRON":
        return _their(view, token) if token.text.lower() == "their" else frozenset()
    if token.i in view.entity_at:
        return frozenset({view.entity_at[token.i], token.lemma.lower()})
    return frozenset({token.lemma.lower()}) if token.tag == "NNS" else frozenset()


def _their(view: View, token: Token) -> frozenset[str]:
    """Whom "their" stands for, where the statement itself names them; else nothing."""
    stands = view.entity_at.get(token.i)
    if stands:
        named = any(t.pos in ("NOUN", "PROPN") and view.entity_at.get(t.i) == stands for t in view.tokens)
        return frozenset({stands}) if named else frozenset()
    parsed = view.account.parsed
    above = [i for i in ancestors(parsed, token.i) if children_with(parsed, i, "nsubj")]
    subjects = [parsed.tokens[i] for i in children_with(parsed, above[0], "nsubj")] if above else []
    return frozenset(t.lemma.lower() for t in subjects if t.tag == "NNS")


def _ranks(a: View, b: View) -> str | None:
    """ "the deadliest" and "one of the deadliest"."""
    if closeness(a, b) < _NEAR_RANKED:
        return None
    for word, one_of in _superlatives(a):
        for other, of_several in _superlatives(b):
            if word == other and one_of != of_several:
                return f"“the {word}” and “one of the {word}”"
    return None


def _superlatives(view: View) -> Sequence[tuple[str, bool]]:
    tokens = view.account.parsed.tokens
    found = []
    for t in view.words:
        if t.tag == "JJS" and t.text.lower() not in ("least", "most", "last", "best") and t.i >= 3:
            before = [x.text.lower() for x in tokens[t.i - 3 : t.i]]
            if before[-1] == "the":
                found.append((t.text.lower(), before[:2] == ["one", "of"]))
    return found


def _hours_of_acts(views: Mapping[str, View], names: Mapping[str, str]) -> Iterator[Dispute]:
    """Times of day of one act that differ, in statements that come near each other: the nearest pair of each act."""
    told: dict[str, list[tuple[View, int, str]]] = {}
    for view in views.values():
        for act, minute, words in acts_at(view):
            told.setdefault(act, []).append((view, minute, words))
    for act, tellings in told.items():
        pairs = [
            (x, y)
            for x, y in combinations(tellings[:_MEMBERS], 2)
            if x[0].report != y[0].report and x[1] != y[1] and closeness(x[0], y[0]) >= _NEAR_ONE_ACT
        ]
        if pairs:
            x, y = max(pairs, key=lambda p: (round(closeness(p[0][0], p[1][0]), 6), p[0][0].id, p[1][0].id))
            sides = tuple(Side(f"“{w}”: {voice_label(v, names)}", (v.id,)) for v, _, w in (x, y))
            yield Dispute("", "detail", sides, f"at what time (“{act}”): “{x[2]}” and “{y[2]}”")


def _hours(views: Mapping[str, View], names: Mapping[str, str]) -> list[Dispute]:
    """Times of day for the main event that differ by minutes or a few hours: one dispute with a side for each."""
    sides: dict[int, list[View]] = {}
    words: dict[int, str] = {}
    for view in views.values():
        for minute, text in hours_of(view):
            sides.setdefault(minute, []).append(view)
            words.setdefault(minute, text)
    told = sorted(sides)
    groups: list[list[int]] = []
    for minute in told:
        if groups and minute - groups[-1][-1] <= _SAME_MOMENT:
            groups[-1].append(minute)
        else:
            groups.append([minute])
    return [
        Dispute(
            "",
            "detail",
            tuple(
                Side(f"“{words[m]}”: {voices_label(sides[m], names)}", tuple(dict.fromkeys(v.id for v in sides[m])))
                for m in group
            ),
            "what time it happened: " + " and ".join(f"“{words[m]}”" for m in group),
        )
        for group in groups
        if len(group) > 1 and len({(v.report, v.voice) for m in group for v in sides[m]}) > 1
    ]


_SAME_MOMENT = 20  # minutes by which accounts of one moment are apart
