"""What a cue verb's content is: the clause, infinitive or noun phrase that somebody says, asks for or denies."""

from __future__ import annotations

from dragoman.claims.denied_asides import denied_aside
from dragoman.claims.drafts import misread_past, noun_phrase
from dragoman.claims.lexicon import Cue, stance_for
from dragoman.claims.occasions import TIMES, how_long, says_when_or_where
from dragoman.claims.preposed import around_inverted, aside_content, preposed_content, without_cue
from dragoman.clauses.arguments import voice
from dragoman.clauses.links import clause_kind as adverbial_kind
from dragoman.clauses.links import heavy_object, is_subjunctive
from dragoman.clauses.misread import behind_time
from dragoman.language import Sentence
from dragoman.word_lists import word_list

# "Is seen as a sign": what it is taken for belongs to the content.
_TAKES_FOR = word_list("claims", "takes_for")
# "Confirmed the news to the paper": behind the object of these "to" names the hearer.
_SAYS_TO = word_list("claims", "says_to")
# The object of these is who is told.
_TELLS_SOMEBODY = word_list("claims", "tells_somebody")
_TELLS_OF = frozenset({"of", "about", "on", "over"})
# What these introduce is what is spoken of, before those who are spoken to.
_TOPIC = frozenset({"about", "of"})
# "Was named as the culprit", "was dismissed as a rumour": what is told includes the "as".
_IDENTIFIES = word_list("claims", "identifies")
_QUESTIONS = frozenset({"ask", "question", "press", "quiz", "grill"})
_NAMING = word_list("claims", "naming")
_OBJECTS = ("dobj", "obj")
# Behind these the object is who is told, not who is to act ("promised them to leave").
_WANTS = frozenset({"want", "demand", "ask", "need", "beg"})
_PROMISES_TO = frozenset({"promise", "vow", "pledge", "swear", "threaten"})
_REFLEXIVES = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves"})


def content_of(sentence: Sentence, v: int, readings: tuple[Cue, ...]) -> tuple[list[int], str, str, list[int]] | None:
    """Return content tokens, stance, kind of content and tokens that the cue takes in besides (a preposition)."""
    denied = denied_aside(sentence, v, readings)
    if denied is not None:
        return denied
    clause = around_inverted(sentence, v, readings) or _clause_content(sentence, v, readings)
    if clause is not None:
        return clause
    if voice(sentence, v) == "passive" and not misread_past(sentence, v):
        return _passive_content(sentence, v, readings)
    shifted = _behind_a_quality(sentence, v, readings)
    if shifted is not None:
        return shifted
    preposed = preposed_content(sentence, v, readings)
    if preposed is not None:
        return preposed
    themselves = sentence.child(v, *_OBJECTS)
    if themselves is not None and sentence.lower[themselves] in _REFLEXIVES and sentence.lemmas[v] in _NAMING | _TAKES_FOR:
        return _object_tokens(sentence, v), stance_for(readings, "object") or "says", "object", []  # "called himself a friend"
    if themselves is not None and sentence.lower[themselves] in _REFLEXIVES:
        return _prepositional_content(sentence, v, readings)  # "committed itself to sending"
    named = _what_it_is_called(sentence, v, readings) or _told_of(sentence, v, readings)
    if named is not None:
        return named
    target = next((j for j in sentence.children_with(v, *_OBJECTS) if sentence.lower[j] not in TIMES), None)
    felt = _feeling(sentence, v, target)
    if felt is not None:
        return felt
    if target is not None:
        stance = stance_for(readings, "object")
        if stance is None and sentence.tags[target] not in ("WP", "WDT"):
            return _object_and_preposition(sentence, v, readings)
        if stance is None or sentence.tags[target] in ("WP", "WDT") or sentence.lower[target] in _REFLEXIVES:
            return None
        return _object_tokens(sentence, v), stance, "object", []
    return aside_content(sentence, v, readings) or _prepositional_content(sentence, v, readings)


def _feeling(sentence: Sentence, v: int, noun: int | None) -> tuple[list[int], str, str, list[int]] | None:
    """ "Expressed amusement that the offer had come": the noun of feeling belongs to the cue."""
    if noun is None or noun < v or sentence.lemmas[v] not in ("express", "voice") or not sentence.is_noun(noun):
        return None
    for j in sentence.children_with(noun, "acl", "relcl", "ccomp"):
        mark = sentence.child(j, "mark")
        if mark is not None and sentence.lower[mark] == "that" and sentence.left_edge(j) == mark:
            return sentence.subtree(j), "feels", "that", list(range(v + 1, mark))
    return None


