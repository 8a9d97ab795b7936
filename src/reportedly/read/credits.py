"""Bylines, tag lines and the agencies credited in them: kept in the text as evidence, outside the body."""

import re

from reportedly.read.agencies import ANY_AGENCY, find_agencies
from reportedly.read.lines import count_words
from reportedly.records import Credit

_NAME = r"(?:[A-ZÀ-Ž][\w'’.-]*|de|van|von|der|den|bin|ibn|al|el|la|le|du|da|dos|di)"
_PERSON = rf"(?:[A-ZÀ-Ž][\w'’.-]*(?: {_NAME}){{0,4}})"
_PEOPLE = rf"(?:{_PERSON}(?:(?:, | and | & |, and ){_PERSON}){{0,6}})"
_OUTLET = r"(?:[A-Z@][\w'’.&@-]*(?: (?:[A-Z][\w'’.&-]*|of|the|and|for)){0,5})"
_ROLES = (
    r"(?:(?:staff|senior|chief|political|foreign|diplomatic|defen[cs]e|world|news|business|special|associate|"
    r"assistant|"
    r"national|international|regional|bureau|white house|security|middle east|africa|asia|europe) ){0,3}"
    r"(?:writers?|reporters?|correspondents?|editors?|contributors?|journalists?|desk|chief|bureau|agencies|staff)"
)
_BY = re.compile(
    rf"(?:[Bb]y|BY|[Ww]ritten by|[Rr]eported by|[Ff]rom|[Pp]osted by|[Pp]ublished by|Author:?|AUTHOR:?|"
    rf"Words by)\s?:? ?"
    rf"(?P<who>{_PEOPLE}|[A-Z][A-Z'’. -]{{2,60}})(?P<rest>(?:(?:,| \||  ?[-–—/•·]| for| in| at|;) ?.{{0,140}})?)"
)
_WITH_ROLE = re.compile(rf"(?P<who>{_PEOPLE}),? (?i:{_ROLES})(?:,? .{{0,60}})?")
_WITH_AGENCY = re.compile(
    rf"(?P<who>{_PERSON}(?:(?:, | and ){_PERSON}){{0,4}})\s?(?:,|\||/|[-–—]| for|"
    rf" in) ?(?P<rest>(?:the )?(?:{ANY_AGENCY}|{_OUTLET}))"
)
_AGENCY = rf"(?:{ANY_AGENCY})"
_AGENCIES = re.compile(rf"[(\[—–-]{{0,2}}\s?{_AGENCY}(?:\s?(?:[/,&+|;]|and|-)\s?{_AGENCY}){{0,5}}\s?[)\]]?\.?")
_AGENCY_LAST = re.compile(rf"(?:,| and|/) ?(?:the )?{_AGENCY}$")
_AGENCY_DATED = re.compile(
    rf"(?:(?:Source|By|From):?\s?)?(?P<who>{_AGENCY}|"
    rf"[A-Z][\w.&' -]{{1,40}}?)\s?[|·•–—-]\s?(?P<rest>(?=.*\d).{{6,80}})"
)

