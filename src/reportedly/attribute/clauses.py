"""Where one sentence tells several things: the offsets at which a new proposition begins.

Cuts never separate a cue from the content clause that hangs on it, never take a restrictive relative clause from its
noun, and leave short clauses where they are.  Cuts are only offsets, so the pieces tile the sentence.
"""

import re
from collections.abc import Iterator
from itertools import islice

from reportedly.attribute.asides import (
    CONTENT_WORDS,
    DASHES,
    Cut,
    absolute,
    at_edge,
    comma_before,
    event_phrase,
    occasion,
    past_comma,
    relative,
    starts_a_clause,
    subject_of,
)  # fmt: skip
from reportedly.attribute.quoting import Quoted
from reportedly.attribute.speech import DENYING
from reportedly.attribute.voiced import cites_voice
from reportedly.records import Parsed, Sentence, Token
from reportedly.text.trees import child_with, children_with, subtree

_ALWAYS = frozenset("while whereas although though but".split())
_TEMPORAL = frozenset("after before when as since until because once".split())
_SENTENCE_END = re.compile(r"[.!?…][”\"’')\]]*\s+(?=[“\"‘A-Z])")
_SPEAKING = frozenset("speak write talk appear testify".split())
_LEAST_LEFT = 2  # content words and a verb that must stay before a cut
_LEAST_IN_QUOTE = 5  # content words on either side of a cut inside a quotation


def pieces_of(parsed: Parsed, sentence: Sentence, quoted: Quoted) -> list[int]:
    """Offsets inside the sentence at which a new statement begins, ascending, its own start left out."""
    cuts = sorted({c.at: c for c in _cuts(parsed, sentence)}.values(), key=lambda c: c.at)
    kept: list[Cut] = []
    left = sentence.first
    for cut in cuts:
        if not sentence.first < cut.at < sentence.last:
            continue
        if not _enough(parsed, left, cut.at, _LEAST_LEFT, verb=not (cut.fronted or (kept and kept[-1].verbless))):
            continue
        if not _enough(parsed, cut.at, sentence.last, cut.least, verb=False):
            continue
        if cut.at in quoted.tokens and not _long_enough_quoted(parsed, left, cut.at, sentence.last, quoted):
            continue
        kept.append(cut)
        left = cut.at
    return [parsed.tokens[c.at].start for c in kept]


def sentence_ends_within(text: str, quoted: Quoted, start: int, end: int) -> list[int]:
    """Offsets where a new sentence begins inside a quotation of several sentences."""
    found = []
    last = start
    for match in _SENTENCE_END.finditer(text, start, end):
        inside = any(q.start <= match.start() and match.end() <= q.end for q in quoted.over(match.start(), match.end()))
        if inside and len(text[last : match.end()].split()) >= 4 and len(text[match.end() : end].split()) >= 4:
            found.append(match.end())
            last = match.end()
    return found


def _enough(parsed: Parsed, first: int, last: int, least: int, *, verb: bool) -> bool:
    words = (t for k in range(first, last) if (t := parsed.tokens[k]).pos in CONTENT_WORDS)
    verbs = (t for k in range(first, last) if (t := parsed.tokens[k]).pos in ("VERB", "AUX"))
    return _has(words, least) and (not verb or _has(verbs, 1))


def _has(found: Iterator[Token], least: int) -> bool:
    """Whether there are so many; no more are looked at, as a sentence may have thousands of words."""
    return least <= 0 or next(islice(found, least - 1, None), None) is not None


def _long_enough_quoted(parsed: Parsed, left: int, at: int, last: int, quoted: Quoted) -> bool:
    return all(
        _has((t for k in range(a, b) if (t := parsed.tokens[k]).i in quoted.tokens and t.pos in CONTENT_WORDS),
             _LEAST_IN_QUOTE)
        for a, b in ((left, at), (at, last))
    )  # fmt: skip


def _cuts(parsed: Parsed, sentence: Sentence) -> Iterator[Cut]:
    open_clauses = _propositions(parsed, sentence)
    for i in range(sentence.first, sentence.last):
        token = parsed.tokens[i]
        if token.text == ";" and _has_clause(parsed, i + 1, sentence.last):
            yield Cut(i + 1, 3)
        if token.text in DASHES and starts_a_clause(parsed, i + 1, sentence.last):
            yield Cut(i + 1, 3)
        if token.lemma == "with" and token.dep == "prep":
            yield from absolute(parsed, token, sentence)
        if token.dep == "prep" and token.head in open_clauses:
            yield from event_phrase(parsed, token, sentence)
        if token.pos not in ("VERB", "AUX") or (token.dep in ("advcl", "acl", "relcl") and cites_voice(parsed, token)):
            continue
        if token.dep == "conj" and token.head in open_clauses:
            yield from _coordinated(parsed, token)
        elif token.dep in ("advcl", "acl"):
            yield from _adverbial(parsed, token, sentence, token.head in open_clauses)
        elif token.dep == "relcl":
            yield from relative(parsed, token, sentence)
        elif token.dep in ("ccomp", "parataxis") and token.head in open_clauses:
            yield from _juxtaposed(parsed, token)


