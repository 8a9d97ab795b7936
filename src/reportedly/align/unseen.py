"""Names that one report of a story writes where only another's parse recognised them.

After the joining of names (`entities`): the parser misses a name in one sentence and finds it in the next, so every
form that is sure of its bearer is looked for in all the reports' own words.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from reportedly.records import Account, Span

_WORD = re.compile(r"\w[\w’'-]*")
_LONGEST = 6  # words


def find_unseen(accounts: Sequence[Account], bearers: Mapping[str, int]) -> dict[int, list[Span]]:
    """Give for each bearer's number the spans where its names stand outside all mentions, in order of the accounts.

    `bearers` says which number a name has.  A single word counts only where no report writes it in small letters; a
    name inside a longer run of capitalised words is another name and left alone.
    """
    texts = [a.report.text for a in accounts]
    small = {w for text in texts for w in _WORD.findall(text) if w[0].islower()}
    names = {n: b for n, b in bearers.items() if " " in n or (n.casefold() not in small and len(n) > 3)}
    firsts: dict[str, list[str]] = {}
    for name in sorted(names, key=lambda n: (-len(n), n)):
        if found := _WORD.match(name):
            firsts.setdefault(found[0], []).append(name)
    spans: dict[int, list[Span]] = {}
    for account in accounts:
        taken = sorted((m.start, m.end) for m in account.mentions)
        for start, end, name in _free(account, firsts, taken):
            spans.setdefault(names[name], []).append(Span(account.report.id, start, end))
    return spans


def _free(
    account: Account, firsts: Mapping[str, list[str]], taken: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, str]]:
    """Where the body has a name that no mention covers."""
    text = account.report.text
    at = 0
    for first, last in account.report.body:
        words = list(_WORD.finditer(text, first, last))
        for before, word in pairwise([None, *words]):
            if (
                word is None
                or word.start() < at
                or not (held := firsts.get(word[0].removesuffix("’s").removesuffix("'s")))
            ):
                continue
            name = next((n for n in held if text.startswith(n, word.start(), last)), "")
            end = word.start() + len(name)
            if not name or _goes_on(text, word.start(), end, before and before.span()):
                continue
            if not any(a < end and word.start() < b for a, b in taken):
                at = end
                yield word.start(), end, name


def _goes_on(text: str, start: int, end: int, before: tuple[int, int] | None) -> bool:
    """Whether the name is part of a longer run of capitalised words, or of a longer word."""
    if re.match(r"(?!['’]s\b)[\w’'-]| [A-Z]", text[end : end + 3]):
        return True
    return before is not None and start - before[1] == 1 and text[before[1]] == " " and text[before[0]].isupper()
