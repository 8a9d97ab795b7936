"""Whether a document has the shape of `schema.json`: that part of JSON Schema 2020-12 which the schema uses.

Its own few lines, so that checking a dossier needs nothing but Python; a test holds it against `jsonschema`.
"""

import functools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

_KINDS: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}


@dataclass(frozen=True, slots=True)
class Break:
    """Where a dossier does not hold, what is wrong there, and what to do about it."""

    where: str
    what: str
    next_step: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}. {self.next_step}"


@functools.cache
def load_schema() -> dict[str, Any]:
    """Give the dossier's JSON Schema."""
    schema: dict[str, Any] = json.loads((files("reportedly.publish") / "schema.json").read_text("utf-8"))
    return schema


def check_shape(document: object) -> Iterator[Break]:
    """Give a break for every place where the document is not as the schema says."""
    for where, what in _check(document, load_schema(), "dossier"):
        yield Break(where, what, "It was not written by reportedly; make the dossier again")


def _check(value: object, schema: dict[str, Any], where: str) -> Iterator[tuple[str, str]]:
    if "$ref" in schema:
        schema = load_schema()["$defs"][schema["$ref"].rsplit("/", 1)[1]]
    if "anyOf" in schema and all(any(_check(value, option, where)) for option in schema["anyOf"]):
        yield where, "has none of the forms it may have"
    kinds = [schema["type"]] if isinstance(schema.get("type"), str) else schema.get("type")
    if kinds and not any(_is(value, kind) for kind in kinds):
        yield where, f"is {_kind(value)}, not {' or '.join(kinds)}"
    elif isinstance(value, dict):
        yield from _check_object(value, schema, where)
    elif isinstance(value, list):
        yield from _check_array(value, schema, where)
    else:
        yield from _check_value(value, schema, where)


def _is(value: object, kind: str) -> bool:
    return isinstance(value, _KINDS[kind]) and (kind == "boolean" or not isinstance(value, bool))


def _kind(value: object) -> str:
    return next(
        kind for kind in ("null", "boolean", "integer", "number", "string", "array", "object") if _is(value, kind)
    )


def _check_object(value: dict[str, Any], schema: dict[str, Any], where: str) -> Iterator[tuple[str, str]]:
    for name in schema.get("required", ()):
        if name not in value:
            yield where, f"lacks {name}"
    for name, item in value.items():
        rule = schema.get("properties", {}).get(name, schema.get("additionalProperties"))
        if rule:
            yield from _check(item, rule, f"{where}.{name}")


def _check_array(value: list[Any], schema: dict[str, Any], where: str) -> Iterator[tuple[str, str]]:
    if len(value) < schema.get("minItems", 0) or len(value) > schema.get("maxItems", len(value)):
        yield where, f"has {len(value)} items"
    for number, item in enumerate(value):
        name = item.get("id") if isinstance(item, dict) else None
        yield from _check(item, schema.get("items", {}), f"{where}[{name if isinstance(name, str) else number}]")


def _check_value(value: Any, schema: dict[str, Any], where: str) -> Iterator[tuple[str, str]]:
    if "enum" in schema and value not in schema["enum"]:
        yield where, f"is {value!r}, not one of {', '.join(schema['enum'])}"
    if "pattern" in schema and isinstance(value, str) and not re.search(schema["pattern"], value):
        yield where, f"is {value!r}, which does not match {schema['pattern']}"
    if isinstance(value, int | float) and not schema.get("minimum", value) <= value <= schema.get("maximum", value):
        yield where, f"is {value}, out of its range"
