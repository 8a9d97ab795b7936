"""The names in one report: people, bodies, places and parties, and which of them stand for one thing.

First of the steps of `attribute/`.  The parser's entity labels are right 84 times in 100; this pass over the whole
report repairs most of the rest: spans are widened to the written name (`name_spans`), each name gets one kind by vote
(`name_kinds`), and those that name the same are one chain (`name_chains`).
"""

from collections.abc import Callable

from reportedly.attribute.name_chains import FoundName, chain_names
from reportedly.attribute.name_kinds import vote_kinds
from reportedly.attribute.name_spans import name_spans
from reportedly.attribute.parties import party_spans
from reportedly.records import Mention, Parsed, Report
from reportedly.text.names import fold


def find_mentions(
    parsed: Parsed, report: Report, known_place: Callable[[str], bool] | None = None
) -> tuple[Mention, ...]:
    """Find the named mentions in what was parsed of `report`, in order of their offsets.

    Titles, articles and possessive endings are left out of the spans.  Descriptions of bodies and parties ("the
    rebels", "army forces") come too, with `named` False where no proper name is part of them.  Mentions nest only
    where a description holds a name ("Arcadia's army").  `chain` counts up from 0 by first mention.  `known_place`
    tells whether a gazetteer has the name.
    """
    known = known_place or (lambda name: False)
    spans = name_spans(parsed, known)
    kinds = vote_kinds(spans, known)
    found = [FoundName(s.start, s.end, s.text, kinds[fold(s.text)], s.title, True) for s in spans]
    for start, end, named in party_spans(parsed):
        inside = [n for n in found if n.start < end and start < n.end]
        if all(start <= n.start and n.end <= end for n in inside):
            found = [n for n in found if n not in inside or _possessor(parsed.text, n, end)]
            found.append(FoundName(start, end, parsed.text[start:end], "body", "", named))
    found.sort(key=lambda n: (n.start, -n.end))
    return tuple(
        Mention(report.id, n.start, n.end, n.text, n.kind, chain, n.named)
        for n, chain in zip(found, chain_names(found, parsed.text), strict=True)
    )


def _possessor(text: str, name: FoundName, end: int) -> bool:
    """Whether a name inside a description is whose it is ("Arcadia's army"), and so a mention by itself."""
    return text[name.end : min(name.end + 2, end)] in ("'s", "’s", "' ", "’ ") and name.end < end
