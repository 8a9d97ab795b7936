"""At what hour the main event happened, or something was done, by the words of a statement; a part of `details.py`."""

import re
from collections.abc import Iterator

from reportedly.compare.states import LIGHT
from reportedly.compare.views import View
from reportedly.records import Token
from reportedly.text.trees import ancestors

_CLOCK = re.compile(r"\b(\d{1,2})(?:[:.h](\d\d))?\s*(a\.?m|p\.?m)?\b", re.IGNORECASE)
_HAPPEN = frozenset(
    "happen occur strike hit crash collide bump derail overturn explode erupt start begin break detonate collapse sink "
    "shoot open attack ram".split()
)
_EVENTS = frozenset(
    "accident crash collision derailment attack explosion blast shooting earthquake quake fire incident raid strike "
    "collapse disaster tsunami storm bombing siege".split()
)
_BEFORE = 6  # tokens
_LIKE = {"land": "arrive", "reach": "arrive", "depart": "leave"}


def hours_of(view: View) -> Iterator[tuple[int, str]]:
    """Minutes of the day and words for each clock time that the statement gives for something happening.

    The time must hang on a verb of happening ("occurred around 5:10 a.m.", "collided at 5") or on the event's noun
    ("after the derailment just after 06:00").
    """
    parsed = view.account.parsed
    for time in view.times:
        minute = _minute(time.text) if time.granularity == "minute" else None
        inside = [t.i for t in view.tokens if time.start <= t.start < time.end]
        if minute is None or not inside:
            continue
        top = next((i for i in inside if parsed.tokens[i].head not in inside), inside[0])
        above = [parsed.tokens[i] for i in ancestors(parsed, top)[:3]]
        before = parsed.tokens[max(parsed.sentences[parsed.tokens[top].sent].first, inside[0] - _BEFORE) : inside[0]]
        governing = next((t for t in above if t.pos in ("VERB", "NOUN")), None)
        if any(t.lemma.lower() in _EVENTS for t in before if t.pos == "NOUN") or (governing and _happens(governing)):
            yield minute, " ".join(time.text.split())


def acts_at(view: View) -> Iterator[tuple[str, int, str]]:
    """(the verb, or one verb for its like, minute of the day, words) for each act that is told with a clock time."""
    parsed = view.account.parsed
    own = {t.i for t in view.words}
    for time in view.times:
        minute = _minute(time.text) if time.granularity == "minute" else None
        inside = [i for i in sorted(own) if time.start <= parsed.tokens[i].start < time.end]
        if minute is None or not inside:
            continue
        above = [parsed.tokens[i] for i in ancestors(parsed, inside[0]) if i in own]
        verb = next((t for t in above if t.pos == "VERB"), None)
        if verb is not None and verb.lemma.lower() not in LIGHT:
            lemma = verb.lemma.lower()
            yield _LIKE.get(lemma, lemma), minute, " ".join(time.text.split())


def _happens(token: Token) -> bool:
    return token.lemma.lower() in (_HAPPEN if token.pos == "VERB" else _EVENTS)


def _minute(words: str) -> int | None:
    """The minute of the day, or None when the words do not tell whether it is before or after noon."""
    match = _CLOCK.search(words)
    if match is None or int(match[1]) > 23 or not (match[2] or match[3]):
        return None
    hour, half = int(match[1]), (match[3] or "").replace(".", "").lower()
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return hour * 60 + int(match[2] or 0)
