"""Records as compact bytes and back: versioned, by field name, compressed, without pickle.

Kept so, a record outlives changes of its class: a field that the class has and the bytes lack takes its default, one
that the bytes have and the class lacks is passed over.  Tuples of records are kept column by column, which compresses
best.  Bytes open with the version of the form, so that a later form can be told from this one.
"""

import json
import types
import zlib
from base64 import b64decode, b64encode
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import numpy as np

from reportedly.errors import StoreUnusable
from reportedly.records import Vectors

T = TypeVar("T")

_FORM = b"\x01"  # JSON by field name, UTF-8, deflated
_LEVEL = 6  # deflate; 9 took 1.6 times as long for 1% less on accounts of benchmarks/store_growth.py
_PLAIN = (str, int, float, bool, type(None))

Encode = Callable[[Any], Any]


def pack(value: object, kind: Any) -> bytes:
    """The bytes of a value of the annotated type `kind`: a record, or a tuple of them."""
    return deflate(_coder(kind)[0](value))


def unpack(data: bytes, kind: type[T]) -> T:
    """The value that `pack` was given.  Raises StoreUnusable for bytes that are none of its own."""
    try:
        value: T = _coder(cast(Hashable, kind))[1](inflate(data))
    except (KeyError, TypeError, ValueError, IndexError) as error:
        raise StoreUnusable(f"A record in the store cannot be read: {error}. Restore a backup.") from error
    return value


def deflate(value: object) -> bytes:
    """Plain JSON values as compact bytes; lone surrogates survive."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _FORM + zlib.compress(text.encode("utf-8", "surrogatepass"), _LEVEL)


def inflate(data: bytes) -> Any:
    """What `deflate` was given.  Raises StoreUnusable for bytes that are none of its own."""
    if data[:1] != _FORM:
        raise StoreUnusable(f"A record is kept in the unknown form {data[:1]!r}. Use the version that wrote it.")
    try:
        return json.loads(zlib.decompress(data[1:]).decode("utf-8", "surrogatepass"))
    except (zlib.error, UnicodeDecodeError, json.JSONDecodeError) as error:
        raise StoreUnusable(f"A record in the store is damaged: {error}. Restore a backup.") from error


def pack_vectors(vectors: Vectors) -> bytes:
    """Vectors with their strings; the numbers are kept bit for bit, little-endian."""
    rows = np.ascontiguousarray(vectors.rows, dtype=vectors.rows.dtype.newbyteorder("<"))
    head = deflate([vectors.model, list(vectors.texts), rows.dtype.str, list(rows.shape)])
    return len(head).to_bytes(4, "little") + head + rows.tobytes()


def unpack_vectors(data: bytes) -> Vectors:
    """The vectors that `pack_vectors` was given."""
    end = 4 + int.from_bytes(data[:4], "little")
    model, texts, kind, shape = inflate(data[4:end])
    return Vectors(model, tuple(texts), np.frombuffer(data[end:], dtype=np.dtype(kind)).reshape(shape))


@cache
def _coder(kind: Hashable) -> tuple[Encode, Encode]:
    """How values of an annotated type are made plain JSON values, and back."""
    origin, parts = get_origin(kind), get_args(kind)
    if is_dataclass(kind) and isinstance(kind, type):
        return _record_coder(kind)
    if origin is tuple and len(parts) == 2 and parts[1] is Ellipsis:
        return _rows_coder(parts[0]) if is_dataclass(parts[0]) else _list_coder(parts[0])
    if origin is tuple:
        return _fixed_coder(parts)
    if origin in (Union, types.UnionType):
        return _union_coder(parts)
    if kind is bytes:
        return lambda value: b64encode(value).decode(), b64decode
    if origin is Literal or kind in _PLAIN:
        return _same, _same
    raise TypeError(f"{kind} is kept by no store")


def _same(value: Any) -> Any:
    return value


def _record_coder(kind: type) -> tuple[Encode, Encode]:
    hints = get_type_hints(kind)
    coders = {f.name: _coder(hints[f.name]) for f in fields(kind)}

    def encode(value: Any) -> Any:
        return {name: coder[0](getattr(value, name)) for name, coder in coders.items()}

    def decode(value: Any) -> Any:
        return kind(**{name: coders[name][1](part) for name, part in value.items() if name in coders})

    return encode, decode


def _rows_coder(kind: Any) -> tuple[Encode, Encode]:
    """Records column by column: {"n": how many, field: [values]}."""
    hints = get_type_hints(kind)
    coders = {f.name: _coder(hints[f.name]) for f in fields(kind)}

    def encode(values: Any) -> Any:
        columns = {name: [coder[0](getattr(v, name)) for v in values] for name, coder in coders.items()}
        return [len(values), columns]

    def decode(value: Any) -> Any:
        count, columns = value
        known = {name: list(map(coders[name][1], column)) for name, column in columns.items() if name in coders}
        return tuple(kind(**{name: column[i] for name, column in known.items()}) for i in range(count))

    return encode, decode


def _list_coder(kind: Any) -> tuple[Encode, Encode]:
    encode, decode = _coder(kind)
    return lambda values: [encode(v) for v in values], lambda values: tuple(decode(v) for v in values)


def _fixed_coder(kinds: tuple[Any, ...]) -> tuple[Encode, Encode]:
    coders = [_coder(kind) for kind in kinds]
    return (
        lambda values: [coder[0](v) for coder, v in zip(coders, values, strict=True)],
        lambda values: tuple(coder[1](v) for coder, v in zip(coders, values, strict=True)),
    )


def _union_coder(kinds: tuple[Any, ...]) -> tuple[Encode, Encode]:
    """A union of plain types and at most one that is not; JSON tells which it was."""
    others = [kind for kind in kinds if kind not in _PLAIN]
    if not others:
        return _same, _same
    (other,) = others
    encode, decode = _coder(other)
    if encode is _same:
        return _same, _same
    return (
        lambda value: value if isinstance(value, _PLAIN) else encode(value),
        lambda value: decode(value) if isinstance(value, (dict, list)) else value,
    )
