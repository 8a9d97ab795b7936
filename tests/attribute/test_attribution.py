"""The seam: sources, cues and contents found by dependencies."""

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.attribute import Attributed, dependency_extractor, outermost
from reportedly.language import load_parser
from reportedly.records import Parsed


@cache
def parsed(text: str) -> Parsed:
    ranges = []
    at = 0
    for line in text.split("\n"):
        if line.strip():
            ranges.append((at, at + len(line)))
        at += len(line) + 1
    return load_parser()(text, ranges)


def words(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    return " | ".join(text[a:b] for a, b in spans)


def found(text: str) -> list[tuple[str, str, str]]:
    return [
        (words(text, a.source), words(text, a.cue), words(text, a.content))
        for a in outermost(dependency_extractor(parsed(text)))
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        (
            "The mayor said that the dam was safe.",
            "The mayor",
            "said",
            "that the dam was safe",
        ),
        (
            '"The dam is safe," said mayor Lena Orr.',
            "mayor Lena Orr",
            "said",
            '"The dam is safe,"',
        ),
        (
            "“The dam is safe,” she said. “Nobody has to leave.”",
            "she",
            "said",
            "“The dam is safe,” | “Nobody has to leave.”",
        ),
        (
            "The dam, the mayor said, was safe.",
            "the mayor",
            "said",
            "The dam | was safe",
        ),
        (
            "According to the mayor, the dam was safe.",
            "the mayor",
            "According to",
            "the dam was safe",
        ),
        (
            "The dam was safe, according to the mayor.",
            "the mayor",
            "according to",
            "The dam was safe",
        ),
        (
            "The dam had burst in two places, the Velmar Times reported.",
            "the Velmar Times",
            "reported",
            "The dam had burst in two places",
        ),
        (
            "The ministry denied reports that the dam had burst.",
            "The ministry",
            "denied",
            "reports that the dam had burst",
        ),
        (
            "The governor urged residents to leave the valley.",
            "The governor",
            "urged",
            "residents to leave the valley",
        ),
        (
            "The opposition called for an inquiry into the flood.",
            "The opposition",
            "called for",
            "an inquiry into the flood",
        ),
        (
            "The inquiry found that the gates had rusted.",
            "The inquiry",
            "found",
            "that the gates had rusted",
        ),
        (
            "The mayor confirmed in a statement that the dam had burst.",
            "The mayor",
            "confirmed",
            "that the dam had burst",
        ),
        (
            "The mayor said after the vote ended that the dam would be mended.",
            "The mayor",
            "said",
            "that the dam would be mended",
        ),
        (
            "The event organisers, It's Hands for Velmar, said on Monday that they believed a pipe had burst.",
            "The event organisers, It's Hands for Velmar",
            "said",
            "that they believed a pipe had burst",
        ),
        (
            "The guard did not see anyone near the gate, the brother of the engineer, Tomas Rehn, from Ostrava, said.",
            "the brother of the engineer, Tomas Rehn, from Ostrava",
            "said",
            "The guard did not see anyone near the gate",
        ),
        (
            "As first reported by Norpress, the dam had two cracks in its wall.",
            "Norpress",
            "As first reported by",
            "the dam had two cracks in its wall",
        ),
        (
            "Police said two men were hurt when the barge burned, Norpress reported.",
            "Norpress",
            "reported",
            "Police said two men were hurt when the barge burned",
        ),
        (
            "'The dam is safe and nobody has to leave,' said mayor Lena Orr.",
            "mayor Lena Orr",
            "said",
            "'The dam is safe and nobody has to leave,'",
        ),
        (
            "“The dam was left to rot for years.” Rehn said. “Nobody came to look at it.”",
            "Rehn",
            "said",
            "“The dam was left to rot for years.” | “Nobody came to look at it.”",
        ),
        (
            "We have opened the bridge to all traffic. — Tarn Valley Council (@tarnvalley) March 9, 2025",
            "Tarn Valley Council",
            "",
            "We have opened the bridge to all traffic",
        ),
        (
            "It was reported that two bridges had fallen.",
            "",
            "was reported",
            "that two bridges had fallen",
        ),
    ],
)
def test_construction_gives_its_source_cue_and_content(text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, content) in found(text)


