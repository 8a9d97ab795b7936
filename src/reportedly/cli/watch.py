"""`reportedly watch`: feeds, sitemaps, pages, folders and lists of them, until stopped."""

import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType

import click

from reportedly.cli.console import one_line_errors, printable
from reportedly.cli.kept import note_archive, opened_store
from reportedly.cli.store import store_option
from reportedly.collect import Archive, Fetcher, Limits
from reportedly.collect.fetching import utc_now
from reportedly.errors import NothingToRead
from reportedly.store import Store
from reportedly.watch import Alerting, Log, Metrics, Rules, Watcher, load_rules, serving
from reportedly.watch.outbox import Outbox
from reportedly.watch.watcher import place_of

_AGAIN_AFTER = (3600.0, 6 * 3600.0, 24 * 3600.0)  # seconds since an article came
_LAST_TRIES = 60.0  # seconds that --once waits for alerts


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@store_option
@click.option(
    "--every", type=click.FloatRange(min=1), metavar="SECONDS", help="Between visits to a source; default 900."
)
@click.option(
    "--alerts",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Rules (TOML) that say what to alert about, and whom.",
)
@click.option(
    "--metrics", type=click.IntRange(0, 65535), metavar="PORT", help="Show numbers for Prometheus; 0: any port."
)
@click.option(
    "--archive",
    type=click.Path(path_type=Path, file_okay=False),
    help="Keep what is fetched as WARC files in this folder; the store then only says where.",
)
@click.option(
    "--recheck",
    is_flag=True,
    help="Look at a feed's articles again after 1, 6 and 24 hours, for silent edits, while the feed shows them.",
)
@click.option("--once", is_flag=True, help="Visit each source a single time, then end.")
@click.option("--json", "as_json", is_flag=True, help="Write the log to standard output, a line of JSON an event.")
@click.option("--allow-private", is_flag=True, help="Also fetch from private and loopback addresses.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def watch(
    sources: tuple[str, ...],
    address: str,
    every: float | None,
    alerts: Path | None,
    metrics: int | None,
    archive: Path | None,
    recheck: bool,
    once: bool,
    as_json: bool,
    allow_private: bool,
    debug: bool,
) -> None:
    """Watch sources until stopped, and keep what is new in the store.

    SOURCE is the address of a feed, sitemap or page, a folder, or a list of such (OPML, or text with one a line).
    Without any, all sources that the store knows. Stop with Ctrl-C or SIGTERM: the report in hand is finished and kept,
    and the next start goes on where this one was. With --once: exit code 1 when no source could be read.

    \b
    Example:
      reportedly watch feeds.opml inbox/ --alerts rules.toml --metrics 9464
    """
    with one_line_errors(debug), ExitStack() as stack:
        rules = load_rules(alerts) if alerts else None
        store = stack.enter_context(opened_store(address, archive, create=True))
        if not sources and not store.sources():
            raise NothingToRead("There is nothing to watch yet. Name a feed, sitemap, page, folder or list of such.")
        _check_places(sources, store)
        note_archive(store, archive)
        keeping = stack.enter_context(Archive(archive)) if archive else None
        fetcher = stack.enter_context(Fetcher(Limits(), allow_private, archive=keeping))
        log = Log(lambda line: click.echo(line if as_json else printable(line), err=not as_json), utc_now, as_json)
        counted = Metrics()
        if metrics is not None:
            log.tell("metrics", port=stack.enter_context(serving(counted, metrics)))
        outbox = stack.enter_context(_sending(store, rules, log, counted)) if rules else None
        alerting = Alerting(store, rules, outbox, log.tell) if rules and outbox is not None else None
        stop = stack.enter_context(_stopped_by_signals())
        again_after = _AGAIN_AFTER if recheck else ()
        done = Watcher(store, fetcher, log, counted, alerting, every, again_after).run(sources, stop, once)
        if once and outbox is not None:
            outbox.settle(_LAST_TRIES)
    if once and not stop.is_set() and not done["source read"]:
        click.echo("reportedly: No source could be read. The lines above say why for each.", err=True)
        sys.exit(1)


def _check_places(sources: Sequence[str], store: Store) -> None:
    """Refuse a file or folder that is not there and never was watched: most likely its name is mistyped."""
    for source in sources:
        if "://" not in source and not Path(source).exists() and store.source(place_of(source)) is None:
            raise NothingToRead(
                f"There is no file or folder {source}. Check the path; an address on the web begins with https://."
            )


@contextmanager
def _sending(store: Store, rules: Rules, log: Log, metrics: Metrics) -> Iterator[Outbox]:
    """The outbox at work.  Its receivers are named in a file of the user's own, so they may be on a private network."""

    def tell(event: str, **told: object) -> None:
        metrics.add("reportedly_alerts_total", f'result="{event.removeprefix("alert_") if "_" in event else "sent"}"')
        log.tell(event, **told)

    with Fetcher(Limits(), allow_private=True) as fetcher:
        outbox = Outbox(store, rules, fetcher, tell)
        outbox.start()
        try:
            yield outbox
        finally:
            outbox.stop()


@contextmanager
def _stopped_by_signals() -> Iterator[threading.Event]:
    """An event that SIGTERM and SIGINT set; a second one of either ends the process as it would without us."""
    stop = threading.Event()
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}

    def ask(number: int, _: FrameType | None) -> None:
        stop.set()
        signal.signal(number, before[signal.Signals(number)] or signal.SIG_DFL)

    for number in before:
        signal.signal(number, ask)
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
