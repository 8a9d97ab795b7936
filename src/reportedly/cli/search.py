"""`reportedly search`: reports, statements, people, bodies and places in a store."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import cast

import click

from reportedly.cli.console import one_line_errors, printable
from reportedly.cli.store import store_option
from reportedly.records import Found, FoundKind
from reportedly.store import EVERYTHING, open_store

_HEADINGS = {"report": "Reports", "statement": "Statements", "person": "People", "body": "Bodies", "place": "Places"}


def _day(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """The day or moment as it is; what is none ends the call."""
    try:
        datetime.fromisoformat(value or "2000-01-01")
    except ValueError as error:
        raise click.BadParameter(f"{value} is no day. Write it as 2031-05-04.") from error
    return value


@click.command()
@click.argument("query")
@store_option
@click.option(
    "--kind",
    "kinds",
    type=click.Choice(EVERYTHING),
    multiple=True,
    help="Only these; may be given several times. Without it: all.",
)
@click.option("--since", callback=_day, metavar="DAY", help="Published on this day or later.")
@click.option("--until", callback=_day, metavar="DAY", help="Published on this day or earlier.")
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="Most results of a kind.")
@click.option("--json", "as_json", is_flag=True, help="Print the results as a JSON list.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def search(
    query: str,
    address: str,
    kinds: tuple[str, ...],
    since: str | None,
    until: str | None,
    limit: int,
    as_json: bool,
    debug: bool,
) -> None:
    """Find reports, statements, people, bodies and places.

    All words of QUERY have to match. "Words in quotation marks" stand together, -word must not be there, word* is the
    beginning of a word. What only an earlier version of a report said is found too, behind the rest and marked so.

    \b
    Example:
      reportedly search "harbour master" --kind statement --since 2031-05-01
    """
    with one_line_errors(debug), open_store(address, create=False) as kept:
        wanted = cast(tuple[FoundKind, ...], kinds) or EVERYTHING
        found = kept.search(query, wanted, since, until, limit)
        if as_json:
            click.echo(json.dumps([asdict(one) for one in found], ensure_ascii=False, indent=1))
            return
        for kind in EVERYTHING:
            _show(kind, [one for one in found if one.kind == kind])
        many = "1 result" if len(found) == 1 else f"{len(found)} results"
        click.echo(many if found else "Nothing found", err=True)


def _show(kind: FoundKind, found: list[Found]) -> None:
    if not found:
        return
    click.echo(_HEADINGS[kind])
    for one in found:
        where = " · ".join(part for part in (one.outlet, (one.published or "")[:10], one.title) if part)
        version = f" (version {one.version})" if one.version > 1 else ""
        version = f" (version {one.version}, since changed)" if one.superseded else version
        story = f" in {one.story}" if one.story else ""
        if kind in ("report", "statement"):
            click.echo(f"  {printable(f'{one.id}{version}{story} · {where}')}")
        else:
            told = f"in {one.rank:.0f}" + (" report" if one.rank == 1 else " reports")
            click.echo(f"  {printable(f'{one.id}: {told}, last {one.report}{version}{story} · {where}')}")
        click.echo(f"      {printable(one.snippet)}")
    click.echo()
