"""A statement as a line of the page: its words, who told whom, and what is quietly said beside it.

Every section shows statements this way; nothing is found or decided here.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from reportedly.publish.lookup import Lookup
from reportedly.publish.wording import LOOSE, listed, moment
from reportedly.records import Statement

STANCES = {"denies": "denied", "doubts": "with doubt", "asserts": ""}
_TOLD = "told"  # what is told as having happened needs no word


@dataclass(frozen=True, slots=True)
class Telling:
    """A statement as a line: its words, who told whom, and the anchor of its passage.

    `certainty` is "" for what is told as having happened, `joint` names those who speak as one; `loose` where it may
    tell something else than the claim that it stands under.
    """

    anchor: str
    quote: str
    report: str
    outlet: str
    published: str
    chain: tuple[str, ...]
    stance: str
    certainty: str = ""
    joint: str = ""
    loose: bool = False

    @property
    def aside(self) -> tuple[str, ...]:
        """What is said small beside it: how sure it is told, that several speak as one, and that it is told loosely."""
        said = (self.certainty, self.joint and f"jointly {self.joint}", LOOSE if self.loose else "")
        return tuple(filter(None, said))


def tell(lookup: Lookup, key: str, loose: bool = False) -> Telling:
    """Give a statement as a line."""
    s = lookup.statements[key]
    return Telling(
        lookup.anchor(key),
        s.quote,
        s.report,
        lookup.names[s.report],
        moment(lookup.reports[s.report].published),
        tuple(lookup.chain(s)),
        STANCES[s.stance],
        "" if s.certainty == _TOLD else s.certainty,
        _joint(lookup, s),
        loose,
    )


def distinct(told: Iterable[Telling]) -> list[Telling]:
    """The tellings without those that only repeat another's words."""
    found: dict[str, Telling] = {}
    for telling in told:
        found.setdefault(" ".join(telling.quote.casefold().split()).strip(" .,;"), telling)
    return list(found.values())


def _joint(lookup: Lookup, statement: Statement) -> str:
    """Those who speak together in the innermost attribution that has several."""
    together = [a.members for a in statement.attributions if a.members]
    return listed(dict.fromkeys(lookup.who(m) for m in together[-1])) if together else ""
