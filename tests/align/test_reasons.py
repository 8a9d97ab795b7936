"""What a claim says of why its statements stand in it: the names and words they share, and what differs."""

import pytest
from told_stories import story

from reportedly.records import Claim, Dossier

ONE = (
    "A barge rammed the lock gate at Velden on Tuesday, injuring 14 dock workers. "
    "The canal authority said the skipper had ignored two red signals."
)
TWO = (
    "A barge rammed the lock gate at Velden on Wednesday, injuring 17 dock workers. "
    "The skipper had ignored two red signals, the canal authority said."
)


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    return story(ONE, TWO, published="2025-03-07")


def reasons(dossier: Dossier, words: str) -> list[str]:
    told = {s.id for s in dossier.statements if words in s.quote}
    claims: list[Claim] = [c for c in dossier.claims if told & set(c.statements) and c.reports == 2]
    assert claims
    return [why for c in claims for why in c.why]


def test_shared_words_are_given_as_they_stand_in_the_text(dossier: Dossier) -> None:
    shares = " ".join(reasons(dossier, "red signals"))
    assert "skipper, ignored, two, red, signals" in shares


def test_what_differs_is_given_as_each_tells_it(dossier: Dossier) -> None:
    assert "differs in time: Wednesday / Tuesday" in " ".join(reasons(dossier, "barge rammed"))
    assert "differs in figure: 17 dock workers / 14 dock workers" in " ".join(reasons(dossier, "injuring"))


def test_tellings_that_agree_differ_in_nothing() -> None:
    agreeing = story(ONE, ONE.replace("rammed", "hit"), published="2025-03-07")
    assert not any("differs" in why for c in agreeing.claims for why in c.why)


# The collapse stands in both; what was feared beforehand shares its words, and tells something else.
FEARED = (
    "A crane collapsed at the shipyard in Norrvik on Monday morning, killing two welders who stood below it. "
    "Inspector Lena Faust said the yard had been told in May that the crane at the shipyard was unsafe."
)
HAPPENED = (
    "Two welders died when a crane at the shipyard in Norrvik collapsed on Monday, harbour master Jon Reis said. "
    "Why did the crane at the shipyard collapse? The yard said that it would hold a minute of silence on Friday."
)


def test_what_is_told_loosely_stands_apart_from_the_claims_words_and_what_repeats_them() -> None:
    told = story(FEARED, HAPPENED, FEARED.replace("Monday morning", "Monday"))
    loose = [c for c in told.claims if c.loose]
    assert loose
    quotes = {s.id: s.quote for s in told.statements}
    for claim in loose:
        assert set(claim.loose) < set(claim.statements)
        assert not any(claim.text in quotes[s] for s in claim.loose)


def test_what_is_told_loosely_adds_no_independent_origin() -> None:
    told = story(FEARED, HAPPENED, FEARED.replace("Monday morning", "Monday"))
    origins = {s.id: s.origin for s in told.statements}
    for claim in told.claims:
        assert claim.independent <= len({origins[s] for s in claim.statements if s not in claim.loose})


def test_a_claim_is_not_shown_in_the_words_of_a_question() -> None:
    told = story(FEARED, HAPPENED)
    assert any("Why did" in s.quote for s in told.statements)
    assert not any(c.text.endswith("?") for c in told.claims if len(c.statements) > 1)
