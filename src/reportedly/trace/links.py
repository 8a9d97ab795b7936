"""Links as credits: a report that says "first reported" and points to another outlet's page names its origin.

Between a report's links and `voices`, `edges` and `direction`.  A link alone says nothing of where a sentence comes
from, as most are for background; it counts where the words beside it tell that the other outlet reported it.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from reportedly.records import Attribution, Link, Report, Statement
from reportedly.text.outlets import find_outlet, find_outlet_by_domain

# Cues within the link, or beside it: "first reported", "according to a report", "the news was broken by".
_REPORTED = re.compile(
    r"\b(?:(?:first|was|were|had|also|as|previously|earlier)? ?reported(?! to\b)|reports|broke|revealed|disclosed|"
    r"according to|(?:a|the|its|their) (?:report|story|scoop|investigation))\b",
    re.IGNORECASE,
)
# Sources that are some medium, which the link names, and what stands in for a source in "it was first reported".
_MEDIUM = re.compile(
    r"it(?: (?:was|has been|is))?(?: first)?|"
    r"(?:(?:an?|the|some|several|other|local|state|national|foreign|western|media|news|press|earlier|one|its|this|that|"
    r"\w+ese|\w+an|\w+ish) )*(?:media|reports?|press|outlets?|newspapers?|papers?|websites?|news sites?|"
    r"news agenc(?:y|ies)|agency|broadcasters?|stations?|magazine|journalists?)(?: reports?| outlets?)?",
    re.IGNORECASE,
)
_BESIDE = 25  # characters on either side of a link in which its cue stands


@dataclass(frozen=True)
class Publishers:
    """Who publishes at which host, as the list of outlets and the story's own reports tell; each report's address."""

    hosts: Mapping[str, str] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)

    def name(self, target: str) -> str | None:
        """The agency or outlet at an address; None for platforms, and for hosts that are not known to publish news."""
        host = _host(target)
        listed = find_outlet_by_domain(host) if host else None
        if listed is not None:
            return listed.name if listed.kind != "platform" else None
        return self.hosts.get(host)

    def links_to(self, late: Report, early: Report) -> bool:
        """Whether one report points to the page of the other."""
        wanted = self.addresses.get(early.id)
        return wanted is not None and any(address_key(link.target) == wanted for link in late.links)


def find_publishers(reports: Sequence[Report]) -> Publishers:
    """The story's hosts with the outlets that its reports name for them."""
    hosts = {_host(r.url): _listed(r.outlet) for r in reports if r.url and r.outlet}
    return Publishers(hosts, {r.id: address_key(r.url) for r in reports if r.url})


def _listed(outlet: str) -> str:
    found = find_outlet(outlet)
    return found.name if found is not None else outlet


def address_key(url: str) -> str:
    """An address without scheme, www, query, fragment and closing slash."""
    return _host(url) + _parts(url)[1].rstrip("/")


def _host(url: str) -> str:
    return _parts(url)[0].removeprefix("www.")


def _parts(url: str) -> tuple[str, str]:
    try:
        split = urlsplit(url)
        return (split.hostname or "").lower(), split.path
    except ValueError:
        return "", ""


def credited_link(report: Report, statement: Statement, publishers: Publishers) -> tuple[Link, str] | None:
    """The link by which the statement's words say that another outlet reported it, and that outlet; None else.

    Where the statement has a source, it must be that outlet by name, or "local media" and the like.
    """
    named = next((a for a in reversed(statement.attributions) if a.source is not None), None)
    start, end = statement.start, statement.end
    if named is not None:
        start, end = _hull(named, statement)
    for link in report.links:
        if not (link.start < end and start < link.end):
            continue
        name = publishers.name(link.target)
        if name is None or (report.outlet and _listed(report.outlet) == name):
            continue
        if _names(named, name) if named is not None else _told_beside(report, link):
            return link, name
    return None


def carrying_links(report: Report, statement: Statement, publishers: Publishers) -> list[tuple[Link, str]]:
    """The links by which the words that name the statement's source point to the outlet that carried it."""
    found = []
    for attribution in statement.attributions:
        if attribution.source is None:
            continue
        start, end = _hull(attribution, statement)
        for link in report.links:
            name = publishers.name(link.target) if link.start < end and start < link.end else None
            if name is not None and not (report.outlet and _listed(report.outlet) == name):
                found.append((link, name))
    return found


def _hull(attribution: Attribution, statement: Statement) -> tuple[int, int]:
    """From the source to the cue, without the content between them."""
    parts = [x for x in (attribution.source, attribution.cue) if x is not None]
    start, end = min(x.start for x in parts), max(x.end for x in parts)
    content = attribution.content
    if start < content.start and content.end < end and attribution.source is not None:  # "X", the paper reported
        return attribution.source.start, attribution.source.end
    return start, end


def _names(attribution: Attribution, outlet: str) -> bool:
    words = attribution.source.text if attribution.source else ""
    if _MEDIUM.fullmatch(words.strip()):
        return True
    return _listed(words).casefold().removeprefix("the ") == outlet.casefold().removeprefix("the ")


def _told_beside(report: Report, link: Link) -> bool:
    """Whether a cue of reporting stands in the link or next to it, within its paragraph."""
    first, last = max(0, link.start - _BESIDE), min(len(report.text), link.end + _BESIDE)
    beside = report.text[first:last]
    return bool(_REPORTED.search(beside.replace("\n", " ")))
