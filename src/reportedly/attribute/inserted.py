"""Cues that stand beside what is said: set into it, behind it, before a colon, "according to X", "as told by X".

Word order tells these as much as the tree does; part of `frames.py`.
"""

from collections.abc import Iterator

from reportedly.attribute.frame import SUBJECTS, Frame
from reportedly.attribute.sources import agent, nominal, starts_no_adjunct
from reportedly.attribute.speech import SAYS
from reportedly.records import Parsed, Token
from reportedly.text.trees import ancestors, child_with, subtree

_BESIDE = ("parataxis", "advcl", "conj", "dep", "relcl", "acl", "appos", "ccomp")
_NOMINAL = ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART", "ADP", "ADV", "AUX", "CCONJ")


def transcript(parsed: Parsed, colon: Token) -> Iterator[Frame]:
    """ "ROE: We will leave." at the start of a paragraph: the rest of it is what was said."""
    sentence = parsed.sentences[colon.sent]
    name = range(sentence.first, colon.i)
    before = parsed.text[max(0, parsed.tokens[sentence.first].start - 1) : parsed.tokens[sentence.first].start]
    if (
        not 1 <= len(name) <= 5
        or (before and before != "\n")
        or any(parsed.tokens[k].pos not in ("PROPN", "PUNCT", "NOUN") for k in name)
    ):
        return
    if not any(parsed.tokens[k].pos == "PROPN" for k in name):
        return
    last = sentence.last
    while (
        last < len(parsed.tokens) and "\n" not in parsed.text[parsed.tokens[last - 1].end : parsed.tokens[last].start]
    ):
        last += 1
    if last > colon.i + 2:
        yield Frame("transcript", colon.i, (colon.i,), tuple(name), tuple(range(colon.i + 1, last)))


def inserted(parsed: Parsed, verb: Token, cue: tuple[int, ...], source: tuple[int, ...]) -> Iterator[Frame]:
    """A cue set into or after what is said: "the plan, he said, failed"; "…, Reuters reported"."""
    i = verb.i
    sentence = parsed.sentences[verb.sent]
    mine = subtree(parsed, i)
    if verb.dep not in _BESIDE or child_with(parsed, i, *SUBJECTS) is None:
        return
    if verb.dep == "parataxis" or _between_commas(parsed, mine, sentence.first, sentence.last):
        clause = subtree(parsed, verb.head, lambda t: t.i == i)
        rest = [k for k in clause if not mine[0] <= k <= mine[-1]]
        if rest:
            yield Frame("inserted", i, cue, source, tuple(rest))


def final(parsed: Parsed, verb: Token, cue: tuple[int, ...]) -> Iterator[Frame]:
    """A sentence that ends with its cue, by word order alone: "…, the agency reported on Friday." """
    sentence = parsed.sentences[verb.sent]
    last = sentence.last
    while last - 1 > verb.i and parsed.tokens[last - 1].pos == "PUNCT":
        last -= 1
    if last - verb.i > 10 or verb.tag not in ("VBD", "VBZ", "VBP", "VBN") or verb.lemma in ("cite", "quote"):
        return
    commas = (
        k for k in range(verb.i - 1, max(sentence.first, verb.i - 12), -1) if parsed.tokens[k].text in (",", '"', "”")
    )
    comma = next(commas, -1)
    if comma == verb.i - 1 and parsed.tokens[comma].text == ",":  # "…, the owner, Ann Roe, of Velmar, said"
        behind = parsed.tokens[verb.i + 1 : last]
        closes = verb.lemma in SAYS and len(behind) <= 2 and all(t.ent in ("DATE", "TIME") for t in behind)
        comma = _before_apposition(parsed, sentence.first, comma, verb.i) if closes else comma
    if comma < 0 or any(parsed.tokens[k].pos == "VERB" for k in range(verb.i + 1, last)):
        return
    before = [k for k in range(comma + 1, verb.i) if k not in cue]
    if before and parsed.tokens[before[-1]].text == ",":
        before.pop()
    if any(parsed.tokens[k].pos not in _NOMINAL and parsed.tokens[k].text != "," for k in before):
        return
    source = before or [k for k in range(verb.i + 1, last) if starts_no_adjunct(parsed, verb.i + 1, k)]
    if not any(parsed.tokens[k].pos in ("NOUN", "PROPN", "PRON") for k in source):
        return
    content = range(sentence.first, comma + (parsed.tokens[comma].text != ","))
    if parsed.tokens[sentence.first].lemma.lower() in ("accord", "according"):  # the source of what follows
        return
    if any(parsed.tokens[k].pos in ("VERB", "AUX") for k in content):
        yield Frame("final" + "<" * bool(before), verb.i, cue, tuple(source), tuple(content))


