"""How a verb or event noun presents itself: tense, modals, negation, adverbs, without what stands above it."""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.clauses.background import MONTHS, is_background, only_dates
from dragoman.clauses.circumstances import Circumstances, circumstances
from dragoman.clauses.could_have import leaves_open
from dragoman.clauses.lexicon import modality, weaker
from dragoman.clauses.links import DEEPEST, clause_kind, has_to, inverted_condition
from dragoman.language import Sentence
from dragoman.word_lists import word_list

_IMPERATIVE_OPENERS = frozenset({"do", "not", "n't", "never", "please", "now", "always", "just", "and", "but"})
_RULES = word_list("clauses", "rules")
_RULES_THAT = word_list("clauses", "rules_that")
_WEEKDAYS = word_list("calendar", "weekdays")
# What somebody "would not" do, he refused to do.
_WITHHELD = word_list("clauses", "withheld")
_SEEMING = frozenset({"appear", "seem", "look"})
_SCHEDULED = word_list("clauses", "scheduled")


@dataclass(slots=True)
class View:
    """The reading so far, changed while climbing."""

    certainty: str = "certain"
    polarity: str = "positive"
    time: str = "present"
    frame: str = "asserted"
    evidence: list[int] = field(default_factory=list)
    timed: bool = False  # the predicate has a tense or time word of its own

    def reverse(self) -> None:
        """Turn positive into negative and back."""
        self.polarity = "negative" if self.polarity == "positive" else "positive"


def own_view(sentence: Sentence, i: int) -> View:
    """Read one predicate by itself, without what is above it."""
    view = View()
    if sentence.is_verb(i):
        _read_verb(sentence, i, view)
    else:
        _read_noun(sentence, i, view)
    _read_adverbs(sentence, i, view)
    return view


def _read_verb(sentence: Sentence, i: int, view: View) -> None:
    here = circumstances(sentence, i)
    if here.tense != "none":
        view.time, view.timed = here.tense, True
    if here.negated and not _only_later(sentence, i):
        view.polarity = "negative"
    view.evidence.extend(here.negators)
    opened = inverted_condition(sentence)
    for j in here.modals:
        if j not in opened or j != opened.start:  # "Should it fail": the condition's mark, not an obligation
            _read_modal(sentence, i, j, here, view)
    if here.perfect and here.progressive and any(sentence.tags[j] in ("VBZ", "VBP") for j in sentence.children[i]):
        view.time = "present"  # "has been going on"
    if here.tense == "present" and not here.perfect and (_future_adverbial(sentence, i) or _on_schedule(sentence, i)):
        view.time = "future"
    if here.tense == "none" and not here.modals:
        _read_nonfinite(sentence, i, view)
    if view.frame == "asserted" and view.time == "past" and is_background(sentence, i):
        view.frame = "background"


def _read_modal(sentence: Sentence, i: int, j: int, here: Circumstances, view: View) -> None:
    """Let the modal at token j set certainty, time and frame of the verb at token i."""
    effects = modality().modal_perfect if here.perfect else modality().modal
    effect = effects.get(sentence.lower[j])
    if effect is None:
        return
    if here.perfect and _but_for(sentence, i):
        effect = effects.get("would", effect)  # "might have burned but for the monks"
    view.time, view.timed = effect.time, True
    view.evidence.append(j)
    if effect.time == "future" and effect.certainty == "possible" and (here.progressive or _goes_on(sentence, i)):
        view.time = "present"  # "may be mining the road", "may still be trapped"
    if not here.perfect and _tells_no_modality(sentence, i, j, here, view):
        return
    withheld = sentence.lower[j] == "would" and here.negated and sentence.lemmas[i] in _WITHHELD and not here.perfect
    quoted = any(word in ('"', "“", "``") for word in sentence.words[:i])
    if effect.frame == "consequence" and _reported_future(sentence, i) and not (withheld and quoted):
        return
    if effect.frame == "counterfactual" and leaves_open(sentence, i, j):
        effect = effects["may"]  # "could have been fired from the hills"
    if withheld:
        view.frame, view.time = "refusal", "past"  # "the guards would not let him in"
        return
    view.certainty = weaker(view.certainty, effect.certainty)
    view.frame = effect.frame or ("permission" if _by_rule(sentence, i, j) else view.frame)
    if effect.frame == "counterfactual":
        view.reverse()


