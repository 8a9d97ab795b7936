"""Whether a page is a report that the store knows: by its address, its bytes, or its words from the same house.

Same words of another house are another report: who copied whom is what a dossier tells.  An address under which only
a copy was seen is not kept as the report's: what stands there tomorrow may be another article.
"""

import hashlib
from urllib.parse import urlsplit

from sqlalchemy import ColumnElement, Connection, select

from reportedly.records import Recognised
from reportedly.store import schema as t
from reportedly.store.terms import terms_of

_PREFIXES = ("www.", "m.", "amp.", "mobile.")
_TELLING = 40  # words; a house says fewer the same way about many things ("Subscribe to read on.")


def recognise(conn: Connection, canonical: str | None, page: str, text: str | None, outlet: str | None) -> Recognised:
    """See `Store.recognise`."""
    site = plain(site_of(canonical))
    report = _by_address(conn, canonical) or _by_bytes(conn, page, site)
    if report is None and text is not None:
        report = _by_words(conn, text, site, plain(outlet))
    if report is None:
        return Recognised(new_id(canonical, page), False)
    wanted = t.versions.c.text_sha256 == text_hash(text) if text is not None else _has_bytes(page)
    number = conn.scalar(select(t.versions.c.number).where(t.versions.c.report == report, wanted))
    return Recognised(report, True, number)


def new_id(canonical: str | None, page: str) -> str:
    """The id of a new report: the same for the same address, or the same bytes where there is no address."""
    origin = f"address:{canonical}" if canonical else f"page:{page}"
    return "r" + hashlib.sha256(origin.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def text_hash(text: str) -> str:
    """SHA-256 of a report's text."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def site_of(address: str | None) -> str | None:
    """The house of an address: its host without the names of editions for telephones."""
    host = (urlsplit(address).hostname or "") if address else ""
    for prefix in _PREFIXES:
        host = host.removeprefix(prefix)
    return host or None


def _by_address(conn: Connection, canonical: str | None) -> str | None:
    if canonical is None:
        return None
    return conn.scalar(select(t.addresses.c.report).where(t.addresses.c.address == plain(canonical)))


def _by_bytes(conn: Connection, page: str, site: str | None) -> str | None:
    """The report with these bytes; at an address, only one of the same house."""
    asked = select(t.versions.c.report).where(_has_bytes(page)).order_by(t.versions.c.id).limit(1)
    return conn.scalar(asked.where(t.versions.c.site == site) if site else asked)


def _by_words(conn: Connection, text: str, site: str | None, outlet: str | None) -> str | None:
    """The report with these words of the same house; from two files that name no house it is one report."""
    columns = t.versions.c.report, t.versions.c.site, t.versions.c.outlet
    asked = select(*columns).where(t.versions.c.text_sha256 == text_hash(text)).order_by(t.versions.c.id)
    for row in conn.execute(asked):
        nameless = not (site or outlet or row.site or row.outlet)
        same_house = (site and site == row.site) or (outlet and outlet == row.outlet)
        if nameless or (same_house and len(terms_of(text)) >= _TELLING):
            return str(row.report)
    return None


def _has_bytes(page: str) -> ColumnElement[bool]:
    seen = select(t.sightings.c.version).where(t.sightings.c.page == page)
    return (t.versions.c.page == page) | t.versions.c.id.in_(seen)


def plain(text: str | None) -> str | None:
    """Text for a column: no database takes all code points; the record beside has the exact ones."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode() if text is not None else None