def _behind_a_quality(sentence: Sentence, v: int, readings: tuple[Cue, ...]) -> tuple[list[int], str, str, list[int]] | None:
    """ "Dismissed as absurd the claim that ...": the object behind "as" and its adjective."""
    stance = stance_for(readings, "object")
    for j in sentence.children_with(v, "prep"):
        noun = sentence.child(j, "pobj") if sentence.lower[j] == "as" and j > v else None
        begin = heavy_object(sentence, noun) if noun is not None else None
        if stance is not None and noun is not None and begin is not None:
            return [t for t in sentence.subtree(noun) if t >= begin], stance, "object", []
    return None


def _clause_content(sentence: Sentence, v: int, readings: tuple[Cue, ...]) -> tuple[list[int], str, str, list[int]] | None:
    for j in sentence.children_with(v, "advcl"):
        kind = adverbial_kind(sentence, j, "advcl")
        opener = sentence.left_edge(j)
        if kind == "for-to" and j > v and stance_for(readings, "for"):  # "called for him to go"
            return [t for t in sentence.subtree(j) if t != opener], stance_for(readings, "for") or "demands", "to", [opener]
        alone = sentence.child(v, "ccomp", "xcomp", *_OBJECTS) is None
        asked = sentence.child(v, *_OBJECTS) if kind == "purpose" and stance_for(readings, "to") == "demands" else None
        if asked is not None and v < asked < j and sentence.right_edge(asked) == sentence.left_edge(j) - 1:
            return [*sentence.subtree(asked), *sentence.subtree(j)], "demands", "to", []  # "pressed | the junta to set a date"
        if kind == "purpose" and j > v and alone and stance_for(readings, "to"):  # "vowed on Monday to go"
            return sentence.subtree(j), stance_for(readings, "to") or "wants", "to", []
        fronted = j < v and alone and sentence.lower[opener] == "whether"  # "whether it will hold, nobody would say"
        if kind == "whether" and (j > v or fronted) and stance_for(readings, "whether"):  # "wondered aloud if"
            return sentence.subtree(j), stance_for(readings, "whether") or "asks", "whether", []
        if kind == "ing" and j > v and stance_for(readings, "ing"):
            return sentence.subtree(j), stance_for(readings, "ing") or "says", "ing", []
    for j in sentence.children_with(v, "ccomp", "xcomp"):
        if j < v:
            continue
        if sentence.lemmas[v] in _NAMING and not sentence.is_verb(j) and sentence.child(j, "nsubj") is not None:
            return sentence.subtree(j), stance_for(readings, "object") or "says", "object", []  # "calls that absurd"
        kind = clause_kind(sentence, j)
        if kind == "that" and _asks_for_more(sentence, j):
            kind = "whether" if stance_for(readings, "whether") else "that"
        if sentence.lemmas[v] in _WANTS and sentence.lemmas[j] == "know" and sentence.child(j, "ccomp") is not None:
            known = sentence.subtree(sentence.child(j, "ccomp") or j)
            return known, "asks", "whether", list(range(v + 1, j + 1))  # "wanted to know | if", "demanded to know | why"
        if kind == "that" and readings and is_subjunctive(sentence, j):
            return without_cue(sentence, j, v), "demands", kind, []
        if kind == "ing" and sentence.child(j, "nsubj") is not None and not stance_for(readings, kind):
            kind = "that"  # "polls showed the party losing ground"
        stance = stance_for(readings, kind) or (stance_for(readings, "quote") if kind == "that" else None)
        marked = kind == "that" and sentence.child(j, "mark") is not None
        if stance is None and not readings and marked and not _impersonal(sentence, v):
            stance = "says"
        if stance is None and kind == "to" and sentence.child(v, "auxpass") is not None:  # "is said to have fled"
            stance = stance_for(readings, "that")
        if stance is None and kind == "to" and stance_for(readings, "object") and sentence.child(j, "nsubj") is not None:
            stance = stance_for(readings, "object")
        if stance is not None:
            who, extra = _who_is_to(sentence, v, j) if kind == "to" else ([], [])
            front = [*_fronted_pronoun(sentence, j, v), *_fronted_subject(sentence, j, v)]
            return [*front, *who, *without_cue(sentence, j, v)], stance, kind, extra
    return _behind_occasion(sentence, v, readings)


