"""Where a report shows whose work it is: its own reporter's, an agency's, or nothing that tells.

Own reporting counts only where the text shows it.  A dateline or a correspondent's byline shows that somebody went
there, not that each line is what they saw; only a passage that says so ("our correspondent counted …") is first-hand.
"""

import re
from dataclasses import dataclass

from reportedly.records import Credit, Report
from reportedly.text.outlets import find_outlet

_STAFF = r"(?:correspondents?|reporters?|journalists?|photographers?|witness(?:es)?|crews?|teams?|newsroom)"
_SENSED = (
    r"(?:saw|seen|heard|counted|witnessed|watched|stood|visited|met|found|smelled|smelt|tasted|drank|photographed|"
    r"filmed|observed|looked|walked|drove|spent|could see|could hear|(?:was|were) (?:there|at|in|on|among))"
)
_NOT_TOLD = r"(?<!told )(?<!to )(?<!with )(?<!by )"  # "told our reporter that he saw": somebody else did
_GAP = r"(?:(?!\bthat\b)[^.;“\"]){0,60}?"
_NAME = r"[A-Z][\w.&’'-]*(?: (?:of|the|de|[A-Z][\w.&’'-]*)){0,4}?"
_OURS = re.compile(
    rf"{_NOT_TOLD}\b(?:[Oo]ur|[Tt]his)(?: own| special| staff)? {_STAFF}\b{_GAP}\b{_SENSED}\b"
    r"|^I (?:\w+ )?(?:saw|heard|counted|watched|met|visited|found)\b"
    r"|\b(?:and|where|while|as|,) I (?:saw|heard|counted|watched|met|visited|found)\b"
    r"|\b(?:seen|heard|witnessed|verified|counted) by (?:this (?:newspaper|website|publication|outlet|reporter)"
    r"|our (?:own )?(?:reporter|correspondent)s?)\b"
)
_NAMED = re.compile(
    rf"{_NOT_TOLD}\b(?:(?:[Aa]n?|[Tt]he|[Tt]wo|[Tt]hree)\s)?(?<!told an )(?<!told a )(?<!told the )"
    rf"(?P<name>{_NAME})(?:[’']s?)? (?:own )?{_STAFF}\b{_GAP}\b{_SENSED}\b"
    rf"|\b(?:seen|heard|witnessed|verified) by (?P<by>{_NAME})(?=[\s,.]|$)"
)
_REPORTER = re.compile(rf"(?:(?:our|this|an?|the|two|three|its)\b)?.{{0,40}}\b{_STAFF}", re.I)
_TOLD_US = re.compile(
    r"\b(?:told (?:this (?:newspaper|website|publication|outlet|reporter|station)|our (?:reporter|correspondent))"
    r"|our (?:own |special |staff )?correspondents?|(?:this|our) (?:own )?reporters? (?:saw|witnessed|heard|counted)"
    r"|(?:seen|obtained|reviewed|verified) by (?:this (?:newspaper|website|publication|outlet)))\b",
    re.I,
)
_TOLD = re.compile(rf"\b(?:told|interview with|admitted to|confirmed to) (?:the )?(?P<name>{_NAME})(?=[\s,.:]|$)")
_SENT = re.compile(
    r"\b(?:our|own|special)\b[^,]*\b(?:correspondent|reporter)s?\b"
    r"|\b(?:correspondent|reporter)s?\b,? (?:in|at|on|with)\b",
    re.I,
)
_PARTLY = re.compile(r"\b(?:with|additional|further|extra|inputs?|files|contribut\w+|material|assistance)\b", re.I)
_AGENCY_WORDS = re.compile(
    r"\b(?:(?:[Nn]ews|[Pp]ress|[Ii]nformation) (?:[Aa]gency|[Ss]ervice)|[Nn]ewswires?|Wire|Press|Agence|Agencia|Agência"
    r"|Agentur|Agenzia|Presse-Agentur)\b"
)
_AT_LARGE = re.compile(r"\bagenc(?:y|ies)\b|\bwires?\b", re.I)


