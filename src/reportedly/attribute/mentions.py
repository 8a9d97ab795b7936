"""The names in one report: people, bodies, places and parties, and which of them stand for one thing.

First of the steps of `attribute/`.  The parser's entity labels are right 84 times in 100; this pass over the whole
report repairs most of the rest: spans are widened to the written name, each name gets one kind by vote, with what
the report itself tells (titles, full names, initials in brackets) and a gazetteer having a say.
"""

from collections import Counter
from collections.abc import Callable, Sequence

from reportedly.attribute.name_chains import FoundName, chain_names
from reportedly.attribute.name_runs import BODY_WORDS
from reportedly.attribute.name_spans import NameSpan, name_spans
from reportedly.attribute.parties import party_spans
from reportedly.records import Mention, Parsed, Report
from reportedly.records.accounts import MentionKind
from reportedly.text.body_names import acronyms, is_acronym, known_body
from reportedly.text.countries import country_of
from reportedly.text.names import family_first, fold, person_words
from reportedly.text.outlets import find_outlet

_KIND: dict[str, MentionKind] = {
    "PERSON": "person", "ORG": "body", "NORP": "body", "GPE": "place", "LOC": "place", "FAC": "place",
    "PRODUCT": "other", "EVENT": "other", "LAW": "other", "WORK_OF_ART": "other", "LANGUAGE": "other",
}  # fmt: skip


def find_mentions(
    parsed: Parsed, report: Report, known_place: Callable[[str], bool] | None = None
) -> tuple[Mention, ...]:
    """Find the named mentions in what was parsed of `report`, in order of their offsets.

    Titles, articles and possessive endings are left out of the spans.  Descriptions of bodies and parties ("the
    rebels", "army forces") come too, with `named` False where no proper name is part of them.  Mentions nest only
    where a description holds a name ("Arcadia's army").  `chain` counts up from 0 by first mention.  `known_place`
    tells whether a gazetteer has the name.
    """
    known = known_place or (lambda name: False)
    spans = name_spans(parsed, known)
    kinds = _vote(spans, known)
    found = [FoundName(s.start, s.end, s.text, kinds[fold(s.text)], s.title, True) for s in spans]
    for start, end, named in party_spans(parsed):
        inside = [n for n in found if n.start < end and start < n.end]
        if all(start <= n.start and n.end <= end for n in inside):
            found = [n for n in found if n not in inside or _possessor(parsed.text, n, end)]
            found.append(FoundName(start, end, parsed.text[start:end], "body", "", named))
    found.sort(key=lambda n: (n.start, -n.end))
    return tuple(
        Mention(report.id, n.start, n.end, n.text, n.kind, chain, n.named)
        for n, chain in zip(found, chain_names(found, parsed.text), strict=True)
    )


def _possessor(text: str, name: FoundName, end: int) -> bool:
    """Whether a name inside a description is whose it is ("Arcadia's army"), and so a mention by itself."""
    return text[name.end : min(name.end + 2, end)] in ("'s", "’s", "' ", "’ ") and name.end < end


def _vote(spans: Sequence[NameSpan], known_place: Callable[[str], bool]) -> dict[str, MentionKind]:
    """One kind for each name, by its labels over the whole report and what else the report tells of it."""
    votes: dict[str, Counter[str]] = {}
    for span in spans:
        tally = votes.setdefault(fold(span.text), Counter())
        tally.update(_signs(span))
    texts = {fold(s.text): s.text for s in reversed(spans)}
    surnames, firsts = _surnames(votes, texts), _first_names(votes, texts)
    kinds: dict[str, MentionKind] = {}
    for key, tally in votes.items():
        surname = _family_name(texts[key], tally, surnames) or (
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
        kinds[key] = _listed(texts[key]) or _winner(tally)
    _spread_initials(kinds, texts)
    return kinds


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
    if span.aged and span.label != "GPE":
        tally["person"] += 3
    return tally


def _family_name(text: str, tally: Counter[str], surnames: set[str]) -> bool:
    """Whether a name is the surname of someone named in full or with a title, or ends in the latter's."""
    words = person_words(text)
    if is_acronym(text) or not words or find_outlet(text) or known_body(text):
        return False
    if len(words) == 1 and " " not in text:
        return words[0] in surnames
    return len(words) in (2, 3) and words[-1] + "*" in surnames and not tally["word"] and tally["at"] == 0


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


def _spread_initials(kinds: dict[str, MentionKind], texts: dict[str, str]) -> None:
    """Initials and the name that they shorten are both bodies, unless they name a place ("UAE")."""
    short = [k for k in kinds if is_acronym(texts[k])]
    for key in kinds:
        for other in short:
            stands = other != key and texts[other].replace(".", "") in acronyms(texts[key])
            if stands and kinds[other] != "place" and (kinds[key] != "place" or len(texts[other]) > 2):
                kinds[key] = kinds[other] = "body"
