"""Lines with roles become a report's text: paragraphs, the ranges of its body, and credits at exact offsets."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.read.credits import credit_agencies, find_byline, tag_at_end
from reportedly.read.datelines import Dateline, find_dateline, is_spoken
from reportedly.read.lines import Line
from reportedly.records import Credit

_DATELINED = 4  # paragraphs of body among which a dateline may open one: standfirsts stand before it


@dataclass(frozen=True, slots=True)
class Assembled:
    """The text and what stands where in it; offsets count code points of `text`."""

    text: str
    body: tuple[tuple[int, int], ...]
    credits: tuple[Credit, ...]
    dateline: Dateline | None
    byline: str | None


def assemble(lines: Sequence[Line]) -> Assembled:
    """The text of all lines that were not removed, one blank line between them."""
    pieces: list[str] = []
    body: list[tuple[int, int]] = []
    credits: list[Credit] = []
    dateline: Dateline | None = None
    byline: str | None = None
    transcript = sum(line.role == "body" and is_spoken(line.text) for line in lines) >= 2
    kept = [line for line in lines if line.role != "removed"]
    text = "\n\n".join(line.text for line in kept)
    at = 0
    for line in kept:
        end = at + len(line.text)
        if line.role == "body":
            found = find_dateline(line.text) if dateline is None and len(body) < _DATELINED and not transcript else None
            dateline = found or dateline
            body.extend(_body(line.text, at, found))
            credits.extend(_credits_of_body(text, line.text, at, found))
        elif line.role in ("byline", "credits"):
            credits.extend(_credits(text, line, at))
            byline = byline or _writer(line)
        pieces.append(line.text)
        at = end + 2
    return Assembled(text, tuple(body), _once(credits), dateline, byline)


def _body(paragraph: str, at: int, dateline: Dateline | None) -> list[tuple[int, int]]:
    """The paragraph without dateline and glued tag line, without white space at its ends."""
    start, end = dateline.length if dateline else 0, tag_at_end(paragraph) or len(paragraph)
    inside = paragraph[start:end]
    start += len(inside) - len(inside.lstrip())
    end -= len(inside) - len(inside.rstrip())
    return [(at + start, at + end)] if start < end else []


def _credits_of_body(text: str, paragraph: str, at: int, dateline: Dateline | None) -> list[Credit]:
    found = []
    if dateline and dateline.credit:
        a, b = dateline.credit
        found.append(Credit(paragraph[a:b], at + a, at + b))
    tag = tag_at_end(paragraph)
    if tag is not None:
        found.extend(credit_agencies(text, at + tag, at + len(paragraph)))
    return found


def _credits(text: str, line: Line, at: int) -> list[Credit]:
    found = credit_agencies(text, at, at + len(line.text))
    writer = _writer(line)
    if writer and line.role == "byline" and (start := line.text.find(writer)) >= 0:
        found.append(Credit(writer, at + start, at + start + len(writer)))
    return found


def _writer(line: Line) -> str | None:
    if line.role != "byline":
        return None
    found = find_byline(line.text.lstrip("—- "))
    return found[0] if found else line.text.strip("()[]— -")


def _once(credits: Sequence[Credit]) -> tuple[Credit, ...]:
    return tuple(sorted(dict.fromkeys(credits), key=lambda c: (c.start, c.end)))
