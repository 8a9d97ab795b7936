"""Where proper names stand in a parsed report, and what the words around each say of its kind.

The parser's entities are widened or cut to the capitalised run they stand in, and runs without an entity are kept:
`mentions` decides by vote over the whole report what each of them names.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from reportedly.attribute.called import PEOPLE, called, trades, two_places
from reportedly.attribute.name_offices import MEMBERS, after_place, title_at, without_office
from reportedly.attribute.name_runs import BODY_WORDS, LABELS, LINKS, capital_runs, seen_inside
from reportedly.attribute.person_words import BODIES
from reportedly.records import Parsed, Token
from reportedly.text.body_names import is_acronym
from reportedly.text.countries import country_of, country_of_demonym
from reportedly.text.place_names import called_place
from reportedly.text.titles import is_title_head, is_title_word

_PLACE_WORDS = frozenset(
    """river mount mountain mountains street road avenue bridge airport province governorate city county district
    island islands sea lake region valley dam prison square peninsula strait gulf bay desert village town oblast
    camp highway crossing port""".split()
)
_OWNED = ("´s", "`s", "’s", "'s")  # possessives that the tokenizer left on
_OTHER_WORDS = frozenset({"resolution", "act", "treaty", "agreement", "accord", "accords", "award", "prize"})
_AT = frozenset("in near at around across outside toward towards into inside throughout".split())
_TOWARDS = frozenset("from to of between via left leaving reached reaching".split())
# Said of a name directly before or after it: "the rebel group X", "X fighters", "the newspaper Y".
_GROUP_NOUNS = frozenset(
    """group organization organisation party militia movement company newspaper agency alliance coalition force faction
    outlet channel network broadcaster website daily site firm fighters rebels forces militants troops insurgents
    militiamen gunmen""".split()
)
# Capitalised, but adjectives of faith, politics or region rather than names of a party.
_ADJECTIVES = frozenset(
    """north south east west western eastern northern southern central arab arabic muslim christian jewish sunni
    shiite shia islamist islamic jihadist kurdish alawite druze european african asian latin american gulf
    republican democratic communist socialist conservative liberal nationalist catholic protestant orthodox
    buddhist hindu sikh salafi marxist""".split()
)
# Said of a group by those who fight for it or lead it; of people only by their surnames.
_FIGHTERS = frozenset(
    """militants fighters insurgents insurgency rebels militiamen gunmen jihadists islamists extremists terrorists
    members leader leaders commander commanders faction movement group""".split()
)
_EVENTS = frozenset(
    """bowl awards cup series games olympics olympiad championship championships marathon parade festival oscars
    grammys emmys primary primaries caucuses election elections referendum""".split()
)
_STATE_AFTER = re.compile(r", (?:[A-Z][a-z]{1,4}\.|[A-Z]\.\s?[A-Z]\.|[A-Z]{2}\b)")
_POSTAL = re.compile(r"[A-Z]{2}")
_AGED = re.compile(r",? \(?(?:aged )?[1-9]\d?(?:[,.)]|$)")  # "Ana Ruiz, 46,"
# "Ana Ruiz, a 31-year-old born in Lima"; not "Norte Air, a 20-year-old airline"
_OF_YEARS = re.compile(
    r", an? [1-9]\d-year-old (?:\w+ ){0,2}(?:man|woman|boy|girl|father|mother|student|national|citizen|resident|"
    r"born|from|who|living)\b"
)
_YEARS_OLD = re.compile(r"-year-old $")
_PARTY_SEAT = re.compile(r"[DRI]-[A-Z]\w*\.?(?:[A-Z]\.)?$")  # "D-Vt.": a member's party and state


@dataclass(frozen=True)
class NameSpan:
    """A proper name: its offsets and words, the parser's label ("" for none), its title, and the signs around it.

    `place_word` weighs what calls it a place: 1 for a preposition of place, 3 for "the town of".  `fighters` tells that
    it is said of those who fight for it or lead it, as is said of groups and not of people; `aged` that it has an age,
    or that the words in apposition to it are of a person; `several` that it is a plural with its article, as teams are;
    `towards` that one comes from it, goes to it or leaves it.
    """

    start: int
    end: int
    text: str
    label: str
    title: str
    body_word: bool
    place_word: int
    fighters: bool
    aged: bool
    several: bool = False
    towards: bool = False


def name_spans(parsed: Parsed, known_place: Callable[[str], bool] = lambda name: False) -> list[NameSpan]:
    """Find the proper names of a parsed text, in order, none overlapping; adjectives of nationality are no names.

    `known_place` tells whether a gazetteer has a name: "the mayor of Lisbon Ana Ruiz" is cut where the place ends.
    """
    strong = seen_inside(parsed)
    return [
        span
        for sentence in parsed.sentences
        for run in capital_runs(parsed, sentence, strong)
        for whole in two_places(parsed, *run, known_place)
        for first, last in without_office(parsed, *whole)
        for a, b, office in after_place(parsed, first, last, known_place)
        for span in _held(_segments(parsed, a, b), office)
    ]


def _held(spans: Iterable[NameSpan], office: str) -> Iterator[NameSpan]:
    """The spans, the first with its office as title where it has none."""
    for i, span in enumerate(spans):
        yield replace(span, title=span.title or office) if i == 0 else span


def _segments(parsed: Parsed, first: int, last: int) -> Iterator[NameSpan]:
    """Cut a run into names: at titles, between nationality and title, and where the parser begins another entity."""
    i = first
    piece = first
    while i < last:
        title = title_at(parsed, i, last)
        if title > i:
            yield from _cut(parsed, piece, i, "")
            if title < last:
                stop = next((k for k in range(title, last) if k > title and title_at(parsed, k, last) > k), last)
                yield from _cut(parsed, title, stop, parsed.text[parsed.tokens[i].start : parsed.tokens[title - 1].end])
                piece = i = stop
                continue
            piece = title
            i = title
            continue
        i += 1
    yield from _cut(parsed, piece, last, "")


def _cut(parsed: Parsed, first: int, last: int, title: str) -> Iterator[NameSpan]:
    """Give the names within tokens `first` to `last`: usually one."""
    first, last = _trim(parsed, first, last)
    if first >= last:
        return
    for a, b in _split(parsed, first, last) if not title else [(first, last)]:
        a, b = _trim(parsed, *_without_adjective(parsed, a, b))
        if a < b and (span := _name(parsed, a, b, title)):
            yield span


def _trim(parsed: Parsed, first: int, last: int) -> tuple[int, int]:
    junk = LINKS | {"-", "–", "'", '"', "“", "”", ".", ",", "(", ")"}
    while first < last and parsed.tokens[first].text.lower() in junk:
        first += 1
    while first < last and parsed.tokens[last - 1].text.lower() in junk:
        last -= 1
    return first, last


def _without_adjective(parsed: Parsed, first: int, last: int) -> tuple[int, int]:
    """ "Islamist HTS", "Turkish AKP": before initials an adjective is no part of the name."""
    word = parsed.tokens[first].text
    loose = word.lower() in _ADJECTIVES or country_of_demonym(word) is not None
    cut = loose and last - first == 2 and is_acronym(parsed.tokens[last - 1].text)
    return (first + 1, last) if cut else (first, last)


def _split(parsed: Parsed, first: int, last: int) -> list[tuple[int, int]]:
    """Cut where one entity ends and the next begins at once, each a name by itself; nationality comes off a person."""
    tokens = parsed.tokens
    cuts = [first]
    for i in range(first + 1, last):
        begins = tokens[i].ent_start and tokens[i - 1].ent in LABELS and tokens[i].ent in LABELS
        person = tokens[i].ent == "PERSON" and tokens[i - 1].ent in ("GPE", "NORP", "ORG") and last - i > 1
        nation = country_of_demonym(tokens[i - 1].text) and tokens[i].ent == "PERSON"
        if (begins and person and tokens[i - 1].text[:1].isupper()) or nation:
            cuts.append(i)
    return list(zip(cuts, [*cuts[1:], last], strict=True))


def _name(parsed: Parsed, first: int, last: int, title: str) -> NameSpan | None:
    tokens = parsed.tokens[first:last]
    start, end = tokens[0].start, tokens[-1].end
    if parsed.text[start:end].endswith(_OWNED):
        end -= 2
    text = parsed.text[start:end]
    words = [t.text.lower() for t in tokens]
    if _no_name(tokens, text, words, title):
        return None
    labels = [t.ent for t in tokens if t.ent in LABELS]
    label = max(sorted(set(labels)), key=labels.count) if labels else ""
    body = words[-1] in BODY_WORDS | MEMBERS or (words[0] in BODY_WORDS and "of" in words)
    event = words[-1] in _EVENTS and (len(words) > 1 or words[-1].endswith("s"))
    if event or any(w in _OTHER_WORDS for w in words):
        label, body = "LAW", False
    title = title or _bare_title(parsed, first)
    before = _word_before(parsed, first)
    after = parsed.tokens[last].text.lower() if last < len(parsed.tokens) else ""
    noun = called(parsed, first, last)
    body = body or before in _GROUP_NOUNS or after in _GROUP_NOUNS or (noun in _GROUP_NOUNS | BODIES)
    body = body or trades(parsed, first, last)
    place = (words[-1] in _PLACE_WORDS or (before in _AT and not event)) + 3 * called_place(parsed.text, start, end)
    place += bool(_STATE_AFTER.match(parsed.text, end)) + 3 * _state_of(parsed, first, text)
    several = first > 0 and parsed.tokens[first - 1].text.lower() == "the" and tokens[-1].tag in ("NNPS", "NNS")
    fighters = before in _FIGHTERS or after in _FIGHTERS
    around = parsed.text[max(0, start - 20) : start], parsed.text[end : end + 12]
    old = _YEARS_OLD.search(around[0]) or _AGED.match(around[1]) or _OF_YEARS.match(parsed.text, end)
    aged = bool(old) or (noun in PEOPLE and not body) or around[1].startswith(" White House")
    return NameSpan(
        start, end, text, label, title, body, place, fighters, aged, several and not title, before in _TOWARDS
    )


def _state_of(parsed: Parsed, first: int, text: str) -> bool:
    """Whether two capitals stand for the state of the town before them: "Salem, NH"."""
    if not _POSTAL.fullmatch(text) or first < 2 or parsed.tokens[first - 1].text != ",":
        return False
    town = parsed.tokens[first - 2]
    return town.ent == "GPE" and town.text.istitle()


def _bare_title(parsed: Parsed, first: int) -> str:
    """ "Mr" and the like without a full stop, which stand outside the run."""
    word = parsed.tokens[first - 1].text if first else ""
    return word if word in ("Mr", "Mrs", "Ms", "Miss") else ""


def _word_before(parsed: Parsed, first: int) -> str:
    """The word before a name, its article left out."""
    word = parsed.tokens[first - 1].text.lower() if first else ""
    return parsed.tokens[first - 2].text.lower() if word == "the" and first > 1 else word


def _only_title(tokens: tuple[Token, ...], words: list[str]) -> bool:
    """Whether a run is a title without a name; "Queens" and "First Group" are none where the parser labels them."""
    if tokens[0].ent == "PERSON" or not all(is_title_word(w) or is_title_word(w.removesuffix("s")) for w in words):
        return False
    if len(words) == 1:
        return tokens[0].ent not in ("GPE", "LOC", "FAC") or is_title_word(words[0])
    return any(map(is_title_head, words)) or not all(t.ent in LABELS for t in tokens)


def _no_name(tokens: tuple[Token, ...], text: str, words: list[str], title: str) -> bool:
    if len(text) < 2 or (text.isdigit() or not any(c.isalpha() for c in text)):
        return True
    if _PARTY_SEAT.match(text) or (len(words) == 1 and words[0] in _PLACE_WORDS | {"street", "eve", "day"}):
        return True
    if country_of(text):
        return False
    if country_of_demonym(text) or all(w in _ADJECTIVES for w in words):
        return True
    if not title and _only_title(tokens, words):
        return True
    ordinary = all(t.pos not in ("PROPN", "X") and t.ent not in LABELS for t in tokens)
    adjective = (
        len(words) == 1
        and tokens[0].ent == "NORP"
        and tokens[0].pos == "ADJ"
        and words[0].endswith(("ist", "ite", "ish"))
    )
    return (ordinary and not title) or adjective
