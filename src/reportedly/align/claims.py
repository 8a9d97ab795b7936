"""Statements that tell the same proposition become one claim.

Candidate pairs are decided by the pair model; then clusters grow by average linkage, so that every member tells the
proposition: a chain of neighbours, each like the next, does not make one claim.
"""

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from reportedly.align.pairs import Likeness, TermWeights, likeness, load_model
from reportedly.align.reasons import describe
from reportedly.align.tellings import Telling
from reportedly.records import Claim

# Pairs below both are not looked at: no same-claim pair of the development events lies there.
_LEAST_COSINE = 0.30
_LEAST_SHARED = 2
_APART = -1000.0  # outweighs every mean: two statements that exclude each other never share a claim
_SAME_WORDS = 0.9  # likely enough to stand for one another
_NEIGHBOURS = 40  # candidates per statement, so that the cost grows with the story and not with its square


def find_claims(tellings: Sequence[Telling]) -> tuple[Claim, ...]:
    """Every statement in at least one claim; claims most-told first, their statements in the order given.

    What is not surely near enough to a claim's words is named in `loose`.
    """
    pairs = _score_pairs(tellings)
    scores = {p: _APART if x.apart else x.score for p, x in pairs.items()}
    clusters = cluster(len(tellings), scores, load_model().threshold)
    claims = [_claim(tellings, members, pairs) for members in also_tell(clusters, scores, load_model().also)]
    reports = {t.id: t.report for t in tellings}
    place = {t.id: i for i, t in enumerate(tellings)}
    claims.sort(key=lambda c: (-len({reports[s] for s in c.statements}), -len(c.statements), place[c.statements[0]]))
    return tuple(replace(c, id=f"c{i}") for i, c in enumerate(claims, start=1))


def _score_pairs(tellings: Sequence[Telling]) -> dict[tuple[int, int], Likeness]:
    weights = TermWeights(tellings)
    return {(i, j): likeness(tellings[i], tellings[j], weights) for i, j in candidate_pairs(tellings)}


def candidate_pairs(tellings: Sequence[Telling]) -> list[tuple[int, int]]:
    """Pairs (i < j) worth a closer look: near in vector space, each statement's nearest only."""
    if len(tellings) < 2:
        return []
    vectors = np.stack([t.vector for t in tellings])
    whole = np.stack([t.whole for t in tellings])
    found: set[tuple[int, int]] = set()
    for i in range(len(tellings)):
        near: NDArray[np.float32] = np.maximum(vectors @ vectors[i], whole @ whole[i])
        near[i] = -1.0
        best = np.argsort(-near, kind="stable")[:_NEIGHBOURS]
        for j in best[near[best] >= _LEAST_COSINE]:
            found.add((min(i, int(j)), max(i, int(j))))
    return sorted(found)


def cluster(n: int, probability: Mapping[tuple[int, int], float], threshold: float) -> list[list[int]]:
    """Average-linkage clusters of 0..n-1: the two likeliest clusters are joined while their mean is high enough.

    A pair that was not scored counts as 0.  Ties go to the smallest indices, so that the result does not depend on
    the order of the mapping.  Members ascending, clusters by their first member.
    """
    members: dict[int, list[int]] = {i: [i] for i in range(n)}
    links: dict[int, dict[int, float]] = {i: {} for i in range(n)}
    for (i, j), p in sorted(probability.items()):
        links[i][j] = links[j][i] = p
    heap = [(-p, i, j, 2) for (i, j), p in probability.items() if p >= threshold]
    heapq.heapify(heap)
    while heap:
        _, i, j, size = heapq.heappop(heap)
        if i not in members or j not in members or len(members[i]) + len(members[j]) != size:
            continue  # one of the two has grown or gone since this link was weighed
        _join(members, links, i, j)
        for other, total in links[i].items():
            mean = total / (len(members[i]) * len(members[other]))
            if mean >= threshold:
                entry = (-mean, min(i, other), max(i, other), len(members[i]) + len(members[other]))
                heapq.heappush(heap, entry)
    return [sorted(m) for _, m in sorted(members.items(), key=lambda kv: min(kv[1]))]


def _join(members: dict[int, list[int]], links: dict[int, dict[int, float]], keep: int, gone: int) -> None:
    """Put cluster `gone` into `keep`; a link holds the sum of the probabilities between two clusters' members."""
    members[keep] += members.pop(gone)
    for other, total in links.pop(gone).items():
        del links[other][gone]
        if other != keep:
            links[keep][other] = links[other][keep] = links[keep].get(other, 0.0) + total


def also_tell(
    clusters: Sequence[Sequence[int]], probability: Mapping[tuple[int, int], float], least: float
) -> list[list[int]]:
    """The clusters, each with the statements of others that tell its proposition as well as their own.

    A sentence may tell two things ("freed 21 of the girls who were abducted in 2014").  One joins a second cluster
    when its mean probability with that cluster's own members is at least `least`.
    """
    home = {i: k for k, members in enumerate(clusters) for i in members}
    sums: dict[tuple[int, int], float] = {}
    for (i, j), p in sorted(probability.items()):
        if home[i] != home[j]:
            sums[i, home[j]] = sums.get((i, home[j]), 0.0) + p
            sums[j, home[i]] = sums.get((j, home[i]), 0.0) + p
    grown = [list(members) for members in clusters]
    for (i, k), total in sums.items():
        if total / len(clusters[k]) >= least:
            grown[k].append(i)
    return [sorted(members) for members in grown]


def _claim(tellings: Sequence[Telling], members: Sequence[int], pairs: Mapping[tuple[int, int], Likeness]) -> Claim:
    """The cluster as a claim whose text is that of its most central member, one with subject and verb if any is."""

    def alike(i: int, j: int) -> float:
        pair = _pair(pairs, i, j)
        return pair.probability if pair else 0.0

    def order(i: int) -> tuple[bool, bool, float, int, int]:
        closeness = sum(pair.score for j in members if (pair := _pair(pairs, i, j)))
        return (not tellings[i].clause, tellings[i].text.endswith("?"), -round(closeness, 9), len(tellings[i].text), i)

    central = min(members, key=order)
    near = {i for i in members if i == central or alike(i, central) >= load_model().sure}
    # The same words once more are as sure as what they repeat.
    sure = near | {i for i in members if any(alike(i, j) >= _SAME_WORDS for j in near)}
    return Claim(
        "",
        tellings[central].text,
        tuple(tellings[i].id for i in members),
        why=tuple(_reason(tellings, i, central, members, pairs) for i in members),
        loose=tuple(tellings[i].id for i in members if i not in sure),
    )


def _reason(
    tellings: Sequence[Telling],
    i: int,
    central: int,
    members: Sequence[int],
    pairs: Mapping[tuple[int, int], Likeness],
) -> str:
    """Why a statement stands in its claim: what it has in common with the claim's words, or else with its nearest."""
    if i == central:
        return f"{tellings[i].id}: the claim's words"
    scored = {j: pair for j in members if (pair := _pair(pairs, i, j))}
    if not scored:
        return f"{tellings[i].id}: told with the others"
    near = central if central in scored else max(scored, key=lambda j: scored[j].probability)
    return f"{tellings[i].id}: {describe(tellings[i], tellings[near], scored[near])}"


def _pair(pairs: Mapping[tuple[int, int], Likeness], i: int, j: int) -> Likeness | None:
    return pairs.get((min(i, j), max(i, j)))
