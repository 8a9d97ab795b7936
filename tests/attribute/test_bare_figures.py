"""Figures whose sentence has no verb of harm: what befell the counted stands in the words behind an empty verb."""

import pytest
from spoken import account_of

from reportedly.attribute import dependency_extractor


@pytest.mark.parametrize(
    ("text", "figure", "action"),
    [
        ("A total of 38 had been flown to hospitals in Quelm.", "A total of 38", "hospitalise"),
        ("Nineteen were being given medical care.", "Nineteen", "treat"),
        ("Sixteen miners are now known to have died in the shaft.", "Sixteen miners", "die"),
        ("Some 70 sailors are believed to have been rescued.", "Some 70 sailors", "rescue"),
        ("Four children were among the wounded.", "Four children", "injure"),
        ("Eleven of the missing were from Tarsk.", "Eleven of the missing", "miss"),
        ("Thousands of people were left without shelter.", "Thousands of people", "displace"),
        ("A total of 51 had been moved.", "A total of 51", "move"),
        ("They freed 82 girls that were kidnapped in May.", "82 girls", "free"),
        ("Police named 82 girls that were kidnapped in May.", "82 girls", "abduct"),
    ],
)
def test_figure_tells_what_befell_the_counted(text: str, figure: str, action: str) -> None:
    assert [(f.text, f.action) for f in account_of(text, dependency_extractor).figures] == [(figure, action)]


@pytest.mark.parametrize(
    "text",
    [
        "The seat was won by 12.",
        "Page 12 was torn.",
        "He lives at 45.",
        "He installed the 5.50 update on his Kern 2 XL with its 4K screen.",
        "The Borsat 8 weather satellite took the picture.",
        "Call 0800 123 456 for help.",
        "The town fell in the Six-Day War.",
    ],
)
def test_number_that_counts_nobody_is_no_figure(text: str) -> None:
    assert account_of(text, dependency_extractor).figures == ()


@pytest.mark.parametrize(
    ("text", "figure", "low"),
    [
        ("A total of 143million US customers were exposed.", "A total of 143million US customers", 143_000_000),
        ("Some 300-odd guests were aboard.", "Some 300-odd guests", 300),
        ("The club has three Heron 9 gliders.", "three Heron 9 gliders", 3),
        ("They bought 18 Boeing 747s.", "18 Boeing 747s", 18),
        ("More than 500 police were sent.", "More than 500 police", 500),
        ("The rebels handed over 21 prisoners.", "21 prisoners", 21),
    ],
)
def test_count_of_things_with_a_number_in_their_name(text: str, figure: str, low: float) -> None:
    assert [(f.text, f.low) for f in account_of(text, dependency_extractor).figures] == [(figure, low)]
