"""What opens a condition: a subordinator, inversion, or a phrase such as "without"; and what only looks like it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from dragoman.claims.look_alikes import SUPPOSING, acceptable_ellipsis, elliptic, is_title, look_alike
from dragoman.claims.sides import has_subject, is_finite, is_punctuation, modal_of, rules, starts_clause, words_of
from dragoman.language import Sentence

_INVERTED = {"should": "inverted", "were": "inverted", "had": "counterfactual"}
_SUBJECT = ("nsubj", "nsubjpass", "expl")
# Openings read by the words alone at a sentence's head, where the verb behind may pass for a noun.
_INITIAL = frozenset({"provided", "providing", "as long as", "so long as", "in case"})
_NOMINATIVE = frozenset({"i", "he", "she", "it", "they", "we"})
_LONGEST_SUBJECT = 16  # tokens between an inverted auxiliary and its verb


@dataclass(frozen=True, slots=True)
class Opening:
    """Where a condition opens: its first and last marker token, the head of its clause or phrase, what that hangs on."""

    word: str
    kind: str
    first: int
    last: int
    head: int
    governor: int
    phrase: bool = False
    needs_modal: bool = False
    wish: bool = False


@lru_cache(maxsize=1)
def _subordinators() -> tuple[tuple[tuple[str, ...], str], ...]:
    rows = [(tuple(row["words"].split()), row["kind"]) for row in rules()["subordinator"]]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@lru_cache(maxsize=1)
def _subordinators_by_first_word() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, kind in _subordinators():
        out.setdefault(words[0], []).append((words, kind))
    return out


@lru_cache(maxsize=1)
def _first_words() -> frozenset[str]:
    return frozenset(words[0] for words, _ in _subordinators()) | frozenset(_INVERTED) | words_of("circumstances", "prepositions")


def openings(sentence: Sentence) -> Iterator[Opening]:
    """Yield the openings of conditions in a sentence, in text order."""
    first_words = _first_words()
    after = -1
    for i in [i for i, word in enumerate(sentence.lower) if word in first_words]:
        found = _opening_at(sentence, i) if i > after else None
        if found is not None:
            yield found
            after = found.last


def _opening_at(sentence: Sentence, i: int) -> Opening | None:
    for words, kind in _subordinators_by_first_word().get(sentence.lower[i], ()):
        if tuple(sentence.lower[i : i + len(words)]) == words:
            return _subordinate(sentence, i, words, kind)
    if sentence.lower[i] in _INVERTED:
        return _inverted(sentence, i)
    return _circumstances(sentence, i)


def _subordinate(sentence: Sentence, i: int, words: tuple[str, ...], kind: str) -> Opening | None:
    word = " ".join(words)
    last = i + len(words) - 1
    if last + 1 >= len(sentence):
        return None
    if (words[0] == "if" and look_alike(sentence, i)) or is_title(sentence, i):
        return None
    if (word, sentence.lower_after(last)) in (("unless", "otherwise"), ("failing", "which")):
        return None  # "unless otherwise stated"; "failing which" looks back
    needs_modal = word in words_of("needs_modal", "openings")
    if word in words_of("free_in_front", "openings") and starts_clause(sentence, i) and (i == 0 or sentence.words[i - 1] != ","):
        needs_modal = False
    if word in words_of("phrases", "openings"):
        phrase = _phrase(sentence, i, last, word, kind)
        if phrase is not None or word not in ("in case", "in the event"):
            return phrase
    head = _clause_head(sentence, i, last)
    if i == 0 and word in _INITIAL and (head is None or not _finite_before_comma(sentence, last)):
        return _initial_clause(sentence, last, word, kind)
    if head is None:
        return None
    if word in ("provided", "providing", "assuming", "supposing") and not _opens_clause(sentence, i):
        return None
    first, kind, wish = _with_particles(sentence, i, kind)
    if word == "if" and elliptic(sentence, head) and not acceptable_ellipsis(sentence, i, head):
        return None
    governor = sentence.heads[head]
    return Opening(words[0] if len(words) == 1 else word, kind, first, last, head, governor, needs_modal=needs_modal, wish=wish)


def _finite_before_comma(sentence: Sentence, last: int) -> bool:
    comma = next((j for j in range(last + 1, len(sentence)) if sentence.words[j] == ","), len(sentence))
    return any(sentence.tags[j] in ("VBZ", "VBP", "VBD", "MD") for j in range(last + 1, comma))


def _initial_clause(sentence: Sentence, last: int, word: str, kind: str) -> Opening | None:
    """Read "Provided no one interferes, the count will end" where the parser takes the clause's verb for a noun."""
    comma = next((j for j in range(last + 3, len(sentence)) if sentence.words[j] == ","), None)
    if comma is None or sentence.tag_after(last) in ("IN", "VBG") or sentence.tags[comma - 1] != "NNS":
        return None
    main = next((j for j in range(comma + 1, len(sentence)) if is_finite(sentence, j) and has_subject(sentence, j)), None)
    if main is None or modal_of(sentence, main) is None:
        return None
    return Opening(word, kind, 0, last, comma - 1, main)


