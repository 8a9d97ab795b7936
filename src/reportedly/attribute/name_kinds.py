"""What each name of a report names: a person, a body, a place or another thing; for `mentions`.

One kind for each name, by vote: the parser's labels over the whole report, with what the report itself tells (titles,
full names, initials in brackets) and a gazetteer having a say.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from reportedly.attribute.given_names import FEMALE_NAMES, MALE_NAMES
from reportedly.attribute.name_runs import BODY_WORDS
from reportedly.attribute.name_spans import NameSpan
from reportedly.attribute.person_words import BODIES
from reportedly.gazetteer.towns import find_towns
from reportedly.records.accounts import MentionKind
from reportedly.text.body_names import acronyms, is_acronym, known_body
from reportedly.text.countries import country_of
from reportedly.text.names import family_first, fold, person_words
from reportedly.text.outlets import find_outlet
from reportedly.text.place_names import VENUES

# Given names that are as much words, of which names of things are made.
_WORDS_TOO = frozenset(
    """rose will grace amber dawn christian bill frank ray carol crystal mark jean joy drew van lily ruby jade glenn
    dean rob pat art gene iris ivy olive daisy holly harry randy rich""".split()
)

_HEAVENS = frozenset("earth mars jupiter venus mercury saturn uranus neptune pluto moon sun".split())
_BEFORE_PLACES = frozenset(
    """north south east west northern southern eastern western northeast northwest southeast southwest central upper
    lower inner outer greater new old mount mt. lake cape fort ft. port st. saint san santa los las el la le
    bad punta puerto monte cerro playa villa ciudad isla sierra cabo ponta praia ilha mont river""".split()
)
_ENDS_OF_PLACES = frozenset(
    """side hemisphere glacier sheet strip rim basin garden gardens hill hills heights creek falls springs pole ocean
    sea sound shore coast canyon woods forest plain plains park field fields point ridge cove harbor harbour delta
    peninsula plateau province county island islands river mountain mountains valley village district school
    republic""".split()
)

_KIND: dict[str, MentionKind] = {
    "PERSON": "person", "ORG": "body", "NORP": "body", "GPE": "place", "LOC": "place", "FAC": "place",
    "PRODUCT": "other", "EVENT": "other", "LAW": "other", "WORK_OF_ART": "other", "LANGUAGE": "other",
}  # fmt: skip


def vote_kinds(spans: Sequence[NameSpan], known_place: Callable[[str], bool]) -> dict[str, MentionKind]:
    """One kind for each name, by its labels over the whole report and what else the report tells of it."""
    votes: dict[str, Counter[str]] = {}
    for span in spans:
        tally = votes.setdefault(fold(span.text), Counter())
        tally.update(_signs(span))
    texts = {fold(s.text): s.text for s in reversed(spans)}
    surnames, firsts = _surnames(votes, texts), _first_names(votes, texts)
    kinds: dict[str, MentionKind] = {}
    for key, tally in votes.items():
        surname = _family_name(texts[key], tally, surnames, votes) or (
            key in firsts and tally["at"] == 0 and tally["person"] >= tally["place"]
        )
        if (
            (tally["at"] or key not in BODY_WORDS)  # "the Union", but "in Union, N.J."
            and known_place(texts[key])
            and not (surname and (tally["at"] == 0 or tally["place"] < 2 * tally["person"]))
        ):
            tally["place"] += 2 + tally["person"] + tally["body"] if tally["title"] == 0 else 0
        if is_acronym(texts[key]) and tally["place"] <= tally["body"]:
            tally["body"] += 2
        if surname and (" " not in key or not tally["word"]):
            tally["person"] += 3 + (0 if tally["at"] else tally["place"] + tally["body"] + tally["other"])
        elif tally["fighters"] > 1 and not tally["title"] and tally["place"] <= tally["person"]:
            tally["body"] += 1 + tally["person"]
        elif not tally["word"] and not tally["at"] and _first_name_known(texts[key], votes):
            tally["person"] += tally["body"] + 1
        elif tally["several"] > tally["at"] and _team(tally) and not (known_place(texts[key]) or key[:-1] in surnames):
            tally["body"] += 1 + tally["person"] + tally["place"] + tally["other"]
        person = surname and find_outlet(texts[key]) is not None
        kinds[key] = (None if person else _listed(texts[key])) or _settled(texts[key], tally, surnames, known_place)
    _spread_initials(kinds, texts, known_place)
    return kinds


def _settled(text: str, tally: Counter[str], surnames: set[str], known_place: Callable[[str], bool]) -> MentionKind:
    """The kind with most votes; what nothing is said to be in, and no gazetteer has, is no place."""
    kind, words = _winner(tally), text.split()
    if kind == "person" and "-" in text and not tally["title"] and all(p in surnames for p in fold(text).split("-")):
        return "other"  # "the Reyes-Holt ticket" is two people
    if kind == "person" or tally["at"] or known_place(text):
        return kind
    given = words[0].casefold()
    named = given in (MALE_NAMES | FEMALE_NAMES) - _WORDS_TOO and not known_place(words[0])
    bodily = {w.casefold() for w in words[1:]} & (BODY_WORDS | BODIES | VENUES) or tally["word"] or tally["fighters"]
    plain = 1 < len(words) < 4 and all(w.istitle() and w.isalpha() for w in words)
    if named and plain and not bodily and not tally["event"]:
        return "person"
    kept = tally["venue"] or tally["towards"] or is_acronym(text) or _like_a_place(words, known_place)
    if kind == "place" and (fold(text) in _HEAVENS or not (kept or find_towns(text))):
        return "other"
    return kind


def _team(tally: Counter[str]) -> bool:
    return tally["person"] + tally["place"] + tally["body"] > 0 and not tally["title"]


def _like_a_place(words: Sequence[str], known_place: Callable[[str], bool]) -> bool:
    """Whether a name is made as those of places are: "Mount Arden", "Upper Arden", "Arden Heights"."""
    first, last = fold(words[0]), fold(words[-1])
    return len(words) > 1 and (first in _BEFORE_PLACES or last in _ENDS_OF_PLACES or known_place(" ".join(words[1:])))


def _signs(span: NameSpan) -> Counter[str]:
    """What one mention says about the kind of its name."""
    tally: Counter[str] = Counter()
    if span.label:
        tally[_KIND.get(span.label, "other")] += 1
    if span.title:
        tally["person"] += 3
        tally["title"] += 1
    if span.body_word:
        tally["body"] += 3
        tally["word"] += 1
    tally["place"] += span.place_word
    tally["at"] += span.place_word
    tally["fighters"] += span.fighters
    tally["several"] += span.several
    tally["towards"] += span.towards
    tally["venue"] += span.label == "FAC" or fold(span.text).split()[-1] in VENUES
    tally["event"] += span.label in ("LAW", "EVENT", "WORK_OF_ART")
    if span.aged and span.label != "GPE":
        tally["person"] += 3
    return tally


def _family_name(text: str, tally: Counter[str], surnames: set[str], votes: Mapping[str, Counter[str]]) -> bool:
    """Whether a name is the surname of someone named in full or with a title, or ends in the latter's."""
    words = person_words(text)
    if is_acronym(text) or not words or known_body(text) or _means_outlet(text, votes):
        return False
    if len(words) == 1 and " " not in text:
        return words[0] in surnames
    return len(words) in (2, 3) and words[-1] + "*" in surnames and not tally["word"] and tally["at"] == 0


