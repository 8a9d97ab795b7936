"""A page becomes a report: decoded, its account told apart from the page around it, each field with a reason."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from reportedly.read.articles import article_html, load_article, read_article
from reportedly.read.assembling import Assembled, assemble
from reportedly.read.days import Day, day_of_url, find_days, first_day, is_borne_out
from reportedly.read.decoding import Decoded, clean, decode
from reportedly.read.languages import language_name
from reportedly.read.lines import Line, count_words, split_lines
from reportedly.read.links import place_links
from reportedly.read.marking import DATE, OUTLET, SOURCE, mark_lines
from reportedly.read.outlets import domain, find_source
from reportedly.read.placing import place_removed
from reportedly.read.sources import Source
from reportedly.read.titles import find_title, is_same_title
from reportedly.read.webpages import read_webpage
from reportedly.records import Failure, Page, Report

Identify = Callable[[str], tuple[str, float]]

_LEAST = 25  # words of running text; shorter pages of the development data were menus and notices
_LONGEST = 1_000_000  # characters: some 170,000 words, more than any report
_TELLING = 20  # words below which the language identifier's answer is not trusted
_SURE = 0.5  # probability from which another language is believed


def read(page: Page, report_id: str, identify: Identify) -> Report | Failure:
    """The report that a page holds, or why it holds none; pure, and never raises for what a page contains.

    `identify` gives a text's ISO 639 code and its probability.
    """
    decoded = decode(page.content, page.charset)
    source = _source(page, decoded.text)
    if isinstance(source, Failure):
        return source
    source = _with_hints(source, page)
    size = sum(len(line.text) for line in source.lines)
    if size > _LONGEST:
        return Failure(
            page.name, f"{size:,} characters of text are more than one report (at most {_LONGEST:,}). Split it."
        )
    marked = mark_lines(source.lines)
    failure = _unreadable(page, marked, identify)
    if failure:
        return failure
    return _report(page, report_id, source, marked, decoded)


def _source(page: Page, text: str) -> Source | Failure:
    """Lines and fields by the page's kind."""
    if page.kind == "html":
        return read_webpage(text)
    if page.kind == "text":
        return Source(tuple(Line(row) for row in split_lines(clean(text))))
    article = load_article(text)
    if article is None:
        return Failure(page.name, "not a JSON object of an article. Each line must be one object with a text.")
    source = read_article(article)
    if html := article_html(article):
        page_of = read_webpage(html)
        source = replace(source, lines=page_of.lines, anchors=page_of.anchors)
    if not source.lines:
        return Failure(page.name, "the article has no text. Give it in a field named text, body or content.")
    return source


def _with_hints(source: Source, page: Page) -> Source:
    """The source with what came along with the page, behind what the page itself says."""
    if not page.hints:
        return source
    fields = {name: list(values) for name, values in source.fields.items()}
    for hint in page.hints:
        fields.setdefault(hint.field, []).append((hint.value, hint.how))
    return replace(source, fields=fields)


def _unreadable(page: Page, lines: Sequence[Line], identify: Identify) -> Failure | None:
    """Why these lines are no report that can be worked on, if so."""
    body = "\n".join(line.text for line in lines if line.role == "body")
    words = count_words(body)
    language, probability = identify(body or "\n".join(line.text for line in lines))
    if language not in ("en", "und") and probability >= _SURE and (words >= _TELLING or _unspaced(body)):
        named = language_name(language)
        return Failure(page.name, f"{page.name} is in {named}; reportedly reads English so far. Its bytes are kept.")
    if words < _LEAST:
        return Failure(
            page.name,
            f"no article found: {words} words of running text (at least {_LEAST}). Give the page that carries "
            f"the story.",
        )
    return None


def _unspaced(text: str) -> bool:
    """Whether it is long in a script that sets no spaces between words."""
    return len(text) >= 60 and count_words(text) * 12 < len(text)


