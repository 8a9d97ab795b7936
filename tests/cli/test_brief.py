"""The main job from the command line: what a desk hands over, and what it gets back."""

import gzip
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.cli import main

EXAMPLE = Path(__file__).parents[2] / "examples" / "semey-depot"
HARBOUR = (
    "Harbour master says ferry left late\n\n"
    "VARNICA, March 3 - The ferry Otra left the quay of Varnica two hours late on Monday, harbour master Ilse Brandt "
    "said. “She was overloaded,” Brandt told the Coast Courier.\n\n"
    "The ministry of transport denied that the ferry was overloaded. It said 92 people were aboard.\n\n"
    "Residents said they heard a loud bang shortly after dawn, and dozens of people ran to the shore.\n"
)


def run(*words: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(w) for w in words], input=stdin, catch_exceptions=False)


def dossier_of(folder: Path) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = json.loads((folder / "dossier.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.txt"
    path.write_text(HARBOUR, encoding="utf-8")
    return path


def test_the_example_becomes_a_dossier_that_verifies(tmp_path: Path) -> None:
    made = run("brief", *sorted(EXAMPLE.iterdir()), "--out", tmp_path)
    assert made.exit_code == 0, made.output
    assert "page" in made.output and "index.html" in made.output
    checked = run("verify", tmp_path / "dossier.json", *sorted(EXAMPLE.iterdir()))
    assert checked.exit_code == 0, checked.output


def test_the_same_input_gives_the_same_bytes(tmp_path: Path, harbour: Path) -> None:
    for name in ("one", "two"):
        assert run("brief", harbour, "--out", tmp_path / name, "--quiet").exit_code == 0
    for file in ("dossier.json", "index.html"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


VIETNAMESE = (
    "Chiếc phà rời bến cảng muộn hai giờ vào sáng thứ Hai, theo lời người quản lý cảng. Bộ giao thông vận tải đã bác "
    "bỏ thông tin rằng chiếc phà chở quá tải. Nhiều người dân cho biết họ nghe thấy một tiếng nổ lớn vào lúc bình minh."
)
ARABIC = (
    "غادرت العبارة الميناء متأخرة ساعتين صباح يوم الاثنين بحسب ما قاله مدير الميناء. ونفت وزارة النقل أن تكون العبارة "
    "محملة فوق طاقتها، وقال السكان إنهم سمعوا دويا قويا عند الفجر وإن العشرات هرعوا إلى الشاطئ."
)
NO_ARTICLE = (
    "<html><body><nav><a href='/'>Home</a> <a href='/news'>News</a></nav><footer>© Courier</footer></body></html>"
)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n ", ""),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, ""),
        ("binary.txt", bytes(range(256)) * 50, ""),
        ("vietnamese.txt", VIETNAMESE.encode(), "vi"),
        ("arabic.txt", ARABIC.encode(), "ar"),
        ("no-article.html", NO_ARTICLE.encode(), ""),
        ("archive.gz", gzip.compress(HARBOUR.encode()), ""),
        ("broken.jsonl", b'{"text": "half', ""),
    ],
)
def test_what_cannot_be_read_is_a_line_of_failures_and_the_run_goes_on(
    tmp_path: Path, harbour: Path, name: str, content: bytes, reason: str
) -> None:
    bad = tmp_path / name
    bad.write_bytes(content)
    made = run("brief", harbour, bad, "--out", tmp_path / "out")
    assert made.exit_code == 0, made.output
    document = dossier_of(tmp_path / "out")
    assert len(document["reports"]) == 1
    assert any(name in f["input"] and reason in f["reason"] for f in document["failures"]), document["failures"]
    assert name in made.output
    assert run("verify", tmp_path / "out" / "dossier.json").exit_code == 0


def test_a_50_mb_text_is_a_failure_that_says_what_to_do(tmp_path: Path, harbour: Path) -> None:
    huge = tmp_path / "huge.txt"
    huge.write_bytes(HARBOUR.encode() * (50_000_000 // len(HARBOUR)))
    assert run("brief", harbour, huge, "--out", tmp_path / "out").exit_code == 0
    (failure,) = dossier_of(tmp_path / "out")["failures"]
    assert "huge.txt" in failure["input"] and "MB" in failure["reason"]


def test_two_identical_files_are_one_report(tmp_path: Path, harbour: Path) -> None:
    twin = tmp_path / "twin.txt"
    twin.write_bytes(harbour.read_bytes())
    assert run("brief", harbour, twin, "--out", tmp_path / "out").exit_code == 0
    document = dossier_of(tmp_path / "out")
    assert len(document["reports"]) == 1
    assert "same bytes" in document["failures"][0]["reason"]


def test_nothing_readable_is_an_error_in_one_line(tmp_path: Path) -> None:
    made = run("brief", tmp_path / "missing.txt", "--out", tmp_path / "out")
    assert made.exit_code == 1
    assert "missing.txt" in made.output and "Traceback" not in made.output


def test_standard_input_and_json_lines(tmp_path: Path) -> None:
    lines = "\n".join(
        json.dumps({"text": HARBOUR, "outlet": outlet, "published": "2025-03-03", "title": f"{outlet}: ferry"})
        for outlet in ("Coast Courier", "Evening Tide")
    )
    made = run("brief", "-", "--out", tmp_path, "--json", "--quiet", stdin=lines.encode())
    assert made.exit_code == 0
    document = json.loads(made.stdout)
    assert [r["outlet"] for r in document["reports"]] == ["Coast Courier", "Evening Tide"]
    assert document == dossier_of(tmp_path)


def test_a_changed_character_of_the_dossier_is_caught(tmp_path: Path, harbour: Path) -> None:
    assert run("brief", harbour, "--out", tmp_path / "out", "--quiet").exit_code == 0
    path = tmp_path / "out" / "dossier.json"
    path.write_text(path.read_text(encoding="utf-8").replace("overloaded", "overl0aded", 1), encoding="utf-8")
    checked = run("verify", path)
    assert checked.exit_code == 1
    assert "breaks" in checked.output


def test_a_denial_stands_beside_what_is_denied(tmp_path: Path, harbour: Path) -> None:
    assert run("brief", harbour, "--out", tmp_path, "--quiet").exit_code == 0
    kinds = [d["kind"] for d in dossier_of(tmp_path)["disputes"]]
    assert "denial" in kinds


@pytest.mark.parametrize("out", ["file", "file/inside", "dangling", "taken"])
def test_a_folder_that_cannot_be_written_is_refused_before_the_work(tmp_path: Path, harbour: Path, out: str) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "dangling").symlink_to(tmp_path / "gone" / "far")
    (tmp_path / "taken" / "index.html").mkdir(parents=True)
    made = run("brief", harbour, "--out", tmp_path / out)
    assert made.exit_code == 2 and "--out" in made.output
    assert "reading" not in made.output and not list(tmp_path.rglob("dossier.json"))


def test_a_linked_folder_is_written_to(tmp_path: Path, harbour: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert run("brief", harbour, "--out", tmp_path / "link", "--quiet").exit_code == 0
    assert (tmp_path / "real" / "index.html").exists()


def test_one_file_name_in_two_folders_is_two_reports_that_verify(tmp_path: Path) -> None:
    for name in ("north", "south"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "same.txt").write_text(f"Ferry seen from the {name}\n\n{HARBOUR} It was seen {name}.")
    assert run("brief", tmp_path / "north", tmp_path / "south", "--out", tmp_path / "out").exit_code == 0
    json_path = tmp_path / "out" / "dossier.json"
    assert len(dossier_of(tmp_path / "out")["reports"]) == 2
    given = [tmp_path / name / "same.txt" for name in ("north", "south")]
    assert run("verify", json_path, *given).exit_code == 0
    given[1].write_text("altered")
    assert run("verify", json_path, given[1]).exit_code == 1


def test_words_of_a_source_cannot_steer_the_terminal(tmp_path: Path) -> None:
    title = "Ferry \x1b]0;owned\x07\x1b[2J \u202ekcab\u202c lost"
    line = json.dumps({"text": HARBOUR, "title": title, "outlet": "Tide \x1b[31m", "url": "javascript:alert(1)"})
    made = run("brief", "-", "--out", tmp_path, stdin=line.encode())
    assert made.exit_code == 0
    assert not set("\x1b\x07\u202e") & set(made.output)
    assert 'href="javascript' not in (tmp_path / "index.html").read_text(encoding="utf-8")


def test_both_sides_of_a_dispute_are_told_with_who_said_them(tmp_path: Path, harbour: Path) -> None:
    made = run("brief", harbour, "--out", tmp_path)
    start = made.output.index("In dispute:")
    lines = made.output[start:].splitlines()
    assert lines[1].startswith("  • denied:") and "overloaded" in lines[1]
    assert any(line.lstrip().startswith("≠ “The ministry of transport denied") for line in lines)
    assert all(len(line) <= 100 for line in lines if not line.startswith(("page", "data")))


def test_quiet_is_silent_and_json_goes_to_stdout_alone(tmp_path: Path, harbour: Path) -> None:
    assert run("brief", harbour, "--out", tmp_path / "a", "--quiet").output == ""
    made = run("brief", harbour, "--out", tmp_path / "b", "--json")
    assert json.loads(made.stdout)["format"] == "reportedly.dossier/1"
    assert "In dispute" in made.stderr and "page" in made.stderr


def test_verify_says_what_does_not_hold_whatever_the_ids_are(tmp_path: Path) -> None:
    path = tmp_path / "dossier.json"
    path.write_text('{"format": "\\ud800\\u001b[2J"}')
    for extra in ((), ("--json",)):
        checked = run("verify", path, *extra)
        assert checked.exit_code == 1 and checked.output and "\x1b" not in checked.output
