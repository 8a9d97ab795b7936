"""One name for each person, body and party across reports, on records built by hand."""

from reportedly.align.entities import join_entities
from reportedly.gazetteer import load_gazetteer
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


def test_first_name_alone_is_whom_the_same_report_names_in_full() -> None:
    accounts = [
        _account(1, "Ada Quist spoke. Later Ada left.", ("Ada Quist", "person", 0)),
        _account(2, "Ben Cole spoke.", ("Ben Cole", "person", 0)),
    ]
    first = accounts[0]
    at = first.report.text.index("Ada left")
    alone = Mention("r1", at, at + 3, "Ada", "person", 1)
    accounts[0] = Account(first.report, (), mentions=(*first.mentions, alone))
    entities, _ = join_entities(accounts)
    assert _of(entities, "Ada") == _of(entities, "Ada Quist")
    assert len(entities) == 2


def test_first_name_that_two_bear_goes_to_neither() -> None:
    text = "Ada Quist met Ada Cole. Then she, Ada, left."
    account = _account(1, text, ("Ada Quist", "person", 0), ("Ada Cole", "person", 1))
    at = text.index("Ada, left")
    mentions = (*account.mentions, Mention("r1", at, at + 3, "Ada", "person", 2))
    assert len(join_entities([Account(account.report, (), mentions=mentions)])[0]) == 3


def test_surname_taken_for_a_body_in_another_report_is_the_person() -> None:
    accounts = [
        _account(1, "Marta Oduya spoke.", ("Marta Oduya", "person", 0)),
        _account(2, "Oduya denies it.", ("Oduya", "body", 0)),
    ]
    entities, _ = join_entities(accounts)
    assert [(e.kind, set(e.names)) for e in entities] == [("person", {"Marta Oduya", "Oduya"})]


def test_person_and_the_body_they_speak_for_stay_two() -> None:
    account = _account(1, "Ben Cole of the Cole Foundation", ("Ben Cole", "person", 0), ("Cole Foundation", "body", 1))
    assert {e.kind for e in join_entities([account])[0]} == {"person", "body"}


def test_venue_and_event_are_one_with_what_people_call_them() -> None:
    accounts = [
        _account(1, "at the Harbour Lights Resort and Casino", ("Harbour Lights Resort and Casino", "place", 0)),
        _account(2, "at Harbour Lights", ("Harbour Lights", "place", 0)),
        _account(3, "at the Route 9 Autumn Festival", ("Route 9 Autumn Festival", "body", 0)),
        _account(4, "at Route 9", ("Route 9", "place", 0)),
    ]
    assert len(join_entities(accounts)[0]) == 2


def test_city_is_not_the_marathon_that_is_run_in_it() -> None:
    account = _account(
        1, "the New York Marathon and then in Boston", ("New York Marathon", "other", 0), ("Boston", "place", 1)
    )
    other = _account(2, "in New York", ("New York", "place", 0))
    assert len(join_entities([account, other], load_gazetteer())[0]) == 3


def test_towns_spelt_alike_in_one_report_are_two() -> None:
    account = _account(1, "Pyongyang and Pyeongchang", ("Pyongyang", "place", 0), ("Pyeongchang", "place", 1))
    assert len(join_entities([account], load_gazetteer())[0]) == 2


def test_name_found_in_one_report_is_a_mention_where_another_writes_it() -> None:
    accounts = [
        _account(1, "Marta Oduya spoke.", ("Marta Oduya", "person", 0)),
        _account(2, "It was said that Marta Oduya’s aide left; Ana Marta Oduya Ruiz stayed."),
    ]
    (entity,), _ = join_entities(accounts)
    assert [(s.report, s.start) for s in entity.mentions] == [("r1", 0), ("r2", 17)]


def test_word_written_small_elsewhere_is_no_name() -> None:
    accounts = [
        _account(1, "He joined Target today.", ("Target", "body", 0)),
        _account(2, "The target was hit. Target practice went on."),
    ]
    assert [len(e.mentions) for e in join_entities(accounts)[0]] == [1]


def test_full_name_taken_for_a_thing_is_the_person_whom_another_report_spells_otherwise() -> None:
    accounts = [
        _account(1, "Governor Yerlan Dzhakupov spoke.", ("Yerlan Dzhakupov", "person", 0)),
        _account(2, "Hakim of the region Erlan Zhakupov spoke.", ("Erlan Zhakupov", "other", 0)),
    ]
    assert len(join_entities(accounts, load_gazetteer())[0]) == 1


