"""States and acts in a statement that others exclude, and what they are told of; a part of `contradictions.py`."""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

from reportedly.compare.views import View
from reportedly.records import Token
from reportedly.text.trees import ancestors, children_with, subtree, tokens_within

_HEDGES = frozenset(
    "threaten plan want hope fear risk try attempt seek vow call urge demand ask order tell promise pledge warn fight "
    "could may might would should will can must if unless whether before prepare consider expect aim intend refuse "
    "fail agree help need force allow let".split()
)
LIGHT = frozenset(
    "be have do go get make take come give see know think want say tell believe like need use look feel mean let keep "
    "try add find call ask seem appear hear understand expect remember respond reply answer comment return".split()
)
_PERCEIVING = frozenset("see watch hear make let help".split())
_NEARLY = frozenset("almost nearly virtually practically near half".split())
_GROUPS = frozenset(
    "group terrorist terror terrorism militant extremist extremism organisation organization network cell gang cartel "
    "militia jihadist religion religious affiliation ideology party movement".split()
)
_LINKS = ("acomp", "attr", "oprd", "xcomp", "prep", "pobj", "advmod")
_SUBJECTS = ("nsubj",)
_OBJECTS = ("dobj", "nsubjpass", "obj")
_WINS = frozenset({"victory", "win", "triumph"})
_WITHIN = ("of", "in", "at")
_IN_PLACE = ("in", "at", "on", "inside", "within", "near", "with", "behind")


@dataclass(frozen=True, slots=True)
class State:
    """A word of the list of opposites in one statement: the line and side it is of, and what it is told of."""

    view: View
    token: Token
    line: int
    side: int
    bearers: frozenset[str]

    @property
    def matter(self) -> frozenset[str]:
        """The entities and words of meaning in what hangs on the state's word: what is signed, won, agreed to."""
        parsed = self.view.account.parsed
        hung = children_with(parsed, self.token.i, "dobj", "xcomp", "ccomp", "prep", "nsubjpass", "advcl")
        tokens = [parsed.tokens[j] for i in hung for j in subtree(parsed, i)]
        told = [t for t in tokens if t.pos in ("NOUN", "PROPN", "VERB") and t.lemma.lower() not in LIGHT]
        return frozenset(self.view.entity_at.get(t.i, t.lemma.lower()) for t in told) - self.bearers


@dataclass(frozen=True, slots=True)
class Opposites:
    """The list: words (with marks) to their (line, side), and the lines that are marked.

    `free` need no shared bearer, `of_matter` one matter, `of_bearer` nothing but the bearer.
    """

    words: dict[str, tuple[tuple[int, int], ...]]
    free: frozenset[int]
    of_matter: frozenset[int]
    of_bearer: frozenset[int]


