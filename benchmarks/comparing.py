"""How the cost beyond the per-report stages grows: align, trace and compare on 20 and on 200 reports of one story.

    python benchmarks/comparing.py [--few 20] [--many 200]

Reports are made as in `scaling.py`.  Reading and attributing them, which costs the same for each report, is not timed.
Prints the processor's seconds of each stage and the ratio of the sums.
"""

import argparse
import time

from scaling import make_pages

from reportedly.align import align
from reportedly.compare import compare
from reportedly.gazetteer import load_gazetteer
from reportedly.language import load_vectors
from reportedly.pipeline import attribute_reports, read_pages
from reportedly.trace import trace


def timed(count: int, seed: int) -> list[float]:
    """Processor seconds of align, trace and compare on `count` reports."""
    reports, _ = read_pages(make_pages(count, seed), lambda *_: None)
    accounts = attribute_reports(reports, lambda *_: None)
    embed, gazetteer = load_vectors(), load_gazetteer()
    start = time.process_time()
    aligned = align(accounts, embed, gazetteer)
    middle = time.process_time()
    traced = trace(aligned.accounts, aligned.claims, aligned.entities, aligned.entity_of, embed)
    late = time.process_time()
    compare(traced.accounts, traced.claims, aligned.entities, aligned.entity_of, embed, traced.origins)
    return [middle - start, late - middle, time.process_time() - late]


def main() -> None:
    """Time both sizes and print the ratio."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--few", type=int, default=20)
    options.add_argument("--many", type=int, default=200)
    given = options.parse_args()
    timed(4, 0)  # loads the models
    few, many = timed(given.few, 25), timed(given.many, 205)
    print("reports    align    trace  compare      sum")
    for count, seconds in ((given.few, few), (given.many, many)):
        print(f"{count:7}" + "".join(f"{s:9.2f}" for s in (*seconds, sum(seconds))))
    ratios = [b / max(a, 1e-3) for a, b in zip((*few, sum(few)), (*many, sum(many)), strict=True)]
    print("  ratio" + "".join(f"{r:9.1f}" for r in ratios))


if __name__ == "__main__":
    main()
