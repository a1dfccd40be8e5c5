"""Headlines read as plain English: title case and lines of capitals calmed, auxiliaries that were left out put back in.

A headline's capitals say nothing about names, and the parser takes it for one long name. Words that are no names are written
small before the parse (same length, so that all offsets stay): those that the body of the report writes small, and those
of the lemmatizer's word lists, unless the gazetteers know them as names. After the parse "40 detained" is read as a passive: of
active acts headlines speak in the present. That this present tells the past is :func:`dragoman.clauses.circumstances.tense`'s.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable
from itertools import pairwise

from dragoman.actors import Gazetteer, load_gazetteer
from dragoman.actors.names import words_of_kind
from dragoman.language import Parser, Sentence
from dragoman.places.gazetteer import load_places

_WORD = re.compile(r"[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)?")
_CONTRACTION = re.compile(r"n['’]t$|['’](?:re|ll|ve|d|m)$")
# Words that title case leaves small, and those inside names.
_SMALL = frozenset(
    """a an the and but or nor as at by for from in into of off on onto over per than to up upon via vs with is are be its it
    s t al el bin ibn ben abu de da di del della dos van von der la le ter y e""".split()
)
# A first line of at most so many words may be a headline.
_TITLE_WORDS = 14
# A line counts as title case from this many words that title case would not leave small; fewer may be a bare name.
_FEWEST_WORDS = 3
_SMALL_SHARE = 0.12  # one slip in eight: "Parliament Votes on hijab Law"
_MOST_SMALL = 3
_CAPITALS_SHARE = 0.9
_LOOK = 40  # characters
_MONTHS_OR_VERBS = frozenset({"march", "may"})
# Names of these kinds are made of common words, surnames aside.
_COMMON_KINDS = frozenset({"media", "collective"})
_BEFORE_MONTHS = frozenset("in since until till by of last next this early late mid from".split())
_PLURAL_ENDINGS = ("s", "men", "people", "police")
_AUXILIARIES = frozenset({"be", "have", "do", "get", "'s", "’s"})
# Behind these a headline may go on with another clause.
_CLAUSE_LIMITS = frozenset({",", ";", ":", "as", "while", "after", "before", "amid"})
_CLAUSE_LABELS = frozenset({"ROOT", "ccomp", "advcl", "conj", "parataxis", "pcomp"})
# More words than this before or behind a comma are more than the name of a party.
_LONGEST_PARTY = 3
# From this prior on (some 10,000 people) a place is likelier meant than a noun that most people never use.
_PLACE_PRIOR = 3.9


def parse_with_headlines(sentences: list[Sentence], parser: Parser, gazetteer: Callable[[], Gazetteer] = load_gazetteer) -> None:
    """Parse sentences, headlines among them read as headlines; the gazetteer is loaded only if there are any.

    Args:
        sentences: the unparsed sentences of one report, or those of them that matter.
        parser: what parses them.
        gazetteer: gives who is who.
    """
    if any(_is_loud(s) for s in sentences):
        calm_headlines(sentences, gazetteer(), parser)
    parser.parse(sentences)
    for sentence in sentences:
        read_headline(sentence, parser)


def calm_headlines(sentences: Iterable[Sentence], gazetteer: Gazetteer, parser: Parser) -> None:
    """Mark the headlines among the sentences of one report, and write those in title case or capitals as plain text.

    Args:
        sentences: the unparsed sentences of one report. Lines in title case or capitals get the zone "title", and
            their ``text`` changes in case only; so does a first line without a mark at its end, whose text stays.
        gazetteer: who is who: its names keep their capitals.
        parser: whose word lists tell which words are English.
    """
    sentences = list(sentences)
    if _opens_as_title(sentences):
        sentences[0].zone = "title"
    loud = [s for s in sentences if _is_loud(s)]
    if not loud:
        return
    aside = {s.index for s in loud}
    small, names = _usage([s for s in sentences if s.index not in aside])
    for sentence in loud:
        sentence.zone = "title"
        sentence.text = _calm(sentence.text, gazetteer, parser, small, names)


def _opens_as_title(sentences: list[Sentence]) -> bool:
    """Tell whether a text's first line is its headline in small letters: short, and without a mark at its end."""
    if len(sentences) < 2 or sentences[0].index or sentences[0].zone != "body":
        return False
    text = sentences[0].text.strip()
    return 2 < len(text.split()) <= _TITLE_WORDS and text[-1].isalnum() and text[:1].isupper()


