"""Which counts are set against each other, and what is said of them."""

import pytest
from invented import disputes, kinds

FIRE = "A fire in a warehouse in Odsheim killed {} people on Monday, the fire brigade said."


def test_counts_that_exclude_each_other_are_in_dispute() -> None:
    ((found, sides),) = disputes(FIRE.format("nine"), FIRE.format("14"))
    assert (found.kind, found.superseded) == ("figure", False)
    assert "exclude each other" in found.why
    assert "nine people" in sides[0] and "14 people" in sides[1]


def test_counts_of_different_sharpness_are_listed_as_compatible() -> None:
    ((found, _),) = disputes(
        "Rebels freed thousands of detainees from the central prison of Odsheim.",
        "Rebels freed more than 3,500 prisoners from the central prison of Odsheim, their commander said.",
    )
    assert found.kind == "figure"
    assert "compatible" in found.why


def test_count_of_a_later_report_supersedes() -> None:
    ((found, _),) = disputes(FIRE.format("nine"), FIRE.format("14"), published=("2021-05-03", "2021-05-04"))
    assert found.superseded


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(FIRE.format("14"), FIRE.format("fourteen"), id="the same number in words"),
        pytest.param(
            "The fire in Odsheim killed nine people.", "The fire in Odsheim injured 40 people.", id="killed and injured"
        ),
        pytest.param(
            "Shelling killed nine people in Odsheim.", "Shelling killed 14 people in Damascus.", id="two towns"
        ),
        pytest.param(
            "The fire killed 14 people, including three children, the brigade said.",
            "The fire killed 14 people, the brigade said, and three children were among the dead.",
            id="part of the whole",
        ),
        pytest.param(
            "The factory makes 200 engines a day.", "The factory makes 70,000 engines a year.", id="a day and a year"
        ),
        pytest.param(
            "Nine people were killed and another five were found on Tuesday.",
            FIRE.format("nine"),
            id="added to a count",
        ),
        pytest.param(
            "Militants freed 21 of the more than 200 girls whom they abducted.",
            "Militants freed 21 girls whom they had abducted.",
            id="a report that tells both numbers",
        ),
    ],
)
def test_counts_of_other_things_are_no_dispute(first: str, second: str) -> None:
    assert "figure" not in kinds(first, second)


def test_close_numbers_in_statements_that_tell_the_same_are_in_dispute() -> None:
    found = disputes(
        "Dozens of boxes with 50,000 pages of printed letters from the Orvale mill were delivered to the court.",
        "The court said it had received 55,000 pages of letters from the Orvale mill.",
    )
    assert [d.kind for d, _ in found] == ["figure"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(
            "The chimney of the Orvale mill is 229 feet tall.",
            "The chimney of the Orvale mill is 230 feet tall.",
            id="rounded or counted over",
        ),
        pytest.param(
            "The chimney of the Orvale mill stands over 200 feet tall.",
            "The chimney of the Orvale mill is 229 feet tall.",
            id="a measure told less sharply",
        ),
        pytest.param(
            "Shares of the Orvale mill traded at 61 dollars on the exchange in Varden.",
            "Shares of the Orvale mill traded at 63 dollars on the exchange in Varden.",
            id="a price of another moment",
        ),
    ],
)
def test_measures_that_are_near_rough_or_moving_are_no_dispute(first: str, second: str) -> None:
    assert disputes(first, second) == []


def test_number_that_has_risen_replaces_one_of_another_report() -> None:
    found = disputes(
        "Hackers stole the records of about 480,000 patients of the Orvale clinics.",
        "The number of patients whose data were stolen from the Orvale clinics has risen to 910,000.",
    )
    assert [d.kind for d, _ in found] == ["figure"]
