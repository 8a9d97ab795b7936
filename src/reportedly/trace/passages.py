"""What copying is looked for in: a report's sentences in order, each with the statements that stand in it.

A sentence, as copying keeps sentences; its statements may be clauses too short to tell copying from chance.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.records import Account, Span, Statement
from reportedly.text.fingerprints import words
from reportedly.text.quotations import find_quotations

_LEAST_QUOTED = 12  # characters
_LEAST_WORDS = 2


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of a report: its place among them, its span, its words outside and inside quotation marks.

    `text` is the sentence on one line.
    """

    report: str
    index: int
    start: int
    end: int
    text: str
    words: tuple[str, ...]
    quoted: tuple[str, ...]
    statements: tuple[Statement, ...]

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.report, self.start, self.end)


def find_passages(account: Account) -> tuple[Passage, ...]:
    """The account's passages in order; statements that the parse does not cover are passages of their own."""
    sentences = account.parsed.sentences
    starts = [s.start for s in sentences]
    held: dict[tuple[int, int], list[Statement]] = defaultdict(list)
    for statement in account.statements:
        k = bisect_right(starts, statement.start) - 1
        if k >= 0 and statement.start < sentences[k].end:
            held[sentences[k].start, max(sentences[k].end, statement.end)].append(statement)
        else:
            held[statement.start, statement.end].append(statement)
    merged = _one_start(held)
    text = account.report.text
    quotations = [(q.start, q.end) for q in find_quotations(text, account.report.body)]
    return tuple(_passage(account, i, start, end, told, quotations) for i, (start, end, told) in enumerate(merged))


def _one_start(held: dict[tuple[int, int], list[Statement]]) -> list[tuple[int, int, list[Statement]]]:
    """One passage for each start, as wide as its widest statement."""
    wide: dict[int, tuple[int, list[Statement]]] = {}
    for (start, end), told in sorted(held.items(), key=lambda item: item[0]):
        before = wide.get(start, (end, []))
        wide[start] = (max(end, before[0]), [*before[1], *told])
    return [(start, end, told) for start, (end, told) in sorted(wide.items())]


def _passage(
    account: Account,
    index: int,
    start: int,
    end: int,
    told: Sequence[Statement],
    quotations: Sequence[tuple[int, int]],
) -> Passage:
    """The passage; a quotation that began in a sentence before counts as far as it reaches."""
    text = account.report.text[start:end]
    outside, inside, at = [], [], start
    for first, last in quotations[bisect_right(quotations, start, key=lambda q: q[1]) :]:
        if first >= end:
            break
        first, last = max(first, at), min(last, end)
        if last - first < _LEAST_QUOTED:  # one word in quotation marks is no speech
            continue
        outside.append(account.report.text[at:first])
        inside.append(account.report.text[first:last])
        at = last
    outside.append(account.report.text[at:end])
    line = " ".join(text.split())
    return Passage(
        account.report.id, index, start, end, line, words(" ".join(outside)), words(" ".join(inside)), tuple(told)
    )


def matched_statements(a: Passage, b: Passage) -> list[tuple[str, str]]:
    """Which statement of one passage stands for which of the other: by the words they share, in order.

    All of them pair up where either side has one statement only.
    """
    if len(a.statements) == 1 or len(b.statements) == 1:
        return [(x.id, y.id) for x in a.statements for y in b.statements]
    pairs = []
    for y in b.statements:
        theirs = _terms(y.quote)
        best = max(a.statements, key=lambda x: (_share(_terms(x.quote), theirs), -x.start))
        if _share(_terms(best.quote), theirs) >= 0.5:
            pairs.append((best.id, y.id))
    return pairs


def _terms(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.lower()))


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / max(1, min(len(a), len(b))) if len(a) >= _LEAST_WORDS else 0.0
