"""What attribution costs beside its encoder and its parser: the three over the same texts, in turn, in one run.

    python benchmarks/attribution.py [FILE.jsonl[.gz]] [--articles 30] [--rounds 3]

Texts are the `text` of JSON lines, or the repository's example when no file is given.  Prints the median ratio of
(parsing and attributing) to (parsing and one pass of the encoder), for the extractor alone and for all of `attribute/`,
with the seconds, which mean little on a noisy machine; then how the peak of memory grows with a text's length.
"""

import argparse
import gzip
import json
import statistics
import time
import tracemalloc
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from reportedly.attribute import attribute, load_extractor
from reportedly.attribute.stretches import stretches_of
from reportedly.attribute.token_columns import COLUMNS
from reportedly.collect import collect
from reportedly.evaluate.attribution import paragraphs
from reportedly.language import load_parser
from reportedly.language.tagger import Tagger, load_tagger
from reportedly.pipeline import read_pages
from reportedly.records import Parsed, Report

EXAMPLES = Path(__file__).parents[1] / "examples"


def texts_of(path: Path | None, count: int) -> list[str]:
    if path is None:
        pages, _ = collect([str(p) for p in sorted(EXAMPLES.iterdir()) if p.is_dir()])
        return [report.text for report in read_pages(pages, lambda *_: None)[0]][:count]
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line)["text"] for line in content.decode("utf-8").split("\n") if line.strip()][:count]


def report_of(text: str) -> Report:
    return Report(id="r1", text=text, body=tuple(paragraphs(text)), sha256="0" * 64, language="en")


def encode(tagger: Tagger, parsed: Parsed) -> None:
    """One pass of the encoder over the words, stretch by stretch without overlap."""
    words = tagger.pieces([t.text for t in parsed.tokens])
    tagger.read(
        [
            (
                words[s.mine : s.ours],
                np.zeros((len(COLUMNS), s.ours - s.mine), dtype=np.int64),
                np.zeros((s.ours - s.mine, len(tagger.labels["frame"])), dtype=np.float32),
            )
            for s in stretches_of(parsed, [len(w) for w in words])
        ]
    )


def timed(work: Callable[[str], object], texts: Sequence[str]) -> float:
    start = time.perf_counter()
    for text in texts:
        work(text)
    return time.perf_counter() - start


def peak_of(text: str) -> float:
    """Megabytes that Python and NumPy take at most while a text that is parsed already is attributed."""
    parsed = load_parser()(text, paragraphs(text))
    extract = load_extractor()
    tracemalloc.start()
    extract(parsed)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak / 1e6


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("articles", type=Path, nargs="?")
    options.add_argument("--articles", dest="count", type=int, default=30)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--words", type=int, default=20_000, help="length of the long text whose memory is measured")
    given = options.parse_args()
    texts = texts_of(given.articles, given.count)
    parse, extract, tagger = load_parser(), load_extractor(), load_tagger()
    if tagger is None:
        raise SystemExit("There is no trained tagger here to measure.")
    works: dict[str, Callable[[str], object]] = {
        "parser and encoder": lambda t: encode(tagger, parse(t, paragraphs(t))),
        "parser and extractor": lambda t: extract(parse(t, paragraphs(t))),
        "all of attribute/": lambda t: attribute(report_of(t), parse, extract),
    }
    rounds: dict[str, list[float]] = {name: [] for name in works}
    for work in works.values():  # the first call loads
        work(texts[0])
    for _ in range(given.rounds):
        for name, work in works.items():
            rounds[name].append(timed(work, texts))
    words = sum(len(t.split()) for t in texts)
    base = rounds["parser and encoder"]
    for name, seconds in rounds.items():
        ratio = statistics.median(s / b for s, b in zip(seconds, base, strict=True))
        print(f"{name:22} {ratio:5.2f} times   {statistics.median(seconds):6.2f} s")
    print(f"for {len(texts)} texts of {words} words")
    text = "\n\n".join(texts)
    short = " ".join(text.split(" ")[: given.words // 10])
    long = (text + "\n\n") * (1 + given.words // max(1, words))
    long = " ".join(long.split(" ")[: given.words])
    peaks = [f"{peak_of(t):.0f} MB at {len(t.split(' '))} words" for t in (short, long)]
    print(f"peak of memory: {', '.join(peaks)}")


if __name__ == "__main__":
    main()
