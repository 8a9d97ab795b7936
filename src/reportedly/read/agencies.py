"""The agencies that bylines, datelines and tag lines credit: the shared list of outlets, in the forms of credits."""

import re

from reportedly.text.outlets import load_outlets

# Outlets that others credit as they credit agencies: "(CNN) —", "— Al Jazeera".
_CREDITED_OUTLETS = ("CNN", "BBC", "BBC News", "Al Jazeera", "RFE/RL", "VOA", "Voice of America", "Press TV",
                     "Kurdistan 24")  # fmt: skip
_LABELS = frozenset(["MAP"])  # in capitals it heads a map more often than it credits the agency of Rabat


def _names() -> tuple[str, ...]:
    agencies = (n for o in load_outlets() if o.kind == "agency" for n in (o.name, *o.aliases))
    plain = (n.removeprefix("the ") for n in (*agencies, *_CREDITED_OUTLETS))
    return tuple(dict.fromkeys(n for n in plain if n not in _LABELS))


# Agencies whose copy other outlets print under their name, by the forms used in credits.  Case matters: "AA", "PA".
AGENCIES = _names()
ANY_AGENCY = "|".join(re.escape(name) for name in sorted(AGENCIES, key=lambda n: (-len(n), n)))
NAMES = frozenset(AGENCIES)
_MENTION = re.compile(rf"(?<![\w/-])(?:{ANY_AGENCY})(?![\w-])")


def find_agencies(text: str) -> list[tuple[int, int]]:
    """Offsets of the agencies' names in a credit, in order."""
    return [m.span() for m in _MENTION.finditer(text)]
