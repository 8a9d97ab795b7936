"""What was copied has the origin of what it was copied from; a report made of copies has no reporting of its own."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportedly.records import Account, Statement
from reportedly.trace.copies import Copy
from reportedly.trace.independence import Groups
from reportedly.trace.passages import matched_statements
from reportedly.trace.voices import Voice

_MOSTLY = 0.5  # of a report's passages that are somebody else's, from which its dateline shows nothing

Pairs = Sequence[tuple[str, str, Copy]]


def copied_statements(copies: Sequence[Copy]) -> list[tuple[str, str, Copy]]:
    """Which statements stand for each other in copied passages: (the first's id, the other's, the copy)."""
    return [(a, b, copy) for copy in copies for a, b in matched_statements(copy.a, copy.b)]


def inherit(
    voices: dict[str, Voice], copies: Sequence[Copy], pairs: Pairs, accounts: Sequence[Account], sizes: dict[str, int]
) -> None:
    """Change `voices` (by statement) so that copied statements have the voice of what they were copied from.

    A statement without a speaker takes its twin's.  Of copies that pass for own reporting, those that came later take
    the first one's voice; where nothing tells which came first, they are of one origin that is not known.
    """
    statements = {s.id: s for a in accounts for s in a.statements}
    _demote(voices, copies, accounts, sizes)
    _share_agency(voices, pairs, statements)
    _settle_own(voices, pairs, statements)
    _take_speakers(voices, pairs, statements)


def _demote(
    voices: dict[str, Voice], copies: Sequence[Copy], accounts: Sequence[Account], sizes: dict[str, int]
) -> None:
    taken: dict[str, set[int]] = defaultdict(set)
    for copy in copies:
        taken[copy.b.report].add(copy.b.index)
        if not copy.directed:
            taken[copy.a.report].add(copy.a.index)
    for account in accounts:
        report = account.report.id
        if len(taken[report]) < max(2, _MOSTLY * sizes.get(report, 0)):
            continue
        for statement in account.statements:
            voice = voices[statement.id]
            if voice.kind == "outlet" and not voice.witnessed and not statement.attributions:
                why = "most of this report stands in other reports too, so that its own part is not known"
                voices[statement.id] = Voice("unknown", None, None, why, report)


def _share_agency(voices: dict[str, Voice], pairs: Pairs, statements: Mapping[str, Statement]) -> None:
    """All copies of an agency's passage are the agency's, where they lead to one agency only."""
    groups = Groups()
    for a, b, _ in pairs:
        if not statements[a].attributions and not statements[b].attributions:
            groups.join(a, b)
    members: dict[str, list[str]] = defaultdict(list)
    for a, b, _ in pairs:
        for s in (a, b):
            if not statements[s].attributions and s not in members[groups.root(s)]:
                members[groups.root(s)].append(s)
    for group in members.values():
        found = {voices[s].name: voices[s] for s in group if voices[s].kind == "agency"}
        if len(found) == 1:
            _give(voices, group, next(iter(found.values())))


def _give(voices: dict[str, Voice], group: Sequence[str], voice: Voice) -> None:
    for s in group:
        if voices[s].name != voice.name and not voices[s].witnessed:
            why = f"the same passage in {voice.report}: {voice.why}"
            voices[s] = replace(voice, why=why, report=voices[s].report)


def _settle_own(voices: dict[str, Voice], pairs: Pairs, statements: Mapping[str, Statement]) -> None:
    for a, b, copy in pairs:
        if statements[a].attributions or statements[b].attributions:
            continue
        one, two = voices[a], voices[b]
        if "outlet" not in (one.kind, two.kind) or one.name == two.name:
            continue
        if copy.directed:
            why = f"the same passage in {one.report}: {one.why}"
            voices[b] = replace(one, why=why, report=two.report)
        elif one.kind == two.kind and one.witnessed == two.witnessed:
            why = "two reports with the same passage, and nothing tells which had it first"
            voices[a] = Voice("unknown", None, None, why, one.report)
            voices[b] = Voice("unknown", None, None, why, two.report)
        elif one.kind == "outlet" and (two.kind == "unknown" or one.witnessed):
            voices[b] = replace(one, why=f"the same passage in {one.report}: {one.why}", report=two.report)
        elif two.kind == "outlet":
            voices[a] = replace(two, why=f"the same passage in {two.report}: {two.why}", report=one.report)


def _take_speakers(voices: dict[str, Voice], pairs: Pairs, statements: Mapping[str, Statement]) -> None:
    """A copy that names no speaker, or one that nobody can tell, has the speaker of its twin."""
    for a, b, _ in pairs:
        for mine, other in ((b, a), (a, b)):
            spoken = voices[other].kind in ("person", "body") and bool(statements[other].attributions)
            if spoken and voices[mine].kind == "unknown":
                why = f"the same passage in {voices[other].report}: {voices[other].why}"
                voices[mine] = replace(voices[other], why=why, report=voices[mine].report)
