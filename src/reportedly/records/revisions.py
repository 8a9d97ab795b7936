"""What changed between two versions of a report: passages of the one in the place of passages of the other."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one version, `text == version.content.text[start:end]`; empty where nothing stands."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Revision:
    """Words of the earlier version and those that the later has in their place; either may be empty."""

    before: Passage
    after: Passage


@dataclass(frozen=True, slots=True)
class RevisedFigures:
    """The figures, in the report's words, that a revision touches in the earlier and in the later version."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one version of a report, first and last seen at these moments; `sha256` is that of its page."""

    report: str
    number: int
    seen: str
    last_seen: str
    sha256: str
    url: str | None
    outlet: str | None
    title: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One version of a report in the place of another.

    `earlier` and `later` are numbers of versions.  The change happened after `last_seen`, when the earlier words were
    last seen, and not after `seen`, when the later ones were first seen (ISO 8601 in UTC).  `figures` stand beside
    `revisions`.  `notice` are the words in which the later version tells readers of a change, None where it does not:
    then the edit is silent.  `back` says whether the later words had stood there before: an edit
    was taken back.
    """

    report: str
    earlier: int
    later: int
    last_seen: str
    seen: str
    revisions: tuple[Revision, ...]
    figures: tuple[RevisedFigures, ...]
    notice: str | None = None
    back: bool = False

    @property
    def silent(self) -> bool:
        """Whether the later version does not say that it was changed."""
        return self.notice is None


@dataclass(frozen=True, slots=True)
class History:
    """Edits in the order of time, and the versions that they stand on."""

    edits: tuple[Edit, ...] = ()
    versions: tuple[Wording, ...] = ()
