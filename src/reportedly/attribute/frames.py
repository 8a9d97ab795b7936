"""Constructions in which English tells who said, thought or ordered what; found in dependency trees.

A frame is only a possibility: `cues.py` weighs, by word and construction, whether it is an attribution.  Labels are
ClearNLP's.  Contents and sources are token indices here; `dependencies.py` turns them into offsets.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.records import Parsed, Token
from reportedly.text.trees import ancestors, child_with, children_with, subtree

_CLAUSES = ("ccomp", "xcomp", "pcomp", "acl")
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_PLAIN_PREPS = frozenset("of for about on against to with in as from over at into that by".split())
_RAISING = frozenset("seem appear expect believe report say think know suspect accuse consider rumor allege".split())


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
        if token.lemma.lower() in ("accord", "according") and token.dep == "prep":
            yield from _according(parsed, token)


def _verb_frames(parsed: Parsed, verb: Token) -> Iterator[Frame]:
    if verb.lemma.lower() in ("accord", "according") and verb.dep == "prep":
        return
    i = verb.i
    passive = is_passive(parsed, i)
    source = verb_source(parsed, i)
    cue = verb_cue(parsed, i)
    for clause in children_with(parsed, i, "ccomp"):
        side = "ccomp" if clause > i else "ccomp<"
        yield Frame(side + "-p" * passive, i, cue, source, _clause(parsed, clause, i))
    objects = children_with(parsed, i, "dobj")
    for clause in children_with(parsed, i, "xcomp", "oprd"):
        if clause < i:
            continue
        content = _clause(parsed, clause, i)
        subject = [] if objects else _nominal(parsed, child_with(parsed, i, *_SUBJECTS))
        kind = parsed.tokens[clause].dep
        if objects:
            thing = _nominal(parsed, objects[0])
            yield Frame(f"dobj+{kind}", i, cue, source, (*thing, *content))
            yield Frame(f"dobj,{kind}", i, cue, source, content)
        else:
            yield Frame(kind + "-p" * passive, i, cue, source, content)
            if passive or verb.lemma in _RAISING:
                yield Frame("raise" + "-p" * passive, i, cue, agent(parsed, i), (*subject, *content))
    for thing in objects[:1]:
        content = _nominal(parsed, thing)
        yield Frame("dobj", i, cue, source, content)
        yield from _object_preps(parsed, i, cue, source, thing)
    if passive and (subject := child_with(parsed, i, "nsubjpass")) is not None:
        yield Frame("passive", i, cue, source, _nominal(parsed, subject))
    yield from _prep_frames(parsed, i, cue, source, "", bool(objects))
    yield from _inserted(parsed, verb, cue, source)
    yield from _adverbial(parsed, i, cue, source)


def _adverbial(parsed: Parsed, i: int, cue: tuple[int, ...], source: tuple[int, ...]) -> Iterator[Frame]:
    """Clauses that the parser hangs on a cue as adverbial ("asked if …", "wonders how …") or beside it (after a colon)."""
    for clause in children_with(parsed, i, "advcl", "parataxis", "conj", "dep"):
        if clause < i:
            continue
        mark = child_with(parsed, clause, "mark", "advmod")
        word = parsed.tokens[mark].lemma.lower() if mark is not None and mark < clause else ""
        first = subtree(parsed, clause)[0]
        colon = first > 0 and parsed.tokens[first - 1].text in (":", '"', "“") and parsed.tokens[first].sent == parsed.tokens[i].sent
        if colon and parsed.tokens[clause].dep != "advcl":
            yield Frame("beside", i, cue, source, _clause(parsed, clause, i))
        elif parsed.tokens[clause].dep == "advcl" and word in ("if", "whether", "that", "how", "why"):
            yield Frame(f"advcl:{word}", i, cue, source, _clause(parsed, clause, i))


def _object_preps(parsed: Parsed, i: int, cue: tuple[int, ...], source: tuple[int, ...], thing: int) -> Iterator[Frame]:
    """Light verbs: "made a case for X", "expressed concern about X", "raised doubts over X"."""
    whole = tuple(subtree(parsed, thing, lambda t: t.dep in ("prep", "acl", "relcl", "punct", "conj", "cc", "appos")))
    for prep in children_with(parsed, thing, "prep"):
        if (inner := child_with(parsed, prep, "pobj", "pcomp")) is not None:
            yield Frame("dobj>prep", i, (*cue, *whole, prep), source, _nominal(parsed, inner))
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
        yield Frame(name, i, (*cue, prep) if joined else cue, source, _nominal(parsed, inner))


def _inserted(parsed: Parsed, verb: Token, cue: tuple[int, ...], source: tuple[int, ...]) -> Iterator[Frame]:
    """A cue set into or after what is said: "the plan, he said, failed"; "…, Reuters reported"."""
    i = verb.i
    sentence = parsed.sentences[verb.sent]
    mine = subtree(parsed, i)
    if verb.dep in ("parataxis", "advcl", "conj", "dep", "relcl", "acl", "appos", "ccomp") and child_with(parsed, i, *_SUBJECTS) is not None:
        if verb.dep == "parataxis" or _between_commas(parsed, mine, sentence.first, sentence.last):
            clause = subtree(parsed, verb.head, lambda t: t.i == i)
            rest = [k for k in clause if not mine[0] <= k <= mine[-1]]
            if rest:
                yield Frame("inserted", i, cue, source, tuple(rest))


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
        yield Frame("n:prep-" + token.lemma.lower() + "+s" * bool(source), i, (i, prep), source, _nominal(parsed, inner))
    head = parsed.tokens[noun.head]
    if noun.dep == "nsubj" and head.lemma == "be":
        clause = child_with(parsed, head.i, "ccomp", "xcomp")
        if clause is not None and clause > head.i:
            yield Frame("n:be", i, (i, head.i), source, _clause(parsed, clause, head.i))


def _adjective_frames(parsed: Parsed, adjective: Token) -> Iterator[Frame]:
    i = adjective.i
    copula = parsed.tokens[adjective.head]
    linked = adjective.dep in ("acomp", "attr", "oprd") and copula.i != i
    source = _nominal(parsed, child_with(parsed, copula.i, *_SUBJECTS)) if linked else ()
    cue = (copula.i, i) if linked and i - copula.i <= 3 else (i,)
    for clause in [*children_with(parsed, i, "ccomp", "xcomp"), *(children_with(parsed, copula.i, "ccomp") if linked else [])]:
        if clause > i:
            yield Frame("a:" + parsed.tokens[clause].dep, i, cue, source, _clause(parsed, clause, i))
    for prep in children_with(parsed, i, "prep"):
        inner = child_with(parsed, prep, "pobj", "pcomp")
        if inner is not None and prep > i:
            yield Frame("a:prep-" + parsed.tokens[prep].lemma.lower(), i, (*cue, prep), source, _nominal(parsed, inner))


def _according(parsed: Parsed, token: Token) -> Iterator[Frame]:
    preposition = child_with(parsed, token.i, "prep")
    at = preposition if preposition is not None else token.i
    inner = child_with(parsed, at, "pobj", "pcomp")
    if inner is None or token.head == token.i:
        return
    source = tuple(subtree(parsed, inner, lambda t: False))
    mine = set(subtree(parsed, token.i))
    top = token.head
    above = [top, *ancestors(parsed, top)]
    sentence = parsed.sentences[token.sent]
    edge = token.i - sentence.first <= 1 or max(mine) >= sentence.last - 2
    root = above[-1] if edge else next((k for k in above if parsed.tokens[k].pos in ("VERB", "AUX")), top)
    content = tuple(k for k in subtree(parsed, root) if k not in mine)
    if content:
        yield Frame("according", token.i, (token.i, at), source, content)


def is_passive(parsed: Parsed, verb: int) -> bool:
    """Whether the verb is passive ("was quoted"), a bare participle after a noun included."""
    if child_with(parsed, verb, "nsubjpass", "auxpass", "agent") is not None:
        return True
    token = parsed.tokens[verb]
    return token.tag == "VBN" and token.dep in ("acl", "amod") and child_with(parsed, verb, "aux") is None


def agent(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """The "by …" of a passive, or nothing."""
    by = child_with(parsed, verb, "agent")
    if by is None:
        by = next((p for p in children_with(parsed, verb, "prep") if parsed.tokens[p].lemma == "by"), None)
    return _nominal(parsed, child_with(parsed, by, "pobj")) if by is not None else ()


def verb_source(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """Who does the saying: the subject, the agent of a passive, or the one who controls a subjectless verb."""
    seen: set[int] = set()
    at = verb
    while at not in seen:
        seen.add(at)
        if is_passive(parsed, at):
            if at == verb:
                return agent(parsed, at)
            subject = child_with(parsed, at, "nsubjpass")
        else:
            subject = child_with(parsed, at, "nsubj", "csubj")
        if subject is not None:
            return () if _is_dummy(parsed, subject) else _relative(parsed, subject, at)
        token = parsed.tokens[at]
        head = parsed.tokens[token.head]
        if token.dep in ("acl", "relcl", "amod") and head.pos in ("NOUN", "PROPN", "PRON"):
            return _nominal(parsed, head.i, without=at)
        if token.dep == "xcomp" and (thing := child_with(parsed, head.i, "dobj")) is not None and head.lemma != "promise":
            return _nominal(parsed, thing)
        if token.dep == "pcomp" and head.lemma == "as":
            over = parsed.tokens[head.head]
            thing = child_with(parsed, over.i, "dobj", "nsubjpass")
            if thing is not None:
                return _nominal(parsed, thing)
        if token.dep not in ("conj", "xcomp", "advcl", "pcomp", "prep", "aux", "ccomp", "dep", "parataxis") or head.i == at:
            return ()
        at = head.i
    return ()


def _is_dummy(parsed: Parsed, subject: int) -> bool:
    token = parsed.tokens[subject]
    verb = parsed.tokens[token.head]
    return token.dep == "expl" or (token.lemma.lower() == "it" and is_passive(parsed, verb.i))


def _relative(parsed: Parsed, subject: int, verb: int) -> tuple[int, ...]:
    return _nominal(parsed, subject)


def noun_source(parsed: Parsed, noun: int) -> tuple[int, ...]:
    """Whose statement it is: "his claim", "a report by X", or the subject of a light verb ("X made a claim")."""
    owner = child_with(parsed, noun, "poss")
    if owner is not None:
        return tuple(k for k in _nominal(parsed, owner) if parsed.tokens[k].dep != "case")
    for prep in children_with(parsed, noun, "prep"):
        if parsed.tokens[prep].lemma in ("by", "from", "among"):
            return _nominal(parsed, child_with(parsed, prep, "pobj"))
    token = parsed.tokens[noun]
    head = parsed.tokens[token.head]
    if token.dep in ("dobj", "attr") and head.pos in ("VERB", "AUX"):
        return verb_source(parsed, head.i)
    return ()


def verb_cue(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """The verb with its auxiliaries, negation and particle."""
    parts = [c for c in children_with(parsed, verb, "aux", "auxpass", "neg", "prt") if abs(c - verb) <= 4]
    return tuple(sorted([verb, *parts]))


def _nominal(parsed: Parsed, i: int | None, without: int | None = None) -> tuple[int, ...]:
    if i is None:
        return ()
    return tuple(subtree(parsed, i, lambda t: t.i == without))


def _clause(parsed: Parsed, clause: int, cue: int) -> tuple[int, ...]:
    return tuple(subtree(parsed, clause, lambda t: t.i == cue))


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
