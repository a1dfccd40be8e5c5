"""What only looks like a condition: "if" for whether, "as if", "if any", "if you will"."""

from __future__ import annotations

from dragoman.claims.sides import has_subject, is_finite, is_punctuation, modal_of, rules, words_of
from dragoman.language import Sentence

# Modals of a supposed clause.
SUPPOSING = ("would", "could", "might", "may", "'d", "’d")


def look_alike(sentence: Sentence, i: int) -> bool:
    """Tell whether the "if" at token i opens no condition."""
    before = sentence.lower[i - 1] if i else ""
    if before in words_of("not_a_condition", "before") or before == "what":
        return True
    if before in ("few", "little", "rarely", "seldom") and sentence.lower[i + 1 : i + 2] in (["any"], ["ever"], ["anything"]):
        return True  # "few if any of them came"
    rest = " ".join(sentence.lower[i + 1 : i + 6]) + " "
    if any(rest.startswith(aside + " ") for aside in rules()["not_a_condition"]["asides"]):
        return True
    after = sentence.lower[i + 1] if i + 1 < len(sentence) else ""
    if after in words_of("not_a_condition", "formulas") and not _clause_follows(sentence, i):
        return after != "not" or not _condition_without_clause(sentence, i)
    return _whether(sentence, i)


def _clause_follows(sentence: Sentence, i: int) -> bool:
    head = sentence.heads[i]
    return sentence.deps[i] == "mark" and head > i and sentence.is_verb(head) and has_subject(sentence, head)


def _condition_without_clause(sentence: Sentence, i: int) -> bool:
    """Tell whether "if not" stands for a clause: "if not for the truce", "If not, the talks will fail"."""
    following = sentence.lower[i + 2] if i + 2 < len(sentence) else ""
    if sentence.tags[i + 2 : i + 3] == ["VBN"] or sentence.tags[i + 2 : i + 3] == ["VBD"]:
        modal_before = any(tag == "MD" for tag in sentence.tags[:i])
        followed = i + 3 < len(sentence) and sentence.tags[i + 3] in ("IN", "RB", "CC") and sentence.words[i - 1] != ","
        return i == 0 or is_punctuation(sentence, i - 1) or (modal_before and followed)  # "If not stopped, ..."
    return following == "for" or (following == "," and (i == 0 or is_punctuation(sentence, i - 1)))


def is_title(sentence: Sentence, i: int) -> bool:
    """Tell whether a marker opens the quoted title of a work: \"“If Stones Could Vote”, a film\"."""
    if i == 0 or sentence.words[i - 1] not in ("“", '"', "``", "‘", "'") or not sentence.words[i][0].isupper():
        return False
    inside: list[str] = []
    for word in sentence.words[i + 1 :]:
        if word in ("”", '"', "''", "’", "'"):
            return bool(inside) and all(w[0].isupper() for w in inside)
        if word.isalpha() and len(word) > 3:
            inside.append(word)
    return False


def elliptic(sentence: Sentence, head: int) -> bool:
    """Tell whether the clause has neither a finite verb nor a subject ("if confirmed")."""
    return not (is_finite(sentence, head) or has_subject(sentence, head))


def acceptable_ellipsis(sentence: Sentence, i: int, head: int) -> bool:
    """Accept "if confirmed, it would be", "if elected": a participle (or so, not) with a modal in the clause it belongs to."""
    if sentence.tags[head] in ("NN", "NNS") and sentence.deps[head] == "advcl" and sentence.child(head, "det") is not None:
        return any(tag == "MD" for tag in sentence.tags[head:])  # "If a single shell lands here, we shall", misread as a noun
    short = sentence.lower_after(i) in ("so", "not", "successful", "true", "confirmed", "left") or sentence.tags[head] in (
        "VBN",
        "VBD",
    )
    return short and any(tag == "MD" for tag in sentence.tags)


