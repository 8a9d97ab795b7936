"""Constructions in which English tells who said, thought or ordered what; found in dependency trees.

A frame is only a possibility: `cues.py` weighs, by word and construction, whether it is an attribution.  Labels are
ClearNLP's.  Contents and sources are token indices here; `dependencies.py` turns them into offsets.
"""

from collections.abc import Iterator

from reportedly.attribute.displaced import is_reduced, misplaced, orphaned_subject
from reportedly.attribute.frame import PLAIN_PREPS, SUBJECTS, Frame, clause_of, is_content_clause, mark_of, verb_cue
from reportedly.attribute.inserted import according, as_told_by, final, inserted, transcript
from reportedly.attribute.noun_frames import adjective_frames, noun_frames
from reportedly.attribute.sources import agent, is_passive, nominal, verb_source
from reportedly.records import Parsed, Token
from reportedly.text.trees import child_with, children_with, subtree

_RAISING = frozenset("seem appear expect believe report say think know suspect accuse consider rumor allege".split())

_ESTIMATED = frozenset(
    """number toll figure cost damage loss total count bill value strength price population share chance probability
    likelihood magnitude""".split()
)


def find_frames(parsed: Parsed) -> Iterator[Frame]:
    """Every possible attribution that the trees show, in order of the cue's head."""
    for token in parsed.tokens:
        if token.pos in ("VERB", "AUX"):
            yield from _verb_frames(parsed, token)
        elif token.pos in ("NOUN", "PROPN"):
            yield from noun_frames(parsed, token)
        elif token.pos == "ADJ":
            yield from adjective_frames(parsed, token)
        if token.text == ":":
            yield from transcript(parsed, token)
        if token.lemma.lower() in ("accord", "according") and token.dep == "prep":
            yield from according(parsed, token)


def _verb_frames(parsed: Parsed, verb: Token) -> Iterator[Frame]:
    if verb.lemma.lower() in ("accord", "according") and verb.dep == "prep":
        return
    i = verb.i
    passive = is_passive(parsed, i)
    source = verb_source(parsed, i)
    cue = verb_cue(parsed, i)
    for clause in children_with(parsed, i, "ccomp"):
        side = "ccomp" if clause > i else "ccomp<"
        if clause > i and is_reduced(parsed, verb, clause):
            continue
        content = (*orphaned_subject(parsed, i, clause), *clause_of(parsed, clause, i))
        if clause < i:
            content = (*content, *_after_insertion(parsed, i))
        cites = clause < i and verb.lemma in ("cite", "quote")
        cited = next((nominal(parsed, k) for k in children_with(parsed, i, "dobj") if cites and k > i), source)
        yield Frame(side + "-p" * passive, i, cue, cited, content)
        if clause > i and (more := _going_on(parsed, i, clause)):
            yield Frame("ccomp&" + "-p" * passive, i, cue, source, (*clause_of(parsed, clause, i), *more))
    objects = children_with(parsed, i, "dobj")
    yield from misplaced(parsed, verb, cue, source)
    yield from as_told_by(parsed, verb, cue)
    for clause in children_with(parsed, i, "xcomp", "oprd"):
        if clause < i:
            continue
        content = clause_of(parsed, clause, i)
        kind = parsed.tokens[clause].dep
        if objects:
            yield Frame(f"dobj+{kind}", i, cue, source, (*nominal(parsed, objects[0]), *content))
            yield Frame(f"dobj,{kind}", i, cue, source, content)
        else:
            yield Frame(kind + "-p" * passive, i, cue, source, content)
            if passive or verb.lemma in _RAISING:
                raised = nominal(parsed, child_with(parsed, i, *SUBJECTS))
                yield Frame("raise" + "-p" * passive, i, cue, agent(parsed, i), (*raised, *content))
    yield from _quoting_another(parsed, verb, cue, source, objects)
    yield from _estimating(parsed, verb, cue, source, objects)
    for thing in objects[:1]:
        yield Frame("dobj", i, cue, source, nominal(parsed, thing))
        yield from _object_preps(parsed, i, cue, source, thing)
    if passive and (subject := child_with(parsed, i, "nsubjpass")) is not None:
        yield Frame("passive", i, cue, source, nominal(parsed, subject))
    yield from _prep_frames(parsed, i, cue, source, "", bool(objects))
    yield from inserted(parsed, verb, cue, source)
    yield from _adverbial(parsed, i, cue, source)
    yield from final(parsed, verb, cue)


