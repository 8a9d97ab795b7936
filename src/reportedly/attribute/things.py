"""What is known of each person, body or thing that a report mentions, and which words may stand for it.

`coreference.py` goes through a report with these; nothing here looks at more than one mention and its neighbours.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from reportedly.attribute.extractor import Attributed
from reportedly.attribute.given_names import FEMALE_NAMES, MALE_NAMES
from reportedly.attribute.person_words import BODIES, FEMALE, MALE, PERSON_NOUNS
from reportedly.records import Mention, Parsed, Token
from reportedly.records.accounts import MentionKind
from reportedly.text.titles import is_title_head
from reportedly.text.trees import child_with, children_with, subtree, tokens_within, top_of

# Titles as they are shortened before a name, and the words that later stand for whoever has them.
TITLES: dict[str, str] = {
    "dr": "doctor", "prof": "professor", "gen": "general", "capt": "captain", "cpt": "captain", "sgt": "sergeant",
    "lt": "lieutenant", "col": "colonel", "maj": "major", "adm": "admiral", "cmdr": "commander", "det": "detective",
    "insp": "inspector", "sen": "senator", "rep": "representative", "gov": "governor", "rev": "reverend",
    "supt": "superintendent", "atty": "attorney", "pres": "president",
}  # fmt: skip


@dataclass(slots=True)
class Thing:
    """What is known so far of one chain."""

    chain: int
    kind: MentionKind
    gender: str = ""
    plural: bool = False
    roles: set[str] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)  # those of the roles that it was called, not only described by
    last: int = -1  # token of its latest mention
    spoke: int = -1  # token at which it last was a source
    subject: bool = False
    in_quote: bool = False
    named: bool = False
    outlet: bool = False  # an agency, an outlet or a platform of the list
    personal: bool = False  # a name of two or three words that no body's words are in: a person, if it speaks


def source_heads(parsed: Parsed, found: Sequence[Attributed]) -> frozenset[int]:
    """The head tokens of all that is said to have said something."""
    heads = (top_of(parsed, tokens_within(parsed, one.source)) for one in found if one.source)
    return frozenset(h for h in heads if h is not None)


def roles_of(parsed: Parsed, token: Token) -> set[str]:
    """The words said of a name in its own noun phrase and appositions, and the name's last word ("ministry")."""
    words = {token.lemma.lower(), token.text.lower()}
    near = [*children_with(parsed, token.i, "compound", "nmod", "amod", "appos")]
    if token.dep == "appos":
        near.append(token.head)
        near += children_with(parsed, token.head, "compound", "amod")
    for k in list(near):
        near += children_with(parsed, k, "compound", "amod")
    words |= {parsed.tokens[k].lemma.lower().rstrip(".") for k in near}
    belongs = {f"of {name}" for k in (token.i, *near) for name in names_of_whole(parsed, k)}
    return words | {TITLES[w] for w in words & TITLES.keys()} | belongs


def nouns_of(parsed: Parsed, token: Token, name: str) -> set[str]:
    """What a name or description is called: its own noun, titles before it, appositions; no word of a name itself."""
    before = children_with(parsed, token.i, "compound", "nmod")
    common = [k for k in before if parsed.tokens[k].pos == "NOUN" and parsed.tokens[k].text.islower()]
    near = [token.i, *(k for k in before if k not in common[:-1]), *children_with(parsed, token.i, "appos")]
    near += [token.head] if token.dep == "appos" else []
    near += [k for n in before for k in children_with(parsed, n, "compound") if is_title_head(parsed.tokens[k].text)]
    words = {parsed.tokens[k].lemma.lower().rstrip(".") for k in near} - set(name.lower().split())
    return words | {TITLES[w] for w in words & TITLES.keys()}


def names_of_whole(parsed: Parsed, noun: int) -> set[str]:
    """The names of what a noun is said to belong to, in small letters: "the leader of the Reform Movement"."""
    objects = [
        child_with(parsed, k, "pobj") for k in children_with(parsed, noun, "prep") if parsed.tokens[k].lemma == "of"
    ]
    below = [parsed.tokens[k] for thing in objects if thing is not None for k in subtree(parsed, thing)]
    return {t.text.lower() for t in below if t.pos == "PROPN"}


