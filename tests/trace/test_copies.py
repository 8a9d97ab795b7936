"""Copied passages: found with and without credit, never on a shared quotation alone, and few edges for many copies."""

from reportedly.records import Account, Report, Statement
from reportedly.trace.copies import copy_edges, find_copies

WIRE = "Fishermen in small boats pulled most of the survivors out of the cold water before the first tugs arrived."
EDITED = (
    "Local fishermen in small boats pulled most survivors out of the cold water before the first tugs arrived there."
)


def account(number: int, text: str, published: str | None = None, outlet: str | None = None) -> Account:
    report = Report(f"r{number}", text, ((0, len(text)),), "0" * 64, published=published, outlet=outlet)
    return Account(report, (Statement(f"r{number}.s1", f"r{number}", 0, len(text), text),))


def test_exact_and_lightly_edited_copies_are_found() -> None:
    (exact,) = find_copies([account(1, WIRE), account(2, WIRE)])
    assert exact.overlap.share == 1.0 and not exact.directed
    (edited,) = find_copies([account(1, WIRE), account(2, EDITED)])
    assert edited.overlap.share > 0.7


def test_the_earlier_of_two_is_the_origin() -> None:
    late, early = account(1, WIRE, "2025-03-03T12:00:00+00:00"), account(2, WIRE, "2025-03-03T08:00:00+00:00")
    (copy,) = find_copies([late, early])
    assert (copy.a, copy.b, copy.directed) == ("r2.s1", "r1.s1", True)


def test_days_alone_do_not_tell_which_came_first() -> None:
    (copy,) = find_copies([account(1, WIRE, "2025-03-03"), account(2, WIRE, "2025-03-04")])
    assert not copy.directed


def test_a_shared_quotation_alone_is_no_copy() -> None:
    quote = "“She left the quay two hours late, overloaded and against my orders, and I said so to the owner,”"
    one = account(1, f"{quote} Brandt told reporters.")
    two = account(2, f"At the fish hall the harbour master was blunt: {quote} said Ilse Brandt.")
    assert find_copies([one, two]) == ()


def test_what_two_reporters_write_of_one_thing_is_no_copy() -> None:
    one = account(1, "Nine people drowned when the ferry capsized near the harbour on Monday morning.")
    two = account(2, "The ferry turned over close to port early on Monday, and nine of its passengers died.")
    assert find_copies([one, two]) == ()


def test_forty_copies_of_one_passage_give_few_edges() -> None:
    accounts = [account(i, WIRE) for i in range(1, 41)]
    copies = find_copies(accounts)
    assert len(copies) == 40 * 39 / 2
    edges = copy_edges(copies, {s.id: s for a in accounts for s in a.statements})
    assert len(edges) <= 3 * 40
    reached = {e.target.report for e in edges}
    assert len(reached) >= 39
