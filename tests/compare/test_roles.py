"""Who gives a figure and who repeats it: what was copied or credited is no second giver, two speakers stay two."""

from dataclasses import replace

from invented import account

from reportedly.align import align
from reportedly.compare import compare
from reportedly.gazetteer import load_gazetteer
from reportedly.language import load_vectors
from reportedly.records import LedgerCell, LineageEdge, Span
from reportedly.trace import trace

TOLD = "At least 12 people were killed in the fire at the Odsheim warehouse late on Monday"
AROUND = (
    "Flames rose above the harbour cranes of the old town until early morning, and smoke drifted across the river.\n"
    "Dozens of families from the brick houses behind the warehouse were taken to a school gymnasium for the night."
)
COPIED = f"{TOLD} evening, when a welder's torch set bales of cotton alight"

Told = tuple[str, str, str | None]  # outlet, text, published


def cells(*told: Told, lineage: tuple[LineageEdge, ...] | None = None) -> dict[str, LedgerCell]:
    """The cells of "12 people" by report, of a story of these reports; `lineage` in the place of what is traced."""
    accounts = []
    for number, (outlet, text, published) in enumerate(told, start=1):
        made = account(f"r{number}", text, published)
        sent = replace(made.report, outlet=outlet, dateline="ODSHEIM")  # somebody of the outlet was there
        accounts.append(replace(made, report=sent))
    embed = load_vectors()
    aligned = align(accounts, embed, load_gazetteer())
    traced = trace(aligned.accounts, aligned.claims, aligned.entities, aligned.entity_of, embed)
    edges = traced.lineage if lineage is None else lineage
    origins = traced.origins
    found = compare(traced.accounts, traced.claims, aligned.entities, aligned.entity_of, embed, origins, edges)
    return {c.report: c for r in found.ledger for v in r.values if v.low == 12 for c in v.cells}


def roles(found: dict[str, LedgerCell]) -> dict[str, str]:
    return {report: cell.role for report, cell in found.items()}


def test_who_copies_a_speakers_figure_without_the_speaker_repeats_it() -> None:
    found = cells(
        ("Odsheim Courier", f"{COPIED}, the fire brigade said.\n{AROUND}", "2031-05-06"),
        ("Harbour Post", f"{COPIED}.\n{AROUND}", "2031-05-09"),
    )
    assert roles(found) == {"r1": "first", "r2": "repeats"}
    assert found["r2"].repeats == found["r1"].figure and found["r1"].repeats is None


def test_of_copies_without_a_day_the_one_that_holds_the_other_gives_the_figure() -> None:
    more = "\n".join(
        f"Hall number {n} of the {x} company stood empty, as its {x} had been sold in the spring."
        for n, x in enumerate(("cotton", "timber", "paper", "barley"), start=3)
    )
    found = cells(
        ("Odsheim Courier", f"{COPIED}, the fire brigade said.\n{AROUND}\n{more}", None),
        ("Harbour Post", f"{COPIED}, the fire brigade said.\n{AROUND}", None),
    )
    assert roles(found) == {"r1": "first", "r2": "repeats"}


def test_who_credits_an_agency_of_the_story_repeats_its_figure() -> None:
    found = cells(
        ("Reuters", f"{TOLD}, the fire brigade said.", "2031-05-06"),
        ("Harbour Post", "Reuters reported that at least 12 people were killed in the blaze in Odsheim.", None),
    )
    assert roles(found) == {"r1": "first", "r2": "repeats"}
    assert found["r2"].repeats == found["r1"].figure


def test_another_speaker_whom_an_agency_carries_gives_the_figure_too() -> None:
    found = cells(
        ("Reuters", f"{TOLD}, the fire brigade said.", "2031-05-06"),
        ("Harbour Post", f"{TOLD}, mayor Ines Calder told Reuters.", "2031-05-07"),
    )
    assert roles(found) == {"r1": "first", "r2": "first"}


def test_what_is_told_in_other_words_by_another_speaker_is_given_twice() -> None:
    found = cells(
        ("Odsheim Courier", f"{TOLD}, the fire brigade said.", "2031-05-06"),
        (
            "Harbour Post",
            "Mayor Ines Calder said that at least 12 people were killed in the warehouse fire.",
            "2031-05-09",
        ),
    )
    assert roles(found) == {"r1": "first", "r2": "first"}


def _two(first: str, second: str) -> tuple[Told, Told]:
    """Two reports that tell the figure in their own voice."""
    return ("Odsheim Courier", f"{first}.", None), ("Harbour Post", f"{second}.", None)


def _edge(one: str, other: str, directed: bool = True) -> LineageEdge:
    return LineageEdge("textual", Span(one, 0, 110), Span(other, 0, 110), "the same words", directed)


SECOND = "The fire in the warehouse at Odsheim killed at least 12 people late on Monday and burnt three halls of cotton"


def test_own_reporting_of_two_outlets_is_given_twice() -> None:
    assert roles(cells(*_two(TOLD, SECOND), lineage=())) == {"r1": "first", "r2": "first"}


def test_own_reporting_that_was_copied_is_repeated() -> None:
    found = cells(*_two(TOLD, SECOND), lineage=(_edge("r2", "r1"),))
    assert roles(found) == {"r1": "repeats", "r2": "first"}


def test_of_alike_passages_that_nothing_orders_nobody_is_the_first() -> None:
    found = cells(*_two(TOLD, SECOND), lineage=(_edge("r1", "r2", directed=False),))
    assert roles(found) == {"r1": "unknown", "r2": "unknown"}


def test_reports_that_each_come_from_the_other_have_no_first() -> None:
    found = cells(*_two(TOLD, SECOND), lineage=(_edge("r1", "r2"), _edge("r2", "r1")))
    assert roles(found) == {"r1": "unknown", "r2": "unknown"}


def test_an_edge_between_other_passages_of_the_reports_says_nothing_of_the_figure() -> None:
    elsewhere = LineageEdge("textual", Span("r1", 0, 110), Span("r2", 110, 120), "the same words")
    assert roles(cells(*_two(TOLD, SECOND), lineage=(elsewhere,))) == {"r1": "first", "r2": "first"}


def test_a_copy_of_a_copy_repeats_the_copy() -> None:
    third = (
        "Alder Gazette",
        "A warehouse of Odsheim burnt down, and at least 12 people were killed in the fire.",
        None,
    )
    found = cells(*_two(TOLD, SECOND), third, lineage=(_edge("r1", "r2"), _edge("r2", "r3")))
    assert roles(found) == {"r1": "first", "r2": "repeats", "r3": "repeats"}
    assert found["r3"].repeats == found["r2"].figure
