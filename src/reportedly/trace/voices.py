"""The root of a statement's chain, as far as its own report tells it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.records import Account, Attribution, Entity, Excerpt, Link, Report, Statement
from reportedly.records.dossier import OriginKind
from reportedly.text.outlets import find_outlet
from reportedly.text.party_words import INSTITUTIONS, party_class
from reportedly.trace.links import Publishers, credited_link
from reportedly.trace.own_words import find_credits, find_witness, is_reporter, shows_own_reporting

# Heads of things that are written or read out: they speak for whoever issued them.
DOCUMENTS = frozenset(
    "statement communique communiqué report document letter memo memorandum filing indictment ruling verdict press"
    " release bulletin complaint lawsuit affidavit transcript post tweet video footage message article study survey"
    " poll book declaration resolution law bill order notice".split()
)
_PRONOUNS = frozenset("he she it they we i you this that these those who which one some others many".split())

# Heads of descriptions that mean one body where a word says which ("the drivers' union"), and posts of one person.
_BODIES = frozenset(
    """office authority guard union federation association council commission committee department service brigade
    hospital clinic bank university church mission network railway board bureau institute directorate secretariat
    consulate embassy tribunal prosecution watchdog regulator ombudsman chamber syndicate league trust
    diocese coastguard command administration""".split()
)
_POSTS = frozenset(
    """minister president premier governor mayor prosecutor magistrate director commissioner chairman chairwoman
    chancellor secretary ambassador coroner headteacher rector bishop king queen""".split()
)
_SMALL = frozenset("the a an its his her their our this that of for and in s local own".split())
_PREPOSITIONS = frozenset("of for in at from to with on".split())


@dataclass(frozen=True, slots=True)
class Voice:
    """Who a statement goes back to: kind, name in the source's words, entity if named, why, and in which report.

    `witnessed` where the words say that a reporter perceived it.
    """

    kind: OriginKind
    name: str | None
    entity: str | None
    why: str
    report: str = ""
    witnessed: bool = False


def known_entities(
    accounts: Sequence[Account], entities: Sequence[Entity], entity_of: Mapping[tuple[str, int], str]
) -> dict[str, Entity]:
    """The entities that are a known someone: a report names them, or they are a party or institution of the story.

    "Residents", "analysts" and "Western media reports" are descriptions of people nobody knows.
    """
    named = {entity_of.get((a.report.id, m.chain)) for a in accounts for m in a.mentions if m.named}
    return {e.id: e for e in entities if e.id in named or any(_institution(name) for name in e.names)}


def _institution(name: str) -> bool:
    """Whether a description means one body or office: "police", "the coast guard", "the transport minister".

    "The union" alone may be any; so may "a hospital", and "hospitals" are several.
    """
    if party_class(name) is not None:
        return True
    words = name.lower().replace("’", "'").split()
    if words[-1:] in ([word] for word in INSTITUTIONS):
        return True
    speaks_for = bool(words) and words[-1].startswith("spokes")  # "a police spokeswoman" is the police
    if words[:1] in (["a"], ["an"], ["some"], ["another"], ["one"]) and not speaks_for:
        return False
    telling = [w for w in words if w not in _SMALL]
    head = next((w for w in _head(words)[::-1] if w not in _SMALL), "")
    if speaks_for:
        return any(w in _BODIES or w in INSTITUTIONS or party_class(w) for w in telling[:-1])
    return len(telling) >= 2 and (head in _BODIES or head in _POSTS)


def _head(words: Sequence[str]) -> Sequence[str]:
    """The words up to the first preposition: "the director | of the prison service"."""
    return words[: next((i for i, w in enumerate(words) if w in _PREPOSITIONS), len(words))]


def find_voice(
    account: Account,
    statement: Statement,
    known: Mapping[str, Entity],
    sentence: str = "",
    publishers: Publishers | None = None,
) -> Voice:
    """The innermost voice that the report names for the statement; the report's own, or unknown, when there is none.

    `sentence` is the sentence that it stands in: there a report says that its reporter was the witness.  `publishers`
    tells whose pages its links point to.
    """
    source = next((a.source for a in reversed(statement.attributions) if a.source is not None), None)
    if source is None or is_reporter(source.text):
        witness = find_witness(sentence or statement.quote, account.report)
        if witness is not None:
            return replace(_witness(*witness), report=account.report.id)
    linked = credited_link(account.report, statement, publishers or Publishers())
    if linked is not None:
        return replace(link_voice(*linked), report=account.report.id)
    voice = next(
        (_spoken(a, a.source, known) for a in reversed(statement.attributions) if a.source is not None),
        None,
    )
    if voice is None and statement.attributions:
        voice = Voice("unknown", None, None, "the report says that it was said, not by whom")
    return replace(voice or own_voice(account.report), report=account.report.id)


def _witness(name: str, words: str) -> Voice:
    outlet = find_outlet(name)
    kind: OriginKind = "agency" if outlet is not None and outlet.kind == "agency" else "outlet"
    return Voice(kind, outlet.name if outlet else name, None, f"own reporting: “{words}”", witnessed=True)


def link_voice(link: Link, name: str) -> Voice:
    """The agency or outlet that a link credits."""
    outlet = find_outlet(name)
    kind: OriginKind = "agency" if outlet is not None and outlet.kind == "agency" else "outlet"
    return Voice(kind, name, None, f"credited by a link: “{link.text}”, {link.target}")


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

    Own reporting counts only where the text shows it: a dateline that credits no agency, a correspondent's byline, or
    the words of a reporter who was told.  A credit to several agencies, or for a part, leaves open what is whose.
    """
    credits = find_credits(report)
    if len(credits.whole) == 1 and not credits.at_large:
        return Voice("agency", credits.whole[0], None, f"the report credits {credits.whole[0]}")
    if credits.whole or credits.partly or credits.at_large:
        return Voice("unknown", None, None, "the report credits agencies, and not which of them for what")
    if report.outlet and (shown := shows_own_reporting(report)):
        return Voice("outlet", report.outlet, None, f"own reporting: {shown}")
    return Voice("unknown", None, None, "the report does not say where it has this from")


