"""Whose words a verb or a noun tells: subjects, agents, owners, and who controls a verb without a subject.

The parser's mistakes that news sentences invite are repaired here: inverted cues, and main verbs taken for participles.
"""

from reportedly.records import Parsed, Token
from reportedly.text.trees import ancestors, child_with, children_with, subtree

# Participles that go on with the same speaker after a comma: "said that A, adding that B".
_GOES_ON = frozenset(
    """add say note cite call stress warn explain argue insist describe refer accuse deny promise claim tell write point
    urge vow declare reiterate emphasize emphasise suggest allege quote blame stat acknowledge admit predict
    contradict reject dismiss dispute refute""".split()
)
_LIGHT = frozenset(
    "make issue give have express release voice offer repeat file publish raise reach hold be send post".split()
)


def verb_source(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """Who does the saying: the subject, the agent of a passive, or the one who controls a subjectless verb."""
    found = _climb(parsed, verb)
    if found and found[0] > verb and (fronted := _fronted(parsed, verb)):
        return fronted
    return found or _inverted(parsed, verb) or _fronted(parsed, verb) or _speaker_before(parsed, verb)


def _climb(parsed: Parsed, verb: int) -> tuple[int, ...]:
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
            return () if _is_dummy(parsed, subject) else nominal(parsed, subject)
        token = parsed.tokens[at]
        head = parsed.tokens[token.head]
        if (name := _garden_path(parsed, verb)) is not None:
            return name
        if (
            token.dep == "advcl"
            and goes_on(parsed, token)
            and head.dep == "ccomp"
            and parsed.tokens[head.head].pos == "VERB"
        ):
            at = head.head
            continue
        thing = child_with(parsed, head.i, "dobj")
        if (
            thing is not None
            and token.dep in ("advcl", "acl")
            and token.tag == "VBG"
            and head.lemma in ("quote", "cite")
        ):
            return nominal(parsed, thing, without=at)
        if token.dep in ("acl", "relcl", "amod") and head.pos in ("NOUN", "PROPN", "PRON"):
            bare = token.tag == "VBN" and child_with(parsed, at, "aux") is None
            return () if bare and token.dep == "acl" else nominal(parsed, head.i, without=at)
        if token.dep == "xcomp" and thing is not None and head.lemma != "promise":
            return nominal(parsed, thing)
        if token.dep == "pcomp" and head.lemma == "as":
            over = parsed.tokens[head.head]
            thing = child_with(parsed, over.i, "dobj", "nsubjpass")
            if thing is not None:
                return nominal(parsed, thing)
        if (
            token.dep not in ("conj", "xcomp", "advcl", "pcomp", "prep", "aux", "ccomp", "dep", "parataxis")
            or head.i == at
        ):
            return ()
        at = head.i
    return ()


def _fronted(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """ "The organisers, Hands for Velmar, said …": what opens the sentence, where the parser gave the verb no subject.

    A relative clause may stand in it; nothing else that has a verb of its own may.
    """
    token = parsed.tokens[verb]
    first = parsed.sentences[token.sent].first
    if token.tag not in ("VBD", "VBZ") or token.lemma not in _GOES_ON or not 1 < verb - first < 25:
        return ()
    if parsed.tokens[verb - 1].text != "," or child_with(parsed, verb, "ccomp", "dobj") is None:
        return ()
    stop = next((k for k in range(first, verb) if parsed.tokens[k].text == ","), verb)
    opening = parsed.tokens[first:stop]
    nominal_only = all(t.pos in ("DET", "ADJ", "NOUN", "PROPN", "ADP", "PART", "NUM") for t in opening)
    if not nominal_only or opening[0].pos not in ("DET", "PROPN") or opening[-1].pos not in ("NOUN", "PROPN"):
        return ()
    return tuple(range(first, verb - 1))


def _speaker_before(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """Of ", adding …" that the parser hung elsewhere: whoever spoke last in the sentence."""
    if not goes_on(parsed, parsed.tokens[verb]):
        return ()
    first = parsed.sentences[parsed.tokens[verb].sent].first
    for k in range(verb - 1, first, -1):
        token = parsed.tokens[k]
        if token.tag in ("VBD", "VBZ", "VBP") and token.lemma in _GOES_ON and token.dep != "relcl":
            return _climb(parsed, k) or _fronted(parsed, k)
    return ()


def _inverted(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """ "…," said X, …: the noun phrase right behind, where the parser gave the verb no subject."""
    token = parsed.tokens[verb]
    sentence = parsed.sentences[token.sent]
    if (
        token.tag not in ("VBD", "VBZ")
        or verb <= sentence.first
        or parsed.tokens[verb - 1].text not in (",", '"', "”", "''")
    ):
        return ()
    run = [k for k in range(verb + 1, min(sentence.last, verb + 12)) if starts_no_adjunct(parsed, verb + 1, k)]
    behind = parsed.tokens[run[-1] + 1] if run and run[-1] + 1 < sentence.last else token
    if behind.tag in ("VBD", "VBZ", "VBP", "MD"):  # "said he recalled": a clause of its own
        return ()
    return tuple(run) if any(parsed.tokens[k].pos in ("NOUN", "PROPN", "PRON") for k in run) else ()


def starts_no_adjunct(parsed: Parsed, first: int, k: int) -> bool:
    return all(
        parsed.tokens[j].pos in ("DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART")
        or parsed.tokens[j].text in ("of", "and", "-")
        for j in range(first, k + 1)
    )


def _garden_path(parsed: Parsed, verb: int) -> tuple[int, ...] | None:
    """The subject where the parser took a sentence's main verb for a participle and left a bare noun as its root."""
    token = parsed.tokens[verb]
    sentence = parsed.sentences[token.sent]
    if token.tag not in ("VBD", "VBN") or is_passive(parsed, verb) or child_with(parsed, verb, "aux") is not None:
        return None
    root = next((t for t in parsed.tokens[sentence.first : sentence.last] if t.head == t.i), token)
    if root.pos not in ("NOUN", "PROPN") or root.i >= verb or root.i not in ancestors(parsed, verb):
        return None
    if any(
        t.tag in ("VBD", "VBZ", "VBP", "MD") and t.dep not in ("relcl", "acl", "conj")
        for t in parsed.tokens[sentence.first : verb]
    ):
        return None
    first = subtree(parsed, root.i)[0]
    end = next((k for k in range(root.i + 1, verb) if parsed.tokens[k].text == ","), verb)
    participle = next((k for k in range(root.i + 1, end) if parsed.tokens[k].pos == "VERB"), end)
    return tuple(range(first, participle))


def goes_on(parsed: Parsed, token: Token) -> bool:
    """A participle of saying after a comma."""
    if token.tag != "VBG" or token.lemma.lower() not in _GOES_ON:
        return False
    first = subtree(parsed, token.i)[0]
    return first > 0 and parsed.tokens[first - 1].text in (",", "—", "–", '"', "”")


def _is_dummy(parsed: Parsed, subject: int) -> bool:
    token = parsed.tokens[subject]
    verb = parsed.tokens[token.head]
    return token.dep == "expl" or (token.lemma.lower() == "it" and is_passive(parsed, verb.i))


def noun_source(parsed: Parsed, noun: int) -> tuple[int, ...]:
    """Whose statement it is: "his claim", "a report by X", or the subject of a light verb ("X made a claim")."""
    owner = child_with(parsed, noun, "poss")
    if owner is not None:
        return tuple(k for k in nominal(parsed, owner) if parsed.tokens[k].dep != "case")
    for prep in children_with(parsed, noun, "prep"):
        if parsed.tokens[prep].lemma in ("by", "from", "among"):
            return nominal(parsed, child_with(parsed, prep, "pobj"))
    token = parsed.tokens[noun]
    head = parsed.tokens[token.head]
    if token.dep in ("dobj", "attr") and head.lemma in _LIGHT:
        return verb_source(parsed, head.i)
    return ()


def is_passive(parsed: Parsed, verb: int) -> bool:
    """Whether the verb is passive ("was quoted"), a bare participle after a noun included."""
    if child_with(parsed, verb, "nsubjpass", "auxpass", "agent") is not None:
        return True
    token = parsed.tokens[verb]
    return token.tag == "VBN" and token.dep in ("acl", "amod") and child_with(parsed, verb, "aux", "dobj") is None


def agent(parsed: Parsed, verb: int) -> tuple[int, ...]:
    """The "by …" of a passive, or nothing."""
    by = child_with(parsed, verb, "agent")
    if by is None:
        by = next((p for p in children_with(parsed, verb, "prep") if parsed.tokens[p].lemma == "by"), None)
    return nominal(parsed, child_with(parsed, by, "pobj")) if by is not None else ()


def nominal(parsed: Parsed, i: int | None, without: int | None = None) -> tuple[int, ...]:
    if i is None:
        return ()
    return tuple(subtree(parsed, i, lambda t: t.i == without))