def _with_particles(sentence: Sentence, i: int, kind: str) -> tuple[int, str, bool]:
    """Take "even if" for concessive, let "only if" and "except if" begin with their particle."""
    before = sentence.lower[i - 1] if i else ""
    after = sentence.lower[i + 1] if i + 1 < len(sentence) else ""
    if before == "even":
        return i - 1, "concessive", False
    if before in ("only", "except"):
        return i - 1, kind, False
    return i, kind, after == "only"


def _clause_head(sentence: Sentence, first: int, last: int) -> int | None:
    """Return the verb of the clause behind the marker: what the marker hangs on, if that stands behind it."""
    head = sentence.heads[last]
    early = _verb_before_comma(sentence, last, head)
    if early is not None and last > first:
        return early  # "in the event that the dam breaks, ...", the marker hung on the main clause
    if sentence.deps[last] in ("mark", "advmod") and head > last:
        above = sentence.heads[head]
        return above if sentence.deps[head] in ("csubj", "nsubj", "nsubjpass") and above > head else head
    noun = sentence.child(first, "pobj") if last > first else None
    if noun is not None and noun <= last:
        clause = next((j for j in sentence.children[noun] if j > last and sentence.deps[j] in ("acl", "relcl", "ccomp")), None)
        if clause is not None:
            return clause  # "in the event that talks fail"
    below = [j for j in sentence.children[first] if j > last and sentence.deps[j] in ("advcl", "pcomp", "ccomp", "acl", "xcomp")]
    below += [j for j in sentence.children[last] if j > last and sentence.deps[j] in ("advcl", "pcomp", "ccomp", "acl", "xcomp")]
    if below:
        return below[0]
    for j in (first, last):
        if sentence.heads[j] > last and sentence.is_verb(sentence.heads[j]):
            return sentence.heads[j]
    for j in range(last + 1, min(len(sentence), last + 30)):
        if sentence.is_verb(j) and is_finite(sentence, j) and sentence.deps[j] not in ("aux", "auxpass", "relcl"):
            return j
        if sentence.words[j] in (",", ";", ".") and j > last + 1:
            break
    return None


def _verb_before_comma(sentence: Sentence, last: int, head: int) -> int | None:
    """Return a finite verb between a marker and a comma before its supposed head, if that has a subject behind the comma."""
    comma = next((j for j in range(last + 1, head) if sentence.words[j] == ","), None)
    subject = sentence.child(head, *_SUBJECT)
    if comma is None or subject is None or subject < comma or modal_of(sentence, head) is None:
        return None
    return next((j for j in range(last + 1, comma) if sentence.tags[j] in ("VBZ", "VBP", "VBD")), None)


