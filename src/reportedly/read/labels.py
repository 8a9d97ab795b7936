"""Labels of the page that stand in one line with the account, before it or after it, and the furniture glued so."""

import re
from itertools import pairwise

from reportedly.read.lines import count_words, is_stopped

# Labels at the start of a line whose rest is account, or at its end.
_LEADING = re.compile(
    r"(?:advertisement\s+)?continue reading the main story\s+|advertisement\s+(?=[A-Z“\"])|story highlights\s+|"
    r"skip (?:twitter |facebook |instagram |youtube )?post(?: \d+)? by \S+\s+|(?:updated|exclusive|"
    r"breaking(?: news)?)\s?\|\s+|"
    r"(?:media playback is (?:un)?supported on (?:your|this) device)\s+|(?:image|photo)\s+(?=Image (?:copyright|"
    r"caption))",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"\s(?:last )?(?:updated|published|posted)(?: on| at)?\s?:\s?\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}\b.{0,60}$",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"\s+(?:advertisement continue reading the main story|continue reading the main story|pic\.twitter\.com/\w+|"
    r"\[?read more\]?\s?[»›>…]{0,3}|"
    r"end of (?:twitter |facebook |instagram |youtube )?post(?: \d+)? by \S+|"
    r"A (?:post|photo|video) (?:shared|posted) by .{2,60} \(@[\w.]+\) on .{6,40}|"
    r"\(scroll down[^()]{0,60}\)|saves?save)$",
    re.IGNORECASE,
)

# Words of sign-up forms; three of them in one line are a form, whatever else was glued to it.
_OF_FORMS = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        r"not a robot", r"invalid e-?mail", r"re-?enter", r"select a newsletter",
        r"thank(?:s| you) for (?:subscrib|sign)",
        r"could not subscribe", r"an error has occurred|something went wrong", r"try again later", r"special offers",
        r"(?:you|i) agree to", r"your inbox", r"\bsign up\b", r"\bsubscribe\b", r"view all .{2,40}newsletters",
        r"privacy (?:policy|notice)", r"e-?mail address", r"already subscribed", r"unsubscribe",
        r"terms of (?:use|service)",
    )
)  # fmt: skip
_LONGEST_SOURCED = 45  # words of a chart's title, note and source
_FORM_SHARE = 30  # words of a line for each of its words of forms
# A list of other stories in one line with its heading: "Related Stories 'SHAKEN' Ferry runs aground …".
_GLUED_LIST = re.compile(
    r"(?:(?:Related|More|Other|Top|Recommended|Popular|Trending|Latest)(?: \w+)? "
    r"(?:[Ss]tories|[Aa]rticles|[Vv]ideos|[Cc]ontent|News)|"
    r"Most (?:Read|Popular|Viewed|Shared)(?: in [A-Z][\w ]{2,20}?)?|MOST (?:READ|POPULAR|VIEWED)(?: IN [A-Z]+)?|"
    r"(?:RELATED|RECOMMENDED|TRENDING|TOP)(?: (?:STORIES|ARTICLES|VIDEOS|NEWS))?|Read [Nn]ext|Don['’]t [Mm]iss|"
    r"You [Mm]ay (?:[Aa]lso )?[Ll]ike) (?=[A-Z‘'“\"]).{20,1800}"
)
_LETTERED = re.compile(r"[^\W\d_]{2,}")
_MADE_BY = re.compile(r"\bBy [A-Z][\w' ]{2,40}(?: ?\| ?(?:Sources?|Note)s?: .{2,200})?$|\bSources?: .{2,160}$")
_LEAST_CAPITALS, _CAPITALS = 12, 0.25  # words in capitals in a graphic's labels, and their share of the line's words

