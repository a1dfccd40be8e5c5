"""How a predicate hangs on the one above it: as what kind of complement, clause or adjunct."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.clauses.lexicon import effect_on, modality
from dragoman.clauses.misread import behind_time
from dragoman.language import Sentence
from dragoman.sentence import asked_once
from dragoman.word_lists import word_list

# Deeper chains of embedding than this do not occur outside of parser errors.
DEEPEST = 12
_WH_WORDS = frozenset({"what", "who", "whom", "where", "when", "why", "how", "which"})
# "Would not say when", "declined to disclose when": the clause is what is told, not the time of telling.
_TELLING = word_list("clauses", "telling_when")
# Behind the past tense of these a verb without past tense is a subjunctive.
_ASKING = word_list("clauses", "asking_that")
_INQUIRES = word_list("clauses", "inquires")
# What somebody insists is so, not what he insists be done ("insists that they control the town").
_STATIVE = word_list("clauses", "stative")
# What one does with a claim, a demand or a report: "the claim that he made" has a relative clause.
_MAKES_IT = word_list("clauses", "makes_it")
_LETTING = frozenset({"let"})
# "It is not known if", "it remains to be seen if": what is open.
_FINDS_OUT = word_list("clauses", "finds_out")
_MOMENTS = frozenset({"moment", "minute", "instant", "second", "day"})
_STATES = frozenset({"over", "up", "down", "under", "off", "on"})
_OPENS_SUBJECT = ("DT", "NN", "PR", "JJ", "CD", "EX", "PD", "CC")
_INVERTED = frozenset({"should", "were", "had"})


@dataclass(frozen=True, slots=True)
class Link:
    """How a predicate hangs on the one above it: its governor and the kind of complement it is."""

    governor: int
    kind: str


def link_above(sentence: Sentence, i: int) -> Link | None:
    """Return how token i (or what it is coordinated with) hangs on what is above it; None at the top."""
    provided = _provided(sentence, i)
    if provided is not None:
        return Link(sentence.heads[provided], "condition")
    for _ in range(DEEPEST):
        if sentence.heads[i] == i:
            return None
        if sentence.deps[i] != "conj":
            break
        i = sentence.heads[i]
    label, above = sentence.deps[i], sentence.heads[i]
    if label in ("pobj", "pcomp"):
        return _through_preposition(sentence, i, above)
    aside = sentence.tags[above] == "VBN" and sentence.deps[above] in ("acl", "advcl", "conj")  # "missing, presumed dead"
    if label in ("oprd", "acomp") and (aside or sentence.child(above, "nsubjpass") is not None) and not sentence.is_noun(i):
        if sentence.tags[i] == "JJ" and sentence.child(i, "xcomp") is not None:
            return Link(above, "object")  # "is thought unlikely to survive"
        return Link(above, "to")  # "were reported missing", "is presumed dead"
    if label in ("dobj", "nsubjpass", "dative", "oprd"):
        return Link(above, "object")
    if label in ("csubj", "csubjpass") and clause_kind(sentence, i, label) in ("whether", "wh"):
        return Link(above, clause_kind(sentence, i, label))
    if label in ("nsubj", "csubj"):
        return Link(above, "subject")
    state = label in ("advmod", "prt") and sentence.lower[i] in _STATES and sentence.lemmas[above] == "be"
    if state or label in ("attr", "acomp"):
        return Link(above, "attr")  # "the war was over"
    if label in ("compound", "amod", "nmod", "poss"):
        return Link(above, "compound") if sentence.is_noun(above) else None
    if label in ("acl", "relcl"):
        said = behind_time(sentence, i)
        if said is not None:
            return Link(said, "that")
    if label in ("xcomp", "ccomp", "acl", "advcl", "csubjpass", "relcl"):
        return Link(above, clause_kind(sentence, i, label))
    if label in ("dep", "parataxis", "appos"):
        return Link(above, label)
    return None


def _provided(sentence: Sentence, i: int) -> int | None:
    """Return the "provided" right before the clause of verb i, where the parser has clause and word side by side; else None."""
    if not sentence.is_verb(i) or sentence.deps[i] not in ("conj", "ccomp", "advcl", "dep"):
        return None
    before = sentence.left_edge(i) - 1
    opens = before > 0 and sentence.lower[before] in ("provided", "providing") and sentence.heads[before] == sentence.heads[i]
    return before if opens and sentence.deps[before] in ("prep", "mark", "advmod") else None


def _through_preposition(sentence: Sentence, i: int, preposition: int) -> Link | None:
    word = sentence.lower[preposition]
    above = sentence.heads[preposition]
    if above == preposition:
        return None
    several = _several_words(sentence, i, preposition)
    if several is not None:
        return several
    if any(sentence.lower[k] == "whether" for k in sentence.children_with(i, "mark")):
        word = "whether"  # "no word on whether"
    elif sentence.is_verb(i) and sentence.deps[i] == "pcomp" and sentence.tags[sentence.left_edge(i)] in ("WP", "WRB", "WDT"):
        word = "wh"  # "questions over who fired"
    if sentence.lower[above] == "far" and word == "from" and sentence.heads[above] != above:
        word, above = "instead", sentence.heads[above]  # "far from retreating"
    if word == "from" and any(sentence.lower[k] == "far" for k in sentence.children[preposition]):
        word = "instead"
    if word == "than" and sentence.lower[above] == "rather" and sentence.heads[above] != above:
        word, above = "instead", sentence.heads[above]  # "rather than surrender"
    if word in modality().condition_markers:  # "provided that the guns fall silent"
        return Link(above, "condition")
    if sentence.deps[preposition] == "prep" and sentence.deps[above] == "prep":  # "because of", "ahead of"
        word, above = word if word in ("whether", "wh") else sentence.lower[above], sentence.heads[above]
    if word == "of" and sentence.deps[above] == "pobj" and sentence.deps[sentence.heads[above]] == "agent":
        accused = sentence.heads[sentence.heads[above]]
        if effect_on("V", sentence.lemmas[accused].lower(), "of") is not None:
            above = accused  # "accused by residents of looting"
    if any(sentence.lower[k] == "instead" for k in sentence.children[preposition]):
        word = "instead"
    elif sentence.lower[above] == "instead" and sentence.heads[above] != above:
        word, above = "instead", sentence.heads[above]
    if word in _STATES | {"out", "aside"} and effect_on("V", f"{sentence.lemmas[above].lower()}-{word}", "object") is not None:
        word = "object"  # "voted down the motion", the particle taken for a preposition
    if word == "to":
        word = "to-noun"
    if word == "as" and sentence.is_verb(above) and heavy_object(sentence, i) is not None:
        word = "object"  # "dismissed as absurd the claim"
    return Link(above, "by" if sentence.deps[preposition] == "agent" else word)


def _several_words(sentence: Sentence, i: int, preposition: int) -> Link | None:
    """ "Pulled out of signing", "went ahead with the raid": particle and preposition together, if the lexicon has them so."""
    particle = sentence.heads[preposition]
    if sentence.is_verb(particle):
        particle = next((k for k in sentence.children_with(particle, "prt", "advmod") if k == preposition - 1), particle)
    verb = sentence.heads[particle]
    if verb == particle or not sentence.is_verb(verb):
        return None
    kind = f"{sentence.lower[particle]}-{sentence.lower[preposition]}"
    known = effect_on("V", sentence.lemmas[verb].lower(), kind)
    if known is None or kind not in known.complements:
        return None
    return Link(verb, kind) if sentence.tags[i] == "VBG" or sentence.lower[preposition] in ("with", "on", "for") else None


def heavy_object(sentence: Sentence, noun: int) -> int | None:
    """Return where the object behind "as absurd" begins ("dismissed as absurd | the claim that"), or None if there is none."""
    article = next((j for j in sentence.children_with(noun, "det", "poss") if j < noun), None)
    quality = next((j for j in sentence.children_with(noun, "amod", "advmod") if article is not None and j < article), None)
    return article if quality is not None else None


def clause_kind(sentence: Sentence, i: int, label: str) -> str:
    """Return the kind of the clause that verb i heads: to, to-have, ing, that, whether, wh, participle, relcl, or of an
    adverbial clause: condition, inverted, as-if, before, temporal, for-to, purpose, adverbial.

    Args:
        sentence: the sentence.
        i: the verb.
        label: its dependency label.
    """
    marks = [sentence.lower[j] for j in sentence.children[i] if sentence.deps[j] in ("mark", "advmod")]
    if label == "relcl" and "that" in marks and sentence.child(i, "nsubj", "nsubjpass") is not None:
        return "that"
    if label == "relcl" and (_content_clause(sentence, i) or _says_what(sentence, i)):
        return "that"
    if label == "relcl" and sentence.lower[sentence.heads[i]] in _MOMENTS and not has_to(sentence, i):
        return "temporal"  # "the moment the order is given"
    opener = sentence.left_edge(i)
    if label == "ccomp" and opener < i and sentence.lower[opener] in ("provided", "providing"):
        return "condition"  # "provided the guns stay silent", the guns hung on "provided"
    if label == "relcl" and sentence.lower[opener] == "that" and sentence.tags[opener] == "IN":
        return "that"  # "the demand that they disarm"
    if label == "relcl":
        return "to" if has_to(sentence, i) and sentence.child(i, "nsubj") is None else "relcl"
    if label == "advcl" and _has_no_opener(sentence, i):
        return "ing"  # "ruled out sending troops", parsed as an adverbial
    if label == "advcl":
        return _adverbial_kind(sentence, i, marks)
    if "whether" in marks or (label == "ccomp" and "if" in marks):
        return "whether"
    if has_to(sentence, i):
        perfect = any(sentence.lower[j] in ("have", "be") and sentence.deps[j] == "aux" for j in sentence.children[i])
        return "to-have" if perfect and sentence.tags[i] in ("VBN", "VBG") else "to"
    if sentence.tags[i] == "VBG" and not sentence.child(i, "aux"):
        return "ing"
    if sentence.tags[i] == "VB" and label == "ccomp" and "that" not in marks and not sentence.child(i, "aux"):
        return "to"  # "let them leave", "demanded he leave"
    if label == "ccomp" and sentence.lemmas[sentence.heads[i]] in _LETTING and "that" not in marks:
        return "to"  # "let the coffin be opened"
    if label == "acl" and sentence.tags[i] == "VBN" and sentence.child(i, "nsubj", "nsubjpass", "aux") is None:
        return "participle"
    if any(sentence.lower[j] in _WH_WORDS for j in (*sentence.children[i], sentence.left_edge(i))):
        return "wh"
    return "that"


def _content_clause(sentence: Sentence, i: int) -> bool:
    """ "The rumour that the bank had closed its doors": "that" taken for a second object."""
    things = sentence.children_with(i, "dobj")
    return (
        len(things) > 1
        and sentence.lower[things[0]] == "that"
        and things[0] < i < things[-1]
        and sentence.child(i, "nsubj", "nsubjpass") is not None
    )


def _says_what(sentence: Sentence, i: int) -> bool:
    """ "The rumour that the mayor had drowned": "that" taken for the object of a verb by which nobody makes rumours."""
    noun, subject = sentence.heads[i], sentence.child(i, "nsubj")
    that = next((j for j in sentence.children_with(i, "dobj") if j < i), None)
    if that is None or subject is None or sentence.lower[that] != "that" or that != sentence.left_edge(i):
        return False
    says = effect_on("N", sentence.lemmas[noun].lower(), "that")
    return says is not None and sentence.lemmas[i] not in _MAKES_IT


def _has_no_opener(sentence: Sentence, i: int) -> bool:
    if sentence.tags[i] != "VBG" or sentence.child(i, "mark", "advmod", "nsubj", "aux", "auxpass") is not None:
        return False
    before = i - 1
    return before == sentence.heads[i] or (sentence.deps[before] == "prt" and sentence.heads[before] == sentence.heads[i])


def is_subjunctive(sentence: Sentence, i: int) -> bool:
    """Tell whether a that-clause's verb is bare ("insisted that he leave", "that he be tried"), which makes it a demand."""
    auxiliaries = sentence.children_with(i, "aux", "auxpass")
    if any(sentence.tags[j] in ("MD", "TO", "VBZ", "VBD", "VBP") for j in auxiliaries):
        return False
    above = sentence.heads[i]
    if sentence.lemmas[above] in _LETTING:
        return False
    if sentence.tags[i] == "VBP" and not auxiliaries and sentence.tags[above] == "VBD" and sentence.lemmas[above] in _ASKING:
        return True  # "insisted that the peacekeepers leave"
    now = any(sentence.lower[j] in ("now", "still", "already") for j in sentence.children[i])
    done = sentence.tags[i] == "VBP" and not auxiliaries and sentence.lemmas[i] not in _STATIVE and not now
    if done and sentence.lemmas[above] in _ASKING:
        return sentence.child(i, "nsubj") is not None  # "insists that the fighters disarm"
    bare = sentence.tags[i] == "VB" or any(sentence.lower[j] == "be" for j in auxiliaries)
    return bare and sentence.child(i, "nsubj", "nsubjpass") is not None


