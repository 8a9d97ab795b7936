"""Which noun phrases can speak: people, bodies, media and what is written; for `nested.py` and `coreference.py`.

"Citing two officials" names a source, "citing safety concerns" a reason.
"""

from reportedly.attribute.channels import is_media
from reportedly.attribute.person_words import BODIES, KIN, PERSON_NOUNS
from reportedly.records import Parsed, Token
from reportedly.text.party_words import INSTITUTIONS, PARTIES
from reportedly.text.trees import child_with, children_with

# What is written or recorded speaks for whoever issued it.
WRITTEN = frozenset(
    """statement communique communiqué report document letter memo memorandum filing indictment ruling verdict
    release bulletin complaint lawsuit affidavit transcript post tweet video footage message article study survey
    declaration notice email e-mail record data figures files papers""".split()
)
_SPEAKERS = frozenset(
    """source sources official officials person people resident residents witness witnesses authority authorities
    insider insiders lawyer lawyers agency agencies outlet outlets media activist activists executive executives
    diplomat diplomats spokesperson somebody someone ministry office police member members survivor survivors
    eyewitness eyewitnesses colleague colleagues relative relatives friend friends neighbour neighbours neighbor
    neighbors passenger passengers employee employees worker workers staff""".split()
)
_ISSUED = frozenset("issue release publish send sign write post file distribute give".split())


def is_voice(parsed: Parsed, head: int) -> bool:
    """Whether the noun phrase with this head can be whom somebody cites."""
    token = parsed.tokens[head]
    word = token.lemma.lower()
    if token.pos == "PRON":
        return False
    if token.ent in ("PERSON", "ORG", "NORP") or (token.pos == "PROPN" and token.ent not in ("DATE", "TIME", "LAW")):
        return True
    words = PERSON_NOUNS | KIN | BODIES | INSTITUTIONS | PARTIES | WRITTEN | _SPEAKERS
    return word in words or token.text.lower() in words or is_media(token.text)


def cites_voice(parsed: Parsed, verb: Token) -> bool:
    """Whether the verb cites or quotes somebody whose words are told elsewhere: not "quoted her as saying that …"."""
    things = [k for k in children_with(parsed, verb.i, "dobj") if k > verb.i]
    if verb.lemma not in ("cite", "quote") or not things:
        return False
    as_ = any(parsed.tokens[k].lemma == "as" for k in children_with(parsed, verb.i, "prep", "mark"))
    return not as_ and is_voice(parsed, things[0])


def issuer_of(parsed: Parsed, token: Token) -> int | None:
    """The head of whose document it is: "the ministry's statement", "a letter from the board", "a report by X".

    Also "a statement issued by the ministry" and "the police report", where a body's word stands before.  None for
    other words and where nobody is named.
    """
    if token.lemma.lower() not in WRITTEN:
        return None
    if (owner := child_with(parsed, token.i, "poss")) is not None:
        return owner if is_voice(parsed, owner) else None
    for prep in children_with(parsed, token.i, "prep", "agent"):
        inner = child_with(parsed, prep, "pobj")
        if parsed.tokens[prep].lemma.lower() in ("from", "by", "of") and inner is not None and is_voice(parsed, inner):
            return inner
    for clause in children_with(parsed, token.i, "acl"):
        if parsed.tokens[clause].lemma in _ISSUED and (by := child_with(parsed, clause, "agent")) is not None:
            return child_with(parsed, by, "pobj")
    for k in children_with(parsed, token.i, "compound", "nmod"):
        if parsed.tokens[k].text.lower() in INSTITUTIONS | {"company", "union", "agency"}:
            return k
    return None