def _is_loud(sentence: Sentence) -> bool:
    text, title = sentence.text, sentence.zone == "title"
    return sentence.zone not in ("caption", "dateline") and (in_capitals(text) or in_title_case(text, title))


def in_capitals(text: str) -> bool:
    """Tell whether a line is written in capitals."""
    if sum(map(str.islower, text[:_LOOK])) > _LOOK // 4:  # nearly all sentences are decided here
        return False
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= 12 and sum(c.isupper() for c in letters) >= _CAPITALS_SHARE * len(letters)


def in_title_case(text: str, title: bool = False) -> bool:
    """Tell whether nearly all words that title case does not leave small have a capital; a known title may be short.

    >>> in_title_case("Army Shells Village, Dozens Flee"), in_title_case("Sergei Lavrov met Hakan Fidan in Antalya.")
    (True, False)
    """
    words = small = 0
    for match in _WORD.finditer(text):
        word = match.group()
        if word.lower() not in _SMALL:
            words += 1
            small += word[0].islower()
            if small > _MOST_SMALL:  # nearly all sentences are decided here
                return False
    return words >= (1 if title else _FEWEST_WORDS) and small <= _SMALL_SHARE * words


def _usage(sentences: list[Sentence]) -> tuple[set[str], set[str]]:
    """Return the words that the report writes small, and those that it writes with a capital inside a sentence."""
    found: set[str] = set()
    for sentence in sentences:
        found.update(_WORD.findall(sentence.text)[1:])
    small = {word for word in found if word.islower()}
    names = {word.lower() for word in found - small}
    return small - names, names


def _calm(text: str, gazetteer: Gazetteer, parser: Parser, small: set[str], names: set[str]) -> str:
    """Return a loud line with small letters where a word is no name."""
    acronyms: list[tuple[int, int]] = []
    if in_capitals(text):
        known = [(m.start, m.end) for m in gazetteer.find(text)]
        text = _WORD.sub(_capitalised, text)
        again = {(m.start, m.end) for m in gazetteer.find(text)}
        acronyms = [span for span in known if span not in again]
    kept = _name_spans(text, gazetteer, lambda word: bool(parser.parts_of_speech(word)))
    out = list(text)
    before = ""
    for match in _WORD.finditer(text):
        word, start = match.group(), match.start()
        if any(a <= start < b for a, b in acronyms):
            out[start : match.end()] = _same_length(word, str.upper)
        elif before and not any(a <= start < b for a, b in kept):
            after = text[match.end() : match.end() + 2]
            if word.lower() in small or _is_common(word, before, after, parser, word.lower() in names):
                out[start : match.end()] = _same_length(word, str.lower)
        before = word.lower()
    return "".join(out)


def _capitalised(match: re.Match[str]) -> str:
    word = match.group()
    return word if len(word) == 1 or word == "US" else _same_length(word, str.capitalize)


def _same_length(word: str, change: Callable[[str], str]) -> str:
    """Return a word in another case, or as it is where that would move the offsets behind it (a dotted capital I)."""
    changed = change(word)
    return changed if len(changed) == len(word) else word


