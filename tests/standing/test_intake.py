"""Pages into a store one by one: nothing twice, nothing lost, and a story's dossier from what was kept."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from harbour_pages import FERRY, ferry, html, orchard, page

from reportedly.errors import NothingToRead, StoryUnknown
from reportedly.pipeline import brief
from reportedly.publish import serialise, to_document
from reportedly.records import Grouping
from reportedly.standing import Intake, brief_story, compile_story, edits_of_report, find_story
from reportedly.store import Store, open_store

NOW = datetime(2031, 3, 3, 9, 0, tzinfo=UTC)
COURIER = "https://courier.example/2031/03/ferry-otra-late"
LANTERN = "https://lantern.example/news/otra-late-varnica"
VIETNAMESE = (
    "Chiếc phà rời bến cảng muộn hai giờ vào sáng thứ Hai, theo lời người quản lý cảng. Bộ giao thông vận tải đã bác "
    "bỏ thông tin rằng chiếc phà chở quá tải. Nhiều người dân cho biết họ nghe thấy một tiếng nổ lớn vào lúc bình minh."
)

CORRECTING = " The ministry corrected the number on Tuesday. Its first count was updated twice, it said."


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "kept.db") as kept:
        yield kept


def later(minutes: int) -> datetime:
    return NOW + timedelta(minutes=minutes)


def test_a_report_is_kept_with_its_account_and_opens_a_story(store: Store) -> None:
    taken = Intake(store).take(page(COURIER, ferry()), NOW)
    assert taken.what == "new" and taken.report
    account = store.account(taken.report.id)
    assert account and any(a.source and "Brandt" in a.source.text for s in account.statements for a in s.attributions)
    assert [s.reports for s in store.stories()] == [(taken.report.id,)]
    assert store.check() == []


def test_what_is_there_is_not_added_twice(store: Store) -> None:
    intake = Intake(store)
    first = intake.take(page(COURIER, ferry()), NOW)
    same_bytes = intake.take(page(COURIER, ferry()), later(5))
    other_bytes = intake.take(page(COURIER, ferry() + b"<!-- another advertisement -->"), later(9))
    assert [first.what, same_bytes.what, other_bytes.what] == ["new", "same", "same"]
    assert first.report and store.reports() == [first.report.id]
    (version,) = store.versions(first.report.id)
    assert version.last_seen == later(9).isoformat(timespec="seconds")


def test_copies_and_other_accounts_join_and_another_event_does_not(store: Store) -> None:
    intake = Intake(store)
    courier = intake.take(page(COURIER, ferry()), NOW)
    lantern = intake.take(page(LANTERN, ferry("five", "The Lantern")), later(1))
    fruit = intake.take(page("https://gazette.example/plums-lost-to-hail", orchard()), later(2))
    assert lantern.what == "new" and lantern.stories == courier.stories
    assert fruit.stories and fruit.stories != courier.stories
    assert lantern.decisions[0].reason


def test_grouping_goes_on_after_a_restart(store: Store) -> None:
    courier = Intake(store).take(page(COURIER, ferry()), NOW)
    lantern = Intake(store).take(page(LANTERN, ferry("five", "The Lantern")), later(1))
    assert lantern.stories == courier.stories


def test_other_words_are_a_new_version_with_their_difference(store: Store) -> None:
    intake = Intake(store)
    first = intake.take(page(COURIER, ferry("four")), NOW)
    second = intake.take(page(COURIER, ferry("seven")), later(30))
    assert (second.what, second.version, second.decisions, second.stories) == ("version", 2, (), first.stories)
    assert first.report
    (edit,) = edits_of_report(store, first.report.id)
    assert edit.silent and (edit.last_seen, edit.seen) == (
        f"{NOW:%Y-%m-%dT%H:%M:%S}+00:00",
        "2031-03-03T09:30:00+00:00",
    )
    assert [(r.before.text, r.after.text) for r in edit.revisions] == [("four", "seven")]
    assert "four" in edit.figures[0].before[0] and "seven" in edit.figures[0].after[0]


def test_an_edit_with_a_notice_is_not_silent(store: Store) -> None:
    intake = Intake(store)
    first = intake.take(page(COURIER, ferry("four")), NOW)
    notice = "Correction: an earlier version of this article misstated the number of injured."
    intake.take(page(COURIER, ferry("seven", notice=notice)), later(30))
    assert first.report
    (edit,) = edits_of_report(store, first.report.id)
    assert not edit.silent and "misstated" in (edit.notice or "")


def test_somebody_who_corrects_something_in_the_news_is_no_notice(store: Store) -> None:
    intake = Intake(store)
    first = intake.take(page(COURIER, ferry("four")), NOW)
    intake.take(page(COURIER, html("Ferry left Varnica late", FERRY.format(injured="seven") + CORRECTING)), later(30))
    assert first.report
    (edit,) = edits_of_report(store, first.report.id)
    assert edit.silent


def test_words_that_come_back_are_an_edit_too(store: Store) -> None:
    intake = Intake(store)
    for minutes, number in ((0, "four"), (10, "seven"), (20, "four")):
        taken = intake.take(page(COURIER, ferry(number)), later(minutes))
    assert taken.report
    edits = edits_of_report(store, taken.report.id)
    assert [(e.earlier, e.later, e.revisions[0].after.text) for e in edits] == [(1, 2, "seven"), (2, 1, "four")]
    moments = [[later(m).isoformat(timespec="seconds") for m in between] for between in ((0, 10), (10, 20))]
    assert [[e.last_seen, e.seen] for e in edits] == moments, "words that came again were last seen before they went"


def test_a_story_whose_words_change_is_the_newest_again(store: Store) -> None:
    intake = Intake(store)
    intake.take(page(COURIER, ferry("four")), NOW)
    intake.take(page("https://orchard.example/hail", orchard()), later(10))
    edited = intake.take(page(COURIER, ferry("seven")), later(20))
    newest, _ = store.stories()
    assert (newest.id,) == edited.stories and newest.changed == later(20).isoformat(timespec="seconds")


def test_another_language_is_kept_with_the_reason(store: Store) -> None:
    content = html("Phà rời bến muộn", VIETNAMESE)
    taken = Intake(store).take(page("https://bao.example/pha", content), NOW)
    assert taken.what == "failure" and "Vietnamese" in (taken.reason or "")
    ((_, failure),) = store.failures()
    assert "English" in failure.reason
    assert store.reports() == []


def test_a_story_gives_the_dossier_that_its_pages_give(store: Store) -> None:
    pages = [page(COURIER, ferry()), page(LANTERN, ferry("nine", "The Lantern"))]
    intake = Intake(store)
    (story,) = {intake.take(one, NOW).stories for one in pages}
    made, at_once = brief_story(store, story[0]).dossier, brief(pages).dossier
    assert [s.quote for s in made.statements] == [s.quote for s in at_once.statements]
    assert [len(c.statements) for c in made.claims] == [len(c.statements) for c in at_once.claims]
    assert [d.kind for d in made.disputes] == [d.kind for d in at_once.disputes]
    assert len(made.origins) == len(at_once.origins)


def test_the_same_store_gives_the_same_bytes_from_the_latest_versions(store: Store) -> None:
    intake = Intake(store)
    intake.take(page(COURIER, ferry("four")), NOW)
    story = intake.take(page(COURIER, ferry("seven")), later(30)).stories[0]
    one, two = (brief_story(store, story) for _ in range(2))
    assert serialise(to_document(one.dossier, one.pages)) == serialise(to_document(two.dossier, two.pages))
    assert "seven" in one.dossier.reports[0].text and len(one.history.edits) == 1


def test_a_merged_story_is_found_under_its_old_id(store: Store) -> None:
    intake = Intake(store)
    one = intake.take(page(COURIER, ferry()), NOW).stories[0]
    two = intake.take(page("https://gazette.example/plums", orchard()), later(1)).stories[0]
    store.group([Grouping("merged", two, "for the test", f"{later(2).isoformat(timespec='seconds')}", other=one)])
    assert find_story(store, two).id == one
    assert len(brief_story(store, two).dossier.reports) == 2


def test_a_story_that_is_not_there_says_what_to_do(store: Store) -> None:
    with pytest.raises(StoryUnknown, match="reportedly stories"):
        brief_story(store, "snone")


def test_a_file_that_tells_its_address_is_the_report_of_that_address(store: Store) -> None:
    intake = Intake(store)
    intake.take(page(COURIER, ferry()), NOW)
    told = ferry("six").replace(b"<head>", f"<head><link rel='canonical' href='{COURIER}'>".encode())
    told = told.replace(b"<head>", f"<head><meta property='og:url' content='{COURIER}'>".encode())
    assert intake.take(page(None, told), later(3)).what == "version"


def test_a_story_without_an_account_gives_no_dossier() -> None:
    with pytest.raises(NothingToRead, match="analysed"):
        compile_story([])
