"""Statements tile the body, one proposition each, with the chain of who said it."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.attribute import attribute
from reportedly.language import load_parser
from reportedly.records import Account, Report, Statement


def account(text: str) -> Account:
    body = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            body.append((at, at + len(line)))
        at += len(line) + 1
    report = Report(id="r1", text=text, body=tuple(body), sha256="0" * 64, published="2025-03-09")
    return attribute(report, load_parser())


def quotes(text: str) -> list[str]:
    return [s.quote for s in account(text).statements]


def sources(statement: Statement) -> list[str | None]:
    return [a.source.text if a.source else None for a in statement.attributions]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Guards fired into the air, and the crowd ran towards the harbour.",
         ["Guards fired into the air,", "and the crowd ran towards the harbour."]),
        ("The rebels entered Ostrava and declared a new government.",
         ["The rebels entered Ostrava", "and declared a new government."]),
        ("The army held the bridge, while militias burned two villages.",
         ["The army held the bridge,", "while militias burned two villages."]),
        ("The army closed the road, cutting the port off from the capital.",
         ["The army closed the road,", "cutting the port off from the capital."]),
        ("After the river burst its banks, soldiers moved two thousand people.",
         ["After the river burst its banks,", "soldiers moved two thousand people."]),
        ("The minister said the treaty was dead, denying reports of new talks.",
         ["The minister said the treaty was dead,", "denying reports of new talks."]),
        ("With the capture of Velmar, the rebels now control the road to the coast.",
         ["With the capture of Velmar,", "the rebels now control the road to the coast."]),
        ("Following talks in Dalen, both sides agreed to a truce.",
         ["Following talks in Dalen,", "both sides agreed to a truce."]),
        ("The gates were shut in Dalen and all 400 workers were sent home, she said.",
         ["The gates were shut in Dalen", "and all 400 workers were sent home, she said."]),
    ],
)  # fmt: skip
def test_clauses_that_tell_separate_things_are_separate_statements(text: str, pieces: list[str]) -> None:
    assert quotes(text) == pieces


@pytest.mark.parametrize(
    "text",
    [
        "The bridge that the army blew up in May has been rebuilt.",
        "The minister said that the treaty was dead.",
        "The walls were cracked and stained.",
        "The engineer wants to drain the lake and mend the gates.",
        "With a smile, the mayor opened the new road to the coast.",
    ],
)
def test_what_belongs_together_stays_one_statement(text: str) -> None:
    assert quotes(text) == [text]


def test_pieces_of_a_content_keep_its_source_with_their_own_part() -> None:
    told = account("The mayor said that the dam had burst and that two villages were under water.").statements
    assert [sources(s) for s in told] == [["The mayor"], ["The mayor"]]
    assert [s.attributions[0].content.text for s in told] == [
        "that the dam had burst",
        "and that two villages were under water",
    ]


def test_agency_is_outermost_and_relay_of_the_speaker() -> None:
    told = account('"The dam is safe," said engineer Ann Roe, news agency AFP reported.').statements
    assert sources(told[0]) == ["news agency AFP", "engineer Ann Roe"]
    assert [r.text for r in told[0].attributions[1].relays] == ["news agency AFP"]


def test_outlet_that_was_told_is_a_relay() -> None:
    told = account("A resident told Reuters that shots were heard at night.").statements
    assert sources(told[0]) == ["A resident"]
    assert [r.text for r in told[0].attributions[0].relays] == ["Reuters"]


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Writing on Telegram, the commander said the port had fallen.", "Telegram"),
        ("The minister told state television that the port was safe.", "state television"),
        ("The president said in a speech that the war was over.", "a speech"),
    ],
)
def test_channel_is_by_what_the_source_spoke(text: str, channel: str) -> None:
    attribution = account(text).statements[0].attributions[0]
    assert attribution.channel is not None
    assert attribution.channel.text == channel


def test_own_voice_has_no_attribution() -> None:
    for text in ("The river rose by two metres.", "The government has not commented on the flood.",
                 "The army has yet to confirm the withdrawal."):  # fmt: skip
        assert all(not s.attributions for s in account(text).statements)


def test_relative_pronoun_gives_way_to_its_noun() -> None:
    told = account("The flood reached Tarn Valley Watch, which said on Monday that two dams had burst.").statements
    assert sources(told[-1]) == ["Tarn Valley Watch"]


def test_aside_about_the_speaker_is_the_outlets_own() -> None:
    told = account("Mayor Lena Orr, who came to the valley on foot, said the dam would be mended by May.").statements
    assert [sources(t) for t in told] == [[], ["Mayor Lena Orr, who came to the valley on foot"]]


def test_what_comes_before_the_speech_is_the_outlets_own() -> None:
    told = account("Speaking at the school, where she teaches music, Ann Roe said the dam was old and weak.").statements
    assert [sources(t) for t in told] == [[], ["Ann Roe"]]


@pytest.mark.parametrize(
    "text",
    [
        "Parliament rejected the budget on Friday.",
        "The rebels pledged allegiance to the league.",
        "The group calls itself the Army of the North.",
        "Investigators are probing whether the driver slept.",
    ],
)
def test_acts_are_not_words(text: str) -> None:
    assert [sources(t) for t in account(text).statements] == [[]]


def test_claim_of_responsibility_is_the_claimants() -> None:
    told = account("The League of the North has claimed responsibility for the attack on the harbour.").statements
    assert sources(told[0]) == ["The League of the North"]


def check_tiling(told: Account) -> None:
    text = told.report.text
    covered = [0] * len(text)
    for s in told.statements:
        assert s.quote == text[s.start : s.end] == s.quote.strip() != ""
        for i in range(s.start, s.end):
            covered[i] += 1
        for a in s.attributions:
            for e in (a.source, a.cue, a.content, a.channel, *a.relays):
                assert e is None or e.text == text[e.start : e.end] != ""
            assert s.start <= a.content.start < a.content.end <= s.end
    inside = [i for a, b in told.report.body for i in range(a, b)]
    assert all(covered[i] == 1 for i in inside if not text[i].isspace())
    assert all(covered[i] <= 1 for i in range(len(text)))
    assert [s.id for s in told.statements] == [f"r1.s{n + 1}" for n in range(len(told.statements))]
    assert [s.start for s in told.statements] == sorted(s.start for s in told.statements)


_BITS = st.sampled_from(
    """the mayor said |"|“|”|The army left and |while |guards fired, |according to Ann |. |\n|\n\n|; |who fled, |she
