"""Constructions in which English tells who said, thought or ordered what; found in dependency trees.

A frame is only a possibility: `cues.py` weighs, by word and construction, whether it is an attribution.  Labels are
ClearNLP's.  Contents and sources are token indices here; `dependencies.py` turns them into offsets.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.attribute.sources import (
    agent,
    goes_on,
    is_passive,
    nominal,
    noun_source,
    starts_no_adjunct,
    verb_source,
)
from reportedly.attribute.speech import SAYS
from reportedly.records import Parsed, Token
from reportedly.text.trees import ancestors, child_with, children_with, subtree

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_PLAIN_PREPS = frozenset("of for about on against to with in as from over at into that by".split())
_BESIDE = ("parataxis", "advcl", "conj", "dep", "relcl", "acl", "appos", "ccomp")
_RAISING = frozenset("seem appear expect believe report say think know suspect accuse consider rumor allege".split())
_TIMES = frozenset("time day night morning evening afternoon week month year hour moment".split())


@dataclass(frozen=True, slots=True)
class Frame:
    """A possible attribution: `name` of the construction, the index of the cue's `head`, and token indices."""

    name: str
    head: int
    cue: tuple[int, ...]
    source: tuple[int, ...]
    content: tuple[int, ...]


def find_frames(parsed: Parsed) -> Iterator[Frame]:
    """Every possible attribution that the trees show, in order of the cue's head."""
    for token in parsed.tokens:
        if token.pos in ("VERB", "AUX"):
            yield from _verb_frames(parsed, token)
        elif token.pos in ("NOUN", "PROPN"):
            yield from _noun_frames(parsed, token)
        elif token.pos == "ADJ":
            yield from _adjective_frames(parsed, token)
        if token.text == ":":
            yield from _transcript(parsed, token)
        if token.lemma.lower() in ("accord", "according") and token.dep == "prep":
            yield from _according(parsed, token)


def _transcript(parsed: Parsed, colon: Token) -> Iterator[Frame]:
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


def _verb_frames(parsed: Parsed, verb: Token) -> Iterator[Frame]:
    if verb.lemma.lower() in ("accord", "according") and verb.dep == "prep":
        return
    i = verb.i
    passive = is_passive(parsed, i)
    source = verb_source(parsed, i)
    cue = verb_cue(parsed, i)
    for clause in children_with(parsed, i, "ccomp"):
        side = "ccomp" if clause > i else "ccomp<"
        if clause > i and _reduced(parsed, verb, clause):
            continue
        content = (*_orphaned_subject(parsed, i, clause), *_clause(parsed, clause, i))
        yield Frame(side + "-p" * passive, i, cue, source, content)
        if clause > i and (more := _going_on(parsed, i, clause)):
            yield Frame("ccomp&" + "-p" * passive, i, cue, source, (*_clause(parsed, clause, i), *more))
    objects = children_with(parsed, i, "dobj")
    yield from _misplaced(parsed, verb, cue, source)
    yield from _as_told_by(parsed, verb, cue)
    for clause in children_with(parsed, i, "xcomp", "oprd"):
        if clause < i:
            continue
        content = _clause(parsed, clause, i)
        kind = parsed.tokens[clause].dep
        if objects:
            yield Frame(f"dobj+{kind}", i, cue, source, (*nominal(parsed, objects[0]), *content))
            yield Frame(f"dobj,{kind}", i, cue, source, content)
        else:
            yield Frame(kind + "-p" * passive, i, cue, source, content)
            if passive or verb.lemma in _RAISING:
                raised = nominal(parsed, child_with(parsed, i, *_SUBJECTS))
                yield Frame("raise" + "-p" * passive, i, cue, agent(parsed, i), (*raised, *content))
    yield from _quoting_another(parsed, verb, cue, source, objects)
    for thing in objects[:1]:
        yield Frame("dobj", i, cue, source, nominal(parsed, thing))
        yield from _object_preps(parsed, i, cue, source, thing)
    if passive and (subject := child_with(parsed, i, "nsubjpass")) is not None:
        yield Frame("passive", i, cue, source, nominal(parsed, subject))
    yield from _prep_frames(parsed, i, cue, source, "", bool(objects))
    yield from _inserted(parsed, verb, cue, source)
    yield from _adverbial(parsed, i, cue, source)
    yield from _final(parsed, verb, cue)