def _tells_no_modality(sentence: Sentence, i: int, j: int, here: Circumstances, view: View) -> bool:
    """Tell whether a modal only sets the time: "it would appear that", "was unable to", "gunfire could be heard"."""
    modal = sentence.lower[j]
    if modal == "would" and sentence.lemmas[i] in _SEEMING:
        view.time = "present"
        return True
    if here.negated and _unable(sentence, i, j):
        view.time = "past" if modal == "could" else "present"
        return True
    if modal == "could" and not here.negated and _perceived(sentence, i):
        view.time = "past"
        return True
    return False


def _perceived(sentence: Sentence, i: int) -> bool:
    """ "Could be heard (seen, felt)": was."""
    return sentence.lemmas[i] in ("hear", "see", "feel", "smell") and sentence.child(i, "auxpass") is not None


def _only_later(sentence: Sentence, i: int) -> bool:
    """ "Did not arrive until Friday": arrived then."""
    until = [j for j in sentence.children_with(i, "prep") if sentence.lower[j] in ("until", "till")]
    modals = [sentence.lower[j] for j in sentence.children_with(i, "aux") if sentence.tags[j] == "MD"]
    if any(word not in ("will", "wo", "'ll") for word in modals):
        return False
    named = [k for j in until for k in sentence.children_with(j, "pobj")]
    return any(sentence.lower[k] in _WEEKDAYS or sentence.lower[k] in MONTHS or sentence.tags[k] == "CD" for k in named)


def _goes_on(sentence: Sentence, i: int) -> bool:
    """Tell whether "still", "currently" or "now" stands beside a modal verb: what may be so now."""
    return any(sentence.lower[j] in ("still", "currently") for j in sentence.children_with(i, "advmod"))


def _unable(sentence: Sentence, i: int, modal: int) -> bool:
    """Tell whether a negated "could" or "can" says that somebody was or is unable: "could not agree", "cannot reach the camp".

    Not where it looks ahead ("could not join before spring"), stands under a condition, or is what somebody says.
    """
    if sentence.lower[modal] not in ("could", "can", "ca") or _future_adverbial(sentence, i):
        return False
    if sentence.deps[i] in ("ccomp", "advcl") and sentence.lower[modal] == "could":
        return sentence.deps[i] == "advcl" and any(sentence.lower[k] in ("because", "as", "since") for k in sentence.children[i])
    if any(sentence.deps[k] == "advcl" and sentence.child(k, "mark", "advmod") is not None for k in sentence.children[i]):
        return False
    ahead = ("until", "before", "without", "unless", "till")
    return not any(sentence.lower[k] in ahead for k in sentence.children_with(i, "prep", "mark"))


def _but_for(sentence: Sentence, i: int) -> bool:
    """Tell whether "but for" stands behind a verb: what would have come about did not."""
    return any(sentence.lower[k : k + 2] == ["but", "for"] for k in range(i + 1, len(sentence) - 1))


def _by_rule(sentence: Sentence, i: int, modal: int) -> bool:
    """Tell whether "may" grants something: "under the accord, fishermen may cross", "foreign ships may now use it"."""
    if sentence.lower[modal] != "may":
        return False
    subject = sentence.child(i, "nsubj", "nsubjpass")
    nobody = subject is not None and sentence.lower[subject] in ("nobody", "none")
    if nobody or sentence.lower[max(0, modal - 2) : modal] == ["no", "one"]:
        return True  # "nobody may leave the city"
    above = sentence.heads[i]
    if sentence.deps[i] == "ccomp" and above < i and sentence.lemmas[above] in _RULES_THAT:
        return True  # "ruled that the paper may print the letters"
    under = [j for j in sentence.children_with(i, "prep") if sentence.lower[j] == "under"]
    ruled = any(sentence.lemmas[k] in _RULES for j in under for k in sentence.children_with(j, "pobj"))
    return ruled or any(sentence.lower[j] == "now" and modal < j < i for j in sentence.children_with(i, "advmod"))


