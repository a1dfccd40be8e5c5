"""From an act to the category it counts as: the codebook's rewriting rules, read with the act's circumstances."""

from __future__ import annotations

from dataclasses import dataclass

from dragoman.clauses.circumstances import negation, tense
from dragoman.events.matching import Candidate
from dragoman.events.modes import any_cue, clause_text
from dragoman.events.noun_roles import PARTITIVES, is_errand
from dragoman.events.other_sense import says_that_not
from dragoman.events.phrases import anchor, key
from dragoman.language import Sentence
from dragoman.ontology import VERBAL_CONFLICT, Codebook, Rule
from dragoman.word_lists import word_list

# Word classes of the codebook that tell how a noun or verb is dated or denied by what governs it.
FUTURE_WORDS = "future_words"
FUTURE_VERBS = "future_verbs"
DENYING_VERBS = "denying_verbs"
# Word class of verbs whose denial says that something is done.
HESITATING_VERBS = "hesitating_verbs"
# Word class of verbs whose denial is a refusal, even of what is past.
GRANTING_VERBS = "granting_verbs"
# Word class of what is done to bodies, which no company makes mere words.
DEADLY_WORDS = "deadly_words"
# What may, might, could or would be done is still to come (unless "have" follows).
_OPEN_MODALS = frozenset({"would", "'d", "may", "might", "could"})

# What a denial is for signals that mean something only denied: no rule changes their type.
_WORDED = "worded as a denial"
# Behind these stands what was before or meanwhile: "will go ahead despite the shelling" tells of no shelling to come.
_MEANWHILE = frozenset({"despite", "after", "amid", "following", "since", "over"})

_HAPPENING = word_list("events", "happening")


@dataclass(frozen=True, slots=True)
class Category:
    """What an act counts as: type and mode after the rules, the circumstances that decided it, and the rule's id.

    ``denied`` tells that it counts as what it does because it is denied for now and later ("will not lift").
    """

    type: str
    mode: str
    when: tuple[str, ...]
    rule: str
    denied: bool = False


def category(sentence: Sentence, candidate: Candidate, contents: list[Candidate], codebook: Codebook) -> Category:
    """Return what a candidate counts as.

    Args:
        sentence: its sentence.
        candidate: the act.
        contents: the candidates that are its content, if it is an operator ("refused to lift the ban").
        codebook: the codebook in use.
    """
    type_, mode = candidate.signal.type, candidate.signal.mode
    rule_id = ""
    for content in contents:
        rule = _operator_rule(sentence, candidate, content, codebook)
        if rule is not None:
            type_, mode, rule_id = rule.becomes or type_, mode or rule.mode, rule.id
            break
    if candidate.operator is not None:
        return Category(type_, mode, (), rule_id)
    rules = [r for r in codebook.rules_when["cued"] if type_ in r.acts and _mode_fits(r, mode)]
    if rules and key(sentence, candidate.token) in codebook.word_class(DEADLY_WORDS):
        rules = [r for r in rules if codebook.quad(r.becomes) != VERBAL_CONFLICT]
    text = clause_text(sentence, candidate.token) if rules else ""
    rule = next((r for r in rules if not r.cues or any_cue(r.cues, text)), None)
    cued: tuple[str, ...] = ()
    if rule is not None:  # what company makes of an act comes before its time: peacekeepers still to be sent are promised
        type_, mode, rule_id, cued = rule.becomes, rule.mode, rule.id, ("cued",)
    when = (*circumstances_of(sentence, candidate.token, codebook), *cued)
    if candidate.signal.denies:  # "has no intention of", "will not stand idly by": the denial is part of the wording
        when, rule_id = tuple(w for w in when if w != "negated"), rule_id or _WORDED
    elif says_that_not(sentence, candidate) and "negated" not in when:
        when = ("negated", *when)
    worded = candidate.signal.denies
    for circumstance in when:
        rule = _in_circumstance(sentence, candidate.token, codebook, circumstance, type_, mode)
        if rule is not None:
            return Category(rule.becomes, rule.mode, when, rule.id, worded or circumstance == "negated")
    return Category(type_, mode, when, rule_id, worded)


def _operator_rule(sentence: Sentence, operator: Candidate, content: Candidate, codebook: Codebook) -> Rule | None:
    act = content.signal
    if sentence.is_verb(content.token) and negation(sentence, content.token):
        return None  # "urged Kenya not to close the camp", "agreed not to attack"
    known = (r for r in codebook.rules_when["operator"] if operator.signal.type in r.operators and act.type in r.acts)
    fitting = (r for r in known if _mode_fits(r, act.mode) and not (_harms(r, codebook) and asks_another(operator, content)))
    return next((r for r in fitting if not r.cues or any_cue(r.cues, clause_text(sentence, operator.token))), None)


def _first(codebook: Codebook, when: str, type_: str, mode: str) -> Rule | None:
    """Return the first rule for this circumstance and act that asks for no cue."""
    return next((r for r in codebook.rules_when[when] if type_ in r.acts and not r.cues and _mode_fits(r, mode)), None)


