"""Which origins of a story are one voice: copied words, one quotation, a joint statement, a body and its people."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from reportedly.records import Origin, Statement
from reportedly.text.fingerprints import sharing_pairs
from reportedly.trace.copies import Copy
from reportedly.trace.independence import Groups
from reportedly.trace.passages import Passage

_QUOTE = 5  # words in a row in quotation marks that make two speakers one


def join_voices(
    statements: Mapping[str, Statement],
    told: Sequence[Sequence[Passage]],
    pairs: Iterable[tuple[str, str, Copy]],
    origins: Sequence[Origin],
    affiliations: Iterable[tuple[str, str]],
) -> Groups:
    """Join the ids of origins that are one voice throughout the story; bodies that say nothing join too."""
    by_id = {o.id: o for o in origins}
    of_entity = {o.entity: o.id for o in origins if o.entity}
    groups = Groups()
    for person, body in affiliations:
        if person in of_entity:  # two people of one body are one voice too, so the body joins even when silent
            groups.join(of_entity[person], of_entity.get(body, f"body:{body}"))
    for a, b, copy in pairs:
        if not copy.rewritten or len(copy.a.statements) == len(copy.b.statements) == 1:
            _join_speakers(groups, by_id, statements[a].origin, statements[b].origin)
    quoting = [p for passages in told for p in passages if len(p.quoted) >= _QUOTE]
    for i, j in sharing_pairs([p.quoted for p in quoting], _QUOTE):
        one, two = (_sole_speaker(quoting[k], statements, by_id) for k in (i, j))
        _join_speakers(groups, by_id, one, two)
    for members in _joint(statements.values()):
        for entity in members:
            if entity in of_entity and members[0] in of_entity:
                groups.join(of_entity[members[0]], of_entity[entity])
    return groups


def _join_speakers(groups: Groups, by_id: Mapping[str, Origin], a: str | None, b: str | None) -> None:
    if a and b and all(by_id[o].kind in ("person", "body", "unnamed") for o in (a, b)):
        groups.join(a, b)


def _sole_speaker(passage: Passage, statements: Mapping[str, Statement], by_id: Mapping[str, Origin]) -> str | None:
    """Who speaks in the passage, where it is one; of a quotation and its frame, the one who is named."""
    found = [statements[s.id].origin for s in passage.statements if statements[s.id].attributions]
    speakers = list(dict.fromkeys(o for o in found if o and by_id[o].kind in ("person", "body")))
    return speakers[0] if len(speakers) == 1 else None


def _joint(statements: Iterable[Statement]) -> list[list[str]]:
    """The entities of sources that speak as one; with whom the joint source itself goes."""
    found: dict[tuple[str, ...], None] = defaultdict()
    for statement in statements:
        for attribution in statement.attributions:
            members = [m.entity for m in attribution.members if m.entity]
            whole = attribution.source.entity if attribution.source else None
            if attribution.members:
                found[tuple(dict.fromkeys([*([whole] if whole else []), *members]))] = None
    return [list(members) for members in found if members]
