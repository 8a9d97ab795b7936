"""The measure of places, on rows written by hand and the real parser and gazetteer."""

from reportedly.evaluate.places import evaluate_places
from reportedly.gazetteer import load_gazetteer
from reportedly.language import load_parser


def _row(number: int, text: str, *toponyms: tuple[str, float, float]) -> dict[str, object]:
    found = [
        {"text": n, "start": text.index(n), "end": text.index(n) + len(n), "lat": lat, "lon": lon}
        for n, lat, lon in toponyms
    ]
    return {"id": number, "text": text, "toponyms": found}


def test_toponyms_at_their_coordinates_are_right_and_far_ones_are_not() -> None:
    rows = [
        _row(1, "Talks were held in Lisbon on Monday.", ("Lisbon", 38.7, -9.1)),
        _row(2, "Talks were held in Lisbon on Monday.", ("Lisbon", 44.0, -70.1)),
    ]
    figures = evaluate_places(rows, load_parser(), load_gazetteer())
    assert (figures["articles"], figures["toponyms"]) == (2.0, 2.0)
    assert figures["accuracy"] == figures["f1"] == 0.5
    assert figures["held_out_accuracy"] == 0.0


def test_no_rows_give_figures_of_nothing() -> None:
    assert evaluate_places([], load_parser(), load_gazetteer())["accuracy"] == 0.0
