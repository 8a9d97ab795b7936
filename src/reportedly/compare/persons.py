"""What two reports tell differently of one person: age, and what a plea or verdict was for; a part of `details.py`."""

from collections.abc import Iterator, Mapping, Sequence

from reportedly.compare.views import View
from reportedly.compare.wording import voices_label
from reportedly.records import Dispute, Parsed, Side, Token
from reportedly.text.trees import children_with, subtree

_LEGAL = frozenset("charge count felony federal one two guilty".split())


def pleas(view: View) -> Iterator[tuple[str, Sequence[Token]]]:
    """(who, the words of the charge) for each "pleaded guilty to …" and "was convicted of …"."""
    parsed = view.account.parsed
    for token in view.tokens:
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


def find_ages(views: Mapping[str, View], names: Mapping[str, str]) -> list[Dispute]:
    """A person whose age differs from account to account."""
    ages: dict[str, dict[int, list[View]]] = {}
    for view in views.values():
        for entity, age in _aged(view):
            ages.setdefault(entity, {}).setdefault(age, []).append(view)
    found = []
    for entity, told in ages.items():
        if len(told) > 1:
            sides = tuple(
                Side(f"{age}: {voices_label(told[age], names)}", tuple(dict.fromkeys(v.id for v in told[age])))
                for age in sorted(told)
            )
            who = names.get(entity, "the person")
            words = " and ".join(str(a) for a in sorted(told))
            found.append(Dispute("", "detail", sides, f"how old {who} is: {words}"))
    return found


def _aged(view: View) -> Iterator[tuple[str, int]]:
    """ "Lina Faro, 45, …" and "45-year-old Lina Faro"."""
    tokens = view.account.parsed.tokens
    for t in view.tokens:
        if not t.text.isdigit() or not 1 <= int(t.text) <= 110:
            continue
        after = tokens[t.i + 1].text if t.i + 1 < len(tokens) else ""
        before = tokens[t.i - 1].text.lower() if t.i else ""
        if before in ("aged", "(") and t.i >= 2:  # "Lina Faro, aged 45", "Lina Faro (45)"
            name = t.i - 3 if before == "aged" and tokens[t.i - 2].text == "," else t.i - 2
            if name >= 0 and tokens[name].ent == "PERSON" and name in view.entity_at:
                yield view.entity_at[name], int(t.text)
                continue
        apposed = t.i >= 2 and tokens[t.i - 1].text == "," and after in (",", ".", ")")
        if apposed and tokens[t.i - 2].ent == "PERSON" and t.i - 2 in view.entity_at:
            yield view.entity_at[t.i - 2], int(t.text)
        elif after == "-" and [x.text.lower() for x in tokens[t.i + 2 : t.i + 5]] == ["year", "-", "old"]:
            for c in (t.i + 5, *children_with(view.account.parsed, t.i + 4, "appos")):
                if c < len(tokens) and tokens[c].ent == "PERSON" and c in view.entity_at:
                    yield view.entity_at[c], int(t.text)
                    break
