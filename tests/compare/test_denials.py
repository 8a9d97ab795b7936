"""A denial stands against those who tell what is denied."""

import pytest
from invented import disputes


def test_denial_is_paired_with_those_who_tell_what_is_denied() -> None:
    (found, sides), *_ = disputes(
        "President Ilyas Berd had fled the capital, foreign diplomats said.\nMarkets were closed on Monday.",
        "The presidency denied reports that Ilyas Berd had fled the capital.",
    )
    assert found.kind == "denial"
    assert "had fled" in sides[0] and "Markets" not in sides[0]
    assert "denied reports" in sides[1]


def test_denial_of_what_nobody_tells_is_listed_with_an_empty_side() -> None:
    (found, sides), *_ = disputes(
        "Harvests were good this year, farmers said.",
        "The airline denied that it had sold its oldest planes.",
    )
    assert found.kind == "denial"
    assert sides[0] == ""
    assert "told by no report" in found.sides[0].label


def test_denial_that_only_points_is_of_the_accusation() -> None:
    found = disputes(
        "Prosecutors accused Lina Faro of taking bribes from builders.\nFaro denied the allegations.",
        "Lina Faro was mayor of Odsheim for ten years.",
    )
    (_, sides), *_ = [x for x in found if x[0].kind == "denial"]
    assert "taking bribes" in sides[0]
    assert "denied the allegations" in sides[1]


def test_rejecting_an_offer_denies_nothing() -> None:
    found = disputes(
        "The union made an offer to end the strike.",
        "The railway rejected the union's offer to end the strike, its director said.",
    )
    assert not [x for x in found if x[0].kind == "denial"]


def test_neither_confirming_nor_denying_is_no_denial() -> None:
    found = disputes(
        "The minister sold the shares, two officials said.",
        "“I can neither confirm nor deny that I sold the shares,” the minister said.",
    )
    assert not [x for x in found if x[0].kind == "denial"]


def test_what_is_called_nonsense_is_denied() -> None:
    found = disputes(
        "Burglars entered the museum with the key of a gardener, police said.",
        "“The gardener story is nonsense,” Otto Brandl, the director, wrote.",
    )
    (_, sides), *_ = [x for x in found if x[0].kind == "denial"]
    assert "key of a gardener" in sides[0]


def test_withdrawn_report_stands_against_those_who_told_it() -> None:
    found = disputes(
        "A second warehouse, near the harbour, was burning, according to the Telegram channel Odsheim Live.",
        "Odsheim Live withdrew a post which had said that a second warehouse, near the harbour, was burning.",
    )
    (_, sides), *_ = [x for x in found if x[0].kind == "denial"]
    assert "according to" in sides[0] and "withdrew" in sides[1]


def test_denial_that_only_points_takes_the_words_that_follow_it_along() -> None:
    found = disputes(
        "Lina Faro had left for Varden, neighbours said.\nHer lawyer, Otto Brandl, denied this. "
        "“Lina is at home and works every day,” Brandl said.",
    )
    (_, sides), *_ = [x for x in found if x[0].kind == "denial"]
    assert "works every day" in sides[1]


def test_what_another_says_in_the_same_sentence_is_what_is_denied() -> None:
    (found, sides), *_ = disputes(
        "Local sources said their release was part of an exchange of prisoners, but the ministry denied making a deal "
        "with the rebels.",
        "The ministry has been talking to the rebels for months, officials say.",
    )
    assert found.kind == "denial"
    assert "exchange of prisoners" in sides[0] and "for months" not in sides[0]


def test_denial_in_a_clause_behind_is_found() -> None:
    found = disputes(
        "A former aide accused Ilyas Berd of harassment in 2019.",
        "Colleagues urged Ilyas Berd to resign over the accusations, which Berd has repeatedly denied.",
    )
    assert [d.kind for d, _ in found] == ["denial"]
    assert "former aide" in found[0][1][0]