def _behind_occasion(sentence: Sentence, v: int, readings: tuple[Cue, ...]) -> tuple[list[int], str, str, list[int]] | None:
    """ "Noted in a report that it had failed", "leaked to the press that": the clause hung on the noun before it."""
    stance = stance_for(readings, "that")
    if stance is None or sentence.child(v, *_OBJECTS) is not None:
        return None
    for j in sentence.children_with(v, "prep", "agent", "npadvmod"):
        noun = sentence.child(j, "pobj") if sentence.lower[j] != "as" else None
        noun = j if sentence.deps[j] == "npadvmod" else noun
        for k in sentence.children_with(noun, "acl", "relcl", "ccomp") if noun is not None and j > v else []:
            mark = sentence.child(k, "mark")
            if behind_time(sentence, k) == v:
                return sentence.subtree(k), stance, "that", []
            if mark is not None and sentence.lower[mark] == "that" and sentence.left_edge(k) == mark:
                return sentence.subtree(k), stance, "that", []
    return None


def _who_is_to(sentence: Sentence, v: int, j: int) -> tuple[list[int], list[int]]:
    """Return who is to act in the infinitive j, and the preposition before: "urged | them to leave", "called on | them to"."""
    if voice(sentence, v) == "passive" and not misread_past(sentence, v):
        subject = sentence.child(v, "nsubjpass")
        return (noun_phrase(sentence, subject, v), []) if subject is not None else ([], [])
    if sentence.lemmas[v] in _PROMISES_TO:
        return [], []
    thing = sentence.child(v, *_OBJECTS)
    if thing is not None and v < thing < j:
        return sentence.subtree(thing), []
    for preposition in sentence.children_with(v, "prep"):
        target = sentence.child(preposition, "pobj")
        if v < preposition < j and sentence.lower[preposition] in ("on", "upon") and target is not None:
            return sentence.subtree(target), [preposition]
    return [], []


def _impersonal(sentence: Sentence, v: int) -> bool:
    """ "It seems that", "it turned out that": nobody says so."""
    subject = sentence.child(v, "nsubj", "expl")
    return subject is not None and sentence.lower[subject] in ("it", "there")


def _asks_for_more(sentence: Sentence, j: int) -> bool:
    """Tell whether a clause opens with a question word ("asked when they would leave")."""
    return sentence.tags[sentence.left_edge(j)] in ("WRB", "WP", "WDT")


def _fronted_pronoun(sentence: Sentence, j: int, v: int) -> list[int]:
    """ "Which she said was a mistake": the relative pronoun belongs to the content."""
    if sentence.child(j, "nsubj", "nsubjpass") is not None or sentence.deps[v] != "relcl":
        return []
    return [k for k in sentence.children[v] if k < v and sentence.tags[k] in ("WDT", "WP") and sentence.deps[k] != "nsubj"]


def _fronted_subject(sentence: Sentence, j: int, v: int) -> list[int]:
    """ "Nothing, the guide assured us, could go wrong": the subject of what is said, before the words of saying."""
    own, speaker = min(sentence.subtree(j)), sentence.child(v, "nsubj")
    if sentence.child(j, "nsubj", "nsubjpass", "mark") is not None or sentence.words[own - 1] != "," or speaker is None:
        return []
    front = next((k for k in sentence.children_with(v, "npadvmod", "dep") if k < speaker), None)
    if front is None or not any(sentence.tags[k] == "MD" or sentence.tags[k][:2] == "VB" for k in (own, j)):
        return []
    comma = sentence.right_edge(front) + 1
    return sentence.subtree(front) if comma < len(sentence) and sentence.words[comma] == "," else []


def clause_kind(sentence: Sentence, j: int) -> str:
    """Return which kind of clause token j heads: that, to, ing or whether."""
    openers = sentence.children_with(j, "mark", "advmod", "dobj", "attr", "nsubj", "pobj")
    marks = [sentence.lower[k] for k in openers]
    if any(m in ("whether", "if") for m in marks):
        return "whether"
    if any(sentence.tags[k] == "TO" for k in sentence.children_with(j, "aux")):
        return "to"
    if sentence.tags[j] == "VBG" and sentence.child(j, "aux") is None:
        return "ing"
    return "that"