saying that it rained |denied reports|l1ne |他说 |\u200b|\x0c|•|I |the commander """.split("|")
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_BITS, max_size=30).map("".join))
def test_statements_tile_any_body(text: str) -> None:
    told = account(text)
    check_tiling(told)
    assert account(text) == told


@pytest.mark.parametrize(
    "make",
    [
        lambda: "",
        lambda: "   \n \n",
        lambda: "no sentence ends here " * 400,
        lambda: "“" + "The water rose and nobody came to help us. " * 400,
        lambda: "- one\n- two\n- three\n" * 50,
        lambda: "T h e  d @ m  b u r 5 t .  .  ,, ;; said said said " * 60,
        lambda: "10:45 GMT\n11:20 GMT the army said\n" * 30,
    ],
)
def test_odd_bodies_are_tiled_too(make: Callable[[], str]) -> None:
    check_tiling(account(make()))


def test_what_follows_an_inserted_cue_is_the_sources_too() -> None:
    told = account(
        "Two of the crew died on Sunday in the clinic, the council said, and nine workers remain in hospital."
    )
    assert [sources(s) for s in told.statements] == [["the council"]] * len(told.statements)


def test_estimate_is_whose_figure_it_is() -> None:
    assert sources(account("The ministry puts the toll at 12.").statements[0]) == ["The ministry"]
    assert sources(account("The group claims to hold nine ships.").statements[0]) == ["The group"]
