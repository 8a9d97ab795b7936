"""Reports that tell several events: round-ups and live blogs, taken apart into what may belong to different stories.

Used by `signatures`.  Only a report that calls itself one is taken apart: subheads alone stand in long reads as well.
"""

import re
from collections.abc import Iterator

from reportedly.records import Report

_ROUND_UP = re.compile(
    r"\b(?:round-?up|rundown|(?:news|world|week|day|morning|evening|region|nation|police|court)s?(?: news)? (?:in|at a)"
    r" (?:brief|review|glance)|in brief|briefs|briefing|digest|bulletin|headlines|top stories|newsletter"
    r"|(?:things|stories|what) (?:you (?:need|should)|to) (?:to )?know (?:today|this|for|on)"
    r"|the (?:day|week) (?:in|that)|(?:today|this week) in [A-Z]?\w+:?|news wrap|wrap-up|elsewhere)\b",
    re.IGNORECASE,
)
_RUNNING = re.compile(
    r"\blive[- ]?(?:blog|updates?|coverage|ticker|feed|report)|^live\b\s*[:|–—-]|[|–—-] live$|\bas it happen(?:s|ed)\b"
    r"|\b(?:latest|rolling|running) updates?\b|\bupdates: ",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"^\W*(?:\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)(?:\s?[A-Z]{2,4}\b)?\W*", re.IGNORECASE
)
_BULLET = re.compile(r"^\s*(?:[•*▪●■–—-]|\d{1,2}[.)])\s+")
_LONGEST_HEAD = 12  # words
_LEAST_WORDS = 14  # of an item: fewer tell no event apart from another
_MOST = 16  # items of one report that are compared


def is_running(report: Report) -> bool:
    """Whether the headline or address says that the report is a live blog, which goes on while events do."""
    return bool(_RUNNING.search(report.title or ""))


def find_items(report: Report) -> list[tuple[str, list[str]]]:
    """The (headline, paragraphs) of each part of a round-up or live blog, in order; [] for any other report."""
    round_up = bool(_ROUND_UP.search(report.title or ""))
    if not round_up and not is_running(report):
        return []
    items = list(_parts([report.text[a:b].strip() for a, b in report.body], round_up))
    kept = [item for item in items if sum(len(p.split()) for p in item[1]) >= _LEAST_WORDS][:_MOST]
    return kept if len(kept) > 1 else []


def _parts(paragraphs: list[str], each: bool) -> Iterator[tuple[str, list[str]]]:
    """Parts begin at a head, a bullet or a clock time; where there is none of these, at `each` paragraph."""
    marked = sum(1 for p in paragraphs if _begins(p)) > 1
    title, held = "", list[str]()
    for paragraph in paragraphs:
        if _begins(paragraph) or (each and not marked):
            if held:
                yield title, held
            title, held = "", []
        if _is_head(paragraph):
            title = paragraph
        else:
            held.append(_BULLET.sub("", _STAMP.sub("", paragraph)))
    if held:
        yield title, held


def _begins(paragraph: str) -> bool:
    return bool(_is_head(paragraph) or _STAMP.match(paragraph) or _BULLET.match(paragraph))


def _is_head(paragraph: str) -> bool:
    return len(paragraph.split()) <= _LONGEST_HEAD and paragraph[-1:] not in ".!?\"”'’)"
