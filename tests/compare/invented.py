"""Small invented stories, read and aligned by the real stages, so that comparison is tested on what it is given."""

from reportedly.align import align
from reportedly.attribute import attribute
from reportedly.compare import Compared, compare
from reportedly.gazetteer import load_gazetteer
from reportedly.language import load_parser, load_vectors
from reportedly.records import Account, Dispute, Report


def account(report_id: str, text: str, published: str | None = None) -> Account:
    """The account of one report with a paragraph a line."""
    body, at = [], 0
    for line in text.split("\n"):
        body.append((at, at + len(line)))
        at += len(line) + 1
    report = Report(report_id, text, tuple(body), "0" * 64, outlet=f"Outlet {report_id}", published=published)
    return attribute(report, load_parser())


def compare_texts(*texts: str, published: tuple[str, ...] = ()) -> tuple[Compared, dict[str, str]]:
    """What comparison finds in a story of these reports, and each statement's words by id."""
    days = published or ("2021-05-04",) * len(texts)
    accounts = [account(f"r{i}", t, d) for i, (t, d) in enumerate(zip(texts, days, strict=True), start=1)]
    aligned = align(accounts, load_vectors(), load_gazetteer())
    found = compare(aligned.accounts, aligned.claims, aligned.entities, aligned.entity_of, load_vectors())
    return found, {s.id: s.quote for a in aligned.accounts for s in a.statements}


def disputes(*texts: str, published: tuple[str, ...] = ()) -> list[tuple[Dispute, list[str]]]:
    """The disputes of a story, each with the words of its sides."""
    found, quotes = compare_texts(*texts, published=published)
    return [(d, [" / ".join(quotes[s] for s in side.statements) for side in d.sides]) for d in found.disputes]


def kinds(*texts: str, published: tuple[str, ...] = ()) -> list[str]:
    """The kinds of the disputes of a story, in order."""
    return [d.kind for d, _ in disputes(*texts, published=published)]
