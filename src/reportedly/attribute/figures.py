"""Every counted or measured thing in a report: its value or range, what is counted, and what befell it.

Takes a parsed report, gives `Figure` records; numbers and their bounds are read by `text/numbers.py` (its docstring
says what "dozens" or "nearly 300" become).  Numbers that count nothing are left out: dates and times, ordinals, ages of
people, names ("Resolution 1325", "Flight 19", "Route 4"), scores, house and telephone numbers.

`counted` is the noun phrase in the source's words, lower-cased ("political prisoners"), or the participle that stands
for it ("12 dead"); it is "" where the sentence leaves it out ("12 were killed").  `action` is one word for what befell
the counted, with near synonyms made one (`ACTIONS`), or None.
"""

import re
from collections.abc import Iterator

from reportedly.attribute.times import find_times
from reportedly.records import Figure, Parsed, Report, Sentence, Time, Token
from reportedly.text.numbers import Quantity, find_quantities
from reportedly.text.units import MONEY

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
        "infect": "infect infected infection infections",
        "destroy": "destroy destroyed demolish raze level",
        "damage": "damage damaged",
    }.items()
    for word in words.split()
}
_STATES = frozenset(
    "dead killed wounded injured hurt missing displaced arrested detained freed released homeless trapped stranded "
    "hospitalised hospitalized evacuated rescued infected unaccounted destroyed damaged captured abducted "
    "kidnapped".split()
)
_EMPTY = frozenset(
    "be have do say see get make take include become remain leave tell report add total number reach rise "
    "stand climb hit pass exceed claim put bring jump grow increase fall drop confirm estimate "
    "involve need want use give go come know".split()
)
_TOLLS = frozenset("toll number total count tally figure".split())
_GROUPS = frozenset("group team crowd convoy dozen hundred thousand million score ten half third majority".split())
_DREADED = frozenset(
    "were was are is left feared presumed believed reported confirmed still others people was being went".split()
)
_DESIGNATORS = frozenset(
    "resolution flight boeing airbus article section chapter no number nos route highway road motorway interstate room "
    "channel gate platform terminal unit block sector zone district ward floor page line bus train runway pier "
    "phase tier level stage type model grade category class psalm verse version part point protocol "
    "amendment title law act bill rule paragraph annex figure table apollo covid formula group team box "
    "radio studio area camp division brigade regiment battalion".split()
)
_AIRCRAFT = frozenset("jet aircraft plane airliner jetliner max".split())
_CLASSES = frozenset("class grade category phase level type stage tier number no part".split())
_IDLE = frozenset("thing way reason point idea example side hand part aspect sense word area factor moment".split())
_STREETS = frozenset("street st avenue ave road rd lane boulevard blvd drive square place court way downing".split())
_PREMODIFIERS = frozenset({"ADJ", "NOUN", "PROPN"})
_DROPPED = frozenset("other more additional further new such".split())


def find_figures(parsed: Parsed, report: Report) -> tuple[Figure, ...]:
    """Every figure in the body, in order; spans cover qualifier, number, unit and the counted noun."""
    times = find_times(parsed, report)
    figures: list[Figure] = []
    for sentence in parsed.sentences:
        text = parsed.text[sentence.start : sentence.end]
        inside = [t for t in times if sentence.start <= t.start < sentence.end]
        as_of = _as_of(text, sentence.start, inside)
        for quantity in find_quantities(text):
            draft = _figure(parsed, sentence, quantity, inside)
            if draft is None:
                continue
            end, counted, action = draft
            start = sentence.start + quantity.start
            figures.append(
                Figure(
                    id=f"{report.id}.f{len(figures) + 1}",
                    report=report.id,
                    start=start,
                    end=end,
                    text=parsed.text[start:end],
                    low=quantity.low,
                    high=quantity.high,
                    counted=counted,
                    unit="fraction" if quantity.kind == "fraction" else quantity.unit,
                    as_of=as_of,
                    approximate=quantity.approximate,
                    action=action,
                )
            )
    return tuple(figures)


def _as_of(text: str, offset: int, times: list[Time]) -> str | None:
    """The day that the sentence gives its figures for: "as of Friday", "as at 8 December"."""
    for time in times:
        if time.begins and re.search(r"\bas\s+(?:of|at|on)\s+(?:the\s+)?$", text[: time.start - offset], re.IGNORECASE):
            return time.begins[:10]
    return None


