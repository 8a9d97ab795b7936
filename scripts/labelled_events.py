"""Puts labelled public events on disk as texts with an answer key, for measuring and for training.

    python scripts/labelled_events.py --data FOLDER --out FOLDER [--part development|training|"held out"]

`quality/labels/` holds our labels of events from two public collections as offsets alone: the texts are their
publishers'.  FOLDER of the data holds newscluster370.jsonl.gz and basil300.jsonl.gz (JSON lines with `id` and `text`).
Each event becomes a folder with its reports and key.json, in the form that `reportedly evaluate claims` reads.
"""

import argparse
import gzip
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

LABELS = Path(__file__).parents[1] / "quality" / "labels"


def read_articles(data: Path) -> dict[str, str]:
    """The text of every article, by id."""
    texts = {}
    for name in ("newscluster370", "basil300"):
        with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            texts.update({row["id"]: row["text"] for row in map(json.loads, lines)})
    return texts


def answer_key(labels: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, Any]:
    """The labels with the words at their offsets."""
    articles: Mapping[str, str] = labels["articles"]

    def quoted(place: Sequence[Any]) -> list[Any]:
        report, start, end, *rest = place
        return [report, texts[articles[report]][start:end], *rest]

    return {
        "seeds": {report: f"{report}_{article[:16]}.txt" for report, article in articles.items()},
        "furniture": [quoted(p) for p in labels["furniture"]],
        "reports": {},
        "same": labels["same"],
        "different": labels["different"],
        "claims": [
            {
                "id": claim["id"],
                "evidence": [quoted(p) for p in claim["evidence"]],
                "denied": [quoted(p) for p in claim["denied"]],
            }
            for claim in labels["claims"]
        ],
        "disputes": [{**d, "a": quoted(d["a"]), "b": quoted(d["b"])} for d in labels["disputes"]],
        "only": [quoted(p) for p in labels["only"]],
        "framing": {},
        "dates": [quoted(p) for p in labels["dates"]],
        "places": labels["places"],
    }


def write_event(labels: Mapping[str, Any], texts: Mapping[str, str], folder: Path) -> None:
    """The event's reports and its key, in one folder."""
    folder.mkdir(parents=True, exist_ok=True)
    key = answer_key(labels, texts)
    for report, name in key["seeds"].items():
        with (folder / name).open("w", encoding="utf-8", newline="") as file:
            file.write(texts[labels["articles"][report]])
    (folder / "key.json").write_text(json.dumps(key, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Write the events of the wanted part, or of all."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--part", choices=("development", "training", "held out"))
    given = options.parse_args()
    texts = read_articles(given.data)
    for path in sorted(LABELS.glob("*.json")):
        labels = json.loads(path.read_text(encoding="utf-8"))
        if given.part in (None, labels["part"]):
            write_event(labels, texts, given.out / labels["part"].replace(" ", "-") / path.stem)
            print(given.out / labels["part"].replace(" ", "-") / path.stem)


if __name__ == "__main__":
    main()
