"""What a stance is about: the clause, infinitive or noun phrase that an attitude word takes, as a span."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.claims.sides import Range, is_finite, trim
from dragoman.claims.stance_words import table
from dragoman.clauses import antecedent, conjuncts, objects
from dragoman.language import Sentence
from dragoman.records import Party, Span

_DASHES = (",", "-", "--", "–", "—", ";", ":")


@dataclass(frozen=True, slots=True)
class Draft:
    """A stance before its holder is resolved: head tokens of the holder, or the holders themselves."""

    attitude: str
    strength: str
    heads: list[int]
    target: Span
    evidence: Span
    holders: tuple[Party, ...] = ()


def _span(sentence: Sentence, span: Range | None) -> Span | None:
    return sentence.span_of(*span) if span else None


def noun_phrase(sentence: Sentence, head: int) -> Span:
    """Return the span of the noun phrase at ``head``, without a relative clause or apposition behind a comma."""
    below = sentence.subtree(head)
    for j in sentence.children[head]:
        start = sentence.left_edge(j)
        if (
            j > head
            and start - 1 > head
            and sentence.words[start - 1] in _DASHES
            and sentence.deps[j] in ("relcl", "appos", "advcl")
        ):
            below = [k for k in below if k < start - 1]
        if j > head and sentence.lower[start] in ("given", "because", "since"):
            below = [k for k in below if k < start]
    found = trim(sentence, below[0], below[-1])
    return sentence.span_of(*found) if found else sentence.span_of(head, head)


def _is_infinitive(sentence: Sentence, verb: int) -> bool:
    return any(sentence.tags[j] == "TO" and sentence.deps[j] == "aux" for j in sentence.children[verb])


def clause_targets(sentence: Sentence, verb: int, infinitive: bool = False) -> list[Span]:
    """Return the clause at ``verb``; of coordinated infinitives ("to free them and to end the siege") each apart."""
    if table("speech", "verbs") & {sentence.lemmas[verb]} and infinitive:
        return []
    heads = [j for j in conjuncts(sentence, verb) if sentence.is_verb(j)] if infinitive else [verb]
    out = []
    for n, head in enumerate(heads):
        below = [j for j in sentence.subtree(head) if not any(j >= _first(sentence, later) for later in heads[n + 1 :])]
        below = [j for j in below if j >= _first(sentence, head)]
        found = _span(sentence, trim(sentence, below[0], below[-1])) if below else None
        if found is not None:
            out.append(found)
    return out


def _first(sentence: Sentence, verb: int) -> int:
    """Return where a verb phrase begins: at its own "to", or at the verb if it shares one."""
    own = sentence.children_with(verb, "aux", "auxpass", "nsubj", "mark", "advmod", "neg", "nsubjpass")
    return min([verb, *(sentence.left_edge(j) for j in own)])


def verb_targets(sentence: Sentence, i: int, takes: frozenset[str]) -> list[Span]:
    """Return the targets that the verb or adjective at token i takes, of the first kind that is there."""
    clauses = [j for j in sentence.children[i] if sentence.deps[j] in ("xcomp", "ccomp", "advcl", "pcomp", "acl") and j > i]
    for j in clauses:
        if _is_infinitive(sentence, j):
            found = _infinitive_targets(sentence, i, j, takes)
            if found:
                return found
        elif _clause_fits(sentence, i, j, takes):
            return clause_targets(sentence, j)
        elif (
            "object" in takes
            and sentence.deps[j] == "ccomp"
            and sentence.child(j, "nsubj") is not None
            and (not sentence.is_verb(j) or (sentence.tags[j] == "VBN" and sentence.child(j, "aux", "auxpass", "mark") is None))
        ):
            return clause_targets(sentence, j)  # "wants its prisoners back"
    cleft = _pseudo_cleft(sentence, i) if "object" in takes else None
    if cleft is not None:
        return [noun_phrase(sentence, cleft)]
    called = _called_on(sentence, i) if "on to" in takes else None
    if called:
        return [called]
    if "object" in takes:
        found = [noun_phrase(sentence, _meant(sentence, i, j)) for j in objects(sentence, i)[:1]]
        if found:
            return found
    return _after_preposition(sentence, i, takes)


def _pseudo_cleft(sentence: Sentence, verb: int) -> int | None:
    """For "what X wants is Z" return Z."""
    be = sentence.heads[verb]
    what = any(sentence.lower[j] == "what" for j in sentence.children_with(verb, "dobj", "nsubj"))
    if not what or be <= verb or sentence.lemmas[be] != "be" or sentence.deps[verb] not in ("csubj", "nsubj"):
        return None
    return sentence.child(be, "attr")


def _meant(sentence: Sentence, verb: int, noun: int) -> int:
    """For "Z is what X wants" return Z for "what"."""
    be = sentence.heads[verb]
    subject = sentence.child(be, "nsubj") if sentence.lower[noun] == "what" and sentence.lemmas[be] == "be" else None
    return noun if subject is None else subject


def _infinitive_targets(sentence: Sentence, i: int, verb: int, takes: frozenset[str]) -> list[Span]:
    own = any(sentence.deps[k] in ("nsubj", "nsubjpass") for k in sentence.children[verb])
    given = sentence.child(i, "dobj")
    if (own or given is not None) and "object to" in takes:
        start = given if given is not None and not own else _first(sentence, verb)
        first = sentence.left_edge(start) if start == given else start
        return [s for s in (_span(sentence, trim(sentence, first, sentence.right_edge(verb))),) if s]
    if "to" in takes and sentence.deps[verb] != "advcl":
        return clause_targets(sentence, verb, infinitive=True)
    return clause_targets(sentence, verb, infinitive=True) if "to" in takes and given is None else []


def _clause_fits(sentence: Sentence, i: int, verb: int, takes: frozenset[str]) -> bool:
    if sentence.deps[verb] == "advcl":
        return False
    being = any(sentence.lower[k] in ("being", "having") for k in sentence.children[verb])  # "fears being encircled"
    if (sentence.tags[verb] == "VBG" or (sentence.tags[verb] == "VBN" and being)) and not is_finite(sentence, verb):
        return "ing" in takes
    if "that should" in takes and "that" not in takes:
        modal = any(sentence.lower[j] in ("should", "must") for j in sentence.children[verb])
        return modal or (_is_plain_form(sentence, i, verb) and not any(sentence.tags[j] == "MD" for j in sentence.children[verb]))
    return "that" in takes and is_finite(sentence, verb)


def _is_plain_form(sentence: Sentence, i: int, verb: int) -> bool:
    """Tell whether a that-clause has the plain form of what is asked ("that it leave"), however the parser tagged it."""
    if sentence.tags[verb] == "VB":
        return True
    subject = sentence.child(verb, "nsubj", "nsubjpass")
    if subject is None or sentence.lower[verb] not in (sentence.lemmas[verb], "be", "set", "put", "cut", "let", "shut", "quit"):
        return False
    if sentence.lemmas[i] in table("mandative", "verbs"):
        return True
    one = sentence.tags[subject] in ("NN", "NNP") and len(conjuncts(sentence, subject)) == 1
    both = sentence.lower[subject] in ("both", "each") or any(sentence.lower[j] == "both" for j in sentence.children[subject])
    return one or both or sentence.lower[subject] in table("mandative", "plural_names")


def evidence_span(sentence: Sentence, heads: Sequence[int], i: int, target: Span) -> Span:
    """Return the stretch from holder to target, within the sentence."""
    starts = [sentence.starts[i], *(sentence.starts[_left_edge(sentence, h)] for h in heads)]
    ends = [sentence.ends[i], *(sentence.ends[h] for h in heads)]
    if sentence.span.contains(target):
        starts.append(target.start)
        ends.append(target.end)
    return Span(min(starts), max(ends))


def _left_edge(sentence: Sentence, head: int) -> int:
    """Return where the words before a noun that belong to it begin, up to the nearest comma."""
    below = [j for j in sentence.subtree(head) if j <= head]
    return next((j + 1 for j in reversed(below) if sentence.words[j] == ","), below[0])


def _called_on(sentence: Sentence, i: int) -> Span | None:
    """Return "Iran to withdraw" of "called on Iran to withdraw"."""
    links = (j for j in sentence.children_with(i, "prep") if sentence.lower[j] in ("on", "upon", "for", "to", "with"))
    link = next(links, None)
    whom = sentence.child(link, "pobj") if link is not None else None
    if link is None or whom is None:
        return None
    act = [j for j in (*sentence.children[i], *sentence.children[whom]) if j > whom and _is_infinitive(sentence, j)]
    if not act:
        return None
    return _span(sentence, trim(sentence, sentence.left_edge(whom), sentence.right_edge(act[0])))


def _after_preposition(sentence: Sentence, i: int, takes: Iterable[str]) -> list[Span]:
    for j in sentence.children[i]:
        if sentence.deps[j] in ("prep", "dative", "prt") and sentence.lower[j] in takes and j > i:
            below = [k for k in sentence.subtree(j) if k > j]
            named = sentence.children_with(j, "pobj", "pcomp")
            if named and sentence.deps[named[0]] == "pobj":
                return [noun_phrase(sentence, named[0])]
            found = _span(sentence, trim(sentence, below[0], below[-1])) if below else None
            if found is not None:
                return [found]
    return []


# -- nouns --------------------------------------------------------------------------------------------------------


def noun_targets(sentence: Sentence, i: int, takes: frozenset[str]) -> list[Span]:
    """Return the targets that an attitude noun at token i takes."""
    for j in sentence.children[i]:
        if j < i or sentence.deps[j] not in ("acl", "relcl", "ccomp", "xcomp"):
            continue
        if _is_infinitive(sentence, j):
            if "to" in takes:
                return clause_targets(sentence, j, infinitive=True)
        elif "that" in takes and sentence.lower[sentence.left_edge(j)] == "that":
            return clause_targets(sentence, j)
    if "of ing" in takes:
        for j in sentence.children[i]:
            gerund = sentence.child(j, "pcomp") if sentence.lower[j] == "of" else None
            if gerund is not None:
                return clause_targets(sentence, gerund)
    if "copula" in takes:
        listed = next((j for j in sentence.children_with(i, "appos") if j > i and sentence.tags[j] in ("NN", "NNS", "VBG")), None)
        voiced = sentence.lemmas[sentence.heads[i]] in table("voicing", "verbs") or sentence.child(i, "poss") is not None
        if listed is not None and voiced:
            return [noun_phrase(sentence, listed)]  # "has five demands: the lifting of restrictions, ..."
        found = _across_copula(sentence, i)
        if found is not None:
            return [found]
    return _after_preposition(sentence, i, takes - {"to"} | ({"to"} if "to" in takes else set()))


def _across_copula(sentence: Sentence, i: int) -> Span | None:
    """Return Z of "X's priority is Z", "Z is a priority for X", "Among X's priorities was Z"."""
    j = i
    while sentence.deps[j] in ("pobj", "prep") and not sentence.is_verb(sentence.heads[j]):
        j = sentence.heads[j]
    verb = sentence.heads[j]
    if sentence.lemmas[verb] not in ("be", "remain", "include", "become"):
        return None
    if sentence.deps[j] in ("prep", "nsubj"):
        wanted = ("attr", "ccomp", "xcomp", "acomp", "oprd", "dobj") + (("nsubj",) if sentence.deps[j] == "prep" else ())
        other = next((k for k in sentence.children[verb] if sentence.deps[k] in wanted and k != j), None)
        if other is None:
            return None
        if sentence.is_verb(other):
            spans = clause_targets(sentence, other, infinitive=_is_infinitive(sentence, other))
            return spans[0] if spans else None
        return noun_phrase(sentence, other)
    if sentence.deps[j] == "attr":
        other = sentence.child(verb, "nsubj", "csubj")
        return noun_phrase(sentence, other) if other is not None and sentence.tags[other] not in ("PRP", "EX", "DT") else None
    return None


def purpose_targets(sentence: Sentence, i: int) -> list[Span]:
    """Return what "an effort", "the aim" at token i is for: its infinitives, or the gerund behind "of"."""
    for j in sentence.children[i]:
        if j > i and sentence.deps[j] in ("acl", "relcl") and _is_infinitive(sentence, j):
            return clause_targets(sentence, j, infinitive=True)
        gerund = sentence.child(j, "pcomp") if sentence.lower[j] in ("of", "to") else None
        if gerund is not None:
            return clause_targets(sentence, gerund)
    return []


def raised_targets(sentence: Sentence, i: int) -> list[Span]:
    """Return what is to be done of a matter raised or discussed at token i: "how to", "measures to", "the issue of"."""
    for j in sentence.children[i]:
        if sentence.deps[j] in ("ccomp", "xcomp") and _is_infinitive(sentence, j) and sentence.child(j, "advmod") is not None:
            return clause_targets(sentence, j)
    out: list[Span] = []
    matters = [k for j in sentence.children_with(i, "dobj", "nsubjpass") for k in conjuncts(sentence, j)]
    for j in matters:
        if sentence.lemmas[j] in table("raised", "matters"):
            out.extend(_matter(sentence, j))
    return out


def _matter(sentence: Sentence, j: int) -> list[Span]:
    acts = [k for k in sentence.children[j] if k > j and sentence.deps[k] in ("acl", "relcl") and _is_infinitive(sentence, k)]
    if acts:
        return clause_targets(sentence, acts[0], infinitive=True)
    return _after_preposition(sentence, j, ("of", "for"))


# -- what points back ---------------------------------------------------------------------------------------------


def anaphoric(sentence: Sentence, target: Span) -> bool:
    """Tell whether a target only points back: "this", "such an outcome", "the move"."""
    words = [sentence.lower[t] for t in sentence.tokens_in(target)]
    return (words[:1] in (["this"], ["that"]) and len(words) == 1) or words[:1] == ["such"] or words in (["it"], ["so"])


def clause_before(sentence: Sentence, i: int) -> Span | None:
    """For "..., something that X would like to see happen": the clause that "something" stands for, else None."""
    j = i
    while sentence.deps[j] == "xcomp" and sentence.heads[j] != j:
        j = sentence.heads[j]
    noun = antecedent(sentence, j)
    if noun is None or (
        sentence.lower[noun] not in ("something", "which", "what")
        and sentence.lemmas[noun] not in ("outcome", "prospect", "step", "move")
    ):
        return None
    start = sentence.left_edge(noun)
    if start == 0 or sentence.words[start - 1] not in _DASHES:
        return None
    top = next((a for a in sentence.ancestors(noun) if is_finite(sentence, a)), None)
    first = sentence.left_edge(top) if top is not None else 0
    if first >= start - 1:
        first = 0
    return _span(sentence, trim(sentence, first, start - 2))


def for_another(sentence: Sentence, i: int, takes: frozenset[str]) -> list[Span]:
    """ "Its call | for the envoy to be freed", hung on the verb above."""
    beside = (i, sentence.heads[i]) if "for" in takes and i + 1 < len(sentence) else ()
    clauses = [j for k in beside for j in sentence.children_with(k, "advcl")]
    clause = next((j for j in clauses if sentence.left_edge(j) == i + 1 and sentence.lower[i + 1] == "for"), None)
    words = [t for t in sentence.subtree(clause) if t > i + 1 and sentence.words[t].isalnum()] if clause is not None else []
    return [sentence.span_of(words[0], words[-1])] if words else []


def with_its_act(sentence: Sentence, target: Span) -> Span:
    """Take in what whoever is named is to do: "his call for | the border to be reopened"."""
    tokens = sentence.tokens_in(target)
    behind = tokens[-1] + 1 if tokens else len(sentence)
    if behind + 1 >= len(sentence) or sentence.tags[behind] != "TO" or sentence.lower[tokens[0] - 1] != "for":
        return target
    verb = sentence.heads[behind]
    if not sentence.is_verb(verb) or verb < behind:
        return target
    words = [t for t in sentence.subtree(verb) if t > behind and sentence.words[t].isalnum()]
    return Span(target.start, sentence.ends[words[-1]]) if words else target
