"""The ledger, what is left out, and what changed, on small invented stories."""

from invented import compare_texts

from reportedly.records import LedgerRow

FIRE = (
    "At least 12 people, including three children, were killed in the fire at the Odsheim warehouse, the brigade said."
)


def row(rows: tuple[LedgerRow, ...], text: str) -> LedgerRow:
    """The row that has a value of these words."""
    return next(r for r in rows if any(text in v.text for v in r.values))


def test_a_part_is_a_row_of_its_own_under_its_whole() -> None:
    found, _ = compare_texts(FIRE)
    whole, part = row(found.ledger, "12 people"), row(found.ledger, "three children")
    assert part.part_of == whole.id
    assert whole.values[0].cells[0].parts == (part.values[0].cells[0].figure,)


def test_a_row_keeps_range_day_and_every_teller() -> None:
    later = FIRE.replace("At least 12", "At least 19")
    found, _ = compare_texts(FIRE, FIRE, later, published=("2021-05-03", "2021-05-03", "2021-05-05"))
    counted = row(found.ledger, "12 people")
    assert [(v.low, v.high, len(v.cells)) for v in counted.values] == [(12.0, None, 2), (19.0, None, 1)]
    assert [(c.as_of, c.dated_by) for c in counted.values[1].cells] == [("2021-05-05", "published")]
    assert [(r.earlier, r.later, r.relation) for r in counted.relations] == [(0, 1, "superseded")]
    assert counted.disputes == tuple(d.id for d in found.disputes)


def test_origins_that_are_not_known_have_no_role() -> None:
    found, _ = compare_texts(FIRE, FIRE)
    assert {c.role for r in found.ledger for v in r.values for c in v.cells} == {"unknown"}


def test_a_count_that_an_outlet_revised_is_a_change() -> None:
    found, _ = compare_texts(FIRE, FIRE.replace("At least 12", "At least 19"), published=("2021-05-03", "2021-05-05"))
    (counted,) = [c for c in found.changes if c.kind == "counted"]
    assert [s.when for s in counted.steps] == ["2021-05-03", "2021-05-05"]


def test_what_all_but_one_tell_is_left_out_by_that_one() -> None:
    closing = "The mayor of Odsheim closed the harbour for ships."
    other = "Farmers in the valley sold 40 tonnes of plums at the autumn market."
    found, _ = compare_texts(*[f"{closing}\n{FIRE}"] * 3, FIRE + "\n" + other)
    assert ("left out", ("r4",)) in [(o.kind, o.reports) for o in found.omissions]
    assert ("only", ("r4",)) in [(o.kind, o.reports) for o in found.omissions]
    closed = [o for o in found.omissions if o.kind == "left out"]
    assert all("told by 3 of 4 reports" in o.why for o in closed)
