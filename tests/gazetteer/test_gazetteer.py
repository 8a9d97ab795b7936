"""The gazetteer: what bears a name, and what does not."""

import json

import pytest

from reportedly.gazetteer import Gazetteer, load_gazetteer, towns


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def test_a_city_is_found_by_other_spellings_of_its_name(gazetteer: Gazetteer) -> None:
    assert {c.geonames for c in gazetteer.lookup("Lisboa")} & {c.geonames for c in gazetteer.lookup("Lisbon")}


def test_country_comes_first_and_lies_in_itself(gazetteer: Gazetteer) -> None:
    first = gazetteer.lookup("Türkiye")[0]
    assert (first.kind, first.country) == ("country", "TR")
    assert (36 < first.latitude < 42, 26 < first.longitude < 45) == (True, True)


def test_initials_never_name_a_town(gazetteer: Gazetteer) -> None:
    assert not gazetteer.lookup("UN")
    assert not gazetteer.known("UN")
    assert gazetteer.lookup("UAE")[0].country == "AE"


def test_small_towns_come_only_when_asked_for(gazetteer: Gazetteer) -> None:
    assert not gazetteer.lookup("Cottonport")
    assert [c.admin1 for c in gazetteer.lookup("Cottonport", small=True)] == ["LA"]


def test_unknown_name_gives_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Xyzzyville", small=True) == []
    assert not gazetteer.known("")


def test_regions_and_their_abbreviations_are_known(gazetteer: Gazetteer) -> None:
    assert any(c.kind == "region" and c.admin1 == "WV" for c in gazetteer.lookup("W.Va."))
    assert any(c.kind == "region" for c in gazetteer.lookup("Queensland"))


def test_every_coordinate_is_on_earth(gazetteer: Gazetteer) -> None:
    for name in ("Russia", "Fiji", "New Zealand", "Kosovo", "Pacific Ocean", "Paris"):
        for c in gazetteer.lookup(name):
            assert -90 <= c.latitude <= 90
            assert -180 <= c.longitude <= 180


def test_words_and_surnames_that_few_call_a_town_by_are_not_known(gazetteer: Gazetteer) -> None:
    assert not any(map(gazetteer.known, ("Khan", "Street", "Day", "Martin County Road")))
    assert gazetteer.known("Saigon")


def test_one_city_is_its_countrys_capital(gazetteer: Gazetteer) -> None:
    capitals = [c for c in gazetteer.lookup("Washington") if c.capital]
    assert [(c.country, c.admin1) for c in capitals] == [("US", "DC")]


def test_index_of_small_towns_finds_what_a_search_of_the_bytes_finds() -> None:
    names = ["Cottonport", "Saint-Denis", "Å", "Y", "Xyzzyville", "Springfield", "Europe/Oslo", "population"]
    quoted = [json.dumps(name).encode()[1:-1] for name in names]
    by_scan = [list(towns.scan(name)) for name in quoted]
    assert [list(towns.look_up(name)) for name in quoted[:-1]] == by_scan[:-1]
    assert by_scan[-1] and not list(towns.look_up(quoted[-1])), "a key of the file is no name"
    assert len(by_scan[names.index("Springfield")]) > 5