def _adverbial_kind(sentence: Sentence, i: int, marks: list[str]) -> str:
    table = modality()
    if "lest" in marks:
        return "lest"
    before = range(max(0, sentence.left_edge(i) - 1), i)
    only = any(sentence.lower[k] == "only" for k in before) and not _is_past(sentence, i)
    if {"when", "after", "once"} & set(marks) and (only or _only_before(sentence, i)):
        return "condition"  # "only when the mines are cleared", "can only be held once they are"
    if "when" in marks and _answers_when(sentence, i):
        return "wh"
    if marks[:1] == ["if"] and (_leaves_open(sentence, i) or _wonders(sentence, i)):
        return "whether"  # "it is unclear if", "wondered aloud if"
    if marks[:2] == ["as", "though"]:
        return "as-if"
    if any(m in table.condition_markers for m in marks):
        return "as-if" if "as" in marks else "condition"
    if _inverted(sentence, i):
        return "inverted"
    for m in ("before", "until", "till"):
        if m in marks:
            return "before"
    if marks[:1] == ["for"] and has_to(sentence, i):
        return "for-to"  # "called for him to go"
    if any(m in ("when", "once", "after", "while") for m in marks) or sentence.lower[sentence.heads[i]] == "soon":
        return "temporal"
    if has_to(sentence, i) or ("so" in marks and "that" in marks):
        return "purpose"
    return "adverbial"