def _object_tokens(sentence: Sentence, v: int) -> list[int]:
    """Return the object with what completes it ("the show a success", "his rival for lying"), in one piece."""
    tokens: list[int] = []
    for j in sentence.children[v]:
        label = sentence.deps[j]
        if j < v:
            continue
        if label in (*_OBJECTS, "oprd", "xcomp", "ccomp", "dative") or (
            label == "prep" and tokens and not _beside_content(sentence, v, j)
        ):
            tokens.extend(sentence.subtree(j))
    return list(range(min(tokens), max(tokens) + 1)) if tokens else []


def _beside_content(sentence: Sentence, v: int, preposition: int) -> bool:
    """Tell whether a phrase behind an object gives the occasion, the length or the hearer of the saying."""
    hearer = sentence.lower[preposition] == "to" and sentence.lemmas[v] in _SAYS_TO
    return hearer or says_when_or_where(sentence, preposition) or how_long(sentence, preposition)


def _object_and_preposition(
    sentence: Sentence, v: int, readings: tuple[Cue, ...]
) -> tuple[list[int], str, str, list[int]] | None:
    """ "Charged the colonel with torture": whom and with what, for verbs that say something only together with the latter."""
    for reading in readings:
        for j in sentence.children_with(v, "prep"):
            if j > v and sentence.lower[j] in reading.prepositions and reading.takes <= {"with", "as", "at"}:
                if sentence.lower[j] == "at" and not _figure(sentence, j):
                    continue
                return _object_tokens(sentence, v), reading.stance, "object", []
    return None


def _figure(sentence: Sentence, preposition: int) -> bool:
    """ "Put the figure at 40,000": a number stands behind the preposition."""
    return any(sentence.tags[k] == "CD" for k in sentence.subtree(preposition))


def _passive_content(sentence: Sentence, v: int, readings: tuple[Cue, ...]) -> tuple[list[int], str, str, list[int]] | None:
    """ "The move was first reported by an agency": what is reported is the subject."""
    stance = stance_for(readings, "object") or stance_for(readings, "that")
    subject = sentence.child(v, "nsubjpass")
    clause, by = sentence.child(v, "csubjpass", "csubj"), sentence.child(v, "agent")
    if stance is not None and subject is None and clause is not None and by is not None:  # "that it fell was confirmed by him"
        return sentence.subtree(clause), stance, "object", [by]
    charge = next((j for j in sentence.children_with(v, "prep") if j > v and sentence.lower[j] == "with"), None)
    if charge is not None and subject is not None and sentence.lemmas[v] == "charge":  # "was charged with theft"
        accused = noun_phrase(sentence, subject, v)
        return [*accused, *(t for k in sentence.children[charge] for t in sentence.subtree(k))], "accuses", "object", [charge]
    if sentence.lemmas[v] in _TELLS_SOMEBODY and subject is not None:  # "was assured of a seat": the subject is who is told
        of = next((j for j in sentence.children_with(v, "prep") if j > v and sentence.lower[j] in _TELLS_OF), None)
        return ([t for k in sentence.children[of] for t in sentence.subtree(k)], stance or "says", "object", [of]) if of else None
    agent = sentence.child(v, "agent")
    aside_of = sentence.deps[v] in ("acl", "advcl") and agent is not None and stance == "accuses"  # "accused by both of lying"
    if stance is None or (subject is None and not aside_of):
        return None
    about = next((j for j in sentence.children_with(v, "prep") if j > v and sentence.lower[j] in ("about", "on", "over")), None)
    if about is not None and sentence.lemmas[v] in _QUESTIONS:  # "was asked about the loan"
        return [t for k in sentence.children[about] for t in sentence.subtree(k)], "asks", "object", [about]
    tokens = noun_phrase(sentence, subject, v) if subject is not None else []
    by = sentence.child(agent, "pobj") if agent is not None else None
    aside = sentence.children_with(by, "prep") if by is not None else []
    grounds = ("of", "for", "over", "with") if stance == "accuses" else ("for",) if stance == "supports" else ()
    for j in (*sentence.children_with(v, "prep"), *aside):  # "was accused of looting": of whom, and of what
        if sentence.lower[j] in grounds or (j in aside and sentence.lower[j] == "as"):
            tokens = [*tokens, *sentence.subtree(j)]
    for j in sentence.children_with(v, "oprd"):  # "are feared dead"
        tokens = [*tokens, *sentence.subtree(j)]
    taken_for = next((j for j in sentence.children_with(v, "prep") if sentence.lower[j] == "as" and j > v), None)
    by_somebody = agent is not None and sentence.lemmas[v] in _TAKES_FOR  # "described by critics as a surrender"
    if taken_for is not None and by_somebody and agent is not None:
        return [*tokens, *sentence.subtree(taken_for)], stance, "object", [agent]
    if taken_for is not None and agent is None and sentence.lemmas[v] in _IDENTIFIES:  # "was named as the culprit"
        return [*tokens, *sentence.subtree(taken_for)], stance, "object", []
    if taken_for is not None and agent is None and sentence.lemmas[v] in _TAKES_FOR:  # "is seen as a sign of weakness"
        return [*tokens, *(t for k in sentence.children[taken_for] for t in sentence.subtree(k))], stance, "object", [taken_for]
    return tokens, stance, "object", [agent] if agent is not None else []


