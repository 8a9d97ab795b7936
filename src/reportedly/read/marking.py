"""Every line of a page gets its role: headline, byline, tag line, caption, furniture, and else body.

The order matters: what carries data (source, date, byline) is recognised before the rules of furniture that would
also match it, single lines before blocks, and captions and sub-headings last, between what is then known to be body.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.read.agencies import NAMES
from reportedly.read.blocks import mark_blocks
from reportedly.read.captions import is_caption, mark_captions
from reportedly.read.credits import find_byline, is_tag_line
from reportedly.read.days import is_date_line
from reportedly.read.furniture import name_furniture
from reportedly.read.labels import name_glued, trim_date, trim_labels
from reportedly.read.lines import Line, count_words, is_heading_like, is_stopped
from reportedly.read.notices import name_notice
from reportedly.read.outlets import find_source, is_named_source, is_outlet_name
from reportedly.read.prompts import name_prompt
from reportedly.read.pull_quotes import mark_pull_quotes
from reportedly.read.repeats import mark_repeats
from reportedly.read.retold import mark_retold
from reportedly.read.widgets import name_widget

_TEASED = re.compile(
    r"(?:Review|Opinion|Analysis|Explainer|Profile|Podcast|Quiz|Poll|Interactive|Timeline|Fact[ -]check|Full coverage|"
    r"Commentary|Video|VIDEO|PHOTOS|WATCH|Gallery): ?[“‘'\"A-Z].{8,140}"
)
_BY = re.compile(r"(?:by|from|author|written|reported|posted|published|words)\b", re.IGNORECASE)
_NAMES = 4  # words of a first line that may be a name and an outlet without saying "by"
_HEAD = 8  # lines at the start, furniture aside, in which bylines, dates and outlets stand
SOURCE, DATE, OUTLET = "source line", "date line", "line naming the outlet"
TEASER = "teaser of another story"
_BRACKETED = re.compile(
    r"\[(?!file|note|editor|laughter|applause|cheer|music|crosstalk)[^\[\]]{20,200}\]", re.IGNORECASE
)
_OUTLET_WORDS = re.compile(
    r"\b(?:news|times|post|daily|press|agency|tv|today|herald|tribune|mail|journal|gazette|radio|media|star|"
    r"observer|express|standard|"
    r"independent|chronicle|globe|telegraph|online|broadcasting|network|channel|service|weekly|mirror|dispatch|"
    r"courier|record|"
    r"examiner|inquirer|sentinel|bulletin|report|reporter|review|voice|world|wire|\d+)\b|\.[a-z]{2,4}\b",
    re.IGNORECASE,
)


def mark_lines(lines: Sequence[Line]) -> list[Line]:
    """The lines with their roles; labels cut from a line stand as removed lines beside it.  Each has its `row`."""
    marked = [m for i, line in enumerate(lines) for m in _trimmed(replace(line, row=i))]
    marked = [_by_itself(line) for line in marked]
    told = mark_retold(mark_pull_quotes(mark_repeats(_mark_teasers(mark_blocks(_mark_head(marked))))))
    return mark_captions(told)


def _mark_teasers(lines: list[Line]) -> list[Line]:
    """Headlines of other pieces within the account, by the label that they carry ("Review: …"); the first is its own.

    Where a page sets its links in brackets, one that holds two sentences is a link as well.
    """
    bracketed = any(x.why == TEASER and _BRACKETED.fullmatch(x.text) for x in lines)
    running = [i for i, x in enumerate(lines) if x.role == "body" and is_stopped(x.text) and count_words(x.text) > 12]
    for i in range(running[0] + 1 if running else len(lines), len(lines)):
        text = lines[i].text
        labelled = (not is_stopped(text) or text.endswith("?")) and _TEASED.fullmatch(text)
        if lines[i].role == "body" and (labelled or (bracketed and _BRACKETED.fullmatch(text))):
            lines[i] = replace(lines[i], role="removed", why=TEASER)
    return lines


def _trimmed(line: Line) -> list[Line]:
    rest, labels = trim_labels(line.text)
    return [*(Line(label, "removed", "label of the page", line.row) for label in labels), replace(line, text=rest)]


def _by_itself(line: Line) -> Line:
    """The role that a line's own form gives it."""
    text = line.text
    if line.role == "removed":
        return line
    if find_source(text) and not is_tag_line(text):
        return replace(line, role="removed", why=SOURCE)
    if is_tag_line(text) or is_named_source(text):
        return replace(line, role="credits", why="tag line")
    if rule := name_furniture(text) or name_notice(text) or name_glued(text) or name_widget(text) or name_prompt(text):
        return replace(line, role="removed", why=rule)
    return line