def _leaves_open(sentence: Sentence, i: int) -> bool:
    """Tell whether the main clause calls the question open, right before an if-clause ("unclear if")."""
    before = sentence.left_edge(i) - 1
    passive = before > 0 and sentence.tags[before] == "VBN" and sentence.child(before, "auxpass") is not None
    if passive and sentence.lemmas[before] in _FINDS_OUT:
        open_yet = {"not", "n't", "remains", "yet", "never", "remained"} & set(sentence.lower[:before])
        return bool(open_yet)
    quality = sentence.child(sentence.heads[i], "acomp")
    if quality is None or sentence.left_edge(i) != quality + 1:
        return False
    return effect_on("J", sentence.lower[quality], "whether") is not None


def _wonders(sentence: Sentence, i: int) -> bool:
    above, first = sentence.heads[i], sentence.left_edge(i)
    hearer = {t for j in sentence.children_with(above, "dobj", "dative") for t in sentence.subtree(j)}
    between = all(sentence.tags[j] == "RB" or j in hearer for j in range(above + 1, first))
    return above < first and between and sentence.lemmas[above] in _INQUIRES


def _is_past(sentence: Sentence, i: int) -> bool:
    """Tell whether the clause of verb i is told in the past tense ("only after the army had left"): no condition, a time."""
    main = sentence.heads[i]
    past = sentence.tags[i] == "VBD" or any(sentence.tags[j] == "VBD" for j in sentence.children_with(i, "aux", "auxpass"))
    return past and not any(sentence.tags[j] == "MD" for j in sentence.children_with(main, "aux"))


