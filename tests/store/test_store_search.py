"""Search, on both stores: what is found, where exactly, and that nothing typed is an error."""

from dataclasses import replace

import pytest
from generated_reports import page_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportedly.records import Account, Arrival, Mention, Report, Statement
from reportedly.records.accounts import MentionKind
from reportedly.store import Store

SENTENCES = (
    "Harbour master Ilse Brandt said the Varn dam had held.",
    "The crews of the “Aurora” left Port Kessler at noon.",
    "Nobody in Kessler's café counted the crates; O'Hagan did.",
)
NAMES: tuple[tuple[str, MentionKind], ...] = (("Ilse Brandt", "person"), ("Port Kessler", "place"))


def keep(store: Store, number: int, sentences: tuple[str, ...], published: str | None, edition: int = 1) -> str:
    """Add a report of these sentences, each a statement; Ilse Brandt and Port Kessler are named where they stand."""
    text = " ".join(sentences)
    address = f"https://paper{number}.example/harbour"
    page = page_of(text, address)
    identity = store.recognise(address, page.sha256).report
    report = Report(identity, text, ((0, len(text)),), page.sha256, published=published, title="From the harbour")
    statements, start = [], 0
    for i, sentence in enumerate(sentences):
        end = start + len(sentence)
        statements.append(Statement(f"{identity}.s{i + 1}", identity, start, end, sentence))
        start = end + 1
    mentions = [
        Mention(identity, text.index(name), text.index(name) + len(name), name, kind, 1)
        for name, kind in NAMES
        if name in text
    ]  # fmt: skip
    account = Account(report, tuple(statements), mentions=tuple(mentions))
    store.add_version(Arrival(page, report, f"2031-07-01T00:00:0{edition}+00:00", address, account=account))
    return identity


@pytest.fixture
def first(store: Store) -> str:
    """The id of a report of the three sentences."""
    return keep(store, 1, SENTENCES, "2031-05-04T23:30:00-02:00")


@pytest.mark.parametrize(
    "query",
    ["dam", "DAMS held", '"varn dam"', "brandt -noon2", "harb*", "cafe", "CAFÉ", "O’Hagan", "ohagan", "crate counting",
     "kessler", "“port kessler”"],
)  # fmt: skip
def test_a_query_finds_the_report_and_marks_the_words(store: Store, first: str, query: str) -> None:
    (found,) = store.search(query, ["report"])
    assert found.report == first and found.marks
    text = " ".join(SENTENCES)
    assert found.snippet == text[found.start : found.end]
    assert all(found.snippet[a:b].strip() for a, b in found.marks)


@pytest.mark.parametrize("query", ["dam -crates", '"dam varn"', "zeppelin", "", "   ", "-dam", '"', "***", "!!", "vrn"])
def test_a_query_that_does_not_match_finds_nothing(store: Store, first: str, query: str) -> None:
    assert store.search(query) == []


def test_all_words_have_to_be_in_the_statement(store: Store, first: str) -> None:
    (found,) = store.search("brandt dam", ["statement"])
    assert (found.id, found.snippet) == (f"{first}.s1", SENTENCES[0])
    assert [found.snippet[a:b] for a, b in found.marks] == ["Brandt", "dam"]
    assert store.search("brandt noon", ["statement"]) == []
    assert len(store.search("brandt noon", ["report"])) == 1


def test_people_and_places_are_found_by_part_of_their_name(store: Store, first: str) -> None:
    second = keep(store, 2, SENTENCES[:1], "2031-05-09")
    (person,) = store.search("brandt", ["person", "place", "body"])
    assert (person.kind, person.id, person.report, person.rank) == ("person", "Ilse Brandt", second, 2.0)
    (place,) = store.search("port", ["place"])
    assert place.report == first and "Port Kessler" in [place.snippet[a:b] for a, b in place.marks]


