"""Acts outside the table, named by the class of a verb and the class of what it is done to ("form_association")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dragoman.clauses import objects, prepositional_objects, subjects
from dragoman.drafting.act_words import PRONOUNS, acts_at, ending_of, is_passive, last_named, verb_names
from dragoman.drafting.acts import ActTable, load_acts
from dragoman.language import Sentence


def other_acts_named(sentence: Sentence) -> dict[str, bool]:
    """Return act -> whether it is the act itself, not its end, for the acts outside the table that a sentence speaks of."""
    table = load_acts()
    named = {i: other_act(sentence, i, table, {}, "") for i in range(len(sentence))}
    return {name: other_ending(sentence, i, table) < 0 for i, name in named.items() if name}


def other_ending(sentence: Sentence, i: int, table: ActTable) -> int:
    """Return the verb that ends or prevents an act named by a noun ("prevent the sale of property"), or -1."""
    return ending_of(sentence, i, table) if sentence.is_noun(i) else -1


def other_act(sentence: Sentence, i: int, table: ActTable, known: Mapping[str, frozenset[str]], said_before: str) -> str:
    """Return the name of an act outside the table, made of verb and object ("fill_dam"), or "" where the word names none.

    Args:
        sentence: the sentence.
        i: token of the word.
        table: the acts.
        known: verb -> the objects that it has anywhere in the reports, for pronouns ("promised to form it").
        said_before: the words before, in which a pronoun's noun is looked for.
    """
    verb, heads = _other_verb(sentence, i, table)
    if not verb or verb in table.not_verbs or not verb.replace(" ", "").isalpha():
        return ""
    if heads and (sentence.lower[heads[0]] in PRONOUNS or sentence.tags[heads[0]] == "PRP$"):
        noun = last_named(known.get(verb, frozenset()), said_before)
        return _name(verb, noun, table) if noun else ""
    named = [h for h in heads if sentence.tags[h] in ("NNP", "NNPS")]
    if named and verb in table.done_to_names:  # "shut down Radio North"
        return f"{verb}_{_proper_name(sentence, named[0])}".replace(" ", "_")
    heads = [h for h in heads if sentence.tags[h] in ("NN", "NNS") and not _names_an_act(sentence, h, table)]
    if not heads or sentence.lemmas[heads[0]] in table.not_objects:
        return ""
    return _name(verb, sentence.lemmas[heads[0]].lower(), table)


def _name(verb: str, noun: str, table: ActTable) -> str:
    return f"{verb}_{table.same_object.get(noun, noun)}".replace(" ", "_")


def _proper_name(sentence: Sentence, head: int) -> str:
    before = [j for j in sentence.children[head] if j < head and sentence.deps[j] in ("compound", "nmod", "amod")]
    return "_".join(sentence.lower[j] for j in [*before, head] if sentence.lower[j].isalnum())


def _other_verb(sentence: Sentence, i: int, table: ActTable) -> tuple[str, list[int]]:
    """Return the verb that the word at token i is or is made of, and the heads of its objects."""
    if sentence.is_verb(i) and sentence.tags[i] != "MD" and sentence.deps[i] not in ("aux", "auxpass", "amod"):
        names = verb_names(sentence, i)
        verb = next((table.alike[n] for n in names if n in table.alike), names[-1])
        heads = subjects(sentence, i) if is_passive(sentence, i) else objects(sentence, i)
        return verb, heads or _behind_preposition(sentence, i, names[-1], table)
    noun = sentence.lower[i]
    if sentence.tags[i] not in ("NN", "NNS"):
        return "", []
    if sentence.lemmas[i].lower() in table.noun_verbs:
        verb = table.noun_verbs[sentence.lemmas[i].lower()]
    elif noun.endswith("ing") and len(noun) > 5:
        verb = next((v for v in (noun[:-3] + "e", noun[:-3]) if v in table.e_verbs), noun[:-3])
    else:
        return "", []
    heads = prepositional_objects(sentence, i, "of") or sentence.children_with(i, "poss")
    return table.alike.get(verb, verb), heads


def _behind_preposition(sentence: Sentence, i: int, verb: str, table: ActTable) -> list[int]:
    """Return what a verb without an object is done to ("campaign against the treaty", "return to the courts")."""
    if verb in table.not_with_prepositions or is_passive(sentence, i):
        return []
    return prepositional_objects(sentence, i, *table.other_prepositions)


def known_objects(sentences: Iterable[Sentence], table: ActTable) -> dict[str, frozenset[str]]:
    """Return verb -> the nouns that it has for an object anywhere, for acts outside the table."""
    found: dict[str, set[str]] = {}
    for sentence in sentences:
        for i in range(len(sentence)):
            verb, heads = _other_verb(sentence, i, table)
            for h in heads[:1] if verb and verb not in table.not_verbs else ():
                if sentence.tags[h] in ("NN", "NNS") and sentence.lemmas[h] not in table.not_objects:
                    found.setdefault(verb, set()).add(sentence.lemmas[h].lower())
    return {verb: frozenset(nouns) for verb, nouns in found.items()}


def _names_an_act(sentence: Sentence, i: int, table: ActTable) -> bool:
    """Tell whether a noun is an act of the table by itself, so that the verb above it is not another."""
    return sentence.lemmas[i].lower() in table.act_nouns and any(True for _ in acts_at(sentence, i, table))
