"""How many origins count as independent: never more than are known to be."""

import pytest

from reportedly.records import Origin, Statement
from reportedly.text.fingerprints import Overlap
from reportedly.trace.copies import Copy
from reportedly.trace.independence import count_independent

ORIGINS = {
    o.id: o
    for o in (
        Origin("o1", "person", "Commander Ilyas Berd", "e1"),
        Origin("o2", "body", "Free Harbour Front", "e2"),
        Origin("o3", "agency", "Norda Press"),
        Origin("o4", "unnamed", "two residents"),
        Origin("o5", "unnamed", "a witness"),
        Origin("o6", "unknown", None),
        Origin("o7", "body", "interior ministry", "e7"),
        Origin("o8", "person", "Sana Orlu", "e8"),
        Origin("o9", "outlet", "The Quay"),
        Origin("o10", "outlet", "Evening Tide"),
        Origin("o11", "body", "a joint statement"),
    )
}


def told(*origins: str) -> list[Statement]:
    return [Statement(f"r{i}.s1", f"r{i}", 0, 1, "x", origin=o) for i, o in enumerate(origins, start=1)]


@pytest.mark.parametrize(
    ("origins", "independent"),
    [
        (("o1", "o1", "o1"), 1),
        (("o1", "o7"), 2),
        (("o6", "o6"), 0),
        (("o1", "o6"), 1),
        (("o4",), 1),
        (("o4", "o5"), 1),
        (("o1", "o4"), 1),
        (("o11", "o11"), 1),
        (("o7", "o11"), 1),
    ],
)
def test_count_of_known_origins(origins: tuple[str, ...], independent: int) -> None:
    assert count_independent(told(*origins), ORIGINS, (), ()) == independent


def test_a_commander_and_his_force_are_one_voice() -> None:
    assert count_independent(told("o1", "o2"), ORIGINS, [("e1", "e2")], ()) == 1


def test_two_members_of_one_body_are_one_voice_even_when_the_body_says_nothing_here() -> None:
    assert count_independent(told("o1", "o8"), ORIGINS, [("e1", "e2"), ("e8", "e2")], ()) == 1


def test_an_agency_beside_a_speaker_may_have_it_from_the_speaker() -> None:
    assert count_independent(told("o1", "o3"), ORIGINS, (), ()) == 1


def test_outlets_whose_passages_share_their_words_have_one_origin() -> None:
    copy = Copy("r1.s1", "r2.s1", False, Overlap(14, 9, 0.9), "the same words")
    assert count_independent(told("o9", "o10"), ORIGINS, (), ()) == 2
    assert count_independent(told("o9", "o10"), ORIGINS, (), [copy]) == 1
