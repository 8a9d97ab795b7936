"""Agencies, outlets and platforms by name and domain: `data/outlets.tsv`, a list that anyone can extend by a line.

`REPORTEDLY_OUTLETS` may name a file of the user's own in the same form; its lines come first.
"""

import functools
import os
import re
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Outlet:
    """A news agency, an outlet, or a platform on which others speak; `state` where a state owns or directs it.

    `languages` are ISO 639-1 codes, the main one first; `owner` the group it belongs to, where that is listed.
    """

    name: str
    kind: str
    country: str
    state: bool
    aliases: tuple[str, ...]
    domains: tuple[str, ...]
    languages: tuple[str, ...] = ()
    owner: str | None = None


def find_outlet(name: str) -> Outlet | None:
    """The agency, outlet or platform that goes by this very name, or None.

    Letter case counts for names of up to four letters ("AA", "aa"), articles and "news agency" around it do not.
    """
    plain = _plain(name)
    if not plain:
        return None
    return _by_name().get(plain if len(plain) <= 4 else plain.lower())


def find_outlet_by_domain(host: str) -> Outlet | None:
    """The outlet whose web domain the host is in ("edition.cnn.com"), or None."""
    parts = host.lower().split(".")
    domains = _by_domain()
    return next((domains[d] for i in range(len(parts) - 1) if (d := ".".join(parts[i:])) in domains), None)


def _plain(name: str) -> str:
    words = re.sub(r"[’']s$", "", name.strip(" \t\n.,;:\"'“”‘’()"))
    words = re.sub(r"^(?:the|news agency|state news agency|state media|agency)\s+", "", words, flags=re.I)
    return re.sub(r"\s+(?:state )?(?:news agency|agency|newspaper|news website|website)$", "", words, flags=re.I)


@functools.cache
def load_outlets() -> tuple[Outlet, ...]:
    """Every entry of the user's list, where there is one, and of ours, in their order."""
    own = os.environ.get("REPORTEDLY_OUTLETS")
    lines = Path(own).read_text(encoding="utf-8").splitlines() if own else []
    lines += (files("reportedly.text") / "data" / "outlets.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(_entry(line) for line in lines if line.strip() and not line.startswith("#"))


def _entry(line: str) -> Outlet:
    """A line's entry; parts left out at its end are empty."""
    name, kind, country, state, aliases, domains, languages, owner = [*line.split("\t"), *[""] * 7][:8]
    names, hosts, codes = _listed(aliases), _listed(domains), _listed(languages)
    return Outlet(name, kind or "outlet", country, state == "state", names, hosts, codes, owner or None)


def _listed(field: str) -> tuple[str, ...]:
    return tuple(part for part in field.split("|") if part)


@functools.cache
def _by_name() -> dict[str, Outlet]:
    names: dict[str, Outlet] = {}
    for outlet in load_outlets():
        for name in (outlet.name, *outlet.aliases):
            plain = _plain(name)
            names.setdefault(plain if len(plain) <= 4 else plain.lower(), outlet)
    return names


@functools.cache
def _by_domain() -> dict[str, Outlet]:
    return {domain: outlet for outlet in load_outlets() for domain in outlet.domains}
