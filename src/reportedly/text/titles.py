"""Titles and ranks before a person's name, told apart from the name itself ("Foreign Minister | Sergei Lavrov").

Used where names are found (`attribute/`) and where they are compared (`names`).
"""

import re

# Words that form titles in English news; a run of them before a name is its title.
_TITLE_WORDS = frozenset(
    """president vice prime minister premier chancellor king queen prince princess crown emir sultan sheikh sheik shaikh
    shah pope cardinal archbishop bishop father rabbi imam ayatollah mullah mufti reverend rev pastor patriarch sister
    mr mrs ms miss mx sir dame lord lady baroness baron count dr doctor prof professor madame madam monsieur herr frau
    señor senor sen senator rep representative congressman congresswoman councilman councilwoman councillor councilor
    gov governor mayor deputy assistant acting interim former ex late ambassador envoy consul commissioner director
    secretary undersecretary spokesman spokeswoman spokesperson speaker leader chief head chair chairman chairwoman
    chairperson ceo commander commandant general gen lieutenant lt colonel col major maj captain capt cpt sergeant sgt
    corporal cpl private pvt admiral adm rear brigadier brig marshal field officer detective inspector superintendent
    constable sheriff trooper judge justice prosecutor attorney counsel coach foreign interior defense defence finance
    health justice state opposition elect supreme national security adviser advisor minority majority whip taoiseach
    caliph haji hajji ustad comrade chefminister staff police fire principal executive managing warrant special
    first second petty non-commissioned wing squadron group home treasury trade energy culture information education
    transport labor labour agriculture environment economy justice press intelligence co-chair co-founder founder
    warlord militant
    coordinator emissary negotiator paramount crown-prince mallam malam alhaji alhaja hajiya maulana mawlana maulvi
    mawlawi sayyid sayyed hojatoleslam engr barrister datuk shri smt undersheriff mp mep msp mla congressperson
    deacon canon commodore bailiff ranger editor publisher manager historian actor actress comedian comedienne
    filmmaker songwriter quarterback goalkeeper midfielder coo cfo cto vp gm pro tem tempore justices senators
    representatives presidents governors ministers secretaries judges professors generals ambassadors sens reps govs
    profs drs pres d.a""".split()
)
# A title must hold one of these; the others only qualify ("former", "foreign", "of state").
_HEADS = _TITLE_WORDS - frozenset(
    """vice prime crown deputy assistant acting interim former ex late rear field foreign interior defense defence
    finance health state opposition elect supreme national security minority majority staff police fire executive
    intelligence managing warrant special first second petty non-commissioned wing squadron group home treasury trade
    energy culture
    information education transport labor labour agriculture environment economy press pro tem tempore""".split()
)
_LINKS = frozenset({"of", "of the", "for", "and"})
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*\.?")
_LAST_WORD = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*\.?)([ \xa0]+)$")
_CASED_TITLE = re.compile(r"^[A-Z]")


def _bare(word: str) -> str:
    return word.rstrip(".").casefold()


def is_title_word(word: str) -> bool:
    """Whether `word` may stand in a title before a name ("Foreign", "Gen.", "President-elect")."""
    return _bare(word) in _TITLE_WORDS or (_bare(word).endswith("-elect") and _bare(word)[:-6] in _TITLE_WORDS)


def is_title_head(word: str) -> bool:
    """Whether `word` alone is a title of a person ("President", "Sgt."), not only a qualifier."""
    return _bare(word).removesuffix("-elect") in _HEADS


def split_title(name: str) -> tuple[str, str]:
    """Split "President al-Assad" into ("President", "al-Assad"); the title is "" when there is none.

    A name that is nothing but title words is left whole ("King" may be a surname).
    """
    at = 0
    cut = 0
    headed = False
    words = list(_WORD.finditer(name))
    for i, word in enumerate(words):
        linked = i > 0 and word[0].casefold() in ("of", "for") and i + 1 < len(words)
        if word.start() - at > 1 or not (is_title_word(word[0]) or linked):
            break
        headed = headed or is_title_head(word[0])
        at = word.end()
        cut = i + 1
    while cut and words[cut - 1][0].casefold() in ("of", "for"):
        cut -= 1
    if not headed or cut == 0 or cut >= len(words):
        return "", name
    return name[: words[cut - 1].end()], name[words[cut].start() :]


def title_before(text: str, start: int, floor: int = 0) -> int:
    """Where the title that stands directly before offset `start` begins; `start` itself when there is none.

    Only capitalised titles count: in "the rebel commander Ana Ruiz" the description is not part of the name's form.
    """
    at = start
    best = start
    while match := _LAST_WORD.search(text, max(floor, at - 40), at):
        word = match[1]
        if match.start() > max(floor, 0) and text[match.start() - 1] not in " \xa0\n\t“\"'(‘":
            break
        if word.casefold() in ("of", "for") and at < start:
            at = match.start()
            continue
        if not (_CASED_TITLE.match(word) and is_title_word(word)):
            break
        at = match.start()
        if is_title_head(word) or best < start:
            best = at
    return best
