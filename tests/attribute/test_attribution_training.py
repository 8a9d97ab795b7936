"""Learning the weights of cues: right frames are told from wrong ones, and the same articles give the same weights."""

from reportedly.attribute.dependencies import extract_with
from reportedly.evaluate.attribution import paragraphs
from reportedly.evaluate.cue_training import labelled_frames, train_cues
from reportedly.language import load_parser

TEXT = "\n\n".join(
    line
    for name in ("Ann", "Tomas", "Lena", "Maria")
    for line in (f"{name} said that the dam was safe.", f"{name} saw that the dam was safe.")
)


def examples() -> list[tuple[tuple[str, ...], bool]]:
    content = "that the dam was safe"
    labelled = []
    for start, end in paragraphs(TEXT):
        at = TEXT.find(" said ", start, end)
        if at >= 0:
            begin = TEXT.index(content, start)
            labelled.append(
                {"source": [[start, at]], "cue": [[at + 1, at + 5]], "content": [[begin, begin + len(content)]]}
            )
    parsed = load_parser()(TEXT, paragraphs(TEXT))
    found = labelled_frames({"id": "a", "text": TEXT, "attributions": labelled}, parsed)
    return [(c.features, right) for c, right in found]


def test_cue_that_attributes_outweighs_one_that_does_not() -> None:
    weights = train_cues(examples())
    assert weights["l=say"] > 0 > weights["l=see"]
    parsed = load_parser()(TEXT, paragraphs(TEXT))
    assert {a.lemma for a in extract_with(parsed, weights, 0.5)} == {"say"}


def test_same_articles_give_the_same_weights() -> None:
    assert train_cues(examples()) == train_cues(examples())


def test_no_article_gives_no_weight_but_the_bias() -> None:
    assert set(train_cues([])) == {"bias"}
