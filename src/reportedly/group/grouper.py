"""Stories as reports come: each report goes to a story or opens one, and stories merge and split with the reason kept.

The stage's working part.  It holds signatures of stories that moved lately (`memory`) and does no I/O: what it decides
it gives back as records, and what it held is given to it again by `restore`.  The same reports in the same order give
the same stories.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reportedly.group import review
from reportedly.group.candidates import index_keys
from reportedly.group.likeness import COPY, FEATURES, Model, Query, copied, load_model, make_query
from reportedly.group.memory import Memory
from reportedly.group.reasons import probability, why_near, why_new
from reportedly.group.signatures import Signature
from reportedly.group.stories import Member, Nearness, Standing, cohesion, compared, nearness
from reportedly.records import Grouping, Story

HORIZON = 200  # days without a report after which a story leaves the memory; many pages give a wrong day
MOST_REPORTS = 20_000  # a start takes up so many; stories that moved earlier are asked for one by one
_NOT_A_COPY = -2.0  # log-odds below which even copied words are another event: a form filled in anew
_REVIEWED = 3  # stories near a report that are asked whether they are one with its story
_SMALL = 3  # reports of a story that is asked again when one beside it has grown
_LATER = 12  # reports of the grown story that it is compared with
_FOLLOWING = 0.3  # cosine of the terms from which a later story that is not the same follows it
_MOST_STORIES = 8  # of one round-up


@dataclass(frozen=True, slots=True)
class Row:
    """What is known of a report that was grouped before: its story first, then others that it is in too."""

    report: str
    signature: Signature
    stories: tuple[str, ...]
    at: str


@dataclass(frozen=True, slots=True)
class _Left:
    """A story that left the memory, as its kept reports show it, and how near a report is to it."""

    near: Nearness
    story: Standing
    rows: Sequence[Row]


Recall = Callable[[Sequence[str]], Iterable[Row]]
"""Gives reports of stories that left the memory and hold some of these keys (`index_keys`), in the order they came."""


class Grouper:
    """Groups reports one by one; see the module.

    `recall` is asked before a report opens a story; a story that it gives is taken up when the report joins it.
    Stories leave the memory after `horizon` days without a report, and the oldest while more than `most_reports` are
    held (about 5 kB each).
    """

    def __init__(
        self,
        model: Model | None = None,
        recall: Recall | None = None,
        horizon: int = HORIZON,
        most_reports: int = MOST_REPORTS,
        reviewing: bool = True,
    ) -> None:
        self._model = model or load_model()
        self._recall = recall
        self._reviewing = reviewing
        self._memory = Memory(horizon, most_reports)

    def add(self, report: str, signature: Signature, at: str) -> tuple[Grouping, ...]:
        """Decide on a report that came at a moment (ISO 8601); the decisions in the order in which they apply.

        The first decision opens or joins the story that the report is shown under first.  A report that is in memory
        already (another version of it) keeps its place: ().
        """
        self._memory.forget_old(at)
        if report in self._memory.home:
            return ()
        query = make_query(signature, self._memory.frequencies)
        made = self._place(report, query, at)
        home = self._memory.stories[self._memory.home[report]]
        if home.members and home.members[-1].report == report:
            made += self._gather_items(query, home, at)
            made += self._review(query, home, at) if self._reviewing else []
        return tuple(made)

    def stories(self) -> tuple[Story, ...]:
        """The stories in memory, those that moved last first; reports of round-ups behind the others."""
        return tuple(
            Story(s.id, tuple(m.report for m in s.members) + tuple(s.passing), s.opened, s.changed)
            for s in reversed(self._memory.stories.values())
        )

    def holds(self, story: str) -> bool:
        """Whether a story is in memory."""
        return story in self._memory.stories

    def oldest(self) -> str | None:
        """The report that came last to the story that moved longest ago; all that came after it are in memory."""
        return next((s.members[-1].report for s in self._memory.stories.values() if s.members), None)

    def restore(self, rows: Iterable[Row]) -> None:
        """Take up reports grouped before, in the order in which they came, as if they had been added here."""
        memory = self._memory
        for row in rows:
            if row.report in memory.home or not row.stories:
                continue
            memory.forget_old(row.at)
            stories = [memory.standing(story, row.at) for story in row.stories]
            if row.signature.items and len(stories) > 1:
                memory.hold_passing(row.report, row.signature, stories)
                continue
            memory.hold(row.report, make_query(row.signature, memory.frequencies), stories[0], row.at)
            for story in stories[1:]:
                story.passing[row.report] = None

    # -- deciding

    def _place(self, report: str, query: Query, at: str) -> list[Grouping]:
        """Where the report goes: with what it copies, what it is near, what its parts tell, or to one of its own."""
        signature = query.profile.signature
        if (copy := self._copy_of(query)) is not None:
            return self._join(report, query, copy, f"a copy of {copy.nearest.report}", at)
        near, told = self._near(query), self._told_by_items(signature)
        in_parts = len(told) > 1 and not signature.running
        found = None if in_parts else next((n for n in near if self._is_of(n, self._memory.stories[n.story])), None)
        if found:
            made = self._join(report, query, found, why_near(signature, found), at)
            return made + [self._pass(report, n, at) for n in told if n.story != found.story]
        if len(told) > 1 or (told and not signature.running):
            self._memory.hold_passing(report, signature, [self._memory.stories[n.story] for n in told])
            return [self._pass(report, n, at) for n in told]
        left = self._near_left(report, query)
        for candidate in left:
            if self._is_of(candidate.near, candidate.story):
                self.restore(candidate.rows)
                return self._join(report, query, candidate.near, why_near(signature, candidate.near), at)
        nearest = max([*near[:1], *(c.near for c in left[:1])], key=lambda n: n.score, default=None)
        return self._open(report, query, nearest, at)

    def _is_of(self, near: Nearness, story: Standing) -> bool:
        """Whether a report is near enough to a story: the nearer its own reports are to each other, the nearer."""
        return near.score >= self._model.join and self._coheres(near, story)

    def _coheres(self, near: Nearness, story: Standing) -> bool:
        """Whether something is as near to a story as a share of how near its own reports are to each other."""
        least = self._model.cohesion * cohesion(self._model, story.members, self._memory.frequencies)
        return least <= 0 or near.score >= least

    def _near(self, query: Query) -> list[Nearness]:
        """The stories near a report, nearest first (ties: by id)."""
        judged = [nearness(self._model, query, story) for story in self._memory.near(query)]
        return sorted(judged, key=lambda n: (-n.score, n.story))

    def _near_left(self, report: str, query: Query) -> list[_Left]:
        """The stories that left the memory and are near a report, nearest first (ties: by id); they stay outside."""
        if self._recall is None:
            return []
        left: dict[str, list[Row]] = {}
        for row in self._recall(index_keys(query.profile.signature)):
            if row.stories and not self.holds(row.stories[0]) and not row.signature.items and row.report != report:
                left.setdefault(row.stories[0], []).append(row)
        found = [(self._outside(story, rows), rows) for story, rows in left.items()]
        judged = [_Left(nearness(self._model, query, story), story, rows) for story, rows in found]
        return sorted(judged, key=lambda c: (-c.near.score, c.story.id))

    def _outside(self, story: str, rows: Sequence[Row]) -> Standing:
        """A story that left the memory, with the reports that stand for it."""
        frequencies = self._memory.frequencies
        members = [Member(r.report, make_query(r.signature, frequencies).profile, r.at) for r in compared(rows)]
        return Standing(story, rows[0].at, rows[-1].at, members)

    def _copy_of(self, query: Query) -> Nearness | None:
        """The story of the report whose words this one repeats most, if it repeats enough of them."""
        best: Nearness | None = None
        for story, member in self._memory.repeated(query.profile.signature):
            share = copied(query.profile.signature, member.profile.signature)
            likeness = self._model.judge(query, member.profile)
            if share >= COPY and likeness.logit >= _NOT_A_COPY and (best is None or share > best.score):
                best = Nearness(share, story.id, member, likeness)
        return best

    def _told_by_items(self, signature: Signature) -> list[Nearness]:
        """The stories that parts of a round-up tell, each with its nearest part, in the order of the parts."""
        found: dict[str, Nearness] = {}
        for item in signature.items:
            near = self._near(make_query(item, self._memory.frequencies))[:1]
            for n in near:
                if n.score >= self._model.item and (n.story not in found or n.score > found[n.story].score):
                    found[n.story] = n
        return list(found.values())[:_MOST_STORIES]

    # -- doing

    def _join(self, report: str, query: Query, near: Nearness, reason: str, at: str) -> list[Grouping]:
        self._memory.hold(report, query, self._memory.stories[near.story], at)
        return [Grouping("joined", near.story, reason, at, report)]

    def _pass(self, report: str, near: Nearness, at: str) -> Grouping:
        self._memory.stories[near.story].passing[report] = None
        reason = f"a part of it is like {near.nearest.report} ({probability(near.score):.2f})"
        return Grouping("joined", near.story, reason, at, report)

    def _open(self, report: str, query: Query, near: Nearness | None, at: str) -> list[Grouping]:
        signature = query.profile.signature
        story = self._memory.standing(self._memory.free_id(report), at)
        self._memory.hold(report, query, story, at)
        made = [Grouping("opened", story.id, why_new(signature, near), at, report)]
        if near and near.likeness.logit >= self._model.link and _follows(signature, near):
            made.append(Grouping("linked", story.id, f"follows: {why_near(signature, near)}", at, other=near.story))
        return made

    def _gather_items(self, query: Query, home: Standing, at: str) -> list[Grouping]:
        """Round-ups that came before and tell this story in one of their parts."""
        made = []
        for report, profile in self._memory.items_near(query):
            if report in home.passing or self._memory.home.get(report) == home.id:
                continue
            likeness = self._model.judge(query, profile)
            if likeness.logit >= self._model.item:
                home.passing[report] = None
                reason = f"a part of it is like {home.members[-1].report} ({probability(likeness.logit):.2f})"
                made.append(Grouping("joined", home.id, reason, at, report))
        return made

    # -- second thoughts

    def _review(self, query: Query, story: Standing, at: str) -> list[Grouping]:
        """Whether the report's story is one with another near it, or two."""
        made: list[Grouping] = []
        near = [n for n in self._near(query) if n.story != story.id and n.score >= self._model.link][:_REVIEWED]
        for other in (self._memory.stories[n.story] for n in near):
            small, large = sorted((other, story), key=lambda s: len(s.members))
            found = review.closeness(self._model, small, large, self._memory.frequencies)
            if found.score >= self._model.merge and self._coheres(found, large):
                story, merging = self._merge(story, other, found, at)
                made.append(merging)
        if review.grown(story):
            story, merged = self._take_in(story, at)
            made += merged
        if review.due(story) and (parts := review.divide(self._model, story, self._memory.frequencies)):
            made += self._split(story, *parts, at)
        return made

    def _take_in(self, story: Standing, at: str) -> tuple[Standing, list[Grouping]]:
        """Smaller stories beside one that has grown: what was unlike its first reports may be like the later ones."""
        made = []
        for other in self._memory.beside(compared(story.members)):
            if other.id == story.id or len(other.members) > _SMALL or len(other.members) >= len(story.members):
                continue
            found = review.closeness(self._model, other, story, self._memory.frequencies, _LATER)
            if found.score >= self._model.merge and self._coheres(found, story):
                story, merging = self._merge(story, other, found, at)
                made.append(merging)
        return story, made

    def _merge(self, a: Standing, b: Standing, found: Nearness, at: str) -> tuple[Standing, Grouping]:
        """The older of two stories takes the other in."""
        kept, gone = sorted((a, b), key=lambda s: (s.opened, s.members[0].at, s.id))
        leaving, gone.members = gone.members, []
        kept.members = sorted((*kept.members, *leaving), key=lambda m: m.at)
        kept.passing |= gone.passing
        self._memory.rehome(leaving, gone, kept)
        for report in gone.passing:
            if self._memory.home.get(report) == gone.id:
                self._memory.home[report] = kept.id
        del self._memory.stories[gone.id]
        self._memory.move(kept, at)
        reason = f"one story: the reports of both are alike ({probability(found.score):.2f})"
        return kept, Grouping("merged", gone.id, reason, at, other=kept.id)

    def _split(self, story: Standing, leaving: Sequence[Member], across: float, at: str) -> list[Grouping]:
        """The smaller part leaves for a story of its own; the id stays with the larger."""
        gone = frozenset(m.report for m in leaving)
        new = self._memory.standing(self._memory.free_id(f"{leaving[0].report} from {story.id} at {at}"), leaving[0].at)
        new.members = list(leaving)
        story.members = [m for m in story.members if m.report not in gone]
        self._memory.rehome(leaving, story, new)
        self._memory.move(new, at)
        reason = f"two stories: the reports of one are not like those of the other ({probability(across):.2f})"
        return [Grouping("split", story.id, reason, at, m.report, new.id) for m in leaving]


def _follows(signature: Signature, near: Nearness) -> bool:
    """Whether a report of another day names somebody or something in particular that the story does too."""
    other = near.nearest.profile.signature
    later = bool(signature.published and other.published and signature.published > other.published)
    told = near.likeness.features[FEATURES.index("terms")] >= _FOLLOWING
    return later and told and any(n in other.names and n not in signature.places for n in signature.lead_names)
