"""Measures which labelled disputes of public events a dossier lists (`quality/disputes/`).

    python scripts/labelled_disputes.py --data FOLDER --half development|test [--all] [--list]

FOLDER holds newscluster370.jsonl.gz and basil300.jsonl.gz (JSON lines with `id` and `text`); the labels are offsets
into these texts.  Each event with a labelled dispute is briefed, with `--all` the others too: how many are listed
counts as well.  `--list` prints what is listed and what is missed, for reading by eye: no rule may be
written by the test half.
"""

import argparse
import json
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import permutations
from pathlib import Path
from typing import Any

from labelled_events import read_articles

from reportedly.collect import collect
from reportedly.pipeline import brief
from reportedly.records import Dispute, Dossier

LABELS = Path(__file__).parents[1] / "quality" / "disputes"
HALVES = ("development", "test")

# Of two passages with words in common, which are copies: shares of the shorter's and of the longer's words.
_WITHIN, _ALIKE, _SHORTEST = 0.8, 0.5, 4
Place = tuple[str, int, int]


def main() -> None:
    """Print the counts of one half."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--half", choices=HALVES, default="development")
    options.add_argument("--all", action="store_true", help="also brief the events without a labelled dispute")
    options.add_argument("--list", action="store_true", help="print what is listed and what is missed")
    chosen = options.parse_args()
    texts = read_articles(chosen.data)
    found, labelled, listed = Counter[str](), Counter[str](), Counter[str]()
    events = json.loads((LABELS / f"{chosen.half}.json").read_text(encoding="utf-8"))
    for event in (e for e in events if chosen.all or e["disputes"]):
        dossier = brief_event(event["articles"], texts)
        listed.update(d.kind for d in dossier.disputes)
        hits = [is_listed(dispute["pairs"], dossier, texts) for dispute in event["disputes"]]
        for dispute, hit in zip(event["disputes"], hits, strict=True):
            labelled[dispute["kind"]] += 1
            found[dispute["kind"]] += hit
        if chosen.list:
            print_event(event, dossier, hits, texts)
    for kind in sorted(labelled):
        print(f"labelled {kind}s listed: {found[kind]} of {labelled[kind]}")
    print(f"listed: {listed.total()} ({', '.join(f'{n} {kind}' for kind, n in sorted(listed.items()))})")


def brief_event(articles: Sequence[str], texts: Mapping[str, str]) -> Dossier:
    """The dossier of an event's articles, each named by its id."""
    with tempfile.TemporaryDirectory() as folder:
        for article in articles:
            (Path(folder) / f"{article}.txt").write_text(texts[article], encoding="utf-8")
        pages, failures = collect([str(Path(folder) / f"{article}.txt") for article in articles])
        return brief(pages, failures).dossier


def is_listed(pairs: Iterable[Sequence[Place]], dossier: Dossier, texts: Mapping[str, str]) -> bool:
    """Whether two sides of one dispute hold the passages of one of the pairs, or near copies of them."""
    opposed = [sides for dispute in dossier.disputes for sides in permutations(dispute.sides, 2)]
    return any(
        _holds(one.statements, a, dossier, texts) and _holds(other.statements, b, dossier, texts)
        for a, b in pairs
        for one, other in opposed
    )


def _holds(statements: Iterable[str], place: Place, dossier: Dossier, texts: Mapping[str, str]) -> bool:
    article, start, end = place
    words = texts[article][start:end]
    quotes = {s.id: s.quote for s in dossier.statements}
    return any(quotes[s] in words or words in quotes[s] or are_copies(quotes[s], words) for s in statements)


def are_copies(first: str, second: str) -> bool:
    """Whether two passages have nearly all of the shorter's words, and half of the longer's, in common."""
    ours, theirs = (set(re.findall(r"\w+", words.lower())) for words in (first, second))
    least, most = sorted((len(ours), len(theirs)))
    shared = len(ours & theirs)
    return least >= _SHORTEST and shared >= _WITHIN * least and shared >= _ALIKE * most


def print_event(event: Mapping[str, Any], dossier: Dossier, hits: Sequence[bool], texts: Mapping[str, str]) -> None:
    """The disputes of an event with the words of their sides, and the labelled ones that are missed."""
    quotes = {s.id: " ".join(s.quote.split()) for s in dossier.statements}
    print(f"== {event['event']}")
    for dispute in dossier.disputes:
        print_dispute(dispute, quotes)
    for labelled, hit in zip(event["disputes"], hits, strict=True):
        if not hit:
            words = (" ".join(texts[a][start:end].split()) for a, start, end in labelled["pairs"][0])
            print(f"missed {labelled['kind']}: " + " | ".join(words))


def print_dispute(dispute: Dispute, quotes: Mapping[str, str]) -> None:
    """One dispute, a line for each side."""
    print(f"{dispute.kind}{', superseded' if dispute.superseded else ''}: {dispute.why}")
    for side in dispute.sides:
        print(f"  {side.label}: " + " / ".join(quotes[s] for s in side.statements))


if __name__ == "__main__":
    main()
