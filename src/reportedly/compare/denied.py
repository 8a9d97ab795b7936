"""What a denial denies, in which words, and whether it only points at it: a part of `denials.py`."""

import re
from collections.abc import Sequence

from reportedly.compare.untruths import (
    FACTUAL,
    POINTERS,
    REJECTING,
    SAYINGS,
    TOLD_OF,
    called_untrue,
    claims_innocence,
    disputed,
    is_told,
)
from reportedly.compare.views import View
from reportedly.records import Token
from reportedly.text.propositions import content_text, innermost_source
from reportedly.text.trees import children_with, subtree, tokens_within

_WORRIES = frozenset({"concern", "fear", "criticism"})
_DENYING = frozenset({"deny", "denial", "untrue", "false", "baseless", "fabricate"}) | REJECTING
_MEANING = ("NOUN", "PROPN", "VERB", "ADJ")
_RETRACTING = frozenset("withdraw retract recant disavow".split())
_PUBLISHED = SAYINGS | frozenset("post tweet article item testimony confession".split())
_POINTING = SAYINGS | frozenset(
    "it this that wrongdoing impropriety misconduct they them these those knowledge".split()
)
_COURTS = frozenset("court courts judge jury panel tribunal magistrate justice".split())
_CONTRADICTING = REJECTING | frozenset("deny rebut repudiate disclaim".split())
_GRANTED = frozenset(  # what is withheld rather than called untrue
    "entry access bail visa asylum request motion petition appeal coverage benefit permission application service "
    "right chance opportunity entrance admission parole funding fund care treatment loan license licence permit aid "
    "relief status approval promotion bid extension hearing interview credit food water sleep freedom liberty".split()
)
_WRAPPING = re.compile(
    r"^\W*(?:there (?:is|was) no truth (?:to|in)|it (?:is|was) (?:not|un)\s?true|(?:falsely|wrongly))?\s*"
    r"(?:the |any |all )?"
    r"(?:(?:\w+ )?(?:news|reports?|claims?|rumou?rs?|allegations?|suggestions?|accusations?)"
    r"(?: in [\w ]+?)?(?: (?:that|of|claiming|saying|about|which said))? )?",
    re.IGNORECASE,
)
_CARRIED = re.compile(
    r"^\W*(?:circulating |spread(?:ing)? |made )?(?:(?:on|in|by|from|of) (?:[\w'’-]+ ){1,6}?)?"
    r"(?:(?:which|that) (?:had )?(?:said|claimed|alleged) )?that ",
    re.IGNORECASE,
)
_PLAIN = re.compile(
    r"\bno truth (?:to|in)\b|\b(?:is|are|was|were)(?:n.t| not) true\b|"
    r"\b(?:is|are|was|were|’s|'s) (?:\w+ly )?(?:untrue|false|baseless|unfounded|fabricated|an? lie|lies|nonsense)\b",
    re.IGNORECASE,
)
_MEDIA = frozenset("medium media press newspaper outlet situation".split())
_NEITHER = re.compile(
    r"\b(?:n(?:either|or|ot)|confirm(?:ed|s)?(?: n?or)) (?:\w+ ){0,3}?den(?:y|ied|ies)\b", re.IGNORECASE
)


def is_denial(view: View) -> bool:
    """Whether it says in a word of denial that what someone says is untrue.

    Not the rejection of an offer, a veto or a lawsuit, what is withheld ("denied entry"), what may or should be
    denied ("could refute"), a mere "not", nor "neither confirmed nor denied".
    """
    if _NEITHER.search(view.statement.quote):
        return False
    if denies_by_the_way(view) is not None or called_untrue(view) is not None or claims_innocence(view):
        return True
    if view.statement.stance != "denies":
        return False
    if _called_plainly(view):
        return True
    cue = _cue(view)
    if cue is None or not is_told(view, cue) or _withholds(view, cue):
        return False
    if cue.lemma.lower() not in REJECTING:
        return True
    source = innermost_source(view.statement)
    if source and set(re.findall(r"[a-z]+", source.text.lower())) & _COURTS:
        return False
    if not _is_of_something_said(view, cue):
        return False
    worry = any(t.lemma.lower() in _WORRIES for t in view.tokens)  # nothing is said by it
    return not (worry and only_points(view) and not possessors(view))


def _called_plainly(view: View) -> bool:
    """Whether the statement's own main clause says "is untrue", "there is no truth to"."""
    if not view.statement.attributions or view.top is None:
        return False
    start = view.tokens[0].start
    words = view.account.report.text[start : view.tokens[-1].end]
    return any(m.start() <= view.top.start - start < m.end() or "truth" in m[0].lower() for m in _PLAIN.finditer(words))


