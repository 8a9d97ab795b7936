"""A figure where it is told: what it counts, what befell the counted, where, over which time, and how surely.

A part of `ledger.py`.  What is read here from the words around the number is what `sameness.py` compares.
"""

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

from reportedly.compare.views import View
from reportedly.records import Figure, Token
from reportedly.text.trees import ancestors, children_with, tokens_within

_WINDOW = 9  # tokens after a number that say what it is for
_LINE = 45  # characters around a number in which words of scope stand

_ADDED = re.compile(r"\b(?:another|additional(?:ly)?|a further|more)\b(?!\s+than)|\bother\s+(?=\w)", re.IGNORECASE)
_RATE = re.compile(
    r"\b(?:a|an|per|each|every)\s+(?P<each>day|night|week|month|year|hour|minute|head|person)\b|\b(?P<kind>daily|weekly|"
    r"monthly|annual(?:ly)?|yearly|hourly|on average|average)\b|\b(?:in|over|within|during)\s+(?:the\s+)?(?:past|last|"
    r"previous|a single|one)\s+(?P<past>24\s+hours|day|week|month|year|two\s+weeks|48\s+hours|few\s+\w+)\b|\b(?P<only>"
    r"overnight|(?:on\s+)?\w+day alone|(?:today|yesterday) alone)\b|\bnew\s+(?P<new>cases|infections|deaths)\b",
    re.IGNORECASE,
)
_PERIODS = {
    "daily": "day", "24 hours": "day", "overnight": "day", "weekly": "week", "monthly": "month", "annual": "year",
    "annually": "year", "yearly": "year", "hourly": "hour", "on average": "average",
}  # fmt: skip
_WIDE = re.compile(
    r"\b(?:nation-?wide|country-?wide|state-?wide|world-?wide|globally|(?:across|throughout|around|in)\s+(?:the\s+)?"
    r"(?:whole\s+|entire\s+)?(?:country|nation|state|world|region|province|globe)|overall)\b",
    re.IGNORECASE,
)
_PARTITIVE = re.compile(r"\bof\s+(?:the|its|their|our|his|her|those|these|all|them|whom|which)\b", re.IGNORECASE)
_LIGHT = frozenset(
    "take bring put rush lose suffer receive include leave report say carry have be make give set see hold move send "
    "get find treat transport".split()
)
_MODALS = frozenset("could would might can should".split())
_FORESEEN = frozenset("if unless threaten plan aim hope want seek expect predict forecast project".split())
_CONTINUES = re.compile(
    r"(?:hours?|minutes?|feet|foot|metres?|meters?|pounds?|years?|months?|days?|weeks?)(?:,?\s+and|,)?\s+$"
)
_FORMER = re.compile(
    r"\b(?:previously|earlier|initially|originally|at first|first (?:said|put|reported|estimated)|(?:up|down|revised|"
    r"raised|lowered|increased|risen|rose|grew|fell|dropped|cut)(?:\s+(?:up|down|upwards?|downwards?|sharply))?\s+from)\b"
    r"[^.;]{0,40}$",
    re.IGNORECASE,
)
_THEN = re.compile(
    r"^[^.;,]{0,25}\b(?:previously|earlier|at first|initially) (?:said|reported|thought|given|estimated)", re.I
)
_DEGREE = re.compile(
    r"\b(?P<grave>serious(?:ly)?|critical(?:ly)?|grave(?:ly)?|severe(?:ly)?|life-threatening|intensive)\b|\b(?P<light>minor|"
    r"slight(?:ly)?|light(?:ly)?|walking)\b",
    re.IGNORECASE,
)
_LENGTHS = frozenset("m cm mm km ft in yard mile".split())
_FALLS, _FALLING = frozenset("fall plunge plummet drop tumble".split()), "fall"
_EXTENT = re.compile(r"[-\s](deep|wide|long|high|tall|thick)\b", re.IGNORECASE)
_PARTS = frozenset(
    "female male woman man child girl boy teenage foreign local elderly young adult armed senior civilian".split()
)


@dataclass(frozen=True, slots=True)
class Told:
    """A figure where it is told: its noun's kind, what befell the counted, and the words that say what it is for.

    `sorts` are the nouns before the counted noun ("ambulance" crews), `period` is the stretch that it is counted by
    ("day"), `wide` whether it is of a whole country or more, `foreseen` whether it is only possible or planned, `of`
    what a measure measures ("water"), `extent` which extent of what ("deep well"), `former` whether it is told as an
    earlier number, `whole` the figure that it is a part of.
    """

    view: View
    figure: Figure
    noun: str
    kind: str
    happening: str
    about: frozenset[str]
    names: frozenset[str]
    places: frozenset[str]
    actors: frozenset[str]
    part: frozenset[str]
    sorts: frozenset[str]
    added: bool
    partitive: bool
    period: str
    wide: bool
    foreseen: bool
    continues: bool
    of: str
    extent: str
    former: bool
    whole: str


