"""Opening: new, older, newer, foreign, missing; what migrations make; what the commands say."""

import json
import sqlite3
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from click.testing import CliRunner
from generated_reports import arrival

from reportedly.cli import main
from reportedly.errors import StoreUnusable
from reportedly.store import Store, migrating, open_store, restore_store
from reportedly.store.opening import _database
from reportedly.store.schema import metadata, vectors

NOT_IN_THE_SCHEMA = ("alembic_version", "version_words", "name_words", "embedding")


@pytest.mark.filterwarnings("ignore:Did not recognize type 'vector'")  # pgvector's, which SQLAlchemy does not know
def test_migrations_make_the_tables_that_the_code_knows(address: str) -> None:
    open_store(address).close()
    database = _database(address)
    with database.reading() as conn:
        found = compare_metadata(MigrationContext.configure(conn), metadata)
    database.close()
    assert [d for d in found if not any(name in str(d) for name in NOT_IN_THE_SCHEMA)] == []


def test_the_newest_step_is_the_one_that_the_code_wants() -> None:
    steps = ScriptDirectory(str(Path(migrating.__file__).parent / "migrations"))
    assert steps.get_current_head() == migrating.HEAD


def make_older(address: str) -> None:
    """A store as the first version made it, with one note in it."""
    database = _database(address)
    with database.writing() as conn:
        migrating.upgrade(conn, "0001")
        conn.exec_driver_sql("INSERT INTO meta VALUES ('store', 'old')")
        conn.exec_driver_sql("INSERT INTO alerts VALUES ('rule', 'claim', '2031-05-04')")
    database.close()


def test_an_older_store_is_migrated_and_a_file_is_copied_first(address: str) -> None:
    make_older(address)
    with open_store(address) as store:
        assert store.was_sent("rule", "claim")
        assert store.info().schema == migrating.HEAD and store.check() == []
        assert store.add_version(arrival(0)).what == "new"
    if address.endswith(".db"):
        before = sqlite3.connect(f"{address}.before-{migrating.HEAD}")
        assert before.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
        assert vectors.name not in [row[0] for row in before.execute("SELECT name FROM sqlite_master")]
        before.close()


def test_a_newer_store_is_refused_and_left_alone(address: str) -> None:
    open_store(address).close()
    database = _database(address)
    with database.writing() as conn:
        conn.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    with pytest.raises(StoreUnusable, match="newer version"):
        open_store(address)


def test_a_store_that_is_not_there_is_only_made_when_it_is_to_be_written(address: str, tmp_path: Path) -> None:
    with pytest.raises(StoreUnusable, match="no store at"):
        open_store(address, create=False)
    assert not list(tmp_path.glob("*.db"))


def test_other_files_are_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("The gate is shut. " * 9)
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE t (x)")
    other.commit()
    other.close()
    for name in ("notes.txt", "other.db"):
        before = (tmp_path / name).read_bytes()
        with pytest.raises(StoreUnusable, match="no store of Reportedly"):
            open_store(tmp_path / name)
        assert (tmp_path / name).read_bytes() == before
    with pytest.raises(StoreUnusable, match="is a folder"):
        open_store(tmp_path)


def test_without_a_driver_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreUnusable, match=r"reportedly\[postgres\]"):
        open_store("postgresql://nobody@127.0.0.1:1/none")


def test_a_server_that_does_not_answer_is_named_without_the_password() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreUnusable, match=r"nobody:\*\*\*@127\.0\.0\.1") as caught:
        open_store("postgresql://nobody:secret@127.0.0.1:1/none")
    assert "secret" not in str(caught.value)


def test_the_index_of_vectors_is_made_anew_when_its_file_is_missing_damaged_or_of_another_store(tmp_path: Path) -> None:
    address, beside = tmp_path / "kept.db", tmp_path / "kept.db.vectors"
    asked = arrival(3).vector
    assert asked is not None
    with open_store(address) as store:
        store.add_versions([arrival(n) for n in range(120)])
        near = store.nearest(asked, 5)
    assert beside.exists()
    for damage in (b"", b"PK\x03\x04 damaged"):
        beside.write_bytes(damage)
        with open_store(address) as store:
            assert store.nearest(asked, 5) == near
    with open_store(tmp_path / "other.db") as store:
        store.add_version(arrival(8))
        (tmp_path / "other.db.vectors").write_bytes(beside.read_bytes())
        assert [report for report, _ in store.nearest(asked, 5)] == [arrival(8).report.id]