def _withholds(view: View, verb: Token) -> bool:
    """Whether something is refused ("denied him a visa", "was denied entry")."""
    parsed = view.account.parsed
    if children_with(parsed, verb.i, "dative") or (verb.lemma == "deny" and children_with(parsed, verb.i, "auxpass")):
        return True
    things = [parsed.tokens[i] for i in children_with(parsed, verb.i, "dobj")]
    return any(t.lemma.lower() in _GRANTED for t in things)


def _is_of_something_said(view: View, cue: Token) -> bool:
    """Whether what is rejected is something said: by the first noun ("dismissed the claims"), or a "that" clause."""
    parsed = view.account.parsed
    for token in parsed.tokens[cue.i + 1 : parsed.sentences[cue.sent].last]:
        if token.text.lower() in ("that", "it") and token.dep != "det":
            return True
        if token.pos == "NOUN" and token.dep not in ("poss", "compound"):
            return token.lemma.lower() in FACTUAL
    passive = children_with(parsed, cue.i, "nsubjpass")
    return any(parsed.tokens[i].lemma.lower() in SAYINGS for i in passive)


def _cue(view: View) -> Token | None:
    """The verb of denial: in the innermost cue, else the first of the statement's own words."""
    parsed = view.account.parsed
    spans = [(a.cue.start, a.cue.end) for a in reversed(view.statement.attributions) if a.cue]
    told = [t for start, end in spans for t in parsed.tokens if start <= t.start < end]
    return next((t for t in (*told, *view.tokens) if t.lemma.lower() in _CONTRADICTING and t.pos == "VERB"), None)


def denies_by_the_way(view: View) -> Token | None:
    """A verb of denial inside what is told otherwise ("over the accusations, which he denied")."""
    parsed = view.account.parsed
    retracted = _retracted(view)
    if retracted:
        return retracted[0]
    if (rejected := disputed(view)) is not None:
        return rejected[0]
    for token in _denying_verbs(view):
        passive = children_with(parsed, token.i, "nsubjpass")
        if any(parsed.tokens[i].lemma.lower() in SAYINGS for i in passive) and is_told(view, token):
            return token  # "any allegations were denied"
        if passive or children_with(parsed, token.i, "auxpass") or not is_told(view, token):
            continue
        things = [parsed.tokens[i] for i in children_with(parsed, token.i, "dobj")]
        said = any(t.lemma.lower() in _POINTING for t in things) or children_with(parsed, token.i, "ccomp")
        if said or (token.dep == "relcl" and parsed.tokens[token.head].lemma.lower() in _POINTING):
            return token
    return None


def _denying_verbs(view: View) -> list[Token]:
    """Each "deny" in what is told; and in a clause behind it that is said by the way (", which he has denied")."""
    parsed = view.account.parsed
    inside = tokens_within(parsed, [(view.statement.start, view.statement.end)])
    behind = [parsed.tokens[i] for i in inside if parsed.tokens[i].dep == "relcl"]
    cued = [t for t in view.words if t.i not in {x.i for x in view.tokens} and _denies_it(view, t)]
    told = [*view.tokens, *(t for t in behind if t not in view.tokens), *cued]
    return [t for t in told if t.lemma.lower() == "deny" and t.pos == "VERB"]


def _denies_it(view: View, verb: Token) -> bool:
    """Whether the cue is "denied it"."""
    things = children_with(view.account.parsed, verb.i, "dobj")
    return any(view.account.parsed.tokens[i].text.lower() in POINTERS for i in things)


def denies_outright(view: View) -> bool:
    """Whether a word of denial itself is there, and what is denied is something said rather than a worry."""
    if any(t.lemma.lower() in _WORRIES for t in view.tokens):
        return False
    if denies_by_the_way(view) is not None or called_untrue(view) is not None:
        return True
    parsed = view.account.parsed
    cues = [a.cue for a in view.statement.attributions if a.cue]
    told = [t for c in cues for t in parsed.tokens if c.start <= t.start < c.end] + list(view.tokens)
    return any(t.lemma.lower() in _DENYING for t in told)


