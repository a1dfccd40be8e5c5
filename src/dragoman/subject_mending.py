"""A parse mended where small models leave a verb without its subject, or hang it on a clause whose subject it does not share."""

from __future__ import annotations

from dragoman.sentence import SUBJECTS, Sentence
from dragoman.word_lists import word_list

# Verbs by which a speaker is named behind what he says.
_SAYING = word_list("events", "announcing")
# By these somebody who speaks turns to others.
_TURNING_TO = word_list("reading", "turning_to_others")
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_SINCE = frozenset({"after", "before", "since", "until"})
_OBJECTS = frozenset({"him", "them", "us", "me"})
# What may stand between a subject and its verb.
_BETWEEN = frozenset({"aux", "auxpass", "neg", "advmod"})


def mend_subjects(sentence: Sentence) -> None:
    """Give verbs in place the subjects that they are without, or the clause whose subject they share."""
    for i, label in enumerate(sentence.deps):
        if label == "ROOT" and sentence.is_noun(i):
            _find_main_verb(sentence, i)
        elif label == "ROOT" and sentence.is_verb(i):
            _take_from_fronted_phrase(sentence, i)
        elif label == "ccomp" and sentence.is_verb(i) and sentence.child(i, *SUBJECTS, "mark") is None:
            _join_content_before(sentence, i)
            _take_from_opener(sentence, i)
        elif label == "dobj":
            _pass_on_object(sentence, i)
        elif label == "pobj" and sentence.is_noun(i):
            _join_name_to_title(sentence, i)
        elif label == "nsubj" and sentence.lower[i] in _OBJECTS:
            _give_back_object(sentence, i)
        elif label == "conj" and sentence.tags[i] == "VBD":
            _resume_above_participle(sentence, i)
            _resume_above_state(sentence, i)
            _take_speaker(sentence, i)


def _join_name_to_title(sentence: Sentence, noun: int) -> None:
    """Join to a noun behind "by" the one right behind it that the parser made a subject: "led by a rebel | Tuareg chief"."""
    by = sentence.heads[noun]
    if sentence.lower[by] != "by" or sentence.tags[noun] != "NN" or sentence.right_edge(noun) != noun:
        return
    last = next((t for t in range(noun + 1, min(noun + 4, len(sentence))) if sentence.deps[t] == "nsubj"), None)
    if last is None or sentence.left_edge(last) != noun + 1 or sentence.right_edge(last) != last:
        return
    first = sentence.child(sentence.heads[last], "nsubj")
    if first is None or first >= by or first not in sentence.ancestors(by):
        return
    determiners = list(sentence.children[noun])
    sentence.attach(last, by, "pobj")
    sentence.attach(noun, last, "compound")
    for j in determiners:
        sentence.attach(j, last, sentence.deps[j])


def _find_main_verb(sentence: Sentence, root: int) -> None:
    """Make the verb behind a comma the main one that the parser gave to a clause between the commas.

    "A senator, citing districts where the two overlap, has called on the board to act": to small models "the two overlap has
    called".
    """
    if sentence.words[-1] != "." or root > len(sentence) // 2:
        return
    for verb in (v for v in sentence.subtree(root) if sentence.deps[v] in ("relcl", "advcl", "ccomp", "acl")):
        auxiliary = next((j for j in sentence.children_with(verb, "aux", "auxpass") if sentence.words[j - 1] == ","), None)
        taken = sentence.child(verb, "nsubj", "nsubjpass")
        if auxiliary is None or taken is None or sentence.tags[auxiliary] not in (*_FINITE, "MD") or taken > auxiliary:
            continue
        if taken < root or sentence.words[root + 1] != ",":
            continue
        above, label = sentence.heads[verb], sentence.deps[verb]
        sentence.attach(verb, verb, "ROOT")
        sentence.attach(root, verb, "nsubjpass" if sentence.child(verb, "auxpass") is not None else "nsubj")
        sentence.attach(taken, above, label)
        for j in [j for j in sentence.children[verb] if j < auxiliary and j not in (root, taken)]:
            sentence.attach(j, taken, sentence.deps[j])
        return


