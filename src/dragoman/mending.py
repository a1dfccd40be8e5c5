"""A parse mended where small models err in the same way each time: clauses of time taken for prepositional phrases."""

from __future__ import annotations

from dragoman.sentence import SUBJECTS, Sentence
from dragoman.word_lists import word_list

_OPENERS = frozenset({"after", "before", "as", "since", "until", "while"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_MONTHS = word_list("calendar", "months")
_DAYS = word_list("calendar", "weekdays")
_AMOUNTS = frozenset("some about more nearly almost over several many hundreds thousands dozens up two-thirds half".split())
_WHOSE = frozenset({"by", "from", "of"})
_SAYINGS = word_list("reading", "sayings")


def mend_time_clauses(sentence: Sentence) -> None:
    """Give a verb its subject in place where the parser hung the noun before it on the word that opens the clause.

    In "they bombed the town after an explosion in Istanbul killed six" small models read "after an explosion" as a phrase
    and leave "killed" without subject, so that whoever bombs would kill.
    """
    _mend_event_subjects(sentence)
    if "relcl" in sentence.deps:
        _lift_clauses_off_dates(sentence)
    _mend_verbless(sentence)
    if "relcl" in sentence.deps:
        _lift_contents_to_their_nouns(sentence)
    _raise_verbs_before_titles(sentence)
    _part_persona_non_grata(sentence)
    _part_from_the_next_of_two(sentence)
    _part_from_what_it_gets(sentence)
    if _OPENERS.isdisjoint(sentence.lower):
        return
    for verb, label in enumerate(sentence.deps):
        if label == "advcl" and sentence.tags[verb][:2] == "VB":
            _mend(sentence, verb)
        elif label == "ROOT" and sentence.tags[verb][:2] == "VB":
            _put_main_clause_on_top(sentence, verb)


def _mend_verbless(sentence: Sentence) -> None:
    """Make a past tense the main verb that the parser took for a participle before a noun, where a sentence has no verb.

    In "Demonstrators in Tbilisi hurled stones at police" small models read "hurled stones" as one phrase behind "in".
    """
    root = sentence.deps.index("ROOT") if "ROOT" in sentence.deps else None
    if root is None or not sentence.is_noun(root) or sentence.words[-1] != ".":
        return
    last = max((t for j in sentence.children[root] for t in sentence.subtree(j) if sentence.deps[j] == "prep"), default=root)
    verb = next((t for t in range(root + 1, last) if sentence.tags[t] == "VBN" and sentence.deps[t] == "amod"), None)
    if verb is None or not sentence.is_noun(verb - 1) or not sentence.lower[verb].endswith(("ed", "ung", "ew", "ought", "ot")):
        return
    noun = sentence.heads[verb]
    if noun < verb or any(sentence.deps[j] == "det" for j in sentence.children[noun] if j < verb):
        return
    if any(t != root and root not in sentence.ancestors(t) for t in range(root, verb)):
        return
    later = [j for j in sentence.children[root] if j > noun]
    sentence.attach(verb, verb, "ROOT")
    sentence.tags[verb] = "VBD"
    sentence.attach(root, verb, "nsubj")
    sentence.attach(noun, verb, "dobj")
    for j in later:
        sentence.attach(j, verb, sentence.deps[j] if sentence.deps[j] != "appos" else "npadvmod")


def _mend_event_subjects(sentence: Sentence) -> None:
    """Give a finite verb the event noun before it as its subject that the parser took for an adverbial clause.

    In "Shelling of the town wounded two bakers" or "Shelling by Chad wounded two" small models read "Shelling" as a clause
    of its own.
    """
    for noun, label in enumerate(sentence.deps):
        if label != "advcl":
            continue
        verb, tag = sentence.heads[noun], sentence.tags[noun]
        if noun > verb or tag not in ("NN", "NNS", "VBG") or sentence.tags[verb] not in _FINITE:
            continue
        of = any(sentence.lower[j] in ("of", "between", "by") for j in sentence.children_with(noun, "prep", "agent"))
        own = sentence.child(noun, "dobj", "mark", "aux", *SUBJECTS) is not None
        end = sentence.right_edge(noun)
        apart = sentence.words[end + 1] == "," and "," not in sentence.words[noun:end]  # "Speaking of peace, they met"
        if not own and not apart and (of or tag != "VBG") and sentence.child(verb, *SUBJECTS) is None:
            sentence.attach(noun, verb, "nsubj")
            sentence.tags[noun] = "NN" if tag == "VBG" else tag
            for by in sentence.children_with(noun, "agent"):
                sentence.attach(by, noun, "prep")


def _lift_clauses_off_dates(sentence: Sentence) -> None:
    """Give a relative clause to what a date dates: "the earthquake of February 6, which killed thousands"."""
    for clause, label in enumerate(sentence.deps):
        if label != "relcl":
            continue
        day = sentence.heads[clause]
        dated = sentence.tags[day] in ("NNP", "CD") and (sentence.lower[day] in _MONTHS or sentence.lower[day] in _DAYS)
        if not dated or sentence.deps[day] != "pobj":
            continue
        noun = sentence.heads[sentence.heads[day]]
        if sentence.is_noun(noun):
            sentence.attach(clause, noun, "relcl")


def _lift_contents_to_their_nouns(sentence: Sentence) -> None:
    """Give "that" and its clause to the noun of saying, not to who says it: "accusations by experts that its troops fought"."""
    for clause, label in enumerate(sentence.deps):
        if label != "relcl":
            continue
        speaker = sentence.heads[clause]
        if sentence.deps[speaker] != "pobj" or sentence.lower[sentence.heads[speaker]] not in _WHOSE:
            continue
        noun = sentence.heads[sentence.heads[speaker]]
        that = next((j for j in sentence.children[clause] if sentence.lower[j] == "that" and sentence.tags[j] == "IN"), None)
        subject = sentence.child(clause, "nsubj", "nsubjpass")
        if that is not None and subject not in (None, that) and sentence.lemmas[noun] in _SAYINGS:
            sentence.attach(clause, noun, "acl")
            sentence.attach(that, clause, "mark")


def _part_persona_non_grata(sentence: Sentence) -> None:
    """Give "declared two attachés persona non grata" its object: small models read "attachés persona" as one noun."""
    if "grata" not in sentence.lower or "persona" not in sentence.lower:
        return
    persona = sentence.lower.index("persona")
    verb, noun = sentence.heads[persona], persona - 1
    if noun < 0 or not sentence.is_noun(noun) or sentence.heads[noun] != persona or not sentence.is_verb(verb):
        return
    for j in [j for j in sentence.children[persona] if j < noun]:
        sentence.attach(j, noun, sentence.deps[j])
    sentence.attach(noun, verb, "dobj")
    sentence.attach(persona, verb, "oprd")


def _part_from_the_next_of_two(sentence: Sentence) -> None:
    """Put two on one level that the parser reads as one: "the Philippine government and communist rebels agreed".

    Small models coordinate "government" with the adjective "communist", as if both described the rebels.
    """
    for noun, label in enumerate(sentence.deps):
        if label not in ("nmod", "compound") or sentence.tags[noun] not in ("NN", "NNS"):
            continue
        last = sentence.heads[noun]
        if last < noun:
            continue
        second = next((j for j in sentence.children_with(noun, "conj") if sentence.tags[j] == "JJ"), None)
        own = sentence.child(noun, "amod", "poss", "compound", "nmod", "det")
        if second is None or second > last or own is None or not sentence.is_noun(last):
            continue
        above = sentence.heads[last]
        sentence.attach(noun, noun if above == last else above, sentence.deps[last])
        for j in [j for j in sentence.children[last] if j < noun]:
            sentence.attach(j, noun, sentence.deps[j])
        sentence.attach(last, noun, "conj")
        sentence.attach(second, last, "amod")


def _part_from_what_it_gets(sentence: Sentence) -> None:
    """Part who gets something from what he gets: "delivered to Ukraine ten tanks", "returned to Nigeria $320 million".

    Small models read "Ukraine ten tanks" as one phrase behind "to".
    """
    for name, label in enumerate(sentence.deps):
        if label not in ("nmod", "compound", "amod") or sentence.tags[name] != "NNP":
            continue
        thing, to = sentence.heads[name], name - 1
        if thing < name or to < 1:
            continue
        while sentence.deps[to] == "compound" and sentence.tags[to] == "NNP" and to > 1:  # "to South Sudan ten tanks"
            to -= 1
        verb = sentence.heads[to]
        counted = sentence.tag_after(name) in ("CD", "$", "PRP$", "DT") or sentence.lower_after(name) in _AMOUNTS
        if sentence.lower[to] != "to" or sentence.heads[thing] != to or not counted or not sentence.is_verb(verb):
            continue
        if sentence.child(verb, "dobj", "auxpass") is not None or sentence.deps[to] not in ("prep", "dative"):
            continue
        sentence.attach(thing, verb, "dobj")
        sentence.attach(name, to, "pobj")
        for j in range(to + 1, name):
            sentence.attach(j, name, "compound")


def _raise_verbs_before_titles(sentence: Sentence) -> None:
    """Make a past tense with a subject the verb of its clause where the parser took it for an adjective of its object.

    "A court in Tunis sentenced opposition leader Ali Ben Ali to a year": small models read "sentenced leader".
    """
    for verb, label in enumerate(sentence.deps):
        if label != "amod" or sentence.tags[verb] != "VBD":
            continue
        noun = sentence.heads[verb]
        if noun < verb or sentence.child(verb, *SUBJECTS) is None:
            continue
        while sentence.deps[noun] == "compound" and sentence.heads[noun] > noun:  # "opposition leader Moses Banda"
            noun = sentence.heads[noun]
        above = sentence.heads[noun]
        sentence.attach(verb, verb if above == noun else above, sentence.deps[noun])
        sentence.attach(noun, verb, "dobj")
        behind = [j for j in sentence.children_with(noun, "prep", "punct", "advcl", "npadvmod") if j > noun]
        for phrase in (j for j in behind if sentence.lower[j] != "of"):
            sentence.attach(phrase, verb, sentence.deps[phrase])


def _put_main_clause_on_top(sentence: Sentence, verb: int) -> None:
    """Turn "A day after they shelled Hama, the president spoke" round where "shelled" was taken for the main verb."""
    opener = sentence.child(verb, "mark")
    if opener is None or sentence.lower[opener] not in _OPENERS:
        return
    for main in sentence.children_with(verb, "advcl", "ccomp", "conj", "dep"):
        first = min([main, *sentence.children_with(main, "aux", "auxpass")])
        comma = next((t for t in range(first - 1, verb, -1) if sentence.words[t] == ","), None)
        if main < verb or comma is None or sentence.tags[first] not in (*_FINITE, "MD"):
            continue
        if sentence.child(main, *SUBJECTS) is None and not _give_subject(sentence, comma, first, main):
            continue
        sentence.attach(main, main, "ROOT")
        sentence.attach(verb, main, "advcl")
        return


def _give_subject(sentence: Sentence, comma: int, first: int, main: int) -> bool:
    """Hang the noun phrase between comma and verb, which the parser hung on a word before the comma, on the verb."""
    between = range(comma + 1, first)
    noun = next((t for t in between if sentence.is_noun(t) and sentence.heads[t] not in between), None)
    if noun is None or any(t not in between for t in sentence.subtree(noun)):
        return False
    sentence.attach(noun, main, "nsubjpass" if sentence.child(main, "auxpass") is not None else "nsubj")
    return True


def _mend(sentence: Sentence, verb: int) -> None:
    auxiliaries = sentence.children_with(verb, "aux", "auxpass")
    first = min([verb, *auxiliaries])
    if sentence.tags[first] not in _FINITE or sentence.child(verb, *SUBJECTS, "mark") is not None:
        return
    opener = _opener(sentence, verb, first)
    if opener is None:
        return
    above = sentence.heads[opener]
    passive = sentence.child(verb, "auxpass") is not None
    for noun in sentence.children_with(opener, "pobj"):
        sentence.attach(noun, verb, "nsubjpass" if passive else "nsubj")
    sentence.attach(opener, verb, "mark")
    if sentence.heads[verb] != above and verb not in (above, *sentence.ancestors(above)):
        sentence.attach(verb, above, "advcl")


def _opener(sentence: Sentence, verb: int, first: int) -> int | None:
    """Return the preposition whose phrase ends right before the verb's first word, hung on the verb that this one hangs on."""
    above = sentence.heads[verb]
    for token in range(first - 2, -1, -1):
        if sentence.lower[token] in _OPENERS and sentence.deps[token] == "prep" and sentence.heads[token] == above:
            nouns = sentence.children_with(token, "pobj")
            whole = sentence.subtree(token)
            return token if nouns and whole == list(range(token, first)) else None
    return None
