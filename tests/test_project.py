"""What holds the project together: that documents, commands, versions and the public surface say the same."""

import ast
import importlib
import re
from collections.abc import Iterator
from importlib.metadata import entry_points
from pathlib import Path

import click
import pytest

import reportedly
from reportedly.cli import main

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src" / "reportedly").rglob("*.py"))
DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "examples/README.md", ROOT / "quality/README.md"]
)
SURFACE = {
    "reportedly.collect": ["collect"],
    "reportedly.read": ["read"],
    "reportedly.attribute": ["attribute"],
    "reportedly.align": ["align"],
    "reportedly.trace": ["trace"],
    "reportedly.compare": ["compare"],
    "reportedly.publish": ["serialise", "to_document", "verify", "write_dossier"],
    "reportedly.pipeline": ["brief"],
}


def commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """Every command under its full name, groups included."""
    yield name, command
    if isinstance(command, click.Group):
        for child in command.commands.values():
            yield from commands(child, f"{name} {child.name}")


ALL_COMMANDS = dict(commands(main, "reportedly"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_why_it_exists(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", [name for name in ALL_COMMANDS if name != "reportedly"])
def test_every_command_and_option_is_documented(name: str) -> None:
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    section = re.search(rf"(?ms)^(#+) `{re.escape(name)}`$(.*?)(?=^#|\Z)", text)
    assert section, f"docs/commands.md has no section for {name}"
    options = [
        o for p in ALL_COMMANDS[name].params if isinstance(p, click.Option) for o in p.opts if o.startswith("--")
    ]
    assert [option for option in options if f"`{option}" not in section.group(2)] == []


@pytest.mark.parametrize("name", ALL_COMMANDS)
def test_every_command_helps_with_an_example(name: str) -> None:
    assert f"{name} " in (ALL_COMMANDS[name].help or "")


def test_documents_name_no_command_that_is_not_there() -> None:
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert set(re.findall(r"(?m)^#+ `(reportedly[^`]*)`$", text)) <= set(ALL_COMMANDS)


def test_make_targets_that_documents_name_are_there() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"(?m)^([a-z-]+):", makefile))
    named = {
        t for path in DOCUMENTS for t in re.findall(r"(?m)(?:^    |`)make ([a-z-]+)", path.read_text(encoding="utf-8"))
    }
    assert {"demo", "test", "check"} <= named <= targets


def test_the_changelog_has_this_version() -> None:
    assert f"## [{reportedly.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_link_among_the_documents_is_dead(path: Path) -> None:
    links = re.findall(r"\]\(([^)#\s]+)[^)]*\)", path.read_text(encoding="utf-8"))
    local = [link for link in links if "://" not in link and not link.startswith("mailto:")]
    assert [link for link in local if not (path.parent / link).exists()] == []


def test_files_and_folders_that_documents_name_are_there() -> None:
    pattern = re.compile(r"`((?:src|docs|examples|quality|tests|scripts)/[\w./-]+)`")
    named = {name for path in DOCUMENTS for name in pattern.findall(path.read_text(encoding="utf-8"))}
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []


@pytest.mark.parametrize("module", SURFACE)
def test_each_stage_offers_what_the_flow_calls(module: str) -> None:
    names = importlib.import_module(module)
    assert [name for name in SURFACE[module] if not callable(getattr(names, name, None))] == []


def test_the_command_is_installed_under_its_name() -> None:
    (command,) = entry_points(group="console_scripts", name="reportedly")
    assert command.value == "reportedly.cli:main"


def test_an_example_has_eight_reports_as_pages_and_as_text() -> None:
    kinds = [path.suffix for path in sorted((ROOT / "examples" / "semey-depot").iterdir())]
    assert (kinds.count(".html"), kinds.count(".txt")) == (5, 3)
