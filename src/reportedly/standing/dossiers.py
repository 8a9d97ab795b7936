"""A story's dossier from what the store holds: the latest version of each report, as it was analysed when it came.

The same store gives the same dossier.  Where a report gives no day of publication and its story tells it, that is
inferred here, as for reports that are briefed together; only such a report is analysed again.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.errors import NothingToRead, StoryUnknown
from reportedly.pipeline import Progress, attribute_reports, compile_dossier
from reportedly.read import infer_days
from reportedly.records import Account, Dossier, Failure, History, Page, Report, Story
from reportedly.standing.edits import history_of_story
from reportedly.store import Store

_MOST = 64  # reports without a day of their own whose analysis is remembered
_REMEMBERED: dict[Report, Account] = {}


@dataclass(frozen=True, slots=True)
class StoryBrief:
    """A story's dossier, the pages of its reports in all versions that were edited, and their edits."""

    story: Story
    dossier: Dossier
    pages: tuple[Page, ...]
    history: History


def find_story(store: Store, story: str) -> Story:
    """The story of that id; where it was merged, the one that holds its reports now.  Raises StoryUnknown."""
    found = store.story(story)
    while found and found.merged_into:
        found = store.story(found.merged_into)
    if found is None:
        raise StoryUnknown(f"There is no story {story}. `reportedly stories` lists those that there are.")
    return found


def brief_story(store: Store, story: str, progress: Progress = lambda *_: None) -> StoryBrief:
    """The dossier of a story, its pages and its edits.

    Raises StoryUnknown, and NothingToRead where no report of the story was analysed.
    """
    found = find_story(store, story)
    accounts = store.accounts(found.id)
    dossier = compile_story(accounts, _unanalysed(store, found, accounts), progress)
    history = history_of_story(store, found)
    wanted = [(report, None) for report in found.reports] + [(v.report, v.number) for v in history.versions]
    versions = [version for report, number in wanted if (version := store.report(report, number))]
    pages = {page.sha256: page for version in versions if (page := store.page_of(version))}
    return StoryBrief(found, dossier, tuple(pages.values()), history)


def compile_story(
    accounts: Sequence[Account], failures: Sequence[Failure] = (), progress: Progress = lambda *_: None
) -> Dossier:
    """The dossier of a story's accounts.  Raises NothingToRead where there are none."""
    if not accounts:
        reasons = "; ".join(f"{f.input}: {f.reason}" for f in failures)
        raise NothingToRead(f"No report of this story was analysed. {reasons}".strip())
    return compile_dossier(_dated(accounts, progress), failures, progress)


def _dated(accounts: Sequence[Account], progress: Progress) -> list[Account]:
    """The accounts with the days that their story tells of undated reports, and what depends on them."""
    reports = infer_days([account.report for account in accounts])
    pairs = zip(accounts, reports, strict=True)
    return [a if a.report == report else _analysed(report, progress) for a, report in pairs]


def _analysed(report: Report, progress: Progress) -> Account:
    """What a report tells; remembered, as a story that is watched is made anew whenever it moves."""
    if report not in _REMEMBERED:
        while len(_REMEMBERED) >= _MOST:
            del _REMEMBERED[next(iter(_REMEMBERED))]
        _REMEMBERED[report] = attribute_reports([report], progress)[0]
    return _REMEMBERED[report]


def _unanalysed(store: Store, story: Story, accounts: Sequence[Account]) -> list[Failure]:
    analysed = {account.report.id for account in accounts}
    missing = [version for r in story.reports if r not in analysed and (version := store.report(r))]
    return [
        Failure(v.canonical or v.content.file or v.report, "its words are kept, but not analysed.") for v in missing
    ]
