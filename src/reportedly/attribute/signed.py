"""Posts of social networks that a report embeds: the words, a dash, the author with the handle, the day.

    We have reopened the bridge. — Tarn Valley Council (@tarnvalley) March 9, 2025

What stands before the dash, back to the start of the paragraph or to the post before, is the author's word.
"""

import re
from collections.abc import Iterator

from reportedly.attribute.frame import Frame
from reportedly.records import Parsed
from reportedly.text.trees import tokens_within

_SIGNED = re.compile(
    r"(?:—|–|--|-|―)[ \t\xa0]*(?P<name>[^\W\d_][^—–@()\n]{0,59}?)[ \t\xa0]*"
    r"\(@\w{1,30}\)(?:[ \t\xa0]*[A-Z][a-z]{2,8} \d{1,2}, \d{4})?"
)
_LEAST = 3  # tokens; a shorter post says nothing


def signed_frames(parsed: Parsed) -> Iterator[Frame]:
    """The posts in the parsed parts of the text, in order; the dash stands for the cue that they do not have."""
    before = 0
    for match in _SIGNED.finditer(parsed.text):
        start = max(before, parsed.text.rfind("\n", 0, match.start()) + 1)
        content = tokens_within(parsed, [(start, match.start())])
        content = [k for k in content if parsed.tokens[k].end <= match.start()]
        source = tokens_within(parsed, [match.span("name")])
        dash = tokens_within(parsed, [(match.start(), match.start() + 1)])
        before = match.end()
        if len(content) >= _LEAST and source and dash and dash[0] not in source:
            yield Frame("signed", dash[0], (), tuple(source), tuple(content))