def _only_before(sentence: Sentence, i: int) -> bool:
    """Tell whether the main verb before clause i has "only" and a modal: "can only be held once the rolls are printed"."""
    main = sentence.heads[i]
    only = any(sentence.lower[j] == "only" and j < main for j in sentence.children_with(main, "advmod"))
    return only and main < i and any(sentence.tags[j] == "MD" for j in sentence.children_with(main, "aux"))


def _answers_when(sentence: Sentence, i: int) -> bool:
    """Tell whether a clause with "when" is what somebody says or knows ("would not say when they had left")."""
    above, first = sentence.heads[i], sentence.left_edge(i)
    if sentence.lemmas[above] not in _TELLING or first != above + 1:
        return False
    return any(sentence.deps[j] == "neg" for j in sentence.children[above]) or sentence.deps[above] == "xcomp"


def _inverted(sentence: Sentence, i: int) -> bool:
    """Tell whether the clause headed by i is an inverted condition ("Should it fail", "Had they met")."""
    first = next((j for j in sentence.children[i] if sentence.deps[j] in ("aux", "auxpass")), i)
    if sentence.lower[first] not in _INVERTED:
        return False
    subject = sentence.child(i, "nsubj", "nsubjpass", "expl")
    reflexive = subject is not None and sentence.lower[subject].endswith(("self", "selves"))  # "were themselves bombed"
    return subject is not None and first < subject and not reflexive and not asks(sentence)


