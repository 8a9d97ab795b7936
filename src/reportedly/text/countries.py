"""Which country a name or a demonym stands for ("Türkiye", "U.S.", "Syrian"); used by names, align and gazetteer.

The table in `data/countries.txt` was written by hand for English news; codes are ISO 3166-1 alpha-2.
"""

from functools import cache
from importlib.resources import files

from anyascii import anyascii

# Written in small letters these are other words ("us", "car"), so they count only as they stand here.
_CASED = frozenset({"US", "CAR", "ROK", "UK"})


@cache
def _tables() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Folded names to code, folded demonyms to code, code to the name that is shown."""
    names: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    shown: dict[str, str] = {}
    text = (files("reportedly.text") / "data" / "countries.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        code, known, people = line.split("|")
        shown[code] = known.split(";")[0]
        for name in known.split(";"):
            names[_key(name)] = code
        for name in filter(None, people.split(";")):
            demonyms[_key(name)] = code
            demonyms.setdefault(_key(name + "s"), code)
    return names, demonyms, shown


def _key(name: str) -> str:
    plain = anyascii(name).strip()
    plain = plain[4:] if plain.lower().startswith("the ") else plain
    return plain if plain in _CASED else " ".join(plain.replace("-", " ").casefold().split())


def country_of(name: str) -> str | None:
    """Give the ISO code of the country that `name` names ("the United States", "Burma"), or None."""
    return _tables()[0].get(_key(name))


def country_of_demonym(word: str) -> str | None:
    """Give the ISO code of the country that an adjective or people's name belongs to ("Turkish"), or None."""
    return _tables()[1].get(_key(word))


def country_name(code: str) -> str | None:
    """Give the English name of the country with this ISO code, or None."""
    return _tables()[2].get(code)


def country_names() -> tuple[tuple[str, str], ...]:
    """All known (folded name, code) pairs, in the table's order."""
    return tuple(_tables()[0].items())
