"""The order of the stages, and what wires them; nothing else.

collect -> read -> attribute -> align -> trace -> compare -> (publish)
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reportedly.align import align
from reportedly.attribute import attribute, load_extractor
from reportedly.compare import compare
from reportedly.errors import NothingToRead
from reportedly.gazetteer import load_gazetteer
from reportedly.language import identify_language, load_parser, load_vectors
from reportedly.read import infer_days, read
from reportedly.records import Account, Dossier, Failure, Page, Report
from reportedly.trace import trace

Progress = Callable[[str, int, int], None]
"""Called as (what is being done, how many are done, of how many)."""


@dataclass(frozen=True, slots=True)
class Brief:
    """A story's dossier, and the pages that its reports were read from."""

    dossier: Dossier
    pages: tuple[Page, ...]


def brief(pages: Sequence[Page], failures: Iterable[Failure] = (), progress: Progress = lambda *_: None) -> Brief:
    """Make one dossier of pages that tell one event; what could not be read becomes one of its failures.

    Raises NothingToRead when no page gives a report.
    """
    reports, unread = read_pages(pages, progress)
    failed = (*failures, *unread)
    if not reports:
        reasons = "; ".join(f"{f.input}: {f.reason}" for f in failed) or "no input was given"
        raise NothingToRead(f"No report to compare. {reasons}")
    accounts = attribute_reports(reports, progress)
    return Brief(compile_dossier(accounts, failed, progress), tuple(pages))


def read_pages(pages: Sequence[Page], progress: Progress) -> tuple[list[Report], list[Failure]]:
    """The pages' reports, ids r1, r2 … in order, and a failure for each page that gave none."""
    reports: list[Report] = []
    failures: list[Failure] = []
    for i, page in enumerate(pages):
        progress("reading", i, len(pages))
        found = read(page, f"r{len(reports) + 1}", identify_language)
        if isinstance(found, Report):
            reports.append(found)
        else:
            failures.append(found)
    return list(infer_days(reports)), failures


def attribute_reports(reports: Sequence[Report], progress: Progress) -> list[Account]:
    """What each report tells and who is said to have said it."""
    parse, extract = load_parser(), load_extractor()
    accounts = []
    for i, report in enumerate(reports):
        progress("attributing", i, len(reports))
        accounts.append(attribute(report, parse, extract, load_gazetteer().known))
    return accounts


def compile_dossier(accounts: Sequence[Account], failures: Sequence[Failure], progress: Progress) -> Dossier:
    """Align, trace and compare one story's accounts."""
    embed = load_vectors()
    progress("aligning", 0, 3)
    aligned = align(accounts, embed, load_gazetteer())
    progress("tracing", 1, 3)
    traced = trace(aligned.accounts, aligned.claims, aligned.entities, aligned.entity_of, embed)
    progress("comparing", 2, 3)
    compared = compare(
        traced.accounts, traced.claims, aligned.entities, aligned.entity_of, embed, traced.origins, traced.lineage
    )
    return Dossier(
        title=compared.title,
        reports=tuple(a.report for a in traced.accounts),
        statements=tuple(s for a in traced.accounts for s in a.statements),
        claims=traced.claims,
        origins=traced.origins,
        lineage=traced.lineage,
        disputes=compared.disputes,
        figures=tuple(f for a in traced.accounts for f in a.figures),
        entities=aligned.entities,
        places=aligned.places,
        times=tuple(t for a in traced.accounts for t in a.times),
        timeline=compared.timeline,
        framing=compared.framing,
        failures=tuple(failures),
        ledger=compared.ledger,
        omissions=compared.omissions,
        changes=compared.changes,
        acts=compared.acts,
    )
