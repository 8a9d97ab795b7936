"""One address for one article, whatever trackers, telephone and AMP copies its links carry.

An address is only a key here, to know the same article again; what is fetched is the address as it was given.  Two
addresses become one only by rules that are sure: RFC 3986 (section 6.2: case, percent-encoding, dots, default ports),
parameters that their owners document as tracking, the conventions of AMP and of hosts for telephones, and what a page
itself declares where that is believable.  When unsure, they stay two: a report counted twice is found by its words
later, two articles under one key would be lost.
"""

import re
from functools import cache
from importlib.resources import files
from urllib.parse import SplitResult, parse_qsl, quote, unquote_to_bytes, urljoin, urlsplit, urlunsplit

from reportedly.collect.declared import declared_address

_PORTS = {"http": 80, "https": 443}
_UNRESERVED = "-._~"
_PATH_SAFE = "/!$&'()*+,;=:@" + _UNRESERVED
_QUERY_SAFE = "/?!$'()*+,;:@" + _UNRESERVED
_ESCAPE = re.compile(r"%([0-9A-Fa-f]{2})")
_MOBILE = ("m", "mobile", "amp", "touch")
_SECOND_LEVELS = frozenset("ac co com edu gob gouv gov gv mil net ne nom or org sch".split())
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|xhtml|php|aspx?|jsp)$", re.IGNORECASE)
_AMP_ENDING = re.compile(r"(?:/amp(?:/index\.html)?/?|\.amp(?:\.html)?|/amp\.html)$", re.IGNORECASE)
_AMP_VALUES = {"amp": ("", "1", "true", "amp"), "_amp": ("", "1", "true"), "outputtype": ("amp",), "output": ("amp",)}
_AMP_CACHE = re.compile(r"^/(?:[a-z]/)?(s/)?([^/]+\.[^/]+)(/.*)?$", re.IGNORECASE)
_AMP_VIEWER = re.compile(r"^/amp(/s)?/([^/]+\.[^/]+)(/.*)?$", re.IGNORECASE)
_PAGING = frozenset("page pg paged pagina seite start offset".split())
_NUMBER = re.compile(r"\d{4,}")
_WORD = re.compile(r"[^\W\d_]{3,}")
_ADDRESS_LENGTH = 4000  # characters; what is longer is no address of an article and is left as it is


def canonical_url(url: str, html_hint: str | bytes | None = None) -> str:
    """The address that stands for the article at `url`; the same for its own result (idempotent); never raises.

    `html_hint` is the page's HTML: its rel=canonical or og:url is taken where it is of the same site and can be the
    same article, not where it names a front page, a section or another article.  What is no http(s) address comes back
    stripped and otherwise unchanged.
    """
    plain = _settle(url)
    declared = declared_address(html_hint) if html_hint else None
    if not declared:
        return plain
    try:
        named = _settle(urljoin(url.strip(), declared))
    except ValueError:
        return plain
    return named if _is_believable(plain, named) else plain


def site_of(url: str) -> str:
    """The host by which a site is known: without www, m, amp and default ports; "" for what is no http(s) address."""
    parts = urlsplit(canonical_url(url))
    return parts.netloc if parts.scheme in _PORTS else ""


def _settle(url: str) -> str:
    """The rules applied until nothing changes: one may uncover what another sees (an AMP copy of a mobile page)."""
    for _ in range(6):
        changed = _once(url)
        if changed == url:
            break
        url = changed
    return url


def _once(url: str) -> str:
    url = url.strip()
    if len(url) > _ADDRESS_LENGTH:
        return url
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
        if parts.scheme not in _PORTS or not host:
            return url
        name = host.rstrip(".").encode("idna").decode("ascii").lower() if not host.isascii() else host.rstrip(".")
    except (ValueError, UnicodeError):
        return url
    if behind := _behind_amp_cache(name, parts):
        return behind
    if not name:
        return url
    path = _plain_path(parts.path, bool(parts.query))
    query = _plain_query(parts.query)
    fragment = parts.fragment if parts.fragment.startswith("!") else ""
    if port is None or port == _PORTS[parts.scheme]:
        return urlunsplit(("https", _plain_host(name), path, query, fragment))
    shown = f"[{name}]" if ":" in name else name
    return urlunsplit((parts.scheme, f"{shown}:{port}", path, query, fragment))


def _plain_host(name: str) -> str:
    """The host without www and without the label of its copy for telephones, where a name of a site is left."""
    if ":" in name:
        return f"[{name}]"
    labels = name.split(".")
    if labels[0] in ("www", *_MOBILE) and _is_site(labels[1:]):
        return ".".join(labels[1:])
    if len(labels) > 3 and labels[1] == "m" and _is_site(labels[2:]):
        return ".".join([labels[0], *labels[2:]])  # en.m.wikipedia.org
    return name


def _is_site(labels: list[str]) -> bool:
    """Whether these are more than a public suffix: example.com, example.co.uk, not co.uk."""
    if len(labels) < 2 or labels[-1].isdigit():
        return False
    return len(labels) > 2 or not (len(labels[-1]) == 2 and labels[0] in _SECOND_LEVELS)


def _behind_amp_cache(host: str, parts: SplitResult) -> str | None:
    """The page behind an AMP cache (…cdn.ampproject.org/c/s/host/path) or viewer (google.com/amp/s/host/path)."""
    if host.endswith((".cdn.ampproject.org", ".bing-amp.com")) or host == "cdn.ampproject.org":
        found = _AMP_CACHE.match(parts.path)
    elif re.fullmatch(r"(?:www\.)?google\.[a-z]{2,3}(?:\.[a-z]{2})?", host):
        found = _AMP_VIEWER.match(parts.path)
    else:
        return None
    if not found:
        return None
    secure, inner, path = (str(group or "") for group in found.groups())
    return urlunsplit(("https" if secure else "http", inner, path or "/", parts.query, ""))