def _opens_clause(sentence: Sentence, i: int) -> bool:
    """Tell whether "provided", "assuming" ... stand as a conjunction: not as a finite verb, nor as a modifier of a noun."""
    following = sentence.lower_after(i)
    if following == "that":
        return sentence.deps[i] not in ("ROOT", "conj", "relcl") or not has_subject(sentence, i)
    clause = next((j for j in sentence.children[i] if j > i and sentence.deps[j] in ("ccomp", "advcl")), None)
    own = clause is not None and has_subject(sentence, clause)
    if sentence.deps[i] == "prep" and any(
        sentence.tags[j] in ("MD", "VBZ", "VBP") for j in range(i + 2, min(i + 8, len(sentence)))
    ):
        return True  # "provided the agency can enter": a finite verb behind, no preposition of its own
    return own and not has_subject(sentence, i) and not any(sentence.deps[j] in ("aux", "auxpass") for j in sentence.children[i])


# -- inversion ----------------------------------------------------------------------------------------------------


def _inverted(sentence: Sentence, i: int) -> Opening | None:
    """Recognise "Should X be ...", "Were X to ...", "Had X done ...": an auxiliary before its subject, and a main clause.

    Parsers often misread inversion, so the words decide: what stands before the auxiliary, and the verb form it needs behind.
    """
    word = sentence.lower[i]
    if word == "had" and _participle_of_have(sentence, i):
        return None
    form = _inverted_form(sentence, i, word)
    if form is None or _has_subject_before(sentence, i) or not _may_start(sentence, i):
        return None
    head = sentence.heads[i] if sentence.deps[i] in ("aux", "auxpass") else i
    if head < i:
        head = form
    if form not in sentence.subtree(head):
        head = i if form in sentence.subtree(i) else form
    if not _main_clause(sentence, i, max(head, form)):
        return None
    return Opening(word, _INVERTED[word], i, i, head, sentence.heads[head], needs_modal=word != "should")


def _participle_of_have(sentence: Sentence, i: int) -> bool:
    """Tell whether "had" belongs to "have" before it ("might have had", "have often had")."""
    before = next((j for j in range(i - 1, -1, -1) if sentence.tags[j] != "RB"), None)
    return before is not None and sentence.lower[before] in ("have", "has", "having", "'ve", "’ve")


def _inverted_form(sentence: Sentence, i: int, word: str) -> int | None:
    """Return the participle, infinitive or predicate behind the subject that stands behind the auxiliary at token i."""
    above = sentence.heads[i]
    parsed = sentence.deps[i] in ("aux", "auxpass") and above > i
    if parsed and any(i < j < above and sentence.deps[j] in _SUBJECT for j in sentence.children[above]) and word != "were":
        return above
    nominal = False
    for j in range(i + 1, min(len(sentence), i + _LONGEST_SUBJECT)):
        tag = sentence.tags[j]
        if nominal and word == "had" and (tag in ("VBN", "VBD") or (tag == "VB" and sentence.lower[j - 1] == "not")):
            return j
        if nominal and word == "should" and tag in ("VB", "VBP"):
            return j
        if nominal and word == "were" and (tag in ("TO", "VBN", "VBG", "JJ", "DT", "IN") or sentence.lower[j] == "not"):
            return j
        if tag in ("MD", "VBZ", "WP", "WDT", "WRB", "TO") or sentence.words[j] in (";", "?"):
            return None
        if word != "were" and tag in ("VBD", "VBP") and nominal:
            return None
        nominal = nominal or tag[:2] in ("NN", "PR") or (tag in ("EX", "DT", "CD") and word != "were") or tag == "EX"
    return None