def _in_circumstance(sentence: Sentence, i: int, codebook: Codebook, when: str, type_: str, mode: str) -> Rule | None:
    """Return the first rule for what is denied or to come of an act at token i; those of company are read before."""
    if when == "cued":
        return None
    rules = (r for r in codebook.rules_when[when] if type_ in r.acts and _mode_fits(r, mode))
    return next((r for r in rules if not r.cues or any_cue(r.cues, clause_text(sentence, i))), None)


def rule_for(when: str, sentence: Sentence, candidate: Candidate, codebook: Codebook) -> Rule | None:
    """Return the first rule of a kind ("told", "together") that fits the act, and its cues if it has any."""
    operator = candidate.operator.signal.type if candidate.operator is not None else ""
    rules = (r for r in codebook.rules_when[when] if candidate.signal.type in r.acts)
    fitting = (r for r in rules if _mode_fits(r, candidate.signal.mode) and (not r.operators or operator in r.operators))
    return next((r for r in fitting if not r.cues or any_cue(r.cues, clause_text(sentence, candidate.token))), None)


def told_as_coming(type_: str, mode: str, codebook: Codebook) -> tuple[str, str]:
    """Return the type and mode that an act still to come counts as ("Oslo to Fund Clinics"), by the rules for the future."""
    rule = _first(codebook, "future", type_, mode)
    return (rule.becomes, rule.mode) if rule is not None else (type_, mode)


def among_rivals(counts_as: Category, trigger: str, codebook: Codebook) -> Category:
    """Return what an act counts as between politicians of one country, by the rules for rivals; ``trigger`` is its word."""
    return _by_trigger("rivals", counts_as, trigger, codebook)


def by_states(counts_as: Category, trigger: str, codebook: Codebook) -> Category:
    """Return what an act of crowds counts as where states do it ("Stockholm protested"), by the rules for states."""
    return _by_trigger("states", counts_as, trigger, codebook)


def by_several(sentence: Sentence, candidate: Candidate, counts_as: Category, codebook: Codebook) -> Category:
    """Return what an act counts as that two lands hold together ("Kenya and Somalia held an exercise"), by the rules for that."""
    rule = rule_for("joint", sentence, candidate, codebook) if candidate.operator is None else None
    if rule is None:
        return counts_as
    coming = "future" in counts_as.when
    type_, mode = told_as_coming(rule.becomes, rule.mode, codebook) if coming else (rule.becomes, rule.mode)
    return Category(type_, mode, counts_as.when, rule.id, counts_as.denied)


def _by_trigger(when: str, counts_as: Category, trigger: str, codebook: Codebook) -> Category:
    for rule in codebook.rules_when[when]:
        if counts_as.type in rule.acts and trigger in rule.cues and _mode_fits(rule, counts_as.mode):
            return Category(rule.becomes, rule.mode, counts_as.when, rule.id, counts_as.denied)
    return counts_as


def _harms(rule: Rule, codebook: Codebook) -> bool:
    return bool(rule.becomes) and codebook.quad(rule.becomes) > 2


def asks_another(operator: Candidate, content: Candidate) -> bool:
    """Tell whether what is asked, or promised, of somebody is done to another: "urged Kenya to close the camp"."""
    return any(t not in content.recipients for t in operator.recipients)


def _mode_fits(rule: Rule, mode: str) -> bool:
    return not rule.act_modes or mode in rule.act_modes


def circumstances_of(sentence: Sentence, i: int, codebook: Codebook) -> tuple[str, ...]:
    """Return "negated" and "future", in that order, where they hold of the verb, adjective or event noun at token i.

    A plain past negation ("did not meet") is no refusal and gives nothing here; factuality tells it.
    """
    if sentence.is_noun(i):
        return _noun_circumstances(sentence, i, codebook)
    verb = i if sentence.is_verb(i) else sentence.heads[i]
    return _verb_circumstances(sentence, verb, codebook)


def _verb_circumstances(sentence: Sentence, i: int, codebook: Codebook) -> tuple[str, ...]:
    future, negated = _is_future(sentence, i, codebook), bool(len(negation(sentence, i)) % 2)
    above, j = sentence.heads[i], i
    if sentence.deps[i] == "relcl" and sentence.deps[above] == "attr" and sentence.tags[i] == "VB":
        above, j = sentence.heads[above], above  # "will be the first state to recognise them"
        future = future or _is_future(sentence, above, codebook)
    for _ in range(5):  # infinitives take time and denial from what governs them
        if above == j or not sentence.is_verb(above) or sentence.deps[j] not in ("xcomp", "conj", "ccomp", "pcomp"):
            break
        if sentence.deps[j] == "ccomp" and (tense(sentence, j) != "none" or above > j):
            break  # "two men led off in chains; voters weigh it"
        if sentence.deps[j] == "conj" and (_turns(sentence, j) or sentence.child(j, "nsubj", "nsubjpass", "aux") is not None):
            break
        governed = sentence.deps[j] != "conj"  # in "setting fires and hurling stones", "set" does not govern
        planned = governed and key(sentence, above) in codebook.word_class(FUTURE_VERBS)
        future = future or planned or _is_future(sentence, above, codebook)
        negated = negated or _denies(sentence, above, codebook)
        j, above = above, sentence.heads[above]
    granting = key(sentence, i) in codebook.word_class(GRANTING_VERBS)  # "never let them in": a refusal even in the past
    if negated and not future and tense(sentence, i) == "past" and not granting:
        return ()
    return (*(("negated",) if negated else ()), *(("future",) if future else ()))


