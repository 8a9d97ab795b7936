"""What every store promises, held against both."""

import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from generated_reports import arrival, moment, page_of

from reportedly.errors import StoreBusy, StoreUnusable
from reportedly.records import Account, ArchivePlace, Arrival, Grouping, Placed, Report, Sent, SourceState
from reportedly.store import Store, open_store

AT = "2031-05-04T10:00:00+00:00"
LATER = "2031-05-04T11:00:00+00:00"


def told(store: Store, text: str, address: str | None, seen: str = AT, outlet: str | None = None) -> Arrival:
    """An arrival of these words, with the id that the store gives."""
    page = page_of(text, address)
    identity = store.recognise(address, page.sha256, text, outlet).report
    report = Report(identity, text, ((0, len(text)),), page.sha256, url=address, outlet=outlet)
    return Arrival(page, report, seen, address)


def test_what_was_added_comes_back_as_it_was(store: Store) -> None:
    sent = arrival(3)
    added = store.add_version(replace(sent, groupings=()))
    assert (added.what, added.version) == ("new", 1)
    kept = store.report(sent.report.id)
    assert kept and (kept.content, kept.seen, kept.canonical) == (sent.report, sent.seen, sent.canonical)
    assert store.account(sent.report.id) == sent.account
    assert store.page(sent.page.sha256) == sent.page.content
    assert store.page_of(kept) == sent.page
    vectors = store.vectors(sent.report.id)
    assert vectors and sent.vectors and vectors.texts == sent.vectors.texts
    assert np.array_equal(vectors.rows, sent.vectors.rows) and vectors.rows.dtype == np.float32
    assert store.check() == []


def test_what_is_there_is_not_added_twice(store: Store) -> None:
    first = arrival(0)
    store.add_version(first)
    assert store.add_version(first).what == "same"
    assert len(store.versions(first.report.id)) == 1
    assert len(store.groupings()) == 1
    assert store.recognise(first.canonical, first.page.sha256).version == 1


def test_other_words_at_an_address_are_a_new_version_beside_the_old(store: Store) -> None:
    first, second = arrival(0), arrival(0, edition=1)
    store.add_version(first)
    assert store.add_version(second).what == "version"
    assert [v.content.text for v in store.versions(first.report.id)] == [first.report.text, second.report.text]
    assert store.account(first.report.id) == second.account
    assert store.account(first.report.id, 1) == first.account
    assert [a.report for a in store.accounts("s0")] == [second.report]
    assert store.add_version(first).what == "same"
    assert store.check() == []


def test_an_edit_taken_back_speaks_again_without_a_third_version(store: Store) -> None:
    first, second = arrival(0), arrival(0, edition=1)
    store.add_versions([first, second, replace(first, seen=moment(9))])
    current = store.report(first.report.id)
    assert current and (current.number, current.last_seen) == (1, moment(9))
    assert len(store.versions(first.report.id)) == 2


WORDS = " ".join(f"The keeper of gate {number} in Varnholt said that it was shut at dusk." for number in range(4))


def test_same_words_of_one_house_are_one_report_and_of_another_house_two(store: Store) -> None:
    first = told(store, WORDS, "https://www.varnpost.example/gate")
    store.add_version(first)
    phone = told(store, WORDS, "https://m.varnpost.example/gate/phone")
    phone = replace(phone, page=page_of(f"<b>{WORDS}</b>", phone.canonical))
    assert store.add_version(phone).what == "same"
    assert phone.report.id == first.report.id
    copy = told(store, WORDS, "https://otherpaper.example/gate")
    assert store.add_version(copy).what == "new"


def test_an_address_that_showed_a_copy_may_show_another_article_tomorrow(store: Store) -> None:
    first = told(store, WORDS, "https://varnpost.example/gate")
    store.add_version(first)
    store.add_version(told(store, WORDS, "https://varnpost.example/newest"))
    other = told(store, "The ferry sank.", "https://varnpost.example/newest")
    assert store.add_version(other).what == "new" and other.report.id != first.report.id


def test_a_short_notice_of_one_house_is_not_one_report_wherever_it_stands(store: Store) -> None:
    first = told(store, "Subscribe to read on.", "https://varnpost.example/1")
    store.add_version(first)
    second = replace(told(store, "Subscribe to read on. ", "https://varnpost.example/2"))
    assert store.add_version(second).what == "new"


