"""Rewritten passages: the same details in the same order; no shared event or quotation alone, nor two speakers."""

import numpy as np
import pytest
from numpy.typing import NDArray

from reportedly.records import Claim, Statement
from reportedly.trace.copies import Copy
from reportedly.trace.passages import Passage
from reportedly.trace.rewrites import best_run, find_rewrites

# Each sentence is a row of numbers of its own: sentences with the same first letters tell the same detail.
WORDS = tuple("so it was told in each".split())
DETAILS = ["aa", "bb", "cc", "dd", "ee", "ff", "gg", "hh"]


def embed(texts: list[str] | tuple[str, ...]) -> NDArray[np.float32]:
    rows = np.zeros((len(texts), len(DETAILS) + 100), dtype=np.float32)
    for i, text in enumerate(texts):
        if text[:2] in DETAILS:
            rows[i, DETAILS.index(text[:2])] = 0.9
        rows[i, len(DETAILS) + hash_of(text)] = 0.44
    unit: NDArray[np.float32] = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit


def hash_of(text: str) -> int:
    return sum(map(ord, text)) % 100


def told(report: str, *details: str, quoted: dict[int, str] | None = None) -> list[Passage]:
    passages = []
    for i, detail in enumerate(details):
        statement = Statement(f"{report}.s{i}", report, i, i + 1, detail)
        quote = tuple((quoted or {}).get(i, "").split())
        passages.append(Passage(report, i, i, i + 1, f"{detail} in {report}", WORDS, quote, (statement,)))
    return passages


def rewrites(*reports: list[Passage], **options: object) -> list[Copy]:
    shared = tuple(s.id for passages in reports for s in passages[0].statements)
    return find_rewrites(reports, [Claim("c1", "", shared)], [], lambda texts: embed(tuple(texts)), **options)  # type: ignore[arg-type]


def test_the_same_details_in_the_same_order_are_rewritten() -> None:
    found = rewrites(told("r1", "aa", "bb", "cc", "dd", "ee"), told("r2", "aa", "bb", "cc", "dd", "ee"))
    assert [(c.a.index, c.b.index) for c in found] == [(i, i) for i in range(5)]
    assert all(c.rewritten for c in found)


def test_a_rewritten_part_of_a_report_is_found_in_it() -> None:
    found = rewrites(told("r1", "aa", "bb", "cc", "dd"), told("r2", "xx", "yy", "aa", "bb", "cc", "dd", "zz"))
    assert [(c.a.index, c.b.index) for c in found] == [(0, 2), (1, 3), (2, 4), (3, 5)]


@pytest.mark.parametrize(
    "other",
    [
        ("ee", "dd", "cc", "bb", "aa"),  # in another order
        ("aa", "vv", "ww", "bb", "xx", "yy", "cc", "zz", "uu", "dd"),  # among others
        ("aa", "bb", "xx"),  # too few
    ],
)
def test_the_same_event_told_by_another_is_no_rewrite(other: tuple[str, ...]) -> None:
    assert rewrites(told("r1", "aa", "bb", "cc", "dd", "ee"), told("r2", *other)) == []


def test_quotations_that_both_heard_are_no_rewrite() -> None:
    quotes = {i: f"we said {'so no yes still'.split()[i]} at the hall" for i in range(4)}
    one, two = told("r1", "aa", "bb", "cc", "dd", quoted=quotes), told("r2", "aa", "bb", "cc", "dd", quoted=quotes)
    assert rewrites(one, two) == []


def test_passages_with_two_sources_of_their_own_are_no_rewrite() -> None:
    one, two = told("r1", "aa", "bb", "cc", "dd"), told("r2", "aa", "bb", "cc", "dd")
    assert rewrites(one, two, apart=lambda a, b: a.index == 2) == []


def test_the_best_run_is_local_and_pays_for_gaps() -> None:
    worth = np.full((4, 5), -0.4)
    worth[0, 1] = worth[1, 2] = worth[3, 3] = 0.4
    score, run = best_run(worth)
    assert run == [(0, 1), (1, 2), (3, 3)]
    assert score == pytest.approx(1.2 - 0.12)
    assert best_run(np.full((2, 2), -1.0)) == (0.0, [])


def test_pairs_to_compare_grow_with_the_reports_and_not_with_their_square() -> None:
    asked = []

    def watch(a: Passage, b: Passage) -> bool:
        asked.append((a.report, b.report))
        return False

    for n in (20, 80):
        asked.clear()
        reports = [told(f"r{i:03}", "aa", "bb") for i in range(n)]
        claim = Claim("c1", "", tuple(s.id for passages in reports for s in passages[0].statements))
        find_rewrites(reports, [claim], [], lambda texts: embed(tuple(texts)), watch)
        assert len(set(asked)) <= 6 * n
