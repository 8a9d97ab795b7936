"""`reportedly evaluate NAME PATH`: measure a dossier against its key, or one step on labelled articles."""

import gzip
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from reportedly.attribute import dependency_extractor, load_extractor
from reportedly.cli.console import one_line_errors
from reportedly.errors import DossierInvalid
from reportedly.evaluate.attribution import evaluate_attribution
from reportedly.evaluate.claims import evaluate_claims
from reportedly.evaluate.lineage import evaluate_lineage
from reportedly.evaluate.lineage_cases import make_stories
from reportedly.evaluate.lineage_events import read_events
from reportedly.evaluate.places import evaluate_places
from reportedly.evaluate.stories import PARTS, evaluate_stories
from reportedly.evaluate.times import evaluate_times
from reportedly.gazetteer import load_gazetteer
from reportedly.language import identify_language, load_parser, load_vectors
from reportedly.pipeline import brief
from reportedly.publish import to_document

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)
_json = click.option("--json", "as_json", is_flag=True, help="Print the figures as one JSON object.")
_debug = click.option("--debug", is_flag=True, help="Show the traceback of an error.")


@click.group()
def evaluate() -> None:
    """Measure how good a dossier, or one step of the chain, is.

    \b
    Example:
      reportedly evaluate claims key.json dossier/dossier.json --why
    """


@evaluate.command()
@click.argument("key", type=_FILE)
@click.argument("dossier", type=_FILE)
@click.option("--why", is_flag=True, help="Add a line for each thing that was missed.")
@_json
@_debug
def claims(key: Path, dossier: Path, why: bool, as_json: bool, debug: bool) -> None:
    """Measure a dossier against an answer key of its event.

    \b
    Example:
      reportedly evaluate claims key.json dossier/dossier.json --why
    """
    with one_line_errors(debug):
        measures = evaluate_claims(_object(key), _object(dossier))
        _print(measures.as_dict(), as_json)
        if why:
            click.echo("\n".join(measures.misses), err=as_json)


@evaluate.command()
@click.argument("articles", type=_FILE)
@click.option(
    "--predictions", type=click.Path(path_type=Path, dir_okay=False), help="Write what was found, a line each."
)
@click.option("--rules", is_flag=True, help="Measure the extractor by rules, which needs no trained tagger.")
@_json
@_debug
def attribution(articles: Path, predictions: Path | None, rules: bool, as_json: bool, debug: bool) -> None:
    """Measure sources, cues and contents on labelled articles (JSON lines as PolNeAR's, may be gzipped).

    \b
    Example:
      reportedly evaluate attribution polnear_dev.jsonl.gz --predictions found.jsonl
    """
    with one_line_errors(debug):
        extract = dependency_extractor if rules else load_extractor()
        scores, found = evaluate_attribution(_rows(articles), load_parser(), extract)
        if predictions:
            lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in found)
            predictions.write_text("".join(lines), encoding="utf-8")
        _print({f"{kind} {name}": value for kind, row in scores.items() for name, value in row.items()}, as_json)


@evaluate.command()
@click.argument("articles", type=_FILE)
@_json
@_debug
def times(articles: Path, as_json: bool, debug: bool) -> None:
    """Measure times and what they resolve to on labelled articles (JSON lines with TIMEX3, may be gzipped).

    \b
    Example:
      reportedly evaluate times timebank.jsonl.gz
    """
    with one_line_errors(debug):
        _print(evaluate_times(_rows(articles), load_parser()), as_json)


@evaluate.command()
@click.argument("articles", type=_FILE)
@_json
@_debug
def places(articles: Path, as_json: bool, debug: bool) -> None:
    """Measure coordinates on articles with labelled toponyms (JSON lines as LGL's, may be gzipped).

    \b
    Example:
      reportedly evaluate places lgl.jsonl.gz
    """
    with one_line_errors(debug):
        _print(evaluate_places(_rows(articles), load_parser(), load_gazetteer()), as_json)


@evaluate.command()
@click.argument("articles", type=_FILE)
@click.option(
    "--predictions", type=click.Path(path_type=Path, dir_okay=False), help="Write each article's stories, a line each."
)
@click.option("--without", type=click.Choice(PARTS), multiple=True, help="Leave this out, to see what it is worth.")
@_json
@_debug
def stories(articles: Path, predictions: Path | None, without: tuple[str, ...], as_json: bool, debug: bool) -> None:
    """Measure grouping: stream articles labelled with their event (JSON lines, may be gzipped) in the order of time.

    \b
    Example:
      reportedly evaluate stories articles.jsonl.gz --predictions stories.jsonl
    """
    with one_line_errors(debug):
        rows = list(_rows(articles))
        embed = None if "vectors" in without else load_vectors()
        measures = evaluate_stories(rows, identify_language, embed, load_gazetteer().known, without)
        if predictions:
            lines = (json.dumps(row, ensure_ascii=False) + "\n" for row in measures.predictions(rows))
            predictions.write_text("".join(lines), encoding="utf-8")
        _print(measures.figures, as_json)


@evaluate.command()
@click.argument(
    "folder", type=click.Path(path_type=Path, exists=True, file_okay=False), default=Path("quality/lineage/events")
)
@click.option("--part", type=click.Choice(["development", "held out"]), help="Only the events of this half.")
@click.option("--event", help="Only the event of this name.")
@click.option("--why", is_flag=True, help="Add a line for each thing that was missed.")
@_json
@_debug
def lineage(folder: Path, part: str | None, event: str | None, why: bool, as_json: bool, debug: bool) -> None:
    """Measure derivation and independence on stories made of written events with known derivation.

    \b
    Example:
      reportedly evaluate lineage quality/lineage/events --part development --why
    """
    with one_line_errors(debug):
        stories = [
            story
            for story in make_stories(read_events(folder))
            if part in (None, story.part) and (event is None or story.name.startswith(f"{event}-"))
        ]
        measures = evaluate_lineage(stories, lambda pages: to_document(brief(pages).dossier))
        _print(measures.as_dict(), as_json)
        if why:
            click.echo("\n".join(measures.misses), err=as_json)


def _object(path: Path) -> dict[str, Any]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError) as error:
        raise DossierInvalid(f"{path} is not JSON: {error}") from error
    if not isinstance(found, dict):
        raise DossierInvalid(f"{path} holds no JSON object")
    return found


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        try:
            yield from (json.loads(line) for line in lines if line.strip())
        except (UnicodeDecodeError, json.JSONDecodeError, gzip.BadGzipFile) as error:
            raise DossierInvalid(f"{path} is not JSON lines: {error}") from error


def _print(figures: Mapping[str, float], as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps(figures))
        return
    for name, value in figures.items():
        click.echo(f"{name:32} {value}" if isinstance(value, int) else f"{name:32} {value:.3f}")
