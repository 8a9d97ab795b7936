"""Names compared: measured on pairs written by hand, and what must never be joined."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.text.body_names import acronyms, is_acronym, same_body
from reportedly.text.countries import country_of, country_of_demonym
from reportedly.text.names import fold, person_words, same_person, skeleton
from reportedly.text.party_words import party_class, same_party
from reportedly.text.place_names import same_place
from reportedly.text.titles import split_title, title_before

PAIRS = Path(__file__).parents[1] / "data" / "name_pairs.tsv"
JUDGES: dict[str, Callable[[str, str], tuple[bool, str]]] = {
    "person": same_person,
    "body": same_body,
    "place": same_place,
}


def _scores(half: int) -> tuple[float, float]:
    rows = [r.split("\t") for r in PAIRS.read_text(encoding="utf-8").splitlines() if not r.startswith("#")]
    tally = Counter((want == "same", JUDGES[kind](a, b)[0]) for kind, want, a, b in rows[half::2])
    right = tally[True, True]
    return right / (right + tally[False, True]), right / (right + tally[True, False])


@pytest.mark.parametrize(("half", "name"), [(0, "tuned"), (1, "held out")])
def test_name_pairs_stay_above_their_floors(half: int, name: str) -> None:
    precision, recall = _scores(half)
    assert precision >= 0.96, f"{name}: precision {precision:.3f}"
    assert recall >= 0.96, f"{name}: recall {recall:.3f}"


def test_whether_two_names_are_one_does_not_depend_on_their_order() -> None:
    for line in PAIRS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            kind, _, a, b = line.split("\t")
            assert JUDGES[kind](a, b)[0] == JUDGES[kind](b, a)[0], line


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_two_strings_can_be_compared_in_either_order(a: str, b: str) -> None:
    for judge in JUDGES.values():
        assert judge(a, b)[0] == judge(b, a)[0]


@pytest.mark.parametrize(
    ("a", "b"),
    [("Rami al-Khatib", "Samir al-Khatib"), ("Otto Brandt", "Otto Brenner"), ("Ana Ruiz", "Ana Ruiz Jr.")],
)
def test_people_who_share_only_part_of_a_name_stay_two(a: str, b: str) -> None:
    assert not same_person(a, b)[0]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Yusuf Abdel Karim", "Yousef Abdulkarim"),
        ("General Abdulkarim", "Yousef Abdel Karim"),
        ("Abu Omar al-Jabali", "Abu Umar al-Gabali"),
        ("Jang Min-ho", "Jang Min Ho"),
        ("M. Okafor", "Mary Okafor"),
    ],
)
def test_spelling_title_and_transliteration_do_not_part_one_person(a: str, b: str) -> None:
    assert same_person(a, b)[0]


def test_titles_are_told_from_the_name() -> None:
    assert split_title("Deputy Foreign Minister Ana Ruiz") == ("Deputy Foreign Minister", "Ana Ruiz")
    assert split_title("King") == ("", "King")
    text = "It was said that Secretary of State Ana Ruiz left."
    assert text[title_before(text, text.index("Ana")) : text.index(" left")] == "Secretary of State Ana Ruiz"


def test_a_lower_case_description_is_no_part_of_the_form() -> None:
    text = "the rebel commander Ana Ruiz"
    assert title_before(text, text.index("Ana")) == text.index("Ana")


def test_skeletons_of_one_name_agree() -> None:
    assert skeleton("Mohammed") == skeleton("Muhamad")
    assert skeleton("Sissi") == skeleton("Sisi")
    assert fold("Hay’at") == fold("Hayat")
    assert person_words("Dr. Abu Omar al-Jabali") == ("abuomar", "jabali")


def test_initials_are_those_of_the_name_with_and_without_small_words() -> None:
    assert "NFA" in acronyms("National Front of Arcadia")
    assert "NFOA" in acronyms("National Front of Arcadia")
    assert is_acronym("MoD")
    assert not is_acronym("Mod")


def test_a_ministry_is_one_however_its_country_is_told() -> None:
    assert same_body("Ministry of Defence of Portugal", "Portuguese defense ministry")[0]
    assert not same_body("Portuguese defence ministry", "Spanish defence ministry")[0]


def test_words_for_one_kind_of_party_are_known() -> None:
    assert party_class("Chadian opposition forces") == party_class("insurgents") == "rebels"
    assert same_party("Chadian rebels", "Chadian opposition forces")[0]
    assert not same_party("Chadian rebels", "Malian rebels")[0]
    assert not same_party("rebels", "security forces")[0]


def test_countries_are_known_by_name_and_adjective() -> None:
    assert country_of("the U.S.") == country_of("America") == "US"
    assert country_of("us") is None
    assert country_of_demonym("South Korean") == "KR"


def test_initials_hold_both_letters_of_a_country_that_is_written_as_two() -> None:
    assert "USPA" in acronyms("US Pier Authority") and "USPA" in acronyms("U.S. Pier Authority")
    assert same_body("Islamic State group", "ISIL")[0] and not same_body("Arcadian State group", "ISIL")[0]


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("Nora Dean", "Diana", False),  # two consonants are too few to tell
        ("Benjamin Solano", "Bibi Solano", True),
        ("Jon Harlow", "Jonathan Harlow", True),
        ("Jon Harlow", "John Harlow", True),
        ("Henry Abbot", "Hank Abbot", True),
    ],
)
def test_short_names_and_nicknames(a: str, b: str, one: bool) -> None:
    assert same_person(a, b)[0] is one
