"""`reportedly store`: prove that a store holds, copy it while it is in use, and fill a new one from a copy."""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any

import click

from reportedly.cli.console import one_line_errors, printable
from reportedly.collect.read_back import read_back
from reportedly.records import ArchivePlace
from reportedly.store import open_store, restore_store

_MEGABYTE = 1_000_000


def store_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """The option --store, the same for every command that has one."""
    return click.option(
        "--store",
        "address",
        envvar="REPORTEDLY_STORE",
        default="reportedly.db",
        show_default=True,
        metavar="STORE",
        help="A file, or postgresql://user@host/database. Also taken from $REPORTEDLY_STORE.",
    )(command)


_json = click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
_debug = click.option("--debug", is_flag=True, help="Show the traceback of an error.")


@click.group()
def store() -> None:
    """Check, back up and restore what is kept.

    \b
    Example:
      reportedly store check
    """


@store.command()
@store_option
@click.option("--rebuild", is_flag=True, help="First make the index of words, the counters and vectors anew.")
@click.option(
    "--archive",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Folder of the WARC archive; pages that lie there are checked as well.",
)
@_json
@_debug
def check(address: str, rebuild: bool, archive: Path | None, as_json: bool, debug: bool) -> None:
    """Hold everything against its hashes, references, counters and indexes.

    A line for each thing that does not hold, and exit code 1 when there is one.

    \b
    Example:
      reportedly store check --store newsroom.db
    """

    def read_archived(place: ArchivePlace) -> bytes:
        return read_back(archive or Path(), place).content

    with (
        one_line_errors(debug),
        open_store(address, create=False, read_archived=read_archived if archive else None) as kept,
    ):
        if rebuild:
            kept.rebuild()
        flaws = kept.check()
        if as_json:
            click.echo(json.dumps([asdict(flaw) for flaw in flaws], indent=1))
        else:
            for flaw in flaws:
                click.echo(printable(f"{flaw.where}: {flaw.what}"))
        many = "1 flaw" if len(flaws) == 1 else f"{len(flaws)} flaws"
        shown = kept.info().address
        click.echo(printable(f"{many} in {shown}" if flaws else f"{shown} holds"), err=True)
        if flaws:
            sys.exit(1)


def _reader(archive: Path) -> Callable[[ArchivePlace], bytes]:
    return lambda place: read_back(archive, place).content


@store.command()
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False))
@store_option
@_debug
def backup(path: Path, address: str, debug: bool) -> None:
    """Copy a store to a file while others read it and write to it.

    PATH becomes a store itself (SQLite, also when the store is in PostgreSQL) and can be opened as one.

    \b
    Example:
      reportedly store backup /backups/monday.db
    """
    with one_line_errors(debug), open_store(address, create=False) as kept:
        kept.backup(path)
        click.echo(printable(f"{kept.info().address} is copied to {path}"), err=True)


@store.command()
@click.argument("path", type=click.Path(path_type=Path, dir_okay=False, exists=True))
@store_option
@click.option("--replace", is_flag=True, help="Put the backup in the place of what the store holds.")
@_debug
def restore(path: Path, address: str, replace: bool, debug: bool) -> None:
    """Fill a new store with a backup.

    PATH is a file that `reportedly store backup` wrote. The store may be of either kind.

    \b
    Example:
      reportedly store restore /backups/monday.db --store restored.db
    """
    with one_line_errors(debug):
        restore_store(path, address, replace=replace)
        with open_store(address, create=False) as kept:
            info = kept.info()
        click.echo(printable(f"{info.address} holds {info.reports} reports of {path}"), err=True)


@store.command()
@store_option
@_json
@_debug
def info(address: str, as_json: bool, debug: bool) -> None:
    """Show how much a store holds.

    \b
    Example:
      reportedly store info --json
    """
    with one_line_errors(debug), open_store(address, create=False) as kept:
        found = asdict(kept.info())
        if as_json:
            click.echo(json.dumps(found))
            return
        found["bytes"] = f"{found['bytes'] / _MEGABYTE:.1f} MB"
        for name, value in found.items():
            click.echo(f"{name:10} {printable(str(value))}")
