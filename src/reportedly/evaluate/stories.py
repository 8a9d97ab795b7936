"""How good grouping is: labelled reports streamed in the order of their days, and BCubed over the stories they make.

BCubed as in Amigó, Gonzalo, Artiles and Verdejo (2009), in their extension to reports in several groups.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any

from reportedly.group import Grouper, signature
from reportedly.read import read
from reportedly.records import Embed, Grouping, Page, Report

_NO_DAY = "9999"  # articles without a day come last, in the order of the file
_DATES = ("date", "published")
PARTS = ("vectors", "dates", "names", "review")
"""What a run can be made without, to see what it is worth."""


@dataclass(frozen=True, slots=True)
class StoryMeasures:
    """BCubed over the labelled articles, and what there was; `stories` gives each article's, its own first."""

    figures: Mapping[str, float]
    stories: Mapping[str, tuple[str, ...]]
    decisions: tuple[Grouping, ...]

    def predictions(self, rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
        """One object for each article in the order of the file: its id (else its number), its story, all its stories.

        `why` tells how it came there.
        """
        why: dict[str, str] = {d.report: d.reason for d in reversed(self.decisions) if d.report and d.kind != "split"}
        return [
            {"id": row.get("id", i), "story": found[0], "stories": list(found), "why": why[f"a{i}"]}
            for i, row in enumerate(rows)
            if (found := self.stories.get(f"a{i}"))
        ]


Identify = Callable[[str], tuple[str, float]]


def evaluate_stories(
    rows: Iterable[Mapping[str, Any]],
    identify: Identify,
    embed: Embed | None,
    known_place: Callable[[str], bool] | None,
    without: Sequence[str] = (),
) -> StoryMeasures:
    """Group labelled articles one by one and measure the stories as they stand after the last.

    Articles come in the order of their days; those without one come last, in the order of the file.  Each has `text`,
    and may have `id`, `title`, `outlet`, `url`, `date` or `published`, and `event`: a label, or a list of them.  What
    the labels say goes into the measure and nowhere else.
    """
    grouper = Grouper(reviewing="review" not in without)
    decisions: list[Grouping] = []
    labels: dict[str, frozenset[str]] = {}
    last = "1970-01-01"
    for name, row in sorted(enumerate(rows), key=lambda pair: (_day(pair[1], without) or _NO_DAY, pair[0])):
        report = _read(row, f"a{name}", identify, without)
        made = signature(report, None, None if "vectors" in without else embed, known_place)
        if "names" in without:
            made = replace(made, names=(), name_counts=b"", lead_names=(), places=())
        last = max(last, (report.published or last)[:10])
        decisions += grouper.add(report.id, made, last)
        if label := _labels(row.get("event", row.get("events"))):
            labels[report.id] = label
    found = apply_decisions(decisions)
    return StoryMeasures(_figures(labels, found), found, tuple(decisions))


def apply_decisions(decisions: Iterable[Grouping]) -> dict[str, tuple[str, ...]]:
    """The stories of each report after all decisions, the first it went to first."""
    found: dict[str, dict[str, None]] = {}
    members: dict[str, dict[str, None]] = {}

    def put(report: str, story: str) -> None:
        found.setdefault(report, {})[story] = None
        members.setdefault(story, {})[report] = None

    for d in decisions:
        if d.kind in ("opened", "joined") and d.report:
            put(d.report, d.story)
        elif d.kind == "merged" and d.other:
            for report in members.pop(d.story, {}):
                found[report] = {d.other if s == d.story else s: None for s in found[report]}
                members.setdefault(d.other, {})[report] = None
        elif d.kind == "split" and d.report and d.other:
            found[d.report] = {d.other if s == d.story else s: None for s in found[d.report]}
            members[d.story].pop(d.report, None)
            members.setdefault(d.other, {})[d.report] = None
    return {report: tuple(stories) for report, stories in found.items()}


def _figures(labels: Mapping[str, Set[str]], found: Mapping[str, tuple[str, ...]]) -> dict[str, float]:
    precision, recall, f1 = bcubed(labels, {r: frozenset(s) for r, s in found.items()})
    sizes = Counter(story for stories in found.values() for story in stories)
    return {
        "articles": len(found),
        "labelled": len(labels),
        "events": len({label for held in labels.values() for label in held}),
        "stories": len(sizes),
        "singletons": sum(1 for n in sizes.values() if n == 1),
        "BCubed precision": precision,
        "BCubed recall": recall,
        "BCubed F1": f1,
    }


def _labels(value: object) -> frozenset[str]:
    if value is None or value == "":
        return frozenset()
    return frozenset(map(str, value)) if isinstance(value, list | tuple) else frozenset({str(value)})


def _day(row: Mapping[str, Any], without: Sequence[str]) -> str | None:
    if "dates" in without:
        return None
    return next((str(row[k]) for k in _DATES if row.get(k)), None)


def _read(row: Mapping[str, Any], name: str, identify: Identify, without: Sequence[str]) -> Report:
    """Read an article as a run would; one that cannot be read is grouped by its bare text."""
    kept = {k: row[k] for k in ("title", "text", "outlet", "url", *_DATES) if row.get(k)}
    content = json.dumps(kept).encode()
    sha256 = hashlib.sha256(content).hexdigest()
    found = read(Page(name, "article", content, sha256, file=f"{name}.json"), name, identify)
    if not isinstance(found, Report):
        text = str(row.get("text") or row.get("title") or "")
        found = Report(name, text, ((0, len(text)),), sha256, title=row.get("title"), published=_day(row, ()))
    return replace(found, published=None) if "dates" in without else found


def bcubed(labels: Mapping[str, Set[str]], stories: Mapping[str, Set[str]]) -> tuple[float, float, float]:
    """Precision, recall and F1, each report weighing alike; both tell of each report which groups it is in.

    Two reports that share several groups on one side should share as many on the other; a report that is in no story
    counts as one of its own.
    """
    found = {r: stories.get(r) or frozenset({f"alone {r}"}) for r in labels}
    precision = _half(found, labels)
    recall = _half(labels, found)
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _half(of: Mapping[str, Set[str]], by: Mapping[str, Set[str]]) -> float:
    """Over all reports the mean, over those that share a group of `of` with it, of how far `by` bears it out."""
    members: dict[str, list[str]] = {}
    for report in of:
        for group in sorted(of[report]):
            members.setdefault(group, []).append(report)
    total = 0.0
    for report in of:
        beside = dict.fromkeys(other for group in sorted(of[report]) for other in members[group])
        total += sum(_borne(of, by, report, other) for other in beside) / len(beside)
    return total / len(of) if of else 0.0


def _borne(of: Mapping[str, Set[str]], by: Mapping[str, Set[str]], a: str, b: str) -> float:
    shared = len(of[a] & of[b])
    return min(shared, len(by[a] & by[b])) / shared
