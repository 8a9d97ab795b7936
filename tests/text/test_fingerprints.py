"""Shared words: what counts as copied, and what two reporters may have heard."""

from reportedly.text.fingerprints import overlap, sharing_pairs, words, words_outside_quotes

WIRE = (
    "The ferry left the quay at Varnica shortly after dawn with some ninety people aboard, most of them seasonal"
    " workers"
)


def test_a_trimmed_copy_shares_all_its_words() -> None:
    copy = "The ferry left the quay at Varnica shortly after dawn with some ninety people aboard"
    shared = overlap(words(WIRE), words(copy))
    assert (shared.words, shared.share) == (15, 1.0)


def test_words_within_quotation_marks_do_not_count_as_copied() -> None:
    quoted = "He said: “The ferry left the quay at Varnica shortly after dawn.” Nobody else spoke."
    assert words_outside_quotes(quoted) == ("he", "said", "nobody", "else", "spoke")


def test_an_apostrophe_is_no_quotation_mark() -> None:
    assert "don't" in words_outside_quotes("They don’t know the port’s name, the crew’s list is lost.")


def test_only_texts_that_share_a_run_are_paired() -> None:
    texts = [words(WIRE), words("Rescuers say the ferry left the quay late."), words("Nothing of the kind happened.")]
    assert sharing_pairs(texts, 4) == [(0, 1)]


def test_a_hundred_copies_hang_together_without_all_their_pairs() -> None:
    pairs = sharing_pairs([words(WIRE)] * 100, 4, common=50)
    assert len(pairs) < 200
    assert {i for pair in pairs for i in pair} == set(range(100))


def test_nothing_shared_gives_nothing() -> None:
    assert overlap((), ("a",)).words == 0
