"""For what a plea or verdict was, told differently by two reports; a part of `details.py`."""

from collections.abc import Iterator, Sequence

from reportedly.compare.views import View
from reportedly.records import Parsed, Token
from reportedly.text.trees import children_with, subtree

_LEGAL = frozenset("charge count felony federal one two guilty".split())


def pleas(view: View) -> Iterator[tuple[str, Sequence[Token]]]:
    """(who, the words of the charge) for each "pleaded guilty to …" and "was convicted of …"."""
    parsed = view.account.parsed
    for token in view.words:
        if token.lemma.lower() not in ("plead", "convict"):
            continue
        hung = [token.i, *children_with(parsed, token.i, "acomp", "oprd", "advmod", "dobj", "xcomp")]
        preps = [c for i in hung for c in children_with(parsed, i, "prep")]
        charges = [
            parsed.tokens[k]
            for p in preps
            if parsed.tokens[p].text.lower() in ("to", "of")
            for i in children_with(parsed, p, "pobj")
            for k in _noun_phrase(parsed, i)
        ]
        words = [t for t in charges if t.pos in ("NOUN", "ADJ") and t.lemma.lower() not in _LEGAL]
        for i in children_with(parsed, token.i, "nsubj", "nsubjpass"):
            if words and i in view.entity_at:
                yield f"{token.lemma.lower()} {view.entity_at[i]}", words


def _noun_phrase(parsed: Parsed, i: int) -> list[int]:
    """The noun with what qualifies it from the left, and those joined to it."""
    return subtree(parsed, i, lambda t: t.dep not in ("compound", "amod", "conj"))


def pleaded_otherwise(a: View, b: View) -> str | None:
    """The charges that one person pleaded guilty to: each account has a word that the other lacks."""
    for who, words in pleas(a):
        for other, theirs in pleas(b):
            ours, others = ({t.lemma.lower() for t in x} for x in (words, theirs))
            if who == other and ours - others and others - ours:
                first, second = (" ".join(t.text for t in x) for x in (words, theirs))
                return f"what the plea or verdict was for: “{first}” and “{second}”"
    return None