def gender_of(words: Iterable[str]) -> str:
    """ "m" or "f" where one of the words tells ("Mr", "spokeswoman"), else nothing."""
    known = set(words)
    return "m" if known & MALE else "f" if known & FEMALE else ""


def genders(parsed: Parsed, mentions: Sequence[Mention], heads: Mapping[int, Mention]) -> dict[int, str]:
    """By chain, what titles anywhere in the report tell of a person's gender, or else the given name."""
    titled: dict[int, str] = {}
    called: dict[int, str] = {}
    for head, mention in sorted(heads.items()):
        if mention.named and mention.kind == "person" and (told := gender_of(roles_of(parsed, parsed.tokens[head]))):
            titled.setdefault(mention.chain, told)
    for mention in mentions:
        words = [w for w in mention.text.lower().split() if w.isalpha()]
        if mention.named and len(words) > 1:
            found = ["m" if w in MALE_NAMES else "f" for w in words[:-1] if w in MALE_NAMES or w in FEMALE_NAMES]
            if found:
                called.setdefault(mention.chain, found[0])
    return called | titled


def looks_personal(mention: Mention) -> bool:
    """Whether a name that was taken for a body's or a thing's may be a person's: two or three capitalised words."""
    words = mention.text.split()
    plain = all(w[0].isupper() and not w.isupper() and w.replace("-", "").isalpha() for w in words)
    return (
        mention.kind in ("body", "other") and 2 <= len(words) <= 3 and plain and not {w.lower() for w in words} & BODIES
    )


def fits(thing: Thing, wanted: str) -> bool:
    """Whether a pronoun ("m", "f", "they" or "it") may stand for the thing."""
    if wanted in ("m", "f"):
        person = thing.kind == "person" or (thing.personal and thing.spoke >= 0)
        return person and not thing.plural and thing.gender in ("", wanted)
    if wanted == "they":
        return thing.plural or thing.kind == "body"
    return thing.kind != "person" and not thing.plural


def same_clause_object(parsed: Parsed, before: Token, pronoun: Token) -> bool:
    """A subject and an object of one verb are not the same ("she told her"), reflexives and possessives aside."""
    if pronoun.tag == "PRP$" or pronoun.text.lower().endswith(("self", "selves")):
        return False
    return before.head == pronoun.head and before.dep.startswith("nsubj") and pronoun.dep in ("dobj", "dative", "iobj")


def empty_it(parsed: Parsed, token: Token) -> bool:
    """ "It is unclear whether …", "it was reported that …", "it rained": no thing is meant."""
    head = parsed.tokens[token.head]
    if token.dep == "expl" or head.lemma in ("rain", "snow", "seem", "appear"):
        return True
    if token.dep == "nsubjpass":
        return child_with(parsed, head.i, "ccomp") is not None
    if head.lemma == "be":
        adjective = child_with(parsed, head.i, "acomp")
        clause = child_with(parsed, head.i, "ccomp", "xcomp", "advcl")
        return clause is not None or (
            adjective is not None and child_with(parsed, adjective, "ccomp", "xcomp") is not None
        )
    return False


def phrase_of(parsed: Parsed, token: Token) -> tuple[int, int]:
    """The first token of the noun phrase, and the offset at which its head ends."""
    inside = subtree(
        parsed, token.i, lambda t: t.dep in ("relcl", "acl", "appos", "prep", "conj", "cc", "punct") and t.i > token.i
    )
    run = [k for k in inside if k <= token.i]
    first = run[0]
    for k in range(token.i, first - 1, -1):  # only what is joined to the head
        behind_noun = parsed.tokens[k].text == "," and parsed.tokens[k - 1].pos in ("NOUN", "PROPN")
        if behind_noun or (k not in run and parsed.tokens[k].text != "-"):
            first = k + 1
            break
    while first < token.i and parsed.tokens[first].pos in ("PUNCT", "CCONJ", "ADP"):
        first += 1
    return first, token.end


def kind_of(token: Token, lemma: str) -> MentionKind:
    """What a description stands for: a person, a body, or something else."""
    if lemma in PERSON_NOUNS or token.ent == "PERSON":
        return "person"
    return "body" if token.ent in ("ORG", "NORP", "GPE") or lemma in BODIES else "other"
