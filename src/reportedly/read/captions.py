"""Captions and sub-headings: no part of the account's running prose.

A caption repeats what a picture shows, a sub-heading what the next paragraph tells; as statements of their own they
would count one telling twice.  A caption that carries a picture's mark leaves the text, one that only looks like a
caption stays in it, outside the body; when in doubt a line stays body.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from reportedly.read.lines import Line, count_words, is_heading_like, is_stopped
from reportedly.read.pictures import (
    ends_in_agency,
    ends_in_brackets,
    ends_in_credit,
    gallery_size,
    has_agency_first,
    has_outlet_first,
    is_of_video,
    is_picture_caption,
    is_seen_in_picture,
)
from reportedly.read.unstopped import mark_unstopped

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
# Who is seen, then doing what or where: "Ambulances arriving on the scene", "Workers near the fallen crane".
_SCENE = re.compile(
    r"(?!(?:Earlier|Later|Meanwhile|Also|While|When|After|Before|As|But|And|Here|There|Only|Just|Then|Now|Still)\b)"
    r"(?P<shown>[A-Z][\w'’-]*(?: [\w'’-]+){0,6}?)(?: [a-z]{2,}ing (?:the|a|an|his|her|their|its|"
    r"on|at|in|into|to|for|from|near|outside|inside|along|around|through|across|over|with|out|up|down|away|past)\b|"
    r" (?:at|on|near|outside|inside|in front of|"
    r"close to|beside|around) (?:the|a|his|her|their)\b)"
)
_AT_SCENE = re.compile(
    r"(?:The scene|[A-Z][\w'’-]*(?: [\w'’-]+){1,5} (?:at|on) the scene) (?:after|where|as|following) "
)
_SAID = re.compile(r"\b(?:is|are|was|were|has|have|had|will|would|said|says|told|tells|can|could|may|should)\b")
_FINITE = re.compile(
    r"\b(?:is|are|was|were|am|be|been|has|have|had|do|does|did|will|would|can|could|may|might|must|should|shall|"
    r"said|says|say|told|tells|"
    r"took|take|takes|went|goes|go|came|comes|come|made|make|makes|got|gave|gives|found|fell|fled|began|begins|"
    r"broke|brought|built|caught|"
    r"drove|fought|flew|grew|held|holds|hit|kept|knew|led|leads|lost|met|meets|paid|put|ran|runs|rose|sat|saw|"
    r"sees|sent|set|shot|shut|spoke|"
    r"speaks|stood|stands|struck|swept|thought|threw|won|wins|wrote|starts|opens|ends|votes|plays|visits|faces|"
    r"expires|opens|closes|cast|casts|cut|cuts|hurt|let|beat|spread|quit|split|cost|shed|burst|bid|"
    r"arrives|becomes|continues|remains|returns|that|who|which|because|when|while|after|before|if|but|it|he|she|"
    r"they|we|i|you)\b|"
    r"n['’]t\b|\b(?:used|died|tied|shows|killed)\b|\b(?!(?:united|red|armed|masked|wounded|injured|displaced|damaged|"
    r"destroyed|burned|allied|"
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
_LEAST_RUNNING, _RUNNING_AFTER = 4, 2  # paragraphs of running text on a page, and after a caption
_TAGGED = 0.25  # share of paragraphs that end in an agency up to which one may be a caption
_MANY = 0.5  # share of lines without a final stop beyond which their lack tells nothing
_STOPLESS = 0.4  # and beyond which it tells no sub-headings


def mark_captions(lines: Sequence[Line]) -> list[Line]:
    """The lines with captions and sub-headings marked."""
    marked = _mark_pictures(lines)
    if _stopless(marked) > _MANY:
        return marked
    marked = mark_unstopped(_mark_scenes(marked))
    if _stopless(marked) > _STOPLESS:
        return marked
    order = [i for i, x in enumerate(marked) if x.role in ("body", "caption")]
    for k, i in enumerate(order):
        before = marked[order[k - 1]] if k else None
        after = marked[order[k + 1]] if k + 1 < len(order) else None
        if marked[i].role == "body" and is_subhead(marked[i].text, before, after):
            marked[i] = replace(marked[i], role="subhead", why="sub-heading")
    return marked


def _stopless(lines: Sequence[Line]) -> float:
    """The share of body lines without a final stop."""
    body = [x for x in lines if x.role == "body"]
    return sum(not is_stopped(x.text) for x in body) / max(1, len(body))


def _mark_pictures(lines: Sequence[Line]) -> list[Line]:
    """Captions with a picture's mark removed, fragments kept as captions."""
    marked = list(lines)
    body = [i for i, x in enumerate(lines) if x.role == "body"]
    first = body[0] if body else None
    habit = any(i != first and has_agency_first(lines[i].text) for i in body)
    running = [i for i in body if is_stopped(lines[i].text) and count_words(lines[i].text) > _LONGEST_SUBHEAD]
    seen = len(running) >= _LEAST_RUNNING
    within = _within(lines, body, running) if seen else set()
    sizes = Counter(size for x in lines if x.role == "body" and (size := gallery_size(x.text)))
    for i, line in enumerate(lines):
        if line.role != "body":
            continue
        opened = i != first and (
            has_agency_first(line.text) or ends_in_credit(line.text) or (habit and has_outlet_first(line.text))
        )
        if is_of_video(line.text):
            marked[i] = replace(line, role="removed", why="media player or gallery label")
        elif is_picture_caption(line.text) or opened or _is_credited(line.text, i == first, seen, i in within):
            marked[i] = replace(line, role="removed", why="caption of a picture")
        elif sizes[gallery_size(line.text) or ""] >= 2:
            marked[i] = replace(line, role="removed", why="picture of a gallery")
        elif count_words(line.text) <= 30 and _is_fragment(line.text):
            marked[i] = replace(line, role="caption", why="caption")
    return marked


