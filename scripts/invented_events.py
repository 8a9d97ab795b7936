"""Streams to fit the model of stories on: labelled events moved close together in time, and others made from them.

BASIL's events lie a month apart and are easy to tell by their days alone.  Here all of them happen within a few weeks,
and each has a double: the same three reports with other people, towns and numbers, some days later, as when a second
event of one kind happens in one week.  A double's report is never compared with the very report that it was made of.
"""

import gzip
import hashlib
import json
import math
import random
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from reportedly.gazetteer import load_gazetteer
from reportedly.group.frequencies import background_weight
from reportedly.group.terms import name_runs, stem
from reportedly.language import identify_language
from reportedly.read import read
from reportedly.records import Page, Report
from reportedly.text.calendar import MONTHS, make_day, parse_day, shift_days

WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_WEEKDAY = re.compile("|".join(WEEKDAYS))
_MONTH_DAY = re.compile(r"\b(January|February|March|April|May|June|July|August|September|October|November|December|"
                        r"Jan\.|Feb\.|Mar\.|Apr\.|Jun\.|Jul\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.) (\d{1,2})\b")  # fmt: skip
_NUMBER = re.compile(r"(?<![\w.,$])\d{2,3}(?![\w.,%]\d)")
_COMMON = 3.0  # names of half the news ("Senate", "Republican") are not changed


@dataclass(frozen=True, slots=True)
class Labelled:
    """A report with its event; `made_of` is the id of the report that a double was made of."""

    report: Report
    event: str
    made_of: str | None = None


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The objects of gzipped JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_row(row: dict[str, Any], name: str) -> Report | None:
    """Read one article as a run would; None when that fails."""
    kept = {k: row[k] for k in ("title", "text", "outlet", "url", "date", "published") if row.get(k)}
    content = json.dumps(kept).encode()
    page = Page(name, "article", content, hashlib.sha256(content).hexdigest(), file=f"{name}.json")
    found = read(page, name, identify_language)
    return found if isinstance(found, Report) else None


def basil(folder: Path) -> list[Labelled]:
    """BASIL's reports with their events."""
    rows = read_rows(folder / "basil300.jsonl.gz")
    return [Labelled(report, row["event"]) for i, row in enumerate(rows) if (report := read_row(row, f"b{i}"))]


def singles(folder: Path, chance: random.Random, weeks: int, start: date) -> list[Labelled]:
    """Articles of GeoVirus and LGL, each taken for an event of its own, on any day of the weeks."""
    found = []
    for name in ("geovirus", "lgl"):
        for i, row in enumerate(read_rows(folder / f"{name}.jsonl.gz")):
            title = str(row.get("title") or "").replace("_", " ").replace("%22", '"').replace("%27", "'")
            report = read_row({**row, "title": title, "url": None}, f"{name}{i}")
            day = start + timedelta(days=chance.randrange(7 * weeks))
            if report:
                found.append(Labelled(replace(report, published=day.isoformat()), report.id))
    return found


def moved(reports: list[Labelled], days: int) -> list[Labelled]:
    """The reports so many days later, the weekdays and days of months that they name with them."""
    return [replace(r, report=_moved(r.report, days)) for r in reports]


def _moved(report: Report, days: int) -> Report:
    published = parse_day(report.published)
    day = shift_days(published, days) if published else None

    def month_day(m: re.Match[str]) -> str:
        near = published or date(2015, 1, 1)
        found = make_day(near.year, MONTHS[m[1][:3].lower()], int(m[2]))
        later = shift_days(found, days) if found else None
        return f"{later:%B} {later.day}" if later else m[0]

    def change(text: str) -> str:
        text = _WEEKDAY.sub(lambda m: WEEKDAYS[(WEEKDAYS.index(m[0]) + days) % 7], text)
        return _MONTH_DAY.sub(month_day, text)

    return _changed(report, change, day.isoformat() if day else None)


def _changed(report: Report, change: Any, published: str | None) -> Report:
    """The report with each paragraph and the title changed; nothing but title, body and day is kept."""
    title = change(report.title or "")
    paragraphs = [change(report.text[a:b]) for a, b in report.body]
    text, body = title, []
    for paragraph in paragraphs:
        text += "\n\n"
        body.append((len(text), len(text) + len(paragraph)))
        text += paragraph
    place = change(report.place) if report.place else None
    return replace(report, text=text, body=tuple(body), title=title, published=published, place=place)


@dataclass(frozen=True, slots=True)
class Names:
    """Name words to put in place of others: of places, and of anybody else."""

    places: tuple[str, ...]
    others: tuple[str, ...]