@dataclass(frozen=True, slots=True)
class Credits:
    """The agencies that a report credits for all of it, those for a part of it, and whether agencies at large."""

    whole: tuple[str, ...]
    partly: tuple[str, ...]
    at_large: bool


def find_credits(report: Report) -> Credits:
    """What byline, dateline and tag lines credit: "(AFP) —" for all of it, "with inputs from PTI" for a part."""
    whole: dict[str, None] = {}
    partly: dict[str, None] = {}
    for credit in report.credits:
        name = _agency_name(credit, report)
        if name is not None:
            line_start = report.text.rfind("\n", 0, credit.start) + 1
            (partly if _PARTLY.search(report.text[line_start : credit.start]) else whole)[name] = None
    at_large = any(_AT_LARGE.search(c.name) for c in report.credits) or _tail_at_large(report)
    return Credits(tuple(whole), tuple(n for n in partly if n not in whole), at_large)


def _agency_name(credit: Credit, report: Report) -> str | None:
    """The agency that a credit names: a listed one, or one whose name says that it is one."""
    name = credit.name
    found = find_outlet(name)
    if found is not None:
        return found.name if found.kind == "agency" else None
    inner = (c for c in report.credits if c.start < credit.end and credit.start < c.end and find_outlet(c.name))
    if any(inner) or (report.outlet and _is_own_name(name, report.outlet)):  # "Press Association reporters"
        return None
    return name.strip() if _AGENCY_WORDS.search(name) and len(name.split()) <= 5 else None


def _tail_at_large(report: Report) -> bool:
    """Whether a line behind the body credits agencies without naming them ("With agencies")."""
    after = report.text[report.body[-1][1] :] if report.body else ""
    return bool(re.search(r"\b(?:with|and|from|other)\b[^\n]{0,30}\b(?:agencies|wires|wire services)\b", after, re.I))


def shows_own_reporting(report: Report) -> str | None:
    """The words that show that the outlet had somebody there or on the line; None where nothing does."""
    if report.dateline:
        return f"dateline “{report.dateline}”"
    if report.byline and (found := _SENT.search(report.byline)):
        return f"byline “{found.group()}”"
    for credit in report.credits:
        if found := _SENT.search(credit.name):
            return f"byline “{found.group()}”"
    shown = _TOLD_US.search(report.text)
    return f"“{shown.group()}”" if shown else None


def find_witness(sentence: str, report: Report) -> tuple[str, str] | None:
    """Whose reporter perceived what the sentence tells, and the words that say so; None when it does not say.

    The name is that of the report's outlet, or of the agency or outlet that the words name ("an AFP photographer saw").
    """
    plain = re.sub(r"“[^”]*”|\"[^\"]*\"", " ", sentence)
    if report.outlet and (found := _OURS.search(plain)):
        return report.outlet, found.group()
    for found in _NAMED.finditer(plain):
        name = (found["name"] or found["by"] or "").strip()
        name = re.sub(r"^(?:An?|The|Two|Three)\s+|[’']s?$", "", name)
        outlet = find_outlet(name)
        if outlet is not None and outlet.kind != "platform":
            return outlet.name, found.group().strip()
        if report.outlet and name and _is_own_name(name, report.outlet):
            return report.outlet, found.group().strip()
    return None


def told_us(sentence: str, report: Report) -> str | None:
    """The report's outlet where the sentence says that its own reporter was told; None else."""
    if not report.outlet:
        return None
    if _TOLD_US.search(sentence):
        return report.outlet
    named = _TOLD.search(sentence)
    return report.outlet if named and _is_own_name(named["name"], report.outlet) else None


def is_reporter(words: str) -> bool:
    """Whether the words mean somebody who reports rather than a source ("our correspondent", "a Reuters witness")."""
    return bool(_REPORTER.fullmatch(words.strip()))


def _is_own_name(name: str, outlet: str) -> bool:
    mine, theirs = name.lower().removeprefix("the "), outlet.lower().removeprefix("the ")
    return mine == theirs or (len(mine) > 3 and (theirs.startswith(mine + " ") or theirs.endswith(" " + mine)))