def _has_subject_before(sentence: Sentence, i: int) -> bool:
    """Tell whether the word right before is the auxiliary's own subject ("the talks had the minister worried")."""
    if i == 0 or is_punctuation(sentence, i - 1) or sentence.lower_after(i) in _NOMINATIVE:
        return False
    supposed = any(sentence.tags[j] == "MD" and sentence.lower[j] != "will" for j in range(max(0, i - 30), i))
    if supposed and sentence.lower[i] == "had" and "have" in sentence.lower[max(0, i - 30) : i]:
        return sentence.tags[i - 1] in ("PRP", "WP", "WDT")  # "there might have been no deal had Russia refused"
    if sentence.tags[i - 1] in ("PRP", "WP", "WDT", "EX") or sentence.lower[i - 1] in ("not", "never"):
        return True
    above = sentence.heads[i]
    supposes = sentence.lower[i] == "were" and above < i and sentence.deps[i] == "ccomp" and modal_of(sentence, above) is not None
    verbs = {i} if supposes else {i, above}  # "would cover the coast were Oslo to join"
    return any(sentence.deps[j] in _SUBJECT and sentence.heads[j] in verbs and j < i for j in range(max(0, i - 12), i)) and (
        sentence.is_noun(i - 1) or sentence.tags[i - 1] == "RB"
    )


def _may_start(sentence: Sentence, i: int) -> bool:
    if i == 0 or is_punctuation(sentence, i - 1):
        return True
    if sentence.lower[i - 1] in ("and", "but", "or", "that", "even", "so", "yet", "because", "which", "surely", "perhaps", "now"):
        return True
    # "it would have ended badly had they stayed", "will call should the truce fail": a clause with a modal stands before
    return any(tag == "MD" for tag in sentence.tags[:i]) and sentence.tags[i - 1] not in ("WP", "WRB", "WDT", "CC")


def _main_clause(sentence: Sentence, i: int, form: int) -> bool:
    """Tell whether there is a clause beside the inverted one: else it is a question ("Should Turkey withdraw?")."""
    modals = [j for j, tag in enumerate(sentence.tags) if tag == "MD" and j != i and not i < j <= form]
    question = "?" in sentence.words[-2:]
    if sentence.lower[i] != "should":
        return bool(modals)
    if question:
        return bool(modals) and "," in sentence.words[form:]
    if modals or (i > 0 and sentence.words[i - 1] not in ('"', "“", "‘")):
        return True
    return "," in sentence.words[form:]


# -- phrases ------------------------------------------------------------------------------------------------------


def _phrase(sentence: Sentence, i: int, last: int, word: str, kind: str) -> Opening | None:
    """Recognise "without X", "but for X", "in the event of X" before or behind a clause with a modal verb."""
    end = last
    if word in ("in the event", "in case"):
        if sentence.lower_after(last) not in words_of("phrases", "prepositions"):
            return None
        end = last + 1
        kind = "indicative"
    head = sentence.child(end, "pcomp") or sentence.child(end, "pobj")
    if head is None and end > i and sentence.deps[end] == "mark" and sentence.heads[end] > end:
        head = sentence.heads[end]  # "in return for Israel halting it"
    if head is None and sentence.deps[i] == "mark" and sentence.heads[i] > i:
        head = sentence.heads[i]  # "without the guards to protect them"
        return Opening(word, kind, i, end, head, sentence.heads[head], phrase=True, needs_modal=True)
    head = head if head is not None else _noun_after(sentence, end)
    if head is None:
        return None
    governor = sentence.heads[i]
    if governor == i or (governor > end and not sentence.is_verb(governor)):
        governor = next((j for j in range(end + 1, len(sentence)) if sentence.is_verb(j) and has_subject(sentence, j)), i)
    if governor == i:
        return None
    if starts_clause(sentence, i) and sentence.tags[governor] in ("VBN", "VBD") and not has_subject(sentence, governor):
        later = [j for j in range(end + 1, len(sentence)) if modal_of(sentence, j) is not None and has_subject(sentence, j)]
        governor = later[0] if later else governor  # "Without the fund, founded by exiles, he would ..."
    if word in words_of("supposing_phrases", "openings"):
        return Opening(word, kind, i, end, head, governor, phrase=True) if _supposed(sentence, word, i, head, governor) else None
    if word in ("subject to", "failing") and not (starts_clause(sentence, i) and sentence.deps[i] in ("advcl", "prep")):
        return None  # "is subject to approval"
    always = word in words_of("any_modal_phrases", "openings")
    if not (_bears_modal(sentence, governor, starts_clause(sentence, i), head) or (always and _has_modal(sentence, governor))):
        return None
    return Opening(word, kind, i, end, head, governor, phrase=True, needs_modal=True)


