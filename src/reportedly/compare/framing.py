"""The words that each report uses for the same party or place: counted and set side by side, without a judgement."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from reportedly.records import Account, Entity, Framing, FramingWord

_PRONOUNS = frozenset(
    "he she it they we i you him her them us me his hers its their theirs our ours my who whom whose which that this"
    " these those himself herself itself themselves".split()
)
_PLACES = 6
_ENTITIES = 12  # the parties most written about; the rest is in the dossier's entities


def find_framing(
    accounts: Sequence[Account], entities: Sequence[Entity], entity_of: Mapping[tuple[str, int], str]
) -> tuple[Framing, ...]:
    """For each party or place that at least two reports name, in at least two ways: the words and who uses them."""
    counts: dict[str, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for account in accounts:
        for mention in account.mentions:
            entity = entity_of.get((account.report.id, mention.chain))
            words = _words(mention.text)
            if not mention.named and mention.kind not in ("person", "body"):
                continue  # a noun that was taken for the party by mistake
            if entity and words and words.lower() not in _PRONOUNS:
                counts[entity][_key(words, counts[entity])][account.report.id] += 1
    order = [a.report.id for a in accounts]
    framed = [e for e in entities if _varies(counts.get(e.id, {}))]
    framed.sort(key=lambda e: (-sum(sum(c.values()) for c in counts[e.id].values()), e.id))
    parties = [e for e in framed if e.kind in ("person", "body")][:_ENTITIES]
    places = [e for e in framed if e.kind == "place"][:_PLACES]
    return tuple(Framing(e.id, _rows(counts[e.id], order)) for e in (*parties, *places))


def _words(text: str) -> str:
    plain = " ".join(text.split())
    first, _, rest = plain.partition(" ")
    return (
        rest if rest and first.lower() in ("the", "a", "an", "his", "her", "its", "their", "these", "those") else plain
    )


def _key(words: str, known: Mapping[str, Counter[str]]) -> str:
    """One spelling for words that differ in letter case alone: the first that was met."""
    return next((k for k in known if k.lower() == words.lower()), words)


def _varies(words: Mapping[str, Counter[str]]) -> bool:
    reports = {report for counts in words.values() for report in counts}
    return len(words) > 1 and len(reports) > 1


def _rows(words: Mapping[str, Counter[str]], order: Sequence[str]) -> tuple[FramingWord, ...]:
    rows = [FramingWord(text, tuple((r, counts[r]) for r in order if counts[r])) for text, counts in words.items()]
    return tuple(sorted(rows, key=lambda row: (-sum(n for _, n in row.reports), row.text)))
