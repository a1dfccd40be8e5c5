"""What follows a role word: a name ("President Xi Jinping"), and whose it is ("of the Russian Federation", "for Hamas")."""

from __future__ import annotations

from dragoman.actors.drafts import POSSESSIVES, ActorWords, Draft, holder_reading
from dragoman.actors.entries import Reading
from dragoman.actors.names import Name, end_of_run, is_capitalised, words_of_kind
from dragoman.actors.roles import Role
from dragoman.actors.usage import usage_words
from dragoman.word_lists import word_list

# Whose phrases are moved in and out of countries.
_FORCES = frozenset({"MIL", "COP", "REB", "PRM"})
# Role phrases of unnamed people that nevertheless name one body.
_ONE_BODY = tuple(sorted(word_list("actors", "one_body")))
# What is done with an envoy who is sent somewhere.
_POSTING = word_list("actors", "posting")


class After(ActorWords):
    """The grammar to the right of a role word."""

    def _read_right(self, draft: Draft) -> None:
        """Take the name after a title, and "of the Russian Federation", "for Hamas", "from Turkey, Syria and Iran"."""
        if self._take_title_name(draft):
            return
        self._take_phrases(draft)
        if draft.last > 0 and self.lower[draft.last - 1] not in (",",):
            self._take_title_name(draft)

    def _take_title_name(self, draft: Draft) -> bool:
        role, k = draft.role, draft.last
        if role is None or k >= len(self.sentence) or self.taken[k]:
            return False
        if role.kind != "person" or self._heads_a_body(role, k):
            return self._take_body_name(draft, role, k)
        while k < len(self.sentence) and (self.lower[k] == "." or self._is_title(k)) and k < draft.last + 3:
            k += 1  # "spokesman Sgt. Paul ...", "Sheikh Hassan ..."; "Lt." may be cut in two by the tokenizer
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

    def _heads_a_body(self, role: Role, k: int) -> bool:
        """Tell whether a word for a person or a body ("broadcaster") stands before a body of its own sector."""
        name = self.at[k]
        body = name.of_kind("organisation", "media") if name is not None else None
        return body is not None and not role.plural and bool(role.sectors) and role.sectors[:1] == body.entry.sectors[:1]

    def _take_body_name(self, draft: Draft, role: Role, k: int) -> bool:
        """Take the name of "the labour union UGTT", "the rebel group M23", "state-owned firm Invented Oil"."""
        s = self.sentence
        if role.kind == "state" or (role.plural and not role.phrase.endswith(_ONE_BODY)):
            return False
        if s.words[k - 1][0].isupper() or draft.last != k or self.title_case:
            return False
        name = self.at[k]
        if name is not None and (name.first != k or name.rest or name.of_kind("organisation", "group", "media") is None):
            return False
        if name is None:
            if not is_capitalised(s, k) or s.tags[k][:3] != "NNP":
                return False
            name = Name(k, end_of_run(s, k, self._taken_or_named()), ())
        draft.name, draft.last = name, name.last
        return True

    def _is_title(self, k: int) -> bool:
        word = self.sentence.words[k]
        return self.at[k] is None and (word in words_of_kind()["title"] or word + "." in words_of_kind()["title"])

    def _take_phrases(self, draft: Draft) -> None:
        """Take prepositional phrases that say whose the role is."""
        role = draft.role
        assert role is not None
        while draft.last + 1 < len(self.sentence):
            word, k = self.lower[draft.last], draft.last + 1
            if word in ("to", "for") and role.office == "ambassador":
                self._skip_destination(draft, k)
                return
            if word == "and" and self._second_portfolio(draft):
                continue
            if word == "loyal" and self.lower[k] == "to":
                found = self._take_holder(draft, k + 1) or self._take_person_holder(draft, k + 1, loyal=True)
                if not found:
                    return
                continue
            if word not in ("of", "for", "from", "at", "in", "with") or (word == "with" and role.sectors):
                return
            if word == "from" and self._is_left(draft):
                return
            k += self.lower[k] in ("the", "a", "an")
            if word == "for" and role.sectors and role.office == "":
                name = self.at[k] if k < len(self.sentence) else None
                if name is None or name.of_kind("organisation", "group", "media") is None or not self._take_holder(draft, k):
                    return
                continue
            if self._take_district(draft, k, word):
                continue
            if word == "in":
                self._locate(draft, k)
                return
            taken = self._take_holder(draft, k) or (word != "with" and self._take_institution(draft, k))
            taken = taken or (word in ("of", "for") and self._take_person_holder(draft, k))
            taken = taken or (word == "of" and self._take_unknown_holder(draft, k))
            if not taken:
                return

    def _is_left(self, draft: Draft) -> bool:
        """Tell whether "from" says where forces leave, not whose they are: "withdrew its troops from Mali"."""
        role, s = draft.role, self.sentence
        if role is None or not _FORCES & set(role.sectors):
            return False
        if draft.holders or draft.possessor is not None:
            return True
        governors = {s.heads[draft.head], s.heads[draft.last]} - {draft.head}
        governors |= {s.heads[g] for g in governors if s.deps[g] == "prep"}  # "the withdrawal of troops from Mali"
        return any(s.lemmas[g] in usage_words()["removing"] for g in governors)

    def _skip_destination(self, draft: Draft, k: int) -> None:
        """Take "to Syria" of "the ambassador to Syria" into the phrase: the host is no actor there."""
        s = self.sentence
        if s.deps[draft.head] in ("dobj", "nsubjpass") and s.lemmas[s.heads[draft.head]] in _POSTING:
            return  # what is done with such envoys is done to the land: "sent an envoy to Chad"
        k += self.lower[k] in ("the", "a")
        name = self.at[k] if k < len(s) else None
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

    def _take_person_holder(self, draft: Draft, k: int, loyal: bool = False) -> bool:
        """Take "for President Ashraf Ghani", "of the Iraqi leader Saddam Hussein": the person lends country and sectors."""
        if draft.role is None or (draft.role.sectors and not loyal):
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

    def _take_district(self, draft: Draft, k: int, word: str) -> bool:
        """Take "of the Ugandan district of Arua": the adjective says of which country; after "in" the place stays a mention."""
        name = self.at[k] if k < len(self.sentence) else None
        reading = name.in_form("adjective") if name is not None else None
        if name is None or reading is None or reading.entry.kind != "state" or name.last >= len(self.lower):
            return False
        if self.lower[name.last] not in usage_words()["place_noun"]:
            return False
        if word == "in":
            draft.located = draft.located or reading
            return False
        draft.holders.append((name, reading))
        draft.last = name.last + 1
        if draft.last + 1 < len(self.lower) and self.lower[draft.last] == "of":
            place = self.at[draft.last + 1]
            draft.last = place.last if place is not None else end_of_run(self.sentence, draft.last + 1, self._taken_or_named())
        return True

    def _locate(self, draft: Draft, k: int) -> None:
        """Note the country of "police in Nigeria"; the place itself stays a mention of its own."""
        if draft.located is not None:
            return
        end = min(k + 6, len(self.sentence))
        while k < end and self.at[k] is None and self._leads_to_land(k):
            k += 1
        name = self.at[k] if k < len(self.sentence) else None
        reading = holder_reading(name) if name is not None else None
        if (
            reading is not None
            and reading.entry.kind == "state"
            and reading.form in ("name", "capital", "city")
            and not any(r.entry.kind == "state" for _, r in draft.holders)
        ):
            draft.located = reading

    def _leads_to_land(self, k: int) -> bool:
        """Tell whether token k can stand between "in" and a land: "southern", "the city of", or a place and a comma."""
        place = is_capitalised(self.sentence, k) or (self.lower[k] == "," and is_capitalised(self.sentence, k - 1))
        return place or self.sentence.tags[k] in ("JJ", "DT", "NN") or self.lower[k] == "of"

    def _take_holder(self, draft: Draft, k: int) -> bool:
        name = self.at[k] if k < len(self.sentence) else None
        reading = holder_reading(name) if name is not None else None
        if name is None or reading is None or name.first > k or reading.form in ("adjective", "demonym") or name.rest:
            return False
        if name.last < len(self.lower) and self.lower[name.last] in (*POSSESSIVES, "-"):
            return False
        if name.last < len(self.lower) and self.sentence.heads[name.last - 1] == name.last and self.sentence.is_noun(name.last):
            return False  # "of US bases": the name only modifies what follows
        draft.holders.append((name, reading))
        draft.last = self._end_of_members(name)
        self._take_more_holders(draft, reading)
        return True

    def _end_of_members(self, name: Name) -> int:
        """Return where "OPEC" or "OPEC member states" ends: the members of an organisation go with its name."""
        if name.of_kind("organisation") is None or name.last >= len(self.lower):
            return name.last
        hit = self.book.role_at(self.lower, name.last)
        members = hit is not None and hit[1].plural and not hit[1].sectors and hit[1].kind != "person"
        return name.last + hit[0] if hit is not None and members and not self.taken[name.last] else name.last

    def _take_unknown_holder(self, draft: Draft, k: int) -> bool:
        """Take "of Chicago" after a role, so that the place or body is no actor of its own."""
        if k >= len(self.sentence) or self.taken[k] or self.at[k] is not None or self.title_case:
            return False
        if not is_capitalised(self.sentence, k):
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
            if hit is not None and (hit[1].kind != "person" or hit[1].plural):
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
                if reading.form in ("seat", "name") and reading.entry.kind in ("state", "organisation", "group") and j > k + 1:
                    draft.holders.extend(inner.holders)  # "of the Polish Sejm"
                    draft.last = self._end_of_members(name)
                    return True
            elif self.sentence.tags[j][:2] in ("JJ", "NN", "DT") or self.sentence.tags[j] in ("POS", "VBN"):
                j += 1
            else:
                return False
        return False

    def _end_institution(self, draft: Draft) -> bool:
        """Go over adjacent role words ("of the army command"), so that the phrase ends where the institution's name does."""
        while (
            draft.last < len(self.lower)
            and draft.last in {b for b, _ in self.role_ending.values()}
            and not self.taken[draft.last]
        ):
            hit = self.book.role_at(self.lower, draft.last)
            if hit is None or hit[1].kind == "person":
                break
            draft.last += hit[0]
        return True
