"""The invented event with its figures ledger, changes, omissions and acts; every part holds by `verify`."""

from dataclasses import replace

from invented_dossier import many

from reportedly.records import (
    ActFraming,
    Attribution,
    Change,
    ChangeStep,
    Dossier,
    Excerpt,
    Figure,
    FramingWord,
    LedgerCell,
    LedgerRelation,
    LedgerRow,
    LedgerValue,
    Omission,
    Page,
    Statement,
)

DEAD = ("At least 17 people", "23 bodies", "21")


def reckoned(count: int = 4) -> tuple[Dossier, tuple[Page, ...]]:
    """The event by `count` outlets: the dead in three values, of which one is older, and each other figure alone."""
    whole, pages = many(count)
    whole = _quiet_words(whole)
    told = {key: s for s in whole.statements for key in s.figures}
    dead = [f for f in whole.figures if f.text in DEAD]
    relations = (
        LedgerRelation(0, 1, "superseded", "a later count"),
        LedgerRelation(0, 2, "compatible", "compatible, with different bounds"),
        LedgerRelation(1, 2, "contradictory", "they exclude each other"),
    )
    rows = [LedgerRow("g1", "people", "kill", None, _values(whole, dead, told), relations, disputes=("d2",))]
    for number, text in enumerate(dict.fromkeys(f.text for f in whole.figures if f not in dead), 2):
        same = [f for f in whole.figures if f.text == text]
        values = _values(whole, same, told)
        rows.append(LedgerRow(f"g{number}", same[0].counted, same[0].action, None, values, (), "g1"))
    return _with_rest(replace(whole, ledger=tuple(rows)), told, dead), pages


def _quiet_words(whole: Dossier) -> Dossier:
    """One statement is only expected, and one has two who speak as one."""
    lease = next(s for s in whole.statements if "lease" in s.quote)
    moved = next(s for s in whole.statements if "Red Lantern" in s.quote)
    at = moved.attributions[0]
    members = tuple(_within(moved, words) for words in ("residents", "the Red Lantern Society"))
    changed = {
        lease.id: replace(lease, certainty="expected"),
        moved.id: replace(moved, attributions=(Attribution(at.source, at.cue, at.content, members=members),)),
    }
    return replace(whole, statements=tuple(changed.get(s.id, s) for s in whole.statements))


def _within(statement: Statement, words: str) -> Excerpt:
    start = statement.start + statement.quote.index(words)
    return Excerpt(start, start + len(words), words)


def _values(whole: Dossier, figures: list[Figure], told: dict[str, Statement]) -> tuple[LedgerValue, ...]:
    published = {r.id: r.published or "" for r in whole.reports}
    values = []
    for text in dict.fromkeys(f.text for f in figures):
        same = sorted((f for f in figures if f.text == text), key=lambda f: published[f.report])
        cells = tuple(
            LedgerCell(
                f.id,
                told[f.id].id,
                f.report,
                published[f.report][:10],
                "published",
                told[f.id].origin,
                "repeats" if i else "first",
            )
            for i, f in enumerate(same)
        )
        values.append(LedgerValue(text, same[0].low, same[0].high, same[0].approximate, cells))
    return tuple(values)


def _with_rest(whole: Dossier, told: dict[str, Statement], dead: list[Figure]) -> Dossier:
    published = {r.id: r.published or "" for r in whole.reports}
    first, last = dead[0], dead[-1]
    steps = tuple(ChangeStep(published[f.report], f.report, told[f.id].id, f.id) for f in (first, last))
    claim = whole.claims[0]
    opened = ChangeStep(published[whole.reports[0].id], whole.reports[0].id, claim.statements[0])
    only = next((c for c in whole.claims if c.reports == 1), None)
    moved = next(c for c in whole.claims if "2,400" in c.text)
    telling = {s.report for s in whole.statements if s.id in moved.statements}
    without = tuple(r.id for r in whole.reports if r.id not in telling)
    alone = next((s.report for s in whole.statements if only and s.id == only.statements[0]), "")
    return replace(
        whole,
        omissions=(
            Omission("left out", moved.id, without, f"told by {len(telling)} of {len(whole.reports)} reports"),
            *((Omission("only", only.id, (alone,), "told by one"),) if only else ()),
        ),
        changes=(
            Change("counted", steps, "two values", row="g1"),
            Change("dropped", (opened,), "told by one", claim=claim.id, without=without[:2]),
            Change("told", (opened,), "first and last", claim=claim.id),
        ),
        acts=(ActFraming(claim.id, (FramingWord("killed", ((opened.report, 1),)),)),),
    )
