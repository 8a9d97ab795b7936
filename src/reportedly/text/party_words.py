"""Words for bodies and parties that news describes rather than names, and which of them mean one kind of party.

General words of the trade: "rebels", "insurgents" and "opposition forces" are one party told by different desks.
"""

import re
from functools import lru_cache

from reportedly.text.body_names import country_in
from reportedly.text.names import fold, same_person

# Offices and institutions: with a modifier that says whose they are, they name one body.
INSTITUTIONS = frozenset(
    """ministry army navy presidency government parliament police military cabinet regime administration embassy
    junta judiciary senate congress militia coastguard court council""".split()
)
# Plural or collective words for armed and political groups.
PARTIES = frozenset(
    """rebels insurgents militants fighters gunmen terrorists jihadists islamists separatists guerrillas troops forces
    opposition insurgency authorities officials protesters demonstrators settlers soldiers militias mercenaries
    extremists partisans paramilitaries""".split()
)
_REBEL = frozenset(
    """rebels insurgents militants fighters gunmen terrorists jihadists islamists guerrillas opposition insurgency
    rebel insurgent militant""".split()
)
_STATE = frozenset({"government", "regime", "loyalist", "state", "army", "military", "armed", "federal"})
_OWNER = re.compile(r"(.+?)['’]s? [a-z ]+$")
_ARMED = frozenset({"forces", "troops", "soldiers", "army", "military"})


@lru_cache(maxsize=65536)
def party_class(text: str) -> str | None:
    """Give the kind of party that a description stands for, or None when it is of no kind known to mean one party.

    "rebels" for those who fight a state, "army" for its armed forces, "government" for those who rule it, "security"
    for its security forces.
    """
    words = re.findall(r"[a-z]+", fold(text))
    if not words:
        return None
    head, rest = words[-1], set(words[:-1])
    if head in _REBEL or (head in _ARMED and rest & {"opposition", "rebel", "insurgent", "anti"}):
        return "rebels"
    if head in _ARMED and "security" in rest:
        return "security"
    if head in ("army", "military") or (head in _ARMED and rest & _STATE):
        return "army"
    if head in ("government", "regime", "authorities") or (head == "administration" and not rest):
        return "government"
    return None


def same_party(a: str, b: str) -> tuple[bool, str]:
    """Whether two descriptions mean one party: one kind, and one country or one person whose it is."""
    kind = party_class(a)
    if kind is None or kind != party_class(b):
        return False, "not of one kind"
    if plain_party(a) and plain_party(b):
        agree = country_in(a) == country_in(b)
        return agree, f"both words for one party ({kind})" if agree else "another country, or none told"
    mine, yours = _OWNER.match(a), _OWNER.match(b)
    if mine and yours and same_person(mine[1], yours[1])[0]:
        return True, "one kind of party of one person"
    return False, "described otherwise"


@lru_cache(maxsize=65536)
def plain_party(text: str) -> bool:
    """Whether a description says no more than its kind and at most a country: "Arcadian rebels", "armed forces"."""
    known = _REBEL | _STATE | _ARMED | {"security", "authorities", "group", "groups"}
    words = [w for w in re.findall(r"[a-z]+", fold(text)) if w != "the"]
    country = country_in(text)
    return all(w in known or bool(country and country_in(w) == country) for w in words)