def _told_of(sentence: Sentence, v: int, readings: tuple[Cue, ...]) -> tuple[list[int], str, str, list[int]] | None:
    """ "Told the council of the losses", "reminded them about the truce": of what somebody is told; the hearer is no content."""
    hearer = sentence.child(v, *_OBJECTS)
    if sentence.lemmas[v] not in _TELLS_SOMEBODY or hearer is None or hearer < v:
        return None
    behind = sentence.subtree(hearer)
    for j in (*sentence.children_with(v, "prep"), *(k for k in behind if sentence.deps[k] == "prep" and k > hearer)):
        if j > hearer and sentence.lower[j] in _TOPIC and sentence.children[j]:
            stance = stance_for(readings, "that") or "says"
            return [t for k in sentence.children[j] for t in sentence.subtree(k)], stance, "object", []
    return None


def _what_it_is_called(sentence: Sentence, v: int, readings: tuple[Cue, ...]) -> tuple[list[int], str, str, list[int]] | None:
    """ "What the envoy called a trap", "which he described as a trap": the pronoun and what it is called, in two pieces."""
    stance = stance_for(readings, "object")
    pronoun = next((j for j in sentence.children[v] if j < v and sentence.tags[j] in ("WP", "WDT")), None)
    if stance is None or pronoun is None or sentence.child(v, "nsubj") in (None, pronoun):
        return None
    taken_for = next((j for j in sentence.children_with(v, "prep") if sentence.lower[j] == "as" and j > v), None)
    of_what = next((j for j in sentence.children_with(v, "prep") if j > v and sentence.lower[j] in ("of", "for", "with")), None)
    if stance == "accuses" and of_what is not None and sentence.deps[pronoun] in _OBJECTS:  # "whom they accuse of treason"
        return [pronoun, *sentence.subtree(of_what)], stance, "object", []
    if sentence.lemmas[v] in _TAKES_FOR and taken_for is not None:
        return [pronoun, *sentence.subtree(taken_for)], stance, "object", []
    if sentence.lemmas[v] in _NAMING:
        behind = [j for j in sentence.children_with(v, "oprd", "ccomp", "xcomp", *_OBJECTS) if j > v]
        if behind:
            return [pronoun, *sentence.subtree(behind[0])], stance, "object", []
    return None


def _prepositional_content(sentence: Sentence, v: int, readings: tuple[Cue, ...]) -> tuple[list[int], str, str, list[int]] | None:
    behind = [j for j in sentence.children_with(v, "prep") if j > v and sentence.children[j]]
    behind = [j for j in behind if not says_when_or_where(sentence, j) and not how_long(sentence, j)]
    topic = _TOPIC | {"for"} if sentence.lemmas[v] in ("apologize", "apologise", "atone") else _TOPIC
    for j in sorted(behind, key=lambda j: (sentence.lower[j] not in topic, j)):  # "spoke to the paper about the war"
        stance = stance_for(readings, sentence.lower[j])
        if stance is not None:
            content = [t for k in sentence.children[j] for t in sentence.subtree(k)]
            grounds = next((k for k in behind if k > j and sentence.lower[k] in ("for", "over")), None)
            if stance == "accuses" and grounds is not None and sentence.lower[j] == "at":  # "lashed out at the paper | for lying"
                content += sentence.subtree(grounds)
            as_what = next((k for k in behind if k > j and sentence.lower[k] == "as"), None)
            if as_what is not None and sentence.lemmas[v] in _TAKES_FOR:  # "referred to it as a trap"
                content += sentence.subtree(as_what)
            return content, stance, "object", [j]
    return None