def _reduced(parsed: Parsed, verb: Token, clause: int) -> bool:
    """ "A man found guilty of theft could be jailed": the main verb, taken for the complement of a participle."""
    bare = child_with(parsed, clause, "nsubj", "nsubjpass", "expl", "mark") is None
    modal = any(parsed.tokens[k].tag == "MD" for k in children_with(parsed, clause, "aux"))
    return bare and modal and verb.tag == "VBD" and verb.lemma not in SAYS


def _orphaned_subject(parsed: Parsed, verb: int, clause: int) -> tuple[int, ...]:
    """ "Reported the charges “will include fraud”": an object that is the subject of the clause right behind it."""
    thing = child_with(parsed, verb, "dobj")
    if thing is None or not verb < thing < clause or child_with(parsed, clause, "nsubj", "nsubjpass", "expl", "mark"):
        return ()
    if not any(parsed.tokens[k].tag == "MD" for k in children_with(parsed, clause, "aux")):
        return ()
    return nominal(parsed, thing)


def _misplaced(parsed: Parsed, verb: Token, cue: tuple[int, ...], source: tuple[int, ...]) -> Iterator[Frame]:
    """ "Said in a statement that …", "said at the time that …", "said after the vote that …".

    The parser hangs the clause on the last word before it; the verb without a clause of its own has it.
    """
    if verb.lemma not in SAYS or child_with(parsed, verb.i, "ccomp") is not None:
        return
    holders: list[int] = []
    for part in children_with(parsed, verb.i, "prep", "npadvmod", "advcl"):
        inner = child_with(parsed, part, "pobj")
        holders += [part] if inner is None else [part, inner]
    for holder in holders:
        if holder <= verb.i or (parsed.tokens[holder].pos == "VERB" and parsed.tokens[holder].lemma in SAYS):
            continue
        for clause in children_with(parsed, holder, "acl", "ccomp", "relcl"):
            if clause > holder and _starts_a_content(parsed, clause, parsed.tokens[holder]):
                yield Frame("ccomp", verb.i, cue, source, _clause(parsed, clause, verb.i))


def _starts_a_content(parsed: Parsed, clause: int, holder: Token) -> bool:
    mark = child_with(parsed, clause, "mark")
    if mark is not None:
        return parsed.tokens[mark].lemma == "that"
    subject = child_with(parsed, clause, "nsubj", "nsubjpass")
    opening = parsed.tokens[subtree(parsed, clause)[0]]
    if holder.lemma in _TIMES and opening.text == "that" and subject is not None and subject != opening.i:
        return True
    bare = subject is not None and parsed.tokens[subject].tag not in ("WDT", "WP")
    own = parsed.tokens[clause].dep in ("acl", "relcl") and holder.lemma in ("statement", "interview", "tweet", "post")
    return bare and own and parsed.tokens[subject or 0].i == subtree(parsed, clause)[0]


def _as_told_by(parsed: Parsed, verb: Token, cue: tuple[int, ...]) -> Iterator[Frame]:
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


def _going_on(parsed: Parsed, verb: int, clause: int) -> list[int]:
    """A clause with a subject of its own that the parser joined to the cue though it may go on with the content."""
    found: list[int] = []
    for other in children_with(parsed, verb, "conj"):
        own = child_with(parsed, other, "nsubj", "nsubjpass", "expl")
        if other > clause and own is not None and child_with(parsed, other, "ccomp") is None:
            found += subtree(parsed, other)
    return found


def _quoting_another(
    parsed: Parsed, verb: Token, cue: tuple[int, ...], source: tuple[int, ...], objects: list[int]
) -> Iterator[Frame]:
    """ "X quoted Y as saying that …", "X cited a statement calling for …": X relays Y's words."""
    if verb.lemma not in ("quote", "cite") or not objects:
        return
    thing = nominal(parsed, objects[0])
    more = [
        subtree(parsed, c)
        for c in children_with(parsed, verb.i, "prep", "advcl", "acl", "xcomp")
        if c > objects[0] and _says(parsed, c)
    ]
    told = any(parsed.tokens[k].tag == "VBG" for k in thing)
    if more or told:
        yield Frame("quoted", verb.i, cue, source, tuple(sorted({*thing, *(k for part in more for k in part)})))


def _says(parsed: Parsed, i: int) -> bool:
    token = parsed.tokens[i]
    return token.tag == "VBG" or (token.lemma == "as" and child_with(parsed, i, "pcomp") is not None)