def test_same_bytes_from_a_file_are_known_before_they_are_read(store: Store) -> None:
    first = told(store, "The lock keeper opened both doors.", "https://varnpost.example/lock")
    store.add_version(first)
    known = store.recognise(None, first.page.sha256)
    assert (known.report, known.known, known.version) == (first.report.id, True, 1)


def test_other_bytes_with_the_same_words_are_kept(store: Store) -> None:
    first = told(store, "Both doors are open.", "https://varnpost.example/doors")
    store.add_version(first)
    again = replace(first, page=page_of("Both doors are open. <advert>", first.canonical), seen=LATER)
    assert store.add_version(again).what == "same"
    assert store.page(again.page.sha256) == again.page.content
    assert store.recognise(None, again.page.sha256).version == 1


def test_a_report_needs_the_id_that_the_store_gave(store: Store) -> None:
    stranger = replace(arrival(1), report=replace(arrival(1).report, id="r1"), account=None)
    with pytest.raises(ValueError, match="recognise"):
        store.add_version(stranger)


def test_a_failed_arrival_leaves_nothing_of_a_batch(store: Store) -> None:
    good, bad = (
        arrival(0),
        replace(arrival(1), groupings=(Grouping("joined", "nowhere", "", AT, arrival(1).report.id),)),
    )
    with pytest.raises(ValueError, match="no story nowhere"):
        store.add_versions([good, bad])
    assert store.reports() == [] and store.page(good.page.sha256) is None
    assert store.check() == []


def test_text_with_any_code_point_comes_back(store: Store) -> None:
    words = "Nul \x00, half \ud800, \U0001f30a and مرحبا, 北の門."
    page = page_of("bytes", "https://varnpost.example/odd")
    identity = store.recognise(page.url, page.sha256).report
    report = Report(identity, words, (), page.sha256, outlet="Ou\x00tlet \udcff", title="T\x00")
    store.add_version(Arrival(page, report, AT, page.url))
    kept = store.report(identity)
    assert kept and kept.content == report
    assert [f.report for f in store.search("مرحبا")] == [identity]
    assert [f.snippet for f in store.search("北の門", ["report"])] == [words]
    assert store.check() == []


def test_a_page_that_gave_no_report_is_kept_with_the_reason(store: Store) -> None:
    page = page_of("%PDF", "https://varnpost.example/map.pdf", "map.pdf")
    store.add_failure(page, "it is a PDF", AT)
    store.add_failure(page, "it is a PDF", LATER)
    assert [(at, f.input, f.reason) for at, f in store.failures()] == [(AT, "map.pdf", "it is a PDF")]
    assert store.page(page.sha256) == page.content


def test_a_page_in_the_archive_is_read_there(address: str) -> None:
    place = ArchivePlace("2031.warc.gz", 700, 90)
    sent = replace(arrival(0), archive=place)
    with open_store(address, read_archived=lambda where: sent.page.content if where == place else b"") as store:
        store.add_version(sent)
        assert store.page(sent.page.sha256) == sent.page.content
        assert store.info().archived == 1 and store.check() == []
        kept = store.report(sent.report.id)
        assert kept and kept.archive == place
    with open_store(address, read_archived=lambda where: b"other") as store:
        assert [flaw.where for flaw in store.check()] == [f"page {sent.page.sha256}"] * 2
    with open_store(address) as store, pytest.raises(StoreUnusable, match="archive"):
        store.page(sent.page.sha256)


def test_an_account_that_comes_later_completes_the_version(store: Store) -> None:
    whole = arrival(0)
    store.add_version(replace(whole, account=None))
    assert store.account(whole.report.id) is None and store.accounts("s0") == []
    store.add_version(whole)
    assert store.account(whole.report.id) == whole.account
    story = store.story("s0")
    assert story and story.statements == 3
    assert store.check() == []


def test_a_new_analysis_takes_the_place_of_the_old(store: Store) -> None:
    whole = arrival(0)
    store.add_version(whole)
    assert whole.account
    less = Account(whole.report, whole.account.statements[:1])
    store.put_account(less, 1, b"new")
    assert store.account(whole.report.id) == less
    story = store.story("s0")
    assert story and story.statements == 1
    assert list(store.placed()) == [Placed(whole.report.id, b"new", ("s0",), moment(0))]
    assert store.search(whole.account.mentions[0].text, ["person"]) == []
    assert store.check() == []


# -- stories


def grouped(store: Store, count: int) -> list[str]:
    """Reports 0 to count - 1 in the stories s0, s1 …, eight each."""
    return [a.report for a in store.add_versions([arrival(n) for n in range(count)])]


