"""What the terminal shows of a dossier: what was read, the claims most told, the disputes, and where the page is."""

import textwrap
from pathlib import Path

from reportedly.cli.console import printable
from reportedly.publish import Lookup, Written, shortest_disputes, view_disputes
from reportedly.publish.wording import plural
from reportedly.records import Claim, Dossier

_CLAIMS = 5
_DISPUTES = 5
_FAILURES = 10
_WIDTH = 100
_WHO = 60  # characters of who said it, in which outlet
_RAGGED = 16  # characters that two lines lose where words do not fill them
_KINDS = {"denial": "denied", "contradiction": "contradicted", "figure": "figures", "detail": "details"}
_COLUMN = max(map(len, _KINDS.values())) + 2  # the quotes of all disputes stand below each other


def summarise(dossier: Dossier, written: Written) -> str:
    """The summary as text, readable without colour; words of a source cannot steer the terminal."""
    lookup = Lookup(dossier)
    shared = sorted((c for c in dossier.claims if c.reports > 1), key=lambda c: (-c.reports, -c.outlets))
    lines = [printable(dossier.title), "", *_counts(lookup), ""]
    if shared:
        lines += ["Told by most:", *(line for c in shared[:_CLAIMS] for line in _claim(c, lookup))]
        lines += [*_left(len(shared) - _CLAIMS), ""]
    lines += [*_disputes(lookup), ""] if dossier.disputes else []
    if dossier.failures:
        lines += [f"Not read ({len(dossier.failures)}):"]
        lines += [line for f in dossier.failures[:_FAILURES] for line in _item(f"{f.input}: {f.reason}")]
        lines += [*_left(len(dossier.failures) - _FAILURES), ""]
    return "\n".join([*lines, f"page  {_path(written.index)}", f"data  {_path(written.json)}"])


def _counts(lookup: Lookup) -> list[str]:
    dossier = lookup.dossier
    outlets = len({r.outlet for r in dossier.reports if r.outlet})
    shared = sum(c.reports > 1 for c in dossier.claims)
    unknown = sum(not lookup.is_known(s.origin) for s in dossier.statements)
    told = (
        plural(len(dossier.reports), "report"),
        plural(outlets, "outlet"),
        f"{plural(shared, 'claim')} told by several",
        plural(len(dossier.disputes), "dispute"),
    )
    origins = (
        plural(lookup.tellers["named"], "named origin"),
        plural(lookup.tellers["unnamed"], "unnamed source"),
        f"{plural(unknown, 'statement')} of unknown origin",
    )
    return [" · ".join(told), " · ".join(part for part in origins if not part.startswith("0 "))]


def _claim(claim: Claim, lookup: Lookup) -> list[str]:
    sure = dict.fromkeys(lookup.statements[key].origin for key in claim.sure)
    known = [lookup.origin_name(key) for key in sure if key and lookup.is_known(key)]
    names = ", ".join(dict.fromkeys(known[:3])) + (f" and {len(known) - 3} more" if len(known) > 3 else "")
    counts = [plural(claim.reports, "report")]
    if claim.independent:
        counts += ["1 origin" if claim.independent == 1 else f"{claim.independent} independent origins"]
    counts += [f"{claim.unknown} unknown"] if claim.unknown else []
    told = f"{', '.join(counts)}{': ' if names else ''}{names}"
    return [*_item(_cut(claim.text, 2 * _WIDTH - 20)), *_wrap(told, "      ", 2)]


def _disputes(lookup: Lookup) -> list[str]:
    """Each side on a line or two of its own, the second below the first."""
    shown = shortest_disputes(view_disputes(lookup), _DISPUTES)
    lines = ["In dispute:"]
    for view in shown:
        kind = f"{_KINDS[view.dispute.kind]}:".ljust(_COLUMN)
        left = len(view.lines) - 2
        for number, side in enumerate(view.lines[:2]):
            head = f"  • {kind}" if number == 0 else "≠ ".rjust(len(kind) + 4)
            more = f" ({plural(left, 'more side')})" if number and left > 0 else ""
            lines += _side(side.quote, side.who, head, more)
    return lines + _left(len(lookup.dossier.disputes) - len(shown))


def _left(number: int) -> list[str]:
    return [f"  … and {number} more on the page"] if number > 0 else []


def _side(quote: str, who: str, head: str, more: str) -> list[str]:
    """One side in at most two lines: its words first, then who said them, both cut where they must be."""
    room = 2 * (_WIDTH - len(head)) - _RAGGED - len(more)
    said = f"({_cut(who, _WHO)})" if quote else _cut(who, room)
    words = f"“{_cut(quote, room - len(said) - 3)}” " if quote else ""
    return textwrap.wrap(words + said + more, _WIDTH, initial_indent=head, subsequent_indent=" " * len(head))


def _cut(text: str, most: int) -> str:
    plain = printable(text)
    if len(plain) <= most:
        return plain
    cut = plain[: most - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[most // 2 :] else cut).rstrip(" ,;:") + "…"


def _item(text: str) -> list[str]:
    first, *rest = _wrap(text, "    ", 3) or [""]
    return ["  • " + first.lstrip(), *rest]


def _path(path: Path) -> str:
    return str(path).encode("utf-8", "replace").decode()


def _wrap(text: str, indent: str, lines: int) -> list[str]:
    return textwrap.wrap(
        printable(text), _WIDTH, initial_indent=indent, subsequent_indent=indent, max_lines=lines, placeholder=" …"
    )