def tell(view: View, figure: Figure, kinds: Mapping[str, str], whole: str = "") -> Told:
    """The figure with what is known of it; `kinds` are those of the entities, `whole` the figure it is a part of."""
    words = view.account.parsed.text
    inside = tokens_within(view.account.parsed, [(figure.start, figure.end)])
    tokens = [view.account.parsed.tokens[i] for i in inside]
    last = figure.counted.split()[-1:] or [""]
    nouns = [*reversed(tokens), *view.tokens]  # "the number of patients rose to 900": its noun stands elsewhere
    noun = next((t.lemma.lower() for t in nouns if t.text.lower() == last[0]), last[0])
    around = _window(view, figure, inside)
    line = _line(view, figure)
    return Told(
        view=view,
        figure=figure,
        noun=noun,
        kind=load_kinds().get(noun, noun) or _kind_after(view, inside),
        happening=_happening(view, figure, around),
        about=frozenset(view.account.parsed.tokens[i].lemma.lower() for i in around if _tells(view, i)),
        names=frozenset(view.account.parsed.tokens[i].text.lower() for i in around if _names(view, i)),
        places=frozenset(p for i in _beside(view, inside) if (p := _place(view, i, kinds))),
        actors=_actors(view),
        part=(frozenset(t.lemma.lower() for t in tokens[:-1] if t.pos != "NUM") & _PARTS) | _degree(view, around),
        sorts=frozenset(
            t.lemma.lower() for t in tokens[:-1] if t.pos == "NOUN" and t.dep in ("compound", "nmod", "conj")
        ),
        added=bool(_ADDED.search(words[figure.start : figure.end + 6])),
        partitive=bool(_PARTITIVE.search(figure.text)) or _is_part(figure, words),
        period=_period(words[max(0, figure.start - 12) : figure.end + 30]),
        wide=bool(_WIDE.search(line)),
        foreseen=_foreseen(view, inside),
        continues=bool(_CONTINUES.search(words[max(0, figure.start - 14) : figure.start])),
        of=noun if figure.unit and " of " in figure.text else "",
        extent=_extent(view, figure, inside),
        former=bool(_FORMER.search(words[max(view.statement.start, figure.start - 70) : figure.start]))
        or bool(_THEN.match(words[figure.end : figure.end + 60])),
        whole=whole,
    )


def _is_part(figure: Figure, words: str) -> bool:
    """Whether a bare number is one of more ("12 of the patients"); "12 patients of the clinic" may be all of them."""
    bare = not figure.counted or not figure.text.lower().endswith(figure.counted.lower())
    return bare and bool(_PARTITIVE.match(words[figure.end :].lstrip()))


def _extent(view: View, figure: Figure, inside: Sequence[int]) -> str:
    """Which extent of what a length is ("deep well"), or ""."""
    parsed = view.account.parsed
    if not inside or figure.unit not in _LENGTHS:
        return ""
    found = _EXTENT.match(parsed.text[figure.end : figure.end + 12])
    if found is None:
        verbs = [parsed.tokens[i].lemma.lower() for i in ancestors(parsed, inside[-1])[:2]]
        return next((_FALLING for lemma in verbs if lemma in _FALLS), "")
    at = next((t for t in parsed.tokens[inside[-1] + 1 :][:4] if t.text.lower() == found[1].lower()), None)
    if at is None:
        return ""
    after = parsed.tokens[at.i + 1 : at.i + 2]
    attributive = parsed.text[figure.end] in "-‑"
    noun = next((t for t in after if t.pos == "NOUN" or (attributive and t.text.isalpha())), None)
    above = [at.head, *ancestors(parsed, at.i)]
    subjects = [j for i in above for j in children_with(parsed, i, "nsubj") if parsed.tokens[j].pos == "NOUN"]
    noun = noun or next((parsed.tokens[j] for j in subjects), None)
    return f"{found[1].lower()} {noun.lemma.lower()}" if noun else ""


def _line(view: View, figure: Figure) -> str:
    """The words around the figure, within its statement."""
    start, end = view.statement.start, view.statement.end
    return view.account.report.text[max(start, figure.start - _LINE) : min(end, figure.end + _LINE)]


def _kind_after(view: View, inside: Sequence[int]) -> str:
    """Of whom a bare number is one part ("21 of the more than 200 girls"), else people."""
    parsed = view.account.parsed
    after = parsed.tokens[inside[-1] + 1 : inside[-1] + 1 + _WINDOW] if inside else ()
    if not after or after[0].text.lower() != "of":
        return "anyone"
    return next((load_kinds()[t.lemma.lower()] for t in after if t.lemma.lower() in load_kinds()), "anyone")