def test_body_taken_for_a_place_in_another_report_is_the_body() -> None:
    text = "Orvel-Munai spoke. Orvel-Munai paid."
    accounts = [
        _account(1, text, ("Orvel-Munai", "body", 0), ("Orvel-Munai paid", "body", 0)),
        _account(2, "The Orvel Munay base burned.", ("Orvel Munay", "place", 0)),
    ]
    found = _of(join_entities(accounts, load_gazetteer())[0], "Orvel Munay")
    assert [e.kind for e in found] == ["body"] and "Orvel-Munai" in found[0].names


def _said(account: Account, source: str) -> Account:
    """The account with one statement whose source these words are."""
    at = account.report.text.index(source)
    content = Excerpt(0, len(account.report.text), account.report.text)
    attribution = Attribution(Excerpt(at, at + len(source), source), None, content)
    statement = Statement("s1", account.report.id, 0, content.end, content.text, attributions=(attribution,))
    return Account(account.report, (statement,), mentions=account.mentions)


def test_a_source_named_by_surname_alone_is_the_person_whom_the_story_names_in_full() -> None:
    described = _said(_account(2, "Brandt, according to an aide, left.", unnamed=(("Brandt", "other", 0),)), "Brandt")
    one = _account(1, "Ilse Brandt left.", ("Ilse Brandt", "person", 0))
    entities, _ = join_entities([one, described])
    assert [e.name for e in entities] == ["Ilse Brandt"]
    two = _account(3, "Karl Brandt stayed.", ("Karl Brandt", "person", 0))
    assert len(join_entities([one, two, described])[0]) == 3, "of two of one surname it is neither"


def test_a_description_by_a_common_word_is_no_surname() -> None:
    described = _said(_account(2, "Officials spoke.", unnamed=(("Officials", "other", 0),)), "Officials")
    entities, _ = join_entities([_account(1, "Ilse Brandt left.", ("Ilse Brandt", "person", 0)), described])
    assert len(entities) == 2


def test_a_surname_in_capitals_is_the_person_and_initials_are_not() -> None:
    accounts = [
        _account(1, "Sofia Halden reports.", ("Sofia Halden", "person", 0)),
        _account(2, "HALDEN: Good morning.", ("HALDEN", "place", 0)),
        _account(3, "HLD: Good morning.", ("HLD", "body", 0)),
    ]
    entities, _ = join_entities(accounts, load_gazetteer())
    assert sorted(sorted(e.names) for e in entities) == [["HALDEN", "Sofia Halden"], ["HLD"]]


def test_a_police_department_is_the_police_of_its_town_and_no_others() -> None:
    accounts = [
        _account(1, "Port Alder Police Department came.", ("Port Alder Police Department", "body", 0)),
        _account(2, "Port Alder police came.", ("Port Alder police", "body", 0)),
        _account(3, "Estavia Police Department came.", ("Estavia Police Department", "body", 0)),
    ]
    entities, _ = join_entities(accounts)
    assert _of(entities, "Port Alder police") == _of(entities, "Port Alder Police Department")
    assert len(entities) == 2


def test_two_surnames_may_be_shortened_to_the_first() -> None:
    accounts = [
        _account(
            1,
            "Luis Solano Vega came. Solano Vega left.",
            ("Luis Solano Vega", "person", 0),
            (". Solano Vega", "person", 0),
        ),
        _account(2, "President Luis Solano wrote.", ("Luis Solano", "person", 0)),
        _account(3, "Mr. Solano spoke.", ("Solano", "person", 0)),
        _account(4, "Pedro Solano Vega slept.", ("Pedro Solano Vega", "person", 0)),
    ]
    first = accounts[0]
    at = first.report.text.index("Solano Vega left")
    named = Mention("r1", at, at + len("Solano Vega"), "Solano Vega", "person", 0, True)
    accounts[0] = Account(first.report, (), mentions=(first.mentions[0], named))
    entities, _ = join_entities(accounts)
    assert _of(entities, "Luis Solano") == _of(entities, "Luis Solano Vega")
    assert _of(entities, "Pedro Solano Vega") != _of(entities, "Luis Solano Vega")


