"""How the cost of a dossier grows with the number of its reports: 4 against 40, side by side in one run.

    python benchmarks/scaling.py [--few 4] [--many 40] [--rounds 3]

Reports are made from the example's: each keeps a random four fifths of its sentences and changes its small numbers, so
that they differ as accounts of one event do.  Models are loaded before anything is timed.  Prints the median ratio of
the two times, taken in turn, which means something on a noisy machine, and the seconds, which mean little.
"""

import argparse
import hashlib
import json
import random
import re
import statistics
import time
from pathlib import Path

from reportedly.collect import collect
from reportedly.pipeline import brief, read_pages
from reportedly.records import Page

EXAMPLES = Path(__file__).parents[1] / "examples"


def vary(text: str, chance: random.Random) -> str:
    """The text with a fifth of its sentences gone and its small numbers changed."""
    sentences = [s for s in re.split(r"(?<=[.!?])\s+", text) if chance.random() < 0.8]
    return " ".join(re.sub(r"\b\d{1,2}\b", lambda m: str(int(m.group()) + chance.randint(0, 3)), s) for s in sentences)


def make_pages(count: int, seed: int) -> list[Page]:
    """`count` articles that tell the example's event in somewhat different words, others for each seed."""
    pages, _ = collect([str(p) for p in sorted(EXAMPLES.iterdir()) if p.is_dir()])
    texts = [[r.text[a:b] for a, b in r.body] for r in read_pages(pages, lambda *_: None)[0]]
    made = []
    for i in range(count):
        chance = random.Random(1000 * seed + i)
        text = "\n\n".join(vary(paragraph, chance) for paragraph in texts[(3 * i + seed) % len(texts)])
        article = {"text": text, "outlet": f"Outlet {i}", "published": "2025-03-14"}
        content = json.dumps(article).encode()
        made.append(Page(f"{i}", "article", content, hashlib.sha256(content).hexdigest(), file=f"{i}.json"))
    return made


def timed(pages: list[Page]) -> float:
    """Seconds that one dossier of the pages takes."""
    start = time.perf_counter()
    brief(pages)
    return time.perf_counter() - start


def main() -> None:
    """Time both sizes in turn and print the ratio."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--few", type=int, default=4)
    options.add_argument("--many", type=int, default=40)
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    timed(make_pages(given.few, 0))  # loads the models
    # new texts each time: vectors of sentences that were seen before are remembered
    pairs = [
        (timed(make_pages(given.few, 2 * i + 1)), timed(make_pages(given.many, 2 * i + 2))) for i in range(given.rounds)
    ]
    ratios = sorted(many / one for one, many in pairs)
    print(f"{given.few} reports  {statistics.median(a for a, _ in pairs):6.2f} s")
    print(f"{given.many} reports {statistics.median(b for _, b in pairs):6.2f} s")
    print(f"ratio {statistics.median(ratios):.1f} ({ratios[0]:.1f} to {ratios[-1]:.1f})")


if __name__ == "__main__":
    main()
