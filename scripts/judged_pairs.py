"""Measures the model of a pair of statements, and the claims, on judged pairs of real events, and sets its shift.

    python scripts/judged_pairs.py --data FOLDER [--events 30] [--write]

`quality/pairs/pairs.jsonl` holds the judgements as offsets alone (its README says how they were made); FOLDER of the
data holds newscluster370.jsonl.gz and basil300.jsonl.gz.  Prints for each stretch of probability how many pairs tell
one proposition; then for claims, and for what is surely in them, precision and recall over the pairs drawn at first,
which were drawn as they come.  --write sets the model's `shift` so that its probabilities are right on average.
Needs scikit-learn.  All events take ten minutes.
"""

import argparse
import json
import math
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from labelled_events import read_articles
from sklearn.linear_model import LogisticRegression

from reportedly.align.binding import bind_sources
from reportedly.align.claims import find_claims
from reportedly.align.entities import join_entities
from reportedly.align.pairs import TermWeights, likeness, load_model
from reportedly.align.tellings import make_tellings
from reportedly.collect import collect
from reportedly.gazetteer import load_gazetteer
from reportedly.language import load_vectors
from reportedly.pipeline import attribute_reports, read_pages
from reportedly.records import Account

PAIRS = Path(__file__).parents[1] / "quality" / "pairs" / "pairs.jsonl"
MODEL = Path(__file__).parents[1] / "src" / "reportedly" / "align" / "data" / "pair_model.json"
BOUNDS = (0.0, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 1.01)
NOTHING = "n"


@dataclass
class Judged:
    """What was found for the judged pairs of an event or of all."""

    scores: list[float] = field(default_factory=list)
    same: list[bool] = field(default_factory=list)
    together: list[bool] = field(default_factory=list)
    surely: list[bool] = field(default_factory=list)
    lost: int = 0


def accounts_of(event: Mapping[str, Any], texts: Mapping[str, str]) -> dict[str, Account]:
    """The event's reports, read and attributed, by the id of the article."""
    with tempfile.TemporaryDirectory() as folder:
        files = {str(Path(folder) / f"{n:02}.txt"): article for n, article in enumerate(event["articles"])}
        for file, article in files.items():
            Path(file).write_bytes(texts[article].encode())
        pages, _ = collect(list(files))
        reports, _ = read_pages(pages, lambda *_: None)
        accounts = attribute_reports(reports, lambda *_: None)
    by_name = {Path(file).name: article for file, article in files.items()}
    return {by_name[Path(a.report.file or "").name]: a for a in accounts}


def statement_at(account: Account, start: int, end: int) -> str | None:
    """The statement that covers most of the offsets, if it is much the same stretch."""

    def shared(s: Any) -> float:
        both = min(end, s.end) - max(start, s.start)
        return both / (max(end, s.end) - min(start, s.start))

    best = max(account.statements, key=shared, default=None)
    return best.id if best is not None and shared(best) > 0.8 else None


def judge(event: Mapping[str, Any], texts: Mapping[str, str], found: Judged) -> None:
    """Add what the model and the claims say of the event's pairs."""
    accounts = accounts_of(event, texts)
    entities, entity_of = join_entities(list(accounts.values()), load_gazetteer())
    bound = bind_sources(list(accounts.values()), entity_of)
    tellings = make_tellings(bound, entities, entity_of, load_vectors())
    weights, by_id = TermWeights(tellings), {t.id: t for t in tellings}
    claims = find_claims(tellings)
    for a, b, label in _located(event["first"], event["articles"], accounts):
        if a is None or b is None:
            found.lost += 1
            continue
        found.scores.append(likeness(by_id[a], by_id[b], weights).score)
        found.same.append(label != NOTHING)
        found.together.append(any({a, b} <= set(c.statements) for c in claims))
        found.surely.append(any({a, b} <= set(c.sure) for c in claims))


def _located(
    pairs: list[Any], articles: list[str], accounts: Mapping[str, Account]
) -> Iterator[tuple[str | None, str | None, str]]:
    for one, start, end, two, begin, stop, label in pairs:
        if articles[one] in accounts and articles[two] in accounts:
            first = statement_at(accounts[articles[one]], start, end)
            yield first, statement_at(accounts[articles[two]], begin, stop), label


def rates(said: list[bool], same: list[bool]) -> str:
    """Precision and recall in one line."""
    right = sum(a and b for a, b in zip(said, same, strict=True))
    return f"precision {right / max(1, sum(said)):.3f}  recall {right / max(1, sum(same)):.3f}  ({sum(said)} pairs)"


def main() -> None:
    """Judge all events, print the tables, and with --write set the shift."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--events", type=int, help="only the first so many")
    options.add_argument("--write", action="store_true")
    given = options.parse_args()
    texts, found = read_articles(given.data), Judged()
    events = [json.loads(line) for line in PAIRS.read_text(encoding="utf-8").splitlines()]
    for n, event in enumerate(events[: given.events], start=1):
        judge(event, texts, found)
        print(f"\r{n} of {len(events)} events", end="", flush=True)
    logits = np.array([math.log((s + 1e-6) / (1 - s + 1e-6)) for s in found.scores])
    same = np.array(found.same)
    shares = 1 / (1 + np.exp(-(logits + load_model().shift)))
    print(f"\n{len(same)} pairs, {same.sum()} tell one proposition; {found.lost} are cut otherwise now")
    for low, high in pairwise(BOUNDS):
        inside = (shares >= low) & (shares < high)
        if inside.any():
            print(f"probability {low:.2f} to {min(high, 1):.2f}: {same[inside].mean():.3f} of {inside.sum()}")
    print("in one claim:   ", rates(found.together, found.same))
    print("surely in one:  ", rates(found.surely, found.same))
    fitted = LogisticRegression(C=1e6).fit(logits[:, None], same)
    print(f"fitted: slope {fitted.coef_[0][0]:.2f}, shift {fitted.intercept_[0]:.2f}")
    if given.write:
        model = json.loads(MODEL.read_text(encoding="utf-8"))
        model["shift"] = round(float(fitted.intercept_[0]), 2)
        MODEL.write_text(json.dumps(model, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
