"""What every command shares: messages and progress to stderr, errors as one line, exit codes for scripts.

Exit codes: 0 done; 1 the check failed or nothing could be read; 2 the call was wrong (click's own).
"""

import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from reportedly.errors import ReportedlyError


@contextmanager
def one_line_errors(debug: bool) -> Iterator[None]:
    """Show an error as one line with exit code 1; with `debug` the traceback as well.

    An error that is not ours is a defect of ours: it says so, and how to see where.
    """
    try:
        yield
    except ReportedlyError as error:
        _fail(str(error), debug)
    except (OSError, MemoryError) as error:
        _fail(f"{type(error).__name__}: {error}", debug)
    except (click.ClickException, click.exceptions.Exit, KeyboardInterrupt):
        raise
    except Exception as error:
        _fail(f"A defect in Reportedly: {type(error).__name__}: {error}. Run again with --debug and report it.", debug)


def _fail(message: str, debug: bool) -> None:
    if debug:
        traceback.print_exc()
    click.echo(f"reportedly: {message}", err=True)
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