def _give_back_object(sentence: Sentence, pronoun: int) -> None:
    """Make a pronoun in the form of an object the object of the clause before: "the lines that employ | them | agreed".

    The verb behind it is that of the noun on which the clause is: to small models "that employ (that) them agreed".
    """
    verb = sentence.heads[pronoun]
    clause = sentence.heads[verb]
    noun = sentence.heads[clause]
    if sentence.tags[verb] not in _FINITE or sentence.deps[verb] != "ccomp" or sentence.deps[clause] != "relcl":
        return
    if pronoun != clause + 1 or sentence.child(clause, "dobj") is not None:
        return
    while sentence.deps[noun] in ("conj", "pobj", "prep", "appos"):
        noun = sentence.heads[noun]
    if sentence.deps[noun] != "ROOT" or not sentence.is_noun(noun):
        return
    sentence.attach(pronoun, clause, "dobj")
    sentence.attach(verb, verb, "ROOT")
    sentence.attach(noun, verb, "nsubj")


def _pass_on_object(sentence: Sentence, noun: int) -> None:
    """Give a noun behind the second of two clauses to its verb: "it cleared a bill, and they ratified, too, an accord".

    To small models both are cleared.
    """
    verb = sentence.heads[noun]
    later = [j for j in sentence.children_with(verb, "conj") if verb < j < noun and sentence.is_verb(j)]
    if not later or not sentence.is_verb(verb):
        return
    last = later[-1]
    if sentence.child(last, "nsubj") is not None and sentence.child(last, "dobj", "ccomp", "xcomp", "attr", "auxpass") is None:
        sentence.attach(noun, last, "dobj")


def _take_from_fronted_phrase(sentence: Sentence, verb: int) -> None:
    """Give a main verb the noun behind a comma that the parser joined to the phrase before the comma.

    "On Capitol Hill, Representative Ana Rey, Democrat of Ohio, renewed her call": to small models "on Hill and Rey".
    """
    if sentence.child(verb, *SUBJECTS, "aux") is not None or sentence.tags[verb] not in _FINITE or verb < 3:
        return
    for phrase in (j for j in sentence.children_with(verb, "prep") if j < verb):
        for noun in sentence.children_with(phrase, "pobj"):
            for other in sentence.children_with(noun, "conj", "appos"):
                first, last = sentence.left_edge(other), sentence.right_edge(other)
                own = sentence.words[first - 1] == "," and sentence.child(noun, "cc") is None
                behind = [t for t in range(last + 1, verb) if sentence.words[t] != "," and sentence.deps[t] not in _BETWEEN]
                if own and not behind and last < verb and sentence.is_noun(other):
                    sentence.attach(other, verb, "nsubj")
                    return


def _join_content_before(sentence: Sentence, verb: int) -> None:
    """Join a verb without subject to the content right before it: "found that Chad had failed to act, had refused to pay".

    To small models both are found, so that whoever finds would have refused.
    """
    above = sentence.heads[verb]
    before = [j for j in sentence.children_with(above, "ccomp") if above < j < verb]
    first = min([verb, *sentence.children_with(verb, "aux", "auxpass")])
    if not before or first == verb or sentence.words[first - 1] != "," or sentence.child(before[-1], *SUBJECTS) is None:
        return
    own = sentence.child(before[-1], "aux", "auxpass")
    if own is not None and sentence.lemmas[own] == sentence.lemmas[first]:
        sentence.attach(verb, before[-1], "conj")


