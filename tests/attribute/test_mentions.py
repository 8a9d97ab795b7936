"""The names in one report, on invented sentences parsed by the real pipeline."""

from reportedly.attribute.mentions import find_mentions
from reportedly.gazetteer import load_gazetteer
from reportedly.language import load_parser
from reportedly.records import Mention, Report


def _mentions(text: str) -> tuple[Mention, ...]:
    report = Report("r1", text, ((0, len(text)),), "")
    return find_mentions(load_parser()(text, report.body), report, load_gazetteer().known)


def _chain(found: tuple[Mention, ...], name: str) -> set[int]:
    return {m.chain for m in found if m.text == name}


def test_mentions_are_the_reports_words_in_order() -> None:
    text = "President Marta Oduya said in Lisbon that the Chadian army had left. “Oduya’s words matter,” said Ben Cole."
    found = _mentions(text)
    assert [m.text for m in found] == [text[m.start : m.end] for m in found]
    assert [m.start for m in found] == sorted(m.start for m in found)
    seen = list(dict.fromkeys(m.chain for m in found))
    assert seen == sorted(seen)


def test_title_article_and_possessive_are_left_out() -> None:
    found = _mentions("Foreign Minister Karim al-Haddad met the Chadian army. Haddad’s aide stayed in Lisbon.")
    texts = [m.text for m in found]
    assert "Karim al-Haddad" in texts
    assert "Haddad" in texts
    assert "Chadian army" in texts


def test_surname_goes_with_its_full_name_and_not_with_the_father() -> None:
    found = _mentions(
        "Karim al-Haddad spoke on Sunday. President Karim al-Haddad left. A statue of his late father, Omar al-Haddad, "
        "fell. Haddad did not return, and Haddad gave no reason."
    )
    assert _chain(found, "Karim al-Haddad") == _chain(found, "Haddad")
    assert not _chain(found, "Omar al-Haddad") & _chain(found, "Karim al-Haddad")


def test_initials_in_brackets_join_their_name() -> None:
    found = _mentions(
        "The Free Delta Movement (FDM) said it held the port. An FDM commander denied the report. FDM fighters left."
    )
    assert len(_chain(found, "Free Delta Movement") | _chain(found, "FDM")) == 1
    assert {m.kind for m in found if m.text == "FDM"} == {"body"}


def test_place_that_speaks_stays_a_place() -> None:
    found = _mentions("Damascus said on Monday that talks in Damascus had failed. Lisbon has yet to answer.")
    assert {m.kind for m in found if m.text in ("Damascus", "Lisbon")} == {"place"}


def test_words_for_one_party_are_one_chain_and_not_named() -> None:
    found = _mentions("Chadian rebels took the town. The rebels fired in the air. The insurgents then left.")
    party = [m for m in found if m.kind == "body"]
    assert {m.chain for m in party} == {party[0].chain}
    assert not any(m.named for m in party)


def test_body_without_words_has_no_mentions() -> None:
    assert _mentions("") == ()


def _kinds(text: str) -> dict[str, str]:
    return {m.text: m.kind for m in _mentions(text)}


def test_surname_is_a_person_however_the_parser_labels_it() -> None:
    kinds = _kinds(
        "Mr Oduya said he would resign. Marta Oduya, 46, was elected in May. Oduya has denied it. Oduya will stay."
    )
    assert kinds["Oduya"] == kinds["Marta Oduya"] == "person"


def test_minister_called_after_a_month_keeps_her_surname() -> None:
    assert "Theresa May" in _kinds("The letter was sent to Prime Minister Theresa May in London on Friday.")


def test_office_of_a_place_is_cut_from_who_holds_it() -> None:
    kinds = _kinds(
        "The mayor of London Marta Oduya visited the scene with the ambassador to the United Nations Ben Cole."
    )
    assert kinds["Marta Oduya"] == "person"
    assert kinds["Ben Cole"] == "person"


def test_place_that_looks_like_a_title_is_a_place() -> None:
    assert _kinds("The line runs between Manhattan and Queens under the river.")["Queens"] == "place"


def test_town_that_the_report_calls_a_town_is_a_place() -> None:
    text = "Gunmen took the town of Xyzar at dawn. Xyzar lies on the river. They burned Xyzar, a small town, on Monday."
    assert _kinds(text)["Xyzar"] == "place"