def _before_apposition(parsed: Parsed, first: int, comma: int, verb: int) -> int:
    """The comma before the noun phrases that `comma` ends; -1 where they are not set off."""
    found = -1
    for k in range(comma - 1, max(first, comma - 20), -1):
        token = parsed.tokens[k]
        if token.text == ",":
            found = k
        elif (
            token.pos not in _NOMINAL
            or token.dep in ("aux", "auxpass")
            or token.tag == "MD"
            or (token.dep == "nsubj" and token.head != verb)
        ):
            break
    named = found >= 0 and any(t.pos in ("NOUN", "PROPN") for t in parsed.tokens[found + 1 : found + 4])
    return found if named and parsed.tokens[found + 1].pos in ("DET", "NOUN", "PROPN") else -1


def _between_commas(parsed: Parsed, mine: list[int], first: int, last: int) -> bool:
    before = mine[0] - 1
    after = mine[-1] + 1
    short = mine[-1] - mine[0] < 12
    left = before >= first and parsed.tokens[before].text in (",", '"', "”", "—", "–", "--")
    right = after >= last or parsed.tokens[after].text in (",", ".", '"', "“", "—", "–", "--", ";")
    return short and left and right


def according(parsed: Parsed, token: Token) -> Iterator[Frame]:
    """ "According to X, …": the clause that it hangs on, or at the sentence's edges all of it."""
    preposition = child_with(parsed, token.i, "prep")
    at = preposition if preposition is not None else token.i
    inner = child_with(parsed, at, "pobj", "pcomp")
    if inner is None or token.head == token.i:
        return
    source, beyond = _named_after(parsed, nominal(parsed, inner), parsed.sentences[token.sent].last)
    mine = {*subtree(parsed, token.i), *range(source[-1] + 1, beyond)}
    top = token.head
    above = [top, *ancestors(parsed, top)]
    sentence = parsed.sentences[token.sent]
    edge = token.i - sentence.first <= 1 or max(mine) >= sentence.last - 2
    root = above[-1] if edge else next((k for k in above if parsed.tokens[k].pos in ("VERB", "AUX")), top)
    content = tuple(k for k in subtree(parsed, root) if k not in mine)
    if content:
        yield Frame("according", token.i, (token.i, at), source, content)


def as_told_by(parsed: Parsed, verb: Token, cue: tuple[int, ...]) -> Iterator[Frame]:
    """ "As reported by X, …": the rest of the sentence is X's."""
    who = agent(parsed, verb.i)
    if verb.tag != "VBN" or verb.lemma not in SAYS or not who:
        return
    sentence = parsed.sentences[verb.sent]
    before = [t.lemma.lower() for t in parsed.tokens[max(sentence.first, verb.i - 2) : verb.i]]
    if "as" not in before or who[0] < verb.i:
        return
    first = verb.i - (1 if before[-1] == "as" else 2)
    content = [k for k in range(sentence.first, sentence.last) if not first <= k <= who[-1]]
    if len(content) > 3:
        yield Frame("as", verb.i, (*range(first, verb.i + 1), *range(verb.i + 1, who[0])), who, tuple(content))


def _named_after(parsed: Parsed, source: tuple[int, ...], last: int) -> tuple[tuple[int, ...], int]:
    """A name behind a description, set off or not, belongs to the source.

    "The head of the union (a nurse), Ann Roe, …", "the newspaper Morning Echo": the parser leaves such names out.
    """
    at = source[-1] + 1
    joined = at
    while joined < last and parsed.tokens[joined].pos == "PROPN":
        joined += 1
    if joined > at and parsed.tokens[source[-1]].pos == "NOUN" and parsed.tokens[at].ent not in ("DATE", "TIME"):
        return (*source, *range(at, joined)), joined
    if at < last and parsed.tokens[at].text == "(":
        at = next((k + 1 for k in range(at, min(last, at + 15)) if parsed.tokens[k].text == ")"), at)
    after = at + 1
    while after < last and (parsed.tokens[after].pos == "PROPN" or parsed.tokens[after].text == "-"):
        after += 1
    if (
        at < last
        and parsed.tokens[at].text == ","
        and after > at + 1
        and after < last
        and parsed.tokens[after].text == ","
    ):
        return (*source, *range(source[-1] + 1, after)), after + 1
    return source, at
