"""Toponym resolution against LGL and GeoVirus (Gritta et al. 2018, "A Pragmatic Guide to Geoparsing Evaluation").

One gzipped JSON object a line, with `text` and `toponyms` of `start`, `end`, `lat`, `lon`.  The weights in
`align/toponyms.py` were chosen on the items of even number; the figures to quote are of the odd ones.
"""

import gzip
import json
import statistics
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from reportedly.align.entities import join_entities
from reportedly.align.places import resolve_places
from reportedly.align.toponyms import kilometres
from reportedly.attribute.mentions import find_mentions
from reportedly.gazetteer import Gazetteer
from reportedly.records import Account, Entity, Parse, Place, Report, Span
from reportedly.text.countries import country_of_demonym

NEAR = 161.0  # km: 100 miles, the field's usual bound


@dataclass(frozen=True)
class PlaceScores:
    """`accuracy` is the share of the gold's toponyms, taken as found, that are placed within 161 km; `finer` the same
    without countries and continents, whose one point is a convention; `known` the share that is placed at all;
    `median` the middle error in km.  `precision`, `recall` and `f1` are end to end.  Adjectives of nationality, which
    LGL counts as toponyms, are left out."""

    articles: int
    toponyms: int
    accuracy: float
    finer: float
    known: float
    median: float
    precision: float | None = None
    recall: float | None = None
    f1: float | None = None


def evaluate_places(rows: Iterable[Mapping[str, Any]], parse: Parse, gazetteer: Gazetteer) -> dict[str, float]:
    """Accuracy for the gold's own toponyms, and precision, recall and F1 end to end, over all rows.

    Each row has `id`, `text` and `toponyms` with `start`, `end`, `text`, `lat` and `lon` in degrees (None where the
    gold has no coordinates), and may have the outlet's `domain`.  See `PlaceScores` for what each figure counts;
    `median_km` is in kilometres.  `held_out_…` are of every second row, which no weight was chosen on.
    """
    articles = [dict(row) for row in rows]
    scores, held = score_places(articles, gazetteer, parse), score_places(articles[1::2], gazetteer)
    return {
        "articles": float(scores.articles),
        "toponyms": float(scores.toponyms),
        "accuracy": scores.accuracy,
        "accuracy_finer": scores.finer,
        "known": scores.known,
        "median_km": scores.median,
        "precision": scores.precision or 0.0,
        "recall": scores.recall or 0.0,
        "f1": scores.f1 or 0.0,
        "held_out_accuracy": held.accuracy,
        "held_out_accuracy_finer": held.finer,
    }


def read_articles(path: Path, half: str = "odd") -> Iterator[dict[str, Any]]:
    """Give the articles of the even or odd lines ("even", "odd"), or "all"."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if half == "all" or (number % 2 == 0) == (half == "even"):
                yield json.loads(line)


def score_places(articles: Sequence[dict[str, Any]], gazetteer: Gazetteer, parse: Parse | None = None) -> PlaceScores:
    """Score toponyms given by the gold, and, where a parser is given, those found end to end."""
    errors: list[float | None] = []
    names: list[str] = []
    found = right = recalled = 0
    for article in articles:
        gold = [t for t in article["toponyms"] if t["lat"] is not None and country_of_demonym(t["text"]) is None]
        names += [t["text"] for t in gold]
        errors += _given(article, gold, gazetteer)
        if parse is not None:
            hits, listed, got = _end_to_end(article, gold, gazetteer, parse)
            right, found, recalled = right + hits, found + listed, recalled + got
    near = sum(e is not None and e <= NEAR for e in errors)
    placed = [e for e in errors if e is not None]
    broad = {n for n in names if any(c.kind in ("country", "area") for c in gazetteer.lookup(n))}
    fine = [e for e, n in zip(errors, names, strict=True) if n not in broad]
    whole = PlaceScores(
        articles=len(articles),
        toponyms=len(errors),
        accuracy=near / max(1, len(errors)),
        finer=sum(e is not None and e <= NEAR for e in fine) / max(1, len(fine)),
        known=len(placed) / max(1, len(errors)),
        median=statistics.median(placed) if placed else 0.0,
    )
    if parse is None:
        return whole
    precision, recall = right / max(1, found), recalled / max(1, len(errors))
    f1 = 2 * precision * recall / max(1e-9, precision + recall)
    return replace(whole, precision=precision, recall=recall, f1=f1)


def _report(article: dict[str, Any]) -> Report:
    text = article["text"]
    url = f"https://{article['domain']}/" if article.get("domain") else None
    return Report(str(article["id"]), text, ((0, len(text)),), "", url=url)


def _given(article: dict[str, Any], gold: list[dict[str, Any]], gazetteer: Gazetteer) -> list[float | None]:
    """The error of each gold toponym in km, None where it was not placed."""
    report = _report(article)
    names: dict[str, list[Span]] = {}
    for toponym in gold:
        names.setdefault(toponym["text"], []).append(Span(report.id, toponym["start"], toponym["end"]))
    entities = [Entity(f"e{i}", "place", n, (n,), tuple(s)) for i, (n, s) in enumerate(names.items())]
    places = resolve_places([Account(report, ())], entities, gazetteer)
    at = {(s.start, s.end): p for p in places for s in p.mentions}
    return [_error(at.get((t["start"], t["end"])), t) for t in gold]


def _error(place: Place | None, toponym: dict[str, Any]) -> float | None:
    return None if place is None else kilometres(place.latitude, place.longitude, toponym["lat"], toponym["lon"])


def _end_to_end(
    article: dict[str, Any], gold: list[dict[str, Any]], gazetteer: Gazetteer, parse: Parse
) -> tuple[int, int, int]:
    """How many placed mentions are right, how many there are, and how many gold toponyms were found and right."""
    report = _report(article)
    mentions = find_mentions(parse(report.text, report.body), report, gazetteer.known)
    accounts = [Account(report, (), mentions=mentions)]
    places = resolve_places(accounts, join_entities(accounts, gazetteer)[0], gazetteer)
    spans = [(s, p) for p in places for s in p.mentions]
    pairs = [
        (i, j)
        for i, (s, p) in enumerate(spans)
        for j, t in enumerate(gold)
        if s.start < t["end"] and t["start"] < s.end and (_error(p, t) or 0.0) <= NEAR
    ]
    return len({i for i, _ in pairs}), len(spans), len({j for _, j in pairs})
