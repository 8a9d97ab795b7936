"""Captions and sub-headings: they stay in the text but are no part of the account's running prose.

A caption repeats what a picture shows, a sub-heading what the next paragraph tells; as statements of their own they
would count one telling twice.  When in doubt a line stays body.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.read.lines import Line, count_words, is_heading_like, is_stopped

_AGENCY_OF_PICTURES = (
    r"(?:Getty(?: Images)?|Shutterstock|Reuters|REUTERS|AFP|AP(?: Photo)?|EPA|"
    r"PA|Associated Press|Alamy|Handout|Xinhua|Anadolu|IC|File)"
)
_CREDITED = re.compile(
    r"[(\[](?:file )?(?:photo|image|picture|credit|source|photograph|pic|video)s?(?: credit)?\s?(?::|/"
    r"| by\b| courtesy\b| from\b)[^()\[\]]{1,80}[)\]]\.?$"
    r"|\b(?:photograph|photo|picture|image|pic|credit|photo credit|photo by|illustration)\s?: [^.:]{2,70}\.?$"
    rf"|[(\[](?!.{{0,40}}(?i:reporting|writing|editing))"
    rf"[\w'’. -]{{0,60}}(?:/|via | for ){_AGENCY_OF_PICTURES}[^()\[\]]{{0,40}}[)\]]\.?$"
    rf"|\b[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){{0,3}}/{_AGENCY_OF_PICTURES}(?:/[\w ]{{2,30}})?(?: via Getty Images)?\.?$"
    r"|[A-Z][\w'’-]+ / Agence France-?[Pp]resse$"
    r"|\bREUTERS/[A-Z][\w.'’ -]{2,40}\.?$|\b(?:AP|AFP|EPA) Photo/?[\w.'’ -]{0,40}[)\]]?\.?$"
    r"|[(\[]file(?: photo| image| picture| pic)?[)\]]\.?$|\bfile (?:photo|image|picture)\.?$",
    re.IGNORECASE,
)
_AGENCY_FIRST = re.compile(
    r"(?:Getty Images|Getty|Reuters|EPA|AP:Associated Press|Associated Press|AFP|AP|PA|Rex Features|Rex|Alamy|"
    r"Splash News|Handout|Twitter|"
    r"Facebook|Instagram|News Group Newspapers Ltd)(?: or licensors| - [A-Z]\w+|"
    r" ?:[A-Z][\w ]{2,20})? [A-Z“‘'\"][^.]{8,300}"
)
_FILE = re.compile(
    r"FILE(?: PHOTO)?\s?[-–—:]|File (?:photo|picture|image)\s?[-–—:]|(?:Image|Photo|Caption|Pictured|"
    r"In pictures)\s?: "
)
_SEEN_HERE = re.compile(r"[(,]\s?(?:pictured|seen here|above|below|left|right|seen above|file)\b[^.]{0,30}[),.]")
_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan\.?|Feb\.?|Mar\.?|Apr\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_DATE = (
    rf"(?:{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {_MONTH}(?:,? \d{{4}})?|{_MONTH} \d{{4}}|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:,? (?:morning|evening|night|afternoon))?)"
)
# A noun phrase, a place and a date, and no finite verb: "Soldiers in Port Alder on 3 May."
_FRAGMENT = re.compile(
    rf"(?P<shown>[A-Z][^.;:!?]{{2,110}}?) (?:in|at|near|outside|inside|on|around|through|across|"
    rf"along) [^.;:!?]{{2,90}}?,? "
    rf"(?:on |in |, )?(?P<date>{_DATE})(?:, {_DATE})?\.?"
)
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|should|shall|"
    r"said|says|say|told|tells|"
    r"took|take|takes|went|goes|go|came|comes|come|made|make|makes|got|gave|gives|found|fell|fled|began|begins|"
    r"broke|brought|built|caught|"
    r"drove|fought|flew|grew|held|holds|hit|kept|knew|led|leads|lost|met|meets|paid|put|ran|runs|rose|sat|saw|"
    r"sees|sent|set|shot|shut|spoke|"
    r"speaks|stood|stands|struck|swept|thought|threw|won|wins|wrote|starts|opens|ends|votes|plays|visits|faces|"
    r"expires|opens|closes|"
    r"arrives|becomes|continues|remains|returns|that|who|which|because|when|while|after|before|if|but|it|he|she|"
    r"they|we|i|you)\b|"
    r"n['’]t\b|\b(?!(?:united|red|armed|masked|wounded|injured|displaced|damaged|destroyed|burned|allied|"
    r"unidentified|mohammed|ahmed|"
    r"hundred|speed|seed|feed|need)\b)\w{3,}ed\b",
    re.IGNORECASE,
)
_PLURALS = frozenset(
    "forces fighters rebels troops soldiers protesters protestors residents rescuers workers firefighters "
    "supporters demonstrators "
    "migrants refugees tanks vehicles members officers mourners crowds students farmers leaders ministers "
    "officials militants "
    "insurgents gunmen policemen passengers survivors villagers worshippers activists volunteers medics "
    "paramedics ambulances "
    "buildings houses homes cars trucks buses ships boats planes jets helicopters flags flowers candles shops "
    "streets ruins scenes "
    "clashes delegates lawmakers candidates voters leaders players fans passers-by bystanders investigators "
    "experts".split()
)
_LONGEST_SUBHEAD = 12  # words; over 14 the development half had more stopless paragraphs than sub-headings
_STOPLESS = 0.4  # share of lines without a final stop beyond which their lack tells nothing


def mark_captions(lines: Sequence[Line]) -> list[Line]:
    """The lines with captions and sub-headings marked."""
    marked = [
        replace(x, role="caption", why="caption") if x.role == "body" and is_caption(x.text) else x for x in lines
    ]
    body = [x for x in marked if x.role == "body"]
    if not body or sum(not is_stopped(x.text) for x in body) > _STOPLESS * len(body):
        return marked
    order = [i for i, x in enumerate(marked) if x.role in ("body", "caption")]
    for k, i in enumerate(order):
        before = marked[order[k - 1]] if k else None
        after = marked[order[k + 1]] if k + 1 < len(order) else None
        if marked[i].role == "body" and is_subhead(marked[i].text, before, after):
            marked[i] = replace(marked[i], role="subhead", why="sub-heading")
    return marked


def is_caption(text: str) -> bool:
    """Whether a paragraph only describes a picture: credited to one, or a fragment with a place and a date."""
    if len(text) > 700:
        return False
    if _FILE.match(text) or _CREDITED.search(text, max(0, len(text) - 160)):
        return count_words(text) <= 110
    if _AGENCY_FIRST.fullmatch(text) and not is_stopped(text):
        return True
    return count_words(text) <= 30 and (_is_fragment(text) or bool(_SEEN_HERE.search(text) and not is_stopped(text)))


def _is_fragment(text: str) -> bool:
    match = _FRAGMENT.fullmatch(text)
    if match is None or _FINITE.search(text[: match.start("date")]) or re.search(r"[\"“”]", text):
        return False
    shown = match.group("shown").split()
    last = shown[-1].lower().strip(",")
    return not last.endswith("s") or last.endswith("ss") or last in _PLURALS or shown[-1][0].isupper()


def is_subhead(text: str, before: Line | None, after: Line | None) -> bool:
    """A short line without a final stop between two paragraphs of running text; not an item of a list."""
    return (
        is_heading_like(text, _LONGEST_SUBHEAD)
        and not re.search(r"\d{2,}|[\"“”]|^[A-Z][A-Z .'’-]+:", text)
        and before is not None
        and (is_stopped(before.text) or before.role == "caption")
        and after is not None
        and is_stopped(after.text)
        and count_words(after.text) > _LONGEST_SUBHEAD
    )