def _whether(sentence: Sentence, i: int) -> bool:
    """Tell whether "if" stands for whether: the clause is what a verb, adjective or noun right before it asks or doubts."""
    head = sentence.heads[i] if sentence.heads[i] > i else None
    governor = _governor_before(sentence, i, head)
    if governor is None or _supposes(sentence, governor, head):
        return False
    if head is not None and sentence.heads[head] > head and sentence.is_verb(sentence.heads[head]):
        return False  # the clause hangs on a main clause behind it
    lemma = sentence.lemmas[governor]
    if sentence.is_verb(governor):
        known = lemma in words_of("whether", "verbs")
    elif sentence.is_noun(governor):
        known = lemma in words_of("whether", "nouns") and (
            sentence.deps[governor] == "nsubj"
            or any(sentence.lower[k] in ("no", "any", "as") for k in range(max(0, governor - 2), i))
        )
    else:
        known = lemma in words_of("whether", "adjectives") or sentence.lower[governor] in words_of("whether", "adjectives")
    if not known:
        return False
    if lemma in words_of("whether", "only_if_withheld"):
        return _withheld(sentence, governor)
    return True


def _supposes(sentence: Sentence, governor: int, head: int | None) -> bool:
    """Tell whether the forms are those of a hypothesis ("I would look elsewhere if I were"), not of an indirect question."""
    if head is None or sentence.lemmas[governor] in ("ask", "wonder", "question"):
        return False
    if sentence.lemmas[governor] in words_of("whether", "only_if_withheld") and _withheld(sentence, governor):
        return False
    modal = modal_of(sentence, governor) if sentence.is_verb(governor) else None
    before = sentence.lower[max(0, governor - 12) : governor]
    if not any(word in SUPPOSING for word in (*before, *([sentence.lower[modal]] if modal is not None else []))):
        return False
    words = [sentence.lower[j] for j in (head, *sentence.children[head]) if sentence.is_verb(j)]
    return "were" in words or "had" in words or sentence.tags[head] == "VBD"


def _governor_before(sentence: Sentence, i: int, head: int | None) -> int | None:
    """Return the word that would ask: what the clause hangs on as a complement, with only its object or an adverb between."""
    candidates: list[int] = []
    if head is not None and sentence.lemmas[sentence.heads[head]] in ("remain", "be", "exist", "persist"):
        candidates.extend(
            j for j in sentence.children[sentence.heads[head]] if sentence.deps[j] == "nsubj" and j < i
        )  # doubts remain if
    if head is not None and sentence.heads[head] < i:
        candidates.append(sentence.heads[head])
    j = i - 1
    while j >= 0 and (
        sentence.tags[j] in ("RB", "PRP", "NNP", "NNPS") or sentence.lower[j] in ("yet", "as", "to", "out", "us", "or", "and")
    ):
        j -= 1
    if j >= 0:
        candidates.append(j)
    for candidate in candidates:
        between = range(candidate + 1, i)
        if len(between) <= 6 and not any(sentence.words[k] in (",", ";", ":", "—", "–") for k in between):
            lists = (words_of("whether", "verbs"), words_of("whether", "adjectives"), words_of("whether", "nouns"))
            if any(sentence.lemmas[candidate] in words for words in lists):
                return candidate
    return None


def _withheld(sentence: Sentence, governor: int) -> bool:
    """Tell whether saying or knowing is negated, refused, asked for or in a question."""
    if sentence.words[-1] == "?" or any(w == "?" for w in sentence.words[-2:]):
        return True
    verb: int | None = governor
    for _ in range(4):
        if verb is None:
            return False
        below = sentence.children[verb]
        if any(sentence.deps[j] == "neg" or sentence.lower[j] in ("not", "never", "no", "n't", "n’t", "cannot") for j in below):
            return True
        if any(
            sentence.lower[j] in ("no", "nobody", "none", "neither")
            or any(sentence.lower[k] in ("no", "neither") for k in sentence.children[j])
            for j in below
        ):
            return True
        if sentence.lemmas[verb] in words_of("whether", "withholders"):
            return True
        above = sentence.heads[verb]
        verb = (
            above
            if above != verb
            and sentence.deps[verb] in ("xcomp", "acomp", "ccomp", "acl", "attr", "advcl", "pcomp", "prep", "conj")
            else None
        )
    return False
