"""Which figures are said to be a part of another: "at least 12, including 3 children"; a part of `ledger.py`."""

import re
from collections.abc import Mapping

from reportedly.records import Account, Figure

_REACH = 90  # characters from the end of the whole to the start of its part
_INCLUDING = re.compile(
    r"^[^.;:!?]{0,40}?(?:\bincluding\b|\bamong (?:them|those|whom|which)\b|\bof (?:them|whom|which)\b|\bincluded\b)"
    r"[^.;:!?]*$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"^[^.;:!?,]{0,12}?\b(?:of|among) (?:them|whom|which|those)\b",
    re.IGNORECASE,
)


def find_wholes(account: Account) -> Mapping[str, str]:
    """For each figure that is said to be a part: the figure of the whole, which stands before it in the sentence."""
    found: dict[str, str] = {}
    text = account.report.text
    figures = account.figures
    for i, part in enumerate(figures):
        for whole in reversed(figures[max(0, i - 4) : i]):
            between = text[whole.end : part.start]
            if part.unit != whole.unit or part.start - whole.end > _REACH or not _may_hold(whole, part):
                continue
            if _INCLUDING.match(between) or ("." not in between and _OF_THEM.match(text[part.end : part.end + 40])):
                found[part.id] = found.get(whole.id, whole.id)
                break
    return found


def _may_hold(whole: Figure, part: Figure) -> bool:
    """Whether the whole is not smaller than the part."""
    least = part.low if part.low is not None else 0.0
    return whole.high is None or whole.high >= least
