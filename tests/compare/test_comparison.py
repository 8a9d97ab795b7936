"""The whole of comparison: order, labels, timeline, framing, and cost."""

import time

from invented import account, compare_texts, disputes

from reportedly.align import align
from reportedly.compare import compare
from reportedly.gazetteer import load_gazetteer
from reportedly.language import load_vectors


def test_denials_come_first_and_compatible_counts_last() -> None:
    found = disputes(
        "Rebels freed thousands of detainees in Mosul.\nThe army withdrew from Mosul, residents said.",
        "Rebels freed more than 3,500 detainees in Mosul.\nThe ministry denied that the army had withdrawn from Mosul.",
    )
    assert [d.kind for d, _ in found][:1] == ["denial"]
    assert [d.kind for d, _ in found][-1:] == ["figure"]
    assert [d.id for d, _ in found] == [f"d{i}" for i in range(1, len(found) + 1)]


def test_labels_name_two_voices_and_count_the_rest() -> None:
    found = disputes(
        *(f"The fire killed nine people in Odsheim, {who} said." for who in ("a nurse", "the mayor", "a priest")),
        "The fire killed 14 people in Odsheim, the governor said.",
    )
    label = next(s.label for d, _ in found for s in d.sides if "nine" in s.label)
    assert label.endswith("and 1 more")


def test_timeline_takes_what_is_told_not_when_it_was_said() -> None:
    found, _ = compare_texts("The mayor said on Monday that the bridge collapsed on 2 May 2021.")
    assert [(e.begins, e.ends) for e in found.timeline] == [("2021-05-02", "2021-05-02")]


def test_framing_sets_the_words_for_one_party_side_by_side() -> None:
    found, _ = compare_texts(
        "The Arcadian rebels took the town. The rebels freed prisoners.",
        "Arcadian rebels took the town. The insurgents freed prisoners.",
    )
    words = {w.text.lower() for f in found.framing for w in f.words}
    assert {"rebels", "arcadian rebels"} <= words


def test_cost_stays_low_for_many_reports() -> None:
    line = (
        "A fire in hall {n} of Odsheim killed {n} people. Rebels said that Ilyas Berd had fled hall {n} at 5:{n} a.m."
    )
    accounts = [account(f"r{i}", "\n".join(line.format(n=10 + (i + k) % 40) for k in range(10))) for i in range(30)]
    aligned = align(accounts, load_vectors(), load_gazetteer())
    load_vectors()([s.quote for a in aligned.accounts for s in a.statements])
    began = time.process_time()
    compare(aligned.accounts, aligned.claims, aligned.entities, aligned.entity_of, load_vectors())
    assert time.process_time() - began < 10
