"""Whether an event happened, as the author of a sentence puts it: certainty, polarity, time and frame of one predicate.

The reading starts from the predicate's own words (tense, modals, negation, adverbs) and climbs the parse: each predicate above
it changes the reading as its class in ``data/claims/embedding.toml`` says ("managed to", "failed to", "threatened to",
"a plan for"), each conditional, purpose or temporal clause sets its frame. Reporting verbs let the reading through: what a
source says is here read as the source puts it; :func:`dragoman.claims.make_claims` tells the voices apart.

The distinctions follow Saurí & Pustejovsky, FactBank (2009), and Karttunen on implicative verbs (1971).
"""

from __future__ import annotations

from dataclasses import dataclass, field

from dragoman.clauses.circumstances import circumstances
from dragoman.clauses.lexicon import Effect, effect_on, modality, weaker
from dragoman.language import Sentence
from dragoman.records import Factuality, Span

# Deeper chains of embedding than this do not occur outside of parser errors.
_DEEPEST = 12
_PARTICLES = frozenset({"off", "out", "up"})
_WH_WORDS = frozenset({"what", "who", "whom", "where", "when", "why", "how", "which"})
# A future verb sets its subject and the occasion it falls on in the future ("will meet at the summit"), not its object.
_CARRIES_TIME = frozenset({"subject", "attr", "during", "at", "in"})
# What these take as their complement is taken for granted, whatever stands above them ("may regret that it left").
_PRESUPPOSING = frozenset({"takes for a fact"})
_ORDINALS = frozenset({"first", "second", "third", "last", "latest", "only", "next"})
_INVERTED = frozenset({"should", "were", "had"})


@dataclass(slots=True)
class _View:
    """The reading so far, changed while climbing."""

    certainty: str = "certain"
    polarity: str = "positive"
    time: str = "present"
    frame: str = "asserted"
    evidence: list[int] = field(default_factory=list)
    timed: bool = False  # the predicate has a tense or time word of its own

    def reverse(self) -> None:
        self.polarity = "negative" if self.polarity == "positive" else "positive"


@dataclass(frozen=True, slots=True)
class _Link:
    """How a predicate hangs on the one above it: its governor and the kind of complement it is."""

    governor: int
    kind: str


def factuality_of(sentence: Sentence, token: int) -> Factuality:
    """Return how the sentence presents the verb or event noun at this token.

    Args:
        sentence: a parsed sentence.
        token: index of the verb or event noun.

    Returns:
        The reading of whoever speaks: what is reported as another's words is read as that source puts it.
    """
    view = _own_view(sentence, token)
    j = token
    for _ in range(_DEEPEST):
        _consequence(sentence, view, j)
        link = _link(sentence, j)
        if link is None:
            break
        j = _climb(sentence, view, j, link)
        if j < 0:
            break
    _question(sentence, view, token)
    spans = tuple(Span(sentence.starts[k], sentence.ends[k]) for k in sorted(set(view.evidence)))
    return Factuality(view.certainty, view.polarity, view.time, view.frame, spans)


def _consequence(sentence: Sentence, view: _View, j: int) -> None:
    """What depends on an if-clause (or on "without ...") has not happened yet, whatever its verb says."""
    while sentence.deps[j] == "conj" and sentence.heads[j] != j:
        j = sentence.heads[j]
    if not any(_conditional_child(sentence, j, k) for k in sentence.children[j]):
        return
    if view.frame in ("asserted", "background"):
        view.frame = "consequence"
    if view.frame != "counterfactual":
        view.certainty = weaker(view.certainty, "probable")
        if view.time == "present":
            view.time = "future"


def _conditional_child(sentence: Sentence, j: int, k: int) -> bool:
    if sentence.deps[k] == "advcl":
        return _clause_kind(sentence, k, "advcl") in ("condition", "inverted")
    if sentence.deps[k] == "prep" and sentence.lower[k] == "without":
        return any(sentence.tags[m] == "MD" for m in sentence.children_with(j, "aux"))
    return False


# -- the predicate's own words ------------------------------------------------------------------------------------


def _own_view(sentence: Sentence, i: int) -> _View:
    """Read one predicate by itself, without what is above it."""
    view = _View()
    if sentence.is_verb(i):
        _read_verb(sentence, i, view)
    else:
        _read_noun(sentence, i, view)
    _read_adverbs(sentence, i, view)
    return view


