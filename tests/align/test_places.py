"""Which place of a name a story means, on records built by hand and the real gazetteer."""

from pathlib import Path

import pytest

from reportedly.align.entities import join_entities
from reportedly.align.places import place_statements, resolve_places
from reportedly.evaluate.places import read_articles, score_places
from reportedly.gazetteer import load_gazetteer
from reportedly.records import Account, Mention, Place, Report, Statement

DATA = Path(__file__).parents[2].parent / "shared" / "data"


def _places(text: str, *names: str, dateline: str | None = None) -> dict[str, Place]:
    account = _account(text, *names, dateline=dateline)
    entities, _ = join_entities([account])
    return {p.name: p for p in resolve_places([account], entities, load_gazetteer())}


def _account(text: str, *names: str, dateline: str | None = None) -> Account:
    mentions = tuple(Mention("r1", text.index(n), text.index(n) + len(n), n, "place", i) for i, n in enumerate(names))
    return Account(Report("r1", text, ((0, len(text)),), "", place=dateline), (), mentions=mentions)


def test_what_the_text_puts_it_in_beats_the_larger_place() -> None:
    place = _places("A fire broke out in Paris, Texas on Monday.", "Paris")["Paris"]
    assert place.longitude < -90
    assert "Texas" in place.why


def test_alone_the_larger_place_is_meant() -> None:
    assert _places("Talks were held in Paris.", "Paris")["Paris"].geonames == 2988507


def test_country_of_the_story_chooses() -> None:
    text = "Georgian and Russian troops met in Tbilisi. Georgia said that Batumi was calm."
    place = _places(text, "Tbilisi", "Georgia", "Batumi")["Georgia"]
    assert place.longitude > 40


def test_dateline_outside_the_body_is_placed() -> None:
    place = _places("LISBON, Portugal - Nothing else is named.", dateline="Lisbon")["Lisbon"]
    assert (place.mentions[0].start, place.mentions[0].end) == (0, 6)
    assert abs(place.latitude - 38.7) < 0.3


def test_city_called_after_its_country_is_not_the_country() -> None:
    assert abs(_places("Talks were held in Mexico City.", "Mexico City")["Mexico City"].latitude - 19.4) < 0.3


def test_unknown_place_is_left_out() -> None:
    assert _places("The village of Xyzzyville burned.", "Xyzzyville") == {}


def test_capital_is_meant_before_the_region_of_its_name() -> None:
    assert _places("Talks went on between Washington and Seoul.", "Washington", "Seoul")["Washington"].longitude > -80


def test_first_of_two_regions_that_the_text_puts_it_in_is_meant() -> None:
    text = "He lived in Mesquite, Nev., for years. He had sold a house in Mesquite, Tex., before."
    assert _places(text, "Mesquite")["Mesquite"].longitude < -110


def test_heavenly_bodies_are_no_towns() -> None:
    text = "A rocket left Houston for Mars on Monday. From Earth to Mars it is far. The Northeast saw it."
    assert set(_places(text, "Houston", "Mars", "Earth", "Northeast")) == {"Houston"}


def test_states_in_a_list_are_not_in_one_another() -> None:
    text = "The ad runs in Florida, Nevada, Ohio and Iowa. It cost a million in Salem, Oregon."
    places = _places(text, "Florida", "Nevada", "Salem")
    assert abs(places["Florida"].latitude - 27.8) < 1
    assert abs(places["Nevada"].latitude - 38.6) < 1
    assert abs(places["Salem"].latitude - 44.9) < 0.3


def test_a_dateline_is_of_a_city() -> None:
    place = _places("NEW YORK (AP) - A ferry ran aground in Albany and Buffalo.", "NEW YORK", "Albany", "Buffalo")
    assert abs(place["New York"].latitude - 40.7) < 0.2


