"""Whether a statement asserts, denies or doubts: by the cue, by what is said of a report, and by words of doubt."""

import re
from collections.abc import Sequence

from reportedly.attribute.extractor import Attributed, cue_head
from reportedly.attribute.speech import DENYING
from reportedly.records import Parsed
from reportedly.records.accounts import Stance
from reportedly.text.trees import children_with

_NOT_TRUE = re.compile(
    r"\b(?:there (?:is|was|'s|’s) no truth (?:to|in)|no truth (?:to|in)|(?:is|are|was|were|be|been) (?:not|n[o']t|simply not|totally) (?:true|correct|accurate)"
    r"|(?:is|are|was|were|as|be) (?:\w+ly )?(?:false|untrue|baseless|unfounded|fabricated|groundless|fake)|(?:isn|aren|wasn|weren)['’]t (?:true|correct|accurate)"
    r"|(?:false|baseless|unfounded|fabricated|groundless) (?:claims?|reports?|rumou?rs?|allegations?|accusations?|news)"
    r"|den(?:y|ies|ied|ying) (?:\w+ ){0,6}?(?:reports?|claims?|allegations?|accusations?|rumou?rs?|that|any|having|being|involvement|responsibility)"
    r"|(?:reject|dismiss|refut)(?:s|es|ed|ing)? (?:\w+ ){0,4}?(?:reports?|claims?|allegations?|accusations?|rumou?rs?|suggestions?|charges?)"
    r"|contrary to (?:\w+ ){0,2}?(?:reports?|claims?))\b",
    re.IGNORECASE,
)
_DOUBT = re.compile(
    r"\b(?:reportedly|allegedly|supposedly|purportedly|apparently|presumably|likely|unlikely|possibly|perhaps|probably|maybe"
    r"|(?:could|can|have|has|had) ?(?:not|n['’]t) (?:immediately |yet |independently )*(?:be |been )?(?:independently |immediately )?(?:verif|confirm|corroborat)\w+"
    r"|unconfirmed|unverified|unclear|uncertain|not (?:yet |immediately )?(?:clear|known|confirmed)"
    r"|appears? to|appeared to|seems? to|seemed to|suspected|alleged|rumou?red|believed to|thought to|feared to|feared dead"
    r"|(?-i:may|might|could) (?!not\b|only\b|hear\b|see\b|n't\b)\w+|(?:is|are|was|were) said to)\b",
    re.IGNORECASE,
)


def stance_of(parsed: Parsed, start: int, end: int, chain: Sequence[Attributed]) -> Stance:
    """The stance of the piece from `start` to `end`, whose attributions are given outermost first.

    A denial is the source's: "rejected reports that", "it is not true that".  What has simply not happened is asserted.
    """
    words = parsed.text[start:end].replace("’", "'")
    if any(_denies(parsed, one) for one in chain) or _NOT_TRUE.search(words):
        return "denies"
    if _DOUBT.search(words) or any(_doubts(one) for one in chain):
        return "doubts"
    return "asserts"


def _denies(parsed: Parsed, one: Attributed) -> bool:
    cue = cue_head(parsed, one)
    if cue is None or one.lemma not in DENYING:
        return False
    return not _negated(parsed, cue)


def _doubts(one: Attributed) -> bool:
    return one.lemma in ("suspect", "speculate", "doubt", "rumor", "allege", "guess", "suppose")


def _negated(parsed: Parsed, cue: int) -> bool:
    return bool(children_with(parsed, cue, "neg"))