def test_group_of_fighters_is_a_body() -> None:
    text = "Zemba Karu fighters took a fort. Zemba Karu militants had left it. The Zemba Karu leader fled with his men."
    assert _kinds(text)["Zemba Karu"] == "body"


def test_party_and_state_of_a_member_are_no_name() -> None:
    assert not any("D-" in m.text for m in _mentions("Sen. Marta Oduya, D-Vt., spoke to Rep. Ben Cole, R-Texas."))


def test_honorific_of_another_tongue_is_a_title() -> None:
    assert "Garba Oduya" in _kinds("Mallam Garba Oduya, a spokesman, said that Alhaji Bello Cole had resigned.")


def test_kings_who_are_called_king_by_name_are_not_cut() -> None:
    texts = set(_kinds("The speech of Martin Luther King Jr. was played. Martin Luther King was loved."))
    assert "Martin Luther" not in texts


def test_body_whose_name_owns_itself_is_one_name() -> None:
    kinds = _kinds("The independent Dock Workers' Union said it had warned the port. The Union said no more.")
    assert kinds["Dock Workers' Union"] == "body"
    assert "Union" not in kinds or kinds["Union"] == "body"


def test_two_places_joined_by_and_are_two() -> None:
    kinds = _kinds("The team includes specialists from Pavlodar and Kurchatov. They flew to Bosnia and Herzegovina.")
    assert kinds["Pavlodar"] == kinds["Kurchatov"] == "place"
    assert kinds["Bosnia and Herzegovina"] == "place"


def test_apposition_tells_people_from_bodies() -> None:
    kinds = _kinds(
        "The panel's chairwoman, Ilka Tarvo, said the tests were late. The city's water company, Orvel Vodak, agreed. "
        "Jorin Belk is the elder brother of Marat Belk, a deputy mayor."
    )
    assert kinds["Ilka Tarvo"] == kinds["Marat Belk"] == "person"
    assert kinds["Orvel Vodak"] == "body"


def test_romance_particle_is_part_of_a_name() -> None:
    assert "Clube do Orvalho" in _kinds("Thieves took the cups of Clube do Orvalho, the chairman said on Monday.")


def test_company_is_known_by_what_companies_do() -> None:
    kinds = _kinds("Shares in Clube do Orvalho fell. A group that calls itself Grey Otter cheered.")
    assert kinds["Clube do Orvalho"] == kinds["Grey Otter"] == "body"


def test_a_short_sentence_full_of_names_is_no_headline() -> None:
    found = {m.text: m.kind for m in _mentions("Norte Air is based in San Marino, Italy. It flew to Lisbon.")}
    assert (found.get("San Marino"), found.get("Italy"), "Norte Air" in found) == ("place", "place", True)
    assert not _mentions("Norte Air Plane Crashes Near Lisbon Airport. It burned.")


def test_who_is_so_many_years_old_is_a_person_and_an_airline_is_not() -> None:
    text = "They named Karim Belhadj-Ouertani, a 31-year-old born in Tunis, and Norte Air, a 20-year-old airline."
    kinds = {m.text: m.kind for m in _mentions(text)}
    assert (kinds["Karim Belhadj-Ouertani"], kinds["Norte Air"]) == ("person", "body")


def test_what_somebody_is_comes_off_the_name() -> None:
    assert _kinds("Comedian Lena Harrow was booed on Monday.")["Lena Harrow"] == "person"
    found = _kinds("Weekly Mirror Editor Bill Castor wrote that Senators Ron Hale and Mark Udo had agreed.")
    assert {found[n] for n in ("Bill Castor", "Ron Hale")} == {"person"}
    assert found["Weekly Mirror"] == "body"


def test_plural_titles_that_end_a_name_are_part_of_it() -> None:
    assert "House of Representatives" in _kinds("The House of Representatives voted on Monday.")


def test_state_of_a_member_is_a_place_and_the_member_a_person() -> None:
    found = _kinds("New Jersey Republican Bo Harlow voted no. Ana Ruiz, an Ohio Democrat, did not.")
    assert found["New Jersey"] == found["Ohio"] == "place"
    assert found["Bo Harlow"] == "person"
    assert _kinds("The Ohio Republican Party met on Monday.")["Ohio Republican Party"] == "body"


