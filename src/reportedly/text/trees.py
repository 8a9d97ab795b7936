"""Walks over dependency trees: which tokens hang on which, and where they stand in the text.

Pure functions over `records.Parsed`; indices are token indices, spans are offsets of the text.
"""

from collections.abc import Callable, Collection, Iterable, Mapping

from reportedly.records import Account, Parsed, Token

Spans = tuple[tuple[int, int], ...]


def subtree(parsed: Parsed, root: int, leave: Callable[[Token], bool] | None = None) -> list[int]:
    """The tokens that hang on `root`, itself included, ascending; branches for which `leave` is true are left out."""
    found = [root]
    at = 0
    while at < len(found):
        found += [c for c in parsed.children[found[at]] if leave is None or not leave(parsed.tokens[c])]
        at += 1
    return sorted(found)


def ancestors(parsed: Parsed, i: int) -> list[int]:
    """The heads above token `i`, nearest first, up to its root."""
    found = []
    while (head := parsed.tokens[i].head) != i:
        found.append(head)
        i = head
    return found


def child_with(parsed: Parsed, i: int, *labels: str) -> int | None:
    """The first dependant of `i` with one of the dependency labels."""
    return next((c for c in parsed.children[i] if parsed.tokens[c].dep in labels), None)


def children_with(parsed: Parsed, i: int, *labels: str) -> list[int]:
    """All dependants of `i` with one of the dependency labels, ascending."""
    return [c for c in parsed.children[i] if parsed.tokens[c].dep in labels]


def top_of(parsed: Parsed, inside: Collection[int]) -> int | None:
    """The head of a group of tokens: the first whose own head is outside of it, content words before marks."""
    chosen = set(inside)
    tops = [i for i in sorted(chosen) if (h := parsed.tokens[i].head) == i or h not in chosen]
    for i in tops:
        if parsed.tokens[i].pos not in ("PUNCT", "DET", "ADP", "CCONJ", "SCONJ", "SYM", "SPACE"):
            return i
    return tops[0] if tops else None


def tokens_within(parsed: Parsed, spans: Iterable[tuple[int, int]]) -> list[int]:
    """The tokens that lie at least partly inside the spans, ascending."""
    found: list[int] = []
    for start, end in spans:
        i = first_at(parsed, start)
        while i < len(parsed.tokens) and parsed.tokens[i].start < end:
            found.append(i)
            i += 1
    return sorted(set(found))


def first_at(parsed: Parsed, offset: int) -> int:
    """The index of the first token that ends after `offset` (the number of tokens when none does)."""
    low, high = 0, len(parsed.tokens)
    while low < high:
        middle = (low + high) // 2
        if parsed.tokens[middle].end <= offset:
            low = middle + 1
        else:
            high = middle
    return low


def runs(indices: Iterable[int]) -> list[list[int]]:
    """Ascending indices as lists of neighbours."""
    found: list[list[int]] = []
    for i in sorted(set(indices)):
        if found and found[-1][-1] == i - 1:
            found[-1].append(i)
        else:
            found.append([i])
    return found


def spans_of(parsed: Parsed, indices: Iterable[int]) -> Spans:
    """The offsets of the tokens, neighbours joined."""
    return tuple((parsed.tokens[r[0]].start, parsed.tokens[r[-1]].end) for r in runs(indices))


def entity_tokens(account: Account, entity_of: Mapping[tuple[str, int], str]) -> dict[int, str]:
    """The entity that each token of a mention stands for; where mentions overlap, the first one's.

    `entity_of` gives the entity's id for (report id, chain of the mention).
    """
    found: dict[int, str] = {}
    for mention in account.mentions:
        entity = entity_of.get((account.report.id, mention.chain))
        if entity:
            for i in tokens_within(account.parsed, [(mention.start, mention.end)]):
                found.setdefault(i, entity)
    return found