def test_a_story_holds_its_reports_in_order_and_counts_them(store: Store) -> None:
    ids = grouped(store, 10)
    story = store.story("s0")
    assert story and story.reports == tuple(ids[:8])
    assert (story.statements, story.outlets, story.opened, story.changed) == (24, 8, moment(0), moment(7))
    assert [s.id for s in store.stories()] == ["s1", "s0"]
    assert [s.id for s in store.stories(since=moment(8))] == ["s1"]
    assert store.stories_of(ids[9]) == ["s1"]


def test_a_merged_story_keeps_its_id_and_says_where_it_went(store: Store) -> None:
    ids = grouped(store, 10)
    store.name_story("s0", "Gates")
    store.group([Grouping("merged", "s0", "same gate", LATER, other="s1")])
    gone, whole = store.story("s0"), store.story("s1")
    assert gone and (gone.merged_into, gone.reports, gone.statements) == ("s1", (), 0)
    assert whole and whole.reports == tuple(ids) and (whole.outlets, whole.title) == (10, "Gates")
    store.group([Grouping("joined", "s0", "late", LATER, report=ids[0])])
    assert [s.id for s in store.stories()] == ["s1"]
    assert [g.reason for g in store.groupings(story="s0")][-2:] == ["same gate", "late"]
    assert store.check() == []


def test_a_report_that_is_split_off_opens_a_story(store: Store) -> None:
    ids = grouped(store, 8)
    store.group([Grouping("split", "s0", "another town", LATER, report=ids[3], other="s9")])
    rest, new = store.story("s0"), store.story("s9")
    assert rest and ids[3] not in rest.reports and (rest.statements, rest.outlets) == (21, 7)
    assert new and new.reports == (ids[3],) and new.opened == LATER
    assert store.check() == []


def test_a_round_up_is_in_several_stories_and_links_leave_both(store: Store) -> None:
    ids = grouped(store, 9)
    store.group(
        [
            Grouping("joined", "s1", "round-up", LATER, report=ids[0]),
            Grouping("linked", "s1", "a week on", LATER, other="s0"),
        ]
    )
    assert store.stories_of(ids[0]) == ["s0", "s1"]
    assert [g.kind for g in store.groupings(report=ids[0])] == ["opened", "joined"]
    assert len(store.stories()) == 2 and store.check() == []


# -- watching


def test_sources_come_back_by_when_they_are_due(store: Store) -> None:
    early = SourceState("https://a.example/feed", "feed", etag='"1"', next_due=AT, failures=2, last_error="timed out")
    late = SourceState("https://b.example/map.xml", "sitemap", next_due="2031-06-01T00:00:00+00:00", interval=900.0)
    for state in (late, early):
        store.put_source(state)
    store.put_source(replace(early, failures=3))
    assert store.sources() == [replace(early, failures=3), late]
    assert [s.address for s in store.sources(due=LATER)] == [early.address]
    assert store.source(late.address) == late and store.source("nowhere") is None


def test_an_alert_goes_out_once(store: Store) -> None:
    assert store.mark_sent(Sent("rule", "claim 7", AT))
    assert not store.mark_sent(Sent("rule", "claim 7", LATER))
    assert store.was_sent("rule", "claim 7") and not store.was_sent("rule", "claim 8")


def test_notes_are_kept_as_they_are(store: Store) -> None:
    store.put_note("cursor", b"\x00\xff")
    store.put_note("cursor", b"2")
    assert (store.note("cursor"), store.note("other")) == (b"2", None)


# -- several at once


def test_a_reader_never_waits_for_a_writer_and_sees_what_was_acknowledged(store: Store, address: str) -> None:
    store.add_version(arrival(0))
    inside, done = threading.Event(), threading.Event()

    def hold(place: object) -> bytes:
        return b""

    def write() -> None:
        with store._db.writing() as conn:  # type: ignore[attr-defined]
            conn.exec_driver_sql("UPDATE reports SET current = NULL")
            inside.set()
            done.wait(30)
            conn.rollback()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert inside.wait(30)
        with open_store(address, read_archived=hold) as reader:
            assert len(reader.stories()) == 1
            assert reader.report(arrival(0).report.id)
            assert reader.search("said", ["report"])
    finally:
        done.set()
        writer.join()