def test_an_office_is_no_place() -> None:
    found = _kinds("The President of the United States met Director of National Intelligence James Holt.")
    assert found["United States"] == "place"
    assert "President of the United States" not in found
    assert found["James Holt"] == "person"


def test_a_month_is_no_name_however_it_is_shortened() -> None:
    assert not {"Jan.", "Sept."} & set(_kinds("The moon rises late on Jan. 4 and early on Sept. 5 in Lisbon."))


def test_an_event_or_prize_is_no_place() -> None:
    found = _kinds("She sang at the Harvest Bowl in Denver and won two Golden Harp Awards.")
    assert found["Harvest Bowl"] == "other"
    assert "place" not in {k for n, k in found.items() if "Awards" in n}


def test_initials_spelt_out_are_a_body_however_they_are_labelled() -> None:
    text = "The I.R.S. said no. The Internal Revenue Service runs the I.R.S. scheme, and the I.R.S. agreed."
    assert _kinds(text)["I.R.S."] == "body"


def test_two_surnames_with_a_hyphen_are_nobody() -> None:
    text = "Mitch Romero and Paul Ryland spoke. The Romero-Ryland ticket lost. Ryland conceded."
    found = _mentions(text)
    assert _chain(found, "Ryland") == _chain(found, "Paul Ryland")


def test_a_full_name_that_comes_late_is_a_relative() -> None:
    text = (
        "Harlow said no. Harlow left the set. Harlow wrote a letter. Harlow told a friend. Her father, Robert Harlow, "
        "teaches. Harlow did not sue."
    )
    found = _mentions(text)
    assert not _chain(found, "Harlow") & _chain(found, "Robert Harlow")


def test_opposition_to_something_is_no_party() -> None:
    found = _mentions(
        "Their opposition to the bill grew. The opposition left the chamber. He wants a limited government."
    )
    assert [m.text for m in found if m.text in ("opposition", "limited government")] == ["opposition"]
    assert found[0].start > 30


def test_state_by_two_letters_is_a_place() -> None:
    assert _kinds("He lives in Salem, NH, and works at home.")["NH"] == "place"


def test_a_surname_beside_its_junior_is_not_the_juniors() -> None:
    text = (
        "President Omar Reyes spoke on Monday. His son, Omar Reyes Jr., wrote to the group. Reyes Jr. said he had "
        "answered. Reyes Jr. sent the letters on. An aide said that Reyes knew nothing of it."
    )
    found = _mentions(text)
    assert _chain(found, "Reyes Jr.") == _chain(found, "Omar Reyes Jr.")
    assert _chain(found, "Reyes") == _chain(found, "Omar Reyes")


def test_surname_that_is_an_outlets_name_is_whom_the_report_names_in_full() -> None:
    text = "Coach Miles Fox was dismissed. Fox had won five games. The team said that Fox would be paid."
    found = _mentions(text)
    assert _chain(found, "Fox") == _chain(found, "Miles Fox")
    assert {m.kind for m in found if m.text == "Fox"} == {"person"}
    other = _mentions("Anchor Miles Fox left Fox News on Monday. Fox said it was sorry to see him go.")
    assert {m.kind for m in other if m.text == "Fox"} == {"body"}


def test_initials_of_a_person_are_that_persons_where_only_one_has_them() -> None:
    found = _mentions("Antonio Bell scored twice. Coaches praised A.B. on Monday, and Antonio Bell thanked them.")
    assert _chain(found, "A.B.") == _chain(found, "Antonio Bell")
    assert {m.kind for m in found if m.text == "A.B."} == {"person"}


def test_what_stands_on_a_platform_is_no_part_of_the_name() -> None:
    found = _kinds("The singer praised Lena Harrow on Instagram on Monday, and Lena Harrow on Instagram thanked her.")
    assert found["Lena Harrow"] == "person"
    assert "Lena Harrow on Instagram" not in found


def test_where_one_comes_from_is_a_place_though_no_gazetteer_has_it() -> None:
    found = _kinds("They flew from Nosara to Liberia on Monday. Earth turned, and Earth was blue.")
    assert found["Nosara"] == "place"
    assert found.get("Earth") != "place"


def test_the_field_of_an_office_is_not_cut_from_it() -> None:
    found = _mentions("On Monday Minister of Internal Affairs Ana Ruiz said so. Ruiz left.")
    assert not any(m.text.startswith("Internal Affairs") for m in found)