def _denies(sentence: Sentence, i: int, codebook: Codebook) -> bool:
    """Tell whether a verb denies what it governs: "failed to meet", "did not try to", but not "did not fail (hesitate) to"."""
    word, not_ = key(sentence, i), bool(len(negation(sentence, i)) % 2)
    return word not in codebook.word_class(HESITATING_VERBS) and not_ != (word in codebook.word_class(DENYING_VERBS))


def _turns(sentence: Sentence, i: int) -> bool:
    """Tell whether "but" stands before a coordinated verb: what is denied before it is not denied of it."""
    return any(sentence.lower[j] == "but" for j in sentence.children_with(sentence.heads[i], "cc") if j < i)


def _is_future(sentence: Sentence, i: int, codebook: Codebook) -> bool:
    if tense(sentence, i) == "future":
        return True
    auxiliaries = sentence.children_with(i, "aux", "auxpass")
    if any(sentence.lower[j] in _OPEN_MODALS for j in auxiliaries):
        return not any(sentence.lower[j] == "have" for j in auxiliaries)
    infinitive = sentence.tags[i] in ("VB", "VBN") and any(sentence.lower[j] == "to" for j in auxiliaries)
    if infinitive and (sentence.deps[i] == "ROOT" or _headline_clause(sentence, i)):
        return True  # headline: "Trump to meet Kim"
    above = sentence.heads[i]
    if infinitive and sentence.deps[i] == "ccomp" and sentence.child(i, "nsubj") is not None and above > i:
        return True  # headline: "Canada to send trainers, minister says"
    if infinitive and sentence.deps[i] in ("xcomp", "ccomp", "advcl") and above != i:
        if key(sentence, above) == "be":
            return True  # "is to visit"
        if sentence.lower[above] in codebook.word_class(FUTURE_WORDS):
            return True  # "is due to visit"
    if infinitive and sentence.deps[i] == "acl" and key(sentence, above) in codebook.word_class(FUTURE_VERBS):
        return True  # "the plan to attack"
    return sentence.tags[i] in ("VBG", "VBP", "VBZ") and _future_adverbial(sentence, i, codebook)


def _headline_clause(sentence: Sentence, i: int) -> bool:
    """Tell whether an infinitive with a subject is what a headline reports: "Oslo to send doctors, minister says"."""
    above = sentence.heads[i]
    said = sentence.zone == "title" and sentence.deps[i] == "ccomp" and above > i
    return said and sentence.child(i, "nsubj", "nsubjpass") is not None


def _future_adverbial(sentence: Sentence, i: int, codebook: Codebook) -> bool:
    words = codebook.word_class("future_adverbials")
    for j in sentence.children[i]:
        if sentence.deps[j] in ("npadvmod", "advmod", "prep"):
            for k in (j, *sentence.children[j]):
                if sentence.lower[k] in words:
                    return True
    return False


def _noun_circumstances(sentence: Sentence, i: int, codebook: Codebook) -> tuple[str, ...]:
    words = codebook.word_class(FUTURE_WORDS)
    future = any(sentence.lower[j] in words for j in sentence.children[i] if sentence.deps[j] in ("amod", "compound", "acl"))
    said_to_be = sentence.deps[i] == "attr" and sentence.tags[sentence.heads[i]] == "VBD"
    future = future and not said_to_be  # "the blast was a planned attack": it took place
    negated = any(sentence.lower[j] == "no" for j in sentence.children_with(i, "det"))
    base = anchor(sentence, i, codebook.word_class(PARTITIVES))
    above = sentence.heads[base]
    if sentence.deps[base] == "pobj" and sentence.lower[above] in _MEANWHILE:
        return (*(("negated",) if negated else ()), *(("future",) if future else ()))
    if sentence.deps[base] == "pobj" and sentence.heads[above] != above:
        above = sentence.heads[above]
    if above != base and sentence.is_verb(above):
        if key(sentence, above) in codebook.word_class(DENYING_VERBS):
            negated = True
        light = key(sentence, above) in codebook.word_class("light_verbs") or key(sentence, above) in _HAPPENING
        light = light or is_errand(sentence, base, codebook)
        if light or sentence.deps[base] not in ("pobj", "nsubj"):  # "the attack would change minds": it took place
            raised = [j for j in sentence.children_with(above, "xcomp") if key(sentence, above) == "be"]  # "are to resume"
            verbal = _verb_circumstances(sentence, raised[0] if raised else above, codebook)
            planned = sentence.deps[base] != "nsubj" and key(sentence, above) in codebook.word_class(FUTURE_VERBS)
            future = future or "future" in verbal or planned
            negated = negated or ("negated" in verbal and key(sentence, above) != "have")  # "has no name recognition"
    return (*(("negated",) if negated else ()), *(("future",) if future else ()))
