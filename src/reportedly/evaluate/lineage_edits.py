"""What a sub-editor makes of a wire's sentence, for stories with known derivation: words, days, the speaker's place."""

import re
from collections.abc import Callable

# What a sub-editor changes without thinking: a word for a word.
_SWAPS = (
    ("at least", "no fewer than"), ("about", "around"), ("some", "about"), ("killed", "claimed the lives of"),
    ("more than", "over"), ("said that", "said"), ("had been", "were"), ("told reporters", "said"), ("early on", "on"),
    ("started", "began"), ("workers", "employees"), ("because of", "due to"), ("until", "till"), ("put off", "delayed"),
    ("town", "city"), ("people", "persons"), ("denied", "has denied"), ("asked for", "called for"), ("when", "as"),
    ("above", "over"), ("inquiry", "probe"), ("children", "kids"), ("would", "will"), ("shut", "closed"),
    ("off the coast of", "near"), ("at noon", "at midday"), ("since", "from"), ("used", "made use of"),
    ("nothing", "not a thing"), ("which", "that"), ("and that", "and"), ("the first", "first"),
)  # fmt: skip
_DAY = re.compile(r"(?:,)? (?:early )?on (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!')")
_TAIL = re.compile(r"(?P<what>.+), (?P<who>(?:the|The|its|their) [^,\".]{3,50}|[A-Z][^,\".]{3,40}) said\.")


def edit_lightly(text: str, i: int) -> str:
    """What a sub-editor makes of a sentence: a word or three replaced, a day dropped, or the speaker put first.

    Words in quotation marks stay as they are.
    """
    steps: tuple[Callable[[str], str], ...] = (_swap, _speaker_first, _drop_day, _swap)
    changed = text
    for step in steps[i % 2 :]:
        if '"' in changed:
            step = _swap
        changed = step(changed)
    return changed


def _swap(text: str) -> str:
    parts = re.split(r'("[^"]*")', text)
    done = 0
    for old, new in _SWAPS:
        for k, part in enumerate(parts):
            if done < 3 and not part.startswith('"') and re.search(rf"\b{old}\b", part):
                parts[k] = re.sub(rf"\b{old}\b", new, part, count=1)
                done += 1
                break
    return "".join(parts)


def _speaker_first(text: str) -> str:
    match = _TAIL.fullmatch(text)
    if match is None or " that " in match["what"][:40]:
        return text
    who, what = match["who"], match["what"]
    first = what.split()[0]
    if first in ("The", "A", "An", "Some", "At", "About", "Nine", "Four", "Police", "Relatives", "Two", "No"):
        what = what[0].lower() + what[1:]
    return f"{who[0].upper()}{who[1:]} said {what}."


def _drop_day(text: str) -> str:
    return _DAY.sub("", text, count=1)
