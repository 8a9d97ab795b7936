"""Which speakers may be one voice: a body and who speaks for it, and names that differ by spelling alone.

Used to undercount: a link that is doubtful joins.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from rapidfuzz.distance import JaroWinkler

from reportedly.records import Account, Entity, Mention, Origin
from reportedly.text.names import fold, same_person, skeleton
from reportedly.trace.independence import Kin

_BETWEEN = re.compile(
    r"[’']?s?,?\s+(?:(?:the|a|an|its|top|senior|chief|deputy|former|overall|military|political|main|field)\s+)*"
    r"(?:[\w-]+\s+)?(?:commander|leader|spokes(?:man|woman|person)|chief|head|minister|president|chairman|chairwoman"
    r"|director|secretary|general|official|officer|ambassador|envoy|representative|coordinator|executive|ceo|boss|founder"
    r"|attorney|prosecutor|mayor|governor|captain|lawyer|analyst|member|fighter)s?,?\s+",
    re.I,
)
_AFTER = re.compile(
    r",?\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,4}?(?:of|for|with|at|from|in)\s+(?:the\s+)?(?:[\w-]+\s+){0,3}", re.I
)
_BEFORE_NAME = re.compile(r"(?:[\w’'-]+\s+){0,6}$")
# ", head of the fire service", ", who leads the service": an apposition, or a clause that says whom one speaks for.
_AFTER_NAME = re.compile(
    r",?\s+(?:who (?:heads|leads|runs|commands|chairs|represents|speaks for)\s+"
    r"|(?<=,\s)(?!who\b|which\b|whose\b|where\b))"
    r"((?:[\w’'-]+\s+){0,11}[\w’'-]+)"
)
_LIKE_NAME = 0.85  # Jaro-Winkler of two surnames, or of two given names; or the same consonants
_STEM = 5  # letters that "minister" and "ministry" share
_MENTIONS = 12  # of an entity that are read for its description
_DULL = frozenset(
    fold(word)
    for word in """the and of for in at on by to from with who was were said says his her their its that this new old
    top first last group state national local city town general senior chief deputy head leader director president
    spokesman spokeswoman spokesperson people official officials office service""".split()
)
# Whom an office speaks for, where its word does not say so.
_OFFICES = {
    "inspector": "police", "superintendent": "police", "detective": "police", "constable": "police",
    "sheriff": "police", "firefighter": "fire", "colonel": "army", "brigadier": "army", "soldier": "army",
    "premier": "government", "councillor": "council", "magistrate": "district", "nurse": "hospital",
    "surgeon": "hospital", "physician": "hospital", "doctor": "hospital", "mayor": "council", "envoy": "embassy",
    "ambassador": "embassy", "judge": "court", "bishop": "church", "conductor": "railway", "warden": "prison",
}  # fmt: skip


def find_affiliations(
    accounts: Sequence[Account], entity_of: Mapping[tuple[str, int], str], entities: Mapping[str, Entity]
) -> tuple[tuple[str, str], ...]:
    """Pairs (person, body) of entity ids where a report names the person as one of the body ("HTS commander X")."""
    found = set()
    for account in accounts:
        text = account.report.text
        mentions = sorted((m for m in account.mentions if m.named or m.kind == "body"), key=lambda m: m.start)
        for a, b in _neighbours(mentions):
            between = text[a.end : b.start]
            pattern = _AFTER if a.kind == "person" else _BETWEEN
            if {a.kind, b.kind} == {"person", "body"} and pattern.fullmatch(between):
                ids = [entity_of.get((account.report.id, m.chain)) for m in (a, b)]
                if a.kind == "body":
                    ids.reverse()
                if ids[0] and ids[1] and entities[ids[0]].kind == "person":
                    found.add((ids[0], ids[1]))
    return tuple(sorted(found))


def _neighbours(mentions: Sequence[Mention]) -> Iterable[tuple[Mention, Mention]]:
    for i, a in enumerate(mentions):
        for b in mentions[i + 1 : i + 4]:
            if a.end <= b.start <= a.end + 60:
                yield a, b


def kinship(accounts: Sequence[Account], entities: Mapping[str, Entity]) -> Kin:
    """A judgement whether two origins may be one voice, by their names and by the words that describe them."""
    texts = {a.report.id: a.report.text for a in accounts}
    described: dict[str, frozenset[str]] = {}
    towns = frozenset[str]().union(*(_stems(name) for e in entities.values() if e.kind == "place" for name in e.names))

    def words_of(origin: Origin) -> frozenset[str]:
        entity = entities.get(origin.entity or "")
        if entity is None:
            return _stems(origin.name or "")
        if entity.id not in described:
            words = _described(entity, texts)
            described[entity.id] = words - towns or words
        return described[entity.id]

    def are_kin(a: Origin, b: Origin) -> bool:
        if a.kind == b.kind == "person":
            return like_person(a.name or "", b.name or "")
        one, two = words_of(a), words_of(b)
        if a.kind == b.kind == "body":  # "the union", "the nurses' union"; not two bodies of one town
            return bool(one and two) and (one <= two or two <= one)
        return bool(one & two)

    return are_kin


def like_person(a: str, b: str) -> bool:
    """Whether two names may be one person's in two spellings ("Jonas Vik", "Yonas Wik")."""
    if same_person(a, b)[0]:
        return True
    one, two = fold(a).split(), fold(b).split()
    if not one or not two:
        return False
    if not _like_word(one[-1], two[-1]):
        return False
    return len(one) == 1 or len(two) == 1 or one[0][0] == two[0][0] or _like_word(one[0], two[0])


def _like_word(a: str, b: str) -> bool:
    return skeleton(a) == skeleton(b) or JaroWinkler.similarity(a, b) >= _LIKE_NAME


def _described(entity: Entity, texts: Mapping[str, str]) -> frozenset[str]:
    """What a body is called, or how a person is described beside the name, as stems."""
    if entity.kind != "person":
        return frozenset().union(*(_stems(name) for name in entity.names))
    found = set(_stems(" ".join(entity.names)))
    for mention in entity.mentions[:_MENTIONS]:
        text = texts.get(mention.report, "")
        before = _BEFORE_NAME.search(text[max(0, mention.start - 60) : mention.start])
        after = _AFTER_NAME.match(text[mention.end : mention.end + 90])
        found |= _stems(before.group() if before else "") | _stems(after.group(1) if after else "")
    return frozenset(found)


def _stems(text: str) -> frozenset[str]:
    words = [w for w in re.findall(r"[a-z]{3,}", fold(text)) if w not in _DULL]
    words += [_OFFICES[w] for w in words if w in _OFFICES]
    return frozenset(w[:_STEM] for w in words)