def _plain_path(path: str, has_query: bool) -> str:
    path = _without_dots(_encode(path or "/", _PATH_SAFE))
    if tells_article(path) or _AMP_ENDING.search(path):
        path = _without_amp(path)
    if not has_query or _INDEX.search(path) is None or not path.lower().endswith(("php", "aspx", "asp", "jsp")):
        path = _INDEX.sub("/", path)  # index.php?p=7 is a router
    return path.rstrip("/") or "/"


def _without_amp(path: str) -> str:
    shorter = _AMP_ENDING.sub("", path)
    if shorter != path and tells_article(shorter):
        return shorter
    if path.lower().startswith("/amp/") and tells_article(path[4:]):
        return path[4:]
    return path


def tells_article(path: str) -> bool:
    """Whether a path looks like one article's rather than a section's: a slug of several words, or a number."""
    last = path.rstrip("/").rsplit("/", 1)[-1]
    return last.count("-") >= 2 or last.count("_") >= 2 or bool(_NUMBER.search(last)) or "%" in last


def _without_dots(path: str) -> str:
    """RFC 3986, 5.2.4: `.` and `..` resolved."""
    kept: list[str] = []
    segments = path.split("/")[1:] if path.startswith("/") else path.split("/")
    for segment in segments:
        if segment == "..":
            kept = kept[:-1]
        elif segment != ".":
            kept.append(segment)
    if segments[-1] in (".", "..") and (not kept or kept[-1]):
        kept.append("")
    return "/" + "/".join(kept)


def _encode(text: str, safe: str) -> str:
    """Percent-encoding as RFC 3986, 6.2.2 has it: upper-case, and only where it is needed."""

    def settle(found: re.Match[str]) -> str:
        raw = bytes([int(found.group(1), 16)])
        plain = raw.decode("latin-1")
        return plain if plain.isascii() and (plain.isalnum() or plain in _UNRESERVED) else f"%{raw.hex().upper()}"

    text = _ESCAPE.sub(settle, text)
    return quote(text, safe=safe + "%") if "%" not in text else _quote_around(text, safe)


def _quote_around(text: str, safe: str) -> str:
    """Quotes what needs it and leaves escapes alone; a percent sign that begins none is itself quoted."""
    pieces = re.split(r"(%[0-9A-F]{2})", text)
    return "".join(piece if i % 2 else quote(piece, safe=safe) for i, piece in enumerate(pieces))


def _plain_query(query: str) -> str:
    """The parameters that may tell which article it is, sorted by name."""
    kept = []
    for pair in query.split("&"):
        name, _, value = pair.partition("=")
        name = _decoded(name)
        amp = _AMP_VALUES.get(name.lower(), ())
        if not pair.strip("=") or _is_tracker(name.lower()) or _decoded(value).lower() in amp:
            continue
        kept.append((name, _encode(pair, _QUERY_SAFE + "=")))
    return "&".join(pair for _, pair in sorted(kept, key=lambda item: item[0]))


def _decoded(text: str) -> str:
    return unquote_to_bytes(text).decode("utf-8", errors="replace")


@cache
def _trackers() -> tuple[frozenset[str], tuple[str, ...]]:
    """Names, and beginnings of names, of parameters that only tell where a reader came from."""
    rows = files("reportedly.collect").joinpath("data/trackers.tsv").read_text(encoding="utf-8").splitlines()
    names = [row.split("\t")[0].strip().lower() for row in rows if row.strip() and not row.startswith("#")]
    return frozenset(n for n in names if not n.endswith("*")), tuple(n[:-1] for n in names if n.endswith("*"))


def _is_tracker(name: str) -> bool:
    names, beginnings = _trackers()
    return name in names or name.startswith(beginnings)


def _is_believable(plain: str, named: str) -> bool:
    """Whether the address that a page declares can be that of the same article."""
    ours, theirs = urlsplit(plain), urlsplit(named)
    if theirs.scheme not in _PORTS or not _same_site(ours.netloc, theirs.netloc):
        return False
    if theirs.path == ours.path:
        return not _drops_paging(ours.query, theirs.query)
    if not (tells_article(theirs.path) or theirs.query):
        return False  # a front page or a section, declared for everything
    if not tells_article(ours.path):
        return not _drops_paging(ours.query, theirs.query)  # /?p=123 and /node/7 have nothing to compare
    return _share_identity(ours.path, theirs.path) and not _drops_paging(ours.query, theirs.query)


def _same_site(ours: str, theirs: str) -> bool:
    return ours == theirs or ours.endswith("." + theirs) or theirs.endswith("." + ours)


def _drops_paging(ours: str, theirs: str) -> bool:
    """Whether it takes another page of the same list or article for the first."""
    given, kept = dict(parse_qsl(ours)), dict(parse_qsl(theirs))
    return any(name.lower() in _PAGING and kept.get(name) != value for name, value in given.items())


def _share_identity(ours: str, theirs: str) -> bool:
    """Whether both paths carry one number, or their last parts most of their words."""
    numbers, words = _NUMBER.findall(ours), set(_WORD.findall(_last(ours)))
    others, other_words = _NUMBER.findall(theirs), set(_WORD.findall(_last(theirs)))
    last = set(_NUMBER.findall(_last(ours)))
    if last & set(_NUMBER.findall(_last(theirs))):
        return True
    if last and others and not set(numbers) & set(others):
        return False
    shared = words & other_words
    return bool(shared) and 2 * len(shared) > max(len(words), len(other_words))


def _last(path: str) -> str:
    return path.rstrip("/").rsplit("/", 1)[-1].lower()
