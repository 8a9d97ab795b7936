"""Every counted or measured thing in a report: its value or range, what is counted, and what befell it.

Takes a parsed report, gives `Figure` records; numbers and their bounds are read by `text/numbers.py` (its docstring
says what "dozens" or "nearly 300" become).  Numbers that count nothing are left out: dates and times, ordinals, ages of
people, names ("Resolution 1325", "Flight 19", "Route 4"), scores, house and telephone numbers.

`counted` is the noun phrase in the source's words, lower-cased ("political prisoners"), or the participle that stands
for it ("12 dead"); it is "" where the sentence leaves it out ("12 were killed").  `action` is one word for what befell
the counted, with near synonyms made one (`actions.py`), or None.
"""

import re

from reportedly.attribute.actions import ACTIONS, find_action, find_toll, happened_to
from reportedly.attribute.counted import (
    STATES,
    NumberInPlace,
    counted_phrase,
    phrase_words,
    place_number,
    skip_determiners,
)
from reportedly.attribute.times import find_times
from reportedly.attribute.uncounted import counts_nothing
from reportedly.records import Figure, Parsed, Report, Time, Token
from reportedly.text.numbers import find_quantities
from reportedly.text.units import MONEY


def find_figures(parsed: Parsed, report: Report) -> tuple[Figure, ...]:
    """Every figure in the body, in order; spans cover qualifier, number, unit and the counted noun."""
    times = find_times(parsed, report)
    figures: list[Figure] = []
    for sentence in parsed.sentences:
        text = parsed.text[sentence.start : sentence.end]
        inside = [t for t in times if sentence.start <= t.start < sentence.end]
        as_of = _as_of(text, sentence.start, inside)
        for quantity in find_quantities(text):
            number = place_number(parsed, sentence, quantity)
            if number is None or any(t.start < number.end and number.start < t.end for t in inside):
                continue
            told = None if counts_nothing(parsed.text, number) else _read(parsed, number)
            if told:
                figures.append(_figure(report, number, f"{report.id}.f{len(figures) + 1}", *told, as_of))
    return tuple(figures)


def _figure(
    report: Report, number: NumberInPlace, name: str, end: int, counted: str, action: str | None, as_of: str | None
) -> Figure:
    quantity = number.quantity
    return Figure(
        id=name,
        report=report.id,
        start=number.start,
        end=end,
        text=report.text[number.start : end],
        low=quantity.low,
        high=quantity.high,
        counted=counted,
        unit="fraction" if quantity.kind == "fraction" else quantity.unit,
        as_of=as_of,
        approximate=quantity.approximate,
        action=action,
    )


def _as_of(text: str, offset: int, times: list[Time]) -> str | None:
    """The day that the sentence gives its figures for: "as of Friday", "as at 8 December"."""
    for time in times:
        if time.begins and re.search(r"\bas\s+(?:of|at|on)\s+(?:the\s+)?$", text[: time.start - offset], re.IGNORECASE):
            return time.begins[:10]
    return None


def _read(parsed: Parsed, number: NumberInPlace) -> tuple[int, str, str | None] | None:
    """Where the figure ends, what it counts and what befell it; None for a number that nothing explains."""
    if number.quantity.unit:
        return (*_measure(parsed.text, number), None)
    phrase = number.phrase
    if phrase and not phrase[0].text[0].isalnum():  # "a two-car tram" counts cars
        phrase = phrase[1:2]
    action = find_action(parsed, number, phrase)
    if number.quantity.low == number.quantity.high == 1 and action not in ACTIONS.values():
        return None  # "one resident said" introduces, it does not count
    if phrase:
        return phrase[-1].end, phrase_words(phrase), action
    if number.after and number.after[0].text.lower() in STATES:
        return number.after[0].end, number.after[0].text.lower(), action
    if (state := _of_state(number)) is not None:  # "five of the wounded"
        return state.end, state.text.lower(), ACTIONS.get(state.text.lower(), action)
    counted = find_toll(parsed, number.inside[-1]) or ""
    action = action or happened_to(parsed, number.inside[-1])
    return (number.end, counted, action) if action or counted else None


def _of_state(number: NumberInPlace) -> Token | None:
    """The participle of "five of the wounded"; None for anything else."""
    after = number.after[:3]
    if len(after) < 3 or after[0].text.lower() != "of" or after[1].text.lower() not in ("the", "those"):
        return None
    return after[2] if after[2].text.lower() in STATES else None


def _measure(text: str, number: NumberInPlace) -> tuple[int, str]:
    """Of a measure, what is counted is what it measures ("60 percent of voters"), else the unit's own word."""
    follows = number.after[0].text.lower() if number.after else ""
    if follows == "of" or (follows == "in" and number.quantity.unit in MONEY.values()):
        measured = counted_phrase(skip_determiners(number.after[1:]))
        if measured:
            return measured[-1].end, phrase_words(measured)
    phrase = number.phrase
    if (
        phrase
        and phrase[0].text[0].isalnum()
        and phrase[0].i == number.after[0].i
        and text[number.end : number.end + 1] in (" ", "-")
    ):
        return phrase[-1].end, phrase_words(phrase)
    unit = [t.text.lower() for t in number.inside if t.end <= number.end and t.pos in ("NOUN", "PROPN")]
    return number.end, unit[-1] if unit and unit[-1].isalpha() else ""