def test_days_are_those_of_publication_in_utc(store: Store, first: str) -> None:
    second = keep(store, 2, SENTENCES[:1], "2031-05-09")
    undated = keep(store, 3, SENTENCES[:1], None)

    def found(since: str | None, until: str | None) -> set[str]:
        return {f.report for f in store.search("dam", ["report"], since, until)}

    assert found("2031-05-05", "2031-05-05") == {first}  # 23:30 two hours west of Greenwich is the day after there
    assert found(None, "2031-05-04") == set()
    assert found("2031-05-09", None) == {second, undated}
    assert found(None, "2031-06-30") == {first, second}
    assert [f.id for f in store.search("brandt", ["person"], until="2031-05-05")] == ["Ilse Brandt"]
    assert store.search("brandt", ["person"], since="2031-08-01") == []


def test_what_only_an_earlier_version_said_is_found_in_that_version(store: Store, first: str) -> None:
    keep(store, 1, (SENTENCES[0].replace("held", "burst"), SENTENCES[1]), "2031-05-04", edition=2)
    assert [(f.version, f.superseded) for f in store.search("crates", ["report"])] == [(1, True)]
    assert [(f.version, f.superseded) for f in store.search("burst", ["report"])] == [(2, False)]
    assert [(f.version, f.superseded) for f in store.search("aurora", ["statement"])] == [(2, False)]
    assert [(f.version, f.superseded) for f in store.search("crates", ["statement"])] == [(1, True)]
    assert [(f.version, f.superseded) for f in store.search("dam", ["report"])] == [(2, False)]


def test_words_that_were_taken_back_are_found_as_superseded_only(store: Store, first: str) -> None:
    keep(store, 1, (SENTENCES[0].replace("held", "burst"),), "2031-05-04", edition=2)
    other = keep(store, 2, ("The old mill burst into flames.",), "2031-05-04")
    keep(store, 1, SENTENCES, "2031-05-04", edition=3)
    found = store.search("burst", ["report", "statement"])
    assert [(f.kind, f.report, f.superseded) for f in found] == [
        ("report", other, False), ("report", first, True), ("statement", other, False), ("statement", first, True),
    ]  # fmt: skip
    assert [(f.version, f.superseded) for f in store.search("dam", ["report"])] == [(1, False)]


def test_a_name_counts_once_for_a_report_in_however_many_versions(store: Store, first: str) -> None:
    keep(store, 1, (SENTENCES[0].replace("held", "burst"), SENTENCES[1]), "2031-05-04", edition=2)
    (person,) = store.search("brandt", ["person"])
    assert (person.rank, person.version, person.superseded) == (1.0, 2, False)
    keep(store, 1, SENTENCES[2:], "2031-05-04", edition=3)
    (person,) = store.search("brandt", ["person"])
    assert (person.version, person.superseded) == (2, True)
    assert store.check() == []


def test_more_of_what_was_asked_for_comes_first_and_no_more_than_the_limit(store: Store) -> None:
    once = keep(store, 1, ("The dam is by the mill, the road and the long meadow near town.",), "2031-05-04")
    often = keep(store, 2, ("Dam by dam the dam keeper counted the dams.",), "2031-05-04")
    assert [f.report for f in store.search("dam", ["report"])] == [often, once]
    assert [f.report for f in store.search("dam", ["report"], limit=1)] == [often]
    assert store.search("dam", limit=0) == []


def test_a_title_that_is_not_in_the_text_is_found(store: Store, first: str) -> None:
    assert [f.report for f in store.search("from the harbour", ["report"])] == [first]


@given(st.text(alphabet=st.one_of(st.sampled_from("\"*-()^:+{}~'“” NEARDOdam\x00"), st.characters()), max_size=30))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_that_a_user_types_is_an_error(store: Store, query: str) -> None:
    if not store.reports():
        keep(store, 1, SENTENCES, "2031-05-04")
    text = " ".join(SENTENCES)
    for found in store.search(query):
        assert found.snippet == text[found.start : found.end]


def test_a_long_report_shows_a_passage_around_the_words(store: Store) -> None:
    filler = " ".join(f"word{i}" for i in range(400))
    keep(store, 1, (f"{filler} the Varn dam held {filler}.",), "2031-05-04")
    (found,) = store.search("varn dam", ["report"])
    assert len(found.snippet) <= 250 and "the Varn dam held" in found.snippet
    assert [found.snippet[a:b] for a, b in found.marks] == ["Varn", "dam"]
    assert replace(found, rank=0.0).snippet == found.snippet.strip()