def _going_on(parsed: Parsed, verb: int, clause: int) -> list[int]:
    """A clause with a subject of its own that the parser joined to the cue though it may go on with the content."""
    found: list[int] = []
    for other in children_with(parsed, verb, "conj"):
        own = child_with(parsed, other, "nsubj", "nsubjpass", "expl")
        if other > clause and own is not None and child_with(parsed, other, "ccomp") is None:
            found += subtree(parsed, other)
    return found


def _after_insertion(parsed: Parsed, verb: int) -> list[int]:
    """What follows an inserted cue and goes on with the content: "the dam held, the mayor said, and nobody fled"."""
    sentence = parsed.sentences[parsed.tokens[verb].sent]
    if verb + 2 >= sentence.last or parsed.tokens[verb + 1].text != "," or parsed.tokens[verb + 2].dep != "cc":
        return []
    follows = [k for k in children_with(parsed, verb, "conj") if k > verb + 2]
    if not follows or child_with(parsed, follows[0], "nsubj", "nsubjpass", "expl") is None:
        return []
    return [] if child_with(parsed, follows[0], "ccomp") is not None else subtree(parsed, follows[0])


def _estimating(
    parsed: Parsed, verb: Token, cue: tuple[int, ...], source: tuple[int, ...], objects: list[int]
) -> Iterator[Frame]:
    """ "The ministry put the toll at 12": whose figure it is."""
    prep = next((k for k in children_with(parsed, verb.i, "prep") if parsed.tokens[k].lemma == "at"), None)
    if verb.lemma != "put" or prep is None or not source:
        return
    if not objects or parsed.tokens[objects[0]].lemma.lower() not in _ESTIMATED:
        return
    number = child_with(parsed, prep, "pobj")
    inside = () if number is None else nominal(parsed, number)
    if any(parsed.tokens[k].pos == "NUM" for k in inside):
        yield Frame("estimate", verb.i, cue, source, (*nominal(parsed, objects[0]), prep, *inside))


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
            yield Frame("beside", i, cue, source, clause_of(parsed, clause, i))
        elif parsed.tokens[clause].dep == "advcl" and word in ("if", "whether", "that", "how", "why"):
            yield Frame(f"advcl:{word}", i, cue, source, clause_of(parsed, clause, i))


def _object_preps(parsed: Parsed, i: int, cue: tuple[int, ...], source: tuple[int, ...], thing: int) -> Iterator[Frame]:
    """Light verbs: "made a case for X", "expressed concern about X", "raised doubts over X"."""
    whole = tuple(subtree(parsed, thing, lambda t: t.dep in ("prep", "acl", "relcl", "punct", "conj", "cc", "appos")))
    for prep in children_with(parsed, thing, "prep"):
        if (inner := child_with(parsed, prep, "pobj", "pcomp")) is not None:
            yield Frame("dobj>prep", i, (*cue, *whole, prep), source, nominal(parsed, inner))
    for clause in children_with(parsed, thing, "acl", "ccomp", "relcl"):
        if is_content_clause(parsed, clause):
            yield Frame("dobj>" + mark_of(parsed, clause), i, (*cue, *whole), source, clause_of(parsed, clause, i))


def _prep_frames(
    parsed: Parsed, i: int, cue: tuple[int, ...], source: tuple[int, ...], kind: str, objects: bool
) -> Iterator[Frame]:
    for prep in children_with(parsed, i, "prep", "dative"):
        token = parsed.tokens[prep]
        if prep < i or token.lemma.lower() not in PLAIN_PREPS or prep in source:
            continue
        inner = child_with(parsed, prep, "pobj", "pcomp", "prep")
        if inner is None:
            continue
        joined = prep - i <= 2
        name = f"{kind}prep-{token.lemma.lower()}" + ("" if joined else "~") + "+o" * objects
        yield Frame(name, i, (*cue, prep) if joined else cue, source, nominal(parsed, inner))
