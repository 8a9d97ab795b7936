"""Where a capitalised run holds an office, a title or somebody's party and state beside the name; for `name_spans`.

"Weekly Mirror Editor Ana Ruiz", "President of Arcadia", "the mayor of Lisbon Ana Ruiz", "Ohio Republican Bo Harlow".
"""

from collections.abc import Callable

from reportedly.attribute.name_runs import BODY_WORDS
from reportedly.records import Parsed
from reportedly.text.body_names import known_body
from reportedly.text.titles import is_title_head, is_title_word

# Titles that nobody is called by, so that a name is cut at them though the parser sees one name.
_ONLY_TITLES = frozenset(
    """president chairman chairwoman chairperson chair minister director secretary editor manager actress comedian
    comedienne quarterback goalkeeper coo ceo cfo gm vp historian publisher senator sen representative rep congressman
    congresswoman governor gov spokesman spokeswoman spokesperson ambassador commissioner superintendent undersecretary
    chancellor coordinator filmmaker""".split()
)
# Titles only before a name: "House of Representatives" and "Family Manager" are names themselves.
_BEFORE_NAMES = frozenset(
    """editor publisher manager historian actor actress comedian filmmaker songwriter gm vp pro tem tempore justices
    senators representatives presidents governors ministers secretaries judges professors generals ambassadors sens reps
    govs profs drs""".split()
)
MEMBERS = frozenset("republicans democrats gop tories socialists greens".split())
_MEMBER = frozenset("republican democrat democratic independent conservative".split())
# Offices, by whose holder a body or land is told; a Duke of Arden is called so himself.
_OFFICES = frozenset(
    """president minister secretary governor mayor director chief commander speaker chairman chairwoman chair attorney
    ambassador head leader commissioner general""".split()
)


def without_office(parsed: Parsed, first: int, last: int) -> list[tuple[int, int]]:
    """Leave the office out of "President of the United States"; cut "White House" from whose it is."""
    words = [t.text for t in parsed.tokens[first:last]]
    count = next((k for k, w in enumerate(words) if not is_title_word(w)), len(words))
    # "Minister of Internal Affairs Bo Harlow" tells a field, and may hold a name.
    field = "Affairs" in words or any(t.ent == "PERSON" for t in parsed.tokens[first + count : last])
    if 0 < count < len(words) - 1 and words[count] == "of" and words[count - 1].lower() in _OFFICES and not field:
        start = first + count + (2 if words[count + 1].lower() == "the" else 1)
        return [(start, last)] if title_at(parsed, first, last) == first else [(first, last)]
    if len(words) == 3 and words[1:] == ["White", "House"] and words[0].isalpha() and words[0].istitle():
        return [(first, first + 1), (first + 1, last)]
    return [(first, last)]


def after_place(
    parsed: Parsed, first: int, last: int, known_place: Callable[[str], bool]
) -> list[tuple[int, int, str]]:
    """Cut "London Ana Ruiz" of "the mayor of London Ana Ruiz" in two, after the longest place that is known."""
    tokens = parsed.tokens
    if (cut := _member_cut(parsed, first, last, known_place)) is not None:
        return cut
    at = next((i for i in range(first, last) if _office(parsed, i)), None)
    if at is None:
        return [(first, last, "")]
    for end in range(last - 2, at, -1):
        rest = tokens[end:last]
        whose = parsed.text[tokens[at].start : tokens[end - 1].end]
        if (known_place(whose) or known_body(whose)) and all(t.text[:1].isupper() for t in rest):
            return [(first, end, ""), (end, last, _office(parsed, at))]
    return [(first, last, "")]


def _member_cut(
    parsed: Parsed, first: int, last: int, known_place: Callable[[str], bool]
) -> list[tuple[int, int, str]] | None:
    """ "Ohio Republican Ana Ruiz", "an Ohio Democrat": the state, and whoever follows; None where this is not so."""
    tokens = parsed.tokens
    at = next((i for i in range(first + 1, last) if tokens[i].text.lower() in _MEMBER), None)
    if at is None or not known_place(parsed.text[tokens[first].start : tokens[at - 1].end]):
        return None
    rest = tokens[at + 1 : last]
    if not rest:
        return [(first, at, "")]
    body = {rest[0].text.lower(), rest[-1].text.lower()} & (BODY_WORDS | MEMBERS)
    if body or not rest[0].text[:1].isupper():
        return None
    return [(first, at, ""), (at + 1, last, "" if is_title_word(rest[0].text) else tokens[at].text)]


def _office(parsed: Parsed, i: int) -> str:
    """The office whose place token `i` begins: "mayor" before "Lisbon" in "the mayor of Lisbon"; "" for none."""
    back = i - 2 if i and parsed.tokens[i - 1].text == "the" else i - 1
    if back < 1 or parsed.tokens[back].text not in ("of", "to"):
        return ""
    word = parsed.tokens[back - 1].text
    return word if is_title_head(word) else ""


def title_at(parsed: Parsed, i: int, last: int) -> int:
    """Where a title that begins at token `i` ends; `i` when there is none, or when a body's name goes on."""
    end = i
    headed = False
    token, before = parsed.tokens[i], parsed.tokens[i - 1]
    within = i > 0 and token.ent == before.ent == "PERSON" and not token.ent_start and before.end + 1 == token.start
    only = token.text.rstrip(".").lower() in _ONLY_TITLES
    if within and token.text.istitle() and not only and not is_title_word(before.text):
        return i  # "Ana King Ruiz"
    while end < last:
        word = parsed.tokens[end].text
        if is_title_word(word):
            headed = headed or is_title_head(word)
            end += 1
        elif word in ("-", "of", "for") and end > i and end + 1 < last and is_title_word(parsed.tokens[end + 1].text):
            end += 1
        else:
            break
    if not headed or (end < last and parsed.tokens[end].text.lower() in BODY_WORDS | {"of", "for"}):
        return i
    if end == last and parsed.tokens[end - 1].text.rstrip(".").lower() in _BEFORE_NAMES:
        return i
    return end
