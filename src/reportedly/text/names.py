"""Whether two names name one person: spelling, transliteration, titles and word order aside; pure functions.

Conservative: surnames must agree, and given names that both are told must not conflict.  `body_names` and
`place_names` do the same for bodies and places.
"""

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import Levenshtein

from reportedly.text.titles import split_title

PARTICLES = frozenset(
    """al el ul ad as ar an at bin ben ibn bint de del der den di da das do dos du des la le las los van von ter ten zu
    zur y e st""".split()
)
# Words that are one name with the word after them, however they are spaced ("Abdul Ghani", "Abu Mohammed").
_JOINING = re.compile(r"^(abd|abdu|abdel|abdul|abdal|abdol|abu|abou|umm|um|oum|mac|o)$")
_SERVANT = re.compile(r"^abd(?:[aeuio]?l|[aeu]?(?=([rstdznl])\1))(?=\w{2})")
_SUFFIXES = {"jr": "jr", "junior": "jr", "sr": "sr", "senior": "sr", "ii": "ii", "iii": "iii", "iv": "iv"}
_FAMILY_FIRST = frozenset(
    """kim lee li park pak choi jeong jung chung yoon yun kang cho jang lim han oh seo shin moon xi wang zhang liu
    chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo nguyen tran le pham phan vu vo dang bui do
    ngo""".split()
)
_NICKNAMES = (
    "william bill will billy|robert bob rob bobby|richard rick dick|james jim jimmy|john jack johnny jon|"
    "joseph joe|michael mike mick|thomas tom|edward ed ted eddie|anthony tony antony|charles charlie chuck|"
    "christopher chris|daniel dan danny|david dave|andrew andy drew|benjamin ben benny binyamin benyamin bibi|"
    "alexander alex sasha|elizabeth liz beth betty|katherine kate kathy catherine|margaret maggie peggy|samuel sam|"
    "stephen steve steven|"
    "matthew matt|nicholas nick|peter pete|kenneth ken|gregory greg|jeffrey jeff|timothy tim|vladimir volodymyr|"
    "francis frank|frederick fred|gerald gerry jerry|patrick pat|raymond ray|ronald ron|donald don|theodore ted|"
    "susan sue|deborah debbie|jennifer jen|pamela pam|rebecca becky|victoria vicky|lawrence larry|leonard leo|"
    "mohammed mohamad mohd md|yevgeny evgeny|dmitry dmitri|sergei serhii sergiy|henry hank harry|philip phil phillip|"
    "albert al bert|"
    "nathaniel nathan nate|zachary zach zack|jacob jake|martin marty|stanley stan|eugene gene|harold hal|joshua josh|"
    "jonathan jon|gabriel gabe|abraham abe|walter walt|judith judy|jacqueline jackie|cynthia cindy|christine chris|"
    "sandra sandy|dorothy dot dottie|barbara barb|abigail abby|frances fran|terrence terry|alfred al fred"
)
_NICK: dict[str, frozenset[int]] = {
    word: frozenset(i for i, group in enumerate(_NICKNAMES.split("|")) if word in group.split())
    for word in _NICKNAMES.replace("|", " ").split()
}

# Letters and pairs that the romanisations of Arabic, Persian, Russian and Hebrew exchange; classes, not sounds.
_PAIRS = (
    ("tch", "k"), ("dzh", "s"), ("sch", "s"), ("kh", "k"), ("gh", "k"), ("dj", "k"), ("ph", "f"), ("th", "t"),
    ("dh", "d"), ("sh", "s"), ("ch", "k"), ("ts", "s"), ("tz", "s"), ("ck", "k"), ("zh", "s"), ("ou", ""), ("x", "ks"),
)  # fmt: skip
_CLASSES = str.maketrans({"q": "k", "g": "k", "j": "k", "c": "k", "z": "s", "w": "v", "b": "b", "p": "p"})
_VOWELS = re.compile(r"[aeiouy]+")
# Chosen on the tuning half of tests/data/name_pairs.tsv: least likeness of surnames whose consonants agree.
_LIKE = 0.5
_LIKE_GIVEN = 0.4
_LIKE_SHORT = 0.65  # with two consonants or fewer much else is alike: Dean is not Diana
_WORD = re.compile(r"\w+(?:'\w+)*\.?")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Give `name` in small ASCII letters, one space between words, apostrophes and possessives dropped."""
    plain = anyascii(name.replace("’", "'").replace("‘", "'").replace("ʼ", "'").replace("´", "'")).casefold()
    plain = re.sub(r"(?<=\w)'s\b|(?<=s)'(?=\s|$)", "", plain).replace("'", "").replace("`", "")
    return " ".join(plain.split())


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """Give what transliterations leave alone: the consonants' classes, and whether a vowel comes first.

    skeleton("Gaddafi") == skeleton("Qadhafi"); skeleton("Mohammed") == skeleton("Muhammad").
    """
    plain = re.sub(r"[^a-z]", "", fold(word))
    if plain[:2] in ("ye", "je") and len(plain) > 3:
        plain = plain[1:]
    for pair, letter in _PAIRS:
        plain = plain.replace(pair, letter)
    plain = re.sub(r"(.)\1+", r"\1", plain.translate(_CLASSES))
    first = "a" if plain[:1] in "aeiouy" and plain else ""
    bones = _VOWELS.sub("", plain)
    return first + (bones[:-1] if len(bones) > 1 and bones.endswith("h") else bones)


def like(a: str, b: str) -> float:
    """Likeness of two folded words from 0 to 1 (Levenshtein distance over the longer)."""
    return Levenshtein.normalized_similarity(a, b)


@lru_cache(maxsize=65536)
def person_words(name: str) -> tuple[str, ...]:
    """The folded words of a person's name: no titles, particles joined or dropped, suffixes ("Jr.") left out."""
    words = _words(split_title(name.replace("'s", "").replace("’s", "").strip())[1])
    joined: list[str] = []
    pending = ""
    for i, word in enumerate(words):
        bare = word.rstrip(".")
        if bare in _SUFFIXES and i:
            continue
        if _JOINING.match(bare) and i + 1 < len(words):
            pending += "abd" if bare.startswith("abd") else "abu" if bare in ("abu", "abou") else bare
            continue
        if bare in PARTICLES and i + 1 < len(words):
            continue
        if not pending:
            bare = _SERVANT.sub("abd", bare)
        joined.append(pending + bare)
        pending = ""
    return tuple(joined + ([pending] if pending else []))


