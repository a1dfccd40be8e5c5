"""Lists of English words that the grammar asks for: what roads and gates are, by which verbs somebody is asked.

They stand in ``data/words``, a TOML file for each part of the coder, where they can be read and mended without a line of Python.
Word classes that signals of a codebook refer to are the codebook's own (``data/codebook/words.toml``); these here are English
whatever the codebook.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from dragoman.errors import DragomanError

# Where the data that ship with the package stand.
DATA = Path(str(files("dragoman"))) / "data"


def word_list(page: str, name: str) -> frozenset[str]:
    """Return the words of a list.

    Args:
        page: the file, without ending: "events" for ``data/words/events.toml``.
        name: the list in it.

    Returns:
        Its words in lower case or as written there; phrases with spaces.

    Raises:
        DragomanError: if the file has no such list.

    >>> sorted(word_list("calendar", "weekdays"))[:2]
    ['friday', 'monday']
    """
    lists = _page(page)
    if name not in lists:
        raise DragomanError(f"there is no list {name!r}", path=f"data/words/{page}.toml", cure="add it, or mend the name")
    return lists[name]


@lru_cache(maxsize=16)
def _page(page: str) -> dict[str, frozenset[str]]:
    text = (DATA / "words" / f"{page}.toml").read_text(encoding="utf-8")
    return {name: frozenset(w.replace("_", " ") for w in words.split()) for name, words in tomllib.loads(text).items()}