# The choices of a page's own boxes: "Archives Select Month January 2031 December 2030 …".
_CHOICES = re.compile(r"(?:\w+ ){0,4}Select (?:Category|Month|Year|Language|Country|Region|Edition|Section)\b")
_LINK = re.compile(r"\s?\(?pic\.twitter\.com/\w+\)?|\s?https?://t\.co/\w+?(?=pic\.twitter\.com|\b)…?")
_COUNTED = re.compile(r"(?<![\d/])(\d{1,3}) ?(?:/|of) ?(\d{1,3})(?![\d/])")
_PLAYER = re.compile(
    r"\bFull Screen Autoplay\b|\bPlay slideshow\b|\bSkip in Skip\b|\b\d{1,3} show all\b|"
    r"\bView Photos (?=[A-Z])"
)
# "The cranes of the coast 1 / 18": the first of so many; and "Ships a year Source: Harbour authority".
_FIRST_OF = re.compile(r".{8,400}\s1 / \d{1,3}(?: [A-Z][\w'’& -]{0,60})?")
_SOURCED = re.compile(r"[A-Z][^:]{15,300}[^\s.!?”\"’'] Sources?: [A-Z][^.:]{2,120}")
_LEAST_PICTURES = 3  # pictures in a row, counted one by one, from which a line is a gallery's


def name_glued(line: str) -> str | None:
    """The rule by which a long line is furniture glued together: a form, a list of stories, a graphic's labels."""
    if _CHOICES.match(line):
        return "form label"
    if _is_gallery(line):
        return "picture of a gallery"
    if len(line) > 2000:
        return None
    if _is_form(line):
        return "newsletter or subscription prompt"
    if _GLUED_LIST.fullmatch(line) and not is_stopped(line):
        return "list of other stories"
    return "labels of a graphic" if _is_graphic(line) else None


def _is_form(line: str) -> bool:
    found = sum(bool(words.search(line)) for words in _OF_FORMS)
    return found >= 3 and count_words(line) <= _FORM_SHARE * found and not re.search(r"[\"“”]", line)


def _is_gallery(line: str) -> bool:
    """Whether it counts pictures of one gallery through, one by one: "1/8 The pier … 2/8 Divers …"."""
    if _PLAYER.search(line) or _FIRST_OF.fullmatch(line):
        return True
    counted = [(int(m[1]), m[2]) for m in _COUNTED.finditer(line)]
    return sum(int(a + 1 == b and m == n) for (a, m), (b, n) in pairwise(counted)) >= _LEAST_PICTURES - 1


def _is_graphic(line: str) -> bool:
    """Whether it opens with names in capitals and is a quarter capitals, and ends in who drew it; or names its data."""
    if _SOURCED.fullmatch(line) and count_words(line) <= _LONGEST_SOURCED:
        return True
    words = _LETTERED.findall(line)
    capitals = sum(word.isupper() for word in words)
    opens = len(words) >= 4 and all(word.isupper() for word in words[:4])
    return opens and capitals >= max(_LEAST_CAPITALS, _CAPITALS * len(words)) and bool(_MADE_BY.search(line))


def trim_labels(line: str) -> tuple[str, list[str]]:
    """The line without labels of the page at its start and end, and those labels."""
    taken = [link.strip() for link in _LINK.findall(line)]
    if taken and (bare := _LINK.sub("", line).strip()):
        line = bare
    else:
        taken = []
    start = _LEADING.match(line)
    if start and start.end() < len(line):
        taken.append(start.group().strip())
        line = line[start.end() :]
        if taken[-1].lower().startswith("skip ") and line.endswith(" Report"):  # the button below the post
            taken.append("Report")
            line = line.removesuffix(" Report")
    end = _TRAILING.search(line, max(0, len(line) - 160))
    if end and end.start() > 0:
        taken.append(end.group().strip())
        line = line[: end.start()]
    return line, taken


def trim_date(line: str) -> tuple[str, str | None]:
    """A headline without the date that was glued to it ("… Updated: 2016-07-15 13:14"), and that date."""
    found = _DATED.search(line) if len(line) <= 300 else None
    return (line[: found.start()], found.group().strip()) if found and found.start() else (line, None)