def test_surnames_with_a_hyphen_are_the_person_whose_full_name_ends_so() -> None:
    accounts = [
        _account(1, "Karim Belhadj-Ouertani drove.", ("Karim Belhadj-Ouertani", "person", 0)),
        _account(2, "Belhadj-Ouertani stopped.", ("Belhadj-Ouertani", "body", 0)),
        _account(3, "Karim Ouertani Belhadj fled.", ("Karim Ouertani Belhadj", "person", 0)),
    ]
    assert [e.kind for e in join_entities(accounts)[0]] == ["person"]


def test_a_suffix_that_one_house_leaves_out_parts_no_one() -> None:
    accounts = [
        _account(1, "Omar J. Reyes Jr. spoke.", ("Omar J. Reyes Jr.", "person", 0)),
        _account(2, "Omar Reyes spoke.", ("Omar Reyes", "person", 0)),
    ]
    assert len(join_entities(accounts)[0]) == 1


def test_father_and_son_of_one_name_stay_two_where_a_report_has_both() -> None:
    text = "Omar Reyes Jr. and Omar Reyes, his father, spoke."
    both = _account(1, text, ("Omar Reyes Jr.", "person", 0), ("Omar Reyes,", "person", 1))
    plain = _account(2, "Omar Reyes spoke.", ("Omar Reyes", "person", 0))
    assert len(join_entities([both, plain])[0]) == 2


def test_two_bodies_that_are_called_by_one_last_word_stay_two() -> None:
    accounts = [
        _account(1, "Ardon Harbour Department. Department.", ("Ardon Harbour Department", "body", 0)),
        _account(2, "Belmar Traffic Department. Department.", ("Belmar Traffic Department", "body", 0)),
    ]
    with_short = [
        Account(a.report, (), mentions=(*a.mentions, Mention(a.report.id, at, at + 10, "Department", "body", 0)))
        for a in accounts
        if (at := a.report.text.rindex("Department"))
    ]
    assert len(join_entities(with_short)[0]) == 2


def test_initials_that_a_report_spells_out_are_not_another_bodys() -> None:
    accounts = [
        _account(1, "Norland Space Council, NSC", ("Norland Space Council", "body", 0), ("NSC", "body", 0)),
        _account(2, "Naval Supply Centre", ("Naval Supply Centre", "body", 0)),
    ]
    assert len(join_entities(accounts)[0]) == 2


def test_names_of_another_number_are_of_another_thing() -> None:
    accounts = [
        _account(1, "Morningstar-2", ("Morningstar-2", "body", 0)),
        _account(2, "Morningstar-3", ("Morningstar-3", "body", 0)),
    ]
    assert len(join_entities(accounts)[0]) == 2


def test_local_authorities_are_not_the_federal_ones() -> None:
    accounts = [
        _account(
            1,
            "The federal authorities sent help. Authorities paid.",
            unnamed=(("federal authorities", "body", 0), ("Authorities", "body", 0)),
        ),
        _account(
            2,
            "The local authorities had asked. Authorities waited.",
            unnamed=(("local authorities", "body", 0), ("Authorities", "body", 0)),
        ),
    ]
    assert len(join_entities(accounts)[0]) == 2


def test_a_letter_too_many_within_a_long_given_name_is_a_slip() -> None:
    accounts = [
        _account(1, "Vicencio Arce spoke.", ("Vicencio Arce", "person", 0)),
        _account(2, "Vincencio Arce spoke.", ("Vincencio Arce", "person", 0)),
    ]
    assert len(join_entities(accounts)[0]) == 1


def test_a_large_town_is_no_surname_of_another_report() -> None:
    accounts = [
        _account(1, "A statue of General George Lima", ("George Lima", "person", 0)),
        _account(2, "The moon sets over Lima at six.", ("Lima", "place", 0)),
    ]
    assert len(join_entities(accounts, load_gazetteer())[0]) == 2


def test_what_two_are_said_to_be_does_not_make_them_one() -> None:
    accounts = [
        _account(
            1, "Orion Base is far, the space agency said.", ("Orion Base", "body", 0),
            unnamed=(("space agency", "body", 0),),
        ),
        _account(
            2, "NORSA flies, the Chadian space agency said.", ("NORSA", "body", 0),
            unnamed=(("Chadian space agency", "body", 0),),
        ),
    ]  # fmt: skip
    assert len(join_entities(accounts)[0]) == 2