def test_a_second_writer_is_told_so_and_may_go_on_when_the_first_has_ended(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reportedly.store.postgres.connecting._WAIT_SECONDS", 0.0)
    with open_store(address) as first, open_store(address) as second:
        first.add_version(arrival(0))
        with pytest.raises(StoreBusy, match="Another process writes"):
            second.add_version(arrival(1))
        assert second.reports() == first.reports()
        first.close()
        assert second.add_version(arrival(1)).what == "new"


def test_threads_share_a_store(store: Store) -> None:
    failed: list[BaseException] = []

    def add(numbers: range) -> None:
        try:
            for number in numbers:
                store.add_version(replace(arrival(number), groupings=()))
                store.reports()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=add, args=(range(i, 24, 3),)) for i in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == [] and len(store.reports()) == 24


# -- vectors


def test_the_nearest_vectors_come_first(store: Store, address: str) -> None:
    store.add_versions([arrival(n) for n in range(40)])
    asked = arrival(17).vector
    assert asked is not None
    near = store.nearest(asked, 3)
    assert near[0][0] == arrival(17).report.id and abs(near[0][1] - 1) < 1e-3 and len(near) == 3
    late = arrival(40)
    store.add_version(late)
    assert late.vector is not None and store.nearest(late.vector, 1)[0][0] == late.report.id
    store.rebuild()
    assert [n for n, _ in store.nearest(asked, 3)] == [n for n, _ in near]
    assert store.nearest(np.ones(5, np.float32)) == []


# -- flaws


@pytest.mark.parametrize(
    ("damage", "where"),
    [
        ("UPDATE pages SET size = 1", "page"),
        ("UPDATE versions SET text_sha256 = 'x'", "report"),
        ("UPDATE accounts SET statements = 99", "report"),
        ("UPDATE stories SET outlets = 7", "story"),
        ("UPDATE names SET reports = 7", "name"),
        ("UPDATE reports SET current = 99", "report"),
    ],
)
def test_check_finds_what_does_not_hold(store: Store, damage: str, where: str) -> None:
    store.add_version(arrival(0))
    with store._db.writing() as conn:  # type: ignore[attr-defined]
        conn.exec_driver_sql(damage)
    assert {flaw.where.split()[0] for flaw in store.check()} - {"story"} == {where} - {"story"}
    assert store.check() != []


def test_check_finds_an_index_out_of_step_and_rebuild_mends_it(store: Store) -> None:
    store.add_versions([arrival(0), arrival(1)])
    with store._db.writing() as conn:  # type: ignore[attr-defined]
        store._db.clear_words(conn, "version_words")  # type: ignore[attr-defined]
        store._db.index_words(conn, "version_words", [(1, ["other", "words"]), (9, ["stray"])])  # type: ignore[attr-defined]
        conn.exec_driver_sql("UPDATE stories SET statements = 0")
    assert {flaw.where for flaw in store.check()} == {"index of words", "story s0"}
    store.rebuild()
    assert store.check() == []


# -- backups


def test_a_backup_is_a_store_of_its_own(store: Store, tmp_path: Path) -> None:
    store.add_versions([arrival(n) for n in range(10)])
    store.group([Grouping("merged", "s0", "same", LATER, other="s1")])
    store.backup(tmp_path / "b" / "copy.db")
    assert [path.name for path in (tmp_path / "b").iterdir()] == ["copy.db"]
    store.add_version(arrival(10))
    with open_store(tmp_path / "b" / "copy.db", create=False) as copy:
        assert copy.reports() == store.reports()[:10]
        assert copy.stories() == [s for s in store.stories(since=LATER) if s.id == "s1"] or copy.story("s0")
        assert copy.account(arrival(2).report.id) == arrival(2).account
        assert copy.check() == []


def test_a_store_is_restored_from_a_backup_while_another_goes_on(store: Store, address: str, tmp_path: Path) -> None:
    from reportedly.store import restore_store

    store.add_versions([arrival(n) for n in range(10)])
    store.backup(tmp_path / "copy.db")
    store.add_version(arrival(10))
    restore_store(tmp_path / "copy.db", tmp_path / "again.db")
    with open_store(tmp_path / "again.db") as again:
        assert len(again.reports()) == 10 and again.check() == []
        assert again.add_version(arrival(11)).what == "new"
    with pytest.raises(StoreUnusable, match="--replace"):
        restore_store(tmp_path / "copy.db", address)
    store.close()
    restore_store(tmp_path / "copy.db", address, replace=True)
    with open_store(address) as back:
        assert len(back.reports()) == 10 and back.check() == []
        assert back.add_version(arrival(12)).what == "new"
        vector = arrival(4).vector
        assert vector is not None and back.nearest(vector, 1)[0][0] == arrival(4).report.id