@functools.cache
def load_opposites() -> Opposites:
    """The list that comes with the package."""
    text = (files("reportedly.compare") / "data" / "opposites.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and line[0] != "#"]
    words: dict[str, tuple[tuple[int, int], ...]] = {}
    for line, row in enumerate(rows):
        for side in (0, 1):
            for word in row[side].split():
                words[word] = (*words.get(word, ()), (line, side))
    marked = {m: frozenset(i for i, row in enumerate(rows) if row[2:] == [m]) for m in ("any", "matter", "bearer")}
    return Opposites(words, marked["any"], marked["matter"], marked["bearer"])


def find_states(view: View) -> Iterator[State]:
    """The states that the statement tells as so: not negated, not only wanted, feared or foreseen."""
    words = load_opposites()
    told = {t.i for t in view.tokens}
    for i in tokens_within(view.account.parsed, [(view.statement.start, view.statement.end)]):
        token = view.account.parsed.tokens[i]
        lemma = token.lemma.lower()
        if token.pos == "PROPN":
            continue
        for mark in ("!", "^", ""):
            homes = words.words.get(mark + lemma, ())
            if not homes or (mark == "!") != _negated(view, token):
                continue
            if (mark == "^" and token.pos not in ("VERB", "NOUN")) or (mark == "!" and token.pos != "NOUN"):
                continue
            if mark != "!" and (
                _nearly(view, token) or is_hedged(view, token) or _idiom(view, token) or _copular(view, token)
            ):
                continue
            bearers = _objects(view, token) if mark == "^" else _subjects(view, token)
            for line, side in homes:
                free = line in words.free and _of_groups(view, mark)
                if free or (bearers and (i in told or line in words.of_bearer)):
                    yield State(view, token, line, side, frozenset(bearers))


def _negated(view: View, token: Token) -> bool:
    """Whether "no", "not" or "never" hangs on the word, on its modifier, or on the verb that it completes."""
    parsed = view.account.parsed
    near = [token.i]
    if token.dep in (*_LINKS, "dobj", "nsubj", "nsubjpass") and token.head != token.i:
        near.append(token.head)
    if token.pos == "NOUN" and token.head != token.i:
        near += ancestors(parsed, token.i)[:2]
    hung = [parsed.tokens[c] for i in near for c in parsed.children[i]]
    hung += [parsed.tokens[c] for t in hung if t.dep in ("nsubj", "dobj") for c in parsed.children[t.i]]
    return any(t.dep == "neg" or t.text.lower() in ("no", "never", "nothing", "neither") for t in hung)


def is_hedged(view: View, token: Token) -> bool:
    """Whether the state is only wanted, feared or foreseen."""
    parsed = view.account.parsed
    above = [parsed.tokens[i] for i in ancestors(parsed, token.i)[:2]]
    inside = {t.i for t in view.tokens}
    hung = [parsed.tokens[c] for t in [token, *above[:1]] for c in parsed.children[t.i]]
    if any(t.lemma.lower() in ("each", "every") for t in _times(view, token)):
        return True  # "lost each time" is no one act
    marks = [t for t in hung if t.dep in ("aux", "mark", "advmod")] + [t for t in above if t.i in inside]
    seen = any(t.lemma.lower() in _PERCEIVING for t in above[:1])
    infinitive = token.tag == "VB" and (seen or any(t.tag == "TO" for t in hung if t.head == token.i))
    return infinitive or any(t.lemma.lower() in _HEDGES for t in marks)


def _of_groups(view: View, mark: str) -> bool:
    """Whether a link that is said not to be is one to a group or cause: others are links of other matters."""
    return mark != "!" or bool(view.lemmas & _GROUPS)


def _nearly(view: View, token: Token) -> bool:
    """ "Almost brain dead": not so."""
    before = view.account.parsed.tokens[max(0, token.i - 3) : token.i]
    return any(t.text.lower() in _NEARLY and t.pos in ("ADV", "SCONJ", "ADJ", "ADP") for t in before)


def _times(view: View, token: Token) -> list[Token]:
    """What says how often, beside the word: the "each" of "each time"."""
    parsed = view.account.parsed
    spans = children_with(parsed, token.i, "npadvmod")
    return [parsed.tokens[c] for i in spans for c in parsed.children[i]]


def _idiom(view: View, token: Token) -> bool:
    """ "Lost it", "made it": the object is nothing; "held talks", "held a lead": no place is held."""
    things = children_with(view.account.parsed, token.i, "dobj")
    if token.lemma.lower() == "hold" and any(i not in view.entity_at for i in things):
        return True
    return any(view.account.parsed.tokens[i].text.lower() == "it" for i in things)


def _copular(view: View, token: Token) -> bool:
    """ "Remained unconvinced", "remains under subpoena": no staying in a place is told of."""
    parsed = view.account.parsed
    if token.lemma.lower() not in ("remain", "stay"):
        return False
    preps = [parsed.tokens[i].text.lower() for i in children_with(parsed, token.i, "prep")]
    return bool(children_with(parsed, token.i, "acomp", "attr", "oprd")) or any(p not in _IN_PLACE for p in preps[:1])


def _subjects(view: View, token: Token) -> set[str]:
    """What the state is told of: the subject of the word or of the verb that links it; a noun's owner."""
    parsed = view.account.parsed
    at = token.i
    for _ in range(4):
        subjects = children_with(parsed, at, *_SUBJECTS)
        if not subjects and parsed.tokens[at].tag == "VBN":
            subjects = children_with(parsed, at, "nsubjpass")
        if subjects:
            return _entities(view, subjects)
        if token.pos == "NOUN" and at == token.i:
            owners = children_with(parsed, at, "poss") + _of(view, at)
            if owners or token.lemma.lower() in _WINS:
                return _entities(view, owners)
        head = parsed.tokens[parsed.tokens[at].head]
        if head.i == at or parsed.tokens[at].dep not in (*_LINKS, "conj", "aux"):
            return set()
        at = head.i
    return set()


def _objects(view: View, token: Token) -> set[str]:
    """What is done to whom: the object, the subject of a passive, what a noun is "of"."""
    parsed = view.account.parsed
    things = children_with(parsed, token.i, *_OBJECTS)
    if token.pos == "NOUN":
        things = children_with(parsed, token.i, "poss") + _of(view, token.i)
    elif things:
        things += [j for i in things if i not in view.entity_at for j in _of(view, i)]
    if token.dep == "relcl" and token.tag == "VBN":
        things = [*things, token.head]
    return _entities(view, things)


def _of(view: View, i: int) -> list[int]:
    """What a noun is "of" or "over"; the "victory over" somebody is the other's."""
    parsed = view.account.parsed
    words = ("of",) if parsed.tokens[i].lemma.lower() in _WINS else ("of", "over")
    preps = [c for c in children_with(parsed, i, "prep") if parsed.tokens[c].text.lower() in words]
    return [j for p in preps for j in children_with(parsed, p, "pobj")]


def _entities(view: View, things: Sequence[int]) -> set[str]:
    """The entities that the nouns are; where a noun is none itself ("the situation in the city"), those within it."""
    parsed = view.account.parsed
    found = {view.entity_at[i] for i in things if i in view.entity_at}
    if found:
        return found
    for i in things:
        near = children_with(parsed, i, "appos", "compound")
        preps = [c for c in children_with(parsed, i, "prep") if parsed.tokens[c].text.lower() in _WITHIN]
        near += [j for p in preps for j in children_with(parsed, p, "pobj")]
        near += [k for j in list(near) for k in _of(view, j)]
        found |= {view.entity_at[j] for j in near if j in view.entity_at}
    return found
