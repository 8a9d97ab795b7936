"""Uncredited captions: whole sentences without a final stop, on pages whose paragraphs end in one.

One such line may be anything; a page that sets several, here and there between its paragraphs, sets its captions so.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from reportedly.read.lines import Line, Role, count_words, is_stopped
from reportedly.read.retold import WHY

CAPTION = "caption of a picture"

_TOLD = re.compile(r"\b(?:said|says|told|tells|according to|tweeted|wrote|added|denied|claimed|warned)\b")
_ITEM = re.compile(
    r"(?:Lap|Day|Week|Year|Step|Stage|Round|Minute|Hour|Chapter|Part|Rule|No\.?) \d|\d{1,3}[.):] |\d{1,2}[.:]\d{2}\b"
)
_QUESTION = re.compile(r"(?:How|What|Why|Who|When|Where|Which|Is|Are|Can|Does|Do|Did|Will)\b[^.?!]*$")
_INNER_STOP = re.compile(r"[a-z0-9\"”’')][.!?][\"”’']? [A-Z“\"‘']")
# On 319 articles of 87 outlets single lines by this rule were 24, read one by one without the pages: captions or links
# to other pieces.  Runs were set on the articles of news_cluster whose hash is not a multiple of three.
# With two, 1,914 articles that hold hardly any furniture (PolNeAR, LGL, TimeBank, GeoVirus) lost nothing more; one lost
# two paragraphs.
_HABIT, _FEWEST = 3, 2  # such lines on a page
_LONG_RUN = 3  # lines in a row from which a run is a list, unless the page has several runs
_SURELY = 5  # such lines on a page from which also those that tell who said something are captions
_SEVERAL = 2  # runs on a page from which long ones are no lists
_LONGEST_RUN = 8  # lines; verses and tables are longer
_RUNNING, _LONGEST_SUBHEAD = 5, 12  # stopped paragraphs of a page, of more words than a sub-heading
_SHORTEST, _LONGEST = 8, 45  # words of a single sentence
_LONGEST_OF_SEVERAL = 70  # words of a caption of several sentences, which tells only beside others
_FEW = 0.5  # share of a page's lines without a stop up to which the lack of one tells


def mark_unstopped(lines: list[Line]) -> list[Line]:
    """The lines with uncredited captions marked: lone sentences between paragraphs, and runs of them.

    What tells who said something stays in the text, outside the body, unless the page has many; a lone run of three or
    more is a list and stays as it is, and so do lines below a colon.  Captions that were known by their marks or words
    count towards the page's habit.
    """
    shown = sum(x.role == "removed" and x.why in (CAPTION, WHY) and not is_stopped(x.text) for x in lines)
    body = [i for i, x in enumerate(lines) if x.role == "body"]
    running = [i for i in body if is_stopped(lines[i].text) and count_words(lines[i].text) > _LONGEST_SUBHEAD]
    if len(running) < _RUNNING or sum(not is_stopped(lines[i].text) for i in body) > _FEW * len(body):
        return lines
    start = running[0] if shown >= _SEVERAL else running[1]
    runs = [run for run in _runs(lines, body) if start < run[0] and _goes_on(run, body, shown)]
    captions = [run for run in runs if any(_is_sentence(lines[i].text) for i in run)]
    if len(captions) < _SEVERAL:
        captions = [run for run in captions if len(run) < _LONG_RUN]
    found = [i for run in captions for i in run if _is_sentence(lines[i].text)]
    if len(found) + shown < _HABIT:
        return _mark_few(lines, found, shown)
    found += [i for run in captions for i in run if _is_of_several(lines[i].text)]
    found += [i for i, x in enumerate(lines) if x.role == "caption" and not is_stopped(x.text)]
    for i in found:
        role: Role = "caption" if len(found) + shown < _SURELY and _TOLD.search(lines[i].text) else "removed"
        lines[i] = replace(lines[i], role=role, why=CAPTION)
    return lines


def _mark_few(lines: list[Line], found: Sequence[int], shown: int) -> list[Line]:
    """Two such lines: those longer than a sub-heading that tell of nobody who said something."""
    if len(found) + shown < _FEWEST:
        return lines
    for i in found:
        if count_words(lines[i].text) > _LONGEST_SUBHEAD and not _TOLD.search(lines[i].text):
            lines[i] = replace(lines[i], role="removed", why=CAPTION)
    return lines


def _goes_on(run: Sequence[int], body: Sequence[int], shown: int) -> bool:
    """Whether the account goes on after the run, or the page is so full of captions that it may end in several."""
    return run[-1] != body[-1] or (shown >= _SURELY and len(run) > 1)


def _runs(lines: Sequence[Line], body: Sequence[int]) -> list[list[int]]:
    """Body lines without a stop, those in a row together; none below a colon, none longer than a gallery is."""
    runs: list[list[int]] = []
    before = ""
    for i in body:
        text = lines[i].text
        if not is_stopped(text):
            if is_stopped(before) or not runs:
                runs.append([])
            runs[-1].append(i)
        before = text
    order = {i: lines[k].text for k, i in pairwise(body)}
    return [run for run in runs if len(run) <= _LONGEST_RUN and not order.get(run[0], "").endswith(":")]


def _is_sentence(text: str) -> bool:
    """Whether it is one sentence that could be a caption."""
    return _could_be(text) and _SHORTEST <= count_words(text) <= _LONGEST and not _INNER_STOP.search(text)


def _is_of_several(text: str) -> bool:
    return _could_be(text) and count_words(text) <= _LONGEST_OF_SEVERAL and bool(_INNER_STOP.search(text))


def _could_be(text: str) -> bool:
    """Not an item of a list ("Lap 14 …", "How to …"), not a post, and not cut off."""
    if _ITEM.match(text) or (_QUESTION.match(text) and count_words(text) <= _LONGEST_SUBHEAD):
        return False
    return not is_stopped(text) and text[0].isupper() and text[-1] not in ":,;-–—" and "(@" not in text