def _supposed(sentence: Sentence, word: str, i: int, head: int, governor: int) -> bool:
    """Tell whether a phrase like "in return for" stands beside would, could or might; "given" also wants an indefinite noun."""
    modal = modal_of(sentence, governor)
    if modal is None or sentence.lower[modal] not in ("would", "could", "might", "'d", "’d"):
        return False
    if word != "given":
        return True
    definite = any(sentence.lower[j] in ("the", "this", "that", "its", "their", "his", "her") for j in sentence.children[head])
    return sentence.deps[i] == "prep" and starts_clause(sentence, i) and not definite


def _circumstances(sentence: Sentence, i: int) -> Opening | None:
    """Recognise "in a perfect world", "under normal circumstances" with a clause that supposes."""
    if sentence.deps[i] != "prep":
        return None
    head = sentence.child(i, "pobj")
    if head is None or sentence.lemmas[head] not in words_of("circumstances", "nouns"):
        return None
    if not any(sentence.lower[j] in words_of("circumstances", "adjectives") for j in sentence.children[head]):
        return None
    verb = next(
        (j for j in (sentence.heads[i], *sentence.ancestors(sentence.heads[i])) if modal_of(sentence, j) is not None), None
    )
    modal = modal_of(sentence, verb) if verb is not None else None
    if verb is None or modal is None or sentence.lower[modal] not in ("would", "could", "might", "'d", "’d"):
        return None
    return Opening(sentence.lower[i], "indicative", i, i, head, verb, phrase=True, needs_modal=True)


def _has_modal(sentence: Sentence, governor: int) -> bool:
    return any(modal_of(sentence, j) is not None for j in (governor, *sentence.ancestors(governor)))


def _bears_modal(sentence: Sentence, governor: int, fronted: bool, thing: int | None = None) -> bool:
    """Tell whether the clause that the phrase belongs to supposes or rules out: a fronted phrase needs a modal verb, another one
    a modal with have or a negation ("could not resume without", but not "could resume without preconditions")."""
    verb = governor
    while (
        modal_of(sentence, verb) is None
        and sentence.heads[verb] != verb
        and (not sentence.is_verb(verb) or sentence.deps[verb] in ("xcomp", "acomp", "attr"))
    ):
        verb = sentence.heads[verb]
    modal = modal_of(sentence, verb)
    if modal is None:
        return False
    if fronted and sentence.lower[modal] in SUPPOSING:
        return True
    indefinite = thing is not None and any(
        sentence.lower[j] in ("a", "an", "any", "more") for j in sentence.children_with(thing, "det", "amod")
    )
    if fronted and indefinite and sentence.lower[modal] in ("will", "shall", "can", "ca", "wo"):
        return True  # "without a deal the tariffs will rise"
    below = set(sentence.children[verb])
    perfect = any(sentence.lower[j] in ("have", "'ve", "’ve") and sentence.deps[j] == "aux" for j in below)
    negated = any(sentence.deps[j] == "neg" or sentence.lower[j] in ("hardly", "never", "only") for j in below)
    denied = any(
        sentence.lower[k] in ("no", "nothing", "little", "nobody", "none") for j in below for k in (j, *sentence.children[j])
    )
    impossible = any(sentence.lower[j] in ("impossible", "unthinkable", "difficult", "hard", "unable") for j in below)
    return perfect or negated or denied or impossible


def _noun_after(sentence: Sentence, i: int) -> int | None:
    for j in range(i + 1, min(len(sentence), i + 8)):
        if sentence.is_noun(j) or sentence.tags[j] in ("PRP", "VBG"):
            return j
        if is_punctuation(sentence, j):
            return None
    return None
