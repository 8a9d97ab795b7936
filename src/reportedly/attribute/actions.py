"""What befell the counted (killed, freed, displaced), from the words beside a number and the verb that it hangs on.

A part of `attribute/figures.py`: two figures are of one thing only when the same befell the counted.
"""

from collections.abc import Sequence

from reportedly.attribute.counted import STATES, NumberInPlace, phrase_words
from reportedly.records import Parsed, Token
from reportedly.text.trees import child_with, children_with

# Lemmas and participles made one; a lemma that is not here stands for itself.
ACTIONS: dict[str, str] = {
    word: action
    for action, words in {
        "die": "die dead kill killed death deaths fatality fatalities perish slay slain murder massacre dying",
        "injure": "injure injured injury injuries wound wounded hurt maim",
        "free": "free freed release released liberate liberated",
        "arrest": "arrest arrested arrests detain detained apprehend round jail imprison imprisoned",
        "miss": "miss missing unaccounted disappear disappeared vanish",
        "displace": "displace displaced uproot homeless displacement",
        "evacuate": "evacuate evacuated evacuation",
        "flee": "flee fled",
        "abduct": "abduct abducted kidnap kidnapped",
        "rescue": "rescue rescued save",
        "hospitalise": "hospitalise hospitalize hospitalised hospitalized hospital",
        "treat": "treat treated treatment",
        "infect": "infect infected infection infections",
        "destroy": "destroy destroyed demolish raze level",
        "damage": "damage damaged",
        "trap": "trap trapped",
    }.items()
    for word in words.split()
}
_EMPTY = frozenset(
    "be have do say see get make take include become remain leave tell report add total number reach rise "
    "stand climb hit pass exceed claim put bring jump grow increase fall drop confirm estimate "
    "involve need want use give go come know quote cite describe call ask urge accuse warn deny insist note "
    "believe think suggest speak talk interview show mean say feature comprise number contain consist".split()
)
_TOLLS = frozenset("toll number total count tally figure".split())
_GROUPS = frozenset("group team crowd convoy dozen hundred thousand million score ten half third majority".split())
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "obj")
# "Fourteen are known to have died": what follows befell them.
_RAISING = frozenset("know believe think fear presume report say confirm suppose understand expect estimate".split())
_CARE = frozenset("treatment aid care attention help".split())
_HOSPITALS = frozenset("hospital clinic infirmary ward".split())
_HOMES = frozenset("home house roof shelter".split())
_PASSED = ("nummod", "conj", "prep", "pobj", "appos", "quantmod", "compound", "nmod")
_HAPPENINGS = frozenset("death killing injury arrest release displacement evacuation abduction rescue".split())
_BETWEEN = frozenset(
    "were was are is left feared presumed believed reported confirmed still others people was being went".split()
)


def find_action(parsed: Parsed, number: NumberInPlace, phrase: Sequence[Token]) -> str | None:
    """What befell the counted: a state named beside it, the noun itself, or the verb that it hangs on; else None."""
    core = phrase[-1] if phrase else number.inside[-1]
    beside = [t.text.lower() for t in number.after if core.i < t.i <= core.i + 3]
    for i, word in enumerate(beside):  # "12 dead", "12 others wounded", "12 were feared dead"
        if word in STATES:
            return ACTIONS.get(word, word)
        if word not in _BETWEEN or i == 2:
            break
    for token in reversed(phrase):
        if token.text.lower() in ACTIONS:
            return ACTIONS[token.text.lower()]
    return _toll_action(parsed, core) or _verb_action(parsed, core)


def find_toll(parsed: Parsed, number: Token) -> str | None:
    """What a bare number says of a subject: "the death toll rose to 12" counts deaths."""
    verb = parsed.tokens[number.head]
    for _ in range(2):
        for i in parsed.children[verb.i]:
            subject = parsed.tokens[i]
            if (
                subject.text.lower() in STATES
                and subject.i < number.i
                and subject.dep in ("nsubj", "nsubjpass", "dobj")
            ):
                return subject.text.lower()
            if subject.dep in ("nsubj", "nsubjpass") and (named := _toll_of(parsed, subject)):
                return named
        verb = parsed.tokens[verb.head]
    return None


def _toll_of(parsed: Parsed, subject: Token) -> str | None:
    if subject.lemma not in _TOLLS:
        return None
    for i in parsed.children[subject.i]:
        child = parsed.tokens[i]
        if child.dep == "compound" and child.lemma == "death":
            return "deaths"
        if child.dep == "prep" and child.text.lower() == "of":
            objects = [parsed.tokens[j] for j in parsed.children[child.i] if parsed.tokens[j].dep == "pobj"]
            return _premodified(parsed, objects[0]) if objects else None
    return None


