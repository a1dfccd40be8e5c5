"""Reads the actor phrases of a sentence: nationality, institution, rank and name in any usual order.

The grammar runs over tokens, left and right from a role word ("minister", "troops"), because small parsers break long
titles; the parse is asked only where order does not tell. Who a phrase means is settled later (resolution.py).
"""

from __future__ import annotations

from typing import cast

from dragoman.actors.after_roles import After
from dragoman.actors.before_roles import Before
from dragoman.actors.drafts import Draft, holder_reading, number_of
from dragoman.actors.gazetteer import Gazetteer
from dragoman.actors.names import Name, head_within, is_capitalised, unknown_names, words_of_kind
from dragoman.actors.roles import Role
from dragoman.actors.usage import usage_words
from dragoman.language import Sentence
from dragoman.word_lists import word_list

# Single words that name a role only in some surroundings.
_DOUBLE_EDGED = word_list("actors", "double_edged_roles")
# Members of an organisation right behind its name ("OPEC countries"); anywhere else no role.
_MEMBERS = frozenset({"states", "countries", "nations", "capitals"})


class PhraseReader(Before, After):
    """Reads the actor phrases of one parsed sentence into drafts, in text order."""

    def read(self) -> list[Draft]:
        """Return the drafts of the sentence, in text order."""
        self._place_names()
        roles = self._find_roles()
        for first, last, role in roles:
            if not self.taken[last - 1]:
                self._read_role(first, last, role)
        for name in sorted(self.names, key=lambda n: (n.of_kind("ethnic") is None, n.first)):
            if self.at[name.first] is name and not any(self.taken[name.first : name.last]):
                self._add_name(name)
        for name in unknown_names(self.sentence, self._taken_or_named()):
            self._add_name(name)
        self.drafts.sort(key=lambda d: (d.first, d.last))
        self._link_appositions()
        return self.drafts

    def _place_names(self) -> None:
        """Enter known names by token; one that is part of a longer unknown name ("Michael Jordan") gives way."""
        for name in self.names:
            name = self._without_article(name)
            if not name.rest and (self._inside_longer_name(name) or self._role_in_small_letters(name)):
                continue
            for i in range(name.first, name.last):
                self.at[i] = name

    def _without_article(self, name: Name) -> Name:
        """Return "Australian" for "The Australian" where a noun follows: the adjective, not the newspaper."""
        s = self.sentence
        if name.of_kind("media") is None or self.lower[name.first] != "the" or name.last >= len(s) or name.rest:
            return name
        word = s.words[name.last - 1]
        readings = self.gazetteer.names.get(word, ()) if s.tags[name.last][:2] in ("NN", "JJ") else ()
        adjective = any(r.form == "adjective" for r in readings)
        return Name(name.last - 1, name.last, readings) if adjective else name

    def _inside_longer_name(self, name: Name) -> bool:
        person = name.of_kind("person")
        before, after = name.first - 1, name.last
        if person is not None and name.last - name.first == 1:
            if before > 0 and self.sentence.words[before] == "-" and self._plain_name_word(before - 1):
                return True  # "Halloran-Ross"
            return any(0 <= k < len(self.sentence) and self._plain_name_word(k) for k in (before, after))
        if name.of_kind("collective") is not None and name.in_form("name") is not None:
            return after < len(self.sentence) and self._plain_name_word(after)
        if not all(r.cautious for r in name.readings) or person is not None:
            return False
        return (before >= 0 and self._plain_name_word(before)) or (after < len(self.sentence) and self._plain_name_word(after))

    def _role_in_small_letters(self, name: Name) -> bool:
        """Tell whether a collective in small letters ("armed groups") is better read as a role phrase, with its holders."""
        words = self.sentence.words[name.first : name.last]
        if any(r.entry.kind != "collective" for r in name.readings) or not all(w.islower() for w in words[1:]):
            return False
        whole = self.book.role_at(self.lower, name.first)
        last = self.book.role_at(self.lower, name.last - 1)
        small = words[0].islower() or (name.first == 0 and len(words) == 1)
        return (whole is not None and name.first + whole[0] >= name.last) or (
            small and last is not None and bool(last[1].sectors)
        )

    def _plain_name_word(self, i: int) -> bool:
        """Tell whether token i is a capitalised word that is neither a title, a role nor a known name."""
        if not is_capitalised(self.sentence, i) or self.sentence.tags[i][:3] != "NNP":
            return False
        if self.sentence.words[i] in words_of_kind()["title"] or self.book.role_at(self.lower, i):
            return False
        if self.lower[i] in self.book.modifiers or self.lower[i - 1 : i + 1] == ["of", "state"]:
            return False
        return not any(n.first <= i < n.last and not all(r.cautious for r in n.readings) for n in self.names)

    def _find_roles(self) -> list[tuple[int, int, Role]]:
        """Return role phrases as (first, last, role), those that end a run of adjacent ones; the others are their modifiers."""
        found: list[tuple[int, int, Role]] = []
        end, roles = 0, self.book.roles
        for i in [i for i, word in enumerate(self.lower) if word in roles]:
            hit = self.book.role_at(self.lower, i) if i >= end else None
            if hit is None or not self._can_be_role(i, hit[0], hit[1]):
                continue
            end = i + hit[0]
            found.append((i, end, hit[1]))
            self.role_ending[end - 1] = (i, hit[1])
        heads = {first for first, _, _ in found}
        return [r for r in found if r[1] not in heads or self.sentence.tags[r[1] - 1] in ("NNS", "NNPS")]

    def _can_be_role(self, first: int, length: int, role: Role) -> bool:
        last = first + length
        tag = self.sentence.tags[last - 1]
        if tag[:2] not in ("NN", "JJ", "FW") and not (tag[:2] == "VB" and length > 1):
            return False
        if (
            tag[:2] == "JJ"
            and length == 1
            and not (role.plural or self.sentence.deps[first] in ("nsubj", "pobj", "dobj", "compound"))
        ):
            return False
        after = self.at[last] if last < len(self.sentence) else None
        hangs = after is not None and after.first == last and after.first <= self.sentence.heads[last - 1] < after.last
        if after is not None and hangs and role.kind == "person" and after.of_kind("organisation", "group"):
            return bool(after.of_kind("person"))  # "the rebel Free Syrian Army": an adjective
        covering = [m for m in (self.at[first], self.at[last - 1]) if m is not None]
        for name in covering:
            if name.last - name.first > length or (name.last - name.first == length and self._keeps(name)):
                return False
        if first and f"{self.sentence.words[first - 1]} {self.sentence.words[first]}" in words_of_kind()["no_role"]:
            return False
        if length == 1 and self.lower[first] in _MEMBERS:
            owner = self.at[first - 1] if first else None
            return owner is not None and owner.of_kind("organisation") is not None and not owner.rest
        if length == 1 and (self.lower[first] in _DOUBLE_EDGED or self._ends_a_name(first, role)):
            return self._fits_alone(first)
        return True

    def _keeps(self, name: Name) -> bool:
        """Tell whether a known name wins over a role phrase of the same words ("Congress" does not, "State Department" does)."""
        return not all(r.cautious for r in name.readings)

    def _ends_a_name(self, i: int, role: Role) -> bool:
        """Tell whether a title-like word may be a family name: "Evan P. King", but "Lagos Mayor Ada Invented"."""
        s = self.sentence
        return role.kind == "person" and not role.plural and i > 0 and s.words[i][0].isupper() and self._plain_name_word(i - 1)

    def _fits_alone(self, i: int) -> bool:
        """Tell whether a single word that also means something else is a role here."""
        word, s = self.lower[i], self.sentence
        named = i + 1 < len(s) and is_capitalised(s, i + 1)
        if word in ("front", "body"):
            return s.words[i][0].isupper() and i > 0
        if word in ("major", "justice"):
            return s.tags[i] == "NNP" and named
        if word == "force":
            return s.words[i] == "Force" or (i > 0 and self.at[i - 1] is not None)
        if word == "house":  # "the House voted", "the state House"
            return s.words[i] == "House" and not named and i > 0 and self.lower[i - 1] in ("the", "state")
        if word == "figure":
            return s.tags[i] == "NN" and not any(s.tags[k] == "CD" for k in s.children[i])
        if word == "pm":
            return s.words[i] == "PM" and (i == 0 or s.tags[i - 1] != "CD")
        if word in ("source", "sources"):
            return s.lemmas[s.heads[i]] in usage_words()["said"] or s.lower[s.heads[i]] in ("to", "by")
        return word in _DOUBLE_EDGED or named

    def _read_role(self, first: int, last: int, role: Role) -> None:
        draft = Draft(first, last, last - 1, role=role)
        self._read_left(draft)
        self._read_right(draft)
        for i in range(draft.first, draft.last):
            self.taken[i] = True
        draft.head = self.sentence.head_of(range(draft.first, draft.last))
        if self.sentence.tags[draft.head][:2] not in ("NN", "CD", "PR", "FW") or self._inside(draft, last):
            draft.head = last - 1
        if draft.name is not None and last <= draft.head < draft.name.first and role.kind == "person":
            draft.head = head_within(self.sentence, draft.name.first, draft.name.last)
        self.drafts.append(draft)

    def _inside(self, draft: Draft, last: int) -> bool:
        """Tell whether the head that the parse gives is one of the phrase's own holders or modifiers."""
        return (
            any(name.first <= draft.head < name.last for name, _ in draft.holders) and self.sentence.heads[last - 1] != draft.head
        )

    def _add_name(self, name: Name) -> None:
        first = name.first
        titled = first > 0 and self.sentence.words[first - 1] in words_of_kind()["title"] and not self.taken[first - 1]
        if not titled and self.sentence.words[first] in words_of_kind()["title"] and name.last > first + 1:
            titled, name = True, Name(first + 1, name.last, name.readings)
        tokens = range(name.first, name.last)
        draft = Draft(name.first, name.last, head_within(self.sentence, name.first, name.last), name=name, titled=titled)
        draft.count = number_of(self.lower[first - 1]) if first else None
        self._take_owner(draft, name)
        for i in tokens:
            self.taken[i] = True
        self.drafts.append(draft)

    def _link_appositions(self) -> None:
        """Link "Sergei Shoigu, the Russian defence minister," and "the foreign minister, Hakan Fidan,"."""
        for n, (left, right) in enumerate(zip(self.drafts, self.drafts[1:], strict=False)):
            mark = self._end_of_complement(left)
            if right.first != mark + 1 or self.lower[mark] not in (",", "(", "-", "—") or left.apposed:
                continue
            if self._is_apposition(left, right) and not self._introduces_speaker(right, self.drafts[n + 2 : n + 3]):
                right.apposed = left

    def _introduces_speaker(self, draft: Draft, behind: list[Draft]) -> bool:
        """Tell whether a title belongs to the name behind it: "struck Dover on the Stour, the mayor, Ann Lee, said"."""
        if draft.role is None or draft.name is not None or not behind or behind[0].first != draft.last + 1:
            return False
        end = min(behind[0].last + 1, len(self.lower) - 1)
        speaks = self.lower[end - 1] == "," and self.sentence.tags[end] in ("VBD", "VBZ")
        return speaks and self.lower[draft.last] == "," and self._is_apposition(draft, behind[0])

    def _take_owner(self, draft: Draft, name: Name) -> None:
        """Take "the kingdom of" before a state, and whose people an ethnic name means: "Turkey's Kurds", "Syrian Kurds"."""
        first = name.first
        if name.of_kind("state") is not None and first > 1 and self.lower[first - 1] == "of":
            if self.lower[first - 2] in usage_words()["realm"] and not self.taken[first - 2]:
                draft.first, draft.head = first - 2, first - 2
            return
        if name.of_kind("ethnic") is None or first == 0:
            return
        before = first - 2 if self.lower[first - 1] == "'s" else first - 1
        owner = self.at[before] if before >= 0 else None
        reading = holder_reading(owner, before_noun=True) if owner is not None else None
        if (
            owner is not None
            and reading is not None
            and reading.entry.kind == "state"
            and not self.taken[before]
            and not owner.rest
        ):
            draft.holders.append((owner, reading))
            draft.first = owner.first
            for i in range(owner.first, first):
                self.taken[i] = True

    def _end_of_complement(self, draft: Draft) -> int:
        """Return where "of the town" after a role ends, else where the draft does: the token at which an apposition may begin."""
        k = draft.last
        if draft.role is None or k >= len(self.lower) or self.lower[k] not in ("of", "in", "for", "at"):
            return min(k, len(self.lower) - 1)
        for end in range(k + 1, min(k + 7, len(self.lower))):
            if self.lower[end] == ",":
                return end
            if self.sentence.tags[end][:2] not in ("DT", "NN", "JJ", "PO") and self.lower[end] != "of":
                break
        return k

    def _is_acronym(self, draft: Draft) -> bool:
        word = self.sentence.words[draft.first]
        return draft.last == draft.first + 1 and sum(c.isupper() for c in word) > 1

    def _is_apposition(self, left: Draft, right: Draft) -> bool:
        s = self.sentence
        after = self.lower[right.last] if right.last < len(s) else "."
        if self.lower[right.first - 1] == "(":
            return (
                after == ")"
                and right.name is not None
                and right.role is None
                and not right.name.readings
                and self._is_acronym(right)
            )
        parsed = any(s.deps[k] == "appos" for k in (right.head, right.last - 1))
        if left.name is not None and left.role is None and right.role is not None and right.name is None:
            person = right.role.kind == "person" and not right.role.plural
            group = right.role.kind in ("institution", "people") and left.name.of_kind("organisation", "group") is not None
            return (
                (person or group) and after in (",", ".", ")", ";", "who", "—", "-", ":") and (parsed or right.determiner != "")
            )
        if left.role is not None and left.name is None and right.role is None and right.name is not None:
            person = left.role.kind == "person" and not left.role.plural
            is_name = right.name.of_kind("person") is not None or (not right.name.readings and right.last - right.first > 1)
            return person and is_name and after in (",", ".", ")", ";", "—", "-", ":", "'s", "and")
        return False


def read_phrases(sentence: Sentence, gazetteer: Gazetteer) -> PhraseReader:
    """Return the actor phrases of a sentence as read by themselves, once: mentions, events, attributions and stances ask in turn.

    They are read again when the tree has changed since.
    """
    question = ("actor phrases", id(gazetteer))
    reader = sentence.answers.get(question)
    if reader is None:
        reader = sentence.answers[question] = PhraseReader(sentence, gazetteer)
        reader.read()
    return cast(PhraseReader, reader)