def _propositions(parsed: Parsed, sentence: Sentence) -> frozenset[int]:
    """Heads of clauses that tell something of their own: main ones, contents, and what is coordinated with these."""
    found: set[int] = set()
    for i in range(sentence.first, sentence.last):
        at = i
        token = parsed.tokens[at]
        while token.dep == "conj" and token.head != at:
            at = token.head
            token = parsed.tokens[at]
        participle = token.dep == "advcl" and token.tag == "VBG"
        aside = token.dep == "relcl" and comma_before(parsed, subtree(parsed, at)[0])
        clause = token.dep in ("ccomp", "parataxis", "advcl") and is_finite(parsed, at)
        if token.head == at or participle or aside or clause:
            found.add(i)
    return frozenset(found)


def is_finite(parsed: Parsed, verb: int) -> bool:
    """Whether the verb, or its first auxiliary, carries tense or a modal."""
    token = parsed.tokens[verb]
    if token.tag in ("VBD", "VBZ", "VBP"):
        return True
    return any(
        parsed.tokens[c].tag in ("VBD", "VBZ", "VBP", "MD") for c in children_with(parsed, verb, "aux", "auxpass")
    )


def _coordinated(parsed: Parsed, verb: Token) -> Iterator[Cut]:
    own = subject_of(parsed, verb.i)
    head = parsed.tokens[verb.head]
    infinitive = any(parsed.tokens[c].tag == "TO" for c in children_with(parsed, verb.i, "aux"))
    if infinitive or (verb.tag == "VBG" and not is_finite(parsed, verb.i) and own is None):
        return
    if (
        own is None
        and child_with(parsed, verb.i, "dobj", "prep", "xcomp", "ccomp", "attr", "acomp", "dative", "agent", "advmod")
        is None
    ):
        return
    if own is None and head.pos not in ("VERB", "AUX"):
        return
    start = subtree(parsed, verb.i)[0]
    while (
        start - 1 > verb.head
        and (before := parsed.tokens[start - 1]).dep in ("cc", "preconj", "advmod", "mark")
        and before.head >= verb.head
    ):
        start -= 1
    if own is None and (parsed.tokens[start].dep != "cc" or _shares_auxiliary(parsed, verb, head)):
        return
    but = parsed.tokens[start].lemma.lower() == "but"
    yield Cut(start, 2 if but and own is not None else 3)


def _shares_auxiliary(parsed: Parsed, verb: Token, head: Token) -> bool:
    """ "was seized and burnt": one proposition as long as the second has no object of its own."""
    return (
        verb.tag == "VBN"
        and child_with(parsed, head.i, "auxpass") is not None
        and child_with(parsed, verb.i, "aux", "auxpass", "dobj") is None
    )


def _juxtaposed(parsed: Parsed, verb: Token) -> Iterator[Cut]:
    """Main clauses that the parser made complements: the cut stands where a conjunction joins them.

    "The road is shut and the bridge fell" with the first as complement of the second; "The road is shut and the bridge
    fell, she said" with both as complements of the cue.
    """
    if verb.i > verb.head:
        return
    head = parsed.tokens[verb.head]
    for cc in children_with(parsed, head.i, "cc"):
        following = parsed.tokens[cc + 1] if cc + 1 < len(parsed.tokens) else head
        if verb.i < cc < head.i and subject_of(parsed, head.i) is not None and following.pos not in ("VERB", "PUNCT"):
            yield Cut(cc, 3)
    for cc in children_with(parsed, verb.i, "cc"):
        beside = [c for c in children_with(parsed, head.i, "ccomp") if cc < c < head.i]
        if verb.i < cc and beside and subject_of(parsed, beside[0]) is not None and subtree(parsed, beside[0])[0] > cc:
            yield Cut(cc, 2)


def _adverbial(parsed: Parsed, verb: Token, sentence: Sentence, main: bool) -> Iterator[Cut]:
    inside = subtree(parsed, verb.i)
    first, last = inside[0], inside[-1] + 1
    mark = _conjunction(parsed, verb.i)
    comma = first > sentence.first + 1 and comma_before(parsed, first)
    finite = is_finite(parsed, verb.i) and subject_of(parsed, verb.i) is not None
    if finite and verb.dep == "advcl" and (mark in _ALWAYS or (mark in _TEMPORAL and main)):
        least = 2 if mark in _ALWAYS else 3
        if first <= sentence.first + 1:
            yield Cut(past_comma(parsed, last, sentence.last), 3)
        elif at_edge(parsed, last, sentence):
            yield Cut(first, least)
    elif verb.tag == "VBG" and first <= sentence.first + 1 and verb.lemma in _SPEAKING:
        yield from occasion(parsed, inside, sentence)
    elif verb.tag == "VBG" and first <= sentence.first + 1 and verb.lemma in DENYING:
        yield Cut(past_comma(parsed, last, sentence.last), 3)
    elif verb.tag == "VBG" and comma and not finite and at_edge(parsed, last, sentence):
        if child_with(parsed, verb.i, "dobj", "ccomp", "xcomp") is not None:
            yield Cut(first, 3)
        elif child_with(parsed, verb.i, "prep") is not None:
            yield Cut(first, 4)


def _conjunction(parsed: Parsed, verb: int) -> str:
    found = child_with(parsed, verb, "mark", "advmod")
    return parsed.tokens[found].lemma.lower() if found is not None and found < verb else ""


def _has_clause(parsed: Parsed, first: int, last: int) -> bool:
    return any(t.dep in ("nsubj", "nsubjpass", "expl") for t in parsed.tokens[first:last])
