"""A parsed sentence as plain Python lists: what every later stage reads."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, TypeVar, cast

from dragoman.records import Span

# Labels of what may stand in the subject's place, "it" and "there" among them.
SUBJECTS = ("nsubj", "nsubjpass", "expl", "csubj", "csubjpass")
_Question = TypeVar("_Question", bound=Callable[..., Any])
_EDGES = "edges"
_UNASKED = object()


@dataclass(slots=True)
class Sentence:
    """One sentence: where it stands in the report, and its parse as parallel lists, one entry a token.

    ``heads[i]`` is the index of token i's head (itself for a root); ``deps`` are ClearNLP labels as spaCy's English
    pipelines give them (nsubj, nsubjpass, dobj, agent, pobj, ...); ``tags`` are Penn Treebank tags; ``starts`` and
    ``ends`` are offsets into the report's text. A sentence that the screen left out has ``parsed`` False and no tokens.
    ``zone`` is title, caption, dateline or body; headlines in the body are titles, too, and in title case or capitals their
    ``text`` differs from the report's in case (:mod:`dragoman.headlines`). ``answers`` keeps what stages have worked out of the
    parse, until it changes (:func:`asked_once`).
    """

    index: int
    span: Span
    text: str
    zone: str = "body"
    parsed: bool = False
    words: list[str] = field(default_factory=list)
    lower: list[str] = field(default_factory=list)
    lemmas: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    children: list[list[int]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    answers: dict[tuple[object, ...], Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.words)

    def subtree(self, i: int) -> list[int]:
        """Return the token indices of token i and all that hangs on it, in text order."""
        children = self.children
        if not children[i]:
            return [i]
        out = [i]
        for j in out:  # grows as it goes
            out.extend(children[j])
        out.sort()
        return out

    def left_edge(self, i: int) -> int:
        """Return the first token of the subtree of token i."""
        return self._edges(i)[0] if self.children[i] else i

    def right_edge(self, i: int) -> int:
        """Return the last token of the subtree of token i."""
        return self._edges(i)[1] if self.children[i] else i

    def _edges(self, i: int) -> tuple[int, int]:
        """Return the first and the last token of a subtree, kept: half of those asked for are asked for again."""
        found = self.answers.get((_EDGES, i))
        if found is None:
            below = self.subtree(i)
            found = self.answers[_EDGES, i] = (below[0], below[-1])
        return cast(tuple[int, int], found)

    def span_of(self, first: int, last: int) -> Span:
        """Return the report span from the start of token ``first`` to the end of token ``last`` (included)."""
        return Span(self.starts[first], self.ends[last])

    def token_at(self, offset: int) -> int | None:
        """Return the index of the token that covers a report offset, or None."""
        i = bisect_right(self.ends, offset)
        return i if i < len(self.starts) and self.starts[i] <= offset else None

    def tokens_in(self, span: Span) -> list[int]:
        """Return the indices of the tokens that overlap a report span."""
        return list(range(bisect_right(self.ends, span.start), bisect_left(self.starts, span.end)))

    def child(self, i: int, *labels: str) -> int | None:
        """Return the first child of token i with one of these dependency labels, or None."""
        deps = self.deps
        for j in self.children[i]:
            if deps[j] in labels:
                return j
        return None

    def children_with(self, i: int, *labels: str) -> list[int]:
        """Return the children of token i that have one of these dependency labels, in text order."""
        deps = self.deps
        found = []
        for j in self.children[i]:  # a comprehension takes twice as long for the few tokens there
            if deps[j] in labels:
                found.append(j)
        return found

    def ancestors(self, i: int) -> Iterator[int]:
        """Yield the heads above token i, nearest first."""
        while self.heads[i] != i:
            i = self.heads[i]
            yield i

    def attach(self, child: int, head: int, label: str) -> None:
        """Hang a token on another head under another label, in place; the caller sees to it that the parse stays a tree."""
        self.forget()
        old = self.heads[child]
        if old != child and child in self.children[old]:
            self.children[old].remove(child)
        self.heads[child], self.deps[child] = head, label
        if head != child and child not in self.children[head]:
            self.children[head].append(child)
            self.children[head].sort()

    def forget(self) -> None:
        """Forget the answers that were kept (:func:`asked_once`): to be called when tags, labels or heads have changed."""
        self.answers.clear()

    def head_of(self, tokens: Sequence[int]) -> int:
        """Return the token among these whose head lies outside them (the first such)."""
        inside = set(tokens)
        return next((t for t in tokens if self.heads[t] == t or self.heads[t] not in inside), tokens[0])

    def is_verb(self, i: int) -> bool:
        """Tell whether token i is tagged as a verb (modals included)."""
        return self.tags[i][:1] == "V" or self.tags[i] == "MD"

    def lower_after(self, i: int) -> str:
        """Return the word behind token i in small letters; "" behind the last."""
        return self.lower[i + 1] if i + 1 < len(self.lower) else ""

    def tag_after(self, i: int) -> str:
        """Return the tag of the word behind token i; "" behind the last."""
        return self.tags[i + 1] if i + 1 < len(self.tags) else ""

    def is_noun(self, i: int) -> bool:
        """Tell whether token i is tagged as a common or proper noun."""
        return self.tags[i][:2] == "NN"


def asked_once(function: _Question) -> _Question:
    """Let a function of a sentence and its tokens (or words) work out each answer once; the sentence keeps it for who asks again.

    Events, attributions and stances ask the same of the same verbs. The answer must be of a kind that nobody changes.
    """
    name = f"{function.__module__}.{function.__qualname__}"

    @wraps(function)
    def answer(sentence: Sentence, *tokens: object) -> Any:
        question = (name, tokens)
        found = sentence.answers.get(question, _UNASKED)
        if found is _UNASKED:
            found = sentence.answers[question] = function(sentence, *tokens)
        return found

    return cast(_Question, answer)
