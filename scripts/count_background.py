"""Counts in how many articles of public collections each stem stands: `group/data/background.tsv`.

    python scripts/count_background.py FOLDER [--write]

FOLDER holds PolNeAR, LGL, GeoVirus and TempEval-3 as gzipped JSON lines.  A stem is kept when at least three articles
hold it, and nothing else of them is.  Prints how many articles and stems there are.
"""

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path

from reportedly.group.terms import stems

TABLE = Path(__file__).parents[1] / "src" / "reportedly" / "group" / "data" / "background.tsv"
FILES = ("polnear_train", "polnear_dev", "lgl", "geovirus", "timebank_aquaint")
LEAST = 3


def main() -> None:
    """Count, print, and with --write replace the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("folder", type=Path)
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    counts: Counter[str] = Counter()
    articles = 0
    for name in FILES:
        with gzip.open(given.folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                counts.update(set(stems(json.loads(line)["text"])))
                articles += 1
    kept = sorted((stem, n) for stem, n in counts.items() if n >= LEAST)
    print(f"{articles} articles, {len(kept)} stems")
    if given.write:
        rows = [f"# articles\t{articles}", *(f"{stem}\t{n}" for stem, n in kept)]
        TABLE.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