def _retracted(view: View) -> tuple[Token, int] | None:
    """The verb by which a saying is taken back, and the saying, where the words tell what it said."""
    parsed = view.account.parsed
    inside = tokens_within(parsed, [(view.statement.start, view.statement.end)])
    for verb in (parsed.tokens[i] for i in inside if parsed.tokens[i].lemma.lower() in _RETRACTING):
        if verb.pos != "VERB" or children_with(parsed, verb.i, "neg"):
            continue
        for i in children_with(parsed, verb.i, "dobj", "nsubjpass"):
            told = children_with(parsed, i, "acl", "relcl", "ccomp", "prep")
            if parsed.tokens[i].lemma.lower() in _PUBLISHED and told:
                return verb, i
    return None


def denied_tokens(denial: View) -> Sequence[Token]:
    """What is denied: what hangs on the verb of denial within the statement, else all that it tells."""
    parsed = denial.account.parsed
    if (judged := called_untrue(denial)) is not None:
        within = [parsed.tokens[j] for j in subtree(parsed, judged) if j != judged]
        return within if any(t.pos in _MEANING for t in within) else [parsed.tokens[judged]]
    if retracted := _retracted(denial):
        return [parsed.tokens[j] for j in subtree(parsed, retracted[1]) if j > retracted[1]]
    if rejected := disputed(denial):
        behind = [parsed.tokens[j] for j in subtree(parsed, rejected[1]) if j > rejected[1]]
        return behind if any(t.pos in _MEANING for t in behind) else [parsed.tokens[rejected[1]]]
    for token in _denying_verbs(denial):
        things = children_with(parsed, token.i, "dobj", "ccomp", "xcomp", "nsubjpass")
        if token.dep == "relcl":
            things = [token.head]
        if things:
            return [parsed.tokens[j] for i in things for j in ([i] if token.dep == "relcl" else subtree(parsed, i))]
    return denial.tokens


def denied_text(denial: View) -> str:
    """The words of what is denied, without "reports that" and the like before them."""
    tokens = denied_tokens(denial)
    if tokens is denial.tokens or not tokens:
        words = content_text(denial.account.report, denial.statement)
    else:
        words = " ".join(denial.account.report.text[tokens[0].start : tokens[-1].end].split())
    return _CARRIED.sub("", _WRAPPING.sub("", words, count=1), count=1) or words


def only_points(denial: View) -> bool:
    """Whether it only points at what it denies: "denied the allegations", "said the charges were false"."""
    if claims_innocence(denial):
        return True
    tokens = denied_tokens(denial)
    if called_untrue(denial) is not None:
        return not any(t.pos in _MEANING and t.lemma.lower() not in _POINTING | TOLD_OF | _MEDIA for t in tokens)
    nouns = [t for t in tokens if t.pos in ("NOUN", "PRON") and t.dep != "poss" and t.i not in denial.entity_at]
    pointing = any(t.lemma.lower() in _POINTING for t in nouns)
    told = any(t.lemma.lower() not in _POINTING for t in nouns)
    acts = any(t.pos == "VERB" and t.lemma.lower() not in ("deny", "continue", "say", "dismiss") for t in tokens)
    return pointing and not told and not acts


def points_at_saying(denial: View) -> bool:
    """Whether it names a charge or wrongdoing, rather than "it" or "that", which is what was just said."""
    return claims_innocence(denial) or any(
        t.lemma.lower() in _POINTING and t.pos == "NOUN" for t in denied_tokens(denial)
    )


def points_elsewhere(denial: View) -> bool:
    """Whether it points at what is said in the media, was asked, or is charged: that need not stand right before it."""
    if claims_innocence(denial):
        return True
    judged = called_untrue(denial)
    if judged is not None and denial.account.parsed.tokens[judged].lemma.lower() in _MEDIA:
        return True
    return any(t.lemma.lower() in _MEDIA for t in denied_tokens(denial))


def denier_entities(denial: View) -> frozenset[str]:
    """Who denies: the source, or the subject of the verb of denial."""
    found = {a.source.entity for a in denial.statement.attributions[-1:] if a.source and a.source.entity}
    verb = denies_by_the_way(denial)
    if verb is not None:
        parsed, head = denial.account.parsed, denial.account.parsed.tokens[verb.i].head
        subjects = children_with(parsed, verb.i, "nsubj") or children_with(parsed, head, "nsubj")
        found = {denial.entity_at[i] for i in subjects if i in denial.entity_at} or found
    return frozenset(found)


def possessors(denial: View) -> frozenset[str]:
    """Whose saying it is that is denied ("dismissed the minister's concerns")."""
    tokens = denial.account.parsed.tokens
    owners = [t for t in denial.tokens if t.dep == "poss" and t.i in denial.entity_at]
    return frozenset(
        denial.entity_at[t.i] for t in owners if tokens[t.head].lemma.lower() in SAYINGS
    ) - denier_entities(denial)