def has_to(sentence: Sentence, i: int) -> bool:
    """Tell whether verb i is a to-infinitive."""
    return any(sentence.tags[j] == "TO" or sentence.lower[j] == "to" for j in sentence.children_with(i, "aux"))


@asked_once
def inverted_condition(sentence: Sentence) -> range:
    """Return the tokens of an inverted condition ("Should it fail, ...", "they would leave should it fail"), or none.

    Goes by the words, since the parser reads these clauses in many ways.
    """
    if _INVERTED.isdisjoint(sentence.lower):
        return range(0)
    first = next((k for k in range(len(sentence) - 2) if _may_open_inversion(sentence, k)), None)
    if first is None or asks(sentence):
        return range(0)
    if sentence.lower_after(first) == "it" and "for" in sentence.lower[first + 2 : first + 5] and "not" in sentence.lower[first:]:
        return range(0)  # "were it not for the rains": they are there
    for k in range(first + 3, len(sentence)):
        after = range(k + 1, len(sentence))
        if sentence.words[k] == "," and any(sentence.tags[m] in ("MD", "VBZ", "VBP", "VBD") for m in after):
            return range(first, k)
    opened_late = first > 1 and any(sentence.tags[m] == "MD" for m in range(first))
    return range(first, len(sentence)) if opened_late else range(0)


def _may_open_inversion(sentence: Sentence, k: int) -> bool:
    """Tell whether should, were or had at token k stands before its subject, where a clause may begin."""
    opens = sentence.tag_after(k)[:2] in _OPENS_SUBJECT or sentence.tag_after(k) == "VBG"
    if sentence.lower[k] not in _INVERTED or not opens:
        return False
    words = [sentence.lower[j] for j in range(k) if sentence.words[j].isalpha()]
    if not words or (len(words) == 1 and words[0] in ("and", "but", "yet")):
        return True
    if sentence.lower[k - 1] == "that" or sentence.words[k - 1] in '“"':
        return True
    own = sentence.child(k, "nsubj", "nsubjpass", "attr")
    if sentence.lower[k] == "were" and own is not None and own > k and sentence.child(k, "ccomp") is not None:
        thing = sentence.subtree(own)  # "would sink were the ice to melt"
        return any(sentence.tags[m] == "TO" for m in thing) and sentence.child(k, "ccomp") < k  # type: ignore[operator]
    if sentence.lower[k] == "had" and own is None and sentence.deps[k] not in ("aux", "auxpass"):
        return not {"would", "could", "might"}.isdisjoint(sentence.lower[:k])  # "might have held had it stayed", "had" misread
    subject = next(reversed(sentence.children_with(sentence.heads[k], "nsubj", "nsubjpass", "expl")), None)
    if sentence.heads[k] == k or sentence.deps[k] not in ("aux", "auxpass"):
        subject = sentence.child(k, "nsubj", "nsubjpass")
    return subject is not None and subject > k and sentence.lower[k - 1] not in (*_WH_WORDS, "nor")


def asks(sentence: Sentence) -> bool:
    """Tell whether the sentence ends with a question mark."""
    return sentence.text.rstrip("\"'”’»)").endswith("?")


def first_conjunct(sentence: Sentence, i: int) -> int:
    """Return the first member of the coordination that token i belongs to."""
    while sentence.deps[i] == "conj" and sentence.heads[i] != i:
        i = sentence.heads[i]
    return i