def _read_verb(sentence: Sentence, i: int, view: _View) -> None:
    here = circumstances(sentence, i)
    if here.tense != "none":
        view.time, view.timed = here.tense, True
    if here.negated:
        view.polarity = "negative"
    view.evidence.extend(here.negators)
    table = modality()
    for j in here.modals:
        effects = table.modal_perfect if here.perfect else table.modal
        effect = effects.get(sentence.lower[j])
        if effect is None:
            continue
        view.time, view.timed = effect.time, True
        view.evidence.append(j)
        if effect.frame == "consequence" and _reported_future(sentence, i):
            continue
        view.certainty = weaker(view.certainty, effect.certainty)
        view.frame = effect.frame or view.frame
        if effect.frame == "counterfactual":
            view.reverse()
    if here.tense == "present" and not here.perfect and _future_adverbial(sentence, i):
        view.time = "future"
    if here.tense == "none" and not here.modals:
        _read_nonfinite(sentence, i, view)
    if view.frame == "asserted" and view.time == "past" and _background(sentence, i):
        view.frame = "background"


def _reported_future(sentence: Sentence, i: int) -> bool:
    """Tell whether "would" is the will of reported speech ("said it would withdraw"), not of a condition."""
    j = i
    while sentence.deps[j] == "conj" and sentence.heads[j] != j:
        j = sentence.heads[j]
    if sentence.deps[j] not in ("ccomp", "acl") or sentence.heads[j] == j:
        return False
    if any(sentence.deps[k] == "advcl" and _clause_kind(sentence, k, "advcl") in ("condition", "inverted") for k in sentence.children[j]):
        return False
    above = sentence.heads[j]
    if sentence.is_noun(above):
        return True
    return circumstances(sentence, above).tense == "past" or sentence.tags[above] == "VBN"


def _read_nonfinite(sentence: Sentence, i: int, view: _View) -> None:
    """Participles and bare or to-infinitives: "troops killed", "Turkey to host talks", "after meeting"."""
    tag = sentence.tags[i]
    if _has_to(sentence, i):
        have = any(sentence.lower[j] == "have" for j in sentence.children_with(i, "aux"))
        view.time = "past" if have else "future"
    elif tag in ("VBN", "VBD"):
        view.time = "past"
    elif tag == "VBG":
        view.time = _time_above(sentence, i)
    else:
        view.time = "present"


def _time_above(sentence: Sentence, i: int) -> str:
    """Return the time of the nearest finite verb above a participle: "left, saying", "will write, telling them"."""
    j = i
    for _ in range(_DEEPEST):
        if sentence.heads[j] == j:
            break
        j = sentence.heads[j]
        if sentence.is_verb(j):
            here = circumstances(sentence, j)
            if here.modals:
                return "future"
            if here.tense != "none":
                return here.tense
    return "present"


def _read_noun(sentence: Sentence, i: int, view: _View) -> None:
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
        if word == "alleged":
            view.frame = "accusation"
        if word in ("threatened", "feared"):
            view.frame = "threat" if word == "threatened" else "fear"
    negators = circumstances(sentence, i).negators
    if len(negators) % 2:
        view.polarity = "negative"
        view.evidence.extend(negators)


def _read_adverbs(sentence: Sentence, i: int, view: _View) -> None:
    grades = modality().adverb
    for j in sentence.children[i]:
        grade = grades.get(sentence.lower[j])
        if grade is None or sentence.deps[j] not in ("advmod", "amod", "npadvmod", "neg"):
            continue
        view.evidence.append(j)
        if grade in ("probable", "possible"):
            view.certainty = weaker(view.certainty, grade)
        else:
            view.polarity = "negative"
        if sentence.lower[j] == "allegedly" and view.frame == "asserted":
            view.frame = "accusation"


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


def _background(sentence: Sentence, i: int) -> bool:
    words = modality().background_words
    for j in sentence.children[i]:
        if sentence.deps[j] not in ("advmod", "npadvmod", "prep"):
            continue
        phrase = [sentence.lower[k] for k in sentence.subtree(j)[:8]]
        if any(w in words for w in phrase) or ("decades" in phrase or "centuries" in phrase):
            return True
    return False


def _has_to(sentence: Sentence, i: int) -> bool:
    return any(sentence.tags[j] == "TO" or sentence.lower[j] == "to" for j in sentence.children_with(i, "aux"))


# -- the way up ---------------------------------------------------------------------------------------------------