def _mark_head(lines: Sequence[Line]) -> list[Line]:
    """Bylines and outlet lines: only where they stand, before the account begins or right at its end."""
    marked = _mark_dates(list(lines))
    first = next((i for i, x in enumerate(marked) if x.role == "body"), None)
    for at in _head(marked):
        line = marked[at]
        near = [marked[i] for i in (at - 1, at + 1) if 0 <= i < len(marked)]
        if line.role == "credits" and line.text in NAMES:
            marked[at] = replace(line, role="byline", why="agency line")
        elif line.role == "body" and any(x.why == DATE for x in near) and is_outlet_name(line.text) and at > 0:
            marked[at] = _outlet_or_person(line)
        elif line.role == "body" and _is_byline(line.text, at == first) and not is_caption(line.text):
            marked[at] = replace(line, role="byline", why="byline")
    return _closing_byline(marked)


def _is_byline(text: str, first: bool) -> bool:
    """Whether it tells who wrote the account; a first line of many words in capitals is rather the headline."""
    return find_byline(text) is not None and not (first and count_words(text) > _NAMES and not _BY.match(text))


def _mark_dates(lines: list[Line]) -> list[Line]:
    """Date lines before the account or after it; within it a date heads a part of it."""
    for at in {*_head(lines), *range(max(0, len(lines) - 3), len(lines))}:
        if lines[at].role == "body" and is_date_line(lines[at].text):
            lines[at] = replace(lines[at], role="removed", why=DATE)
    first = next((i for i, x in enumerate(lines) if x.role == "body"), None)
    if first is not None:
        rest, dated = trim_date(lines[first].text)
        if dated:
            trimmed = replace(lines[first], text=rest)
            lines[first : first + 1] = [trimmed, replace(trimmed, text=dated, role="removed", why=DATE)]
    return lines


def _head(lines: Sequence[Line]) -> list[int]:
    """Indices of the lines up to the second paragraph of running text."""
    found: list[int] = []
    paragraphs = 0
    for i, line in enumerate(lines):
        if line.role == "removed":
            continue
        found.append(i)
        paragraphs += is_stopped(line.text) and count_words(line.text) > 12
        if paragraphs == 2 or len(found) == _HEAD:
            break
    return found


def _outlet_or_person(line: Line) -> Line:
    words = line.text.split()
    if line.text in NAMES:
        return replace(line, role="byline", why="agency line")
    if len(words) == 1 or _OUTLET_WORDS.search(line.text) or line.text.isupper() or len(words) > 4:
        return replace(line, role="removed", why=OUTLET)
    return replace(line, role="byline", why="name beside the date")


def _closing_byline(lines: list[Line]) -> list[Line]:
    for at in range(len(lines) - 1, max(-1, len(lines) - 4), -1):
        line = lines[at]
        if (
            line.role == "body"
            and at > 2
            and line.text.lower().startswith(("by ", "—", "- by", "author"))
            and find_byline(line.text.lstrip("—- "))
        ):
            lines[at] = replace(line, role="byline", why="byline at the end")
        if is_stopped(line.text) and not is_heading_like(line.text):
            break
    return lines
