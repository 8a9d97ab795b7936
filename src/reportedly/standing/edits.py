"""Silent edits: what a report said before it was changed, when that was, and which figures it touched."""

import re
from collections.abc import Sequence

from reportedly.records import Account, Edit, History, Report, RevisedFigures, Revision, Story, Version, Wording
from reportedly.standing.turns import Turn, turns_of
from reportedly.store import Store
from reportedly.text.revisions import find_revisions

_NOTICE = re.compile(
    r"^\W*(?:corrections?|clarifications?|editor['’]s note|updates?)\s?(?:[:.|–—]|-\s).+"
    r"|^.*\b(?:this|(?:earlier|previous|original) version of (?:this|the)) (?:\w+ ){0,2}"
    r"(?:article|story|report|post|headline|page|piece)\b.{0,60}\b(?:updated|corrected|amended|clarified|revised|changed"
    r"|misstated|incorrectly|wrongly|mistakenly|misidentified)\b.*",
    re.IGNORECASE | re.MULTILINE,
)  # a new time of "last updated" alone tells of no change, nor does an article in which somebody corrects something


def edits_of_story(store: Store, story: Story) -> tuple[Edit, ...]:
    """The edits of all reports of a story, by when the later words were first seen, then in the order of reports."""
    found = [edit for report in story.reports for edit in edits_of_report(store, report)]
    return tuple(sorted(found, key=lambda edit: edit.seen))


def edits_of_report(store: Store, report: str) -> tuple[Edit, ...]:
    """The edits of a report in the order of time, those that took words back among them."""
    versions = {v.number: v for v in store.versions(report)}
    if len(versions) < 2:
        return ()
    accounts = {number: store.account(report, number) for number in versions}
    return tuple(
        _edit(turn, versions[turn.left], versions[turn.number], accounts[turn.left], accounts[turn.number])
        for turn in turns_of(store, list(versions.values()))
    )


def history_of_story(store: Store, story: Story) -> History:
    """The edits of a story's reports, and every version that they stand on."""
    edits = edits_of_story(store, story)
    numbers = dict.fromkeys((edit.report, number) for edit in edits for number in sorted((edit.earlier, edit.later)))
    versions = [version for report, number in numbers if (version := store.report(report, number))]
    return History(edits, tuple(_wording(version) for version in versions))


def _wording(version: Version) -> Wording:
    content = version.content
    last = version.last_seen or version.seen
    told = content.url, content.outlet, content.title, content.text
    return Wording(version.report, version.number, version.seen, last, version.page, *told)


def last_edit_to(store: Store, report: str, version: int) -> Edit | None:
    """The edit by which the words of a version came to stand, the last one where they came several times."""
    return next((edit for edit in reversed(edits_of_report(store, report)) if edit.later == version), None)


def _edit(turn: Turn, earlier: Version, later: Version, told: Account | None, tells: Account | None) -> Edit:
    """What differs between two versions of one report; `told` and `tells` are their accounts, for the figures."""
    revisions = tuple(
        r
        for r in find_revisions(earlier.content.text, later.content.text)
        if r.before.text.split() != r.after.text.split()
    )
    return Edit(
        report=earlier.report,
        earlier=earlier.number,
        later=later.number,
        last_seen=turn.left_seen or earlier.seen,
        seen=turn.at,
        revisions=revisions,
        figures=tuple(_figures(r, told, tells) for r in revisions),
        notice=_notice(earlier.content, later.content),
        back=turn.back,
    )


def _figures(revision: Revision, told: Account | None, tells: Account | None) -> RevisedFigures:
    before = _touched(told, revision.before.start, revision.before.end)
    after = _touched(tells, revision.after.start, revision.after.end)
    return RevisedFigures(before, after) if before != after else RevisedFigures()


def _touched(account: Account | None, start: int, end: int) -> tuple[str, ...]:
    """The figures of which a stretch has a part."""
    figures = account.figures if account else ()
    return tuple(f.text for f in figures if f.start < end and start < f.end)


def _notice(earlier: Report, later: Report) -> str | None:
    """The words of a notice that the later version has and the earlier has not, in its text or set aside from it."""
    known = _notices(earlier)
    return next((words for words in _notices(later) if words not in known), None)


def _notices(report: Report) -> Sequence[str]:
    lines = [report.text, *(removed.text for removed in report.removed)]
    return [" ".join(match.group().split()) for line in lines for match in _NOTICE.finditer(line)]
