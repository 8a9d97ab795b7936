"""Grouping after a restart: as if there had been none, bounded, and older stories found through the store."""

import hashlib
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from reportedly.group import Grouper, index_keys, signature
from reportedly.records import Arrival, Grouping, Page, Report
from reportedly.standing import regrouping
from reportedly.standing.regrouping import restored_grouper
from reportedly.store import Store, open_store

START = date(2031, 3, 1)
_COMMON = """the council river road morning people workers police officials said after before night town bridge market
hospital school weather train water power season report meeting plan money house street winter company""".split()
_PARTS = "ka re mo lin tas vor el dan shi que por ant ber ol mir und fes gal".split()


def words_of(event: int) -> tuple[list[str], list[str]]:
    """The names and the words of an invented event."""
    chance = random.Random(f"event {event}")
    made = ["".join(chance.choices(_PARTS, k=3)) for _ in range(18)]
    return [word.capitalize() for word in made[:6]], made[6:]


def telling(event: int, number: int, day: date) -> Report:
    """A report of an event, not yet with the id that the store gives."""
    chance = random.Random(f"report {number}")
    names, words = words_of(event)
    sentences = []
    for _ in range(6):
        told = [*chance.choices(_COMMON, k=9), *chance.sample(words, 3)]
        chance.shuffle(told)
        sentences.append(f"In {chance.choice(names)} {' '.join(told)}, {chance.choice(names)} said.")
    text = " ".join(sentences)
    return Report("", text, ((0, len(text)),), "", title=f"{names[0]} {words[0]} {words[1]}", published=day.isoformat())


def keep(store: Store, grouper: Grouper, event: int, number: int, day: date) -> tuple[Grouping, ...]:
    """Take a report in as `Intake` does, without analysing it."""
    told, address = telling(event, number, day), f"https://outlet{number % 7}.example/{number}"
    content = told.text.encode()
    page = Page(address, "text", content, hashlib.sha256(content).hexdigest(), url=address)
    identity = store.recognise(address, page.sha256).report
    report = Report(
        identity, told.text, told.body, page.sha256, url=address, title=told.title, published=told.published
    )
    made, at = signature(report), f"{day}T08:00:00+00:00"
    decisions = grouper.add(identity, made, at)
    keys = index_keys(made)
    store.add_version(Arrival(page, report, at, address, groupings=decisions, features=made.to_bytes(), keys=keys))
    return decisions


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "kept.db") as kept:
        yield kept


def test_decisions_after_restarts_are_those_of_one_that_never_stopped(store: Store, tmp_path: Path) -> None:
    chance = random.Random(3)
    stream = [(chance.randrange(14), number, START + timedelta(days=number // 4)) for number in range(90)]
    grouper = restored_grouper(store)
    made = [keep(store, grouper, *one) for one in stream]
    with open_store(tmp_path / "restarted.db") as other:
        again = []
        for one in stream:
            if one[1] % 6 == 0:
                grouper = restored_grouper(other)
            again.append(keep(other, grouper, *one))
        assert again == made
        assert [s.reports for s in other.stories()] == [s.reports for s in store.stories()]
    assert {d.kind for decisions in made for d in decisions} >= {"opened", "joined"}
    assert len(store.stories()) < 40 and store.check() == []


@pytest.mark.parametrize("restart", [True, False])
def test_a_story_that_left_the_memory_is_found_in_the_store(store: Store, restart: bool) -> None:
    grouper = restored_grouper(store)
    (opened,) = keep(store, grouper, 1, 0, START)
    keep(store, grouper, 1, 1, START)
    for number in range(2, 12):
        keep(store, grouper, number, number, START + timedelta(days=300))
    if restart:
        grouper = restored_grouper(store)
    assert not grouper.holds(opened.story) and len(grouper.stories()) == 10
    (late,) = keep(store, grouper, 1, 12, START + timedelta(days=2))  # told late, or a page with an old day
    assert (late.kind, late.story) == ("joined", opened.story)
    assert len(store.story(opened.story).reports) == 3  # type: ignore[union-attr]
    assert grouper.holds(opened.story), "the story moved, and is held again"


def test_a_start_takes_up_no_more_than_it_may_hold(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    grouper = restored_grouper(store)
    for number in range(12):
        keep(store, grouper, number % 6, number, START + timedelta(days=number))
    monkeypatch.setattr(regrouping, "MOST_REPORTS", 4)
    grouper = restored_grouper(store)
    assert [set(s.reports) for s in grouper.stories()] == [set(s.reports) for s in store.stories(limit=2)]
    (first,) = store.stories_of(store.reports()[0])
    assert not grouper.holds(first)
    (late,) = keep(store, grouper, 0, 20, START + timedelta(days=12))
    assert late.story == first


def test_a_store_of_an_older_version_gets_its_keys_at_the_first_start(store: Store) -> None:
    grouper = restored_grouper(store)
    for number in range(5):
        keep(store, grouper, number, number, START)
    with store._db.writing() as conn:  # type: ignore[attr-defined]
        conn.exec_driver_sql("DELETE FROM feature_keys")
        conn.exec_driver_sql("INSERT INTO meta VALUES ('unkeyed', '5')")
    keys = index_keys(signature(telling(3, 99, START)))
    assert store.sharing(keys) == []
    restored_grouper(store)
    assert store.sharing(keys)[0] == store.stories_of(store.reports()[3])[0]
    assert store.unkeyed(10) == []
