"""The same spoken words, given differently by two reports: a part of `details.py`."""

import re
from difflib import SequenceMatcher

from reportedly.compare.views import View
from reportedly.text.propositions import content_span, content_text

_LEAST_SHARED = 5  # words that both have, in order
_ALIKE = 0.5  # … as a share of the words of both
_LONGEST = 3  # words that stand in each other's place
_LEAST_NEGATED, _LONGEST_NEGATED = 7, 6  # words that both have in one run; words that a "not" may stand among
_INSERTED = re.compile(r"\[[^\]]*\]")
_NEGATIONS = frozenset(
    "not never dont doesnt didnt wont wouldnt cant cannot couldnt isnt arent wasnt werent hasnt havent hadnt "
    "shouldnt".split()
)
_FIRST_PERSON = frozenset("i me my mine myself we us our ours".split())
_PLAIN = frozenset(
    "a an the that who which and or but so of to in on at for with by from as is was are were be been it this very "
    "just have has had got get say says said any anything i we he she they you i'm it's that's i’m it’s that’s".split()
)


def spoken_words(view: View) -> list[str]:
    """The words between quotation marks of an utterance in the first person; nothing where it is told in other words.

    A quotation with an insertion in brackets has been edited, and gives nothing.
    """
    spoken = _quoted(view)
    return [] if "[" in spoken else _in_first_person(spoken)


def quoted_words(view: View) -> list[str]:
    """The like of an edited quotation as well, without what was inserted."""
    return _in_first_person(_INSERTED.sub(" ", _quoted(view)))


def _in_first_person(spoken: str) -> list[str]:
    words = re.findall(r"\w+", spoken.lower().replace("’", "").replace("'", ""))
    return words if _FIRST_PERSON & set(words) else []


def _quoted(view: View) -> str:
    """What stands between quotation marks in the statement's content, marks opened before it counted."""
    text, (start, end) = view.account.report.text, content_span(view.statement)
    paragraph = text.rfind("\n", 0, start) + 1
    if not any(mark in text[paragraph:end] for mark in '“”"'):  # single marks, which may be apostrophes
        return content_text(view.account.report, view.statement)
    inside, parts = False, []
    for i in range(paragraph, end):
        if text[i] in '“”"':
            inside = text[i] == "“" or (text[i] == '"' and _opens(text, i))
            parts.append(" ")
        elif inside and i >= start:
            parts.append(text[i])
    return "".join(parts)


def _opens(text: str, i: int) -> bool:
    """Whether a straight mark opens: a word follows it, and none goes before."""
    return text[i + 1 : i + 2].strip() != "" and (i == 0 or text[i - 1].isspace() or text[i - 1] in "([—–")


def quoted_otherwise(a: View, b: View) -> str | None:
    """What differs between two quotations of one utterance, or None: names only words that carry meaning.

    The words that differ stand between words that both have, so that a quotation that was cut, or goes on elsewhere,
    is no difference.
    """
    ours, theirs = spoken_words(a), spoken_words(b)
    if ours == theirs:
        return None
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    codes = matcher.get_opcodes()
    shared = sum(j - i for tag, i, j, _, _ in codes if tag == "equal")
    if shared < _LEAST_SHARED or matcher.ratio() < _ALIKE:
        return None
    for before, (tag, i, j, k, m), after in zip(codes, codes[1:], codes[2:], strict=False):
        first, second = ours[i:j], theirs[k:m]
        held = before[0] == after[0] == "equal" and before[2] - before[1] >= 2
        if tag == "replace" and held and _meant(first, second):
            return f"one utterance quoted as “{' '.join(first)}” and “{' '.join(second)}”"
    return None


def negated_otherwise(a: View, b: View) -> str | None:
    """That one utterance is quoted with "not" here and without there, or None.

    The "not" must stand between words that both have, or in the place of other words: a quotation may begin later.
    """
    ours, theirs = quoted_words(a), quoted_words(b)
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    codes = matcher.get_opcodes()
    longest = max((j - i for tag, i, j, _, _ in codes if tag == "equal"), default=0)
    if longest < _LEAST_NEGATED or matcher.ratio() < _ALIKE:
        return None
    for at, (tag, i, j, k, m) in enumerate(codes):
        inside = 0 < at < len(codes) - 1
        first, second = (bool(_NEGATIONS & set(words)) for words in (ours[i:j], theirs[k:m]))
        if first != second and (tag == "replace" or inside) and max(j - i, m - k) <= _LONGEST_NEGATED:
            return f"one utterance quoted as “{' '.join(ours[i:j])}” and “{' '.join(theirs[k:m])}”"
    return None


def _meant(first: list[str], second: list[str]) -> bool:
    """Whether words of meaning differ: not spellings of one word, not long stretches."""
    if (
        any(w.isdigit() for w in (*first, *second))
        or max(len(first), len(second)) > _LONGEST
        or not set(first) - _PLAIN
        or not set(second) - _PLAIN
    ):
        return False
    return SequenceMatcher(None, "".join(first), "".join(second)).ratio() < 0.75
