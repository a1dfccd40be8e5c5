"""Words that may tell a stance, a standing relation or a dependence: for the screen that decides which sentences to parse."""

from __future__ import annotations

from functools import lru_cache

from dragoman.claims.sides import rules
from dragoman.claims.stance_words import lexicon
from dragoman.claims.standing_words import rows
from dragoman.word_lists import word_list

# Words of the tables that stand in every other sentence: without another signal beside them they tell nothing of the kind.
_EVERYWHERE = word_list("claims", "everywhere")


@lru_cache(maxsize=1)
def signal_words() -> frozenset[str]:
    """Return the dictionary forms, lower case, that signal stances, standing relations and dependence without "if".

    >>> {"oppose", "keen", "occupation", "depend", "pave"} <= signal_words()
    True
    """
    words = {word for _, word in lexicon()}
    for section in ("verb", "noun", "adjective", "role", "compound"):
        words.update(word for row in rows(section) for word in row["words"])
    for section in ("under", "have"):
        words.update(word for row in rows(section) for word in row["nouns"])
    words.update(word for row in rules()["dependence"] for word in (row["words"],))
    words.update(rules()["cause"]["nouns"])
    words.update(row.split()[0] for row in rules()["enabling"]["verbs"])
    words.update(row["words"].split()[0] for row in rules()["subordinator"] if len(row["words"].split()) == 1)
    words.update(("otherwise", "suppose"))  # "free them, otherwise ...", "suppose the dam broke": claims/bargains.py
    return frozenset(word for word in words if " " not in word) - _EVERYWHERE
