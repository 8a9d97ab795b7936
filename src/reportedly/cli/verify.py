"""`reportedly verify`: is every line of a dossier still what its reports say?"""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from reportedly.cli.console import one_line_errors, printable
from reportedly.publish import verify as find_breaks
from reportedly.publish.wording import plural


@click.command()
@click.argument("dossier", type=click.Path(path_type=Path))
@click.argument("reports", nargs=-1, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print the breaks as a JSON list.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def verify(dossier: Path, reports: tuple[Path, ...], as_json: bool, debug: bool) -> None:
    """Re-check a dossier offline: quotes, hashes, references and counts.

    DOSSIER is a dossier.json. REPORTS are the files it was made from; without them the copies kept beside it are
    checked. Exit code 1 and a line for each break when something does not hold.

    \b
    Example:
      reportedly verify dossier/dossier.json reports/*.html
    """
    with one_line_errors(debug):
        breaks = find_breaks(dossier, reports)
        if as_json:
            click.echo(json.dumps([asdict(b) for b in breaks], indent=1))
        else:
            for found in breaks:
                click.echo(printable(f"{found.where}: {found.what}"))
            click.echo(
                printable(f"{plural(len(breaks), 'break')} in {dossier}" if breaks else f"{dossier} holds"), err=True
            )
        if breaks:
            sys.exit(1)