def _means_outlet(text: str, votes: Mapping[str, Counter[str]]) -> bool:
    """Whether the name of an outlet is meant as such: not "Fox" where no "Fox News" is named."""
    outlet = find_outlet(text)
    if outlet is None or " " in text or outlet.kind == "platform":
        return outlet is not None
    return any(key.startswith(f"{fold(text)} ") and find_outlet(key) for key in votes)


def _first_name_known(text: str, votes: dict[str, Counter[str]]) -> bool:
    """Whether the first of two or three words stands by itself for a person elsewhere in the report."""
    words = text.split()
    alone = votes.get(fold(words[0]), Counter())
    return 1 < len(words) < 4 and alone["person"] > alone["place"] + alone["body"] and not is_acronym(words[-1])


def _listed(text: str) -> MentionKind | None:
    """Countries are places, agencies and outlets bodies, platforms things; None for what is none of them."""
    if country_of(text):  # "Jordan" is also short for its news agency
        return "place"
    if known_body(text):
        return "body"
    outlet = find_outlet(text)
    return None if outlet is None else "other" if outlet.kind == "platform" else "body"


def _winner(tally: Counter[str]) -> MentionKind:
    order: tuple[MentionKind, ...] = ("person", "body", "place", "other")
    best = max(order, key=lambda k: (tally[k], -order.index(k)))
    return best if tally[best] else "other"


def _surnames(votes: dict[str, Counter[str]], texts: dict[str, str]) -> set[str]:
    """Last names of those who are named in full, or with a title, as people; the latter with a star too."""
    found = set()
    for key, tally in votes.items():
        words = person_words(texts[key])
        person = tally["person"] > tally["place"] and tally["person"] >= tally["body"]
        if words and person and (len(words) > 1 or tally["title"]):
            found |= {words[-1], *([family_first(words)] if len(words) > 1 else [])}
        if words and tally["title"]:
            found.add(words[-1] + "*")
    return found


def _first_names(votes: dict[str, Counter[str]], texts: dict[str, str]) -> set[str]:
    """First names of those who are named in full as people."""
    full = [person_words(texts[k]) for k, t in votes.items() if t["person"] > t["place"] and t["person"] >= t["body"]]
    return {words[0] for words in full if len(words) > 1}


def _spread_initials(kinds: dict[str, MentionKind], texts: dict[str, str], known_place: Callable[[str], bool]) -> None:
    """Initials and the name that they shorten are both bodies, unless they name a place ("UAE")."""
    short = [k for k in kinds if is_acronym(texts[k])]
    for key in kinds:
        for other in short:
            stands = other != key and texts[other].replace(".", "") in acronyms(texts[key])
            place = kinds[other] == "place" and (kinds[key] != "body" or known_place(texts[other]))
            given = texts[key].split()[0].casefold()
            if stands and kinds[key] == "person" and given in MALE_NAMES | FEMALE_NAMES and not _listed(texts[other]):
                kinds[other] = "person"  # "J.T."
            elif stands and not place and (kinds[key] != "place" or len(texts[other]) > 2):
                kinds[key] = kinds[other] = "body"
