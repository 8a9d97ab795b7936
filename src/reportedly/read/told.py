"""Whether a line that begins like a prompt of the page tells something all the same.

A prompt speaks to its reader and says nothing of anybody; "By closing the yard, the company will save" has a prompt's
first words and an account's verb.  What is told stays: a prompt that stays costs less than a sentence that is lost.
"""

import re

from reportedly.read.lines import is_stopped

_TO_THE_READER = re.compile(
    r"\b(?:[Yy]ou|[Yy]our|[Yy]ours|[Oo]ur|[Oo]urs|[Ww]e|[Uu]s|[Mm]e|[Mm]y|WE|YOU|YOUR)\b|@|https?://|www\.|"
    r"\b(?i:please|click(?:ing)?|subscrib\w+|subscription|sign(?:ing|ed)?[ -](?:up|in)|log ?in|newsletters?|inbox|"
    r"cookies?|e-?mail|download|free|unlimited|trial|per (?:week|month)|an? (?:week|month)|this (?:article|story|"
    r"post))\b"
)
_SAID = re.compile(r"\b(?:said|told|asked|heard|wrote|warned|says? that|according to)\b")
# "Keep reading, the judge told the witness": whoever is spoken to, somebody is told to have said it.
_SAID_BEHIND = re.compile(
    r",[\"”’]? (?:[A-Za-z][\w'’.-]* ){1,5}(?:said|says|added|told|asked|wrote|read|recalled|heard|warned)\b"
    r"|,[\"”’]? (?:[a-z]+ ){1,3}(?:were|was) told\b"
)
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|did|does|could|may|might|must|should|"
    r"(?:he|she|it|they|who|which|that) [a-z]+(?:ed|s)|[a-z]+n['’]t)\b|"
    r"(?<=\w), (?:the|an?|his|her|its|their|he|she|it|they) "
)


def tells_who_said(line: str) -> bool:
    """Whether it is a sentence that tells of somebody who said, asked or heard something."""
    return is_stopped(line) and bool(_SAID.search(line) or _SAID_BEHIND.search(line))


def is_told(line: str) -> bool:
    """Whether it is a sentence that speaks of others and not to the reader, or that somebody is told to have said."""
    if not is_stopped(line):
        return False
    if _SAID_BEHIND.search(line):
        return True
    return not _TO_THE_READER.search(line) and bool(_VERB.search(line) or _SAID.search(line))
