"""What the words beside a name call it: for `name_spans` (what kind of name) and `coreference` (whose chain)."""

from collections.abc import Callable

from reportedly.attribute.person_words import KIN, PERSON_NOUNS
from reportedly.records import Parsed
from reportedly.text.trees import child_with, children_with

_CALLING = frozenset("call name style dub term".split())
# People only: an owner, a founder or a supporter may be a company, a suspect or an ally a country.
PEOPLE = (PERSON_NOUNS | KIN) - frozenset(
    "owner founder supporter ally opponent critic manager author source observer suspect rebel one people".split()
)


def called_name(parsed: Parsed, noun: int) -> int | None:
    """The head of the name that a noun is said to bear: "a group calling itself X", "a firm known as X"."""
    for verb in children_with(parsed, noun, "relcl", "acl"):
        token = parsed.tokens[verb]
        names = children_with(parsed, verb, "oprd", "ccomp", "attr")
        objects = [parsed.tokens[k].text.lower() for k in children_with(parsed, verb, "dobj")]
        if token.lemma.lower() in _CALLING and (
            token.tag == "VBN" or any(o.endswith(("self", "selves")) for o in objects)
        ):
            return next((k for k in names if parsed.tokens[k].pos == "PROPN"), None)
        if token.lemma.lower() == "know":
            as_ = next((k for k in children_with(parsed, verb, "prep") if parsed.tokens[k].lemma.lower() == "as"), None)
            return None if as_ is None else child_with(parsed, as_, "pobj")
    return None


def called(parsed: Parsed, first: int, last: int) -> str:
    """The noun that a name stands in apposition to, or the other way round, or whose kin it is; "" for none."""
    head = next((t for t in parsed.tokens[first:last] if not first <= t.head < last), None)
    if head is None or parsed.text[parsed.tokens[first].start : parsed.tokens[last - 1].end].isupper():
        return ""
    above = parsed.tokens[head.head]
    if head.dep == "appos" and above.pos == "NOUN":
        return above.lemma.lower()
    for noun in (parsed.tokens[above.head], parsed.tokens[parsed.tokens[above.head].head]):
        if noun.pos == "NOUN" and called_name(parsed, noun.i) == head.i:
            return noun.lemma.lower()
    beside = child_with(parsed, head.i, "appos")
    if beside is not None and parsed.tokens[beside].pos == "NOUN":
        return parsed.tokens[beside].lemma.lower()
    of_kin = head.dep == "pobj" and above.text == "of" and parsed.tokens[above.head].lemma.lower() in KIN
    return parsed.tokens[above.head].lemma.lower() if of_kin else ""


def trades(parsed: Parsed, first: int, last: int) -> bool:
    """Whether what is said of a name is said of companies: "shares in X", "X employs", "X's shares"."""
    words = [t.text.lower() for t in parsed.tokens[max(0, first - 2) : first]]
    if words[:1] and words[0] in ("shares", "stake", "shareholders", "investors") and words[-1] in ("in", "of"):
        return True
    after = parsed.tokens[last : last + 3]
    if after and after[0].tag == "POS":
        return any(t.text.lower() in ("shares", "shareholders", "subsidiary", "headquarters") for t in after[1:])
    verbs = [t.head for t in parsed.tokens[first:last] if t.dep == "nsubj" and not first <= t.head < last]
    return any(parsed.tokens[k].lemma == "employ" for v in verbs for k in (v, *children_with(parsed, v, "conj")))


def two_places(parsed: Parsed, first: int, last: int, known_place: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Cut "Porto and Braga" in two where both are known and the whole is no place's name ("Trinidad and Tobago")."""
    tokens = parsed.tokens
    at = next((i for i in range(first + 1, last - 1) if tokens[i].text == "and"), None)
    if at is None:
        return [(first, last)]
    whole, one, other = (
        parsed.text[tokens[a].start : tokens[b - 1].end] for a, b in ((first, last), (first, at), (at + 1, last))
    )
    if known_place(whole) or not (known_place(one) and known_place(other)):
        return [(first, last)]
    return [(first, at), (at + 1, last)]
