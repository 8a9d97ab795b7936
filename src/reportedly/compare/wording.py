"""Who holds a side of a dispute, in a few words."""

from collections.abc import Mapping, Sequence

from reportedly.compare.views import View
from reportedly.records import Report
from reportedly.text.propositions import innermost_source

_SHOWN = 2
_LONGEST = 40  # characters of one voice


def report_name(report: Report) -> str:
    """What to call a report in a line: its outlet, else the name of its file or host, else its id."""
    place = report.file or report.url or report.id
    return report.outlet or place.rstrip("/").rsplit("/", 1)[-1]


def voice_label(view: View, names: Mapping[str, str]) -> str:
    """Who tells it, in words: the source as the report names it, or its outlet; and the outlet that carries it.

    `names` are entity ids and the names that they go by.
    """
    outlet = report_name(view.account.report)
    source = innermost_source(view.statement)
    if source is None:
        return f"{outlet}, in its own voice" if not view.statement.attributions else f"unnamed, in {outlet}"
    return f"{_short(names.get(source.entity or '', source.text))}, in {outlet}"


def voices_label(views: Sequence[View], names: Mapping[str, str]) -> str:
    """The first two voices, and how many more there are."""
    voices = list(dict.fromkeys(voice_label(v, names) for v in views))
    more = f" and {len(voices) - _SHOWN} more" if len(voices) > _SHOWN else ""
    return "; ".join(voices[:_SHOWN]) + more


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rsplit(" ", 1)[0] + "…"
