"""Which statements become one claim, through the whole chain, on small invented reports."""

import pytest
from told_stories import story

from reportedly.records import Claim, Dossier


def claims_with(dossier: Dossier, words: str) -> list[Claim]:
    told = {s.id for s in dossier.statements if words in s.quote}
    return [c for c in dossier.claims if told & set(c.statements)]


ONE = (
    "The ferry Otra capsized off Varnica shortly after dawn on Monday, and nine passengers drowned in the cold water. "
    "Harbour master Ilse Brandt said the vessel had left the quay two hours late. "
    "The transport ministry ordered all ferries of the company to stay in port until further notice."
)
TWO = (
    "Nine passengers drowned when the ferry Otra capsized near Varnica early on Monday in the cold water. "
    "The vessel had left the quay two hours late, according to harbour master Ilse Brandt. "
    "Harbour master Ilse Brandt said she had written to the owner about the crew last year."
)


def test_one_proposition_in_other_words_is_one_claim() -> None:
    dossier = story(ONE, TWO)
    assert any(c.reports == 2 for c in claims_with(dossier, "drowned"))
    assert any(c.reports == 2 for c in claims_with(dossier, "two hours late"))


def test_the_same_speaker_on_another_matter_is_another_claim() -> None:
    dossier = story(ONE, TWO)
    late = {c.id for c in claims_with(dossier, "two hours late")}
    written = {c.id for c in claims_with(dossier, "written to the owner")}
    assert late and written and not late & written


def test_what_only_one_tells_is_told_by_one() -> None:
    dossier = story(ONE, TWO)
    assert all(c.reports == 1 for c in claims_with(dossier, "stay in port until further notice"))


def test_every_statement_is_in_a_claim_and_every_claim_says_why() -> None:
    dossier = story(ONE, TWO)
    held = {s for c in dossier.claims for s in c.statements}
    assert held == {s.id for s in dossier.statements}
    assert all(len(c.why) == len(c.statements) for c in dossier.claims)
    assert all(" ".join(c.text.split()) in " ".join((ONE, TWO)) for c in dossier.claims)


HOLDERS = [
    ("The army holds the town of Velmar, the ministry said on Monday.",
     "The rebels hold the town of Velmar, their spokesman said on Monday."),
    ("Government troops control the Otra bridge.", "Rebel fighters control the Otra bridge."),
    ("The army captured the port of Dalen on Friday.", "Rebels captured the port of Dalen on Friday."),
    ("The port of Dalen was captured by the army on Friday.", "Rebels captured the port of Dalen on Friday."),
]  # fmt: skip
REST = (
    " The harvest festival in the hills began a week late because of heavy rain, and farmers complained of prices.",
    " Schools in the northern valley opened again after the holidays, with fewer pupils than in the year before that.",
)


@pytest.mark.parametrize(("one", "other"), HOLDERS)
def test_a_place_held_by_one_party_and_by_the_other_is_two_claims(one: str, other: str) -> None:
    dossier = story(one + REST[0], other + REST[1])
    ours, theirs = (dossier.reports[i].text.split(".")[0] for i in (0, 1))
    held, lost = ({c.id for c in claims_with(dossier, words[:20])} for words in (ours, theirs))
    assert held and lost and not held & lost


def test_a_place_held_by_one_party_is_one_claim_whatever_the_party_is_called() -> None:
    dossier = story("Rebels captured the port of Dalen on Friday." + REST[0],
                    "Insurgents captured the port of Dalen on Friday." + REST[1])  # fmt: skip
    assert {c.reports for c in claims_with(dossier, "captured the port")} == {2}


def test_talks_that_both_parties_held_are_one_claim() -> None:
    dossier = story("The army held talks with a Norland envoy in Velmar on Friday." + REST[0],
                    "Rebels held talks with a Norland envoy in Velmar on Friday." + REST[1])  # fmt: skip
    assert {c.reports for c in claims_with(dossier, "held talks")} == {2}


def test_an_event_that_opens_a_sentence_is_told_with_those_that_tell_it_at_length() -> None:
    dossier = story("With the capture of Velmar, the rebels now control the road to the coast." + REST[0],
                    "The rebels captured Velmar on Sunday." + REST[1])  # fmt: skip
    assert {c.reports for c in claims_with(dossier, "captured Velmar")} == {2}
