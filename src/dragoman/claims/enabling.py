"""Dependence said without a conditional clause: "could pave the way for", "depends on", "is a precondition for", "one of the
factors pushing". The subject must be a thing or an event: what an actor could do is that actor's act, not a consequence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from dragoman.claims.bargains import Found, bargains
from dragoman.claims.sides import Range, is_punctuation, modal_of, rules, trim, words_of
from dragoman.clauses import negation, subjects
from dragoman.language import Sentence

# How many tokens behind a verb the further words of its row may stand ("pave the long and difficult way").
_REACH = 6


def enabling_pairs(sentence: Sentence) -> Iterator[Found]:
    """Yield (kind, antecedent, consequent, marker, whether the antecedent is the sentence before) for a sentence."""
    yield from bargains(sentence)
    triggers = _trigger_words()
    for i, (word, lemma) in enumerate(zip(sentence.lower, sentence.lemmas, strict=True)):
        if word not in triggers and lemma not in triggers:
            continue
        readings = (_making, _enabling, _dependence, _precondition, _cause)
        found = next((pair for pair in (read(sentence, i) for read in readings) if pair is not None), None)
        if found is not None:
            yield found


@lru_cache(maxsize=1)
def _trigger_words() -> frozenset[str]:
    """Return all words, dictionary forms or as they stand, at which one of these readings begins."""
    words = {"be", *words_of("cause", "nouns")}
    words.update(row.split()[0] for row in rules()["enabling"]["verbs"])
    words.update(("make", "render"))
    words.update(row["words"] for row in rules()["dependence"])
    words.update(word for row in rules()["precondition"] for word in row["words"])
    return frozenset(words)


def noun_range(sentence: Sentence, head: int) -> Range | None:
    """Return the noun phrase at ``head`` with what is coordinated in it, without a relative clause behind a comma."""
    below = sentence.subtree(head)
    for j in sentence.children[head]:
        if sentence.deps[j] in ("relcl", "advcl") and j > head:
            start = sentence.left_edge(j)
            if start and sentence.words[start - 1] == ",":
                below = [k for k in below if k < start - 1]
    return trim(sentence, below[0], below[-1]) if below else None


def acts_by_itself(sentence: Sentence, i: int) -> bool:
    """Tell whether the noun at token i names people, an institution or anything with a proper name."""
    if i == 0 and sentence.lower[i].endswith(("tion", "sion", "ment", "ance", "ence")):
        return False  # "Recognition depends on ...", taken for a name at the sentence's head
    if sentence.tags[i] in ("NNP", "NNPS", "PRP", "WP") and sentence.lower[i] not in ("it", "this", "that"):
        return True
    if any(sentence.deps[j] == "appos" and sentence.tags[j] == "NNP" for j in sentence.children[i]):
        return True  # "his main rival, so-and-so"
    return sentence.lemmas[i] in words_of("enabling", "agents")


# -- could pave the way for ---------------------------------------------------------------------------------------


def _enabling(sentence: Sentence, i: int) -> Found | None:
    predicate = _predicate(sentence, i)
    if predicate is None:
        return None
    verb, prospect = _prospective(sentence, i)
    if prospect is None or negation(sentence, verb) or negation(sentence, i) or _only_describes(sentence, verb):
        return None
    head = _subject(sentence, verb)
    if head is None or (acts_by_itself(sentence, head) and sentence.deps[head] != "csubj"):
        return None
    below = [j for j in sentence.subtree(verb) if j >= min(prospect, verb)]
    consequent = trim(sentence, below[0], _end_before_contrast(sentence, verb, below[-1]))
    marker = (min(prospect, predicate[0]), predicate[1])
    if sentence.lower[head] in words_of("enabling", "pointing") and sentence.tags[head] != "NN":
        noun = _relative_noun(sentence, verb)
        if noun is not None:
            return "enabling", noun, consequent, marker, False
        return "enabling", None, consequent, marker, sentence.lower[head] in ("this", "that")
    if sentence.lower[head] == "it":
        if sentence.deps[verb] == "ccomp" and sentence.lemmas[sentence.heads[verb]] in words_of("reporting", "verbs"):
            return None  # "Ethiopia said it would allow": it is mostly who speaks
        return "enabling", None, consequent, marker, False
    return "enabling", noun_range(sentence, head), consequent, marker, False


def _making(sentence: Sentence, i: int) -> Found | None:
    """Read "a withdrawal would make a truce possible", "a raid would make talks impossible"."""
    modal = modal_of(sentence, i)
    quality = sentence.child(i, "ccomp", "oprd", "xcomp")
    if modal is None or quality is None or sentence.lemmas[i] not in ("make", "render"):
        return None
    known = sentence.lower[quality] in words_of("making", "adjectives")
    if not known or sentence.lower[modal] not in words_of("enabling", "modals"):
        return None
    head = _subject(sentence, i)
    if head is None or sentence.lower[head] == "it" or (acts_by_itself(sentence, head) and sentence.deps[head] != "csubj"):
        return None
    thing = sentence.child(quality, "nsubj") or sentence.child(i, "dobj")
    first = sentence.left_edge(thing) if thing is not None else quality
    return "enabling", noun_range(sentence, head), trim(sentence, first, sentence.right_edge(quality)), (modal, i), False


def _only_describes(sentence: Sentence, verb: int) -> bool:
    """Tell whether the verb stands in a restrictive relative clause ("a missile that could reach"): a quality, no prospect."""
    while sentence.deps[verb] == "conj" and sentence.heads[verb] != verb:
        verb = sentence.heads[verb]
    start = sentence.left_edge(verb)
    return sentence.deps[verb] in ("relcl", "acl") and start > 0 and not is_punctuation(sentence, start - 1)


def _predicate(sentence: Sentence, i: int) -> Range | None:
    """Return the tokens of an enabling predicate at token i: a listed verb with its words, or be with key, means, step ..."""
    if not sentence.is_verb(i):
        return None
    if sentence.lemmas[i] == "be":
        return _nominal_predicate(sentence, i)
    for row in rules()["enabling"]["verbs"]:
        first, *more = row.split()
        if sentence.lemmas[i] != first:
            continue
        end = i
        for word in more:
            end = next((j for j in range(end + 1, min(len(sentence), i + _REACH)) if sentence.lemmas[j] == word), -1)
            if end < 0:
                break
        if end >= 0 and _takes_object(sentence, i):
            return i, end
    return None


def _takes_object(sentence: Sentence, i: int) -> bool:
    return any(
        sentence.deps[j] in ("dobj", "ccomp", "xcomp", "prep", "dative", "advcl", "nsubj", "prt") and j > i
        for j in sentence.children[i]
    )


def _nominal_predicate(sentence: Sentence, i: int) -> Range | None:
    for j in sentence.children[i]:
        if j < i or sentence.deps[j] not in ("acomp", "attr", "oprd"):
            continue
        links = sentence.children[j] + sentence.children[i]
        if sentence.lemmas[j] in words_of("enabling", "adjectives"):
            allowed = words_of("enabling", "adjective_prepositions")
        elif not words_of("enabling", "nouns").isdisjoint((sentence.lemmas[j], sentence.lower[j])):
            allowed = words_of("enabling", "noun_links")
        else:
            continue
        for k in links:
            if k > j and (
                sentence.lower[k] in allowed
                or any(sentence.lower[m] == "to" and sentence.tags[m] == "TO" for m in sentence.children[k])
            ):
                return j, j
    return None


def _prospective(sentence: Sentence, i: int) -> tuple[int, int | None]:
    """Return the verb whose subject counts, and the token that makes it a prospect ("could", "is likely to", "threatens to")."""
    modal = modal_of(sentence, i)
    if modal is not None and sentence.lower[modal] in words_of("enabling", "modals"):
        if any(sentence.lower[j] == "have" and sentence.deps[j] == "aux" for j in sentence.children[i]):
            return i, None  # "could have led": counterfactual statement, nothing to come
        return i, modal
    above = sentence.heads[i]
    if sentence.deps[i] == "xcomp" and above != i:
        if sentence.lemmas[above] in words_of("enabling", "prospects") or sentence.lower[above] in words_of(
            "enabling", "prospects"
        ):
            verb = above if sentence.is_verb(above) else sentence.heads[above]
            return verb, above
        modal = modal_of(sentence, above)
        if modal is not None and sentence.lemmas[above] in ("help", "serve", "be"):
            return above, modal
    return i, None


def _subject(sentence: Sentence, verb: int) -> int | None:
    own = sentence.child(verb, "csubj")
    if own is not None:
        return own
    pronoun = next((j for j in sentence.children[verb] if sentence.deps[j] == "nsubj"), None)
    if pronoun is not None and sentence.lower[pronoun] in words_of("enabling", "pointing"):
        return pronoun
    heads = subjects(sentence, verb)
    return heads[0] if heads else None


def _relative_noun(sentence: Sentence, verb: int) -> Range | None:
    """For "..., which could lead to": the noun or clause that "which" stands for, as the words before it."""
    if sentence.deps[verb] != "relcl":
        return None
    noun = sentence.heads[verb]
    below = [j for j in sentence.subtree(noun) if j < sentence.left_edge(verb)]
    return trim(sentence, below[0], below[-1]) if below else None


def _end_before_contrast(sentence: Sentence, verb: int, end: int) -> int:
    for j in sentence.children[verb]:
        if sentence.deps[j] == "cc" and sentence.lower[j] == "but" and j > verb:
            return j - 1
        if sentence.deps[j] == "advcl" and j > verb and sentence.lower[sentence.left_edge(j)] in ("if", "unless", "because"):
            return sentence.left_edge(j) - 1
    return end


# -- depends on, is a precondition for ----------------------------------------------------------------------------


def _dependence(sentence: Sentence, i: int) -> Found | None:
    for row in rules()["dependence"]:
        if row["words"] not in (sentence.lemmas[i], sentence.lower[i]) or sentence.is_noun(i):
            continue
        links = [j for j in sentence.children[i] if sentence.lower[j] in row["prepositions"] and j > i]
        verb = i if sentence.is_verb(i) or sentence.heads[i] == i else sentence.heads[i]
        heads = subjects(sentence, verb)
        if not links or not heads or acts_by_itself(sentence, heads[0]):
            return None
        below = [j for j in sentence.subtree(links[0]) if j > links[0]]
        antecedent = trim(sentence, below[0], below[-1]) if below else None
        return "indicative", antecedent, noun_range(sentence, heads[0]), (i, links[0]), False
    return None


def _precondition(sentence: Sentence, i: int) -> Found | None:
    if not any(sentence.lemmas[i] in row["words"] for row in rules()["precondition"]) or sentence.deps[i] != "attr":
        return None
    prepositions = rules()["precondition"][0]["prepositions"]
    below = [k for j in sentence.children[i] if sentence.lower[j] in prepositions and j > i for k in sentence.subtree(j) if k > j]
    heads = subjects(sentence, sentence.heads[i])
    if not below or not heads or sentence.lower[heads[0]] in ("it", "there", "one"):
        return None
    return "indicative", noun_range(sentence, heads[0]), trim(sentence, below[0], below[-1]), (i, i), False


# -- one of the factors pushing -----------------------------------------------------------------------------------


def _cause(sentence: Sentence, i: int) -> Found | None:
    """Read "one of the factors pushing B is A" and "A counts among the factors that have pushed B"."""
    if sentence.lemmas[i] not in words_of("cause", "nouns") or not sentence.is_noun(i):
        return None
    pushing = next((j for j in sentence.children[i] if sentence.deps[j] in ("acl", "relcl", "prep") and j > i), None)
    if pushing is None or (sentence.deps[pushing] == "prep" and sentence.lower[pushing] not in ("behind", "for", "in")):
        return None
    antecedent = _named_cause(sentence, i)
    if antecedent is None:
        return None
    below = [j for j in sentence.subtree(pushing) if sentence.lower[j] not in ("that", "which") or j > pushing]
    if sentence.deps[pushing] == "prep":
        below = [j for j in below if j > pushing]
    consequent = trim(sentence, below[0], below[-1]) if below else None
    return ("cause", antecedent, consequent, (i, i), False) if consequent else None


def _named_cause(sentence: Sentence, i: int) -> Range | None:
    """Return the range of what is said to be the factor at token i: across a copula, or the subject of "counts among"."""
    j = i
    while sentence.deps[j] in ("pobj", "prep", "conj") and sentence.heads[j] != j and not sentence.is_verb(sentence.heads[j]):
        j = sentence.heads[j]
    verb = sentence.heads[j]
    if sentence.deps[j] == "prep" or (
        sentence.deps[j] == "pobj" and sentence.lower[verb] in words_of("cause", "rank_prepositions")
    ):
        link = j if sentence.deps[j] == "prep" else verb
        verb = sentence.heads[link]
        ranked = sentence.lemmas[verb] in words_of("cause", "ranks") or sentence.lemmas[verb] == "be"
        if not ranked or sentence.lower[link] not in words_of("cause", "rank_prepositions"):
            return None
        heads = subjects(sentence, verb)
        if not heads:  # "Among the factors ... is A"
            return None
        return noun_range(sentence, heads[0])
    if sentence.lemmas[verb] not in words_of("cause", "copulas") or not sentence.is_verb(verb):
        return None
    if sentence.deps[j] == "attr":
        own = sentence.child(verb, "nsubj")
        return noun_range(sentence, own) if own is not None and sentence.tags[own] not in ("PRP", "EX", "DT") else None
    if sentence.deps[j] == "nsubj":
        below = [k for k in sentence.subtree(verb) if k > verb]
        while below and is_punctuation(sentence, below[-1]):
            below.pop()
        return trim(sentence, below[0], below[-1]) if below and not _is_clause_only(sentence, verb) else None
    return None


def _is_clause_only(sentence: Sentence, verb: int) -> bool:
    return not any(sentence.deps[j] in ("attr", "acomp", "ccomp", "dobj", "oprd") for j in sentence.children[verb])
