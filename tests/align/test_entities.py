"""One name for each person, body and party across reports, on records built by hand."""

from reportedly.align.entities import join_entities
from reportedly.records import Account, Attribution, Entity, Excerpt, Mention, Report, Statement
from reportedly.records.accounts import MentionKind

Named = tuple[str, MentionKind, int]


def _account(number: int, text: str, *named: Named, unnamed: tuple[Named, ...] = ()) -> Account:
    report = Report(f"r{number}", text, ((0, len(text)),), "")
    mentions = []
    for given, flag in ((named, True), (unnamed, False)):
        for name, kind, chain in given:
            at = text.index(name)
            mentions.append(Mention(report.id, at, at + len(name), name, kind, chain, flag))
    return Account(report, (), mentions=tuple(mentions))


def _of(entities: tuple[Entity, ...], name: str) -> list[Entity]:
    return [e for e in entities if name in e.names]


def test_spellings_of_one_person_become_one_entity_with_a_reason() -> None:
    accounts = [
        _account(1, "General Yusuf Abdel Karim spoke.", ("Yusuf Abdel Karim", "person", 0)),
        _account(2, "Yousef Abdulkarim spoke.", ("Yousef Abdulkarim", "person", 0)),
        _account(3, "Gen. Abdulkarim spoke.", ("Abdulkarim", "person", 0)),
    ]
    entities, entity_of = join_entities(accounts)
    assert len(entities) == 1
    assert {"General Yusuf Abdel Karim", "Yousef Abdulkarim", "Abdulkarim"} <= set(entities[0].names)
    assert entity_of == {("r1", 0): "e1", ("r2", 0): "e1", ("r3", 0): "e1"}
    assert len(entities[0].evidence) == 2


def test_father_and_son_stay_two_and_the_surname_goes_to_neither_when_both_fit() -> None:
    accounts = [
        _account(1, "Karim Haddad and Omar Haddad", ("Karim Haddad", "person", 0), ("Omar Haddad", "person", 1)),
        _account(2, "Haddad left.", ("Haddad", "person", 0)),
    ]
    entities, _ = join_entities(accounts)
    assert len(entities) == 3
    assert not {e.id for e in _of(entities, "Karim Haddad")} & {e.id for e in _of(entities, "Omar Haddad")}


def test_initials_full_name_and_description_of_an_army_are_one() -> None:
    accounts = [
        _account(1, "The Chadian National Army withdrew", ("Chadian National Army", "body", 0)),
        _account(2, "CNA units stayed", ("CNA", "body", 0)),
        _account(3, "Chadian defence ministry", ("Chadian defence ministry", "body", 0)),
        _account(4, "Chad's defense ministry", ("Chad's defense ministry", "body", 0)),
    ]
    entities, _ = join_entities(accounts)
    assert _of(entities, "CNA") == _of(entities, "Chadian National Army")
    assert _of(entities, "Chadian defence ministry") == _of(entities, "Chad's defense ministry")
    assert len(entities) == 2


def test_armies_of_two_countries_stay_two_and_a_bare_one_joins_neither() -> None:
    accounts = [
        _account(1, "Chadian army and Malian army", ("Chadian army", "body", 0), ("Malian army", "body", 1)),
        _account(2, "the army", unnamed=(("army", "body", 0),)),
    ]
    assert len(join_entities(accounts)[0]) == 3


def test_words_for_one_party_are_one_entity_across_reports() -> None:
    accounts = [
        _account(1, "Chadian rebels", unnamed=(("Chadian rebels", "body", 0),)),
        _account(2, "opposition forces", unnamed=(("opposition forces", "body", 0),)),
    ]
    entities, _ = join_entities(accounts)
    assert [set(e.names) for e in entities] == [{"Chadian rebels", "opposition forces"}]


def test_description_becomes_an_entity_only_as_a_source() -> None:
    text = "two residents said so while the driver slept"
    unnamed: tuple[Named, ...] = (("two residents", "person", 0), ("the driver", "person", 1))
    account = _account(1, text, unnamed=unnamed)
    source = Attribution(Excerpt(0, 13, text[:13]), None, Excerpt(0, len(text), text))
    statement = Statement("s1", "r1", 0, len(text), text, attributions=(source,))
    entities, entity_of = join_entities([Account(account.report, (statement,), mentions=account.mentions)])
    assert [e.name for e in entities] == ["two residents"]
    assert entity_of == {("r1", 0): "e1"}


def test_country_under_two_names_is_one_place() -> None:
    accounts = [
        _account(1, "in Türkiye", ("Türkiye", "place", 0)),
        _account(2, "in Turkey", ("Turkey", "place", 0)),
        _account(3, "in Iran and Iraq", ("Iran", "place", 0), ("Iraq", "place", 1)),
    ]
    assert len(join_entities(accounts)[0]) == 3


def test_no_accounts_give_no_entities() -> None:
    assert join_entities([]) == ((), {})