def _link(sentence: Sentence, i: int) -> _Link | None:
    """Return how token i (or what it is coordinated with) hangs on what is above it; None at the top."""
    for _ in range(_DEEPEST):
        if sentence.heads[i] == i:
            return None
        if sentence.deps[i] != "conj":
            break
        i = sentence.heads[i]
    label, above = sentence.deps[i], sentence.heads[i]
    if label in ("pobj", "pcomp"):
        return _through_preposition(sentence, i, above)
    if label in ("dobj", "nsubjpass", "dative", "oprd"):
        return _Link(above, "object")
    if label in ("nsubj", "csubj"):
        return _Link(above, "subject")
    if label in ("attr", "acomp"):
        return _Link(above, "attr")
    if label in ("compound", "amod", "nmod", "poss"):
        return _Link(above, "compound") if sentence.is_noun(above) else None
    if label in ("xcomp", "ccomp", "acl", "advcl", "csubjpass", "relcl"):
        return _Link(above, _clause_kind(sentence, i, label))
    if label in ("dep", "parataxis", "appos"):
        return _Link(above, label)
    return None


def _through_preposition(sentence: Sentence, i: int, preposition: int) -> _Link | None:
    word = sentence.lower[preposition]
    above = sentence.heads[preposition]
    if above == preposition:
        return None
    if sentence.deps[preposition] == "prep" and sentence.deps[above] == "prep":  # "because of", "ahead of"
        word, above = sentence.lower[above], sentence.heads[above]
    if word == "to":
        word = "to-noun"
    return _Link(above, "by" if sentence.deps[preposition] == "agent" else word)


def _clause_kind(sentence: Sentence, i: int, label: str) -> str:
    marks = [sentence.lower[j] for j in sentence.children[i] if sentence.deps[j] in ("mark", "advmod")]
    if label == "relcl":
        return "to" if _has_to(sentence, i) and sentence.child(i, "nsubj") is None else "relcl"
    if label == "advcl":
        return _adverbial_kind(sentence, i, marks)
    if "whether" in marks or (label == "ccomp" and "if" in marks):
        return "whether"
    if _has_to(sentence, i):
        perfect = any(sentence.lower[j] in ("have", "be") and sentence.deps[j] == "aux" for j in sentence.children[i])
        return "to-have" if perfect and sentence.tags[i] in ("VBN", "VBG") else "to"
    if sentence.tags[i] == "VBG" and not sentence.child(i, "aux"):
        return "ing"
    if sentence.tags[i] == "VB" and label == "ccomp" and "that" not in marks and not sentence.child(i, "aux"):
        return "to"  # "let them leave", "demanded he leave"
    if label == "acl" and sentence.tags[i] == "VBN":
        return "participle"
    if any(sentence.lower[j] in _WH_WORDS for j in sentence.children[i]):
        return "wh"
    return "that"


def _adverbial_kind(sentence: Sentence, i: int, marks: list[str]) -> str:
    table = modality()
    if any(m in table.condition_markers for m in marks):
        return "as-if" if "as" in marks or "even" in marks else "condition"
    if _inverted(sentence, i):
        return "inverted"
    for m in ("before", "until", "till"):
        if m in marks:
            return "before"
    if any(m in ("when", "once", "after", "while") for m in marks):
        return "temporal"
    if _has_to(sentence, i) or ("so" in marks and "that" in marks):
        return "purpose"
    return "adverbial"


def _inverted(sentence: Sentence, i: int) -> bool:
    """Tell whether the clause headed by i is an inverted condition ("Should it fail", "Had they met")."""
    first = next((j for j in sentence.children[i] if sentence.deps[j] in ("aux", "auxpass")), i)
    if sentence.lower[first] not in _INVERTED:
        return False
    subject = sentence.child(i, "nsubj", "nsubjpass", "expl")
    return subject is not None and first < subject and not _question_mark(sentence)


def _climb(sentence: Sentence, view: _View, i: int, link: _Link) -> int:
    """Let the governor change the view; return the token to go on from, -1 to stop."""
    if link.kind in ("condition", "inverted"):
        _condition(sentence, view, link.governor)
        return -1
    if link.kind in ("to", "purpose") and _were_to(sentence, link.governor):
        _condition(sentence, view, sentence.heads[link.governor])
        return -1
    if link.kind == "purpose" or _in_order_to(sentence, link):
        return _purpose(sentence, view, i, link)
    if view.certainty != "unknown" and _any_under_negation(sentence, i, link.governor):
        view.certainty = "unknown"  # "not aware of any attack"
    if link.kind == "without" and _conditional_child(sentence, link.governor, sentence.heads[_top(sentence, i)]):
        view.frame, view.certainty, view.time = "condition", "possible", "future"
        return -1
    if link.kind in ("temporal", "before") and view.time == "present" and _own_view(sentence, link.governor).time == "future":
        view.time = "future"  # "when it withdraws, they will"
    if link.kind in ("adverbial", "temporal", "before", "as-if", "relcl", "appos", "participle", "by"):
        return -1
    effect = _effect_of(sentence, link)
    if effect is None and link.kind == "whether":
        effect = effect_on("V", "ask", "whether")
    if effect is None:
        return _no_effect(sentence, view, i, link)
    if effect.name == "holds possible" and link.kind == "object" and _definite(sentence, i):
        return link.governor  # "discussed the attack": what is known is talked about, not weighed
    if effect.name == "stops what went on" and link.kind == "object" and _definite(sentence, i):
        return -1  # "to stop the attacks": they go on
    _apply(sentence, view, link.governor, effect)
    return -1 if effect.name in _PRESUPPOSING else link.governor


