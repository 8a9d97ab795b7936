"""The digests that web archives keep of their blocks: `sha1:` in base 32 as crawlers do, `sha256:` in hex as we do."""

import base64
import binascii
import hashlib

_LENGTHS = {"md5": 16, "sha1": 20, "sha256": 32, "sha512": 64}


def is_altered(block: bytes, labelled: str) -> bool:
    """Whether a block is not the one that a labelled digest was made of; False where the digest says nothing usable."""
    name, _, value = labelled.strip().partition(":")
    name = name.lower().replace("-", "")
    kept = _decode(value.strip(), _LENGTHS[name]) if name in _LENGTHS else None
    return kept is not None and hashlib.new(name, block, usedforsecurity=False).digest() != kept


def _decode(value: str, length: int) -> bytes | None:
    """The digest's bytes, from hex or base 32, told apart by how long they are."""
    try:
        if len(value) == 2 * length:
            return bytes.fromhex(value)
        padded = value.upper() + "=" * (-len(value) % 8)
        found = base64.b32decode(padded)
    except (ValueError, binascii.Error):
        return None
    return found if len(found) == length else None
