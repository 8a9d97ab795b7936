"""`reportedly brief`: several reports of one event in, one dossier out."""

import os
import sys
from pathlib import Path

import click

from reportedly.cli.console import one_line_errors, progress_shown
from reportedly.cli.summary import summarise
from reportedly.collect import collect
from reportedly.pipeline import brief as make_brief
from reportedly.publish import serialise, to_document, write_dossier


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("dossier"),
    show_default=True,
    help="Folder for index.html, dossier.json and the kept pages.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the dossier's JSON to standard output.")
@click.option("--allow-private", is_flag=True, help="Also fetch from private, loopback and link-local addresses.")
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def brief(inputs: tuple[str, ...], out: Path, as_json: bool, allow_private: bool, quiet: bool, debug: bool) -> None:
    """Make one dossier of several reports of the same event.

    INPUT is a file (HTML, text, JSON lines of articles), a folder, a glob, an http(s) URL, or - for standard input.

    \b
    Example:
      reportedly brief reports/ https://example.org/story --out dossier/
    """
    _check_folder(out)
    with one_line_errors(debug):
        with progress_shown(quiet) as show:
            stdin = sys.stdin.buffer if "-" in inputs else None
            pages, failures = collect(
                inputs, allow_private=allow_private, stdin=stdin, progress=lambda _: show("collecting", 0, 1)
            )
            made = make_brief(pages, failures, show)
            show("publishing", 0, 1)
            written = write_dossier(made.dossier, made.pages, out)
        if as_json:
            click.echo(serialise(to_document(made.dossier, made.pages)), nl=False)
        if not quiet:
            click.echo(summarise(made.dossier, written), err=as_json)


def _check_folder(out: Path) -> None:
    """Refuse a folder that cannot be written before the work is done, not after; nothing is made yet."""
    there = next(path for path in (out, *out.absolute().parents) if path.exists() or path.is_symlink())
    if not there.is_dir():
        raise click.BadParameter(f"{there} is not a folder. Name another.", param_hint="'--out'")
    if not os.access(there, os.W_OK | os.X_OK):
        raise click.BadParameter(f"{there} cannot be written. Name another folder.", param_hint="'--out'")
    if (out / "index.html").is_dir() or (out / "dossier.json").is_dir():
        raise click.BadParameter(f"{out} has folders where the dossier's files go.", param_hint="'--out'")