def _definite(sentence: Sentence, noun: int) -> bool:
    return any(
        sentence.lower[j] in ("the", "this", "that", "these", "those") or sentence.deps[j] == "poss"
        for j in sentence.children[noun]
    )


def _any_under_negation(sentence: Sentence, i: int, g: int) -> bool:
    if not sentence.is_noun(i) or not any(sentence.lower[j] == "any" for j in sentence.children[i]):
        return False
    verb = sentence.heads[g] if sentence.deps[g] == "acomp" else g
    return sentence.deps[g] == "acomp" and circumstances(sentence, verb).negated


def _in_order_to(sentence: Sentence, link: _Link) -> bool:
    g = link.governor
    return link.kind == "to" and sentence.lower[g] == "order" and sentence.lower[sentence.heads[g]] == "in"


def _were_to(sentence: Sentence, g: int) -> bool:
    """ "Were the council to meet, ...": an inverted condition whose verb hangs on "were"."""
    subject = sentence.child(g, "nsubj", "nsubjpass")
    return sentence.lower[g] == "were" and subject is not None and subject > g and not _question_mark(sentence)


def _top(sentence: Sentence, i: int) -> int:
    """Return the first member of the coordination that token i belongs to."""
    while sentence.deps[i] == "conj" and sentence.heads[i] != i:
        i = sentence.heads[i]
    return i


def _no_effect(sentence: Sentence, view: _View, i: int, link: _Link) -> int:
    """A governor of no class: an event noun takes its verb's future, conditions reach down, the rest is left alone."""
    g = link.governor
    if link.kind in _CARRIES_TIME and sentence.is_verb(g) and not view.timed:
        above = _own_view(sentence, g)
        if above.time == "future":
            view.time, view.timed = "future", True
            if link.kind in ("subject", "attr"):
                view.certainty = weaker(view.certainty, above.certainty)
    if link.kind == "to" and sentence.is_noun(g) and not view.evidence:
        _infinitive_of_noun(sentence, view, i, g)
    if link.kind in ("that", "to", "ing", "dep", "parataxis", "subject", "object", "attr", "compound") or sentence.is_noun(g):
        return g if _frame_above(sentence, g) else -1
    return -1


def _finite(sentence: Sentence) -> bool:
    return any(tag in ("VBD", "VBZ", "VBP", "MD") for tag in sentence.tags)


def _infinitive_of_noun(sentence: Sentence, view: _View, i: int, noun: int) -> None:
    """ "measures to stop it"; "the first to fly"; a headline's "Turkey to host talks"; "overtook it to become" misread."""
    if not _finite(sentence):
        view.time = "future"
    elif _ordinal(sentence, noun) or (sentence.lemmas[i] in modality().outcome_verbs and _time_above(sentence, noun) == "past"):
        view.time, view.timed = "past", True
    elif sentence.tags[i] == "VBN":
        view.time, view.timed = "future", True  # "the system, to be released in May"
    elif view.frame == "asserted":
        view.frame, view.time, view.timed = "purpose", "future", True
        view.certainty = weaker(view.certainty, "possible")


def _ordinal(sentence: Sentence, noun: int) -> bool:
    """ "the first aircraft to fly", "the only minister to resign": an infinitive that tells what was done."""
    return any(sentence.lower[j] in _ORDINALS or sentence.tags[j] == "JJS" for j in sentence.children[noun])


def _frame_above(sentence: Sentence, g: int) -> bool:
    return sentence.heads[g] != g