def test_quotation_over_several_sentences_is_one_speech() -> None:
    text = '"The water came at night. We heard nothing. Then the bridge was gone," said Ann Roe.'
    assert found(text)[0][2] == '"The water came at night. We heard nothing. Then the bridge was gone,"'


def test_speech_goes_on_in_a_paragraph_that_opens_with_a_mark() -> None:
    text = "“We will rebuild the dam,” said Ann Roe. “It will take two years.\n\n“Nobody will lose a home.”"
    assert found(text)[0][2].endswith("“Nobody will lose a home.”")


def test_agency_that_carries_a_quotation_stands_around_its_speaker() -> None:
    text = '"The dam is safe," said engineer Ann Roe, news agency Norpress reported.'
    spans = dependency_extractor(parsed(text))
    sources = {words(text, a.source): a for a in spans}
    outer, inner = sources["news agency Norpress"], sources["engineer Ann Roe"]
    assert any(a <= inner.cue[0][0] < b for a, b in outer.content)


def test_outlet_that_quotes_people_stands_around_them() -> None:
    text = "Norpress quoted two residents as saying that shots were heard in the market."
    sources = {words(text, a.source) for a in dependency_extractor(parsed(text))}
    assert {"Norpress", "two residents"} <= sources


def test_two_cues_around_one_content_leave_each_other_out() -> None:
    text = "Police said two men were hurt when the barge burned, Norpress reported."
    contents = {words(text, a.source): words(text, a.content) for a in dependency_extractor(parsed(text))}
    assert contents["Police"] == "two men were hurt when the barge burned"


def test_who_is_quoted_is_the_source() -> None:
    text = "“The dam was blown up by a soldier of the league,” Norpress cited the ministry of works."
    assert "the ministry of works" in {words(text, a.source) for a in dependency_extractor(parsed(text))}


def test_speech_of_several_paragraphs_run_together_is_one_speech() -> None:
    text = 'Rehn said: "We left the tunnel and the tram fell. "There was glass on the floor. "People ran.\n\n"I hid."'
    assert words(text, dependency_extractor(parsed(text))[0].content).endswith('"I hid."')


def test_name_behind_a_description_belongs_to_the_source() -> None:
    text = "Water company Tarn Utilities says that nine wells have been closed."
    assert [s for s, _, _ in found(text)] == ["Water company Tarn Utilities"]


def test_main_verb_is_no_complement_of_a_participle() -> None:
    assert found("A driver found guilty of speeding could be fined for up to ten days.") == []


def test_outlets_own_voice_has_no_attribution() -> None:
    assert found("The river rose by two metres on Friday. Soldiers carried sandbags to the bridge.") == []


def check(text: str, attributions: list[Attributed]) -> None:
    for one in attributions:
        spans = [*one.source, *one.cue, *one.content]
        assert one.content
        assert all(0 <= a < b <= len(text) for a, b in spans)
        for part in (one.source, one.cue, one.content):
            assert list(part) == sorted(part)
            assert all(a[1] <= b[0] for a, b in pairwise(part))
        assert not any(c < b and a < d for a, b in one.source for c, d in one.cue)


_BITS = st.sampled_from(
    """the mayor said |"|“|”|’|''|that it rained |according to Ann |, |. |\n|\n\n|– |• |told AFP |12:40
Norpress reported|— Ann Roe (@roe) May 2, 2025|' | '
|As reported by Norpress, |Ann Roe, a nurse, |it was denied |(|)|l1ne n0ise |他说 |قال |\u200b|who said |:""".split("|")
)


@settings(max_examples=60, deadline=None)
@given(st.lists(_BITS, max_size=30).map("".join))
def test_spans_stand_in_the_text_and_source_and_cue_apart(text: str) -> None:
    first = dependency_extractor(parsed(text))
    check(text, first)
    assert dependency_extractor(parsed(text)) == first


def test_long_and_unbalanced_quotation_does_no_harm() -> None:
    text = "“" + "The water rose and nobody came to help us in the valley. " * 250 + "said Ann Roe"
    check(text, dependency_extractor(parsed(text)))