def _reported_future(sentence: Sentence, i: int) -> bool:
    """Tell whether "would" is the will of reported speech ("said it would withdraw"), not of a condition."""
    j = i
    while sentence.deps[j] == "conj" and sentence.heads[j] != j:
        j = sentence.heads[j]
    if _said_amid(sentence, j):
        return True
    noun_clause = sentence.deps[j] == "relcl" and any(sentence.lower[k] == "that" for k in sentence.children_with(j, "mark"))
    if (sentence.deps[j] not in ("ccomp", "acl") and not noun_clause) or sentence.heads[j] == j:
        return False
    adverbials = sentence.children_with(j, "advcl")
    if any(clause_kind(sentence, k, "advcl") in ("condition", "inverted") for k in adverbials):
        return False
    above = sentence.heads[j]
    if sentence.is_noun(above):
        return True
    if sentence.tags[above][:1] == "J" and sentence.is_verb(sentence.heads[above]):
        above = sentence.heads[above]  # "was sceptical that they would"
    return circumstances(sentence, above).tense == "past" or sentence.tags[above] in ("VBN", "VBG")


def _said_amid(sentence: Sentence, j: int) -> bool:
    """ "Two of them, the paper said, would stand trial": the words of saying, in the past tense, stand in between."""
    for k in sentence.children_with(j, "parataxis", "ccomp"):
        between = sentence.child(k, "nsubj")
        if between is not None and 0 < between < k and circumstances(sentence, k).tense == "past":
            first = sentence.left_edge(k)
            return sentence.words[first] == "," or (first > 0 and sentence.words[first - 1] == ",")
    return False


def _on_schedule(sentence: Sentence, i: int) -> bool:
    """ "The president begins a visit on Sunday": a date that is set."""
    if sentence.tags[i] not in ("VBZ", "VBP") or sentence.lemmas[i] not in _SCHEDULED:
        return False
    phrases = [sentence.subtree(j) for j in sentence.children_with(i, "prep", "npadvmod")]
    for thing in sentence.children_with(i, "dobj"):
        phrases.extend(sentence.subtree(j) for j in sentence.children_with(thing, "prep"))
    return any(_is_date(sentence, phrase) for phrase in phrases)


def _is_date(sentence: Sentence, phrase: list[int]) -> bool:
    """ "On Sunday", "on 4 May", "at midnight", "at the end of June"."""
    words = [sentence.lower[k] for k in phrase[:6]]
    if not _WEEKDAYS.isdisjoint(words):
        return True
    day = any(word.isdigit() for word in words) or "end" in words
    return (day and not MONTHS.isdisjoint(words)) or words[:2] in (["at", "midnight"], ["at", "noon"])


def _read_nonfinite(sentence: Sentence, i: int, view: View) -> None:
    """Participles and bare or to-infinitives: "troops killed", "Turkey to host talks", "after meeting"."""
    tag = sentence.tags[i]
    if _imperative(sentence, i):
        view.frame, view.certainty, view.time, view.timed = "demand", "possible", "future", True
    elif has_to(sentence, i):
        have = any(sentence.lower[j] == "have" for j in sentence.children_with(i, "aux"))
        going_on = sentence.tags[i] == "VBG"  # "is said to be hiding"
        view.time = "past" if have else "present" if going_on else "future"
        view.timed = have
    elif tag in ("VBN", "VBD"):
        view.time = "past"
        alone = sentence.child(i, "aux", "auxpass", "mark", "nsubj") is None
        view.timed = sentence.deps[i] in ("xcomp", "oprd", "ccomp") and alone  # "feared destroyed"
    elif tag == "VBG":
        view.time = time_above(sentence, i)
    else:
        view.time = "present"


