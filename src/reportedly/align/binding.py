"""Ties each source to the entity that it names, so that one voice is one voice across reports."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportedly.records import Account, Attribution, Excerpt, Mention, Parsed, Statement

ChainEntities = Mapping[tuple[str, int], str]


def bind_sources(accounts: Sequence[Account], entity_of: ChainEntities) -> tuple[Account, ...]:
    """The accounts with `entity` filled in for every source, member, relay and channel whose mention is known."""
    return tuple(_bind(account, entity_of) for account in accounts)


def _bind(account: Account, entity_of: ChainEntities) -> Account:
    mentions = sorted(account.mentions, key=lambda m: (m.start, -m.end))
    starts = [m.start for m in mentions]

    def entity(excerpt: Excerpt) -> Excerpt:
        near = mentions[bisect_left(starts, excerpt.start - 80) : bisect_left(starts, excerpt.end)]
        mention = find_mention(account.parsed, near, excerpt)
        return replace(excerpt, entity=entity_of.get((account.report.id, mention.chain))) if mention else excerpt

    def bound(attribution: Attribution) -> Attribution:
        return replace(
            attribution,
            source=attribution.source and entity(attribution.source),
            channel=attribution.channel and entity(attribution.channel),
            relays=tuple(entity(relay) for relay in attribution.relays),
            members=tuple(entity(member) for member in attribution.members),
        )

    def statement(given: Statement) -> Statement:
        return replace(given, attributions=tuple(bound(a) for a in given.attributions))

    return replace(account, statements=tuple(statement(s) for s in account.statements))


def find_mention(parsed: Parsed, mentions: Sequence[Mention], excerpt: Excerpt) -> Mention | None:
    """The mention that the excerpt is about: at its head word, else named in apposition to it, else the longest."""
    inside = [m for m in mentions if m.start < excerpt.end and excerpt.start < m.end]
    if len(inside) <= 1:
        return next((m for m in inside if _about(parsed, m, excerpt)), None)
    heads = _heads(parsed, excerpt)
    for head in heads:
        held = [m for m in inside if m.start <= head[0] and head[1] <= m.end]
        if held:
            return max(held, key=lambda m: (m.named, m.kind == "person", m.start - m.end))
    return None


def _about(parsed: Parsed, mention: Mention, excerpt: Excerpt) -> bool:
    """Whether a lone mention is what the excerpt names, not a part of its description ("two residents of the port")."""
    heads = _heads(parsed, excerpt)
    return not heads or any(mention.start <= a and b <= mention.end for a, b in heads)


def _heads(parsed: Parsed, excerpt: Excerpt) -> list[tuple[int, int]]:
    """Offsets of the excerpt's head word, and then of the names in apposition to it."""
    tokens = parsed.tokens
    at = bisect_left(tokens, excerpt.start, key=lambda t: t.start)
    inside = []
    while at < len(tokens) and tokens[at].end <= excerpt.end:
        inside.append(tokens[at])
        at += 1
    held = {t.i for t in inside}
    roots = [t for t in inside if t.head not in held or t.head == t.i]
    roots = [t for t in roots if t.pos != "PUNCT"] or roots
    apposed = [t for t in inside if t.dep == "appos" and t.ent == "PERSON"]
    return [(t.start, t.end) for t in (*roots, *apposed)]
