"""Whether two like passages each say where they have it from, and not from the same: then neither is a copy.

Two reporters of one event find two people who tell the same; a rewrite keeps the speaker of what it rewrites.
"""

from collections.abc import Callable, Mapping

from reportedly.records import Report
from reportedly.trace.kinship import like_person
from reportedly.trace.own_words import find_credits, told_us
from reportedly.trace.passages import Passage
from reportedly.trace.voices import Voice


def tell_apart(voices: Mapping[str, Voice], reports: Mapping[str, Report]) -> Callable[[Passage, Passage], bool]:
    """A judgement of two passages by their voices: two people, a reporter's own and another voice, or two agencies."""
    agencies = {id: set(find_credits(report).whole) for id, report in reports.items()}

    def apart(a: Passage, b: Passage) -> bool:
        one_wire, other_wire = agencies[a.report], agencies[b.report]
        if one_wire and other_wire and not one_wire & other_wire:
            return True
        mine, theirs = _persons(a, voices), _persons(b, voices)
        if mine and theirs and not any(like_person(x, y) for x in mine for y in theirs):
            return True
        one, two = _own(a, voices, reports), _own(b, voices, reports)
        if one is None or two is None:  # a rewrite drops "an AFP correspondent saw"; nobody claims a copy as his own
            return one == reports[a.report].outlet != two or two == reports[b.report].outlet != one
        return one != two

    return apart


def _persons(passage: Passage, voices: Mapping[str, Voice]) -> list[str]:
    found = [voices[s.id] for s in passage.statements]
    return list(dict.fromkeys(v.name for v in found if v.kind == "person" and v.name))


def _own(passage: Passage, voices: Mapping[str, Voice], reports: Mapping[str, Report]) -> str | None:
    """Whose reporter the passage says was there, or was told."""
    witnessed = next((voices[s.id].name for s in passage.statements if voices[s.id].witnessed), None)
    return witnessed or told_us(passage.text, reports[passage.report])