def _imperative(sentence: Sentence, i: int) -> bool:
    """Tell whether a bare verb opens its sentence or quotation without a subject ("Lay down your arms", "Do not fire")."""
    if sentence.tags[i] != "VB" or has_to(sentence, i) or sentence.child(i, "nsubj", "nsubjpass", "mark") is not None:
        return False
    colon = next((j for j in range(i - 1, -1, -1) if sentence.words[j] == ":"), -1)
    before = [j for j in range(colon + 1, i) if sentence.words[j].isalpha() or sentence.words[j] == "n't"]
    return all(sentence.lower[j] in _IMPERATIVE_OPENERS for j in before)


def time_above(sentence: Sentence, i: int) -> str:
    """Return the time of the nearest finite verb above a participle: "left, saying", "will write, telling them"."""
    j = i
    for _ in range(DEEPEST):
        if sentence.heads[j] == j:
            break
        j = sentence.heads[j]
        if sentence.is_verb(j):
            here = circumstances(sentence, j)
            if here.modals and _perceived(sentence, j) and sentence.lower[here.modals[0]] == "could":
                return "past"  # "could be heard singing"
            if here.modals:
                return "future"
            if here.tense != "none":
                return here.tense
            if sentence.tags[j] == "VBN" and sentence.child(j, "nsubj") is not None:
                return "past"  # a past tense taken for a participle
    return "present"


def _read_noun(sentence: Sentence, i: int, view: View) -> None:
    view.time = "past"
    table = modality()
    for j in sentence.children[i]:
        word = sentence.lower[j]
        if sentence.deps[j] not in ("amod", "det", "compound", "nmod", "advmod", "acl"):
            continue
        for quality in table.adjective.get(word, ()):
            view.evidence.append(j)
            if quality in ("probable", "possible"):
                view.certainty = weaker(view.certainty, quality)
            elif quality == "negative":
                view.polarity = "negative"
            else:
                view.time, view.timed = quality, True
        if word in ("threatened", "feared"):
            view.frame = "threat" if word == "threatened" else "fear"
    if only_dates(sentence, i):
        view.frame = "background"
    negators = circumstances(sentence, i).negators
    if len(negators) % 2:
        view.polarity = "negative"
        view.evidence.extend(negators)


def _read_adverbs(sentence: Sentence, i: int, view: View) -> None:
    grades = modality().adverb
    for j in sentence.children_with(i, "prep"):  # "in all likelihood"
        if sentence.lower[j] == "in" and any(sentence.lower[k] in ("likelihood", "probability") for k in sentence.children[j]):
            view.certainty = weaker(view.certainty, "probable")
        if sentence.lower[j] == "by" and sentence.lower[j + 1 : j + 3] in (["all", "accounts"], ["most", "accounts"]):
            view.certainty = weaker(view.certainty, "probable")
    for j in sentence.children[i]:
        grade = grades.get(sentence.lower[j])
        if sentence.lower[j] == "certainly" and any(sentence.lower[k] in ("almost", "nearly") for k in sentence.children[j]):
            view.certainty = weaker(view.certainty, "probable")  # "will almost certainly fall"
        if grade is None or sentence.deps[j] not in ("advmod", "amod", "npadvmod", "neg"):
            continue
        if grade == "negative" and sentence.lower[j + 1 : j + 2] in (["had"], ["was"], ["were"]) and "when" in sentence.lower[i:]:
            continue  # "scarcely had he landed when"
        view.evidence.append(j)
        if grade in ("probable", "possible"):
            view.certainty = weaker(view.certainty, grade)
        else:
            view.polarity = "negative"


def _future_adverbial(sentence: Sentence, i: int) -> bool:
    table = modality()
    for j in sentence.children[i]:
        if sentence.lower[j] in table.future_words:
            return True
        if sentence.deps[j] in ("npadvmod", "prep", "tmod"):
            phrase = [sentence.lower[k] for k in sentence.subtree(j)[:6]]
            if any(w in table.future_modifiers for w in phrase) or phrase[:2] == ["later", "this"]:
                return True
    return False
