"""Several who speak as one are one voice: in the records, in the dossier's JSON, and where voices are counted."""

from spoken import account_of, statement_at

from reportedly.attribute import dependency_extractor
from reportedly.records import Statement
from reportedly.trace.voices import find_voice

JOINT = "Norland, Estavia and Lirra said in a joint statement that the border would reopen."


def told(text: str, words: str) -> Statement:
    return statement_at(account_of(text, dependency_extractor), words)


def test_joint_statement_has_its_members() -> None:
    one = told(JOINT, "would reopen").attributions[0]
    assert [m.text for m in one.members] == ["Norland", "Estavia", "Lirra"]
    assert one.channel is not None and one.channel.text == "a joint statement"


def test_joint_statement_is_one_voice_of_nobody_alone() -> None:
    account = account_of(JOINT, dependency_extractor)
    voice = find_voice(account, statement_at(account, "would reopen"), {})
    assert (voice.kind, voice.entity) == ("body", None)
    assert "Estavia" in voice.why


def test_agencies_that_report_the_same_each_carry_it() -> None:
    one = told("Reuters and AFP reported that the border was shut.", "was shut").attributions[0]
    assert [r.text for r in one.relays] == ["Reuters", "AFP"]


def test_ministry_of_two_things_is_one() -> None:
    assert told("The ministry of trade and industry said exports fell.", "exports fell").attributions[0].members == ()