def _take_from_opener(sentence: Sentence, verb: int) -> None:
    """Give a finite verb the noun behind "since" or "after" as its subject: "was jailed since riots in May left ten dead".

    To small models "since riots" is a phrase and "left ten dead" said by whoever speaks.
    """
    above = sentence.heads[verb]
    if above > verb or sentence.tags[verb] not in _FINITE or sentence.deps[verb] != "ccomp":
        return
    for opener in range(verb - 2, above, -1):
        if sentence.lower[opener] not in _SINCE or sentence.deps[opener] != "prep":
            continue
        noun = sentence.child(opener, "pobj")
        holder = next((a for a in sentence.ancestors(opener) if sentence.is_verb(a)), above)
        if noun is None or not sentence.is_noun(noun) or not above < holder < opener:
            return
        between = range(sentence.right_edge(opener) + 1, verb)
        phrases = [j for j in between if sentence.deps[j] == "prep" and sentence.heads[j] not in between]
        if {t for j in phrases for t in sentence.subtree(j)} != set(between):
            return
        sentence.attach(noun, verb, "nsubj")
        sentence.attach(opener, verb, "mark")
        sentence.attach(verb, holder, "advcl")
        for j in phrases:
            sentence.attach(j, noun, "prep")
        return


def _resume_above_participle(sentence: Sentence, verb: int) -> None:
    """Lift a past tense off a passive content that it cannot share a subject and auxiliary with.

    "Romania said wreckage had been found and summoned the envoy": what had been found summoned nobody.
    """
    passive = sentence.heads[verb]
    auxiliary = sentence.child(passive, "auxpass")
    if sentence.deps[passive] != "ccomp" or auxiliary is None or sentence.child(verb, *SUBJECTS, "aux", "auxpass") is not None:
        return
    saying = sentence.heads[passive]
    if sentence.child(verb, "dobj") is None or sentence.tags[saying] not in _FINITE or saying > passive:
        return
    and_ = [j for j in sentence.children_with(passive, "cc") if j < verb]
    sentence.attach(verb, saying, "conj")
    for j in and_[-1:]:
        sentence.attach(j, saying, "cc")


def _resume_above_state(sentence: Sentence, verb: int) -> None:
    """Lift a past tense of asking or accusing off a content in the past of "be": "said it was ready and urged Chad to leave".

    What the content told as done before it was said would stand in the pluperfect; who says so goes on to urge.
    """
    state = sentence.heads[verb]
    saying = sentence.heads[state]
    if sentence.deps[state] != "ccomp" or sentence.lower[state] not in ("was", "were") or not sentence.is_verb(saying):
        return
    if sentence.tags[saying] != "VBD" or saying > state or sentence.lemmas[verb] not in _TURNING_TO:
        return
    if sentence.child(verb, *SUBJECTS, "aux", "auxpass") is not None or sentence.child(saying, *SUBJECTS) is None:
        return
    and_ = [j for j in sentence.children_with(state, "cc") if j < verb]
    sentence.attach(verb, saying, "conj")
    for j in and_[-1:]:
        sentence.attach(j, saying, "cc")


def _take_speaker(sentence: Sentence, verb: int) -> None:
    """Give a verb of saying at the end its speaker, whom the parser set beside what stands before: "struck a silo, Ann Lee said".

    "Drones struck silos at Dover, the mayor, Ann Lee, said": to small models the mayor is another word for the silos.
    """
    above = sentence.heads[verb]
    comma = sentence.words[verb - 1] == ","
    end = verb - 2 if comma else verb - 1
    if sentence.lemmas[verb] not in _SAYING or sentence.child(verb, *SUBJECTS, "aux") is not None or above > verb:
        return
    beside = [t for t in range(above + 1, verb) if sentence.deps[t] in ("appos", "conj") and sentence.right_edge(t) == end]
    speaker = next((t for t in beside if sentence.words[sentence.left_edge(t) - 1] == ","), None)
    if speaker is not None and sentence.is_noun(speaker) and above in sentence.ancestors(speaker):
        sentence.attach(speaker, verb, "nsubj")
        sentence.attach(verb, above, "parataxis")
