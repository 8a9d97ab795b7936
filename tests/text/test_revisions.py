"""What changed between two versions of a text, to the code point."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from reportedly.text.revisions import apply_revisions, find_revisions

BEFORE = "Ferry hits quay\n\nAt least four people were hurt, the port said. The quay is closed. No one was aboard."
WORDS = st.lists(
    st.sampled_from(["four", "people", "said.", "quay", "\n\n", " ", "“Yes.”", "3,500", "no"]), max_size=40
)


def test_equal_texts_have_no_revisions() -> None:
    assert find_revisions(BEFORE, BEFORE) == ()


def test_a_changed_figure_is_shown_alone() -> None:
    (found,) = find_revisions(BEFORE, BEFORE.replace("four", "seven"))
    assert (found.before.text, found.after.text) == ("four", "seven")
    assert BEFORE[found.before.start : found.before.end] == "four"


def test_a_sentence_taken_out_is_one_revision() -> None:
    (found,) = find_revisions(BEFORE, BEFORE.replace(" The quay is closed.", ""))
    assert found.before.text.strip() == "The quay is closed." and found.after.text == ""


def test_a_sentence_put_in_is_one_revision() -> None:
    (found,) = find_revisions(BEFORE, BEFORE + " The master denied it.")
    assert found.before.text == "" and found.after.text.strip() == "The master denied it."


def test_changes_far_apart_are_two_revisions() -> None:
    after = BEFORE.replace("four", "seven").replace("closed", "open")
    assert [(r.before.text, r.after.text) for r in find_revisions(BEFORE, after)] == [
        ("four", "seven"),
        ("closed", "open"),
    ]


def test_a_number_with_a_separator_changes_as_one() -> None:
    (found,) = find_revisions("It cost 3,500 crowns.", "It cost 3,900 crowns.")
    assert (found.before.text, found.after.text) == ("3,500", "3,900")


@given(st.one_of(st.text(max_size=200), WORDS.map("".join)), st.one_of(st.text(max_size=200), WORDS.map("".join)))
def test_revisions_make_the_later_text_of_the_earlier(before: str, after: str) -> None:
    found = find_revisions(before, after)
    assert apply_revisions(before, found) == after
    assert all(before[r.before.start : r.before.end] == r.before.text for r in found)
    assert all(after[r.after.start : r.after.end] == r.after.text for r in found)
    assert all(a.before.end <= b.before.start for a, b in pairwise(found))


def test_a_long_text_that_changed_wholly_is_one_revision() -> None:
    before, after = " ".join(["again"] * 30_000), " ".join(["never"] * 30_000)
    assert apply_revisions(before, find_revisions(before, after)) == after
