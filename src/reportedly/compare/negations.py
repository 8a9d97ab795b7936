"""An act told of with and without "not", in whatever form: "does not discriminate" against "the discrimination".

A part of `contradictions.py`.  An act here is a verb, or what "is not" is said of, or what there is "no evidence" of,
with who does it and what with.  It is told of elsewhere by a word for the same act, verb or noun, of the same doer and
with something of the same.  "There is no plan" and "has no experience" are left out: of such pairs most told of others.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from reportedly.compare.act_words import stem_of_act
from reportedly.compare.states import LIGHT, is_hedged
from reportedly.compare.views import View, closeness
from reportedly.records import Token
from reportedly.text.propositions import innermost_source
from reportedly.text.trees import ancestors, children_with, subtree

# Cosines of the two contents, chosen on the development half of quality/disputes.
_NEAR, _NEAR_NAMED = 0.25, 0.15  # the latter where doer and thing both have names
_NEAR_FUTURE = 0.15  # of what is to come a story has few acts of one doer
_NEAR_NOUN = 0.35  # where a noun tells of the act, and who does it need not be said
_NEAR_PASSIVE = 0.55  # where a passive does not tell who does it
_NEAR_BARE = 0.5  # where nothing but the doer and the act is shared
_NOTS = frozenset({"not", "n't", "n’t", "never"})
_SOFT = frozenset("only yet just longer immediately necessarily always really often even if exactly fully".split())
_FOUND = frozenset({"evidence", "proof", "indication"})
_FUTURE = frozenset({"will", "would", "'ll", "’ll", "wo"})
_MAKING = frozenset("get make force compel".split())
_FIRST = frozenset({"i", "we"})
_ANY = frozenset("a an one some another any each every no".split())
_STATIVE = frozenset("in under behind".split())
_TILL = frozenset("before until till since previously yet".split())
_WHILE = frozenset("during before after since until".split())  # what is told of then is something else
_NONE = frozenset("no any whether if without unless nor".split())
_DENYING = frozenset("deny dispute reject dismiss refute without whether if".split())
_EMPTY = frozenset(
    "people person man woman time day year thing way one other lot something anything part case kind matter fact "
    "question issue problem reason place end side number moment hour week month decade century".split()
)
_ABOVE = 8  # heads above a word in which a "not" may take it in
_SHORTEST = 3  # letters of a stem


@dataclass(frozen=True, slots=True)
class Act:
    """An act in a statement: its stem, who or what does it, what it is done to or with, and whether it is to come.

    `narrowed` are the adjectives of what it is done to: who did not offer "permanent" shelter may have offered some.
    """

    view: View
    token: Token
    stem: str
    doers: frozenset[str]
    with_what: frozenset[str]
    narrowed: frozenset[str]
    future: bool
    nominal: bool


def find_negated(views: Sequence[View]) -> Iterator[tuple[list[View], list[View], str]]:
    """(those who tell it, those who tell that it is not so, why) for each act and doer."""
    denied = [act for view in views for act in _negated_acts(view)]
    wanted = {act.stem for act in denied}
    told: dict[str, list[Act]] = defaultdict(list)
    for view in views:
        for act in _told_acts(view, wanted):
            told[act.stem].append(act)
    matters: list[tuple[str, dict[str, Act], dict[str, Act], set[str]]] = []
    for act in denied:
        answers = [(other, _in_common(act, other)) for other in told[act.stem] if _answers(act, other)]
        shared = {mark for _, marks in answers for mark in marks}
        if shared:
            matter = next((m for m in matters if m[0] == act.stem and m[3] & shared), None)
            if matter is None:
                matter = (act.stem, {}, {}, set())
                matters.append(matter)
            matter[1].update({other.view.id: other for other, _ in answers})
            matter[2][act.view.id] = act
            matter[3].update(shared)
    for _, ones, others, _ in matters:
        word = next(iter(others.values())).token.lemma.lower()
        tellers, deniers = ([act.view for act in side.values()] for side in (ones, others))
        yield tellers, deniers, f"“{word}” told with and without “not”"


def _in_common(denied: Act, told: Act) -> frozenset[str]:
    """The doers of both; where a passive leaves the doer out, what it is done to."""
    if denied.doers and told.doers:
        return denied.doers & told.doers
    return denied.with_what & told.with_what


def _answers(denied: Act, told: Act) -> bool:
    """Whether the one denies what the other tells: one doer, and the less else they share the nearer."""
    a, b = denied.view, told.view
    if a.id == b.id or a.voice == b.voice or _apart(a, b) or denied.future != told.future:
        return False
    if not _in_common(denied, told):
        return False
    near = closeness(a, b)
    if not denied.narrowed <= told.narrowed:
        return False
    if denied.nominal:
        return len((denied.doers | denied.with_what) & (told.doers | told.with_what)) > 1 and near >= _NEAR_NOUN
    if not (denied.doers and told.doers):
        return near >= _NEAR_PASSIVE and not denied.future
    if denied.future:
        return near >= _NEAR_FUTURE
    things = denied.with_what & told.with_what
    named = any(_is_named(d) for d in denied.doers & told.doers)
    if not things:
        return near >= _NEAR_BARE and (named or not denied.with_what)
    if told.nominal:
        return near >= _NEAR_NOUN
    return near >= (_NEAR_NAMED if named and any(_is_named(t) for t in things) else _NEAR)


def _is_named(mark: str) -> bool:
    """Whether a doer or thing is an entity rather than the stem of a noun."""
    return not mark.startswith("*")


def _apart(a: View, b: View) -> bool:
    ours, theirs = a.days, b.days
    return bool(ours and theirs) and not any(x[0] <= y[1] and y[0] <= x[1] for x in ours for y in theirs)


def _negated_acts(view: View) -> Iterator[Act]:
    """What the statement tells not to be so; what was not "before" or "until" something may have come to be."""
    parsed = view.account.parsed
    if any(t.text.lower() in _TILL for t in view.words):
        return
    for token in view.tokens:
        hung = [parsed.tokens[c] for c in parsed.children[token.i]]
        nots = [t for t in hung if t.dep == "neg" and t.text.lower() in _NOTS]
        if nots and not any(_softened(view, t) for t in nots) and not any(t.lemma.lower() in _SOFT for t in hung):
            yield from _acts_of(view, token)
        elif token.lemma.lower() in _FOUND and any(t.text.lower() == "no" for t in hung):
            for i in children_with(parsed, token.i, "prep"):
                for j in children_with(parsed, i, "pobj"):
                    yield from _nominal(view, parsed.tokens[j], [k for k in subtree(parsed, j) if k != j])


def _softened(view: View, negation: Token) -> bool:
    after = view.account.parsed.tokens[negation.i + 1 : negation.i + 2]
    return any(t.text.lower() in _SOFT for t in after)


def _acts_of(view: View, token: Token) -> Iterator[Act]:
    """The act of a verb that is not light, or what "be" links."""
    parsed = view.account.parsed
    future = _is_future(view, token)
    if token.lemma.lower() == "be":
        for i in [*children_with(parsed, token.i, "attr"), *_in_what(view, token)]:
            yield from _act(view, parsed.tokens[i], token, future)
    elif token.pos == "VERB" and token.lemma.lower() not in LIGHT and (future or not is_hedged(view, token)):
        yield from _act(view, token, token, future)


def _in_what(view: View, token: Token) -> list[int]:
    """The noun of "was in contact with", "were under pressure", "is behind the attack"."""
    parsed = view.account.parsed
    preps = [i for i in children_with(parsed, token.i, "prep") if parsed.tokens[i].text.lower() in _STATIVE]
    return [j for i in preps for j in children_with(parsed, i, "pobj") if parsed.tokens[j].pos == "NOUN"]


def _act(view: View, token: Token, verb: Token, future: bool) -> Iterator[Act]:
    stem, doers = stem_of_act(token.lemma.lower()), _doers(view, verb)
    passive = bool(children_with(view.account.parsed, verb.i, "nsubjpass"))
    if (doers or passive) and len(stem) >= _SHORTEST and token.lemma.lower() not in _EMPTY:
        things = _things(view, token)
        narrowed = _narrowed(view, [token.i] if token.pos == "NOUN" else things)
        yield Act(view, token, stem, doers, _marked(view, things) - doers - {"*" + stem}, narrowed, future, False)


def _nominal(view: View, token: Token, around: Sequence[int]) -> Iterator[Act]:
    """What a noun tells of, with all that stands around it."""
    found = _marked(view, around)
    if found and token.lemma.lower() not in _EMPTY:
        yield Act(view, token, stem_of_act(token.lemma.lower()), found, found, _narrowed(view, around), False, True)


def _told_acts(view: View, wanted: set[str]) -> Iterator[Act]:
    """What the statement tells of with a word of one of the stems."""
    parsed = view.account.parsed
    if view.statement.stance == "denies" or parsed.text[view.statement.end - 1 : view.statement.end + 1].count("?"):
        return
    for token in view.words:
        if stem_of_act(token.lemma.lower()) not in wanted or _has_no(view, token):
            continue
        if token.dep == "attr":
            head = parsed.tokens[token.head]
            yield from _act(view, token, head, _is_future(view, head))
        elif token.pos == "VERB":
            future = _is_future(view, token)
            if future or not is_hedged(view, token):
                yield from _act(view, token, token, future)
        elif token.pos == "NOUN" and parsed.tokens[token.head].text.lower() not in _WHILE:
            yield from _nominal(view, token, [t.i for t in view.words if t.i != token.i])


def _has_no(view: View, token: Token) -> bool:
    """Whether it, what it is done to, or what it hangs on, is negated, denied or asked."""
    parsed = view.account.parsed
    near = [token.i, *children_with(parsed, token.i, "dobj"), *ancestors(parsed, token.i)[:_ABOVE]]
    hung = [parsed.tokens[c] for i in near for c in parsed.children[i]]
    return any(t.dep == "neg" or t.text.lower() in _NONE for t in hung) or any(
        parsed.tokens[i].lemma.lower() in _DENYING for i in near
    )


def _is_future(view: View, token: Token) -> bool:
    """Whether it will or would be, or somebody will be made to do it ("getting the town to pay")."""
    parsed = view.account.parsed
    aux = [parsed.tokens[i].text.lower() for i in children_with(parsed, token.i, "aux")]
    made = token.tag == "VB" and parsed.tokens[token.head].lemma.lower() in _MAKING
    return made or any(t in _FUTURE for t in aux)


def _doers(view: View, verb: Token) -> frozenset[str]:
    """Who or what does it: the subject, also of the verb that it is joined to; else the noun that it qualifies."""
    parsed = view.account.parsed
    at = verb.i
    for _ in range(3):
        subjects = children_with(parsed, at, "nsubj")
        subjects += [j for i in children_with(parsed, at, "agent") for j in children_with(parsed, i, "pobj")]
        if subjects:
            subjects += [j for i in subjects for j in children_with(parsed, i, "appos", "conj")]
            told = [j for i in subjects for j in (_names_of(view, i) or [i])]
            definite = [i for i in told if i in view.entity_at or _is_definite(view, i)]
            return _marked(view, definite) | _speaker(view, [parsed.tokens[i] for i in subjects])
        if children_with(parsed, at, "nsubjpass"):
            break
        token = parsed.tokens[at]
        if token.dep == "relcl":
            return _marked(view, [token.head])
        if token.dep not in ("conj", "xcomp", "aux"):
            break
        at = token.head
    return frozenset()


def _is_definite(view: View, i: int) -> bool:
    """Whether the noun is one that was told of ("the law", "their house"), not any ("one party")."""
    parsed = view.account.parsed
    words = {parsed.tokens[c].text.lower() for c in children_with(parsed, i, "det", "poss")}
    return bool(words) and not words & _ANY


def _names_of(view: View, i: int) -> list[int]:
    """The names that a noun stands with, which tell it from others of its kind ("the Varden campaign")."""
    parsed = view.account.parsed
    return [] if i in view.entity_at else [c for c in parsed.children[i] if parsed.tokens[c].pos == "PROPN"]


def _speaker(view: View, subjects: Iterable[Token]) -> frozenset[str]:
    source = innermost_source(view.statement)
    first = any(t.text.lower() in _FIRST for t in subjects)
    return frozenset({source.entity}) if first and source and source.entity else frozenset()


def _things(view: View, token: Token) -> list[int]:
    """What it is done to; where there is nothing such, what it is done with or in."""
    parsed = view.account.parsed
    objects = children_with(parsed, token.i, "dobj", "nsubjpass", "oprd")
    preps = children_with(parsed, token.i, "prep", "agent")
    told = [i for i in objects if parsed.tokens[i].pos != "PRON" or i in view.entity_at]
    return told or [j for i in preps for j in children_with(parsed, i, "pobj")]


def _narrowed(view: View, things: Iterable[int]) -> frozenset[str]:
    """The adjectives and numbers that the things have."""
    parsed = view.account.parsed
    hung = [parsed.tokens[j] for i in things for j in children_with(parsed, i, "amod", "nummod", "quantmod")]
    return frozenset(stem_of_act(t.lemma.lower()) for t in hung)


def _marked(view: View, indices: Iterable[int]) -> frozenset[str]:
    """The entities, and the nouns' stems with a star before them."""
    tokens = [view.account.parsed.tokens[i] for i in indices]
    nouns = {"*" + stem_of_act(t.lemma.lower()) for t in tokens if t.pos == "NOUN" and t.lemma.lower() not in _EMPTY}
    return frozenset({view.entity_at[t.i] for t in tokens if t.i in view.entity_at} | nouns)
