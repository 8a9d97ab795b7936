"""The stories that moved lately, and the indexes by which they are found; bounded, and rebuilt from what a store kept.

Held by `grouper`, which decides; this only keeps, finds and forgets.
"""

from collections.abc import Iterator, Sequence
from itertools import count

from reportedly.group.candidates import Index, bands, index_keys
from reportedly.group.frequencies import Frequencies
from reportedly.group.likeness import Profile, Query, make_query
from reportedly.group.signatures import Signature
from reportedly.group.stories import Member, Standing, story_id
from reportedly.group.terms import stem
from reportedly.text.calendar import parse_day


def counted_terms(signature: Signature) -> dict[str, None]:
    """The terms by which a report counts among the frequencies."""
    return dict.fromkeys((*signature.terms, *map(stem, signature.names)))


class Memory:
    """Stories in the order in which they moved, the last at the end; reports by id; what can be looked up by."""

    def __init__(self, horizon: int, most_reports: int) -> None:
        self._horizon, self._most = horizon, most_reports
        self._index, self._copies, self._parts = Index(), Index(), Index()
        self._held: dict[str, Member] = {}
        self._items: dict[str, tuple[str, Profile]] = {}
        self._passing: dict[str, Signature] = {}
        self.frequencies = Frequencies()
        self.stories: dict[str, Standing] = {}
        self.home: dict[str, str] = {}
        """The story that a report is shown under first."""

    # -- finding

    def near(self, query: Query) -> list[Standing]:
        """The stories with members that share most of the query's keys."""
        found = (self.stories.get(story) for story in self._index.find(query))
        return [story for story in found if story is not None and story.members]

    def beside(self, members: Sequence[Member]) -> list[Standing]:
        """The stories with members that share most of the keys of these members together, each key by its rarity."""
        weights: dict[str, float] = {}
        for member in members:
            for key in index_keys(member.profile.signature):
                weights[key] = weights.get(key, 0.0) + self.frequencies.weight(key)
        found = (self.stories.get(story) for story in self._index.find_by(weights))
        return [story for story in found if story is not None and story.members]

    def repeated(self, signature: Signature) -> Iterator[tuple[Standing, Member]]:
        """The reports that may share most of their runs of words with this one, and their stories."""
        for report in self._copies.sharing(bands(signature)):
            yield self.stories[self.home[report]], self._held[report]

    def items_near(self, query: Query) -> Iterator[tuple[str, Profile]]:
        """Parts of round-ups that share most of the query's keys, with the ids of the round-ups."""
        return (self._items[name] for name in self._parts.find(query))

    # -- keeping

    def standing(self, story: str, at: str) -> Standing:
        """The story of that id, made where there is none."""
        return self.stories.setdefault(story, Standing(story, at, at))

    def free_id(self, report: str) -> str:
        """The id of a story that the report opens."""
        return next(found for n in count() if (found := story_id(report, n)) not in self.stories)

    def hold(self, report: str, query: Query, story: Standing, at: str) -> None:
        """Put a report into a story as one that tells it; the story is the last that moved."""
        signature = query.profile.signature
        member = Member(report, query.profile, at)
        story.members.append(member)
        self._held[report], self.home[report] = member, story.id
        self._index.add(story.id, index_keys(signature))
        self._copies.add(report, bands(signature))
        self.frequencies.count(counted_terms(signature))
        self._hold_items(report, signature)
        self.move(story, at)

    def hold_passing(self, report: str, signature: Signature, stories: Sequence[Standing]) -> None:
        """Put a round-up into stories that parts of it tell; none of them is judged by it."""
        self.home[report], self._passing[report] = stories[0].id, signature
        for story in stories:
            story.passing[report] = None
        self._hold_items(report, signature)

    def move(self, story: Standing, at: str) -> None:
        """Note that the story moved."""
        story.changed = max(story.changed, at)
        self.stories.pop(story.id, None)
        self.stories[story.id] = story

    def rehome(self, members: Sequence[Member], old: Standing, new: Standing) -> None:
        """Find these reports under another story from now on."""
        for member in members:
            keys = index_keys(member.profile.signature)
            self.home[member.report] = new.id
            self._index.remove(old.id, keys)
            self._index.add(new.id, keys)
        for member in old.members:  # keys that both hold were removed with those that left
            self._index.add(old.id, index_keys(member.profile.signature))

    def _hold_items(self, report: str, signature: Signature) -> None:
        """Remember a round-up's parts: a story that opens later may be what one of them tells."""
        for i, item in enumerate(signature.items):
            self._items[f"{report}#{i}"] = (report, make_query(item, self.frequencies).profile)
            self._parts.add(f"{report}#{i}", index_keys(item))

    # -- forgetting

    def forget_old(self, at: str) -> None:
        """Drop stories that have not moved for the horizon, and the oldest while there are too many reports."""
        today = parse_day(at)
        while self.stories:
            oldest = next(iter(self.stories.values()))
            day = parse_day(oldest.changed)
            old = today is not None and day is not None and (today - day).days > self._horizon
            if not old and len(self.home) <= self._most:
                return
            self._forget(oldest)

    def _forget(self, story: Standing) -> None:
        del self.stories[story.id]
        for member in story.members:
            signature = member.profile.signature
            self._index.remove(story.id, index_keys(signature))
            self._copies.remove(member.report, bands(signature))
            self.frequencies.forget(counted_terms(signature))
            self._forget_items(member.report, signature)
            del self.home[member.report], self._held[member.report]
        for report in story.passing:
            if self.home.get(report) == story.id:
                del self.home[report]
                self._forget_items(report, self._passing.pop(report))

    def _forget_items(self, report: str, signature: Signature) -> None:
        for i, item in enumerate(signature.items):
            self._parts.remove(f"{report}#{i}", index_keys(item))
            self._items.pop(f"{report}#{i}", None)
