"""Whether a statement tells what has happened, or what is expected, intended or possible; for `statements.py`.

After the factuality of events in FactBank (Saurí and Pustejovsky 2009): what a source tells as done is one thing, a
forecast, a plan or demand, and a possibility are others.  Denial and doubt are `stance.py`'s: "will not resign" is
intended and asserted, "may have fled" possible and doubted.
"""

import re
from collections.abc import Sequence

from reportedly.attribute.extractor import Attributed, cue_head
from reportedly.records import Parsed, Token
from reportedly.records.accounts import Certainty
from reportedly.text.trees import ancestors, child_with, children_with, tokens_within, top_of

# Cues that want something done: what they hold is asked for, not told.
_WANTING = frozenset(
    """order urge demand command instruct advise recommend beg plead encourage request propose promise pledge vow
    threaten offer swear implore press appeal insist_on invite undertake guarantee""".split()
)
_FORECASTING = frozenset("predict forecast expect anticipate project foresee".split())
_WEIGHING = frozenset("consider weigh mull contemplate".split())
_DREADING = frozenset("fear worry".split())
# Verbs whose infinitive is a plan of their subject; what is tried or refused is told.
# "Hop" is what the lemmatiser makes of "hopes".
_PLANNING = frozenset(
    """plan intend aim hope want promise pledge vow threaten agree offer prepare seek propose decide wish swear
    undertake commit consent resolve opt mean look vote hop""".split()
)
_SCHEDULED = frozenset("due set expect schedule slate poise likely unlikely bind certain sure about".split())
_CHANCE = frozenset("risk danger chance possibility likelihood prospect threat fear probability".split())
_FUTURE = frozenset("will shall 'll ’ll wo wont ll would".split())
_MAYBE = frozenset("may might could".split())
# What nobody does on purpose: "said it would lose money" forecasts, "said it would sell" intends.
_BEFALLS = frozenset(
    """be have lose fall die need suffer rise grow take miss face cost know see become remain seem appear happen
    result fail exceed reach run drop shrink decline increase benefit get feel survive last""".split()
)
# "Could see", "could not reach": the ability of a moment, which is told.
_ABLE = frozenset("see hear feel find smell afford tell say reach get believe understand".split())
_PERHAPS = re.compile(r"\b(?:perhaps|maybe|possibly)\b", re.IGNORECASE)
_SELF = frozenset("i we".split())
_OWN = frozenset("he she it they".split())


def certainty_of(parsed: Parsed, start: int, end: int, chain: Sequence[Attributed]) -> Certainty:
    """The certainty of what the piece from `start` to `end` tells, by its innermost content in the chain's order."""
    spans = _told(start, end, chain)
    inside = tokens_within(parsed, spans)
    top = _top(parsed, inside)
    if top is None:
        return "told"
    cue = cue_head(parsed, chain[-1]) if chain else None
    verb = _main_verb(parsed, top, inside)
    by_verb = _of_verb(parsed, verb, chain) if verb is not None else None
    if by_verb is None and chain and verb is not None and _is_imperative(parsed, verb):
        by_verb = "intended"
    if cue is not None and (found := _of_cue(parsed, parsed.tokens[cue], top, verb, by_verb)):
        return found
    if by_verb:
        return by_verb
    if _hangs_on_a_chance(parsed, top) or _PERHAPS.search(parsed.text[spans[0][0] : spans[-1][1]]):
        return "possible"
    return "told"


def _top(parsed: Parsed, inside: Sequence[int]) -> int | None:
    """The word that the content hangs on: in "asked | drivers to stay away" the verb, not its subject."""
    top = top_of(parsed, inside)
    if top is None or parsed.tokens[top].dep not in ("dobj", "dative"):
        return top
    beside = children_with(parsed, parsed.tokens[top].head, "xcomp", "ccomp")
    return next((k for k in beside if k in set(inside) and _is_infinitive(parsed, parsed.tokens[k])), top)


def _told(start: int, end: int, chain: Sequence[Attributed]) -> list[tuple[int, int]]:
    """The part of the piece that is the innermost content, or all of it."""
    for one in reversed(chain):
        if inside := [(max(a, start), min(b, end)) for a, b in one.content if min(b, end) > max(a, start)]:
            return inside
    return [(start, end)]


