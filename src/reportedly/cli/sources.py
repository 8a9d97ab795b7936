"""`reportedly sources`: how the feeds, pages and folders fare that are watched."""

import json
import sys
from dataclasses import asdict

import click

from reportedly.cli.console import one_line_errors, printable
from reportedly.cli.kept import opened_store
from reportedly.cli.store import store_option
from reportedly.publish.wording import plural
from reportedly.records import SourceState

_LEFT_OUT = ("cursor", "etag", "last_modified", "retries")  # what only the next visit needs


@click.command()
@store_option
@click.option("--failing", is_flag=True, help="Only sources whose last visit failed; exit code 1 when there are some.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def sources(address: str, failing: bool, as_json: bool, debug: bool) -> None:
    """List the sources that the store knows, those that fail the longest first, and how they fare.

    \b
    Example:
      reportedly sources --failing
    """
    with one_line_errors(debug), opened_store(address) as store:
        found = sorted(store.sources(), key=lambda s: (-s.failures, s.address))
        found = [state for state in found if state.failures or not failing]
        if as_json:
            click.echo(json.dumps([_told(state) for state in found], ensure_ascii=False, indent=1))
        else:
            for state in found:
                _show(state)
            if not found:
                click.echo("No source fails" if failing else "No source was watched yet", err=True)
    if failing and found:
        sys.exit(1)


def _told(state: SourceState) -> dict[str, object]:
    return {name: value for name, value in asdict(state).items() if name not in _LEFT_OUT}


def _show(state: SourceState) -> None:
    click.echo(printable(state.address))
    told = [state.title] if state.title else []
    told += [state.kind, f"{state.new} new of {plural(state.fetched, 'page')}"]
    told += [f"last read {state.last_ok[:16]}" if state.last_ok else "never read"]
    told += [f"next {state.next_due[:16]}" if state.next_due else "not visited yet"]
    click.echo("    " + printable(" · ".join(told)))
    if state.failures and state.last_error:
        click.echo("    " + printable(f"failed {plural(state.failures, 'time')} in a row: {state.last_error}"))