def gather_names(reports: Iterable[Report]) -> Names:
    """Uncommon name words of the reports."""
    known = load_gazetteer().known
    places: dict[str, None] = {}
    others: dict[str, None] = {}
    for report in reports:
        for a, b in report.body:
            for run in name_runs(report.text[a:b]):
                kept = places if known(run) else others
                kept.update(dict.fromkeys(w for w in run.split() if _changeable(w)))
    return Names(tuple(places), tuple(w for w in others if w not in places))


def _changeable(word: str) -> bool:
    return len(word) > 2 and word[:1].isupper() and word.isalpha() and background_weight(stem(word)) > _COMMON


def double(event: list[Labelled], names: Names, share: float, days: int, chance: random.Random) -> list[Labelled]:
    """The event's reports with `share` of their uncommon names and numbers changed alike, so many days later."""
    known = load_gazetteer().known
    runs = dict.fromkeys(r for x in event for a, b in x.report.body for r in name_runs(x.report.text[a:b]))
    change: dict[str, str] = {}
    for run in runs:
        pool = names.places if known(run) else names.others
        for word in run.split():
            if _changeable(word) and word not in change:
                change[word] = chance.choice(pool) if chance.random() < share else word
    numbers: dict[str, str] = {}

    def put(text: str) -> str:
        text = re.sub(r"[^\W\d_]+", lambda m: change.get(m[0], m[0]), text)
        return _NUMBER.sub(lambda m: numbers.setdefault(m[0], str(int(m[0]) + chance.randint(1, 30))), text)

    return [
        Labelled(replace(_changed(x.report, put, x.report.published), id=f"{x.report.id}+"), f"{x.event}+", x.report.id)
        for x in moved(event, days)
    ]


def close_together(reports: list[Labelled], weeks: int, start: date, chance: random.Random) -> list[list[Labelled]]:
    """The events' reports, each event moved by whole weeks into the given weeks."""
    events: dict[str, list[Labelled]] = {}
    for r in reports:
        events.setdefault(r.event, []).append(r)
    kept = []
    for event in events.values():
        first = min(parse_day(r.report.published) or start for r in event)
        week = start + timedelta(weeks=chance.randrange(weeks), days=(first - start).days % 7)
        kept.append(moved(event, (week - first).days))
    return kept


def followed_up(event: list[Labelled], days: int) -> list[Labelled]:
    """The event with its last report told so many days later, of "last week" instead of weekdays."""
    *before, last = sorted(event, key=lambda x: x.report.published or "")
    day = shift_days(parse_day(last.report.published) or date(2015, 1, 1), days)
    text = _changed(last.report, lambda t: _WEEKDAY.sub("last week", t), day.isoformat() if day else None)
    return [*before, replace(last, report=text)]


def brief_of(told: Labelled, words: int) -> Labelled:
    """The opening of a report as a report of its own, as agencies and round-ups have it."""
    report, left, body = told.report, words, []
    for a, b in report.body:
        if left > 0:
            kept = " ".join(report.text[a:b].split(" ")[:left])
            body.append((a, a + len(kept)))
            left -= len(kept.split(" "))
    short = replace(report, id=f"{report.id}-brief", title=None, body=tuple(body))
    return Labelled(short, told.event, told.made_of or report.id)


def halves_of(told: Labelled) -> list[Labelled]:
    """Two reports made of one: its headline with every other paragraph, and those between without a headline.

    Reports of one event by the dozen tell different parts of it; BASIL has but three of each, which tell the same.
    """
    report = told.report
    parts = (("-a", report.title, report.body[0::2]), ("-b", None, report.body[1::2]))
    return [
        Labelled(replace(report, id=report.id + end, title=title, body=body), told.event, told.made_of or report.id)
        for end, title, body in parts
        if len(body) > 1
    ]


def slices_of(told: Labelled, chance: random.Random, count: int = 2) -> list[Labelled]:
    """Reports made of a few paragraphs of one, from anywhere in it: other reporters tell other parts."""
    report, found = told.report, []
    for n in range(count):
        size = chance.randint(3, 6)
        at = chance.randrange(max(1, len(report.body) - size + 1))
        title = report.title if chance.random() < 0.3 else None
        body = report.body[at : at + size]
        short = replace(report, id=f"{report.id}-{n}", title=title, body=body)
        found.append(Labelled(short, told.event, told.made_of or report.id))
    return found


def misdated(day: int, chance: random.Random) -> int:
    """Another day: pages give the day of their last change, of a reprint, or one that is plainly wrong."""
    return day + round(chance.choice([-1, 1]) * math.exp(chance.uniform(math.log(5), math.log(400))))