def _main_verb(parsed: Parsed, top: int, inside: Sequence[int]) -> Token | None:
    """The verb that the proposition hangs on: an auxiliary's complement counts with it, a noun has none."""
    token = parsed.tokens[top]
    if token.pos in ("VERB", "AUX"):
        return token
    if token.dep in ("acomp", "attr", "oprd") and parsed.tokens[token.head].pos in ("VERB", "AUX"):
        return parsed.tokens[token.head]
    held = set(inside)
    return next(
        (parsed.tokens[k] for k in ancestors(parsed, top) if k in held and parsed.tokens[k].pos == "VERB"), None
    )


def _of_cue(parsed: Parsed, cue: Token, top: int, verb: Token | None, by_verb: Certainty | None) -> Certainty | None:
    """What the word of saying makes of its content: an order, a forecast, a fear."""
    lemma = cue.lemma.lower()
    infinitive = verb is not None and _is_infinitive(parsed, verb)
    if lemma in _WANTING:
        return "intended"
    if lemma in ("ask", "tell", "call", "warn", "want", "agree", "decide", "plan", "hope", "remind", "claim", "appeal"):
        if infinitive and lemma not in ("claim",):
            return "intended"
        if lemma in ("call", "appeal", "ask") and verb is None and _preposition(parsed, top) == "for":
            return "intended"
        if lemma == "warn" and verb is None and _preposition(parsed, top) in ("of", "about", "against"):
            return "possible"
    if verb is not None and _is_subjunctive(parsed, verb) and lemma in ("insist", "suggest", "ask", "rule"):
        return "intended"
    if lemma in _FORECASTING:
        return by_verb if by_verb == "possible" else "expected"
    if lemma in _DREADING and by_verb != "intended":
        return "possible"
    return None


def _preposition(parsed: Parsed, top: int) -> str:
    head = parsed.tokens[parsed.tokens[top].head]
    return head.lemma.lower() if head.dep in ("prep", "dative") else ""


def _is_infinitive(parsed: Parsed, verb: Token) -> bool:
    return any(parsed.tokens[k].tag == "TO" for k in children_with(parsed, verb.i, "aux"))


def _is_imperative(parsed: Parsed, verb: Token) -> bool:
    """ "Leave now": a bare verb without subject or auxiliary that opens what is said."""
    bare = verb.tag == "VB" and child_with(parsed, verb.i, "aux", "nsubj", "nsubjpass", "mark", "expl") is None
    before = parsed.tokens[verb.i - 1] if verb.i else None
    return bare and (before is None or before.pos == "PUNCT")


def _is_subjunctive(parsed: Parsed, verb: Token) -> bool:
    """ "That the mayor resign": a bare verb with a subject and no auxiliary."""
    bare = verb.tag == "VB" and child_with(parsed, verb.i, "aux") is None
    return bare and child_with(parsed, verb.i, "nsubj", "nsubjpass") is not None


def _of_verb(parsed: Parsed, verb: Token, chain: Sequence[Attributed]) -> Certainty | None:
    """What the verb's own words say: modals, plans, schedules, conditions; None where it simply tells."""
    words = [parsed.tokens[k] for k in children_with(parsed, verb.i, "aux", "auxpass")]
    helpers = {t.text.lower() for t in words if t.tag in ("MD", "VBD", "VBZ", "VBP", "VB")}
    if verb.tag == "MD":
        helpers.add(verb.text.lower())
    done = any(t.lemma == "have" for t in words)
    if _on_condition(parsed, verb) and helpers & (_FUTURE | _MAYBE | {"can"}):
        return "possible"
    if helpers & _FUTURE:
        if done and "would" in helpers:
            return "possible"
        return "intended" if _is_own_act(parsed, verb, chain) else "expected"
    if helpers & _MAYBE:
        able = "could" in helpers and not done
        negated = child_with(parsed, verb.i, "neg") is not None
        return None if able and (negated or verb.lemma in _ABLE or _is_heard(verb)) else "possible"
    if helpers & {"should"} and done:
        return "expected"
    if _hangs_on_a_chance(parsed, verb.i):
        return "possible"
    return _of_complement(parsed, verb, chain)