def _figure(
    parsed: Parsed, sentence: Sentence, quantity: Quantity, times: list[Time]
) -> tuple[int, str, str | None] | None:
    """Where the figure ends, what it counts and what befell it; None for a number that counts nothing."""
    start, end = sentence.start + quantity.start, sentence.start + quantity.end
    if any(t.start < end and start < t.end for t in times):
        return None
    tokens = parsed.tokens[sentence.first : sentence.last]
    inside = [t for t in tokens if t.start < end and t.end > sentence.start + quantity.number]
    if not inside:
        return None
    before = parsed.tokens[sentence.first : inside[0].i]
    after = parsed.tokens[inside[-1].i + 1 : sentence.last]
    noun = list(_counted(after))
    if not quantity.unit and _names(quantity, parsed.text, start, end, before, after, noun):
        return None
    if quantity.unit and re.match(r"[-‑\s]old\b", parsed.text[end : end + 4]):
        return None
    if noun and noun[0].text in ("-", "–"):  # "a two-car tram" counts cars
        noun = noun[1:2]
    core = noun[-1] if noun else inside[-1]
    counted = _words(noun)
    if quantity.unit:
        return _measure(parsed, quantity, inside, noun, end, after)
    action = _action(parsed, sentence, core, noun, after)
    if not noun and after and after[0].text.lower() in _STATES:
        noun, counted = [after[0]], after[0].text.lower()
    elif not noun:
        counted = _toll(parsed, inside[-1]) or ""
    if not noun and not action and not counted:
        return None  # a bare number that nothing explains
    return (noun[-1].end if noun else end), counted, action


def _counted(after: tuple[Token, ...]) -> Iterator[Token]:
    """The noun phrase that follows a number: "of" and determiners passed over, up to its last noun."""
    phrase: list[Token] = []
    rest = list(after)
    if rest and rest[0].text.lower() == "of":
        rest = rest[1:]
        while rest and (rest[0].pos in ("DET", "PRON", "NUM") or rest[0].tag == "PRP$"):
            rest = rest[1:]
    for i, token in enumerate(rest):
        joined = i > 0 and rest[i - 1].text in ("-", "–") and bool(phrase)
        listed = token.pos == "CCONJ" and bool(phrase) and phrase[-1].pos == "ADJ" and rest[i + 1 : i + 2] != []
        listed = listed and rest[i + 1].pos == "ADJ"
        joins = token.text in ("-", "–") and i + 1 < len(rest) and rest[i + 1].text.isalpha()
        owned = token.text in ("'s", "’s", "'", "’") and token.tag == "POS" and phrase
        modifies = token.tag in ("VBN", "VBG") and token.dep == "amod" and token.head > token.i
        if not (token.pos in _PREMODIFIERS or joins or owned or modifies or joined or listed):
            break
        if phrase and phrase[-1].tag in ("NNS", "NNPS") and token.pos != "NOUN":
            break
        phrase.append(token)
    while phrase and phrase[-1].pos not in ("NOUN", "PROPN"):
        phrase.pop()
    if phrase and phrase[-1].text.lower() in _STATES and len(phrase) == 1:
        return
    yield from phrase


def _words(noun: list[Token]) -> str:
    """The phrase in the source's words, lower-cased, without "other" or "more" before it."""
    kept = list(noun)
    while len(kept) > 1 and kept[0].text.lower() in _DROPPED:
        kept = kept[1:]
    words = ""
    for i, token in enumerate(kept):
        words += (" " if i and token.start > kept[i - 1].end else "") + token.text.lower()
    return words


def _names(
    quantity: Quantity, text: str, start: int, end: int, before: tuple[Token, ...], after: tuple[Token, ...],
    noun: list[Token],
) -> bool:  # fmt: skip
    """Whether the number is part of a name, an age, a score, a telephone or house number, or a pronoun."""
    last = before[-1] if before else None
    words = text[start:end].lower()
    following = text[end : end + 12]
    if words == "one" and (not noun or (after and after[0].text.lower() == "of")):
        return True
    if after and after[0].text.lower() == "of" and len(after) > 1 and after[1].text.lower() in ("them", "us", "these"):
        return words in ("one", "some")
    if words == "one" and noun[-1].text.lower() in _IDLE:  # "one thing is certain" counts nothing
        return True
    if re.fullmatch(r"[37]\d7|3[0-8]0", words) and noun and noun[-1].lemma.lower() in _AIRCRAFT:  # "a 737 jet"
        return True
    if last and last.text.lower() in ("aged", "age", "class"):
        return True
    if re.fullmatch(r"(?:1[5-9]|20)\d\d", words) and noun and noun[0].pos == "PROPN":  # "the 2007 Harbour Games"
        return True
    if re.match(r"\s?[-–:/.]\s?\d|[°#]|-(?:year|time|way|sided|on-one)|th\b", following) or following.startswith("%"):
        return True
    if re.search(r"(?:\d\s?[-–:/]\s?|#|[A-Za-z]-)$", text[max(0, start - 4) : start]):
        return True
    if quantity.start != quantity.number:  # "at least 12": a qualifier makes it a count
        return False
    if last and last.text.lower().rstrip(".") in _DESIGNATORS and last.pos != "VERB":
        return not (noun and last.text[0].islower() and last.text.lower() not in _CLASSES)
    if last and last.pos == "PROPN" and not noun:
        return True
    if last and last.pos == "PROPN" and after and last.head in (after[0].i, quantity_head(after)):
        return True
    if last and last.text == "," and after and after[0].text in (",", ".") and not noun and len(before) > 1:
        return before[-2].ent == "PERSON" or before[-2].pos == "PROPN"  # "Lina Faro, 45,"
    return any(t.text.lower().rstrip(".") in _STREETS and t.text[0].isupper() for t in noun)


