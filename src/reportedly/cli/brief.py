"""`reportedly brief`: several reports of one event in, one dossier out."""

import os
import sys
from pathlib import Path

import click

from reportedly.cli.console import one_line_errors, printable, progress_shown
from reportedly.cli.edits import edit_lines
from reportedly.cli.kept import opened_store
from reportedly.cli.store import store_option
from reportedly.cli.summary import summarise
from reportedly.collect import collect
from reportedly.pipeline import brief as make_brief
from reportedly.publish import serialise, to_document, write_dossier
from reportedly.standing import brief_story


@click.command()
@click.argument("inputs", nargs=-1, metavar="INPUT...")
@click.option("--story", metavar="ID", help="The dossier of a story in the store, from what was analysed already.")
@store_option
@click.option(
    "--archive",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="With --story: folder of the WARC archive, where it is not the one that was added to last.",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("dossier"),
    show_default=True,
    help="Folder for index.html, dossier.json and the kept pages.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the dossier's JSON to standard output.")
@click.option("--allow-private", is_flag=True, help="Also fetch from private and loopback addresses.")
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def brief(
    inputs: tuple[str, ...],
    story: str | None,
    address: str,
    archive: Path | None,
    out: Path,
    as_json: bool,
    allow_private: bool,
    quiet: bool,
    debug: bool,
) -> None:
    """Make one dossier of several reports of the same event.

    INPUT is a file (HTML, text, mail, JSON lines of articles, WARC, WACZ), a folder, a glob, the http(s) URL of a page,
    feed or sitemap, a list of such URLs (OPML or text), or - for standard input. With --story there is none: the
    reports are those of a story in the store.

    \b
    Example:
      reportedly brief reports/ https://example.org/story --out dossier/
      reportedly brief --story sabcdefghijkl --out dossier/
    """
    if inputs and story:
        raise click.UsageError(
            f"--story {story} is a story in the store, and {inputs[0]} an input of its own. Give one of the two; "
            "to have the input in the store, add it first: reportedly add."
        )
    if not inputs and not story:
        raise click.UsageError("Give inputs, or --story ID. `reportedly stories` lists the stories in the store.")
    _check_folder(out)
    with one_line_errors(debug):
        if story:
            _brief_story(story, address, archive, out, as_json, quiet)
            return
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


def _brief_story(story: str, address: str, archive: Path | None, out: Path, as_json: bool, quiet: bool) -> None:
    """The dossier of a story in the store, with what its reports silently changed beside it."""
    with opened_store(address, archive) as store:
        with progress_shown(quiet) as show:
            made = brief_story(store, story, show)
            show("publishing", 0, 1)
            written = write_dossier(made.dossier, made.pages, out, made.history)
        if as_json:
            click.echo(serialise(to_document(made.dossier, made.pages, made.history)), nl=False)
        if quiet:
            return
        if made.story.id != story:
            click.echo(f"{printable(story)} went into {made.story.id}", err=True)
        click.echo(summarise(made.dossier, written), err=as_json)
        if written.edits:
            click.echo(f"edits {written.edits}\n", err=as_json)
            for line in edit_lines(made.history.edits, {r.id: r for r in made.dossier.reports}):
                click.echo(line, err=as_json)


def _check_folder(out: Path) -> None:
    """Refuse a folder that cannot be written before the work is done, not after; nothing is made yet."""
    there = next(path for path in (out, *out.absolute().parents) if path.exists() or path.is_symlink())
    if not there.is_dir():
        raise click.BadParameter(f"{there} is not a folder. Name another.", param_hint="'--out'")
    if not os.access(there, os.W_OK | os.X_OK):
        raise click.BadParameter(f"{there} cannot be written. Name another folder.", param_hint="'--out'")
    if (out / "index.html").is_dir() or (out / "dossier.json").is_dir():
        raise click.BadParameter(f"{out} has folders where the dossier's files go.", param_hint="'--out'")
