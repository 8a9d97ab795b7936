"""Who published a report: from the page's own data, a source line, a line that names it, or the address."""

import re
from urllib.parse import urlsplit

_SOURCE = re.compile(
    r"(?:source|original source|originally published (?:at|on|by)|read more at|via|url|"
    r"link)\s?:\s?(?P<what>.{2,300})",
    re.IGNORECASE,
)
_URL = re.compile(r"https?://[^\s<>\"')\]]{4,400}", re.IGNORECASE)
_HOSTS = ("www.", "m.", "mobile.", "amp.", "edition.", "en.", "eng.", "english.", "news.")
_NAME_LINE = re.compile(r"(?:The )?[A-Z0-9][\w.&'’!+-]*(?: (?:[A-Z0-9&][\w.&'’!+-]*|of|the|and|for|in)){0,4}")


def find_source(line: str) -> tuple[str | None, str] | None:
    """(address, host) of a source line ("Source: https://…"); None for any other line.

    A sentence that only begins so ("Source: the ministry said …") is not one.
    """
    if len(line) > 420:
        return None
    match = _SOURCE.fullmatch(line)
    if match is None:
        return None
    what = match.group("what").strip(" .")
    url = _URL.search(what)
    if url:
        return (url.group(), domain(url.group()) or "") if len(what) - len(url.group()) <= 60 else None
    if re.fullmatch(r"(?:www\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/\S*)?", what, re.IGNORECASE):
        return None, domain("https://" + what) or what
    return None


def is_named_source(line: str) -> bool:
    """Whether a line credits a source by its name alone ("Source: Tidewater Wire")."""
    match = _SOURCE.fullmatch(line) if len(line) <= 80 else None
    return bool(match and _NAME_LINE.fullmatch(match.group("what").strip(" .")))


def domain(url: str | None) -> str | None:
    """The host of an address without what tells only its edition ("https://www.example.org/a" gives "example.org")."""
    host = (urlsplit(url).hostname or "") if url else ""
    for prefix in _HOSTS:
        if host.startswith(prefix) and host.count(".") >= 2:
            host = host[len(prefix) :]
    return host or None


def is_outlet_name(line: str) -> bool:
    """Whether a line could be nothing but an outlet's name, as stands next to a date line."""
    return len(line) <= 40 and bool(_NAME_LINE.fullmatch(line)) and not re.search(r"\d{2}", line)
