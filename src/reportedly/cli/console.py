"""What every command shares: messages and progress to stderr, errors as one line, exit codes for scripts.

Exit codes: 0 done; 1 the check failed or nothing could be read; 2 the call was wrong (click's own).
"""

import re
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from reportedly.errors import ReportedlyError

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]+")


def printable(text: str) -> str:
    """One line of the text without what a terminal takes for a command, a reader does not see, or no file can hold."""
    return " ".join(_UNSEEN.sub(" ", text).split())


@contextmanager
def one_line_errors(debug: bool) -> Iterator[None]:
    """Show an error as one line with exit code 1; with `debug` the traceback as well.

    An error that is not ours is a defect of ours: it says so, and how to see where.
    """
    try:
        yield
    except ReportedlyError as error:
        _fail(str(error), debug)
    except BrokenPipeError:  # whoever read our output has enough; click ends quietly
        raise
    except OSError as error:
        _fail(f"{error.filename or 'The disk'}: {error.strerror or error}", debug)
    except MemoryError:
        _fail("Not enough memory. Give fewer or smaller inputs", debug)
    except (click.ClickException, click.exceptions.Exit, KeyboardInterrupt):
        raise
    except Exception as error:
        _fail(f"A defect in Reportedly: {type(error).__name__}: {error}. Run again with --debug and report it.", debug)


def _fail(message: str, debug: bool) -> None:
    if debug:
        traceback.print_exc()
    click.echo(f"reportedly: {printable(message)}", err=True)
    sys.exit(1)


@contextmanager
def progress_shown(quiet: bool) -> Iterator[Callable[[str, int, int], None]]:
    """A function (what, done, of how many) that draws a bar on a terminal, a line a stage elsewhere."""
    console = Console(stderr=True, quiet=quiet)
    if quiet or not console.is_terminal:
        yield _lines(quiet)
        return
    columns = TextColumn("{task.description:<12}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn()
    with Progress(*columns, console=console, transient=True) as bars:
        tasks: dict[str, int] = {}

        def show(what: str, done: int, total: int) -> None:
            for name, task in tasks.items():
                if name != what:
                    bars.update(bars.task_ids[task], completed=bars.tasks[task].total)
            if what not in tasks:
                tasks[what] = len(tasks)
                bars.add_task(what, total=total)
            bars.update(bars.task_ids[tasks[what]], completed=done)

        yield show


def _lines(quiet: bool) -> Callable[[str, int, int], None]:
    seen: list[str] = []

    def show(what: str, done: int, total: int) -> None:
        if not quiet and what not in seen:
            seen.append(what)
            click.echo(f"{what} …", err=True)

    return show
