"""What a page says of itself, in one shape for HTML, plain text and JSON: lines, and fields with a reason."""

from dataclasses import dataclass, field

from reportedly.read.lines import Line
from reportedly.read.links import Anchor


@dataclass(frozen=True, slots=True)
class Source:
    """Paragraphs of a page, and its own data: for each field (value, how it is known), the most trusted first.

    Fields are title, outlet, byline, published, place, language and url, and `masthead`, a date above the headline.
    `anchors` are the links of an HTML page.
    """

    lines: tuple[Line, ...]
    fields: dict[str, list[tuple[str, str]]] = field(default_factory=dict)
    note: str | None = None
    anchors: tuple[Anchor, ...] = ()

    def best(self, name: str) -> tuple[str, str] | None:
        """The most trusted value of a field and how it is known."""
        values = self.fields.get(name, [])
        return values[0] if values else None