def _words(name: str) -> list[str]:
    return [w for w in _WORD.findall(fold(name).replace("-", " ")) if w.strip("._")]


def name_suffix(name: str) -> str | None:
    """What follows a name to tell father from son: "jr", "sr", "ii" and so on, None where nothing does."""
    return next((_SUFFIXES[w.rstrip(".")] for w in _words(name)[1:] if w.rstrip(".") in _SUFFIXES), None)


def without_suffix(name: str) -> str:
    """The name without the word that tells father from son ("Omar Reyes Jr." is "Omar Reyes")."""
    kept = [w for i, w in enumerate(name.split()) if not i or w.rstrip(".,").casefold() not in _SUFFIXES]
    return " ".join(kept).rstrip(",")


def same_word(a: str, b: str, least: float = _LIKE) -> bool:
    """Whether two folded words are spellings of one name: equal, or alike with the same consonants."""
    if a == b:
        return True
    if a.startswith("abu") != b.startswith("abu"):  # a father's by-name is not the name itself
        return False
    bones = skeleton(a)
    if len(bones.removeprefix("a")) < 3 and min(len(a), len(b)) > 3:
        least = max(least, _LIKE_SHORT)
    return len(bones) > 1 and bones == skeleton(b) and like(a, b) >= least


def _same_given(a: str, b: str) -> bool:
    if same_word(a, b, _LIKE_GIVEN):
        return True
    if min(len(a), len(b)) == 1:
        return a[0] == b[0]
    ends = a[0] == b[0] and a[-1] == b[-1]
    if ends and min(len(a), len(b)) > 6 and len(a) != len(b) and Levenshtein.distance(a, b) == 1:
        return True  # a letter too many within a long name
    return bool(_NICK.get(a, frozenset()) & _NICK.get(b, frozenset()))


def _within(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the given names of `short` stand in `long` in the same order."""
    rest = iter(long)
    return all(any(_same_given(a, b) for b in rest) for a in short)


def _agree(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether given names that both tell do not conflict: the shorter within the longer, first names not at odds."""
    if not a or not b:
        return True
    short, long = sorted((a, b), key=len)
    return _within(short, long)


@lru_cache(maxsize=65536)
def same_person(a: str, b: str) -> tuple[bool, str]:
    """Whether two names can name one person, and the reason.

    A bare surname agrees with every full name that ends in it; it is for the caller to choose among several.
    """
    left, right = person_words(a), person_words(b)
    if not left or not right:
        return False, "no name"
    if name_suffix(a) != name_suffix(b) and min(len(left), len(right)) > 1:
        return False, "one is a junior or senior"
    if left == right:
        return True, "same name"
    joined, other = "".join(left), "".join(right)
    if same_word(joined, other, 0.6) and (len(left) != len(right) or joined == other):
        return True, "same name, spaced otherwise"
    if len(left) == len(right) > 1 and sorted(left) == sorted(right):
        return True, "same names in another order"
    return _compare(left, right)


def _compare(left: tuple[str, ...], right: tuple[str, ...]) -> tuple[bool, str]:
    short, long = sorted((left, right), key=len)
    if len(short) == 1:
        return _bare_surname(short[0], long)
    if same_word(short[-1], long[-1]):
        if _agree(short[:-1], long[:-1]):
            return True, "same surname, given names agree"
        return False, "given names conflict"
    if len(short) >= 2 and _starts(short, long):
        return True, "the shorter name begins the longer"
    if len(short) >= 2 and long[-len(short) :] != long and all(map(same_word, short, long[-len(short) :])):
        return True, "the shorter name ends the longer"
    if len(left) == len(right) > 1 and _shuffled(left, right) and _shuffled(right, left):
        return True, "same names in another order"
    return False, "surnames differ"


def _shuffled(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return all(any(same_word(x, y) for y in b) for x in a)


def _starts(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """ "Pedro Ruiz" begins "Pedro Ruiz Ortega"; a first name alone does not make a person."""
    return len(long) > len(short) and all(map(same_word, short, long)) and len(short[-1]) > 1


def family_first(words: tuple[str, ...]) -> str:
    """The family name of a person's words: the first where it is one that stands first, else the last."""
    return words[0] if words[0] in _FAMILY_FIRST else words[-1]


def _bare_surname(word: str, full: tuple[str, ...]) -> tuple[bool, str]:
    if len(full) > 1 and full[0] in _FAMILY_FIRST and same_word(word, full[0]):
        return True, "same family name, which comes first"
    if len(full) == 3 and full[0] in _FAMILY_FIRST:
        return False, "family name differs"
    if same_word(word, full[-1]):
        return True, "same surname"
    if len(full) > 2 and len(word) > 3 and same_word(word, full[-2]):
        return True, "same first surname of two"
    return False, "surnames differ"
