"""`reportedly add`: reports into the store, each read, attributed and put into its story as it comes."""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from reportedly.cli.console import one_line_errors, printable, progress_shown
from reportedly.cli.kept import headline, note_archive, opened_store
from reportedly.cli.store import store_option
from reportedly.collect import Archive, Fetcher, Limits, stream
from reportedly.collect.fetching import utc_now
from reportedly.publish.wording import plural
from reportedly.records import Failure, Page
from reportedly.standing import Intake, Taken

_COUNTED_ONCE = "same bytes as"  # how `stream` begins to say that it had these bytes already
_SHOWN = 10  # failures in the summary


@dataclass(slots=True)
class _Counts:
    what: Counter[str] = field(default_factory=Counter)
    stories: dict[str, None] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)

    def count(self, taken: Taken) -> None:
        self.what[taken.what] += 1
        if taken.what == "new":
            self.stories |= dict.fromkeys(taken.stories)
        if taken.reason:
            self.failures.append(f"{taken.name}: {taken.reason}")


@click.command()
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@store_option
@click.option(
    "--archive",
    type=click.Path(path_type=Path, file_okay=False),
    help="Keep what is fetched as WARC files in this folder; the store then only says where.",
)
@click.option("--json", "as_json", is_flag=True, help="Print a line of JSON for each page, and one for the sum.")
@click.option("--allow-private", is_flag=True, help="Also fetch from private and loopback addresses.")
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def add(
    inputs: tuple[str, ...],
    address: str,
    archive: Path | None,
    as_json: bool,
    allow_private: bool,
    quiet: bool,
    debug: bool,
) -> None:
    """Add reports to the store, each to the story that it tells.

    INPUT is whatever `reportedly brief` takes. What is there already is not added twice; other words at a known address
    become a new version of that report. A report that this command has counted is kept, whatever happens next: after a
    crash give the same inputs again.

    \b
    Example:
      reportedly add saved/ https://example.org/feed.xml CC-NEWS.warc.gz
    """
    counts = _Counts()
    with one_line_errors(debug), opened_store(address, archive, create=True) as store:
        note_archive(store, archive)
        intake = Intake(store)
        with progress_shown(quiet) as show:
            for taken in _take_all(inputs, intake, archive, allow_private):
                counts.count(taken)
                total = counts.what.total()
                show("adding", total, total + 1)
                if as_json:
                    click.echo(json.dumps(_as_line(taken), ensure_ascii=False))
        if as_json:
            click.echo(json.dumps(_sum(counts)))
        if not quiet:
            _summarise(counts)
    if not counts.what.total() - counts.what["failure"]:
        sys.exit(1)


def _take_all(inputs: tuple[str, ...], intake: Intake, archive: Path | None, allow_private: bool) -> Iterator[Taken]:
    stdin = sys.stdin.buffer if "-" in inputs else None
    keeping = Archive(archive) if archive else None
    with Fetcher(Limits(), allow_private, archive=keeping) as fetcher:
        try:
            for found in stream(inputs, fetcher=fetcher, stdin=stdin):
                if isinstance(found, Page):
                    yield intake.take(found, utc_now())
                else:
                    yield _not_taken(found)
        finally:
            if keeping:
                keeping.close()


def _not_taken(failure: Failure) -> Taken:
    if failure.reason.startswith(_COUNTED_ONCE):
        return Taken(failure.input, "same")
    return Taken(failure.input, "failure", reason=failure.reason)


def _as_line(taken: Taken) -> dict[str, Any]:
    line: dict[str, Any] = {"input": taken.name, "what": taken.what}
    if taken.report:
        line |= {"report": taken.report.id, "version": taken.version, "stories": list(taken.stories)}
        line |= {"title": headline(taken.report), "outlet": taken.report.outlet, "url": taken.report.url}
    return line | ({"reason": taken.reason} if taken.reason else {})


def _sum(counts: _Counts) -> dict[str, int]:
    names = {"new": "new", "version": "versions", "same": "already there", "failure": "failures"}
    return {told: counts.what[what] for what, told in names.items()} | {"stories": len(counts.stories)}


def _summarise(counts: _Counts) -> None:
    told = _sum(counts)
    for line in counts.failures[:_SHOWN]:
        click.echo("  " + printable(line), err=True)
    if len(counts.failures) > _SHOWN:
        click.echo(f"  … and {len(counts.failures) - _SHOWN} more", err=True)
    click.echo(
        f"{told['new']} new in {plural(told['stories'], 'story', 'stories')}, "
        f"{plural(told['versions'], 'new version')}, {told['already there']} already there, "
        f"{plural(told['failures'], 'failure')}",
        err=True,
    )
