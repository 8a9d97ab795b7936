"""Groups reports into stories, one at a time as they arrive.

Takes a report (and what `attribute/` found in it, where it did), gives decisions: opened, joined, merged, split,
linked, each with its reason.  Does no I/O: what it has to remember of a report is its signature, bytes that a store
keeps.  May not change a report.
"""

from reportedly.group.candidates import index_keys
from reportedly.group.grouper import Grouper, Recall, Row
from reportedly.group.signatures import Signature, signature

__all__ = ["Grouper", "Recall", "Row", "Signature", "index_keys", "signature"]
