"""Told, expected, intended or possible: what is said to have happened is kept apart from the rest."""

import pytest
from spoken import account_of, statement_at

from reportedly.attribute import dependency_extractor


def certainty(text: str, words: str) -> str:
    return statement_at(account_of(text, dependency_extractor), words).certainty


@pytest.mark.parametrize(
    ("text", "words", "wanted"),
    [
        ("The lock was opened at noon.", "was opened", "told"),
        ("The minister said the lock had been opened.", "had been opened", "told"),
        ("Divers could not reach the wreck.", "not reach", "told"),
        ("Shots could be heard in the square.", "be heard", "told"),
        ("The envoy refused to sign.", "refused", "told"),
        ("The ferry will sail on Sunday.", "will sail", "expected"),
        ("The trial is due to open in June.", "due to open", "expected"),
        ("Economists forecast that the crown will weaken.", "will weaken", "expected"),
        ("The mayor said prices would rise.", "prices would rise", "expected"),
        ("“We will rebuild the mill,” the owner said.", "rebuild", "intended"),
        ("The owner said he would rebuild the mill.", "rebuild", "intended"),
        ("The council wants to sell the pier.", "sell the pier", "intended"),
        ("Rescuers asked drivers to stay away.", "stay away", "intended"),
        ("The board called for an inquiry.", "an inquiry", "intended"),
        ("The wall may collapse.", "collapse", "possible"),
        ("There is a chance that the wall holds.", "wall holds", "possible"),
        ("If it rains again, the wall would fall.", "would fall", "possible"),
    ],
)
def test_certainty_is_that_of_the_words(text: str, words: str, wanted: str) -> None:
    assert certainty(text, words) == wanted


def test_what_a_denial_only_describes_is_not_denied() -> None:
    account = account_of("The army denied shelling the mill, which feeds some 900 people a day.", dependency_extractor)
    denied, described = (statement_at(account, words) for words in ("shelling the mill", "feeds some 900"))
    assert (denied.stance, described.stance) == ("denies", "asserts")
    assert described.attributions == ()