def _is_credited(text: str, first: bool, seen: bool, within: bool) -> bool:
    """Whether it shows something or ends in its maker, on a page with running text and, for makers, before the rest."""
    if seen and not first and is_seen_in_picture(text):
        return True
    return within and (ends_in_agency(text) or (not first and ends_in_brackets(text)))


def _within(lines: Sequence[Line], body: Sequence[int], running: Sequence[int]) -> set[int]:
    """The body lines that running text follows: no tag line of a report ends there.

    None where many paragraphs end in an agency: the page lists reports of several.
    """
    tagged = sum(ends_in_agency(lines[i].text) for i in body)
    if tagged > _TAGGED * len(body):
        return set()
    return {i for i in body if i < running[-_RUNNING_AFTER]}


def _mark_scenes(lines: Sequence[Line]) -> list[Line]:
    """Unstopped lines that name who is seen doing what or where: captions, and removed where the page has several."""
    running = [i for i, x in enumerate(lines) if x.role == "body" and is_stopped(x.text)]
    marked = list(lines)
    if len(running) < 2:
        return marked
    seen = [i for i, x in enumerate(lines) if i > running[1] and x.role == "body" and _is_scene(lines, i)]
    seen += [i for i in running[2:] if {i - 1, i + 1} & set(seen) and _AT_SCENE.match(lines[i].text)]
    for i in seen:
        marked[i] = replace(marked[i], role="removed" if len(seen) >= 2 else "caption", why="caption of a picture")
    return marked


def is_caption(text: str) -> bool:
    """Whether a paragraph only describes a picture: marked as one, or a fragment with a place and a date."""
    if len(text) > 700:
        return False
    return is_picture_caption(text) or has_agency_first(text) or (count_words(text) <= 30 and _is_fragment(text))


def _is_scene(lines: Sequence[Line], at: int) -> bool:
    text = lines[at].text
    before = next((x.text for x in reversed(lines[:at]) if x.role != "removed"), "")
    if is_stopped(text) or not 4 <= count_words(text) <= 25 or before.endswith(":") or re.search(r"[\"“”:]", text):
        return False
    match = _SCENE.match(text)
    return bool(match and not _FINITE.search(match["shown"]) and not _SAID.search(text))


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
