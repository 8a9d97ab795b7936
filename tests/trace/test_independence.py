"""How many origins count as independent: never more than are known to be."""

import pytest

from reportedly.records import Origin, Statement
from reportedly.trace.independence import Groups, count_independent
from reportedly.trace.kinship import like_person

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
    assert count_independent(told(*origins), ORIGINS, Groups()) == independent


def test_a_commander_and_his_force_are_one_voice() -> None:
    voices = Groups()
    voices.join("o1", "o2")
    assert count_independent(told("o1", "o2"), ORIGINS, voices) == 1


def test_two_members_of_one_body_are_one_voice_even_when_the_body_says_nothing_here() -> None:
    voices = Groups()
    voices.join("o1", "body:e2")
    voices.join("o8", "body:e2")
    assert count_independent(told("o1", "o8"), ORIGINS, voices) == 1


def test_an_agency_beside_a_speaker_may_have_it_from_the_speaker() -> None:
    assert count_independent(told("o1", "o3"), ORIGINS, Groups()) == 1


def test_outlets_in_their_own_words_may_have_it_from_the_same_authorities() -> None:
    assert count_independent(told("o3", "o9", "o10"), ORIGINS, Groups()) == 1


def test_what_reporters_perceived_themselves_is_first_hand() -> None:
    assert count_independent(told("o9", "o10"), ORIGINS, Groups(), witnessed={"r1.s1", "r2.s1"}) == 2
    assert count_independent(told("o9", "o1"), ORIGINS, Groups(), witnessed={"r1.s1"}) == 2


def test_what_others_tell_in_their_own_words_is_not_from_a_reporter_who_was_there() -> None:
    assert count_independent(told("o9", "o10"), ORIGINS, Groups(), witnessed={"r1.s1"}) == 2
    assert count_independent(told("o9", "o10", "o3"), ORIGINS, Groups(), witnessed={"r1.s1"}) == 2
    assert count_independent(told("o9", "o10", "o1"), ORIGINS, Groups(), witnessed={"r1.s1"}) == 2


def test_outlets_whose_passages_share_their_words_have_one_origin() -> None:
    seen = {"r1.s1", "r2.s1"}
    assert count_independent(told("o9", "o10"), ORIGINS, Groups(), [("r1.s1", "r2.s1")], seen) == 1


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Helena Marsh", "Elena Marche", True),
        ("Ilse Brandt", "Ilze Brant", True),
        ("Brandt", "Ilse Brandt", True),
        ("Sana Orlu", "Ilse Brandt", False),
    ],
)
def test_names_that_may_be_one_persons(one: str, other: str, alike: bool) -> None:
    assert like_person(one, other) is alike


def test_a_person_only_described_is_no_second_voice_beside_a_named_one() -> None:
    named = Origin("o1", "person", "Helena Marsh", "e1")
    described = Origin("o2", "person", "The union's president", "e2")
    told = [Statement("r1.s1", "r1", 0, 4, "said", origin="o1"), Statement("r2.s1", "r2", 0, 4, "said", origin="o2")]
    assert count_independent(told, {"o1": named, "o2": described}, Groups()) == 1
