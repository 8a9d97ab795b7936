"""Whose word it is, who carried it and by what: chains, relays, channels and documents."""

import pytest
from spoken import account_of, statement_at

from reportedly.attribute import dependency_extractor
from reportedly.records import Statement


def told(text: str, words: str) -> Statement:
    return statement_at(account_of(text, dependency_extractor), words)


def chain(statement: Statement) -> list[str | None]:
    return [a.source.text if a.source else None for a in statement.attributions]


@pytest.mark.parametrize(
    ("text", "words", "sources"),
    [
        ("Two boats sank, Norpress reported, citing a harbour official.", "Two boats sank",
         ["Norpress", "a harbour official"]),
        ("The king has fled, according to Norpress, which cited two aides.", "king has fled",
         ["Norpress", "two aides"]),
        ("The lock was shut, Norpress quoted the keeper as saying.", "lock was shut", ["Norpress", "the keeper"]),
        ("The envoy was accused by the senate of taking bribes.", "taking bribes", ["the senate"]),
        ("Lirra blamed Estavia for the raid.", "the raid", ["Lirra"]),
        ("The firm closed two mills, citing high costs.", "closed two mills", []),
        ("The queen welcomed the verdict.", "the verdict", []),
    ],
)  # fmt: skip
def test_voices_stand_outermost_first(text: str, words: str, sources: list[str]) -> None:
    assert chain(told(text, words)) == sources


@pytest.mark.parametrize(
    ("text", "words", "channel", "relays"),
    [
        ("The keeper told AFP by telephone that the lock was shut.", "lock was shut", "telephone", ["AFP"]),
        ("In an interview with Reuters, the keeper said the lock was shut.", "lock was shut", "an interview",
         ["Reuters"]),
        ("According to a memo seen by Reuters, the lock was shut.", "lock was shut", None, ["Reuters"]),
        ("The keeper said on Telegram that the lock was shut.", "lock was shut", "Telegram", []),
        ("The keeper told reporters that the lock was shut.", "lock was shut", None, []),
    ],
)  # fmt: skip
def test_channel_and_relays_have_their_own_fields(
    text: str, words: str, channel: str | None, relays: list[str]
) -> None:
    one = told(text, words).attributions[-1]
    assert (one.channel and one.channel.text) == channel
    assert [r.text for r in one.relays] == relays


@pytest.mark.parametrize(
    "text",
    [
        "The ministry closed the lock. The ministry's statement said it had cracked.",
        "The ministry closed the lock. A statement from the ministry said it had cracked.",
        "In a statement, the ministry said the lock was shut. The statement said it had cracked.",
    ],
)
def test_document_goes_with_whoever_issued_it(text: str) -> None:
    account = account_of(text, dependency_extractor)
    document = next(m for m in account.mentions if m.text.lower().endswith("statement"))
    assert any(m.chain == document.chain and "ministry" in m.text and m is not document for m in account.mentions)


def test_two_unnamed_residents_are_two() -> None:
    text = "A resident said the house shook. A resident of the port said that nothing had happened."
    chains = [m.chain for m in account_of(text, dependency_extractor).mentions if m.text == "A resident"]
    assert len(set(chains)) == 2
