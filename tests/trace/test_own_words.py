"""Whose work a report is: only what its text shows."""

import pytest

from reportedly.records import Credit, Report
from reportedly.trace.own_words import find_credits, find_witness, is_reporter, shows_own_reporting, told_us


def report(text: str = "Snow fell.", outlet: str | None = "The Osthavn Quay", **fields: str) -> Report:
    return Report("r1", text, ((0, len(text)),), "0" * 64, outlet=outlet, **fields)  # type: ignore[arg-type]


def credited(text: str, *names: str) -> Report:
    credits = tuple(Credit(n, text.index(n), text.index(n) + len(n)) for n in names)
    return Report("r1", text, ((0, text.index(".") + 1),), "0" * 64, credits=credits)


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Our correspondent counted thirty life jackets on the quay.", "The Osthavn Quay"),
        ("This reporter saw police lead the crew away.", "The Osthavn Quay"),
        ("I saw columns of people leave the town.", "The Osthavn Quay"),
        ("The Quay's reporter saw sacks of earth in the shop.", "The Osthavn Quay"),
        ("An AFP photographer saw shoes on the quay.", "Agence France-Presse"),
        ("Smoke was seen by Reuters over the port.", "Reuters"),
        ("The harbour was closed.", None),
        ("Witnesses saw smoke over the port.", None),
        ("A fisherman saw the ferry turn over.", None),
        ("“I saw it sink,” said Ilse Brandt.", None),
        ("Residents told our correspondent of a bang.", None),
        ("Ilse Brandt told our reporter that she saw it sink.", None),
        ("Ilse Brandt told a Reuters reporter she saw it sink.", None),
        ("Our correspondent was told that the ferry was late.", None),
    ],
)
def test_first_hand_is_what_a_reporter_is_said_to_have_perceived(sentence: str, name: str | None) -> None:
    found = find_witness(sentence, report())
    assert (found[0] if found else None) == name


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"dateline": "OSTHAVN"}, True),
        ({"byline": "Our correspondent in Varnica"}, True),
        ({"byline": "Mette Aas, special correspondent"}, True),
        ({"byline": "Mette Aas"}, False),
        ({"byline": "Desk Reporter"}, False),
        ({"text": "Ilse Brandt told this newspaper that she sailed late."}, True),
        ({}, False),
    ],
)
def test_own_reporting_is_known_only_where_the_text_shows_it(fields: dict[str, str], shown: bool) -> None:
    assert (shows_own_reporting(report(**fields)) is not None) is shown


def test_a_credit_may_be_for_all_of_it_or_for_a_part() -> None:
    assert find_credits(credited("(Reuters) - Snow fell.", "Reuters")).whole == ("Reuters",)
    partly = find_credits(credited("Snow fell.\n\nWith inputs from PTI", "PTI"))
    assert (partly.whole, partly.partly) == ((), ("PTI",))
    assert find_credits(credited("Snow fell.\n\nWith agencies")).at_large


def test_what_this_outlet_was_told_is_its_own() -> None:
    assert told_us("Lise Holm told the Quay that she saw it sail.", report()) == "The Osthavn Quay"
    assert told_us("Lise Holm told this newspaper that she saw it sail.", report()) == "The Osthavn Quay"
    assert told_us("Lise Holm told Reuters that she saw it sail.", report()) is None


def test_who_reports_is_not_a_source() -> None:
    assert is_reporter("an AFP correspondent") and is_reporter("our reporter")
    assert not is_reporter("a fisherman") and not is_reporter("the reporter's lawyer")
