"""Content clauses that the parser hung on the wrong word, given back to the verb of saying; part of `frames.py`."""

from collections.abc import Iterator

from reportedly.attribute.frame import Frame, clause_of
from reportedly.attribute.sources import nominal
from reportedly.attribute.speech import SAYS
from reportedly.records import Parsed, Token
from reportedly.text.trees import child_with, children_with, subtree

_TIMES = frozenset("time day night morning evening afternoon week month year hour moment".split())


def misplaced(parsed: Parsed, verb: Token, cue: tuple[int, ...], source: tuple[int, ...]) -> Iterator[Frame]:
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
                yield Frame("ccomp", verb.i, cue, source, clause_of(parsed, clause, verb.i))


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


def orphaned_subject(parsed: Parsed, verb: int, clause: int) -> tuple[int, ...]:
    """ "Reported the charges “will include fraud”": an object that is the subject of the clause right behind it."""
    thing = child_with(parsed, verb, "dobj")
    if thing is None or not verb < thing < clause or child_with(parsed, clause, "nsubj", "nsubjpass", "expl", "mark"):
        return ()
    if not any(parsed.tokens[k].tag == "MD" for k in children_with(parsed, clause, "aux")):
        return ()
    return nominal(parsed, thing)


def is_reduced(parsed: Parsed, verb: Token, clause: int) -> bool:
    """ "A man found guilty of theft could be jailed": the main verb, taken for the complement of a participle."""
    bare = child_with(parsed, clause, "nsubj", "nsubjpass", "expl", "mark") is None
    modal = any(parsed.tokens[k].tag == "MD" for k in children_with(parsed, clause, "aux"))
    return bare and modal and verb.tag == "VBD" and verb.lemma not in SAYS