_TAG_WORDS = (
    r"(?:additional |further |extra |original )?(?:reporting|writing|editing|compiled|compilation|translated|"
    r"translation|produced|edited|reported|written|research|graphics?|production|photography)"
    r"(?: and (?:reporting|writing|editing|edited|written|translated))?(?: assistance| contributions?)?"
    r"(?: by| from| in|:)"
)
_WORK = re.compile(
    rf"(?!\[(?:graphics?|photography|research|production): )[(\[—–_-]{{0,3}}\s?{_TAG_WORDS} (?-i:[A-Z]).{{2,400}}",
    re.IGNORECASE,
)
_TAG = re.compile(
    r"[(\[—–-]{0,3}\s?with (?:files|agenc(?:y|ies)|inputs?|reporting|additional|contributions?|material|assistance|"
    r"news wires|wires?|wire (?:services|reports))\b.{0,160}"
    r"|[(\[—–-]{0,3}\s?(?:agencies|news agencies|wire services|wires)[)\].]?"
    r"|[(\[—–-]{0,3}\s?(?:with|from|via|source:?|sources:?|—|inputs from) (?:the )?"
    rf"{_AGENCY}(?:(?:,|/| and|,? &) ?(?:the )?{_AGENCY}){{0,5}}[)\].]{{0,2}}"
    rf"|(?:[a-z]{{2,4}}/)?[a-z]{{1,4}}/?[a-z]{{0,4}} \({_AGENCY}(?:, {_AGENCY}){{0,5}}\)"
    r"|[(\[—–*-]{0,2}\s?(?:this|the) (?:story|article|report) (?:was|has (?:not )?been|is|originally|first) [^.]{0,60}"
    r"\b(?:published|appeared|provided|produced|translated|generated|auto-generated|edited|syndicated) "
    r"(?:by|from|in|on|with|via|at)\b.{0,240}"
    r"|(?:read )?(?:the )?original (?:article|story|post|version)(?: was)?(?: published| posted)? "
    r"(?:on|at|by|in|from) (?-i:[A-Z])[^.]{1,60}\.?"
    r"|[(\[]?(?:web |duty |chief |responsible )?editors?\s?: ?(?-i:[\w.'’-]+(?: [A-Z][\w.'’-]*){0,3})[)\]]?"
    rf"|source\s?: ?{_AGENCY}\s?(?:\|[\d :.-]{{6,30}}\|?)?\s?editors?\s?: ?(?-i:[\w.'’-]+(?: [A-Z][\w.'’-]*){{0,3}})"
    rf"|(?:material|information|reports?) from (?:the )?{_AGENCY}(?:(?:,| and) (?:the )?{_AGENCY}){{0,3}} (?:was|"
    rf"were) used\b"
    r"[^.]{0,60}\.?"
    r"|\(?information from: (?-i:[A-Z]).{2,160}"
    r"|[^\"“]{5,200} originally (?:appeared|published) (?:on|at) [\w-]+(?:\.[\w-]+)+\b.{0,200}"
    r"|\(?except for the headline\b.{0,240}",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r" contributed (?:to (?:this|the) (?:report|story|article|piece)|reporting)\b"
    r"(?! by| of| that)[^.'’]{0,60}[.)\]]{0,3}$"
)
# "Ann Lee reported from Port Alder, and Ivo Brandt from Norrin."
_FROM = rf"(?:(?:reported|contributed)(?: reporting)? )?from {_PERSON}"
_REPORTED = re.compile(
    rf"{_PEOPLE} (?:reported|contributed)(?: reporting)? from {_PERSON}"
    rf"(?:(?:,|;)? (?:and|with) {_PERSON} {_FROM}){{0,3}}\."
)
_TAG_AT_END = re.compile(
    rf"\s[(\[](?:{_TAG_WORDS}|with (?:inputs?|agenc|files|reporting))[^()]{{2,400}}[)\]]\.?$", re.IGNORECASE
)
_AGENCY_AT_END = re.compile(rf"\s[(\[—–-]{{1,2}}\s?{_AGENCY}(?:\s?(?:[/,&+|]|and|-)\s?{_AGENCY}){{0,4}}[)\]]?\.?$")
_VERB_OF_TEXT = re.compile(r"\b(?:said|says|told|was|were|is|are|has|have|had|will|would|reported)\b")


def is_tag_line(line: str) -> bool:
    """Whether the line only credits: "(Reporting by …)", "With agencies", "… contributed to this report"."""
    if len(line) > 500:
        return False
    worked = _WORK.fullmatch(line) and not _VERB_OF_TEXT.search(line)
    helped = _CONTRIBUTED.search(line) and not re.search(r"[a-z]{4}\. [A-Z]", line)
    reported = len(line) <= 200 and _REPORTED.fullmatch(line)
    return bool(worked or helped or reported or _TAG.fullmatch(line) or _AGENCIES.fullmatch(line))


def find_byline(line: str) -> tuple[str, str] | None:
    """Who wrote it and the rest of the line, for a line that is a byline and nothing else."""
    if len(line) > 200 or count_words(line) > 28 or _VERB_OF_TEXT.search(line):
        return None
    for pattern in (_BY, _AGENCY_DATED, _WITH_ROLE, _WITH_AGENCY):
        if match := pattern.fullmatch(line):
            groups = match.groupdict()
            who = groups["who"].strip(" ,|-")
            person = _AGENCY_LAST.sub("", who)
            return person or who, (groups.get("rest") or "").strip(" ,|-–—•·/")
    return None


def tag_at_end(paragraph: str) -> int | None:
    """Where a tag line begins that is glued to the end of a paragraph; None when there is none."""
    at = max(0, len(paragraph) - 420)
    match = _TAG_AT_END.search(paragraph, at) or _AGENCY_AT_END.search(paragraph, max(0, len(paragraph) - 90))
    return match.start() + 1 if match and match.start() > 0 else None


def credit_agencies(text: str, start: int, end: int) -> list[Credit]:
    """The agencies named in `text[start:end]`, at their offsets in the text."""
    return [Credit(text[start + a : start + b], start + a, start + b) for a, b in find_agencies(text[start:end])]