def _spoken(attribution: Attribution, source: Excerpt, known: Mapping[str, Entity]) -> Voice:
    found = outlet_voice(source, known)
    if found is not None:
        return found
    if attribution.members:
        return _joint(attribution, source, known)
    entity = known.get(source.entity or "")
    why = f"“{source.text}”" + (f", “{attribution.cue.text}”" if attribution.cue else "")
    if entity is not None:  # for a document: whoever issued it
        return Voice("person" if entity.kind == "person" else "body", entity.name, entity.id, why)
    if is_document(source.text):
        return Voice("body", source.text, None, why)
    if source.text.lower() in _PRONOUNS:
        return Voice("unknown", None, None, f"it is not clear who “{source.text}” is")
    return Voice("unnamed", source.text, source.entity, why)  # by the entity two different residents stay two


def _joint(attribution: Attribution, source: Excerpt, known: Mapping[str, Entity]) -> Voice:
    """The one voice of several: without an entity, so that it is never a second voice beside one of its members.

    Of agencies and outlets that report the same, the first; the others carried it.
    """
    media = [outlet_voice(member, known) for member in attribution.members]
    if media and all(media) and media[0] is not None:
        return media[0]
    names = ", ".join(m.text for m in attribution.members)
    return Voice("body", source.text, None, f"together: {names}")


def is_document(text: str) -> bool:
    """Whether the words name something written or read out rather than someone ("a joint statement from …")."""
    head = re.split(r"\s+(?:from|by|of|on|in|to|issued|released|published|signed|seen|obtained)\b|,", text, maxsplit=1)[
        0
    ]
    last = head.split()[-1:] if head.split() else []
    return bool(last) and last[0].lower().rstrip("s") in DOCUMENTS