def _degree(view: View, around: Sequence[int]) -> frozenset[str]:
    """How badly the counted were hurt, where that is said: the gravely hurt are a part of the hurt."""
    if not around:
        return frozenset()
    tokens = view.account.parsed.tokens
    found = _DEGREE.search(view.account.report.text[tokens[around[0]].start : tokens[around[-1]].end])
    return frozenset({found.lastgroup}) if found and found.lastgroup else frozenset()


def _period(words: str) -> str:
    found = _RATE.search(words)
    if not found:
        return ""
    told = next(" ".join(w.lower().split()) for w in (*found.groups(), "") if w is not None)
    return "day" if "alone" in told or found["new"] else _PERIODS.get(told, told)


def _foreseen(view: View, inside: Sequence[int]) -> bool:
    """Whether what is counted is only possible, planned or set as a condition; "may have been" is an estimate."""
    parsed = view.account.parsed
    if not inside:
        return False
    for i in ancestors(parsed, inside[0]):
        hung = [parsed.tokens[c] for c in parsed.children[i]]
        perfect = any(t.lemma == "have" and t.dep == "aux" for t in hung)
        if parsed.tokens[i].pos in ("VERB", "AUX") and not perfect:
            words = {t.lemma.lower() for t in hung if t.dep in ("aux", "mark", "advmod")}
            if words & (_MODALS | _FORESEEN) or (parsed.tokens[i].lemma.lower() in _FORESEEN and i != inside[0]):
                return True
    return False


def _window(view: View, figure: Figure, inside: Sequence[int]) -> list[int]:
    """The figure's own tokens and those after it, up to the next figure or the end of its sentence."""
    if not inside:
        return []
    parsed = view.account.parsed
    others = [f.start for f in view.account.figures if f.start >= figure.end]
    stop = min(others, default=len(parsed.text))
    end = min(parsed.sentences[parsed.tokens[inside[0]].sent].last, inside[-1] + 1 + _WINDOW)
    return [*inside, *(i for i in range(inside[-1] + 1, end) if parsed.tokens[i].start < stop)]


def _beside(view: View, inside: Sequence[int]) -> range:
    """The tokens of the sentence around a figure that may say where it was counted."""
    if not inside:
        return range(0)
    sentence = view.account.parsed.sentences[view.account.parsed.tokens[inside[0]].sent]
    return range(max(sentence.first, inside[0] - _WINDOW), min(sentence.last, inside[-1] + _WINDOW + 1))


def _place(view: View, i: int, kinds: Mapping[str, str]) -> str:
    """The entity of a place's name, or whatever name stands after "in", "at" or "near"."""
    entity = view.entity_at.get(i, "")
    token = view.account.parsed.tokens[i]
    above = view.account.parsed.tokens[token.head]
    if kinds.get(entity) == "place":  # "the Osk refinery" is not in Osk for all that its name tells
        return "" if token.dep == "compound" and above.pos == "NOUN" and above.i not in view.entity_at else entity
    named = token.pos == "PROPN" and token.dep == "pobj" and token.ent not in ("DATE", "TIME", "EVENT")
    return (entity or token.text.lower()) if named and above.text.lower() in ("in", "at", "near") else ""


def _actors(view: View) -> frozenset[str]:
    if view.top is None:
        return frozenset()
    subjects = children_with(view.account.parsed, view.top.i, "nsubj")
    return frozenset(view.entity_at[i] for i in subjects if i in view.entity_at)


def _tells(view: View, i: int) -> bool:
    token = view.account.parsed.tokens[i]
    return token.pos in ("NOUN", "PROPN", "ADJ") and token.text.isalpha()


def _names(view: View, i: int) -> bool:
    return view.account.parsed.tokens[i].pos == "PROPN" and view.account.parsed.tokens[i].text.isalpha()


def _happening(view: View, figure: Figure, around: Sequence[int]) -> str:
    """What befell the counted; where the verb is light ("were taken to hospital"), what the words after it say."""
    known = load_happenings()
    action = (figure.action or "").lower()
    if action in known:
        return known[action]
    after = [view.account.parsed.tokens[i] for i in around]
    if figure.counted.endswith("lives") or (action == "lose" and "life" in {t.lemma for t in after}):
        return "die"
    if action and action not in _LIGHT:
        return action
    return _first_known(after)


def _first_known(tokens: Sequence[Token]) -> str:
    known = load_happenings()
    return next((known[w] for t in tokens for w in (t.lemma.lower(), t.text.lower()) if w in known), "")


@functools.cache
def load_happenings() -> Mapping[str, str]:
    """Words and the name of the happening that they tell."""
    return _load("happenings.tsv")


@functools.cache
def load_kinds() -> Mapping[str, str]:
    """Nouns and the kind of the people or things that they count."""
    return _load("kinds.tsv")


def _load(name: str) -> Mapping[str, str]:
    lines = (files("reportedly.compare") / "data" / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and line[0] != "#"]
    return {word: row[0] for row in rows for word in row[1].split()}