def _adverbial(parsed: Parsed, i: int, cue: tuple[int, ...], source: tuple[int, ...]) -> Iterator[Frame]:
    """Clauses that the parser hangs on a cue as adverbial ("asked if …"), or beside it after a colon."""
    for clause in children_with(parsed, i, "advcl", "parataxis", "conj", "dep"):
        if clause < i:
            continue
        mark = child_with(parsed, clause, "mark", "advmod")
        word = parsed.tokens[mark].lemma.lower() if mark is not None and mark < clause else ""
        first = subtree(parsed, clause)[0]
        colon = (
            first > 0
            and parsed.tokens[first - 1].text in (":", '"', "“")
            and parsed.tokens[first].sent == parsed.tokens[i].sent
        )
        if colon and parsed.tokens[clause].dep != "advcl":
            yield Frame("beside", i, cue, source, _clause(parsed, clause, i))
        elif parsed.tokens[clause].dep == "advcl" and word in ("if", "whether", "that", "how", "why"):
            yield Frame(f"advcl:{word}", i, cue, source, _clause(parsed, clause, i))


def _object_preps(parsed: Parsed, i: int, cue: tuple[int, ...], source: tuple[int, ...], thing: int) -> Iterator[Frame]:
    """Light verbs: "made a case for X", "expressed concern about X", "raised doubts over X"."""
    whole = tuple(subtree(parsed, thing, lambda t: t.dep in ("prep", "acl", "relcl", "punct", "conj", "cc", "appos")))
    for prep in children_with(parsed, thing, "prep"):
        if (inner := child_with(parsed, prep, "pobj", "pcomp")) is not None:
            yield Frame("dobj>prep", i, (*cue, *whole, prep), source, nominal(parsed, inner))
    for clause in children_with(parsed, thing, "acl", "ccomp", "relcl"):
        if _content_clause(parsed, clause):
            yield Frame("dobj>" + _mark(parsed, clause), i, (*cue, *whole), source, _clause(parsed, clause, i))


def _prep_frames(
    parsed: Parsed, i: int, cue: tuple[int, ...], source: tuple[int, ...], kind: str, objects: bool
) -> Iterator[Frame]:
    for prep in children_with(parsed, i, "prep", "dative"):
        token = parsed.tokens[prep]
        if prep < i or token.lemma.lower() not in _PLAIN_PREPS or prep in source:
            continue
        inner = child_with(parsed, prep, "pobj", "pcomp", "prep")
        if inner is None:
            continue
        joined = prep - i <= 2
        name = f"{kind}prep-{token.lemma.lower()}" + ("" if joined else "~") + "+o" * objects
        yield Frame(name, i, (*cue, prep) if joined else cue, source, nominal(parsed, inner))


def _inserted(parsed: Parsed, verb: Token, cue: tuple[int, ...], source: tuple[int, ...]) -> Iterator[Frame]:
    """A cue set into or after what is said: "the plan, he said, failed"; "…, Reuters reported"."""
    i = verb.i
    sentence = parsed.sentences[verb.sent]
    mine = subtree(parsed, i)
    if verb.dep not in _BESIDE or child_with(parsed, i, *_SUBJECTS) is None:
        return
    if verb.dep == "parataxis" or _between_commas(parsed, mine, sentence.first, sentence.last):
        clause = subtree(parsed, verb.head, lambda t: t.i == i)
        rest = [k for k in clause if not mine[0] <= k <= mine[-1]]
        if rest:
            yield Frame("inserted", i, cue, source, tuple(rest))


_NOMINAL = ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART", "ADP", "ADV", "AUX", "CCONJ")


def _final(parsed: Parsed, verb: Token, cue: tuple[int, ...]) -> Iterator[Frame]:
    """A sentence that ends with its cue, by word order alone: "…, the agency reported on Friday." """
    sentence = parsed.sentences[verb.sent]
    last = sentence.last
    while last - 1 > verb.i and parsed.tokens[last - 1].pos == "PUNCT":
        last -= 1
    if last - verb.i > 10 or verb.tag not in ("VBD", "VBZ", "VBP", "VBN"):
        return
    commas = (
        k for k in range(verb.i - 1, max(sentence.first, verb.i - 12), -1) if parsed.tokens[k].text in (",", '"', "”")
    )
    comma = next(commas, -1)
    while comma == verb.i - 1 and parsed.tokens[comma].text == ",":  # "…, the owner, Ann Roe, of Velmar, said"
        comma = _before_apposition(parsed, sentence.first, comma)
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
    if any(parsed.tokens[k].pos in ("VERB", "AUX") for k in content):
        yield Frame("final" + "<" * bool(before), verb.i, cue, tuple(source), tuple(content))


