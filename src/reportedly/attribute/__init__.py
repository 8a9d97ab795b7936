"""What one report tells, and who said it: statements, attributions, stance, figures, times and names.

    parse -> mentions -> attributions (the seam: any `Extractor`) -> statements -> coreference -> figures, times

Knows nothing of other reports; places are resolved in `align/`, origins in `trace/`.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from reportedly.attribute.coreference import resolve
from reportedly.attribute.dependencies import dependency_extractor
from reportedly.attribute.extractor import Attributed, Extractor, outermost
from reportedly.attribute.figures import find_figures
from reportedly.attribute.mentions import find_mentions
from reportedly.attribute.nested import with_nested
from reportedly.attribute.statements import build_statements
from reportedly.attribute.times import find_times
from reportedly.attribute.trained import load_extractor
from reportedly.records import Account, Figure, Parse, Report, Statement, Time

__all__ = ["Attributed", "Extractor", "attribute", "dependency_extractor", "load_extractor", "outermost"]


def attribute(
    report: Report,
    parse: Parse,
    extract: Extractor = dependency_extractor,
    known_place: Callable[[str], bool] | None = None,
) -> Account:
    """Find the statements of a report's body, each with who said it, and its figures, times and mentions.

    The statements tile the body: every character of it but white space is in exactly one.  Deterministic; a body
    without sentences gives statements without attributions, an empty body gives none.
    """
    parsed = parse(report.text, report.body)
    found = with_nested(parsed, extract(parsed))
    mentions = resolve(parsed, find_mentions(parsed, report, known_place), found, report.id)
    figures, times = find_figures(parsed, report), find_times(parsed, report)
    statements = build_statements(report, parsed, found)
    return Account(report, _with_figures_and_times(statements, figures, times), figures, times, mentions, parsed)


def _with_figures_and_times(
    statements: Sequence[Statement], figures: Sequence[Figure], times: Sequence[Time]
) -> tuple[Statement, ...]:
    """The ids of the figures and times that begin inside each statement."""
    return tuple(
        replace(
            s,
            figures=tuple(f.id for f in figures if s.start <= f.start < s.end),
            times=tuple(t.id for t in times if s.start <= t.start < s.end),
        )
        for s in statements
    )