def _report(page: Page, report_id: str, source: Source, marked: list[Line], decoded: Decoded) -> Report:
    url = _url(page, source, marked)
    outlet = _outlet(source, marked, url[0] if url else None)
    title = find_title(marked, source.best("title"), outlet[0] if outlet else None)
    marked = _titled(marked, title[0] if title else None)
    done = assemble(marked)
    known = _known(source, marked, done, outlet=outlet, title=title, url=url)
    value = {name: found[0] for name, found in known.items()}
    how = [(name, found[1]) for name, found in known.items()] + [("language", "the language identifier")]
    how += [("encoding", decoded.how)] + ([("garbled", decoded.note)] if decoded.note else [])
    return Report(
        id=report_id,
        text=done.text,
        body=done.body,
        sha256=page.sha256,
        file=page.file,
        url=value.get("url"),
        outlet=value.get("outlet"),
        title=value.get("title"),
        byline=value.get("byline"),
        dateline=value.get("dateline"),
        place=value.get("place"),
        published=value.get("published"),
        language="en",
        credits=done.credits,
        removed=place_removed(decoded.text, page.kind, [line.text for line in source.lines], marked),
        how=tuple(sorted(how)),
        links=place_links(done.text, done.body, source.anchors, value.get("url")),
        encoding=decoded.codec,
    )


def _known(
    source: Source, lines: Sequence[Line], done: Assembled, **found: tuple[str, str] | None
) -> dict[str, tuple[str, str]]:
    """Each field that is known, with its value and how it is known; `found` are those known already."""
    url, dateline = found.get("url"), done.dateline
    day = _published(source, lines, done, url[0] if url else None)
    fields = {
        **found,
        "byline": _byline(source, done),
        "dateline": (dateline.words, "the words before the account") if dateline and dateline.words else None,
        "place": (dateline.place, "the dateline") if dateline and dateline.place else source.best("place"),
        "published": (day.value, day.how) if day else None,
    }
    return {name: known for name, known in fields.items() if known}


def _titled(lines: list[Line], title: str | None) -> list[Line]:
    """The lines with the headline as the first of them, and only there."""
    if title is None:
        return lines
    early = [i for i, x in enumerate(lines) if x.role in ("body", "subhead", "caption")][:4]
    same = [i for i in early if is_same_title(lines[i].text, title)]
    marked = [replace(x, role="removed", why="headline repeated") if i in same[1:] else x for i, x in enumerate(lines)]
    if not same:
        return [Line(title, "title"), *marked]
    first = replace(marked[same[0]], role="title", why="headline")
    return [first, *marked[: same[0]], *marked[same[0] + 1 :]]


def _url(page: Page, source: Source, lines: Sequence[Line]) -> tuple[str, str] | None:
    if fetched := page.final_url or page.url:
        return fetched, "the address it was fetched from"
    if found := source.best("url"):
        return found
    for line in lines:
        named = find_source(line.text) if line.why == SOURCE else None
        if named and named[0]:
            return named[0], f"its source line: {named[0]}"
    return None


def _outlet(source: Source, lines: Sequence[Line], url: str | None) -> tuple[str, str] | None:
    if found := source.best("outlet"):
        return found
    for line in lines:
        if line.why == OUTLET:
            return line.text, "a line beside the date"
        named = find_source(line.text) if line.why == SOURCE else None
        if named and named[1]:
            return named[1], "its source line"
    host = domain(url)
    return (host, "its address") if host else None


def _byline(source: Source, done: Assembled) -> tuple[str, str] | None:
    found = source.best("byline")
    if found and not found[0].startswith(("http://", "https://")):
        return found[0].removeprefix("By ").removeprefix("by ").strip(), found[1]
    return (done.byline, "a line of the text") if done.byline else None


def _published(source: Source, lines: Sequence[Line], done: Assembled, url: str | None) -> Day | None:
    """The time of publication by the first of: the page's data, its address, a date line, a byline, the dateline."""
    if day := first_day(source.fields.get("published", [])):
        return day
    by_url = day_of_url(url, done.text)
    if by_url and "number" not in by_url.how:
        return by_url
    dated = [line.text for line in lines if line.why == DATE]
    dated.sort(key=lambda text: "updat" in text.lower() or "modif" in text.lower())
    dated += [line.text for line in lines if line.role == "byline"]
    for text in dated:
        if days := find_days(text, done.text):
            return Day(days[0], f"a line of the text: {text}")
    if done.dateline and done.dateline.date and (days := find_days(done.dateline.date, done.text)):
        return Day(days[0], f"the dateline: {done.dateline.date}")
    for value, how in source.fields.get("masthead", []):  # it may tell the day of printing, so the text must agree
        if (days := find_days(value, done.text)) and is_borne_out(days[0], done.text):
            return Day(days[0], f"{how}: {value}")
    return by_url
