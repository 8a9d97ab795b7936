"""What grouping takes up again, on both stores: stories that moved lately, and older ones by the words they share."""

from dataclasses import replace

from generated_reports import arrival, moment

from reportedly.records import Grouping, Placed
from reportedly.store import Store, open_store
from reportedly.store.kept import DatabaseStore
from reportedly.store.migrating import upgrade
from reportedly.store.naming import name_terms
from reportedly.store.opening import _database

COUNT = 30
"""Reports in the stories s0 to s3, eight each, a minute apart."""


def name(number: int) -> str:
    return arrival(number).report.id


def fill(store: Store, count: int = COUNT) -> None:
    store.add_versions([arrival(n) for n in range(count)])


def test_placed_gives_each_report_with_its_stories_in_the_order_they_came(store: Store) -> None:
    fill(store)
    store.group([Grouping("joined", "s0", "a part of it", moment(40), report=name(20))])
    found = list(store.placed())
    assert [one.report for one in found] == [name(n) for n in range(COUNT)]
    assert found[3] == Placed(name(3), b"features of 3", ("s0",), moment(3))
    assert set(found[20].stories) == {"s2", "s0"} and found[20].at == moment(20)


def test_placed_is_of_whole_stories_that_moved_since_and_no_more_than_asked_for(store: Store) -> None:
    fill(store)
    assert [one.report for one in store.placed(since=moment(16))] == [name(n) for n in range(16, COUNT)]
    assert [one.report for one in store.placed(most=7)] == [name(n) for n in range(16, COUNT)]
    assert [one.report for one in store.placed(most=6)] == [name(n) for n in range(24, COUNT)]
    assert list(store.placed(since=moment(100))) == []


def test_placed_tells_of_a_report_as_it_reads_now_and_when_it_first_came(store: Store) -> None:
    fill(store, 2)
    store.add_version(replace(arrival(1, edition=1), features=b"other"))
    store.group([Grouping("split", "s0", "another town", moment(50), report=name(1), other="s9")])
    assert list(store.placed())[1] == Placed(name(1), b"other", ("s9",), moment(1))


def test_placed_in_gives_the_last_reports_of_some_stories(store: Store) -> None:
    fill(store)
    assert [one.report for one in store.placed_in(["s2", "s0"], 3)] == [name(n) for n in (5, 6, 7, 21, 22, 23)]
    assert store.placed_in(["nowhere"], 3) == []


def test_stories_are_found_by_the_keys_that_they_share(store: Store) -> None:
    fill(store)
    keys = ["story1", "words1", "people1", "story2", "words2", "all"]
    assert store.sharing(keys) == ["s1", "s2"]
    assert store.sharing(["story1", "words1", "words2", "other"]) == [], "two keys of a story are too few"
    assert store.sharing([]) == [] and store.sharing(["'; DROP TABLE feature_keys"]) == []


def test_only_stories_that_came_before_a_report_are_found(store: Store) -> None:
    fill(store)
    keys = [f"{kind}{number}" for number in (1, 3) for kind in ("story", "words", "people")]
    assert store.sharing(keys) == ["s3", "s1"], "fewer reports share the keys of s3"
    assert store.sharing(keys, before=name(24)) == ["s1"]
    assert store.sharing(keys, before=name(8)) == []


def test_a_merged_story_is_found_under_the_one_that_took_it_in(store: Store) -> None:
    fill(store)
    store.group([Grouping("merged", "s1", "same", moment(60), other="s0")])
    assert store.sharing(["story1", "words1", "people1"]) == ["s0"]


def make_older(address: str) -> DatabaseStore:
    """A store with the tables of the version before there were keys."""
    database = _database(address)
    with database.writing() as conn:
        upgrade(conn, "0002")
        conn.exec_driver_sql("INSERT INTO meta VALUES ('store', 'old')")
    return DatabaseStore(database)


def test_names_of_an_older_store_are_counted_by_report(address: str) -> None:
    with make_older(address) as older:
        for number, edition in ((0, 0), (1, 0), (1, 1)):
            older.add_version(replace(arrival(number, edition=edition), keys=(), account=None))
        with older._db.writing() as conn:
            conn.exec_driver_sql("INSERT INTO names VALUES (7, 'person', 'ilse brandt', 'Ilse Brandt', 3)")
            for version in (1, 2, 3):
                conn.exec_driver_sql(f"INSERT INTO name_versions VALUES (7, {version}, 0, 4)")
            older._db.index_words(conn, "name_words", [(7, name_terms("ilse brandt"))])
    with open_store(address) as store:
        assert [found.rank for found in store.search("brandt", ["person"])] == [2.0]
        assert store.check() == []


def test_reports_of_an_older_store_get_their_keys_some_at_a_time(address: str) -> None:
    with make_older(address) as older:
        for number in range(10):
            older.add_version(replace(arrival(number), keys=(), account=None))
    with open_store(address) as store:
        assert store.sharing(["story0", "words0", "people0"]) == []
        assert [features for _, features in store.unkeyed(4)] == [f"features of {n}".encode() for n in (9, 8, 7, 6)]
        store.put_keys([(number, arrival(int(told.split()[-1])).keys) for number, told in store.unkeyed(4)])
        store.add_version(arrival(10))
    with open_store(address) as store:  # killed in between, it goes on where it was
        while rows := store.unkeyed(4):
            store.put_keys([(number, arrival(int(told.split()[-1])).keys) for number, told in rows])
        assert store.sharing(["story0", "words0", "people0"]) == ["s0"]
        assert store.sharing(["number10", "story1", "words1", "people1"]) == ["s1"]
        assert store.unkeyed(4) == [] and store.check() == []
