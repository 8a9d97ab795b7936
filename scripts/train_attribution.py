"""Learns the weights of cues and constructions behind `attribute/cues.py` from labelled articles.

    python scripts/train_attribution.py polnear_train.jsonl.gz
    python scripts/train_attribution.py polnear_train.jsonl.gz --measure polnear_dev.jsonl.gz --out weights.json

Articles are JSON lines (may be gzipped) with `id`, `text` and `attributions`, each with spans under `source`, `cue` and
`content`, as PolNeAR's (Newell, Margolin and Ruths 2018).  The same articles and the same version of the English
pipeline give the same file, byte for byte.  Three minutes for 840 articles on one core.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from reportedly.attribute.dependencies import THRESHOLD, extract_with
from reportedly.evaluate.attribution import evaluate_attribution, paragraphs
from reportedly.evaluate.cue_training import labelled_frames, train_cues
from reportedly.language import load_parser

OUT = Path(__file__).parents[1] / "src" / "reportedly" / "attribute" / "data" / "cue_weights.json"
LEAST = 0.08  # weights nearer to nothing are left out, to keep the file small
MADE = (
    "Logistic regression with L2 over the frames of {articles} labelled articles, by scripts/train_attribution.py;"
    " features seen fewer than three times or weighing less than {least} left out."
    " Words of the articles appear as single lemmas only."
)


def rows(path: Path) -> Iterator[dict[str, Any]]:
    content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    for line in content.decode("utf-8").split("\n"):
        if line.strip():
            yield json.loads(line)


def learn(path: Path) -> tuple[dict[str, float], int]:
    """The weights, and how many articles they were learnt from."""
    parse = load_parser()
    examples: list[tuple[tuple[str, ...], bool]] = []
    count = 0
    for row in rows(path):
        count += 1
        parsed = parse(row["text"], paragraphs(row["text"]))
        examples += [(tuple(map(sys.intern, c.features)), right) for c, right in labelled_frames(row, parsed)]
    return train_cues(examples), count


def write(weights: Mapping[str, float], articles: int, out: Path) -> None:
    kept = {name: round(w, 2) for name, w in sorted(weights.items()) if name == "bias" or abs(w) >= LEAST}
    made = MADE.format(articles=articles, least=LEAST)
    out.write_text(json.dumps({"made": made, "weights": kept}, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")


def measure(out: Path, path: Path) -> None:
    weights = json.loads(out.read_text(encoding="utf-8"))["weights"]
    scores, _ = evaluate_attribution(rows(path), load_parser(), lambda parsed: extract_with(parsed, weights, THRESHOLD))
    for kind, found in scores.items():
        figures = "  ".join(f"{name} {100 * found[name]:.1f}" for name in ("overlap", "source", "exact"))
        print(f"{kind:9} {figures}  ({found['gold']} labelled, {found['predicted']} found)")


def main() -> None:
    parser = argparse.ArgumentParser(description="Learn the weights of attribution from labelled articles.")
    parser.add_argument("articles", type=Path, help="labelled articles to learn from")
    parser.add_argument("--measure", type=Path, metavar="ARTICLES", help="labelled articles to measure the result on")
    parser.add_argument("--out", type=Path, default=OUT, help="where the weights go (the package's own by default)")
    given = parser.parse_args()
    weights, articles = learn(given.articles)
    write(weights, articles, given.out)
    if given.measure:
        measure(given.out, given.measure)


if __name__ == "__main__":
    main()
