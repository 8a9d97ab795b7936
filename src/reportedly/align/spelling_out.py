"""A statement's content with what it leaves unsaid put back, for comparison only: never shown.

"He also urged …" and "… and urged …" tell nothing of who urged; the encoder needs the name.
"""

from collections.abc import Mapping, Sequence

from reportedly.records import Parsed
from reportedly.text.trees import child_with, subtree, top_of

_CLIMBED = frozenset({"conj", "advcl", "xcomp", "ccomp", "acl", "relcl", "dep", "pcomp"})
_LONGEST_SUBJECT = 8  # tokens; a longer one would drown the statement's own words


def spell_out(parsed: Parsed, inside: Sequence[int], entity_at: Mapping[int, str], names: Mapping[str, str]) -> str:
    """The tokens as a line of text, pronouns as the names of whom they mean, a missing subject put in front."""
    line = " ".join(_word(parsed, i, entity_at, names) for i in inside)
    top = top_of(parsed, inside) if inside else None
    subject = None if top is None else unsaid_subject(parsed, top, set(inside))
    if subject is None:
        return line
    return f"{_noun_phrase(parsed, subject, entity_at, names)} {line}"


def _word(parsed: Parsed, i: int, entity_at: Mapping[int, str], names: Mapping[str, str]) -> str:
    token = parsed.tokens[i]
    if token.pos == "PRON" and i in entity_at:
        return names.get(entity_at[i], token.text)
    return token.text


def unsaid_subject(parsed: Parsed, top: int, inside: set[int]) -> int | None:
    """The subject that a clause's main verb shares with the clause it hangs on, where that stands elsewhere."""
    if (
        parsed.tokens[top].pos not in ("VERB", "AUX")
        or child_with(parsed, top, "nsubj", "nsubjpass", "expl") is not None
    ):
        return None
    at = top
    while parsed.tokens[at].dep in _CLIMBED and parsed.tokens[at].head != at:
        above = parsed.tokens[at].head
        if parsed.tokens[at].dep in ("acl", "relcl"):
            return None if above in inside else above
        subject = child_with(parsed, above, "nsubj", "nsubjpass")
        if subject is not None:
            return None if subject in inside else subject
        at = above
    return None


def _noun_phrase(parsed: Parsed, head: int, entity_at: Mapping[int, str], names: Mapping[str, str]) -> str:
    if head in entity_at and parsed.tokens[head].pos == "PRON":
        return names.get(entity_at[head], parsed.tokens[head].text)
    phrase = subtree(parsed, head, leave=lambda t: t.dep in ("relcl", "acl", "appos", "prep", "punct"))
    return " ".join(parsed.tokens[i].text for i in phrase[-_LONGEST_SUBJECT:])
