"""The grammar of noun phrases that mean actors: nationality, institution, rank and name in any usual order.

A :class:`Draft` says what the words of one phrase give; who it means is settled later (:mod:`dragoman.actors.resolution`).
The grammar runs over tokens, left and right from a role word ("minister", "troops"), because small parsers break long
titles; the parse is asked only where order does not tell.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.actors.gazetteer import Gazetteer, Reading
from dragoman.actors.names import Name, end_of_run, in_title_case, is_capitalised, known_names, unknown_names, words_of_kind
from dragoman.actors.roles import Role
from dragoman.language import Sentence

_LANDS = ("state", "collective", "ethnic")
_HOLDERS = (*_LANDS, "organisation", "group", "media")
_BACKED = frozenset(
    """backed supported aligned funded linked allied trained led controlled occupied sponsored held affiliated based brokered
    run friendly leaning speaking inspired made built supplied armed born imposed mediated administered owned""".split()
)
_AGAINST = frozenset({"pro", "anti", "non", "ex", "post", "pre"})
_NUMBERS = {w: n for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())}
_QUANTITIES = frozenset(
    """dozens hundreds thousands millions tens scores number group handful one some many most several all both majority couple
    pair two three half each none few lot lots any crowd crowds groups score minority""".split()
)
_POSSESSIVES = frozenset({"'s", "'", "’s", "’"})


@dataclass(slots=True)
class Draft:
    """What one noun phrase gives: tokens [first, last) and head; a name, a role, or both; whose it is.

    ``holders`` are the states, organisations or groups that the role belongs to, with their token ranges; ``inherited``
    are sectors of modifiers and institutions in the phrase. ``possessor`` is the token of a possessive pronoun or noun.
    ``apposed`` is the draft that the text sets beside this one as the same actor.
    """

    first: int
    last: int
    head: int
    name: Name | None = None
    role: Role | None = None
    holders: list[tuple[Name, Reading]] = field(default_factory=list)
    backers: list[tuple[Name, Reading]] = field(default_factory=list)
    located: Reading | None = None
    inherited: list[str] = field(default_factory=list)
    former: bool = False
    status: str = ""
    determiner: str = ""
    possessor: int | None = None
    count: int | None = None
    joined: bool = False
    proper: bool = False
    pronoun: bool = False
    titled: bool = False
    apposed: Draft | None = None


class PhraseReader:
    """Reads the actor phrases of one parsed sentence into drafts, in text order."""

    def __init__(self, sentence: Sentence, gazetteer: Gazetteer) -> None:
        self.sentence = sentence
        self.book = gazetteer.roles
        self.lower = [w.replace("’", "'") for w in sentence.lower] if "’" in sentence.text else sentence.lower
        self.names = known_names(sentence, gazetteer)
        self.title_case = in_title_case(sentence)
        self.at: list[Name | None] = [None] * len(sentence)
        self.role_ending: dict[int, tuple[int, Role]] = {}
        self.taken = [False] * len(sentence)
        self.drafts: list[Draft] = []

    def read(self) -> list[Draft]:
        """Return the drafts of the sentence, in text order."""
        self._place_names()
        roles = self._find_roles()
        for first, last, role in roles:
            if not self.taken[last - 1]:
                self._read_role(first, last, role)
        for name in self.names:
            if self.at[name.first] is name and not any(self.taken[name.first : name.last]):
                self._add_name(name)
        for name in unknown_names(self.sentence, self._taken_or_named()):
            self._add_name(name)
        self.drafts.sort(key=lambda d: (d.first, d.last))
        self._link_appositions()
        return self.drafts

    # -- where names and roles stand ---------------------------------------------------------------------------

    def _place_names(self) -> None:
        """Enter known names by token; one that is part of a longer unknown name ("Michael Jordan") gives way."""
        for name in self.names:
            if not name.rest and self._inside_longer_name(name):
                continue
            for i in range(name.first, name.last):
                self.at[i] = name

    def _inside_longer_name(self, name: Name) -> bool:
        person = name.of_kind("person")
        before, after = name.first - 1, name.last
        if person is not None and name.last - name.first == 1:
            return before >= 0 and self._plain_name_word(before) or (person.cautious and after < len(self.sentence) and self._plain_name_word(after))
        if not all(r.cautious for r in name.readings) or person is not None:
            return False
        return (before >= 0 and self._plain_name_word(before)) or (after < len(self.sentence) and self._plain_name_word(after))

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
        i, n = 0, len(self.lower)
        roles = self.book.roles
        while i < n:
            hit = self.book.role_at(self.lower, i) if self.lower[i] in roles else None
            if hit is None or not self._can_be_role(i, hit[0], hit[1]):
                i += 1
                continue
            found.append((i, i + hit[0], hit[1]))
            self.role_ending[i + hit[0] - 1] = (i, hit[1])
            i += hit[0]
        heads = {first for first, _, _ in found}
        return [r for r in found if r[1] not in heads or self.sentence.tags[r[1] - 1] in ("NNS", "NNPS")]

    def _can_be_role(self, first: int, length: int, role: Role) -> bool:
        last = first + length
        tag = self.sentence.tags[last - 1]
        if tag[:2] not in ("NN", "JJ", "FW") and not (tag[:2] == "VB" and length > 1):
            return False
        if tag[:2] == "JJ" and length == 1 and not (role.plural or self.sentence.deps[first] in ("nsubj", "pobj", "dobj", "compound")):
            return False
        covering = [m for m in (self.at[first], self.at[last - 1]) if m is not None]
        for name in covering:
            if name.last - name.first > length or (name.last - name.first == length and self._keeps(name)):
                return False
        if length == 1 and self.lower[first] in ("mission", "force", "campaign", "major", "side", "figure", "source", "match"):
            return self._fits_alone(first)
        return True

    @staticmethod
    def _keeps(name: Name) -> bool:
        """Tell whether a known name wins over a role phrase of the same words ("Congress" does not, "State Department" does)."""
        return not all(r.cautious for r in name.readings)

    def _fits_alone(self, i: int) -> bool:
        word, s = self.lower[i], self.sentence
        if word == "major":
            return s.tags[i] == "NNP" and i + 1 < len(s) and is_capitalised(s, i + 1)
        if word == "force":
            return s.words[i] == "Force" or (i > 0 and self.at[i - 1] is not None)
        if word == "figure":
            return s.tags[i] == "NN" and not any(s.tags[k] == "CD" for k in s.children[i])
        return word != "match"

    # -- a role phrase -----------------------------------------------------------------------------------------

    def _read_role(self, first: int, last: int, role: Role) -> None:
        draft = Draft(first, last, last - 1, role=role)
        self._read_left(draft)
        self._read_right(draft)
        for i in range(draft.first, draft.last):
            self.taken[i] = True
        draft.head = self.sentence.head_of(range(draft.first, draft.last))
        if not draft.first <= draft.head < draft.last:
            draft.head = last - 1
        if self._inside(draft, last):
            draft.head = last - 1
        self.drafts.append(draft)

    def _inside(self, draft: Draft, last: int) -> bool:
        """Tell whether the head that the parse gives is one of the phrase's own holders or modifiers."""
        return any(name.first <= draft.head < name.last for name, _ in draft.holders) and self.sentence.heads[last - 1] != draft.head

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
        if word in _POSSESSIVES and s.tags[j] == "POS":
            return self._left_possessor(draft, j)
        if word == "-":
            return self._left_hyphen(draft, j)
        if word in ("and", ",", "or", "&"):
            return self._left_coordination(draft, j)
        if word == "of" and j and self.lower[j - 1] in _QUANTITIES:
            return self._left_quantity(draft, j - 1)
        for length in (1, 2, 3):
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
            return j - 1, j > 0 and (s.tags[j - 1] == "PDT" or (len(before) == 2 and before[1] == "of" and before[0] in _QUANTITIES))
        if tag == "PRP$":
            draft.determiner, draft.possessor = self.lower[j], j
            return j - 1, False
        if tag == "CD" or self.lower[j] in _NUMBERS:
            draft.count = number_of(self.lower[j])
            return j - 1, True
        if self.title_case and (tag[:2] != "JJ" or j < 1):
            return None
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
            return None
        if name.rest:
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
        """Tell whether a noun name right before a role belongs to it ("NATO troops"), rather than standing before it by chance."""
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
            if after in _BACKED:
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
        if effect == "former":
            draft.former = True
        elif effect == "status":
            draft.status = word
        elif effect == "sector" or (effect == "religion" and draft.role is not None and not draft.role.sectors):
            draft.inherited[:0] = sectors

    # -- what follows a role -----------------------------------------------------------------------------------

    def _read_right(self, draft: Draft) -> None:
        """Take the name after a title, and "of the Russian Federation", "for Hamas", "from Turkey, Syria and Iran"."""
        if self._take_title_name(draft):
            return
        self._take_phrases(draft)
        if draft.last > 0 and self.lower[draft.last - 1] not in (",",):
            self._take_title_name(draft)

    def _take_title_name(self, draft: Draft) -> bool:
        role, k = draft.role, draft.last
        if role is None or role.kind != "person" or k >= len(self.sentence) or self.taken[k]:
            return False
        while k < len(self.sentence) and self.lower[k] in (".", "(") and self.lower[k] == ".":
            k += 1  # "Lt." cut in two by the tokenizer
        name = self.at[k] if k < len(self.sentence) else None
        if name is not None:
            if name.first != k or name.of_kind("person") is None or name.rest:
                return False
            if name.last < len(self.sentence) and self.at[name.last] is None and is_capitalised(self.sentence, name.last):
                single = name.last - name.first == 1
                name = Name(k, end_of_run(self.sentence, name.last - 1, self.taken), () if single else name.readings)
        elif k < len(self.sentence) and is_capitalised(self.sentence, k) and not (role.plural and k + 1 < len(self.lower)):
            blocked = [self.taken[i] or (self.at[i] is not None and i != k) for i in range(len(self.taken))]
            name = Name(k, end_of_run(self.sentence, k, blocked), ())
        if name is None:
            return False
        draft.name, draft.last = name, name.last
        return True

    def _take_phrases(self, draft: Draft) -> None:
        """Take prepositional phrases that say whose the role is."""
        role = draft.role
        assert role is not None
        while draft.last + 1 < len(self.sentence):
            word, k = self.lower[draft.last], draft.last + 1
            if word == "to" and role.office == "ambassador":
                self._skip_destination(draft, k)
                return
            if word == "and" and self._second_portfolio(draft):
                continue
            if word not in ("of", "for", "from", "at", "in", "with") or (word == "with" and role.sectors):
                return
            if word == "for" and role.sectors and role.office == "":
                return
            k += self.lower[k] in ("the", "a", "an")
            if word == "in":
                self._locate(draft, k)
                return
            taken = self._take_holder(draft, k) or (word != "with" and self._take_institution(draft, k))
            taken = taken or (word in ("of", "for") and self._take_person_holder(draft, k))
            taken = taken or (word == "of" and self._take_unknown_holder(draft, k))
            if not taken:
                return

    def _locate(self, draft: Draft, k: int) -> None:
        """Note the country of "police in Nigeria"; the place itself stays a mention of its own."""
        name = self.at[k] if k < len(self.sentence) else None
        reading = holder_reading(name) if name is not None else None
        if reading is not None and reading.entry.kind == "state" and reading.form in ("name", "capital") and not draft.holders:
            draft.located = reading

    def _take_holder(self, draft: Draft, k: int) -> bool:
        name = self.at[k] if k < len(self.sentence) else None
        reading = holder_reading(name) if name is not None else None
        if name is None or reading is None or name.first > k or reading.form in ("adjective", "demonym") or name.rest:
            return False
        if name.last < len(self.lower) and self.lower[name.last] in (*_POSSESSIVES, "-"):
            return False
        if name.last < len(self.lower) and self.sentence.heads[name.last - 1] == name.last and self.sentence.is_noun(name.last):
            return False  # "of US bases": the name only modifies what follows
        draft.holders.append((name, reading))
        draft.last = name.last
        self._take_more_holders(draft, reading)
        return True

    def _skip_destination(self, draft: Draft, k: int) -> None:
        """Take "to Syria" of "the ambassador to Syria" into the phrase: the host is no actor there."""
        k += self.lower[k] in ("the", "a")
        name = self.at[k] if k < len(self.sentence) else None
        if name is not None and name.first == k and not name.rest:
            draft.last = name.last

    def _second_portfolio(self, draft: Draft) -> bool:
        """Take "and Expatriates" of "Minister of Foreign Affairs and Expatriates of Jordan"."""
        k = draft.last + 1
        if draft.role is None or not draft.role.office or not is_capitalised(self.sentence, k) or self.at[k] is not None:
            return False
        end = end_of_run(self.sentence, k, self._taken_or_named())
        if end >= len(self.lower) or self.lower[end] != "of":
            return False
        draft.last = end
        return True

    def _take_person_holder(self, draft: Draft, k: int) -> bool:
        """Take "for President Ashraf Ghani", "of the Iraqi leader Saddam Hussein": the person lends country and sectors."""
        if draft.role is None or draft.role.sectors:
            return False
        for j in range(k, min(k + 5, len(self.sentence))):
            name = self.at[j]
            person = name.of_kind("person") if name is not None else None
            if name is not None and person is not None:
                draft.holders.append((name, person))
                draft.last = name.last
                return True
            if name is None and j not in self.role_ending and not self.book.role_at(self.lower, j):
                return False
        return False

    def _take_unknown_holder(self, draft: Draft, k: int) -> bool:
        """Take "of Chicago" after a role, so that the place or body is no actor of its own."""
        if self.taken[k] or self.at[k] is not None or not is_capitalised(self.sentence, k) or self.title_case:
            return False
        blocked = [t or n is not None or w in self.book.roles for t, n, w in zip(self.taken, self.at, self.lower, strict=True)]
        if blocked[k]:
            return False
        draft.last = end_of_run(self.sentence, k, blocked)
        return True

    def _take_more_holders(self, draft: Draft, first: Reading) -> None:
        """Take the rest of "of Turkey, Syria and Iran": only where the list ends in "and", so that no clause is eaten."""
        more, k = [], draft.last
        closed = False
        while k + 1 < len(self.lower) and self.lower[k] in (",", "and") and not closed:
            closed = self.lower[k] == "and"
            k += 1
            if self.lower[k] == "and":
                closed = True
                k += 1
            k += k < len(self.lower) and self.lower[k] == "the"
            name = self.at[k] if k < len(self.lower) else None
            reading = holder_reading(name) if name is not None else None
            if name is None or reading is None or reading.entry.kind != first.entry.kind or reading.form != first.form:
                return
            more.append((name, reading))
            k = name.last
        if closed and more and (draft.role is None or draft.role.plural):
            draft.holders.extend(more)
            draft.last = k
            draft.joined = True

    def _take_institution(self, draft: Draft, k: int) -> bool:
        """Take "of the Turkish army", "for the foreign ministry", "of the country's largest union"."""
        inner, j = Draft(k, k, k), k
        while j < len(self.lower) and j < k + 5 and not self.taken[j]:
            hit = self.book.role_at(self.lower, j) if self.at[j] is None and self.lower[j] in self.book.roles else None
            if hit is not None and hit[1].kind in ("institution", "people", "state"):
                draft.inherited.extend(hit[1].sectors)
                draft.holders.extend(inner.holders)
                draft.last = j + hit[0]
                if hit[1].kind == "institution" and not hit[1].sectors and self.lower[j] != "police":
                    draft.proper = draft.proper or self.sentence.words[j][0].isupper()
                return self._end_institution(draft)
            name = self.at[j]
            reading = holder_reading(name, before_noun=True) if name is not None else None
            if name is not None and reading is not None and not name.rest:
                inner.holders.append((name, reading))
                j = name.last
            elif self.sentence.tags[j][:2] in ("JJ", "NN", "DT") or self.sentence.tags[j] in ("POS", "VBN"):
                j += 1
            else:
                return False
        return False

    def _end_institution(self, draft: Draft) -> bool:
        """Go over adjacent role words ("of the army command"), so that the phrase ends where the institution's name does."""
        while draft.last < len(self.lower) and draft.last in {b for b, _ in self.role_ending.values()} and not self.taken[draft.last]:
            hit = self.book.role_at(self.lower, draft.last)
            if hit is None or hit[1].kind == "person":
                break
            draft.last += hit[0]
        return True

    # -- plain names -------------------------------------------------------------------------------------------

    def _add_name(self, name: Name) -> None:
        first = name.first
        titled = first > 0 and self.sentence.words[first - 1] in words_of_kind()["title"] and not self.taken[first - 1]
        if not titled and self.sentence.words[first] in words_of_kind()["title"] and name.last > first + 1:
            titled, name = True, Name(first + 1, name.last, name.readings)
        tokens = range(name.first, name.last)
        draft = Draft(name.first, name.last, self.sentence.head_of(tokens), name=name, titled=titled)
        draft.count = number_of(self.lower[first - 1]) if first else None
        for i in tokens:
            self.taken[i] = True
        self.drafts.append(draft)

    def _taken_or_named(self) -> list[bool]:
        return [t or (n is not None) for t, n in zip(self.taken, self.at, strict=True)]

    # -- apposition --------------------------------------------------------------------------------------------

    def _link_appositions(self) -> None:
        """Link "Sergei Shoigu, the Russian defence minister," and "the foreign minister, Hakan Fidan,"."""
        for left, right in zip(self.drafts, self.drafts[1:], strict=False):
            if right.first != left.last + 1 or self.lower[left.last] not in (",", "(", "-", "—") or left.apposed:
                continue
            if self._is_apposition(left, right):
                right.apposed = left

    def _is_apposition(self, left: Draft, right: Draft) -> bool:
        s = self.sentence
        after = self.lower[right.last] if right.last < len(s) else "."
        if left.last < len(s) and self.lower[left.last] == "(":
            return after == ")" and right.name is not None and right.role is None
        parsed = any(s.deps[k] == "appos" for k in (right.head, right.last - 1))
        if left.name is not None and left.role is None and right.role is not None and right.name is None:
            person = right.role.kind == "person" and not right.role.plural
            group = right.role.kind in ("institution", "people") and left.name.of_kind("organisation", "group") is not None
            return (person or group) and after in (",", ".", ")", ";", "who", "—", "-", ":") and (parsed or right.determiner != "")
        if left.role is not None and left.name is None and right.role is None and right.name is not None:
            person = left.role.kind == "person" and not left.role.plural
            is_name = right.name.of_kind("person") is not None or (not right.name.readings and right.last - right.first > 1)
            return person and is_name and after in (",", ".", ")", ";", "—", "-", ":", "'s", "and")
        return False


def holder_reading(name: Name, before_noun: bool = False) -> Reading | None:
    """Return the reading by which a name can own a role: a state, organisation, group, outlet or people; None for a person."""
    if before_noun:
        adjective = next((r for r in name.readings if r.form in ("adjective", "demonym") and r.entry.kind in _HOLDERS), None)
        if adjective is not None:
            return adjective
    return next((r for r in name.readings if r.entry.kind in _HOLDERS), None)


def number_of(word: str) -> int | None:
    """Return the number that a word or figure names, or None.

    >>> number_of("three"), number_of("1,200"), number_of("dozens")
    (3, 1200, None)
    """
    if word in _NUMBERS:
        return _NUMBERS[word]
    digits = word.replace(",", "")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else None
