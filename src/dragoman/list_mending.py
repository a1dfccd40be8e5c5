"""A parse mended where small models break a list: members taken for appositions, modifiers, second subjects or objects."""

from __future__ import annotations

from dragoman.sentence import Sentence

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_SUBJECTS = ("nsubj", "nsubjpass")
_OWN = ("det", "poss", "nummod", "amod")


def mend_broken_lists(sentence: Sentence) -> None:
    """Make the members of lists conjuncts in place where the parse reads them as something else."""
    if "and" not in sentence.lower:
        return
    for i, label in enumerate(sentence.deps):
        if label == "nmod":
            _part_from_modifier(sentence, i)
        elif label == "appos":
            _join_apposition(sentence, i)
        elif label == "nsubj":
            _join_second_subject(sentence, i)
        elif label == "dobj":
            _move_to_next_clause(sentence, i)
        elif label == "conj" and sentence.tags[i] == "IN":
            _repeat_phrase(sentence, i)
        elif label == "relcl":
            _lower_to_last(sentence, i)


def _part_from_modifier(sentence: Sentence, first: int) -> None:
    """Put two on one level: "the president and Senate leaders", where the parser reads "president and Senate" as one modifier."""
    last = sentence.heads[first]
    if sentence.tags[first] not in ("NN", "NNS") or last < first or not sentence.is_noun(last):
        return
    second = next((j for j in sentence.children_with(first, "conj") if first < j < last), None)
    between = sentence.lower[first + 1 : sentence.left_edge(second)] if second is not None else []
    if second is None or between != ["and"] or sentence.child(first, "det", "poss") is None or not sentence.is_noun(second):
        return
    above, label = sentence.heads[last], sentence.deps[last]
    sentence.attach(first, first if above == last else above, label)
    sentence.attach(last, first, "conj")
    sentence.attach(second, last, "compound")


def _join_apposition(sentence: Sentence, i: int) -> None:
    """Make a conjunct of what stands behind "and", or of a list that no comma closes before its verb.

    "The president of Chad and the leader of the rebels signed"; "the opposition, the bishops and much of the army boycotted it".
    """
    head, first = sentence.heads[i], sentence.left_edge(i)
    if i < head or first < 1 or sentence.child(i, *_OWN) is None:
        return
    if sentence.lower[first - 1] == "and":
        and_ = first - 1
        inside = sentence.heads[and_]
        taken = any(j > and_ for j in sentence.children_with(inside, "conj"))
        if head in sentence.ancestors(inside) and not taken:
            sentence.attach(and_, head, "cc")
            sentence.attach(i, head, "conj")
        return
    verb = sentence.heads[head]
    if _is_list_of_people(sentence, head, i):
        sentence.attach(i, head, "conj")
        return
    unclosed = sentence.words[first - 1] == "," and sentence.deps[head] in _SUBJECTS and i < verb
    rest = [j for j in sentence.children_with(i, "conj") if j < verb]
    if unclosed and rest and sentence.child(i, "cc") is not None and "," not in sentence.words[first:verb]:
        sentence.attach(i, head, "conj")


def _is_list_of_people(sentence: Sentence, head: int, i: int) -> bool:
    """Tell whether what looks like an apposition is the second of a list: "killed a nurse, her driver and a boy"."""
    last = sentence.child(i, "conj")
    owner = sentence.child(i, "poss")
    if last is None or owner is None or sentence.tags[owner] != "PRP$" or sentence.child(i, "cc") is None:
        return False
    one = sentence.tags[head] == "NN" and any(sentence.lower[j] in ("a", "an") for j in sentence.children_with(head, "det"))
    return one and sentence.child(last, "det", "nummod", "poss") is not None


def _join_second_subject(sentence: Sentence, i: int) -> None:
    """Join two subjects of one verb of which the second goes on: "Six envoys, two judges and other guests urged them"."""
    verb = sentence.heads[i]
    before = [j for j in sentence.children_with(verb, "nsubj") if j < i]
    if not before or i > verb or sentence.child(i, "conj") is None or sentence.child(i, "cc") is None:
        return
    first = sentence.left_edge(i)
    plain = sentence.words[first - 1] == "," and sentence.right_edge(before[-1]) == first - 2
    if plain and sentence.tags[before[-1]] in ("NNS", "NN") and before[-1] > 0 and sentence.child(before[-1], *_OWN) is not None:
        sentence.attach(i, before[-1], "conj")


def _move_to_next_clause(sentence: Sentence, i: int) -> None:
    """Give a verb its list of subjects of which the parser left the first to the clause before.

    In "Chad closed the border, and Mali, Niger and Benin cut off aid" small models read "closed Mali, Niger".
    """
    verb = sentence.heads[i]
    first = sentence.left_edge(i)
    if i < verb or sentence.lower[first - 1] != "and" or sentence.heads[first - 1] != verb:
        return
    if not any(j < first for j in sentence.children_with(verb, "dobj", "ccomp", "xcomp")):
        return
    end = sentence.right_edge(i)
    nexts = [v for v in sentence.children_with(verb, "conj") if v > end and sentence.tags[v] in _FINITE]
    subject = sentence.child(nexts[0], *_SUBJECTS) if nexts else None
    if subject is None:
        return
    between = sentence.lower[end + 1 : sentence.left_edge(subject)]
    if between not in (["and"], [",", "and"], [","]):
        return
    label = sentence.deps[subject]
    sentence.attach(i, nexts[0], label)
    sentence.attach(subject, i, "conj")


def _repeat_phrase(sentence: Sentence, i: int) -> None:
    """Join what stands behind a repeated preposition to what stands behind the first: "by the league and by the union"."""
    above = sentence.heads[i]
    first, second = sentence.child(above, "pobj"), sentence.child(i, "pobj")
    if first is None or second is None or sentence.lower[above] != sentence.lower[i] or second < first:
        return
    sentence.attach(second, first, "conj")
    sentence.attach(i, second, "dep")


def _lower_to_last(sentence: Sentence, clause: int) -> None:
    """Give "which" to the last of two names it stands right behind: "the war between Peru and Chile, which shut its ports"."""
    noun = sentence.heads[clause]
    subject = sentence.child(clause, *_SUBJECTS)
    if subject is None or sentence.lower[subject] != "which" or sentence.tags[clause] not in ("VBD", "VBZ"):
        return
    last = max(sentence.children_with(noun, "conj"), default=noun)
    names = sentence.tags[noun][:3] == "NNP" and sentence.tags[last][:3] == "NNP"
    if last != noun and names and sentence.words[subject - 1] == "," and sentence.right_edge(last) == subject - 2:
        sentence.attach(clause, last, "relcl")
