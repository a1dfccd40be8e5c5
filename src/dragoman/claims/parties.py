"""Whom a token of a sentence means, for stances and standing relations: a mention, a group just named, or who speaks."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.actors import Gazetteer, actor_of
from dragoman.claims.stance_words import table
from dragoman.language import Sentence
from dragoman.records import Actor, Attribution, Mention, Party, Report, Span

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}
_SECTORS = {"state": ("GOV",)}
# How many sentences back a group such as "all four governments" may have been named.
_LOOK_BACK = 12


class Cast:
    """The mentions of a report by sentence, with what it takes to say whom a token means."""

    def __init__(
        self,
        report: Report,
        sentences: Sequence[Sentence],
        mentions: Sequence[Sequence[Mention]],
        attributions: Sequence[Attribution],
        gazetteer: Gazetteer | None,
    ) -> None:
        self.report, self.sentences, self.mentions, self.gazetteer = report, sentences, mentions, gazetteer
        self._speakers: dict[int, list[Attribution]] = {}
        for attribution in attributions:
            for content in attribution.content:
                for sentence in self._sentences_of(content, attribution.sentence):
                    self._speakers.setdefault(sentence, []).append(attribution)

    def _sentences_of(self, content: Span, near: int) -> list[int]:
        found = []
        for step in (1, -1):
            at = near if step == 1 else near - 1
            while 0 <= at < len(self.sentences):
                overlap = self.sentences[at].span.overlaps(content)
                if overlap:
                    found.append(at)
                elif found or abs(at - near) > 2:
                    break
                at += step
        return found

    def attribution_of(self, sentence: Sentence, span: Span) -> Attribution | None:
        """Return the innermost attribution whose content holds the span, or None."""
        best: Attribution | None = None
        size = 0
        for attribution in self._speakers.get(sentence.index, ()):
            for content in attribution.content:
                if content.contains(span) and (best is None or content.end - content.start < size):
                    best, size = attribution, content.end - content.start
        return best

    def parties(self, sentence: Sentence, heads: Sequence[int], places: bool = False) -> list[Party]:
        """Return whom these tokens mean, groups just named told apart; things give nothing.

        Args:
            sentence: the sentence.
            heads: head tokens of noun phrases.
            places: whether a country named as a place counts too.
        """
        out: list[Party] = []
        for head in heads:
            found = self._mentions_at(sentence, head, places)
            together = self._together(sentence, head, found[0] if found else None)
            if together:
                out.extend(together)
            elif found:
                out.extend(Party(m.actor, m.span) for m in found)
            elif sentence.lower[head] in ("we", "i", "our", "my"):
                out.extend(self._speaker(sentence, head))
            elif self.gazetteer is not None and (sentence.is_noun(head) or sentence.tags[head] == "PRP"):
                actor = actor_of(sentence, [head], self.mentions[sentence.index], self.gazetteer, self.report.published)
                if actor is not None:
                    out.append(Party(actor, sentence.span_of(head, head)))
        return list(dict.fromkeys(out))

    def named(self, sentence: Sentence, tokens: Sequence[int]) -> list[Party]:
        """Return the listed actors that these words name, whatever phrase they stand in ("Russian" of "a Russian proxy")."""
        if self.gazetteer is None or not tokens:
            return []
        span = sentence.span_of(min(tokens), max(tokens))
        out = []
        for match in self.gazetteer.find(span.of(self.report.text)):
            entry = match.readings[0].entry
            actor = Actor(entry.id, entry.name, entry.kind, entry.country, entry.sectors or _SECTORS.get(entry.kind, ()))
            out.append(Party(actor, Span(span.start + match.start, span.start + match.end)))
        return out

    def pronoun(self, sentence: Sentence, head: int, but: Sequence[Party] = ()) -> list[Party]:
        """Return whom "it" or "they" at ``head`` means where no mention says so: the nearest party before it in the sentence.

        Args:
            sentence: the sentence.
            head: the pronoun.
            but: parties that it cannot mean, those on the other side of the same predicate.
        """
        others = {p.actor.id for p in but}
        here = [m for m in self.mentions[sentence.index] if m.tokens[1] <= head and m.use == "actor" and m.actor.id not in others]
        if sentence.tags[head] != "PRP" or not here:
            return []
        nearest = max(here, key=lambda m: m.head)
        return [Party(nearest.actor, nearest.span)]

    def _mentions_at(self, sentence: Sentence, head: int, places: bool) -> list[Mention]:
        uses = ("actor", "people", "place", "backer") if places else ("actor", "people", "backer")
        here = self.mentions[sentence.index] if sentence.index < len(self.mentions) else ()
        at_head = [m for m in here if m.head == head and m.use in uses]
        if at_head:
            return at_head
        return [m for m in here if m.tokens[0] <= head < m.tokens[1] and m.use in uses][:1]

    def _speaker(self, sentence: Sentence, head: int) -> list[Party]:
        attribution = self.attribution_of(sentence, sentence.span_of(head, head))
        return [Party(attribution.actor, sentence.span_of(head, head))] if attribution and attribution.actor else []

    def _together(self, sentence: Sentence, head: int, mention: Mention | None) -> list[Party]:
        """Return the members of "all four governments", "both sides", from the list of countries that was given last."""
        own = sentence.lemmas[head] in table("together", "nouns")
        words = [sentence.lower[j] for j in sentence.children[head] if j < head] if own else []
        if not own and mention is not None and not mention.actor.country and not mention.actor.named:
            words = mention.actor.name.lower().split()  # "their", of all the delegates
            own = any(w.rstrip("s") in table("together", "nouns") for w in words)
        if not own or not any(w in table("together", "determiners") for w in words):
            return []
        number = 2 if "both" in words else next((_NUMBERS[w] for w in words if w in _NUMBERS), None)
        span = mention.span if mention is not None else sentence.span_of(sentence.left_edge(head), head)
        for index in range(sentence.index - 1, max(-1, sentence.index - _LOOK_BACK), -1):
            group = self._listed(index)
            if len(group) == number if number else len(group) >= 3:
                return [Party(m.actor, span) for m in group]
        return []

    def _listed(self, index: int) -> list[Mention]:
        """Return one mention a country of the largest list in a sentence, with the subject of the verb that has it."""
        sentence = self.sentences[index]
        lists: dict[int, dict[str, Mention]] = {}
        for mention in self.mentions[index] if index < len(self.mentions) else ():
            if mention.use in ("actor", "people") and mention.actor.country and mention.actor.kind != "collective":
                lists.setdefault(_list_head(sentence, mention.head), {}).setdefault(mention.actor.country, mention)
        if not lists:
            return []
        head = max(sorted(lists), key=lambda h: len(lists[h]))
        group = dict(lists[head])
        verb = next((a for a in sentence.ancestors(head) if sentence.is_verb(a)), None)
        for other, members in lists.items():
            if other != head and len(group) > 1 and sentence.heads[other] == verb and sentence.deps[other] == "nsubj":
                group = {**members, **group}
        return list(group.values())


def _list_head(sentence: Sentence, head: int) -> int:
    """Return the first member of the coordination that the token stands in."""
    while sentence.deps[head] == "conj" and sentence.heads[head] != head:
        head = sentence.heads[head]
    return head