def _is_heard(verb: Token) -> bool:
    return verb.tag == "VBN" and verb.lemma in ("see", "hear", "feel", "smell", "find")


def _on_condition(parsed: Parsed, verb: Token) -> bool:
    """An "if …" or "unless …" that the clause hangs on."""
    for clause in children_with(parsed, verb.i, "advcl"):
        mark = child_with(parsed, clause, "mark")
        if mark is not None and parsed.tokens[mark].lemma.lower() in ("if", "unless"):
            return True
    return False


def _is_own_act(parsed: Parsed, verb: Token, chain: Sequence[Attributed]) -> bool:
    """ "We will appeal", "the firm said it would sell": who speaks tells what they themselves mean to do."""
    subject = child_with(parsed, verb.i, "nsubj")
    if subject is None or verb.lemma.lower() in _BEFALLS:
        return False
    who = parsed.tokens[subject]
    if who.text.lower() in _SELF:
        return True
    source = top_of(parsed, tokens_within(parsed, chain[-1].source)) if chain and chain[-1].source else None
    return source is not None and who.text.lower() in _OWN and who.sent == parsed.tokens[source].sent


def _of_complement(parsed: Parsed, verb: Token, chain: Sequence[Attributed]) -> Certainty | None:
    """ "Plans to sell", "is due to open", "is going to appeal", "is to meet"."""
    infinitive = next(
        (k for k in children_with(parsed, verb.i, "xcomp", "ccomp") if _is_infinitive(parsed, parsed.tokens[k])), None
    )
    lemma = verb.lemma.lower()
    passive = child_with(parsed, verb.i, "nsubjpass", "auxpass") is not None
    if lemma in ("expect", "schedule", "slate", "set") and passive and infinitive is not None:
        return "expected" if child_with(parsed, infinitive, "aux") is None or not _perfect(parsed, infinitive) else None
    if lemma in _WEIGHING and any(parsed.tokens[k].tag == "VBG" for k in children_with(parsed, verb.i, "xcomp")):
        return "possible"
    if lemma in _PLANNING and not passive and (infinitive is not None or _aims(parsed, verb)):
        return "intended"
    if lemma == "go" and verb.tag == "VBG" and infinitive is not None:
        own = child_with(parsed, verb.i, "nsubj")
        mine = own is not None and parsed.tokens[own].text.lower() in _SELF
        act = parsed.tokens[infinitive].lemma.lower() not in _BEFALLS
        return "intended" if act and (mine or _is_own_act(parsed, verb, chain)) else "expected"
    if lemma == "be":
        if infinitive is not None and verb.tag in ("VBZ", "VBP", "VBD") and child_with(parsed, verb.i, "attr") is None:
            return "expected"
        for k in children_with(parsed, verb.i, "acomp"):
            clause = child_with(parsed, k, "xcomp")
            if parsed.tokens[k].lemma.lower() in _SCHEDULED and clause is not None and not _perfect(parsed, clause):
                return "expected"
    return None


def _perfect(parsed: Parsed, verb: int) -> bool:
    return any(parsed.tokens[k].lemma == "have" for k in children_with(parsed, verb, "aux"))


def _aims(parsed: Parsed, verb: Token) -> bool:
    """ "Aims at cutting", "plans for reopening"."""
    preps = children_with(parsed, verb.i, "prep")
    return verb.lemma in ("aim", "plan") and any(child_with(parsed, p, "pcomp") is not None for p in preps)


def _hangs_on_a_chance(parsed: Parsed, top: int) -> bool:
    """ "There is a risk that …", "the chance of …"."""
    near = [parsed.tokens[k] for k in children_with(parsed, top, "attr", "nsubj")]
    if parsed.tokens[top].lemma == "be" and child_with(parsed, top, "expl") is not None:
        return any(t.lemma.lower() in _CHANCE for t in near)
    head = parsed.tokens[parsed.tokens[top].head]
    return head.lemma.lower() in _CHANCE and parsed.tokens[top].dep in ("acl", "relcl", "pcomp")
