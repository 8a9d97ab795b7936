"""What arrives, kept: a page is read, attributed, grouped and stored in one acknowledged transaction; and the dossier
of a story made from what was stored.

Wires the stages and the store, beside `pipeline`, which wires the stages for one event.  May not fetch, wait, print or
hold an algorithm of a stage.
"""

from reportedly.standing.dossiers import StoryBrief, brief_story, compile_story, find_story
from reportedly.standing.edits import edits_of_report, edits_of_story, history_of_story, last_edit_to
from reportedly.standing.intake import Intake, Taken

__all__ = [
    "Intake",
    "StoryBrief",
    "Taken",
    "brief_story",
    "compile_story",
    "edits_of_report",
    "edits_of_story",
    "find_story",
    "history_of_story",
    "last_edit_to",
]
