"""Pages of an invented ferry accident, for the tests of what arrives: two outlets, editions, another event."""

import hashlib

from reportedly.records import Page

FERRY = (
    "VARNICA, March 3 - The ferry Otra left the quay of Varnica two hours late on Monday, harbour master Ilse Brandt "
    "said. “She was overloaded,” Brandt told the Coast Courier. At least {injured} people were injured, the ministry "
    "of transport said. Residents said they heard a loud bang after dawn, and dozens of people ran to the shore."
)
ORCHARD = (
    "LOMSK, June 21 - Growers of the Lomsk valley have lost half of their plums to hail, the farmers' union said. "
    "“We have seen nothing like it,” its chairwoman Petra Quist said. The union asked for 40 tonnes of netting and "
    "for a loan, which the ministry of agriculture has not answered so far."
)


def html(title: str, words: str, outlet: str = "Coast Courier", notice: str = "") -> bytes:
    """A page of an article, with a notice below it where one is given."""
    told = f"<p>{notice}</p>" if notice else ""
    return (
        f"<!doctype html><html><head><title>{title}</title><meta property='og:site_name' content='{outlet}'></head>"
        f"<body><article><h1>{title}</h1><p>{words}</p>{told}</article></body></html>"
    ).encode()


def page(address: str | None, content: bytes, name: str = "saved.html", seen: str | None = None) -> Page:
    """The page as it was collected from an address, or from a file."""
    digest = hashlib.sha256(content).hexdigest()
    return Page(
        address or name,
        "html",
        content,
        digest,
        file=None if address else name,
        url=address,
        final_url=address,
        canonical=address,
        seen=seen,
    )


def ferry(injured: str = "four", outlet: str = "Coast Courier", notice: str = "") -> bytes:
    """The ferry's page with this number of injured."""
    return html("Ferry left Varnica late, harbour master says", FERRY.format(injured=injured), outlet, notice)


def orchard() -> bytes:
    """A page of another event."""
    return html("Hail takes half of the plums of Lomsk", ORCHARD, "Lomsk Gazette")