def test_a_dateline_that_stands_alone_is_of_the_capital() -> None:
    text = "WASHINGTON — Two senators toured Milwaukee, Madison and Green Bay in Wisconsin on Friday."
    place = _places(text, "WASHINGTON", "Milwaukee", "Madison", "Green Bay", "Wisconsin")["Washington"]
    assert abs(place.longitude + 77) < 0.2


def test_a_name_tells_nothing_of_its_own_country() -> None:
    text = "Dublin council met. Columbus and Dayton sent letters; Toledo and Cleveland in Ohio did not."
    place = _places(text, "Dublin", "Columbus", "Dayton", "Toledo", "Cleveland", "Ohio")["Dublin"]
    assert place.longitude < -80


def test_a_short_word_is_no_place_of_a_land_that_is_not_named() -> None:
    assert "No" not in _places("Lot No 7 was sold in Denver.", "No", "Denver")


def test_a_town_is_meant_as_it_is_spelt() -> None:
    text = "Pittsburgh won in Oakland, San Jose and Fremont in California."
    place = _places(text, "Pittsburgh", "Oakland", "San Jose", "Fremont", "California")["Pittsburgh"]
    assert abs(place.longitude + 80) < 0.3


def test_a_dateline_that_stands_alone_is_of_the_largest_town() -> None:
    text = "HOUSTON — Floods reached Springfield, Joplin and Rolla in Missouri on Friday."
    place = _places(text, "HOUSTON", "Springfield", "Joplin", "Rolla", "Missouri")["Houston"]
    assert abs(place.latitude - 29.8) < 0.3


def test_a_county_is_not_meant_by_the_name_of_a_larger_place() -> None:
    text = "Crews from Dayton, Columbus and Toledo in Ohio flew to Miami."
    place = _places(text, "Dayton", "Columbus", "Toledo", "Ohio", "Miami")["Miami"]
    assert abs(place.latitude - 25.8) < 0.3


def test_of_a_countrys_towns_the_capital_is_meant() -> None:
    text = "Trenton, Newark and Camden in New Jersey look to Washington for help."
    place = _places(text, "Trenton", "Newark", "Camden", "New Jersey", "Washington")["Washington"]
    assert abs(place.longitude + 77) < 0.2


def test_place_is_shown_by_the_name_that_the_reports_use_most() -> None:
    text = "NEW YORK — Two trains met in New York City. New York City was calm."
    account = _account(text, "New York City", dateline="New York")
    at = text.rindex("New York City")
    mentions = (*account.mentions, Mention("r1", at, at + 13, "New York City", "place", 0))
    account = Account(account.report, (), mentions=mentions)
    assert [p.name for p in resolve_places([account], join_entities([account])[0], load_gazetteer())] == [
        "New York City"
    ]


def test_town_abroad_that_is_rather_a_word_is_left_out() -> None:
    text = "Polish police said so in Warsaw. Thank God for that."
    assert set(_places(text, "Warsaw", "God")) == {"Warsaw"}


def test_statement_is_given_the_places_it_names() -> None:
    text = "Talks were held in Lisbon. Nothing came of them."
    account = _account(text, "Lisbon")
    first, second = Statement("s1", "r1", 0, 26, text[:26]), Statement("s2", "r1", 27, len(text), text[27:])
    account = Account(account.report, (first, second), mentions=account.mentions)
    places = resolve_places([account], join_entities([account])[0], load_gazetteer())
    assert [s.places for s in place_statements([account], places)[0].statements] == [("p1",), ()]


@pytest.mark.parametrize(("name", "floor"), [("lgl", 0.68), ("geovirus", 0.72)])
def test_held_out_toponyms_stay_above_their_floor(name: str, floor: float) -> None:
    path = DATA / f"{name}.jsonl.gz"
    if not path.exists():
        pytest.skip(f"{path.name} is not beside the repository")
    articles = list(read_articles(path, "odd"))[:60]
    assert score_places(articles, load_gazetteer()).finer >= floor
