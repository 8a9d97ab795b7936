"""What a denial denies, in which words, and whether it only points at it: a part of `denials.py`."""

import re
from collections.abc import Sequence

from reportedly.compare.views import View
from reportedly.records import Token
from reportedly.text.propositions import content_text, innermost_source
from reportedly.text.trees import children_with, subtree

_REJECTING = frozenset("reject dismiss rebuff contradict dispute refute".split())
SAYINGS = frozenset(
    "claim report allegation accusation charge suggestion rumor rumour concern criticism notion idea argument "
    "rationale characterization characterisation story assertion theory fear speculation account version statement "
    "news complaint insinuation".split()
)
_POINTING = SAYINGS | frozenset(
    "it this that wrongdoing impropriety misconduct they them these those knowledge".split()
)
_COURTS = frozenset("court courts judge jury panel tribunal magistrate justice".split())
_WRAPPING = re.compile(
    r"^\W*(?:there (?:is|was) no truth (?:to|in)|it (?:is|was) (?:not|un)\s?true|(?:falsely|wrongly))?\s*"
    r"(?:the |any |all )?"
    r"(?:(?:\w+ )?(?:news|reports?|claims?|rumou?rs?|allegations?|suggestions?|accusations?)"
    r"(?: in [\w ]+?)?(?: (?:that|of|claiming|saying|about|which said))? )?",
    re.IGNORECASE,
)
_NEITHER = re.compile(
    r"\b(?:n(?:either|or|ot)|confirm(?:ed|s)?(?: n?or)) (?:\w+ ){0,3}?den(?:y|ied|ies)\b", re.IGNORECASE
)


def is_denial(view: View) -> bool:
    """Whether it denies what someone says: not the rejection of an offer, a veto or a lawsuit, nor "neither confirmed
    nor denied"."""
    if _NEITHER.search(view.statement.quote):
        return False
    if view.statement.stance != "denies":
        return denies_by_the_way(view) is not None
    cue = _cue(view)
    if cue is None or cue.lemma.lower() not in _REJECTING:
        return True
    source = innermost_source(view.statement)
    if source and set(re.findall(r"[a-z]+", source.text.lower())) & _COURTS:
        return False
    if not _is_of_something_said(view, cue):
        return False
    worry = any(t.lemma.lower() in ("concern", "fear", "criticism") for t in view.tokens)  # nothing is said by it
    return not (worry and only_points(view) and not possessors(view))


def _is_of_something_said(view: View, cue: Token) -> bool:
    """Whether what is rejected is something said: by the first noun ("dismissed the claims"), or a "that" clause."""
    parsed = view.account.parsed
    for token in parsed.tokens[cue.i + 1 : parsed.sentences[cue.sent].last]:
        if token.text.lower() in ("that", "it"):
            return True
        if token.pos == "NOUN" and token.dep not in ("poss", "compound"):
            return token.lemma.lower() in SAYINGS
    passive = children_with(parsed, cue.i, "nsubjpass")
    return any(parsed.tokens[i].lemma.lower() in SAYINGS for i in passive)


def _cue(view: View) -> Token | None:
    """The verb of denial: in the innermost cue, else the first of the statement's own words."""
    parsed = view.account.parsed
    for attribution in reversed(view.statement.attributions):
        if attribution.cue:
            start, end = attribution.cue.start, attribution.cue.end
            return next((t for t in parsed.tokens if start <= t.start < end and t.pos == "VERB"), None)
    return next((t for t in view.tokens if t.lemma.lower() in _REJECTING and t.pos == "VERB"), None)


def denies_by_the_way(view: View) -> Token | None:
    """A verb of denial inside what is told otherwise ("over the accusations, which he denied")."""
    parsed = view.account.parsed
    for token in view.tokens:
        if token.lemma.lower() != "deny" or token.pos != "VERB":
            continue
        if children_with(parsed, token.i, "neg", "nsubjpass", "auxpass"):
            continue
        things = [parsed.tokens[i] for i in children_with(parsed, token.i, "dobj")]
        said = any(t.lemma.lower() in _POINTING for t in things) or children_with(parsed, token.i, "ccomp")
        if said or (token.dep == "relcl" and parsed.tokens[token.head].lemma.lower() in _POINTING):
            return token
    return None


def denied_tokens(denial: View) -> Sequence[Token]:
    """What is denied: what hangs on the verb of denial within the statement, else all that it tells."""
    parsed = denial.account.parsed
    for token in denial.tokens:
        if token.lemma.lower() == "deny" and token.pos == "VERB":
            things = children_with(parsed, token.i, "dobj", "ccomp", "xcomp")
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
    return _WRAPPING.sub("", words, count=1) or words


def only_points(denial: View) -> bool:
    """Whether it only points at what it denies: "denied the allegations", "said the charges were false"."""
    tokens = denied_tokens(denial)
    nouns = [t for t in tokens if t.pos in ("NOUN", "PRON") and t.dep != "poss" and t.i not in denial.entity_at]
    pointing = any(t.lemma.lower() in _POINTING for t in nouns)
    told = any(t.lemma.lower() not in _POINTING for t in nouns)
    acts = any(t.pos == "VERB" and t.lemma.lower() not in ("deny", "continue", "say", "dismiss") for t in tokens)
    return pointing and not told and not acts


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
