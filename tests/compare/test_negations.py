"""An act that one report tells of and another says was not: by the same verb, its noun, or another word for it."""

import pytest
from invented import disputes, kinds


@pytest.mark.parametrize(
    ("told", "denied"),
    [
        pytest.param(
            "Critics warned that the ordinance gives cover for discrimination against migrant tenants in Orvale.",
            "“The ordinance does not discriminate against tenants,” councillor Lina Faro said.",
            id="a verb and its noun",
        ),
        pytest.param(
            "Senator Ilyas Berd has always held that the Varden campaign colluded with the Kessin bank.",
            "The inquiry turned up no evidence of collusion between the Varden campaign and the Kessin bank.",
            id="no evidence of it",
        ),
        pytest.param(
            "Lina Faro said that Ilyas Berd coerced her into the car.",
            "“I did not force Lina Faro into the car,” Ilyas Berd said.",
            id="another word for the act",
        ),
        pytest.param(
            "Two aides told the Orvale Post that Ilyas Berd would seek another term as chairman.",
            "Ilyas Berd will not seek re-election as chairman, party leaders in Orvale said.",
            id="both still to come",
        ),
        pytest.param(
            "Ilyas Berd served in Kessin during the war, the Orvale Post wrote in 2006.",
            "Ilyas Berd never served in Kessin, a former comrade said.",
            id="never",
        ),
        pytest.param(
            "A forged letter was sent to the Orvale council from Ilyas Berd's account on Sunday.",
            "Ilyas Berd did not send a forged letter to the Orvale council from his account, he told the Post.",
            id="a passive without the doer",
        ),
        pytest.param(
            "For months Lina Faro has spoken of a wall along the river and of getting Kessin to pay for it.",
            "Kessin will not pay for a wall along the river, Ilyas Berd said.",
            id="made to do it",
        ),
    ],
)
def test_an_act_and_its_denial_in_another_form_are_a_contradiction(told: str, denied: str) -> None:
    assert "contradiction" in kinds(told, denied)


@pytest.mark.parametrize(
    ("told", "denied"),
    [
        pytest.param(
            "Ilyas Berd offered shelter to the families of Orvale, his office said.",
            "Ilyas Berd did not offer permanent shelter to the families of Orvale, a lawyer said.",
            id="not of that sort",
        ),
        pytest.param(
            "“One party will tax the farmers of Orvale,” Lina Faro said.",
            "One party won't tax the farmers of Orvale, the Post wrote.",
            id="any party",
        ),
        pytest.param(
            "The harbour office released pictures of the ship.",
            "The harbour office did not release the name of the ship.",
            id="another thing",
        ),
        pytest.param(
            "The rogue satellite poses no threat to the river towns, a Kessin engineer said.",
            "The satellite did not pose a threat to the river towns, Lina Faro said.",
            id="no and not",
        ),
        pytest.param(
            "The Varden union's Orlo 7 bus crashed into the river wall in 1991.",
            "The bus was not crashing into the river wall, Lina Faro said.",
            id="another of the kind",
        ),
        pytest.param(
            "Astronomers found a new comet beyond Orvale Point this week.",
            "Astronomers had not found a comet beyond Orvale Point before this week, Lina Faro said.",
            id="not before",
        ),
        pytest.param(
            "Ilyas Berd signed the treaty with Kessin, his office said.",
            "Ilyas Berd has not yet signed the treaty with Kessin, a diplomat said.",
            id="not yet",
        ),
    ],
)
def test_what_only_looks_like_its_denial_is_none(told: str, denied: str) -> None:
    assert "contradiction" not in kinds(told, denied)


def test_all_who_tell_it_stand_against_all_who_deny_it() -> None:
    found = disputes(
        "Ilyas Berd served in Kessin, the Orvale Post wrote in 2006.",
        "“In the years when I served in Kessin we had little,” Ilyas Berd told veterans in Varden.",
        "Ilyas Berd never served in Kessin, a former comrade said.",
    )
    ((_, sides),) = [x for x in found if x[0].kind == "contradiction"]
    assert "wrote" in sides[0] and "little" in sides[0] and "never" in sides[1]
