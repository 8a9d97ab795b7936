"""The headline: from the page's data or the first line, and the text of a report assembled around it."""

import re

from reportedly.read.lines import Line, count_words, is_heading_like, is_stopped

_LONGEST = 22  # words; first lines longer than that are standfirsts or captions in the development half
_CUT = re.compile(r"(?:\.\.\.|…|;)$")  # of a headline that a feed cut short, or that a subtitle followed
_PARTS = re.compile(r"\s+(?:[|–—·»]|-{1,2})\s+")


def find_title(lines: list[Line], given: tuple[str, str] | None, outlet: str | None) -> tuple[str, str] | None:
    """The headline and how it is known; None when there is none."""
    if given:
        return _without_outlet(given[0], outlet), given[1]
    first = next((i for i, x in enumerate(lines) if x.role != "removed"), None)
    if first is None or lines[first].role not in ("body", "subhead"):
        return None
    rest = [x for x in lines[first + 1 :] if x.role in ("body", "caption")]
    text = lines[first].text
    labelled = any(x.text.lower() == "story highlights" for x in lines[:first])
    listed = len(rest) > 1 and all(is_heading_like(x.text, _LONGEST) for x in rest[:2])
    running = any(is_stopped(x.text) and count_words(x.text) > 8 for x in rest[:4])
    if labelled or listed or not running or not is_heading_like(_CUT.sub("", text), _LONGEST):
        return None
    return text, "the text's first line"


def is_same_title(line: str, title: str) -> bool:
    """Whether a line only repeats the headline."""
    return _key(line) == _key(title)


def _key(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _without_outlet(title: str, outlet: str | None) -> str:
    """The headline without a site's name after a bar or dash, when that is the outlet's name or a short last part."""
    parts = list(_PARTS.finditer(title))
    if not parts:
        return title
    last = title[parts[-1].end() :]
    known = outlet and (_key(last) in _key(outlet) or _key(outlet) in _key(last))
    barred = title[parts[-1].start() : parts[-1].end()].strip() in "|·»" and count_words(last) <= 4
    return title[: parts[-1].start()].strip() if (known or barred) and parts[-1].start() > 10 else title
