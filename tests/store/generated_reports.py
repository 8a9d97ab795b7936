"""Reports made up by a seed: for tests, for the writer that is killed, and for the benchmark of growth."""

import hashlib
import random
from functools import cache

import numpy as np

from reportedly.records import (
    Account,
    Arrival,
    Attribution,
    Excerpt,
    Figure,
    Grouping,
    GroupingKind,
    Mention,
    Page,
    Report,
    Statement,
    Vectors,
)

_FIRST = "Ilse Mara Tomas Edda Joren Petra Lukas Nadia Oskar Vera".split()
_LAST = "Brandt Kovel Osten Marrow Linde Sarov Teague Halm Quist Norrby".split()
_SYLLABLES = "ka re mo lin tas vor el dan shi que por ant ber ol mir und fes gal".split()
SIZE = 16


@cache
def vocabulary(size: int = 8_000) -> tuple[str, ...]:
    """Invented words; how often each is used falls as in language (Zipf)."""
    rng = random.Random(7)
    return tuple("".join(rng.choices(_SYLLABLES, k=rng.randint(1, 4))) for _ in range(size))


@cache
def _weights(size: int = 8_000) -> tuple[float, ...]:
    total, sums = 0.0, []
    for i in range(size):
        total += 1 / (i + 10)
        sums.append(total)
    return tuple(sums)


def words(rng: random.Random, count: int) -> list[str]:
    """Words of the invented language."""
    return rng.choices(vocabulary(), cum_weights=_weights(), k=count)


def moment(number: int) -> str:
    """A moment for each number, a minute apart."""
    day, minute = divmod(number, 1440)
    month, day = divmod(day, 28)
    year, month = divmod(month, 12)
    return f"{2031 + year}-{month + 1:02}-{day + 1:02}T{minute // 60:02}:{minute % 60:02}:00+00:00"


def page_of(text: str, address: str | None, name: str = "page") -> Page:
    """A page of plain text."""
    content = text.encode()
    return Page(name, "text", content, hashlib.sha256(content).hexdigest(), url=address)


def arrival(number: int, sentences: int = 3, edition: int = 0, vector: int = SIZE) -> Arrival:
    """The report of a number: its words, whom it names, and the story that it joins; another text for each edition."""
    rng = random.Random(f"{number}/{edition}")
    person = f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"
    outlet = f"Outlet {number % 37}"
    address = f"https://outlet{number % 37}.example/{number}"
    identity = "r" + hashlib.sha256(f"address:{address}".encode()).hexdigest()[:16]
    title = " ".join(words(rng, 6)).capitalize()
    tellings = [_sentence(rng, person, i) for i in range(sentences)]
    text = f"{title}\n\n{' '.join(tellings)}"
    page = page_of(text, address, f"{number}.txt")
    body = ((len(title) + 2, len(text)),)
    report = Report(
        identity, text, body, page.sha256, url=address, outlet=outlet, title=title, published=moment(number)
    )
    at = moment(number + edition)
    story = f"s{number // 8}"
    kind: GroupingKind = "opened" if number % 8 == 0 else "joined"
    decisions = (Grouping(kind, story, f"number {number}", at, report=identity),) if not edition else ()
    rows = np.random.default_rng(number).normal(size=(1, vector)).astype(np.float32)
    unit = rows / np.linalg.norm(rows)
    return Arrival(
        page=page,
        report=report,
        seen=at,
        canonical=address,
        account=account(report, tellings, person),
        groupings=decisions,
        features=f"features of {number}".encode(),
        keys=(f"number{number}", f"story{number // 8}", f"words{number // 8}", f"people{number // 8}", "all"),
        vector=unit[0],
        vectors=Vectors("invented", (tellings[0],), unit),
    )


def _sentence(rng: random.Random, person: str, i: int) -> str:
    told = " ".join(words(rng, 18))
    return f"{person} said {told}." if i % 3 == 0 else f"{told.capitalize()} {rng.randint(2, 900)} crates."


def account(report: Report, tellings: list[str], person: str) -> Account:
    """What the report tells, sentence by sentence."""
    statements, figures, mentions = [], [], []
    start = report.body[0][0]
    for i, telling in enumerate(tellings):
        end = start + len(telling)
        attributions: tuple[Attribution, ...] = ()
        if telling.startswith(person):
            cue = start + len(person) + 1
            source = Excerpt(start, start + len(person), person)
            content = Excerpt(cue + 5, end - 1, report.text[cue + 5 : end - 1])
            attributions = (Attribution(source, Excerpt(cue, cue + 4, "said"), content),)
            mentions.append(Mention(report.id, start, start + len(person), person, "person", 1))
        else:
            number = telling.rsplit(" ", 2)[1]
            at = end - len(number) - len(" crates.")
            value = float(number)
            text = report.text[at : end - 1]
            figures.append(Figure(f"{report.id}.f{i}", report.id, at, end - 1, text, value, value, "crates"))
        statements.append(Statement(f"{report.id}.s{i + 1}", report.id, start, end, telling, attributions=attributions))
        start = end + 1
    return Account(report, tuple(statements), tuple(figures), (), tuple(mentions))
