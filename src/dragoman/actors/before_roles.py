"""What stands before a role word: determiner, number, adjectives, nationality, possessor."""

from __future__ import annotations

from dragoman.actors.drafts import POSSESSIVES, ActorWords, Draft, holder_reading, number_of
from dragoman.actors.names import Name, words_of_kind
from dragoman.word_lists import word_list

_BACKED = word_list("actors", "backed")
_RUN = frozenset({"run", "controlled", "appointed"})
_AGAINST = frozenset({"pro", "anti", "non", "ex", "post", "pre"})
_QUANTITIES = word_list("actors", "quantities")


class Before(ActorWords):
    """The grammar to the left of a role word."""

    def _read_left(self, draft: Draft) -> None:
        """Take what stands before a role word: determiner, number, adjectives, nationality, possessor."""
        j = draft.first - 1
        role_word = draft.last - 1
        while j >= 0:
            step = self._left_step(draft, j, role_word)
            if step is None:
                break
            j, goes_on = step
            draft.first = j + 1
            if not goes_on:
                break

    def _left_step(self, draft: Draft, j: int, role_word: int) -> tuple[int, bool] | None:
        """Return where to go on to the left of token j and whether to, or None if token j is no part of the phrase."""
        s, word = self.sentence, self.lower[j]
        if self.taken[j]:
            return None
        name = self.at[j]
        if name is not None:
            return self._left_name(draft, name, role_word)
        if word in POSSESSIVES and s.tags[j] == "POS":
            return self._left_possessor(draft, j)
        if word == "-":
            return self._left_hyphen(draft, j)
        if word in ("and", ",", "or", "&"):
            return self._left_coordination(draft, j)
        if word == "of" and j and self.lower[j - 1] in _QUANTITIES:
            return self._left_quantity(draft, j - 1)
        for length in (3, 2, 1):
            hit = self.book.modifier_at(self.lower, j - length + 1) if j - length + 1 >= 0 else None
            if hit is not None and hit[0] == length and not any(self.at[j - length + 1 : j + 1]):
                self._modify(draft, hit[1].effect, hit[1].sectors, self.lower[j])
                return j - length, True
        if j in self.role_ending:
            begin, role = self.role_ending[j]
            if self._joins(j, role_word):
                draft.inherited[:0] = role.sectors
                return begin - 1, True
            return None
        return self._left_plain(draft, j, role_word)

    def _left_plain(self, draft: Draft, j: int, role_word: int) -> tuple[int, bool] | None:
        s, tag = self.sentence, self.sentence.tags[j]
        if tag in ("DT", "PDT"):
            draft.determiner = self.lower[j]
            before = self.lower[j - 2 : j] if j >= 2 else []
            return j - 1, j > 0 and (
                s.tags[j - 1] == "PDT" or (len(before) == 2 and before[1] == "of" and before[0] in _QUANTITIES)
            )
        if tag == "PRP$":
            draft.determiner, draft.possessor = self.lower[j], j
            return j - 1, False
        if tag == "CD" or number_of(self.lower[j]) is not None:
            draft.count = number_of(self.lower[j])
            return j - 1, True
        if self.title_case and (tag[:2] != "JJ" or j < 1):
            return None
        if tag == "VBG" and j and s.tags[j - 1][:2] == "NN":
            return None  # "a base housing troops"
        if tag[:2] in ("JJ", "NN") or tag in ("VBN", "VBG"):
            if not self._joins(j, role_word) or self.lower[j] in words_of_kind()["time"] or s.words[j] in words_of_kind()["time"]:
                return None
            if tag[:3] == "NNP" and s.words[draft.first][0].isupper():
                draft.proper = True
            return j - 1, True
        return None

    def _joins(self, j: int, role_word: int) -> bool:
        """Tell whether token j hangs, by the parse, within the phrase that ends at the role word or goes on in a name."""
        head = self.sentence.heads[j]
        return j < head <= role_word + 4 and self.sentence.deps[j] not in ("nsubj", "dobj", "pobj", "nsubjpass", "npadvmod")

    def _left_name(self, draft: Draft, name: Name, role_word: int) -> tuple[int, bool] | None:
        reading = holder_reading(name, before_noun=True)
        if reading is None:
            body = draft.role is not None and draft.role.kind in ("state", "institution")
            if body and name.of_kind("person") is not None and self._touches(name, role_word, draft):
                draft.possessor = name.first  # "the Milosevic government"
            return None
        if name.rest:
            if name.rest.lstrip("-") in _RUN and draft.role is not None and draft.role.kind == "institution":
                draft.holders.insert(0, (name, reading))
                return name.first - 1, True
            if name.rest.lstrip("-") in _BACKED:
                draft.backers.append((name, reading))
                return name.first - 1, True
            return None
        direct = name.last == draft.first or self.lower[name.last] in ("-", "and", ",")
        if reading.form not in ("adjective", "demonym") and direct and not self._touches(name, role_word, draft):
            return None
        before = self.lower[name.first - 2 : name.first] if name.first >= 2 else []
        if len(before) == 2 and before[1] == "-" and before[0] in _AGAINST:
            if before[0] == "ex":
                draft.former = True
            return name.first - 3, True
        draft.holders.insert(0, (name, reading))
        return name.first - 1, True

    def _touches(self, name: Name, role_word: int, draft: Draft) -> bool:
        """Tell whether a noun name right before a role belongs to it ("NATO troops") and does not stand there by chance."""
        s = self.sentence
        return any(
            name.last <= s.heads[k] <= max(role_word + 4, draft.last) and s.deps[k] not in ("nsubj", "pobj", "dobj", "nsubjpass")
            for k in range(name.first, name.last)
        )

    def _left_possessor(self, draft: Draft, j: int) -> tuple[int, bool] | None:
        name = self.at[j - 1] if j else None
        if name is not None:
            reading = holder_reading(name)
            if reading is None:
                draft.possessor = j - 1
                return None
            draft.holders.insert(0, (name, reading))
            return self._possessor_coordination(draft, name.first - 1), False
        if j - 1 in self.role_ending and not self.taken[j - 1]:  # "the Lebanese group's chief"
            begin, role = self.role_ending[j - 1]
            draft.inherited[:0] = role.sectors
            return begin - 1, True
        draft.possessor = j - 1
        return None

    def _possessor_coordination(self, draft: Draft, j: int) -> int:
        """Take "Syria and" of "Syria and Turkey's foreign ministers"; return the token before."""
        if draft.role is not None and draft.role.plural and j >= 1 and self.lower[j] == "and":
            other = self.at[j - 1]
            reading = holder_reading(other) if other is not None else None
            if other is not None and reading is not None and reading.entry.kind == "state":
                draft.holders.insert(0, (other, reading))
                draft.joined = True
                return other.first - 1
        return j - 1 if j >= 0 and self.lower[j] == "the" else j

    def _left_hyphen(self, draft: Draft, j: int) -> tuple[int, bool] | None:
        """Take "Iran-" of "Iran-backed", "Turkish-" of "Turkish-Syrian", "ex-" and other hyphenated adjectives."""
        if j == 0 or self.sentence.ends[j - 1] != self.sentence.starts[j]:
            return None  # a dash
        before = self.at[j - 1]
        after = self.lower[j + 1] if j + 1 < len(self.lower) else ""
        if before is not None:
            reading = holder_reading(before, before_noun=True)
            if reading is None:
                return None
            if after in _BACKED and not (after in _RUN and draft.role is not None and draft.role.kind == "institution"):
                draft.backers.append((before, reading))
            elif draft.holders and draft.holders[0][0].first == j + 1:
                draft.holders.insert(0, (before, reading))
                draft.joined = True
            else:
                draft.holders.insert(0, (before, reading))
            return before.first - 1, True
        if j and self.lower[j - 1] == "ex":
            draft.former = True
        if j and self.sentence.tags[j - 1] not in (",", "."):
            return j - 2, True
        return None

    def _left_quantity(self, draft: Draft, j: int) -> tuple[int, bool]:
        """Take "dozens of", "tens of thousands of", "a number of"."""
        draft.count = draft.count if self.lower[j] in ("one", "some") else None
        while j >= 2 and self.lower[j - 1] == "of" and self.lower[j - 2] in _QUANTITIES:
            j -= 2
        if j and self.sentence.tags[j - 1] == "DT":
            j -= 1
        return j - 1, False

    def _left_coordination(self, draft: Draft, j: int) -> tuple[int, bool] | None:
        """Take "Syrian and" of "the Syrian and Turkish governments": a coordination of nationalities, or of modifiers."""
        if not draft.holders or draft.holders[0][0].first > j + 2:
            return None
        k = j - 1
        if k >= 0 and self.lower[k] == ",":
            k -= 1
        other = self.at[k] if k >= 0 else None
        reading = holder_reading(other, before_noun=True) if other is not None else None
        if other is None or reading is None or other.last - 1 != k or other.rest:
            return None
        if draft.holders[0][1].form not in ("adjective", "demonym") and self.sentence.deps[draft.holders[0][0].first] == "poss":
            return None
        if reading.form not in ("adjective", "demonym") and self.sentence.deps[k] not in ("amod", "compound", "nmod"):
            return None
        draft.joined = True
        return k, True

    def _modify(self, draft: Draft, effect: str, sectors: tuple[str, ...], word: str) -> None:
        if effect == "multinational":
            draft.status = effect
        elif effect == "former":
            draft.former = True
        elif effect == "status":
            draft.status = word
        elif effect == "sector" or (effect == "religion" and draft.role is not None and not draft.role.sectors):
            draft.inherited[:0] = sectors
