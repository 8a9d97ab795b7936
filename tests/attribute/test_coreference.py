"""Whom pronouns and descriptions mean, and what the mentions of any text keep to."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.attribute import attribute
from reportedly.language import load_parser
from reportedly.records import Account, Report


def account(text: str) -> Account:
    body = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            body.append((at, at + len(line)))
        at += len(line) + 1
    report = Report(id="r1", text=text, body=tuple(body), sha256="0" * 64, published="2025-03-09")
    return attribute(report, load_parser())


def chain_at(told: Account, text: str, number: int = 0) -> int:
    return [m.chain for m in told.mentions if m.text == text][number]


def test_pronoun_that_speaks_is_the_last_speaker() -> None:
    told = account("Mayor Lena Orr met the engineers on Monday. She said the dam was safe.")
    assert chain_at(told, "She") == chain_at(told, "Lena Orr")


def test_description_goes_on_with_whom_it_described() -> None:
    told = account("Rebel commander Tomas Rehn took the port. Ann Roe fled. The commander said nobody was hurt.")
    assert chain_at(told, "The commander") == chain_at(told, "Tomas Rehn")


def test_it_goes_on_with_the_statement_that_spoke() -> None:
    told = account("A joint statement said the talks had failed. It added that both sides would meet again.")
    assert chain_at(told, "It") == chain_at(told, "A joint statement")


def test_we_in_a_quotation_is_its_speaker() -> None:
    told = account("“We hold the port,” said Tomas Rehn.")
    assert chain_at(told, "We") == chain_at(told, "Tomas Rehn")


def test_unknown_speaker_has_a_chain_of_its_own() -> None:
    told = account("Mayor Lena Orr left the town. A witness said the bridge had gone.")
    assert chain_at(told, "A witness") != chain_at(told, "Lena Orr")


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Susan Hale met Tomas Rehn at the dam on Monday. Her deputy stayed away.", "Her", "Susan Hale"),
        ("Mr. Orr met Ms. Hale at the dam on Monday. She left early.", "She", "Hale"),
        ("Tarn Utilities said nine wells were closed. The company said more would follow.", "The company",
         "Tarn Utilities"),
        ("Rep. Lena Orr left the capital on Monday. The lawmaker said she was ill.", "The lawmaker", "Lena Orr"),
        ("Tomas Rehn was in the first carriage. The father of two said the lights went out.", "The father",
         "Tomas Rehn"),
        ("The dam burst at night, the brother of the engineer, Tomas Rehn, from Ostrava, said. He fled.", "He",
         "Tomas Rehn"),
    ],
)  # fmt: skip
def test_later_words_go_on_with_the_name(text: str, words: str, name: str) -> None:
    told = account(text)
    assert chain_at(told, words) == chain_at(told, name)


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Tarn Utilities said nine wells were closed. The ministry said more would follow.", "The ministry",
         "Tarn Utilities"),
        ("Tomas Rehn was in the first carriage. The second driver said the lights went out.", "The second driver",
         "Tomas Rehn"),
    ],
)  # fmt: skip
def test_description_of_someone_else_stays_apart(text: str, words: str, name: str) -> None:
    told = account(text)
    assert all(m.chain != chain_at(told, name) for m in told.mentions if m.text == words)


_BITS = st.sampled_from(
    """Ann Roe |Mr. Rehn |said |she |he |they |it |"|“|”|the company |Tarn Utilities
|The father |. |\n|we |, |the man """.split("|")
)


@settings(max_examples=40, deadline=None)
@given(st.lists(_BITS, max_size=25).map("".join))
def test_mentions_stand_in_the_text_once_and_in_order(text: str) -> None:
    told = account(text)
    assert all(m.text == text[m.start : m.end] != "" for m in told.mentions)
    spans = [(m.start, m.end) for m in told.mentions]
    assert len(spans) == len(set(spans))
    assert [m.start for m in told.mentions] == sorted(m.start for m in told.mentions)
    assert account(text).mentions == told.mentions


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("A group that calls itself Grey Otter claimed the theft. It said more would follow.", "It", "Grey Otter"),
        ("The pier's owner, Orvel-Brakk, said no crane was at work. It blamed the storm.", "It", "Orvel-Brakk"),
    ],
)
def test_description_goes_on_as_the_name_it_bears(text: str, words: str, name: str) -> None:
    told = account(text)
    assert chain_at(told, words) == chain_at(told, name)
    assert chain_at(told, name) == told.mentions[0].chain


def test_he_is_whom_the_parser_took_for_a_thing_when_nobody_else_is_there() -> None:
    told = account("Akim of the region Orvel Zhakupov visited the school. He again rejected talk of a leak.")
    assert chain_at(told, "He") == chain_at(told, "Orvel Zhakupov")


def test_what_follows_a_name_and_a_comma_need_not_be_its_description() -> None:
    told = account("According to Reuters, the fall of Velmar cut the road.\nThe guild said the group had left.")
    of_reuters = {m.text for m in told.mentions if m.chain == chain_at(told, "Reuters")}
    assert of_reuters == {"Reuters"}


def test_a_description_right_before_a_name_is_of_that_name() -> None:
    told = account(
        "Reuters told of smoke. The road was cut by the group that began the march, news agency Norpress reported."
    )
    before = [m for m in told.mentions if m.text.endswith("agency")]
    assert [m.chain for m in before] == [chain_at(told, "Norpress")]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Bill Ormond spoke in Lima. The bill passed on Monday.", "The bill", "Bill Ormond"),
        ("Vice President Ana Roe spoke on Monday. The president said nothing of it.", "The president", "Ana Roe"),
        ("Ana Roe, the state senator, spoke. The state said on Monday that it would pay.", "The state", "Ana Roe"),
    ],
)
def test_a_word_beside_a_name_is_not_what_its_bearer_is_called(text: str, words: str, name: str) -> None:
    told = account(text)
    assert all(m.chain != chain_at(told, name) for m in told.mentions if m.text == words)


def test_a_title_is_what_its_bearer_is_called() -> None:
    told = account("Justice Ana Roe spoke on Monday. Tom Lund left. The justice said the case was closed.")
    assert chain_at(told, "The justice") == chain_at(told, "Ana Roe")
