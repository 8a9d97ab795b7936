"""Files, folders, patterns and standard input become pages, byte for byte, or a line that says why not."""

import gzip
import hashlib
import io
import json
import os
from pathlib import Path

import pytest

from reportedly.collect import Limits, collect

TEXT = b"The harbour of Port Alder was closed on Tuesday after a crane fell onto a ferry.\n"
HTML = b"<!doctype html><html><body><p>The harbour was closed.</p></body></html>"


def test_bytes_are_kept_with_their_hash(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TEXT + b"\r\n\xa0")
    pages, failures = collect([str(path)])
    assert not failures
    assert pages[0].content == path.read_bytes()
    assert pages[0].sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert (pages[0].file, pages[0].kind) == (str(path), "text")


def test_folder_is_read_sorted_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", ".hidden.txt", "sub/c.txt", ".git/d.txt", "image.png"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(HTML if name.endswith("html") else TEXT + name.encode())
    pages, failures = collect([str(tmp_path)])
    assert [os.path.relpath(p.name, tmp_path) for p in pages] == ["a.html", "b.txt", "sub/c.txt"]
    assert [p.kind for p in pages] == ["html", "text", "text"]
    assert not failures


def test_pattern_is_expanded_when_the_shell_did_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    (tmp_path / "b.txt").write_bytes(TEXT + b"b")
    pages, _ = collect([str(tmp_path / "*.txt")])
    assert len(pages) == 2
    assert "no file matches" in collect([str(tmp_path / "*.md")])[1][0].reason


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b" \n\n", "empty"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04....", "ZIP"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"abc\x00def", "NUL"),
        (bytes(range(1, 32)) * 9, "control bytes"),
    ],
)
def test_what_is_no_text_is_a_failure(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    pages, failures = collect([str(path)])
    assert not pages
    assert reason in failures[0].reason


def test_too_large_a_file_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    pages, failures = collect([str(path)])
    assert not pages
    assert "50 MB, over the limit of 20 MB" in failures[0].reason


def test_same_bytes_are_one_report(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(TEXT)
    (tmp_path / "b.txt").write_bytes(TEXT)
    pages, failures = collect([str(tmp_path)])
    assert len(pages) == 1
    assert failures[0].reason.startswith(f"same bytes as {tmp_path / 'a.txt'}")


@pytest.mark.parametrize("name", ["a.jsonl", "a.ndjson", "a.jsonl.gz"])
def test_each_line_is_an_article(tmp_path: Path, name: str) -> None:
    lines = [json.dumps({"text": f"Report {n}", "url": f"https://x.example/{n}"}).encode() for n in range(3)]
    content = b"\r\n".join([*lines[:2], b"", lines[2]])
    (tmp_path / name).write_bytes(gzip.compress(content) if name.endswith("gz") else content)
    pages, failures = collect([str(tmp_path / name)])
    assert [p.content for p in pages] == lines
    assert [p.name.rsplit(":")[-1] for p in pages] == ["1", "2", "4"]
    assert {p.kind for p in pages} == {"article"}
    assert not failures


def test_items_of_an_array_keep_their_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text('[ {"text" : "Caf\\u00e9"},\n  {"text":"Zürich"} ]', encoding="utf-8")
    pages, _ = collect([str(path)])
    assert [p.content.decode() for p in pages] == ['{"text" : "Caf\\u00e9"}', '{"text":"Zürich"}']


@pytest.mark.parametrize("name", ["a.json", "a.jsonl.gz"])
def test_broken_collections_are_failures(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b'[{"text": "cut of')
    assert collect([str(tmp_path / name)])[1]


def test_a_line_over_the_limit_fails_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"text": "one"}\n' + b"x" * 5000 + b'\n{"text": "three"}\n')
    pages, failures = collect([str(path)], limits=Limits(page_bytes=1000))
    assert [p.name.rsplit(":")[-1] for p in pages] == ["1", "3"]
    assert len(failures) == 1


def test_standard_input_is_sniffed() -> None:
    for content, kind in ((TEXT, "text"), (HTML, "html"), (b'{"text": "a"}\n{"text": "b"}\n', "article")):
        pages, failures = collect(["-"], stdin=io.BytesIO(content))
        assert {p.kind for p in pages} == {kind}
        assert not failures


def test_what_cannot_be_opened_is_a_failure(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    pages, failures = collect([str(pipe), str(tmp_path / "none.txt"), "/dev/zero", "a\x00b"])
    assert not pages
    assert len(failures) == 4


def test_progress_names_each_input(tmp_path: Path) -> None:
    seen: list[str] = []
    collect([str(tmp_path), "none"], progress=seen.append)
    assert seen == [str(tmp_path), "none"]


@pytest.mark.parametrize(
    ("name", "what"),
    [("key.py", "a program"), ("toll.csv", "a table"), ("run.LOG", "a log"), ("desk.toml", "settings")],
)
def test_what_a_shell_names_beside_the_articles_is_told_and_not_taken(tmp_path: Path, name: str, what: str) -> None:
    path = tmp_path / name
    path.write_text("answers = 4  # The harbour of Port Alder was closed on Tuesday after a crane fell.\n", "utf-8")
    pages, failures = collect([str(path)])
    assert pages == [] and failures[0].reason.startswith(f"{what} rather than an article")


@pytest.mark.parametrize("name", ["saved.php", "saved.py", "story", "notes.md", "Statement by the U.S"])
def test_other_endings_are_read_for_what_they_hold(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_text("<html><body><p>The harbour of Port Alder was closed.</p></body></html>\n", "utf-8")
    assert [page.file for page in collect([str(path)])[0]] == [str(path)]
