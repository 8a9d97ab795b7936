"""The command line, one file a command: parse, call, print."""

import sys
from io import TextIOWrapper

import click

from reportedly import __version__
from reportedly.cli.add import add
from reportedly.cli.brief import brief
from reportedly.cli.evaluate import evaluate
from reportedly.cli.search import search
from reportedly.cli.sources import sources
from reportedly.cli.store import store
from reportedly.cli.stories import stories
from reportedly.cli.verify import verify
from reportedly.cli.watch import watch


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def main() -> None:
    """Every account of an event, side by side, each line traced to who first said it.

    \b
    Example:
      reportedly brief reports/*.html https://example.org/story --out dossier/
      reportedly verify dossier/dossier.json
    """
    for stream in (sys.stdout, sys.stderr):  # a terminal that cannot show a source's letters gets marks instead
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")


main.add_command(brief)
main.add_command(verify)
main.add_command(add)
main.add_command(watch)
main.add_command(sources)
main.add_command(stories)
main.add_command(search)
main.add_command(store)
main.add_command(evaluate)

__all__ = ["main"]
