"""Writes the dossier: JSON, and the page that a desk reads; checks both again without a network (`verify`).

Takes a finished dossier and the collected pages; queries no database and computes nothing that a stage should.
"""

from reportedly.publish.document import FORMAT, digest, serialise, to_document
from reportedly.publish.lookup import Lookup
from reportedly.publish.opposed import shortest_disputes, view_disputes
from reportedly.publish.restore import from_document
from reportedly.publish.shape import Break
from reportedly.publish.site import Written, write_dossier
from reportedly.publish.verify import verify

__all__ = [
    "FORMAT",
    "Break",
    "Lookup",
    "Written",
    "digest",
    "from_document",
    "serialise",
    "shortest_disputes",
    "to_document",
    "verify",
    "view_disputes",
    "write_dossier",
]
