"""Runs of capitalised words in a parsed sentence, with the particles and links that belong to them.

The first half of `name_spans`, which cuts the runs into names.
"""

from collections.abc import Iterator

from reportedly.records import Parsed, Sentence, Token
from reportedly.text.place_names import VENUES
from reportedly.text.titles import is_title_head

LABELS = frozenset({"PERSON", "ORG", "NORP", "GPE", "LOC", "FAC", "PRODUCT", "EVENT", "LAW", "WORK_OF_ART"})
_PARTICLES = frozenset("al el ul bin ibn bint ben de del della der den di da das do dos du la van von ter abu".split())
LINKS = frozenset({"of", "for", "and", "the", "&", "on"})
BODY_WORDS = frozenset(
    """ministry army navy council party committee agency university college court police department organization
    organisation union front forces force brigade brigades battalion bank corps group association institute parliament
    senate congress commission observatory foundation inc ltd corp corporation company news times post network
    federation league authority bureau office service guard guards command movement alliance coalition administration
    government militia brotherhood directorate secretariat assembly cabinet treasury board trust club church society
    centre center chamber airlines airways media television radio tv hospital air ambulance cross crescent""".split()
)
_MONTH_NAMES = frozenset({"May", "March", "June", "April", "August"})  # surnames too
_SHORT_MONTHS = frozenset("Jan. Feb. Mar. Apr. Aug. Sep. Sept. Oct. Nov. Dec.".split())
_CALENDAR = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december""".split()
)


def seen_inside(parsed: Parsed) -> frozenset[str]:
    """Words that are capitalised inside sentences or labelled: at a sentence's start only these count as names."""
    return frozenset(
        t.text
        for s in parsed.sentences
        if not _shouting(parsed, s)
        for t in parsed.tokens[s.first : s.last]
        if t.text[:1].isupper() and (t.ent in LABELS or (t.i > s.first and t.pos == "PROPN"))
    )


def _shouting(parsed: Parsed, sentence: Sentence) -> bool:
    """Whether a sentence is set like a headline, so that capitals tell nothing."""
    inside = parsed.tokens[sentence.first : sentence.last]
    words = [t for t in inside if t.text.isalpha() and t.pos in ("NOUN", "PROPN", "VERB", "ADJ", "ADV")]
    told = any(t.pos in ("VERB", "AUX") and t.text.islower() for t in inside)  # "Norte Air is based in Lima, Peru."
    return len(words) > 4 and not told and sum(t.text[0].isupper() for t in words) > 0.8 * len(words)


def capital_runs(parsed: Parsed, sentence: Sentence, strong: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Token ranges of capitalised words, with the particles and links between them."""
    loud = _shouting(parsed, sentence)
    i = sentence.first
    while i < sentence.last:
        if not _begins(parsed, i, sentence, strong, loud):
            i += 1
            continue
        first, last = i, i + 1
        while last < sentence.last and (step := _extends(parsed, first, last, sentence, strong, loud)):
            last += step
        yield first, last
        i = last


def _begins(parsed: Parsed, i: int, sentence: Sentence, strong: frozenset[str], loud: bool) -> bool:
    token = parsed.tokens[i]
    if _capital(token, sentence, strong, loud):
        return True
    particle = token.text.lower() in _PARTICLES and token.text.lower() not in ("la", "de", "da", "do")
    if not particle or i + 1 >= sentence.last:
        return False
    follower = parsed.tokens[i + 1]
    if follower.text in ("-", "–") and i + 2 < sentence.last:
        return follower.start == token.end and parsed.tokens[i + 2].text[:1].isupper()
    return follower.text[:1].isupper() and token.ent in LABELS


def _capital(token: Token, sentence: Sentence, strong: frozenset[str], loud: bool) -> bool:
    """Whether a token can be part of a name."""
    word = token.text
    if word in _SHORT_MONTHS:
        return False
    if not word[:1].isupper() or token.ent in ("DATE", "TIME", "CARDINAL", "ORDINAL"):
        return False
    if word.lower() in _CALENDAR and token.ent != "PERSON":
        return False
    if loud:
        return word in strong
    if token.i == sentence.first:
        return word in strong or (token.pos == "PROPN" and (token.ent in LABELS or token.dep == "compound"))
    return token.pos in ("PROPN", "ADJ", "NOUN", "X", "VERB", "INTJ") and word not in ("I", "Mr", "Mrs", "Ms")


def _extends(parsed: Parsed, first: int, last: int, sentence: Sentence, strong: frozenset[str], loud: bool) -> int:
    """How many tokens the run that ends before `last` takes in next; 0 at its end."""
    token, before = parsed.tokens[last], parsed.tokens[last - 1]
    if _capital(token, sentence, strong, loud) or (
        token.text in _MONTH_NAMES and before.ent == "PERSON" and token.ent != "DATE"
    ):
        return 1
    if before.text.lower() in _PARTICLES and token.text in ("-", "–") and token.start == before.end:
        return 1
    if token.text[:1].isdigit() and token.ent in LABELS and token.ent == before.ent:
        return 1
    if last + 1 >= sentence.last:
        return 0
    after = parsed.tokens[last + 1]
    if token.text in ("-", "–", "'") and token.start == before.end and after.start == token.end:
        return 2 if after.text[:1].isupper() or after.ent == before.ent != "" else 0
    if token.tag == "POS" and _owner_within(before, token, after):
        return 2
    if token.text.lower() in _PARTICLES and (after.text[:1].isupper() or after.text in ("-", "–")):
        return (
            1 if after.text[:1].isupper() or parsed.tokens[min(last + 2, sentence.last - 1)].text[:1].isupper() else 0
        )
    return _link(parsed, first, last, sentence)


def _owner_within(before: Token, sign: Token, after: Token) -> bool:
    """ "Dock Workers' Union": a possessive inside one name, where the parser sees one entity or members own a body."""
    if not after.text[:1].isupper() or after.text[:1].isdigit():
        return False
    one = before.ent == sign.ent == after.ent == "ORG" and not after.ent_start
    return (one and sign.text in ("'", "’")) or (
        before.tag in ("NNPS", "NNS") and sign.text in ("'", "’") and after.text.lower() in BODY_WORDS
    )


def _link(parsed: Parsed, first: int, last: int, sentence: Sentence) -> int:
    """ "Ministry of Defence", "Secretary of State", "Doctors Without Borders": small words inside one name."""
    token, before = parsed.tokens[last], parsed.tokens[last - 1]
    if token.text.lower() not in LINKS:
        return 0
    after = last + 1
    if after < sentence.last and parsed.tokens[after].text == "the":
        after += 1
    if after >= sentence.last or not parsed.tokens[after].text[:1].isupper():
        return 0
    one = before.ent == token.ent == parsed.tokens[after].ent != "" and not parsed.tokens[after].ent_start
    if token.text == "on" and before.text.lower() not in BODY_WORDS | {"war"}:  # "Ana Ruiz on Instagram"
        return 0
    headed = token.text == "of" and (before.text.lower() in BODY_WORDS or is_title_head(before.text))
    venue = before.text.lower() in VENUES and parsed.tokens[after].text.lower() in VENUES
    return after - last if one or headed or venue else 0
