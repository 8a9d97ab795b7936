"""States that exclude each other, and what only looks like it."""

import pytest
from invented import disputes, kinds


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            "State television reported that President Ilyas Berd remained in the city.",
            "President Ilyas Berd had likely fled the capital, diplomats said.",
            id="remained and fled",
        ),
        pytest.param(
            "Rebels announced on Monday that they had taken full control of the city of Mosul.",
            "The ministry said the situation in Mosul was safe and stable.",
            id="taken and safe",
        ),
        pytest.param(
            "Two people were injured when the barge caught fire.",
            "The organisers said that no one was injured in the fire on the barge.",
            id="some and no one",
        ),
        pytest.param(
            "Ilyas Berd apologised to the families, his spokesman said.",
            "Ilyas Berd has not apologised to the families, their lawyer said.",
            id="did and did not",
        ),
    ],
)
def test_states_that_exclude_each_other_are_a_contradiction(first: str, second: str) -> None:
    assert "contradiction" in kinds(first, second)


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(("Ilyas Berd remained in the city until noon.\nThen Ilyas Berd fled the city.",), id="one voice"),
        pytest.param(
            ("Ilyas Berd remained in the city, his aide said.", "Lina Faro fled the city, her aide said."),
            id="two people",
        ),
        pytest.param(
            ("Ilyas Berd remained in the city, his aide said.", "Ilyas Berd planned to flee the city, a guard said."),
            id="only planned",
        ),
        pytest.param(
            (
                "Ilyas Berd remained in the city on 2 May 2021, his aide said.",
                "Ilyas Berd left the city on 4 May 2021, a guard said.",
            ),
            id="two days",
        ),
        pytest.param(
            (
                "Ilyas Berd's victory over Lina Faro keeps the council as it is.",
                "Ilyas Berd defeated Lina Faro, the clerk said.",
            ),
            id="one victory, told from both ends",
        ),
        pytest.param(
            ("Ilyas Berd not only signed the treaty, he praised it.", "Ilyas Berd signed the treaty."), id="not only"
        ),
    ],
)
def test_what_only_looks_like_it_is_no_contradiction(texts: tuple[str, ...]) -> None:
    assert "contradiction" not in kinds(*texts)


def test_those_who_share_a_side_are_one_dispute() -> None:
    found = disputes(
        "President Ilyas Berd remained in the capital, state television reported.",
        "President Ilyas Berd had fled the capital, diplomats said.",
        "President Ilyas Berd had left the capital, a guard said.",
    )
    ((_, sides),) = [x for x in found if x[0].kind == "contradiction"]
    assert "fled" in sides[1] and "left" in sides[1]


def test_a_thing_told_of_and_said_not_to_have_been_is_a_contradiction() -> None:
    found = disputes(
        "Sirens were sounded in Varden at noon on Monday, the mayor said.",
        "No siren had sounded in Varden on Monday, several residents said.",
    )
    (_, sides), *_ = [x for x in found if x[0].kind == "contradiction"]
    assert "Sirens" in sides[0] and "No siren" in sides[1]


def test_nothing_said_of_a_thing_of_another_matter_is_no_contradiction() -> None:
    found = disputes(
        "The ferry company paid a ransom to hackers in 2015, its director said.",
        "No ransom notes were found in the flat of the missing girl, the police said.",
    )
    assert not [x for x in found if x[0].kind == "contradiction"]


def test_cause_and_effect_told_the_other_way_round() -> None:
    found = disputes(
        "A barge caught fire and caused an explosion off Korvat.",
        "An explosion sparked a fire on a barge off Korvat.",
    )
    assert [d.why for d, _ in found] == ["explosion and fire: which came of which"]


def test_doubt_of_a_claim_stands_against_who_makes_it() -> None:
    ((found, sides),) = disputes(
        "The company says that it has built a battery which lasts for a year. Researchers are sceptical of that claim.",
        "The company showed its battery in Odsheim on Monday.",
    )
    assert found.why == "doubted: “sceptical”"
    assert "lasts for a year" in sides[0] and "Researchers" in sides[1]


def test_doubt_that_quotes_a_word_is_of_those_who_use_it() -> None:
    ((found, sides),) = disputes(
        "General Ilyas Berd declared the withdrawal from Korvat complete.",
        "“I am very skeptical of the ‘complete’ withdrawal they talk about,” said Lina Faro, a researcher.",
    )
    assert found.why == "doubted: “skeptical”"
    assert "declared the withdrawal" in sides[0]


def test_doubt_of_a_plan_or_a_motive_is_none() -> None:
    found = disputes(
        "The company says that it will build a factory in Korvat. The union is sceptical of its motives.",
        "The company showed its plans in Odsheim on Monday.",
    )
    assert found == []


def test_accused_and_cleared_of_one_person_exclude_each_other() -> None:
    found = disputes(
        "A former aide accused Ilyas Berd of harassment.",
        "The ethics office of the senate cleared Ilyas Berd in 2021.",
    )
    assert [d.kind for d, _ in found] == ["contradiction"]