def quantity_head(after: tuple[Token, ...]) -> int:
    """The index of what the token after the number hangs on, or -1."""
    return after[0].head if after else -1


def _measure(
    parsed: Parsed, quantity: Quantity, inside: list[Token], noun: list[Token], end: int, after: tuple[Token, ...]
) -> tuple[int, str, str | None]:
    """Of a measure, what is counted is what it measures ("60 percent of voters"), else the unit's own words."""
    follows = after[0].text.lower() if after else ""
    whole = follows == "of" or (follows == "in" and quantity.unit in MONEY.values())
    if whole and (named := list(_counted_after(after[1:]))):
        return named[-1].end, _words(named), None
    if noun and after and noun[0].i == after[0].i and parsed.text[end : end + 1] in (" ", "-"):
        return noun[-1].end, _words(noun), None
    unit = [t for t in inside if t.end <= end and t.pos in ("NOUN", "PROPN", "SYM")]
    return end, unit[-1].text.lower() if unit and unit[-1].text.isalpha() else "", None


def _counted_after(after: tuple[Token, ...]) -> Iterator[Token]:
    rest = after
    while rest and (rest[0].pos in ("DET", "PRON", "NUM") or rest[0].tag == "PRP$"):
        rest = rest[1:]
    return _counted(rest)


def _toll(parsed: Parsed, number: Token) -> str | None:
    """What a bare number says of a subject: "the death toll rose to 12" counts deaths."""
    verb = parsed.tokens[number.head]
    for _ in range(2):
        for i in parsed.children[verb.i]:
            subject = parsed.tokens[i]
            if (
                subject.text.lower() in _STATES
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
    return _words(list(parsed.tokens[first : noun.i + 1]))


def _action(parsed: Parsed, sentence: Sentence, core: Token, noun: list[Token], after: tuple[Token, ...]) -> str | None:
    """What befell the counted: a state named beside it, the noun itself, or the verb that it hangs on."""
    beside = [t.text.lower() for t in (parsed.tokens[core.i + 1 : min(core.i + 4, sentence.last)])]
    if beside and beside[0] in _STATES:
        return ACTIONS.get(beside[0], beside[0])
    if len(beside) > 1 and beside[0] in _DREADED and beside[1] in _STATES:
        return ACTIONS.get(beside[1], beside[1])
    if len(beside) > 2 and beside[0] in _DREADED and beside[1] in _DREADED and beside[2] in _STATES:
        return ACTIONS.get(beside[2], beside[2])
    for token in reversed(noun):
        if token.text.lower() in ACTIONS:
            return ACTIONS[token.text.lower()]
    return _toll_action(parsed, core) or _verb_action(parsed, core)


def _toll_action(parsed: Parsed, core: Token) -> str | None:
    named = _toll(parsed, core)
    return next((ACTIONS[word] for word in named.split() if word in ACTIONS), None) if named else None


def _verb_action(parsed: Parsed, core: Token) -> str | None:
    for i in parsed.children[core.i]:
        child = parsed.tokens[i]
        if child.dep in ("acl", "relcl") and child.lemma.lower() not in _EMPTY and child.lemma.lower() in ACTIONS:
            return ACTIONS[child.lemma.lower()]
    at = core
    for _ in range(5):
        head = parsed.tokens[at.head]
        if head.i == at.i:
            return None
        if at.dep in ("nsubj", "nsubjpass", "dobj", "obj") and head.pos in ("VERB", "AUX"):
            return _verb_word(parsed, head)
        if head.lemma.lower() in ("death", "killing", "injury", "arrest", "release", "displacement", "evacuation"):
            return ACTIONS.get(head.lemma.lower(), head.lemma.lower())
        if at.dep == "prep" and head.pos == "NOUN" and head.lemma not in _TOLLS | _GROUPS:
            return None  # "the driver of the two cars was held": nothing befell the cars
        if at.dep == "prep" and head.pos in ("VERB", "AUX"):
            return None
        if at.dep not in ("nummod", "conj", "prep", "pobj", "appos", "quantmod", "compound", "nmod"):
            return None
        at = head
    return None


def _verb_word(parsed: Parsed, verb: Token) -> str | None:
    lemma = verb.lemma.lower()
    if lemma not in _EMPTY:
        return ACTIONS.get(lemma, lemma)
    for i in parsed.children[verb.i]:
        child = parsed.tokens[i]
        if child.dep in ("acomp", "attr", "oprd", "xcomp") and child.text.lower() in ACTIONS:
            return ACTIONS[child.text.lower()]
    return None
