"""`reportedly stories`: what moved last, and how each story came to be."""

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

import click

from reportedly.cli.console import one_line_errors, printable
from reportedly.cli.edits import edit_lines
from reportedly.cli.kept import headline, opened_store, whereabouts
from reportedly.cli.store import store_option
from reportedly.publish.history import write_history
from reportedly.publish.wording import plural
from reportedly.records import Edit, Grouping, History, Story, Version
from reportedly.standing import edits_of_story, find_story
from reportedly.store import Store


def _moment(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """The day or moment as the store writes moments; what is none ends the call."""
    if value is None:
        return None
    try:
        datetime.fromisoformat(value)
    except ValueError as error:
        raise click.BadParameter(f"{value} is no day. Write it as 2031-05-04.") from error
    return value


@click.command()
@store_option
@click.option("--since", callback=_moment, metavar="DAY", help="Only stories that moved on this day or later (UTC).")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="Most stories shown.")
@click.option("--story", metavar="ID", help="Show one story: its reports, edits, and the decisions that made it.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option("--debug", is_flag=True, help="Show the traceback of an error.")
def stories(address: str, since: str | None, limit: int, story: str | None, as_json: bool, debug: bool) -> None:
    """List the stories in the store, newest movement first.

    \b
    Example:
      reportedly stories --since 2031-05-04
    """
    with one_line_errors(debug), opened_store(address) as store:
        if story:
            _show_one(store, find_story(store, story), as_json)
            return
        found = [_line(store, one) for one in store.stories(since, limit)]
        if as_json:
            click.echo(json.dumps(found, ensure_ascii=False, indent=1))
            return
        for line in found:
            _show_line(line)
        if not found:
            click.echo("No story" + (f" moved since {since}" if since else " yet"), err=True)


def _line(store: Store, story: Story) -> dict[str, Any]:
    """What the list tells of a story."""
    edits = edits_of_story(store, story)
    first = store.report(story.reports[0])
    return {
        "id": story.id,
        "title": story.title or (headline(first.content) if first else None),
        "reports": len(story.reports),
        "outlets": story.outlets,
        "statements": story.statements,
        "opened": story.opened,
        "changed": story.changed,
        "edits": len(edits),
        "silent_edits": sum(edit.silent for edit in edits),
    }


def _show_line(line: dict[str, Any]) -> None:
    counts = [plural(line["reports"], "report"), plural(line["outlets"], "outlet")]
    counts += [f"opened {line['opened'][:16]}", f"moved {line['changed'][:16]}"]
    if line["edits"]:
        counts.append(f"{plural(line['edits'], 'edit')}, {line['silent_edits']} silent")
    click.echo(printable(f"{line['id']}  {line['title'] or ''}"))
    click.echo("    " + printable(" · ".join(counts)))


def _show_one(store: Store, story: Story, as_json: bool) -> None:
    edits = edits_of_story(store, story)
    held = [version for report in story.reports if (version := store.report(report))]
    decisions = store.groupings(story=story.id)
    if as_json:
        click.echo(json.dumps(_details(store, story, held, decisions, edits), ensure_ascii=False, indent=1))
        return
    _show_line(_line(store, story))
    click.echo("\nReports")
    for version in held:
        report = version.content
        told = [report.outlet or "outlet unknown", (report.published or version.seen)[:10], headline(report)]
        click.echo("  " + printable(f"{report.id}  " + " · ".join(told)))
        click.echo("      " + printable(whereabouts(report)))
    if edits:
        click.echo("\nEdits")
        for line in edit_lines(edits, {v.report: v.content for v in held}):
            click.echo(line)
    click.echo("\nDecisions")
    for d in decisions:
        named = " ".join(part for part in (d.report, d.kind, d.story if d.story != story.id else None) if part)
        other = f" → {d.other}" if d.other else ""
        click.echo("  " + printable(f"{d.at[:16]}  {named}{other}: {d.reason}"))


def _details(
    store: Store, story: Story, held: list[Version], decisions: list[Grouping], edits: tuple[Edit, ...]
) -> dict[str, Any]:
    reports = [
        {
            "id": v.report,
            "version": v.number,
            "seen": v.seen,
            "title": headline(v.content),
            "outlet": v.content.outlet,
            "published": v.content.published,
            "url": v.content.url,
            "file": v.content.file,
        }
        for v in held
    ]
    edited = write_history(History(edits)).get("edits", [])
    told = {"decisions": [asdict(d) for d in decisions], "edited": edited}
    return _line(store, story) | {"members": reports} | told