def _before_apposition(parsed: Parsed, first: int, comma: int) -> int:
    """The comma before the noun phrases that `comma` ends; -1 where they are not set off."""
    found = -1
    for k in range(comma - 1, max(first, comma - 20), -1):
        token = parsed.tokens[k]
        if token.text == ",":
            found = k
        elif token.pos not in _NOMINAL or token.dep in ("aux", "auxpass", "nsubj", "cc") or token.tag == "MD":
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


def _noun_frames(parsed: Parsed, noun: Token) -> Iterator[Frame]:
    i = noun.i
    source = noun_source(parsed, i)
    cue = (i,)
    for clause in children_with(parsed, i, "acl", "ccomp", "relcl"):
        if clause > i and _content_clause(parsed, clause):
            yield Frame("n:" + _mark(parsed, clause), i, cue, source, _clause(parsed, clause, i))
    for prep in children_with(parsed, i, "prep"):
        token = parsed.tokens[prep]
        inner = child_with(parsed, prep, "pobj", "pcomp")
        if inner is None or token.lemma.lower() not in _PLAIN_PREPS or inner in source:
            continue
        yield Frame("n:prep-" + token.lemma.lower() + "+s" * bool(source), i, (i, prep), source, nominal(parsed, inner))
    head = parsed.tokens[noun.head]
    if noun.dep == "nsubj" and head.lemma == "be":
        told = child_with(parsed, head.i, "ccomp", "xcomp")
        if told is not None and told > head.i:
            yield Frame("n:be", i, (i, head.i), source, _clause(parsed, told, head.i))


def _adjective_frames(parsed: Parsed, adjective: Token) -> Iterator[Frame]:
    i = adjective.i
    copula = parsed.tokens[adjective.head]
    linked = adjective.dep in ("acomp", "attr", "oprd") and copula.i != i
    subject = child_with(parsed, copula.i, *_SUBJECTS) if linked else None
    dummy = subject is not None and parsed.tokens[subject].lemma.lower() == "it"
    source = () if dummy else nominal(parsed, subject)
    cue = (copula.i, i) if linked and i - copula.i <= 3 else (i,)
    for clause in [
        *children_with(parsed, i, "ccomp", "xcomp"),
        *(children_with(parsed, copula.i, "ccomp") if linked else []),
    ]:
        if clause > i:
            yield Frame("a:" + parsed.tokens[clause].dep, i, cue, source, _clause(parsed, clause, i))
    for prep in children_with(parsed, i, "prep"):
        inner = child_with(parsed, prep, "pobj", "pcomp")
        if inner is not None and prep > i:
            yield Frame("a:prep-" + parsed.tokens[prep].lemma.lower(), i, (*cue, prep), source, nominal(parsed, inner))


def _according(parsed: Parsed, token: Token) -> Iterator[Frame]:
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


def _named_after(parsed: Parsed, source: tuple[int, ...], last: int) -> tuple[tuple[int, ...], int]:
    """A name set off behind a description ("the head of the union (a nurse), Ann Roe, …") belongs to the source."""
    at = source[-1] + 1
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


def verb_cue(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """The verb with its auxiliaries, negation and particle."""
    parts = [c for c in children_with(parsed, verb, "aux", "auxpass", "neg", "prt") if abs(c - verb) <= 4]
    return tuple(sorted([verb, *parts]))


def _clause(parsed: Parsed, clause: int, cue: int) -> tuple[int, ...]:
    return tuple(
        subtree(parsed, clause, lambda t: t.i == cue or (t.dep == "advcl" and t.i > clause and goes_on(parsed, t)))
    )


def _content_clause(parsed: Parsed, clause: int) -> bool:
    """A clause that says what the noun holds ("the claim that …", "a plan to …"), not which noun is meant."""
    token = parsed.tokens[clause]
    if token.dep == "ccomp":
        return True
    mark = child_with(parsed, clause, "mark")
    if mark is not None and parsed.tokens[mark].lemma in ("that", "whether", "if"):
        return True
    return token.dep == "acl" and any(parsed.tokens[c].tag == "TO" for c in children_with(parsed, clause, "aux"))


def _mark(parsed: Parsed, clause: int) -> str:
    mark = child_with(parsed, clause, "mark")
    return parsed.tokens[mark].lemma if mark is not None else "to" if parsed.tokens[clause].dep == "acl" else "bare"
