"""One slot that differs: hours, owners, ranks, quoted words, pleas, ages."""

import pytest
from invented import disputes


def details(*texts: str) -> list[str]:
    return [d.why for d, _ in disputes(*texts) if d.kind == "detail"]


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("The collision occurred at 5 a.m.", "The collision occurred around 5:10 a.m.", "what time"),
        (
            "The guards fled after burning their documents.",
            "The guards fled after burning the prisoners' documents.",
            "whose document",
        ),
        (
            "It was the deadliest fire in the history of Odsheim.",
            "It was one of the deadliest fires in the history of Odsheim.",
            "one of the deadliest",
        ),
        (
            "“There was a woman who was lying on top of me in the dark,” a passenger said.",
            "“There was a girl who was lying on top of me in the dark,” a passenger said.",
            "quoted as “woman” and “girl”",
        ),
        (
            "Ilyas Berd pleaded guilty to visa fraud.",
            "Ilyas Berd pleaded guilty to tax fraud.",
            "“visa fraud” and “tax fraud”",
        ),
        ("Lina Faro, 31, drove the tram.", "Lina Faro, 34, drove the tram.", "31 and 34"),
        (
            "A five-year-old boy fell into a dry well near Odsheim.",
            "The six-year-old fell into the well while he was picking beans.",
            "how old the boy is: 5 and 6",
        ),
        (
            "The flight landed in Odsheim at 10:15 a.m. on Sunday.",
            "The flight arrived in Odsheim at 10:15 p.m. on Sunday.",
            "at what time (“arrive”)",
        ),
        (
            'The tram was racing. "There was a woman that was lying on top of me," a passenger said.',
            '"We were going too fast. "There was a girl who was lying on top of me," a passenger said.',
            "quoted as “woman that” and “girl who”",
        ),
    ],
)
def test_slot_that_differs_is_a_detail(first: str, second: str, why: str) -> None:
    assert any(why in w for w in details(first, second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The collision occurred at 5 a.m.", "The trial opens at 5.10 p.m."),
        ("Two travellers gave the players their blankets.", "Two travellers gave the players their blankets."),
        ("“I saw the boat go up in flames,” she said.", "“I saw the boat go up in flames and I ran,” she said."),
        ("Lina Faro, 31, drove the tram.", "Ilyas Berd, 34, drove the bus."),
        (
            "A 15-year-old boy and a 16-year-old boy were hurt when the tram left the rails.",
            "The 16-year-old was hurt when the tram left the rails.",
        ),
        ("A four-year-old boy was dragged by a 17-year-old gorilla.", "The gorilla, which is 17, dragged the boy."),
        ("The flight was due to leave Odsheim at 9 a.m.", "The flight landed in Osk at 11:40 a.m."),
    ],
)
def test_slots_that_agree_or_are_of_other_things_are_none(first: str, second: str) -> None:
    assert details(first, second) == []


def test_one_utterance_quoted_with_and_without_not_is_a_detail() -> None:
    (why,) = details(
        "“If we do not close this mill in the spring we will see the river die,” Lina Faro told reporters.",
        "“If we close this mill in the spring we will see the river die,” Lina Faro told reporters.",
    )
    assert "not" in why


def test_quotation_that_begins_later_has_lost_no_not() -> None:
    assert (
        details(
            "“We do not sleep, and we will close this mill in the spring so that the river may live,” Lina Faro said.",
            "“We will close this mill in the spring so that the river may live,” Lina Faro said.",
        )
        == []
    )


def test_weekday_on_which_one_thing_was_said_is_a_detail() -> None:
    (why,) = details(
        "Lina Faro said on Monday that the council had one chance in three of losing the Orvale mill.",
        "The council has one chance in three of losing the Orvale mill, Lina Faro said on Tuesday.",
    )
    assert why == "“Monday” and “Tuesday”: on which day it was said"


def test_child_who_is_recalled_with_a_year_is_another_one() -> None:
    (why,) = details(
        "A four-year-old boy fell into the bear pit at the zoo.\nA two-year-old boy fell into the pit in 1996.",
        "A three-year-old boy fell into the bear pit at the zoo.",
    )
    assert why == "how old the boy is: 3 and 4"
