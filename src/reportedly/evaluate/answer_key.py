"""A dossier's JSON seen through an answer key: which statement holds a quote, which names stand behind it.

`evaluate/claims.py` measures with it.  A quote of the key is found in the dossier's own text, white space and
typography aside, and belongs to the statements that cover at least half of it.
"""

import re
from collections.abc import Mapping
from functools import cached_property
from typing import Any

from reportedly.errors import DossierInvalid

Item = Mapping[str, Any]
"""One object of a dossier or a key, as JSON gives it."""

Interval = tuple[int, int]

_ENOUGH = 0.5  # of a quote has to stand in a statement
_PLAIN = str.maketrans("“”‘’–\xa0", "\"\"''- ")
_SMALL_WORDS = frozenset({"the", "of"})


def words(text: str) -> list[str]:
    """The words of a text in lower case, without punctuation."""
    return re.findall(r"\w+", text.replace("’", "'").lower())


def locate(text: str, quote: str) -> Interval | None:
    """Where a quote first stands in a text, white space aside, then typographic marks aside; None where it does not."""
    for table in ({}, _PLAIN):
        pattern = r"\s+".join(re.escape(word) for word in quote.translate(table).split())
        if found := re.search(pattern, text.translate(table)):
            return found.span()
    return None


def cover(whole: Interval, part: Interval) -> float:
    """How much of `whole` the interval `part` covers, 0 to 1."""
    return max(0, min(whole[1], part[1]) - max(whole[0], part[0])) / max(1, whole[1] - whole[0])


class KeyedDossier:
    """A key and the dossier that it measures; `reports` maps the key's short names to the dossier's reports.

    Raises DossierInvalid when a report of the key is not in the dossier, or when the JSON is not a dossier's.
    """

    def __init__(self, key: Item, document: Item) -> None:
        self.key, self.document = key, document
        try:
            self.statements: list[Item] = list(document["statements"])
            self.entities = {entity["id"]: entity for entity in document["entities"]}
            self.origins = {origin["id"]: origin for origin in document["origins"]}
            self.reports = {
                short: r for short, name in key["seeds"].items() for r in document["reports"] if _is(r, name)
            }
        except (KeyError, TypeError) as error:
            raise DossierInvalid(
                f"Not a dossier or not an answer key: {error!r} is missing or of another shape"
            ) from error
        if missing := sorted(set(key["seeds"]) - set(self.reports)):
            raise DossierInvalid(
                f"Reports of the key are not in the dossier: {', '.join(missing)}. Brief them all first"
            )

    @cached_property
    def claims_of(self) -> dict[str, set[str]]:
        """The ids of the claims that hold each statement."""
        held: dict[str, set[str]] = {}
        for claim in self.document["claims"]:
            for statement in claim["statements"]:
                held.setdefault(statement, set()).add(claim["id"])
        return held

    def text(self, short: str) -> str:
        """The text of the report that the key calls `short`."""
        return str(self.reports[short]["text"])

    def span(self, short: str, quote: str) -> Interval | None:
        """Where a quote stands in its report."""
        return locate(self.text(short), quote)

    def holding(self, short: str, quote: str, least: float = _ENOUGH) -> list[Item]:
        """The statements that hold at least that share of a quote, the closest fit first."""
        span = self.span(short, quote)
        if span is None:
            return []
        own = [s for s in self.statements if s["report"] == self.reports[short]["id"]]
        hits = [s for s in own if cover(span, (s["start"], s["end"])) >= least]
        return sorted(hits, key=lambda s: (-_fit(span, (s["start"], s["end"])), s["start"]))

    def voices(self, statement: Item) -> list[str]:
        """Every name under which a statement's origin, sources and relays go."""
        names: list[str] = []
        origin = self.origins.get(statement.get("origin"))
        if origin and origin["kind"] != "unknown":
            names += [origin["name"] or "", *self.entities.get(origin.get("entity"), {}).get("names", [])]
        for attribution in statement["attributions"]:
            names += [attribution["source"]["text"]] if attribution.get("source") else []
            names += [relay["text"] for relay in attribution.get("relays", [])]
        return names

    def holders(self, name: str) -> set[str]:
        """The ids of the entities that go by a name, punctuation and case aside."""
        wanted = words(name)
        return {
            entity["id"]
            for entity in self.entities.values()
            if any(words(known) == wanted for known in (entity["name"], *entity["names"]))
        }

    def alike(self, name: str, other: str) -> bool:
        """Whether two names are one in the key, or share half of the shorter one's words."""
        if any(_in_group(name, group) and _in_group(other, group) for group in self.key["same"]):
            return True
        ours, theirs = set(words(name)) - _SMALL_WORDS, set(words(other)) - _SMALL_WORDS
        return len(ours & theirs) >= min(len(ours), len(theirs)) * 0.5 > 0


def _is(report: Item, file_name: str) -> bool:
    stem = file_name.rsplit(".", 1)[0]
    return stem in f"{report.get('file') or ''} {report.get('url') or ''} {report['id']}"


def _fit(span: Interval, statement: Interval) -> float:
    return min(cover(span, statement), cover(statement, span))


def _in_group(name: str, group: list[str]) -> bool:
    low = name.lower()
    return any(known.lower() in low or low in known.lower() for known in group)
