"""Attributions whose cue is a noun or an adjective: "the claim that …", "is confident that …"; part of `frames.py`."""

from collections.abc import Iterator

from reportedly.attribute.frame import PLAIN_PREPS, SUBJECTS, Frame, clause_of, is_content_clause, mark_of
from reportedly.attribute.sources import nominal, noun_source
from reportedly.records import Parsed, Token
from reportedly.text.trees import child_with, children_with


def noun_frames(parsed: Parsed, noun: Token) -> Iterator[Frame]:
    """ "His claim that …", "reports of …", "the fear is that …"."""
    i = noun.i
    source = noun_source(parsed, i)
    cue = (i,)
    for clause in children_with(parsed, i, "acl", "ccomp", "relcl"):
        if clause > i and is_content_clause(parsed, clause):
            yield Frame("n:" + mark_of(parsed, clause), i, cue, source, clause_of(parsed, clause, i))
    for prep in children_with(parsed, i, "prep"):
        token = parsed.tokens[prep]
        inner = child_with(parsed, prep, "pobj", "pcomp")
        if inner is None or token.lemma.lower() not in PLAIN_PREPS or inner in source:
            continue
        yield Frame("n:prep-" + token.lemma.lower() + "+s" * bool(source), i, (i, prep), source, nominal(parsed, inner))
    head = parsed.tokens[noun.head]
    if noun.dep == "nsubj" and head.lemma == "be":
        told = child_with(parsed, head.i, "ccomp", "xcomp")
        if told is not None and told > head.i:
            yield Frame("n:be", i, (i, head.i), source, clause_of(parsed, told, head.i))


def adjective_frames(parsed: Parsed, adjective: Token) -> Iterator[Frame]:
    """ "Was confident that …", "is critical of …"."""
    i = adjective.i
    copula = parsed.tokens[adjective.head]
    linked = adjective.dep in ("acomp", "attr", "oprd") and copula.i != i
    subject = child_with(parsed, copula.i, *SUBJECTS) if linked else None
    dummy = subject is not None and parsed.tokens[subject].lemma.lower() == "it"
    source = () if dummy else nominal(parsed, subject)
    cue = (copula.i, i) if linked and i - copula.i <= 3 else (i,)
    for clause in [
        *children_with(parsed, i, "ccomp", "xcomp"),
        *(children_with(parsed, copula.i, "ccomp") if linked else []),
    ]:
        if clause > i:
            yield Frame("a:" + parsed.tokens[clause].dep, i, cue, source, clause_of(parsed, clause, i))
    for prep in children_with(parsed, i, "prep"):
        inner = child_with(parsed, prep, "pobj", "pcomp")
        if inner is not None and prep > i:
            yield Frame("a:prep-" + parsed.tokens[prep].lemma.lower(), i, (*cue, prep), source, nominal(parsed, inner))