def test_what_is_itself_a_denial_does_not_tell_what_is_denied() -> None:
    found = disputes(
        "His lawyer said that any allegations of fraud were “flatly denied”.",
        "Ilyas Berd has denied any allegations of fraud.",
    )
    assert all(sides[0] == "" for d, sides in found if d.kind == "denial")


def test_alleged_thing_is_what_is_denied() -> None:
    (found, sides), *_ = disputes(
        "The senate voted on Monday to let the families sue Osk for its alleged role in the harbour bombings.",
        "The government of Osk denies any role in the bombings.",
    )
    assert found.kind == "denial"
    assert "alleged role" in sides[0]


def test_what_two_deny_of_themselves_is_two_matters() -> None:
    found = disputes(
        "Ilyas Berd is mayor of Osk.\nProsecutors accused Ilyas Berd of taking bribes.\nBerd denied any wrongdoing.",
        "Lina Faro is mayor of Odsheim.\nProsecutors accused Lina Faro of hiding money.\nFaro denied any wrongdoing.",
    )
    assert [d.kind for d, _ in found] == ["denial", "denial"]


def test_one_denial_that_two_reports_print_is_one_matter() -> None:
    words = "Police said that two welders had started the fire.\nThe depot's owner rejected that account."
    found = disputes(words, f"{words}\nShops were shut.")
    assert [d.kind for d, _ in found] == ["denial"]


def test_denial_of_what_the_media_say_gathers_nobody_who_spoke_before() -> None:
    found = disputes(
        "Farmers said that the harvest was good.\nThe ministry said that the situation mentioned in the media is "
        "nonexistent.",
        "The harvest was good this year.",
    )
    assert all(sides[0] == "" for d, sides in found if d.kind == "denial")


@pytest.mark.parametrize(
    "denial",
    [
        pytest.param("Tram drivers have challenged claims that they spat at the Orvale councillors.", id="challenged"),
        pytest.param("The drivers' union pushed back on claims that they spat at the councillors.", id="pushed back"),
        pytest.param("The drivers' union called the claim that they spat at the councillors false.", id="called false"),
        pytest.param(
            "“Reports that drivers spat at the councillors are not accurate,” a union spokesman said.",
            id="not accurate",
        ),
    ],
)
def test_what_is_said_may_be_disputed_in_other_words_than_denied(denial: str) -> None:
    found = disputes("Several tram drivers spat at the Orvale councillors, two witnesses said.", denial)
    ((_, sides),) = [x for x in found if x[0].kind == "denial"]
    assert "witnesses" in sides[0]


def test_who_did_nothing_wrong_stands_against_those_who_accuse_them() -> None:
    found = disputes(
        "Prosecutors accused Lina Faro of taking bribes in the Orvale tram affair.",
        "“I did nothing wrong,” Lina Faro said.",
    )
    ((_, sides),) = [x for x in found if x[0].kind == "denial"]
    assert "bribes" in sides[0] and "nothing wrong" in sides[1]


def test_who_did_nothing_wrong_denies_nothing_where_nobody_accuses_them() -> None:
    assert disputes("Lina Faro opened the new tram line in Orvale.", "“I did nothing wrong,” Lina Faro said.") == []


def test_challenging_a_person_or_an_offer_denies_nothing() -> None:
    found = disputes(
        "Ilyas Berd will run for mayor of Orvale again, his office said.",
        "Lina Faro challenged Ilyas Berd to a debate in Orvale, her office said.",
    )
    assert [d for d, _ in found if d.kind == "denial"] == []


def test_common_words_suffice_where_the_denier_is_accused() -> None:
    story = (
        "The talk of Orvale is racism, and racism alone.\nThe council met on racism.\nA vigil against racism was held."
    )
    found = disputes(
        story + "\nIlyas Berd has faced accusations of racism since the spring.",
        "Ilyas Berd disputed claims of racism.",
    )
    ((_, sides),) = [x for x in found if x[0].kind == "denial"]
    assert "accusations" in sides[0]