def _name_spans(text: str, gazetteer: Gazetteer, english: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Return where the gazetteer sees names that are likelier meant than the words they are made of."""
    out = []
    for match in gazetteer.find(text):
        plain = " " not in text[match.start : match.end].strip() and english(text[match.start : match.end].lower())
        doubtful = all((r.cautious and r.entry.kind == "person") or r.entry.kind in _COMMON_KINDS for r in match.readings)
        if not (plain and doubtful):
            out.append((match.start, match.end))
    return out


def _is_common(word: str, before: str, after: str, parser: Parser, named: bool) -> bool:
    """Tell whether a word of a headline is no name: in a word list of the lemmatizer, and no known place or date.

    ``named``: the report writes it with a capital elsewhere, which for words such as "the" and "you" says nothing.
    """
    lower = word.lower()
    if word.isupper() and word != "A":
        return False
    if lower in _MONTHS_OR_VERBS:
        return before not in _BEFORE_MONTHS and not after.strip()[:1].isdigit()
    if _CONTRACTION.search(lower):
        return True
    kinds, places = parser.parts_of_speech(lower), load_places()
    if word in words_of_kind()["time"] or (before in places.given and not parser.parts_of_speech(before)):
        return False
    if kinds != {"noun"} or named:
        return "function" in kinds or (bool(kinds) and not named)
    found = places.lookup(word)
    return lower in places.common or not found or found[0].prior < _PLACE_PRIOR


def read_headline(sentence: Sentence, parser: Parser) -> None:
    """Mend the parse of a headline in place: what it leaves out or writes otherwise than running text misleads the parser.

    * "Army shells village": without articles, the verb passes for a noun. A clause without verb is parsed with a past form
      at each word that may be its verb, and the first reading that gives it a subject is kept.
    * "Turkey, Greece resume talks": the comma between subjects is read as "and".
    * "Turkey to host talks": "to" is read as "will" where the infinitive hangs on the noun that would be its subject.
    * "Chad hails accord and denounces Mali": a present form behind "and" that can be no noun is a second verb.
    * "40 detained": a past form without auxiliary or object is a participle, its subject underwent the act.
    """
    if sentence.zone != "title" or not sentence.parsed or not len(sentence):
        return
    instead = dict.fromkeys(_joining_commas(sentence, parser), "and") | dict.fromkeys(_future_infinitives(sentence), "will")
    read = parser.parse_as(sentence, instead) if instead else sentence
    for i in _false_auxiliaries(sentence):
        read = _with_verb_at(read, i, "VBZ", 0, parser, instead) or read
    for i in _second_verbs(read, parser):
        read = _with_second_verb(read, i, parser, instead)
    for first, last in _clauses(sentence, instead):
        if not _has_verb(read, first, last):
            read = _with_main_verb(read, first, last, parser, instead)
    if read is not sentence:
        sentence.tags, sentence.deps, sentence.lemmas = read.tags, read.deps, read.lemmas
        sentence.heads, sentence.children = read.heads, read.children
        for i in instead:
            sentence.tags[i] = "TO" if sentence.lower[i] == "to" else sentence.tags[i]
    _read_passives(sentence)
    sentence.forget()


def _clauses(sentence: Sentence, joined: Container[int]) -> list[tuple[int, int]]:
    """Return the stretches [first, last) of a headline that may hold a clause of their own."""
    cuts = [i for i, word in enumerate(sentence.lower) if word in _CLAUSE_LIMITS and i not in joined]
    return [(a + 1, b) for a, b in pairwise([-1, *cuts, len(sentence)]) if b - a > 1]


def _has_verb(sentence: Sentence, first: int, last: int) -> bool:
    """Tell whether a verb governs tokens [first, last): a main verb, one with a subject, or a participle behind its noun."""
    return any(
        sentence.is_verb(i) and (sentence.deps[i] in ("ROOT", "acl") or sentence.child(i, "nsubj", "nsubjpass") is not None)
        for i in range(first, last)
    )


def _with_main_verb(read: Sentence, first: int, last: int, parser: Parser, instead: dict[int, str]) -> Sentence:
    """Return the sentence read with one of the words in [first, last) as a verb with a subject, or as it is.

    A word that is tried and fits is added to ``instead``.
    """
    for i in range(first + 1, last):
        form = _verb_form(read, i, parser, any(first < k < i for k in instead))
        again = _with_verb_at(read, i, form, first, parser, instead) if form else None
        if again is not None:
            return again
    return read


def _with_verb_at(read: Sentence, i: int, form: str, first: int, parser: Parser, instead: dict[int, str]) -> Sentence | None:
    """Return the sentence read with token i as the verb of a clause that has a subject from token ``first`` on, or None."""
    verb = parser.lemma(read.lower[i], form)
    trial = {**instead, i: parser.past_form(verb)}
    again = parser.parse_as(read, trial)
    subject = again.child(i, "nsubj")
    if again.tags[i] == "VBD" and again.deps[i] in _CLAUSE_LABELS and subject is not None and first <= subject < i:
        instead.update(trial)
        again.tags[i], again.lemmas[i] = form, verb
        return again
    return None


def _second_verbs(sentence: Sentence, parser: Parser) -> list[int]:
    """Return each noun, by the parse, behind "and" that only a verb's present form can be ("backs truce and denounces Chad")."""
    joined = (i for i, word in enumerate(sentence.lower) if i and word.endswith("s") and sentence.lower[i - 1] in ("and", "but"))
    nouns = (i for i in joined if sentence.tags[i][:2] == "NN" and _verb_form(sentence, i, parser) == "VBZ")
    return [i for i in nouns if "noun" not in parser.parts_of_speech(sentence.lower[i])]


def _with_second_verb(read: Sentence, i: int, parser: Parser, instead: dict[int, str]) -> Sentence:
    """Return the sentence read with token i as a verb beside its main verb, or as it is."""
    root = next((k for k in range(i) if read.deps[k] == "ROOT" and read.tags[k] == "VBZ"), None)
    if root is None:
        return read
    verbs = {k: parser.lemma(read.lower[k], "VBZ") for k in (root, i)}
    trial = {**instead, **{k: parser.past_form(v) for k, v in verbs.items()}}
    again = parser.parse_as(read, trial)
    if again.tags[i] != "VBD" or again.deps[i] != "conj" or again.heads[i] != root:
        return read
    instead.update(trial)
    for k, verb in verbs.items():
        again.tags[k], again.lemmas[k] = "VBZ", verb
    return again


def _false_auxiliaries(sentence: Sentence) -> list[int]:
    """Return each present form that the parser takes for an auxiliary of the noun behind it ("Ghana lifts ban")."""
    aux = (i for i, dep in enumerate(sentence.deps) if dep == "aux" and sentence.tags[i] == "VBZ")
    return [i for i in aux if sentence.lemmas[i] not in _AUXILIARIES]


def _verb_form(sentence: Sentence, i: int, parser: Parser, several: bool = False) -> str:
    """Return the tag of a present tense that the word at token i may be, or an empty string.

    ``several``: the subject before it names more than one, whatever the word before it is.
    """
    word = sentence.lower[i]
    if not sentence.words[i].isalpha() or "verb" not in parser.parts_of_speech(word) or word.endswith(("ing", "ed")):
        return ""
    if word.endswith("s") and not word.endswith("ss"):
        return "VBZ"
    plural = several or sentence.tags[i - 1] in ("NNS", "NNPS") or sentence.lower[i - 1].endswith(_PLURAL_ENDINGS)
    return "VBP" if plural and parser.lemma(word, "VBP") == word else ""


def _joining_commas(sentence: Sentence, parser: Parser) -> list[int]:
    """Return the one comma that stands for "and" between the names or nouns that begin a headline."""
    commas = [i for i, word in enumerate(sentence.words) if word == ","]
    if len(commas) != 1 or not 0 < commas[0] <= _LONGEST_PARTY:
        return []
    comma = commas[0]
    after = sentence.words[comma + 1 : comma + 2]
    nouns = all(sentence.tags[i][:2] in ("NN", "JJ", "CD") for i in range(comma))
    verb = next((i for i in range(comma + 2, len(sentence)) if sentence.is_verb(i) or _verb_form(sentence, i, parser)), None)
    named = bool(after) and after[0][0].isupper()
    return [comma] if nouns and named and verb is not None and verb <= comma + 1 + _LONGEST_PARTY else []


def _future_infinitives(sentence: Sentence) -> list[int]:
    """Return each "to" whose infinitive hangs on a noun that governs the line."""
    root = next(i for i, head in enumerate(sentence.heads) if head == i)
    if not sentence.is_noun(root):
        return []
    verbs = [j for j in sentence.children_with(root, "relcl", "acl") if sentence.tags[j] == "VB"]
    return [k for j in verbs for k in sentence.children_with(j, "aux") if sentence.lower[k] == "to"]


def _read_passives(sentence: Sentence) -> None:
    for i, tag in enumerate(sentence.tags):
        if tag not in ("VBD", "VBN") or sentence.child(i, "aux", "auxpass", "dobj", "xcomp", "attr", "acomp", "prt"):
            continue
        said = sentence.child(i, "ccomp")
        if said is not None and ";" not in sentence.words[said:i]:
            continue
        if said is not None:  # "Chad shuts road; rebels suspected": two clauses
            sentence.attach(said, i, "parataxis")
        for subject in sentence.children_with(i, "nsubj", "meta"):
            if subject < i:
                sentence.deps[subject] = "nsubjpass"
                sentence.tags[i] = "VBN"