def _premodified(parsed: Parsed, noun: Token) -> str:
    """A noun with the adjectives and participles right before it ("injured people")."""
    first = noun.i
    while (
        first > 0 and parsed.tokens[first - 1].head == noun.i and parsed.tokens[first - 1].dep in ("amod", "compound")
    ):
        first -= 1
    return phrase_words(parsed.tokens[first : noun.i + 1])


def _toll_action(parsed: Parsed, core: Token) -> str | None:
    named = find_toll(parsed, core)
    return next((ACTIONS[word] for word in named.split() if word in ACTIONS), None) if named else None


def _verb_action(parsed: Parsed, core: Token) -> str | None:
    """What the sentence says befell the counted, else the clause that describes them, else any verb they hang on.

    "Freed 20 pupils who had been kidnapped" counts the freed, "named 20 pupils who had been kidnapped" the kidnapped.
    """
    governing = _governing_action(parsed, core)
    if governing in ACTIONS.values():
        return governing
    described = [parsed.tokens[i] for i in children_with(parsed, core.i, "acl", "relcl")]
    return next((ACTIONS[t.lemma.lower()] for t in described if t.lemma.lower() in ACTIONS), governing)


def _governing_action(parsed: Parsed, core: Token) -> str | None:
    """The verb or noun of happening that the counted noun hangs on, if it is its subject or object."""
    at = core
    for _ in range(5):
        head = parsed.tokens[at.head]
        if head.i == at.i:
            return None
        if at.dep in _ARGUMENTS and head.pos in ("VERB", "AUX"):
            return _verb_word(parsed, head)
        if head.lemma.lower() in _HAPPENINGS:
            return ACTIONS.get(head.lemma.lower(), head.lemma.lower())
        # "the driver of the two cars was held": nothing befell the cars
        if at.dep not in _PASSED or (at.dep == "prep" and head.pos != "NUM" and head.lemma not in _TOLLS | _GROUPS):
            return None
        at = head
    return None


def _verb_word(parsed: Parsed, verb: Token) -> str | None:
    lemma = verb.lemma.lower()
    raised = next((k for k in children_with(parsed, verb.i, "xcomp") if lemma in _RAISING), None)
    if raised is not None and child_with(parsed, verb.i, "nsubjpass", "auxpass") is not None:
        return _verb_word(parsed, parsed.tokens[raised])
    if (cared := _care(parsed, verb)) is not None:
        return cared
    if lemma not in _EMPTY:
        return ACTIONS.get(lemma, lemma)
    for i in parsed.children[verb.i]:
        child = parsed.tokens[i]
        if child.dep in ("acomp", "attr", "oprd", "xcomp") and child.text.lower() in ACTIONS:
            return ACTIONS[child.text.lower()]
    return None


def _care(parsed: Parsed, verb: Token) -> str | None:
    """What the words behind an empty verb tell: "taken to hospital", "given medical aid", "among the dead"."""
    for k in children_with(parsed, verb.i, "dobj", "prep"):
        thing = parsed.tokens[k]
        preposition = thing.lemma.lower() if thing.dep == "prep" else ""
        inner = child_with(parsed, k, "pobj") if preposition else k
        if inner is None:
            continue
        word = parsed.tokens[inner].lemma.lower()
        if word in _HOSPITALS and preposition in ("to", "in", "at"):
            return "hospitalise"
        medical = any(parsed.tokens[j].lemma.lower() in ("medical", "emergency") for j in parsed.children[inner])
        if not preposition and word in _CARE and (medical or word == "treatment"):
            return "treat"
        if preposition == "among" and parsed.tokens[inner].text.lower() in STATES:
            return ACTIONS.get(parsed.tokens[inner].text.lower(), word)
        if preposition == "without" and word in _HOMES and verb.lemma == "leave":
            return "displace"
    return None


def happened_to(parsed: Parsed, number: Token) -> str | None:
    """The passive verb of which a bare number is the subject ("a total of 51 had been taken"), whatever it tells."""
    at = number
    for _ in range(3):
        head = parsed.tokens[at.head]
        if at.dep == "nsubjpass" and head.pos == "VERB":
            return ACTIONS.get(head.lemma.lower(), head.lemma.lower())
        total = at.dep == "pobj" and parsed.tokens[head.head].lemma in _TOLLS
        if not total and at.lemma not in _TOLLS:
            return None
        at = parsed.tokens[head.head] if total else head
    return None
