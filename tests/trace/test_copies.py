"""Copied passages: found with and without credit, never on a shared quotation alone, and few edges for many copies."""

from reportedly.records import Account, Credit, Report, Statement
from reportedly.trace.copies import Copy, find_copies
from reportedly.trace.direction import direct_copies, passage_counts
from reportedly.trace.edges import copy_edges
from reportedly.trace.passages import find_passages

WIRE = "Fishermen in small boats pulled most of the survivors out of the cold water before the first tugs arrived."
EDITED = (
    "Local fishermen in small boats pulled most survivors out of the cold water before the first tugs arrived there."
)


def account(
    number: int, *sentences: str, published: str | None = None, outlet: str | None = None, credit: str | None = None
) -> Account:
    text = " ".join(sentences)
    credits = (Credit(credit, 0, 1),) if credit else ()
    report = Report(
        f"r{number}", text, ((0, len(text)),), "0" * 64, published=published, outlet=outlet, credits=credits
    )
    statements, at = [], 0
    for i, sentence in enumerate(sentences, start=1):
        statements.append(Statement(f"r{number}.s{i}", f"r{number}", at, at + len(sentence), sentence))
        at += len(sentence) + 1
    return Account(report, tuple(statements))


def copies_of(*accounts: Account) -> list[Copy]:
    told = [find_passages(a) for a in accounts]
    return direct_copies(find_copies(told), accounts, passage_counts(told))


def test_exact_and_lightly_edited_copies_are_found() -> None:
    (exact,) = copies_of(account(1, WIRE), account(2, WIRE))
    assert exact.a.text == exact.b.text and not exact.directed
    (edited,) = copies_of(account(1, WIRE), account(2, EDITED))
    assert not edited.rewritten


def test_the_earlier_of_two_is_the_origin() -> None:
    late, early = (
        account(1, WIRE, published="2025-03-03T12:00:00+00:00"),
        account(2, WIRE, published="2025-03-03T08:00Z"),
    )
    (copy,) = copies_of(late, early)
    assert (copy.a.report, copy.b.report, copy.directed) == ("r2", "r1", True)


def test_a_credit_says_more_than_the_time() -> None:
    wire = account(1, WIRE, outlet="Coast Courier", credit="Reuters", published="2025-03-03T08:00:00+00:00")
    (copy,) = copies_of(account(2, WIRE, outlet="Evening Tide", published="2025-03-03"), wire)
    assert (copy.a.report, copy.directed) == ("r1", True)
    assert "credits Reuters" in copy.why


def test_two_clients_of_one_agency_do_not_have_it_from_each_other() -> None:
    one = account(1, WIRE, credit="Reuters", published="2025-03-03T08:00:00+00:00")
    two = account(2, WIRE, credit="Reuters", published="2025-03-03T09:00:00+00:00")
    (copy,) = copies_of(one, two)
    assert not copy.directed and "both credit Reuters" in copy.why


def test_days_alone_do_not_tell_which_came_first_unless_they_are_far_apart() -> None:
    (copy,) = copies_of(account(1, WIRE, published="2025-03-03"), account(2, WIRE, published="2025-03-04"))
    assert not copy.directed
    (copy,) = copies_of(account(1, WIRE, published="2025-03-09"), account(2, WIRE, published="2025-03-04"))
    assert copy.directed and copy.a.report == "r2"


def test_a_shortened_report_comes_from_the_one_that_holds_it() -> None:
    other = "The harbour wall of Varnica was closed for two days while divers looked for the anchor of the old ferry."
    more = (
        "Nobody at the ministry of transport could say on Monday evening when the next inspection of ferries was due."
    )
    found = copies_of(account(1, WIRE, other), account(2, WIRE, other, more))
    assert {(c.a.report, c.directed) for c in found} == {("r2", True)}


def test_a_shared_quotation_alone_is_no_copy() -> None:
    quote = "“She left the quay two hours late, overloaded and against my orders, and I said so to the owner,”"
    one = account(1, f"{quote} Brandt told reporters.")
    two = account(2, f"At the fish hall the harbour master was blunt: {quote} said Ilse Brandt.")
    assert copies_of(one, two) == []


def test_a_quotation_between_copied_passages_is_copied_with_them() -> None:
    quote = "“She left the quay two hours late and against my orders,” Brandt said."
    after = "The harbour wall of Varnica was closed for two days while divers looked for the anchor of the old ferry."
    last = (
        "Nobody at the ministry of transport could say on Monday evening when the next inspection of ferries was due."
    )
    found = copies_of(account(1, WIRE, quote, after, last), account(2, WIRE, quote, after, last))
    assert [c.a.index for c in found] == [0, 1, 2, 3]


def test_what_two_reporters_write_of_one_thing_is_no_copy() -> None:
    one = account(1, "Nine people drowned when the ferry capsized near the harbour on Monday morning.")
    two = account(2, "The ferry turned over close to port early on Monday, and nine of its passengers died.")
    assert copies_of(one, two) == []


def test_forty_copies_of_one_passage_hang_together_by_few_edges() -> None:
    accounts = [account(i, WIRE) for i in range(1, 41)]
    copies = copies_of(*accounts)
    assert len(copies) <= 3 * 40
    edges = copy_edges(copies)
    assert len(edges) <= 3 * 40
    reached = {e.target.report for e in edges}
    assert len(reached) >= 39
