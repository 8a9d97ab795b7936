"""The root of a statement's chain, as far as its own report tells it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.records import Account, Attribution, Entity, Excerpt, Report, Statement
from reportedly.records.dossier import OriginKind
from reportedly.text.outlets import find_outlet
from reportedly.text.party_words import INSTITUTIONS, party_class

# Heads of things that are written or read out: they speak for whoever issued them.
DOCUMENTS = frozenset(
    "statement communique communiqué report document letter memo memorandum filing indictment ruling verdict press"
    " release bulletin complaint lawsuit affidavit transcript post tweet video footage message article study survey"
    " poll book declaration resolution law bill order notice".split()
)
_PRONOUNS = frozenset("he she it they we i you this that these those who which one some others many".split())
_OWN_REPORTING = re.compile(
    r"\b(?:told (?:this (?:newspaper|website|publication|outlet|reporter)|our (?:reporter|correspondent))"
    r"|our (?:own )?correspondent|(?:this|our) reporter (?:saw|witnessed|heard|counted)"
    r"|(?:seen|obtained|reviewed|verified) by (?:this (?:newspaper|website|publication|outlet)))\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Voice:
    """Who a statement goes back to: kind, name in the source's words, entity if named, why, and in which report."""

    kind: OriginKind
    name: str | None
    entity: str | None
    why: str
    report: str = ""


def known_entities(
    accounts: Sequence[Account], entities: Sequence[Entity], entity_of: Mapping[tuple[str, int], str]
) -> dict[str, Entity]:
    """The entities that are a known someone: a report names them, or they are a party or institution of the story.

    "Residents", "analysts" and "Western media reports" are descriptions of people nobody knows.
    """
    named = {entity_of.get((a.report.id, m.chain)) for a in accounts for m in a.mentions if m.named}
    return {e.id: e for e in entities if e.id in named or any(_institution(name) for name in e.names)}


def _institution(name: str) -> bool:
    return party_class(name) is not None or name.lower().split()[-1:] in ([word] for word in INSTITUTIONS)


def find_voice(account: Account, statement: Statement, known: Mapping[str, Entity]) -> Voice:
    """The innermost voice that the report names for the statement; the report's own, or unknown, when there is none."""
    voice = next(
        (_spoken(a, a.source, known) for a in reversed(statement.attributions) if a.source is not None),
        None,
    )
    if voice is None and statement.attributions:
        voice = Voice("unknown", None, None, "the report says that it was said, not by whom")
    return replace(voice or own_voice(account.report), report=account.report.id)


def outlet_voice(excerpt: Excerpt, known: Mapping[str, Entity]) -> Voice | None:
    """The agency or outlet that the excerpt names, or None."""
    entity = known.get(excerpt.entity or "")
    for name in (excerpt.text, *((entity.name,) if entity else ())):
        found = find_outlet(name)
        if found is not None and found.kind != "platform":
            kind: OriginKind = "agency" if found.kind == "agency" else "outlet"
            return Voice(kind, found.name, excerpt.entity, f"credited: “{excerpt.text}”")
    return None


def own_voice(report: Report) -> Voice:
    """Whose voice the report's unattributed sentences are: a credited agency's, the outlet's own, or unknown.

    Own reporting counts only where the text shows it: a dateline that credits no agency, or the words of
    a reporter who was there or was told.  A credit to several agencies leaves open which of them: unknown.
    """
    agencies = list(dict.fromkeys(o.name for c in report.credits if (o := find_outlet(c.name)) and o.kind == "agency"))
    if len(agencies) == 1 and not _names_agencies_at_large(report):
        return Voice("agency", agencies[0], None, f"the report credits {agencies[0]}")
    if agencies or _names_agencies_at_large(report):
        return Voice("unknown", None, None, "the report credits agencies, and not which of them for what")
    if report.outlet and report.dateline:
        return Voice("outlet", report.outlet, None, f"own reporting: dateline “{report.dateline}”")
    if report.outlet and (shown := _OWN_REPORTING.search(report.text)):
        return Voice("outlet", report.outlet, None, f"own reporting: “{shown.group()}”")
    return Voice("unknown", None, None, "the report does not say where it has this from")


def _names_agencies_at_large(report: Report) -> bool:
    return any(re.search(r"\bagenc(?:y|ies)\b|\bwires?\b", c.name, re.I) for c in report.credits)


def _spoken(attribution: Attribution, source: Excerpt, known: Mapping[str, Entity]) -> Voice:
    found = outlet_voice(source, known)
    if found is not None:
        return found
    entity = known.get(source.entity or "")
    why = f"“{source.text}”" + (f", “{attribution.cue.text}”" if attribution.cue else "")
    if entity is not None:  # for a document: whoever issued it
        return Voice("person" if entity.kind == "person" else "body", entity.name, entity.id, why)
    if is_document(source.text):
        return Voice("body", source.text, None, why)
    if source.text.lower() in _PRONOUNS:
        return Voice("unknown", None, None, f"it is not clear who “{source.text}” is")
    return Voice("unnamed", source.text, None, why)


def is_document(text: str) -> bool:
    """Whether the words name something written or read out rather than someone ("a joint statement from …")."""
    head = re.split(r"\s+(?:from|by|of|on|in|to|issued|released|published|signed|seen|obtained)\b|,", text, maxsplit=1)[
        0
    ]
    last = head.split()[-1:] if head.split() else []
    return bool(last) and last[0].lower().rstrip("s") in DOCUMENTS
