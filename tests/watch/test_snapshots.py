"""What is new in a story between two dossiers, however their ids were shuffled."""

from dataclasses import replace

from reportedly.records import (
    Claim,
    Dispute,
    Dossier,
    Figure,
    LedgerCell,
    LedgerRow,
    LedgerValue,
    Origin,
    Report,
    Side,
    Statement,
)
from reportedly.watch.snapshots import Snapshot, find_happenings, take_snapshot

TEXT = "Four people were hurt. Seven people were hurt. The quay is closed. The quay is open."
QUOTES = ("Four people were hurt.", "Seven people were hurt.", "The quay is closed.", "The quay is open.")


def statement(number: int, report: str, origin: str, key: str) -> Statement:
    start = TEXT.index(QUOTES[number])
    return Statement(key, report, start, start + len(QUOTES[number]), QUOTES[number], origin=origin)


def figure(number: int, report: str, key: str) -> Figure:
    words = QUOTES[number].removesuffix(" were hurt.")
    start, value = TEXT.index(words), (4.0, 7.0)[number]
    return Figure(key, report, start, start + len(words), words, value, value, "people", action="hurt")


def story(reports: tuple[str, ...], prefix: str = "", disputed: bool = False, origins: int = 1) -> Dossier:
    """Reports "a" and "b" count four and seven hurt, and say that the quay is closed and open."""
    statements, figures = [], []
    for i, report in enumerate(reports):
        statements += [statement(i, report, f"o{i}", f"{prefix}{report}.s1")]
        statements += [statement(2 + i, report, f"o{i}", f"{prefix}{report}.s2")]
        figures.append(figure(i, report, f"{prefix}{report}.f1"))
    cells = [LedgerCell(f.id, f"{prefix}{f.report}.s1", f.report, None, None, None, "first") for f in figures]
    values = [LedgerValue(f.text, f.low, f.high, False, (c,)) for f, c in zip(figures, cells, strict=True)]
    sides = tuple(Side(r, (f"{prefix}{r}.s2",)) for r in reports)
    claim = Claim(f"{prefix}c1", QUOTES[2], tuple(s.statements[0] for s in sides), ("o0", "o1")[: len(reports)])
    return Dossier(
        title="Harbour",
        reports=tuple(Report(r, TEXT, ((0, len(TEXT)),), "0" * 64) for r in reports),
        statements=tuple(statements),
        claims=(replace(claim, independent=origins),),
        origins=tuple(Origin(f"o{i}", "person", r) for i, r in enumerate(reports)),
        lineage=(),
        disputes=(Dispute(f"{prefix}d1", "contradiction", sides, "closed and open"),) if disputed else (),
        figures=tuple(figures),
        entities=(),
        places=(),
        times=(),
        timeline=(),
        framing=(),
        failures=(),
        ledger=(LedgerRow(f"{prefix}l1", "people", "hurt", None, tuple(values), ()),),
    )


def test_nothing_is_new_in_the_same_story_under_other_ids() -> None:
    before = take_snapshot(story(("a", "b"), disputed=True, origins=2))
    assert find_happenings(before, story(("a", "b"), prefix="x", disputed=True, origins=2)) == []


def test_a_dispute_a_figure_and_a_second_origin_are_told_with_their_words() -> None:
    before = take_snapshot(story(("a",)))
    found = find_happenings(before, story(("a", "b"), disputed=True, origins=2))
    assert [h.on for h in found] == ["dispute", "figure", "origin"]
    told = {h.on: [e.quote for e in h.evidence] for h in found}
    assert told["dispute"] == ["The quay is closed.", "The quay is open."]
    assert told["figure"] == ["Seven people", "Four people"]
    assert told["origin"] == ["The quay is closed.", "The quay is open."]
    assert all(TEXT[e.start : e.end] == e.quote for h in found for e in h.evidence)


def test_the_first_value_of_a_figure_is_no_change() -> None:
    assert find_happenings(Snapshot(), story(("a",))) == []


def test_the_same_thing_has_the_same_key_whenever_it_is_found() -> None:
    before = take_snapshot(story(("a",)))
    one = find_happenings(before, story(("a", "b"), disputed=True, origins=2))
    two = find_happenings(before, story(("a", "b"), prefix="x", disputed=True, origins=2))
    assert [h.key for h in one] == [h.key for h in two]


def test_a_superseded_figure_is_no_new_dispute() -> None:
    whole = story(("a", "b"), disputed=True)
    whole = replace(whole, disputes=(replace(whole.disputes[0], superseded=True),))
    assert "dispute" not in [h.on for h in find_happenings(Snapshot(), whole)]


def test_a_snapshot_outlives_the_process() -> None:
    made = take_snapshot(story(("a", "b"), disputed=True, origins=2))
    assert Snapshot.from_bytes(made.to_bytes()) == made
