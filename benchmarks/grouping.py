"""How the cost of grouping a report grows with the reports that are held: 1,000 against 10,000, and 100,000 on request.

    python benchmarks/grouping.py [--sizes 1000 10000] [--timed 300]

Reports are generated: events of one to ten reports, each with names and words of its own among words that all share,
and vectors that lie near their event's.  No language model is loaded.  Prints for each size the median time to add one
report to so many (without and with making its signature), the memory that the grouper holds, and at the end the growth
exponent: the slope of log time over log size, 0 for a constant cost, 1 for one that grows with the store.
"""

import argparse
import math
import random
import statistics
import time
import tracemalloc
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from reportedly.group import Grouper, signature
from reportedly.group.signatures import Signature
from reportedly.records import Report

START = date(2031, 1, 1)
COMMON = 4_000  # words that all events share, the first far more often than the last
OPEN_EVENTS = 400  # events that are told at a time
SENTENCES, LONG = 14, 16


def word(chance: random.Random) -> str:
    """A word that was not heard before."""
    return "".join(chance.choice("bdfgklmnprstvz") + chance.choice("aeiou") for _ in range(chance.randint(2, 4)))


class Newsroom:
    """Generates reports of events that come and go."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.numbers = np.random.default_rng(seed)
        self.common = [word(self.chance) for _ in range(COMMON)]
        self.likely = [1 / (rank + 5) for rank in range(COMMON)]
        self.events = [self.event() for _ in range(OPEN_EVENTS)]

    def event(self) -> tuple[list[str], list[str], NDArray[np.float32], int]:
        """Its names, its words, its vector, and how many reports tell it."""
        names = [word(self.chance).capitalize() for _ in range(8)]
        words = [word(self.chance) for _ in range(25)]
        return names, words, self.numbers.normal(size=384).astype(np.float32), self.chance.randint(1, 10)

    def reports(self, count: int) -> Iterator[tuple[Report, NDArray[np.float32]]]:
        """Reports with the vector that an encoder would give them, five hundred a day."""
        for i in range(count):
            at = self.chance.randrange(OPEN_EVENTS)
            names, words, vector, left = self.events[at]
            self.events[at] = (names, words, vector, left - 1) if left > 1 else self.event()
            paragraphs = [self.sentence(names, words) for _ in range(SENTENCES)]
            text, body = "", []
            for paragraph in paragraphs:
                body.append((len(text), len(text) + len(paragraph)))
                text += paragraph + "\n\n"
            day = (START + timedelta(days=i // 500)).isoformat()
            noise = self.numbers.normal(size=384).astype(np.float32)
            yield Report(f"r{i}", text, tuple(body), "", title=paragraphs[0][:60], published=day), vector + 0.8 * noise

    def sentence(self, names: Sequence[str], words: Sequence[str]) -> str:
        """Words that all share, with a few of the event's own and its names among them."""
        told = self.chance.choices(self.common, self.likely, k=LONG)
        told[2], told[6], told[11] = (self.chance.choice(words) for _ in range(3))
        told[4], told[9] = self.chance.choice(names), self.chance.choice(names)
        return " ".join(told).capitalize() + "."


def sign(report: Report, vector: NDArray[np.float32]) -> Signature:
    """A report's signature, its vector given."""
    return signature(report, None, lambda texts: np.stack([vector / np.linalg.norm(vector)] * len(texts)), None)


def measure(size: int, timed: int) -> tuple[float, float, float]:
    """Median seconds to add a report to `size` others, the same with its signature, and bytes held for each report."""
    tracemalloc.start()
    grouper = Grouper(horizon=10_000, most_reports=10 * size)
    newsroom = Newsroom(1)
    stream = newsroom.reports(size + timed)
    before = tracemalloc.get_traced_memory()[0]
    for _ in range(size):
        report, vector = next(stream)
        grouper.add(report.id, sign(report, vector), report.published or "")
    held = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    adding, whole = [], []
    for report, vector in stream:
        start = time.process_time()
        made = sign(report, vector)
        signed = time.process_time()
        grouper.add(report.id, made, report.published or "")
        end = time.process_time()
        adding.append(end - signed)
        whole.append(end - start)
    return statistics.median(adding), statistics.median(whole), held / size


def main() -> None:
    """Measure every size and print the growth exponent from the smallest to the largest."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    options.add_argument("--timed", type=int, default=300)
    given = options.parse_args()
    found = []
    for size in given.sizes:
        adding, whole, held = measure(size, given.timed)
        found.append(adding)
        print(
            f"{size:7} reports held: {1000 * adding:6.2f} ms to add one, {1000 * whole:6.2f} ms with its signature"
            f" (encoder apart), {held / 1000:.1f} kB held for each",
            flush=True,
        )
    if len(found) > 1:
        exponent = math.log(found[-1] / found[0]) / math.log(given.sizes[-1] / given.sizes[0])
        print(f"growth exponent {exponent:.2f}")


if __name__ == "__main__":
    main()
