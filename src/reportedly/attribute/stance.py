"""Whether a statement asserts, denies or doubts: by the cue, by what is said of a report, and by words of doubt."""

import re
from collections.abc import Sequence

from reportedly.attribute.extractor import Attributed, cue_head
from reportedly.attribute.speech import DENYING
from reportedly.records import Parsed
from reportedly.records.accounts import Stance
from reportedly.text.trees import children_with

_WORD = r"(?:[\w'-]+ )"
_TOLD = r"(?:story|stories|account|version|information|statements?|talk|theor(?:y|ies)|idea|notion)"
_REPORT = r"(?:reports?|claims?|rumou?rs?|allegations?|accusations?|suggestions?|charges?|news)"
_LIES = (
    r"(?:nonsense|rubbish|lies?|fabrications?|disinformation|misinformation|fake news|fiction|slander|fantasy"
    r"|inventions?|hoax|propaganda|speculation)"
)
_UNTRUE = (
    r"(?:false|untrue|baseless|unfounded|fabricated|groundless|fake|overblown|exaggerated|bogus|fictitious|made up"
    r"|a lie)"
)
_GROUND = r"(?:basis|foundation|substance|merit)"
_NOT_TRUE = re.compile(
    r"\b(?:no truth (?:to|in)"
    r"|(?:is|are|was|were|be|been)(?:n't| not| simply not| totally) (?:true|correct|accurate)"
    rf"|(?:is|are|was|were|as|be|been) (?:\w+ly )?{_UNTRUE}"
    rf"|(?:without|lacks?|lacked|lacking) (?:any )?{_GROUND}"
    r"|(?:has|have|had) (?:absolutely )?nothing to do with|(?:that|this|it) (?:is|was|'s) (?:\w+ )?nonsense"
    rf"|(?:false|baseless|unfounded|fabricated|groundless) {_REPORT}"
    rf"|(?<!not )den(?:y|ies|ied|ying) (?:\w+ ){{0,6}}?(?:{_REPORT}|that|any|having|being|involvement|responsibility)"
    rf"|(?<!not )(?:reject|dismiss|refut)(?:s|es|ed|ing)? (?:\w+ ){{0,4}}?{_REPORT}"
    r"|(?:do|does|did)(?:n't| not) correspond to (?:the )?(?:reality|facts|truth)"
    rf"|(?:has|have|had) no {_GROUND}(?: in (?:fact|reality|truth))?"
    rf"|(?:{_REPORT}|{_TOLD}) (?:\w+ ){{0,3}}?(?:is|are|was|were|as) (?:\w+ ){{0,2}}?{_LIES}"
    rf"|(?:call|describ|brand|denounc)\w* {_WORD}{{0,3}}?(?:{_REPORT}|{_TOLD}) (?:as )?{_WORD}{{0,2}}?{_LIES}"
    rf"|dismiss\w* as {_WORD}{{0,2}}?{_LIES}"
    rf"|contrary to {_WORD}{{0,2}}?{_REPORT})\b",
    re.IGNORECASE,
)
_UNVERIFIED = (
    r"(?:could|can|have|has|had) ?(?:not|n't) (?:(?:immediately|yet|independently) )*(?:be |been )?"
    r"(?:(?:independently|immediately) )*(?:verif|confirm|corroborat)\w+"
)
_SOON = r"(?:well |also |still |already |in fact )?"
# Doubt whether it has happened or is so; "could collapse" and "is likely to rise" are predictions, which are asserted.
_DOUBT = re.compile(
    r"\b(?:reportedly|allegedly|supposedly|purportedly|apparently|presumably|possibly|perhaps|probably|maybe"
    r"|(?<!will )(?<!would )(?<!is )(?<!are )(?<!was )(?<!were )(?<!be )(?:un)?likely(?! to\b)"
    r"|(?:un)?likely to have|(?:is|are|was|were) (?:very |most |highly )?(?:un)?likely(?! to\b)"
    rf"|{_UNVERIFIED}|unconfirmed|unverified|unclear|uncertain|not (?:yet |immediately )?(?:clear|known|confirmed)"
    r"|appear(?:s|ed)? to|seem(?:s|ed)? to|suspected|alleged|rumou?red|(?:believed|thought|feared) to|feared dead"
    rf"|(?-i:may|might|could) {_SOON}have (?:been |\w+(?:ed|en|wn|ne|ght|ft|st)\b)"
    rf"|(?-i:may|might) {_SOON}be (?:\w+ing|dead|alive|responsible|involved|linked|behind|among|in|at)"
    r"|(?:is|are|was|were) said to"
    r"|without (?:\w+ ){0,3}?(?:evidence|proof)|no (?:\w+ ){0,2}?(?:evidence|proof) (?:that|of any)"
    r"|neither (?:\w+ ){1,2}?could be (?:verif|confirm)\w+"
    r"|remain(?:s|ed)? (?:unknown|unexplained|a mystery)|could not say (?:whether|if|who|how|what|why|where|when))\b",
    re.IGNORECASE,
)
_MARKS = re.compile("[“”\"«»]|''")


def stance_of(parsed: Parsed, start: int, end: int, chain: Sequence[Attributed]) -> Stance:
    """The stance of the piece from `start` to `end`, whose attributions are given outermost first.

    A denial is the source's: "rejected reports that", "it is not true that".  What has simply not happened is asserted.
    """
    words = _MARKS.sub("", parsed.text[start:end].replace("’", "'"))
    if any(_denies(parsed, one) for one in _own(parsed, chain)) or _NOT_TRUE.search(words):
        return "denies"
    if _DOUBT.search(words) or any(_doubts(one) for one in chain):
        return "doubts"
    return "asserts"


def _own(parsed: Parsed, chain: Sequence[Attributed]) -> Sequence[Attributed]:
    """The part of the chain whose denial the piece is: "contradicting the mayor, who said …" is against her."""
    for n in range(len(chain) - 1, 0, -1):
        cue = cue_head(parsed, chain[n])
        if cue is not None and parsed.tokens[cue].dep == "relcl":
            return chain[n:]
    return chain


def _denies(parsed: Parsed, one: Attributed) -> bool:
    cue = cue_head(parsed, one)
    if cue is None or one.lemma not in DENYING:
        return False
    return not _negated(parsed, cue)


def _doubts(one: Attributed) -> bool:
    return one.lemma in ("suspect", "speculate", "doubt", "rumor", "allege", "guess", "suppose")


def _negated(parsed: Parsed, cue: int) -> bool:
    return bool(children_with(parsed, cue, "neg"))
