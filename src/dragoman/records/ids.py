"""Ids of records: hashes of what they are made of."""

from __future__ import annotations

import hashlib


def make_id(kind: str, *parts: object) -> str:
    """Return a short id, a hash of the parts: the same parts always give the same id.

    Args:
        kind: one-word prefix that tells what the id names ("report", "event" ...).
        *parts: anything with a stable ``str``.

    >>> make_id("event", "a", 1) == make_id("event", "a", 1)
    True
    """
    digest = hashlib.blake2b("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass"), digest_size=8)
    return f"{kind}-{digest.hexdigest()}"