def run(*words: str) -> tuple[int, str, str]:
    """(exit code, standard output, standard error) of a command."""
    done = CliRunner().invoke(main, words)
    return done.exit_code, done.stdout, done.stderr


def test_commands_search_check_back_up_and_restore(tmp_path: Path) -> None:
    kept, copy = str(tmp_path / "kept.db"), str(tmp_path / "copy.db")
    with open_store(kept) as store:
        store.add_versions([arrival(n) for n in range(9)])
    person = arrival(2).report.text.split("\n\n")[1].split(" said")[0]
    code, out, err = run("search", person, "--store", kept, "--kind", "person", "--json")
    assert code == 0 and [found["id"] for found in json.loads(out)] == [person]
    code, out, err = run("search", person, "--store", kept)
    assert code == 0 and "Reports\n" in out and "Statements\n" in out and "results" in err
    assert run("search", "zeppelin", "--store", kept) == (0, "", "Nothing found\n")
    assert run("search", "x", "--store", kept, "--since", "soon")[0] == 2
    assert run("store", "check", "--store", kept) == (0, "", f"{kept} holds\n")
    assert run("store", "backup", copy, "--store", kept)[0] == 0
    assert run("store", "restore", copy, "--store", str(tmp_path / "new.db"))[0] == 0
    code, out, err = run("store", "restore", copy, "--store", kept)
    assert code == 1 and "--replace" in err
    code, out, err = run("store", "info", "--store", copy, "--json")
    assert json.loads(out)["reports"] == 9
    assert run("search", "x", "--store", str(tmp_path / "none.db"))[0] == 1


def test_check_prints_a_line_for_each_flaw_and_fails(tmp_path: Path) -> None:
    kept = str(tmp_path / "kept.db")
    with open_store(kept) as store:
        store.add_version(arrival(0))
    damaged = sqlite3.connect(kept)
    damaged.execute("UPDATE stories SET outlets = 5")
    damaged.commit()
    damaged.close()
    code, out, err = run("store", "check", "--store", kept)
    assert code == 1 and out.startswith("story s0: its counters") and "1 flaw in" in err
    assert run("store", "check", "--store", kept, "--rebuild")[0] == 0


def test_a_backup_never_takes_the_place_of_another_file(tmp_path: Path) -> None:
    kept, copy, notes, foreign = (tmp_path / name for name in ("kept.db", "copy.db", "notes.jsonl", "foreign.db"))
    with open_store(kept) as store:
        store.add_version(arrival(0))
    notes.write_text("a day's articles", encoding="utf-8")
    other = sqlite3.connect(foreign)
    other.execute("CREATE TABLE things (thing)")
    other.close()
    held = foreign.read_bytes()
    for path, told in ((kept, "the store itself"), (notes, "is no backup"), (foreign, "is no backup")):
        code, _, err = run("store", "backup", str(path), "--store", str(kept))
        assert code == 1 and told in err
    assert notes.read_text(encoding="utf-8") == "a day's articles" and foreign.read_bytes() == held
    for _ in range(2):  # yesterday's backup may be replaced
        assert run("store", "backup", str(copy), "--store", str(kept))[0] == 0


def test_a_backup_never_takes_the_place_of_a_store_in_use(store: Store, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    store.add_version(arrival(0))
    store.backup(copy)
    with open_store(copy, create=False) as read:
        assert read.reports() == [arrival(0).report.id]
    store.backup(copy)  # it was only read
    with open_store(copy) as used:
        used.add_version(arrival(1))
        with pytest.raises(StoreUnusable, match="written to, no backup"):
            store.backup(copy)
    with pytest.raises(StoreUnusable, match="no backup"):
        store.backup(copy)
    restore_store(tmp_path / "copy.db", tmp_path / "restored.db")
    with pytest.raises(StoreUnusable, match="no backup"):
        store.backup(tmp_path / "restored.db")
    with open_store(copy) as used:
        assert len(used.reports()) == 2 and used.check() == []


@pytest.mark.parametrize("address", ["mysql://desk@db.example/kept", "https://desk.example/kept.db"])
def test_an_address_of_another_kind_makes_no_file(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(StoreUnusable, match="postgresql://"):
        open_store(address)
    assert list(tmp_path.iterdir()) == []