def _effect_of(sentence: Sentence, link: _Link) -> Effect | None:
    g = link.governor
    lemma = sentence.lemmas[g].lower()
    if sentence.is_verb(g):
        particle = next((sentence.lower[j] for j in sentence.children_with(g, "prt") if sentence.lower[j] in _PARTICLES), "")
        known = effect_on("V", f"{lemma}-{particle}", link.kind) if particle else None
        return known or _verb_effect(sentence, g, lemma, link.kind)
    if sentence.is_noun(g):
        return effect_on("N", lemma, link.kind)
    if sentence.tags[g][:1] in ("J", "R") or sentence.deps[g] == "acomp":
        return effect_on("J", lemma, link.kind)
    return None


def _verb_effect(sentence: Sentence, g: int, lemma: str, kind: str) -> Effect | None:
    if lemma == "be" and kind == "to":
        return effect_on("J", "due", "to")  # "is to visit"
    if lemma == "go" and kind == "to":
        return effect_on("J", "due", "to") if sentence.tags[g] == "VBG" else None
    if lemma in ("have", "need") and kind == "to":
        return effect_on("V", "require", "to")
    effect = effect_on("V", lemma, kind)
    if effect is None and sentence.tags[g] == "VBN":
        effect = effect_on("J", sentence.lower[g], kind)
    if effect is None and kind == "subject" and lemma == "take" and _takes_place(sentence, g):
        return effect_on("V", "happen", "subject")
    if effect is None and kind == "to-have":
        effect = effect_on("V", lemma, "that")
    return effect


def _takes_place(sentence: Sentence, g: int) -> bool:
    thing = sentence.child(g, "dobj")
    return thing is not None and sentence.lower[thing] in ("place", "effect")


def _apply(sentence: Sentence, view: _View, g: int, effect: Effect) -> None:
    above = _own_view(sentence, g)
    negators = set(circumstances(sentence, g).negators)
    negated = above.polarity == "negative" and not (negators and negators <= set(view.evidence))
    if negated and effect.negated is not None:
        effect = effect.negated
        negated = False
    if effect.polarity == "reversed":
        view.reverse()
    elif effect.polarity == "negative":
        view.polarity = "negative"
    if negated and effect.polarity in ("same", "reversed"):
        view.reverse()
    view.certainty = weaker(view.certainty, effect.certainty)
    if effect.certainty != "certain" or effect.polarity in ("same", "reversed"):
        view.certainty = weaker(view.certainty, above.certainty)
    _set_time(view, above, effect)
    if effect.frame and view.frame in ("asserted", "background", "consequence", "purpose"):
        view.frame = effect.frame
    elif view.frame == "asserted" and effect.polarity == "same" and above.frame not in ("asserted", "background"):
        view.frame = above.frame
    if effect.name != "reports":
        view.evidence.append(g)


def _set_time(view: _View, above: _View, effect: Effect) -> None:
    if effect.time == "future" and (view.time != "past" or not view.timed):
        view.time, view.timed = "future", True
    elif effect.time == "same" and not view.timed:
        view.time = above.time
    elif effect.time == "own" and view.time == "future":
        view.timed = True
    elif effect.frame == "fear" and not view.timed:
        view.time, view.timed = "future", True
    view.timed = view.timed or above.timed


def _condition(sentence: Sentence, view: _View, main: int) -> None:
    """An if-clause: possible and open, or counterfactual when the main clause has would have / the clause had + participle."""
    unreal = _own_view(sentence, main).frame == "counterfactual"
    if unreal:
        view.frame, view.certainty = "counterfactual", "certain"
        view.reverse()
        return
    view.frame = "condition"
    view.certainty = weaker(view.certainty, "possible")
    if view.time == "present" or not view.timed:
        view.time = "future"


def _purpose(sentence: Sentence, view: _View, i: int, link: _Link) -> int:
    """An infinitive of purpose, or of outcome ("rose to become")."""
    if sentence.lemmas[i] in modality().outcome_verbs:
        above = _own_view(sentence, link.governor)
        if above.time == "past":
            view.time = "past"
            return -1
    if view.frame == "asserted":
        view.frame = "purpose"
    view.certainty = weaker(view.certainty, "possible")
    view.time = "future"
    return -1


def _question_mark(sentence: Sentence) -> bool:
    return sentence.text.rstrip("\"'”’»)").endswith("?")


def _question(sentence: Sentence, view: _View, token: int) -> None:
    """Frame the main clause of a direct question."""
    if not _question_mark(sentence) or view.frame not in ("asserted", "consequence"):
        return
    root = token
    while sentence.deps[root] in ("conj", "dobj", "nsubj", "pobj", "prep", "xcomp", "nsubjpass") and sentence.heads[root] != root:
        root = sentence.heads[root]
    if sentence.heads[root] == root:
        view.frame, view.certainty = "question", "unknown"
