"""One name for each person, body and place, and one claim for each proposition, across a story's reports.

Takes the accounts of one story and gives entities, places and claims; decides nothing about who is right.
"""

from reportedly.align.alignment import Aligned, align

__all__ = ["Aligned", "align"]
