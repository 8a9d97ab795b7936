"""What it costs to take reports into a store: reports a second, stage by stage, beside the parser and encoder alone.

    python benchmarks/standing.py [--reports 60] [--articles ARTICLES.jsonl[.gz]] [--folder DIR]

Reports are those of `--articles` (JSON lines with `text`), or generated from the example's: their sentences with other
names and long words for each event, a fifth of them left out, so that the parser has work; an event has one to six.
Times are processor seconds of the process, which mean the same on a busy machine.  The parser and the encoder run on
the same words in the same run.  Prints at last what it costs to give the same pages again, to start the grouping anew,
to make a story's dossier, and how the memory grew over the second half.
"""

import argparse
import gzip
import hashlib
import json
import random
import re
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from scaling import EXAMPLES, vary

from reportedly.collect import collect
from reportedly.language import identify_language, load_parser, load_vectors
from reportedly.pipeline import read_pages
from reportedly.read import read
from reportedly.records import Page, Report
from reportedly.standing import Intake, brief_story
from reportedly.standing.intake import STAGES
from reportedly.standing.regrouping import restored_grouper
from reportedly.store import open_store
from reportedly.watch.watcher import resident_bytes

NOW = datetime(2031, 5, 4, 9, tzinfo=UTC)
_CAPITAL = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")
_LONG = re.compile(r"\b[a-z]{4,}(?=[a-z]{3}\b)")  # but for the ending, by which a parser tells what kind of word it is
_STRETCH = 85  # words of a text that grouping gives the encoder at once, three times


def make_pages(count: int) -> list[Page]:
    """Articles of many invented events, JSON as a feed of articles gives it."""
    pages, _ = collect([str(p) for p in sorted(EXAMPLES.iterdir()) if p.is_dir()])
    texts = [[r.text[a:b] for a, b in r.body] for r in read_pages(pages, lambda *_: None)[0]]
    chance, made = random.Random(7), list[Page]()
    while len(made) < count:
        event = len(made)
        for i in range(chance.randint(1, 6)):
            words = "\n\n".join(vary(paragraph, chance) for paragraph in texts[(event + i) % len(texts)])
            made.append(make_page(renamed(words, event), len(made)))
    return made[:count]


def make_page(words: str, number: int) -> Page:
    """A web page of the article, among what pages have besides."""
    head, *rest = words.split("\n\n")
    paragraphs = "".join(f"<p>{p}</p>" for p in (head, *rest))
    menu = "".join(f"<li><a href='/s/{i}'>Section {i}</a></li>" for i in range(40))
    content = (
        f"<!doctype html><html><head><title>{head[:70]}</title></head><body><nav><ul>{menu}</ul></nav><article>"
        f"<h1>{head[:70]}</h1>{paragraphs}</article><footer>Outlet {number % 25}, all rights reserved</footer></body>"
    ).encode()
    address = f"https://outlet{number % 25}.example/2031/05/04/article-{number}"
    digest = hashlib.sha256(content).hexdigest()
    return Page(address, "html", content, digest, url=address, final_url=address, canonical=address)


def renamed(words: str, event: int) -> str:
    """The words with names of their own for each event."""
    chance = random.Random(event)
    names: dict[str, str] = {}

    def name(match: re.Match[str]) -> str:
        made = "".join(chance.choice("bdfgklmnprstv") + chance.choice("aeiou") for _ in range(3)).capitalize()
        return names.setdefault(match.group(), made)

    return _LONG.sub(lambda match: name(match).lower(), _CAPITAL.sub(name, words))


def read_articles(path: Path, count: int) -> list[Page]:
    """The first articles of a file as pages of their own addresses."""
    with gzip.open(path, "rt") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in islice(file, count)]
    return [make_page(f"{row.get('title') or ''}\n\n{row['text']}".strip(), i) for i, row in enumerate(rows)]


def timed(work: Callable[[], Any]) -> tuple[float, Any]:
    """Processor seconds that the work took, and what it gave."""
    start = time.process_time()
    done = work()
    return time.process_time() - start, done


def alone(reports: Sequence[Report]) -> tuple[float, float]:
    """Seconds of the parser, and of the encoder, on what the reports give them."""
    parse, embed = load_parser(), load_vectors.__wrapped__()
    embed(["warm"])
    parsing, _ = timed(lambda: [parse(r.text, r.body) for r in reports])
    words = [" ".join(r.text[a:b] for a, b in r.body).split() for r in reports]
    stretches = [[" ".join(w[i : i + _STRETCH]) for i in range(0, 3 * _STRETCH, _STRETCH)] for w in words]
    embedding, _ = timed(lambda: [embed([s for s in three if s]) for three in stretches])
    return parsing, embedding


def main() -> None:
    """Take the reports in, and print what it cost."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--reports", type=int, default=60)
    options.add_argument("--articles", type=Path, help="JSON lines of articles to take instead of generated ones")
    options.add_argument("--folder", type=Path, help="where the store is made; default: a temporary folder")
    given = options.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder, open_store(Path(folder) / "kept.db") as store:
        made = read_articles(given.articles, given.reports + 1) if given.articles else make_pages(given.reports + 1)
        warm, *pages = made
        Intake(store).take(warm, NOW)  # loads the models
        intake = Intake(store, timer=time.process_time)
        half = len(pages) // 2
        first, _ = timed(lambda: [intake.take(page, NOW) for page in pages[:half]])
        before = resident_bytes()
        second, _ = timed(lambda: [intake.take(page, NOW) for page in pages[half:]])
        grown, total = resident_bytes() - before, first + second
        found = [read(page, f"r{i}", identify_language) for i, page in enumerate(pages)]
        reports = [report for report in found if isinstance(report, Report)]
        parsing, embedding = alone(reports)
        words = sum(len(r.text.split()) for r in reports) / len(reports)
        many, most = len(pages), max(store.stories(), key=lambda s: (len(s.reports), s.id))
        again, _ = timed(lambda: [intake.take(page, NOW) for page in pages])
        restart, _ = timed(lambda: restored_grouper(store))
        dossier, _ = timed(lambda: brief_story(store, most.id))
        print(f"{many} reports of {words:.0f} words, {len(store.stories())} stories")
        print(f"taken in             {many / total:7.2f} reports a processor second")
        parts = [(f"  {stage}", intake.seconds[stage]) for stage in STAGES]
        for name, seconds in (*parts, ("parser alone", parsing), ("encoder alone", embedding)):
            print(f"{name:<20} {1000 * seconds / many:7.1f} ms a report {seconds / total:5.0%}")
        print(f"seen again           {1000 * again / many:7.1f} ms a page")
        print(f"grouping taken up    {1000 * restart / many:7.2f} ms a report held, once a start")
        print(f"dossier              {1000 * dossier / len(most.reports):7.1f} ms a report of {len(most.reports)}")
        print(
            f"memory               {resident_bytes() / 1e6:7.0f} MB, {grown / 1e3 / (many - half):.0f} kB more a report"
        )


if __name__ == "__main__":
    main()
