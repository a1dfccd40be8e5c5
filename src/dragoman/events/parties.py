"""From the head of an argument phrase to whom it means: a mention, an unnamed party, or the party inside a thing's name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.actors import Gazetteer, actor_of
from dragoman.clauses.arguments import conjuncts
from dragoman.language import Sentence
from dragoman.records import Mention, Party

# Clauses and coordinates inside a noun phrase tell more about the party; they do not name it.
_NOT_THE_NAME = frozenset({"relcl", "acl", "advcl", "conj", "cc", "punct", "preconj", "parataxis", "ccomp"})
# How near a party stands inside the phrase of a thing: "Netanyahu's decision", "a proposal by the EU", "a base in Kenya".
_INSIDE = {"poss": 0, "amod": 1, "compound": 1, "nmod": 1, "nummod": 2, "appos": 2, "prep": 2, "agent": 2}
_USED_AS_GOODS = "goods"


def phrase_tokens(sentence: Sentence, head: int) -> list[int]:
    """Return the tokens of the noun phrase of ``head``, without its clauses and coordinates."""
    out, stack = [], [head]
    while stack:
        i = stack.pop()
        out.append(i)
        stack.extend(j for j in sentence.children[i] if sentence.deps[j] not in _NOT_THE_NAME)
    return sorted(out)


class PartyFinder:
    """Finds the parties of one sentence's argument phrases.

    Args:
        sentence: the sentence.
        mentions: its mentions.
        gazetteer: who is who.
        published: the report's date, if known.
    """

    def __init__(self, sentence: Sentence, mentions: Sequence[Mention], gazetteer: Gazetteer, published: date | None) -> None:
        self.sentence = sentence
        self.mentions = mentions
        self.gazetteer = gazetteer
        self.published = published
        self._by_head = {m.head: m for m in mentions}
        self._known: dict[int, list[Party]] = {}

    def parties(self, heads: Iterable[int]) -> list[Party]:
        """Return the parties that these head tokens mean, each actor once, in text order of the heads given."""
        out: list[Party] = []
        for head in heads:
            for party in self._of(head):
                if all(party.actor.id != p.actor.id or party.span is None for p in out):
                    out.append(party)
        return out

    def _of(self, head: int) -> list[Party]:
        if head not in self._known:
            self._known[head] = self._find(head)
        return self._known[head]

    def _find(self, head: int) -> list[Party]:
        mention = self._mention_at(head)
        if mention is not None and mention.use != _USED_AS_GOODS:
            return [*self._fellows(head), Party(mention.actor, mention.span)]
        sentence = self.sentence
        if not (sentence.is_noun(head) or sentence.tags[head] in ("CD", "DT", "JJ", "NNS", "PRP")):
            return self._inside(head) if sentence.tags[head][0] == "V" else []
        tokens = phrase_tokens(sentence, head)
        actor = actor_of(sentence, tokens, self.mentions, self.gazetteer, self.published)
        if actor is not None:
            base = [t for t in tokens if t <= head or sentence.deps[t] in ("prep", "pobj")] or [head]
            return [Party(actor, sentence.span_of(_left_edge(sentence, head), max(head, _of_end(sentence, head, base))))]
        return self._inside(head)

    def _fellows(self, head: int) -> list[Party]:
        """Return parties that share this head noun: the Turkish of "Turkish and Syrian ministers"."""
        sentence = self.sentence
        return [
            Party(m.actor, m.span)
            for m in self.mentions
            if m.use == "actor" and m.head != head and sentence.heads[m.head] == head and sentence.deps[m.head] in ("amod", "nmod", "compound")
        ]

    def _mention_at(self, head: int) -> Mention | None:
        found = self._by_head.get(head)
        if found is not None:
            return found
        return next((m for m in self.mentions if m.tokens[0] <= head < m.tokens[1]), None)

    def _inside(self, head: int) -> list[Party]:
        """Return the parties named nearest inside a phrase whose head is a thing or a clause."""
        best: list[Mention] = []
        nearest = 99
        for mention in self.mentions:
            distance = self._distance(mention.head, head)
            if distance is None:
                continue
            if distance < nearest:
                best, nearest = [mention], distance
            elif distance == nearest and mention.head in conjuncts(self.sentence, best[0].head):
                best.append(mention)
        return [Party(m.actor, m.span) for m in best]

    def _distance(self, i: int, head: int) -> int | None:
        sentence, total = self.sentence, 0
        while i != head:
            if sentence.heads[i] == i or sentence.deps[i] in ("relcl", "advcl", "ccomp"):
                return None
            total += _INSIDE.get(sentence.deps[i], 1) if sentence.deps[i] not in ("conj", "pobj") else 0
            i = sentence.heads[i]
        return total


def _left_edge(sentence: Sentence, head: int) -> int:
    left = [j for j in sentence.children[head] if j < head and sentence.deps[j] not in ("punct", "cc")]
    return min([head, *(min(sentence.subtree(j)) for j in left)])


def _of_end(sentence: Sentence, head: int, tokens: list[int]) -> int:
    """Return where the phrase ends when "of" or "in" belongs to the name: "the leader of the group"."""
    ends = [t for t in tokens if t > head]
    return max(ends, default=head)
