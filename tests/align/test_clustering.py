"""Average linkage against a plain reference, and what it promises."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.align.claims import cluster

Pairs = dict[tuple[int, int], float]


def plain_average_linkage(n: int, probability: Pairs, threshold: float) -> list[list[int]]:
    """The textbook way: look at every two clusters anew each time."""
    clusters = [[i] for i in range(n)]
    while True:
        best = None
        for a, b in combinations(range(len(clusters)), 2):
            total = sum(probability.get((min(i, j), max(i, j)), 0.0) for i in clusters[a] for j in clusters[b])
            mean = total / (len(clusters[a]) * len(clusters[b]))
            if mean >= threshold and mean > 0 and (best is None or mean > best[0] + 1e-12):
                best = (mean, a, b)
        if best is None:
            return sorted(sorted(c) for c in clusters)
        clusters[best[1]] += clusters.pop(best[2])


@st.composite
def graphs(draw: st.DrawFn) -> tuple[int, Pairs]:
    n = draw(st.integers(1, 9))
    pairs = list(combinations(range(n), 2))
    # distinct weights: with ties more than one result is right
    weights = draw(st.permutations(range(1, 60)))
    kept = draw(st.lists(st.booleans(), min_size=len(pairs), max_size=len(pairs)))
    return n, {p: w / 60 + w * w / 1e6 for p, w, k in zip(pairs, weights, kept, strict=False) if k}


@given(graphs())
def test_clusters_are_those_of_plain_average_linkage(graph: tuple[int, Pairs]) -> None:
    n, probability = graph
    assert sorted(cluster(n, probability, 0.4)) == plain_average_linkage(n, probability, 0.4)


@given(graphs())
def test_every_statement_is_in_one_cluster_whatever_the_order_of_the_pairs(graph: tuple[int, Pairs]) -> None:
    n, probability = graph
    found = cluster(n, probability, 0.4)
    assert sorted(i for members in found for i in members) == list(range(n))
    assert found == cluster(n, dict(reversed(list(probability.items()))), 0.4)


def test_a_chain_of_neighbours_is_not_one_claim() -> None:
    chain = {(i, i + 1): 0.6 for i in range(5)}
    assert max(len(members) for members in cluster(6, chain, 0.5)) == 2
