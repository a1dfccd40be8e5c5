"""From the head of an argument phrase to whom it means: a mention, an unnamed party, or the party inside a thing's name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from dragoman.actors import Gazetteer, actor_of
from dragoman.clauses.arguments import conjuncts, subjects
from dragoman.events.matching import Candidate
from dragoman.events.phrases import CALENDAR, key
from dragoman.language import Sentence
from dragoman.records import Actor, Mention, Party, Span, make_id

# Clauses and coordinates inside a noun phrase tell more about the party; they do not name it.
_NOT_THE_NAME = frozenset({"relcl", "acl", "advcl", "conj", "cc", "punct", "preconj", "parataxis", "ccomp"})
# How near a party stands inside the phrase of a thing: "Netanyahu's decision", "a proposal by the EU", "a base in Kenya".
_INSIDE = {"poss": 0, "amod": 1, "compound": 1, "nmod": 1, "nummod": 2, "appos": 2, "prep": 2, "agent": 2}
_USED_AS_GOODS = "goods"
# What follows the head and belongs to the name: "the leader of the group".
_TAIL = frozenset({"prep", "pobj", "nummod", "compound", "amod", "det", "poss", "case"})
# "KABUL (Agency) --", "MANILA, Philippines -": where the report was filed names no party.
_DATELINE = re.compile(r"[A-Z][A-Z.' ]{2,}(?:,? [\w.,' ]{0,30})?(?: ?\([^)]{1,30}\))? ?(?:--|—|–|-|:) ")


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
        institutions: nouns for unnamed bodies that may be a party ("a newspaper").
    """

    def __init__(
        self,
        sentence: Sentence,
        mentions: Sequence[Mention],
        gazetteer: Gazetteer,
        published: date | None,
        institutions: frozenset[str] = frozenset(),
    ) -> None:
        dateline = _DATELINE.match(sentence.text)
        body = sentence.span.start + (dateline.end() if dateline else 0)
        self.sentence = sentence
        self.mentions = [m for m in mentions if sentence.starts[m.head] >= body]
        self.institutions = institutions
        self._body = body
        self.gazetteer = gazetteer
        self.published = published
        # Members of a compound share one head: "his counterparts from Turkey, Syria and Iran".
        self._by_head: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            self._by_head.setdefault(mention.head, []).append(mention)
        self._known: dict[int, list[Party]] = {}

    def parties(self, heads: Iterable[int], strict: bool = False) -> list[Party]:
        """Return the parties that these head tokens mean, each actor once, in text order of the heads given.

        With ``strict``, parties that only stand inside the phrase of a thing ("the demands of Iran") do not count.
        """
        out: list[Party] = []
        for head in heads:
            for party in self._of(head):
                if strict and party.span is not None and not self._at(head, party):
                    continue
                if all(party.actor.id != p.actor.id or party.span is None for p in out):
                    out.append(party)
        return out

    def _at(self, head: int, party: Party) -> bool:
        """Tell whether a party is what the head token names: its span covers it, or it is a member of the compound named there.

        A pronoun's party is named elsewhere.
        """
        span = party.span
        if span is None or self.sentence.tags[head].startswith(("PRP", "W")):
            return True
        member = any(m.span == span for m in self._by_head.get(head, ()))
        return member or span.start <= self.sentence.starts[head] < span.end

    def _of(self, head: int) -> list[Party]:
        if head not in self._known:
            self._known[head] = self._find(head)
        return self._known[head]

    def _find(self, head: int) -> list[Party]:
        named = [m for m in self._mentions_at(head) if m.use != _USED_AS_GOODS]
        if named:
            return [*self._fellows(head), *(Party(m.actor, m.span) for m in named)]
        sentence = self.sentence
        if sentence.starts[head] < self._body:
            return []
        if sentence.tags[head] == "PRP$":
            return self._owner(head)
        if not (sentence.is_noun(head) or sentence.tags[head] in ("CD", "DT", "PRP") or self._people_as_adjective(head)):
            return self._inside(head) if sentence.tags[head][0] == "V" else []
        if sentence.tags[head] == "PRP":
            return self._speaker(head)
        tokens = phrase_tokens(sentence, head)
        span = sentence.span_of(_left_edge(sentence, head), max(t for t in tokens if t <= head or sentence.deps[t] in _TAIL))
        actor = actor_of(sentence, tokens, self.mentions, self.gazetteer, self.published)
        if actor is not None:
            return [Party(actor, span)]
        return self._inside(head) or self._unlisted(head, span)

    def _speaker(self, pronoun: int) -> list[Party]:
        """Return the party that a pronoun repeats from the clause above: "Turkey said it would expel them"."""
        sentence = self.sentence
        verb = sentence.heads[pronoun]
        if sentence.deps[pronoun] not in ("nsubj", "nsubjpass"):
            return []
        above = next((a for a in sentence.ancestors(verb) if sentence.is_verb(a)), verb)
        if above == verb:
            return []
        return self.parties(t for t in subjects(sentence, above) if t != pronoun and sentence.tags[t] != "PRP")

    def _owner(self, pronoun: int) -> list[Party]:
        """Return the party that a possessive repeats from the subject of its clause: "Iran renewed its demand"."""
        sentence = self.sentence
        verb = next((a for a in sentence.ancestors(pronoun) if sentence.is_verb(a)), None)
        if verb is None:
            return []
        owners = [t for t in subjects(sentence, verb) if pronoun not in sentence.subtree(t)]
        return self.parties(t for t in owners if sentence.tags[t] not in ("PRP", "PRP$"))

    def _people_as_adjective(self, head: int) -> bool:
        """Tell whether an adjective stands for people ("the wounded"): it fills a noun's place."""
        return self.sentence.tags[head][:1] == "J" and self.sentence.deps[head] in ("nsubj", "nsubjpass", "dobj", "pobj", "attr")

    def _unlisted(self, head: int, span: Span) -> list[Party]:
        """Return the party that a proper name or a noun for a body names, though no list has it."""
        sentence = self.sentence
        if sentence.tags[head][:3] == "NNP" and sentence.words[head][:1].isupper() and sentence.lower[head] not in CALENDAR:
            name = " ".join(
                sentence.words[t] for t in phrase_tokens(sentence, head) if sentence.tags[t][:3] == "NNP" and t <= head
            )
            return [Party(Actor(make_id("actor", name), name), span)]
        if key(sentence, head) in self.institutions:
            name = sentence.text[span.start - sentence.span.start : span.end - sentence.span.start]
            return [Party(Actor(make_id("actor", name), name, kind="institution", named=False), span)]
        return []

    def _fellows(self, head: int) -> list[Party]:
        """Return parties that share this head noun: the Turkish of "Turkish and Syrian ministers"."""
        sentence = self.sentence
        return [
            Party(m.actor, m.span)
            for m in self.mentions
            if m.use == "actor"
            and m.head != head
            and sentence.heads[m.head] == head
            and sentence.deps[m.head] in ("amod", "nmod", "compound")
        ]

    def near(self, trigger: int, candidate: Candidate, taken: set[str]) -> list[Party]:
        """Return the party that stands nearest below a trigger whose frame names no recipient: who is concerned, not who acts.

        Looks through the phrases of the trigger and of its content, never into other clauses; places count after actors.
        """
        starts = (trigger, *candidate.contents, *candidate.used)
        best: tuple[int, int] | None = None
        found: list[Party] = []
        for mention in self.mentions:
            own = any(self.sentence.tags[j] == "PRP$" for j in self.sentence.children[mention.head])
            if own or mention.actor.id in taken or mention.head in candidate.actors or mention.head < trigger:
                continue
            distances = [d for t in starts if (d := self._distance(mention.head, t)) is not None]
            rank = (int(mention.use not in ("actor", "people", "modifier")), min(distances, default=-1))
            if distances and (best is None or rank < best):
                best, found = rank, [Party(mention.actor, mention.span)]
        return found

    def _mentions_at(self, head: int) -> list[Mention]:
        """Return the mentions whose head is this token, else the first that covers it."""
        found = self._by_head.get(head)
        return found if found is not None else [m for m in self.mentions if m.tokens[0] <= head < m.tokens[1]][:1]

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
            if sentence.deps[i] == "conj" and sentence.is_verb(i):
                return None
            total += _INSIDE.get(sentence.deps[i], 1) if sentence.deps[i] not in ("conj", "pobj") else 0
            i = sentence.heads[i]
        return total


def _left_edge(sentence: Sentence, head: int) -> int:
    left = [j for j in sentence.children[head] if j < head and sentence.deps[j] not in ("punct", "cc")]
    return min([head, *(min(sentence.subtree(j)) for j in left)])
