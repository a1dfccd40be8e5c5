"""Lists of names are mended in the parse, which stays a tree whatever the parser made of it."""

from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.actors import find_mentions, load_gazetteer
from dragoman.actors.lists import mend_lists
from dragoman.language import Sentence, parse_report
from dragoman.records import Actor, Mention, Report, Span

LANDS = st.sampled_from(["Turkey", "Iran", "Russia", "Syria", "Qatar", "Egypt", "France", "Oman", "NATO", "the United States"])


def leads_to_a_root(sentence: Sentence) -> bool:
    for i in range(len(sentence)):
        at, seen = i, set()
        while sentence.heads[at] != at:
            if at in seen:
                return False
            seen.add(at)
            at = sentence.heads[at]
    return True


def children_agree(sentence: Sentence) -> bool:
    n = len(sentence)
    return all(sentence.children[i] == [j for j in range(n) if sentence.heads[j] == i and i != j] for i in range(n))


def read(text: str) -> list[Sentence]:
    report = Report("r", text)
    sentences = parse_report(report)
    find_mentions(report, sentences, load_gazetteer())
    return sentences


def test_a_broken_list_becomes_one_coordination():
    (sentence,) = read("Russia, Turkey, Syria, and Iran held talks.")
    assert [sentence.deps[sentence.lower.index(w)] for w in ("russia", "turkey", "syria", "iran")] == ["nsubj", *["conj"] * 3]


def test_a_name_said_five_times_makes_no_cycle():
    (sentence,) = read("Turkey, " * 5 + "and Iran want peace.")
    assert leads_to_a_root(sentence)
    assert all(sentence.subtree(i) for i in range(len(sentence)))


@given(st.lists(LANDS, min_size=1, max_size=9), st.sampled_from([" and ", ", and ", " or ", ", ", " as well as "]))
@settings(max_examples=60, deadline=None)
def test_any_list_of_names_stays_a_tree(names, close):
    for text in (f"{', '.join(names)}{close}Cuba want peace.", f"It met {', '.join(names)}{close}Cuba, {', '.join(names)}."):
        for sentence in read(text):
            assert leads_to_a_root(sentence) and children_agree(sentence)


@st.composite
def trees(draw, size):
    """Heads of a random forest: tokens in a random order, each below an earlier one or a root."""
    order = draw(st.permutations(range(size)))
    heads = [0] * size
    for n, token in enumerate(order):
        heads[token] = order[draw(st.integers(0, n))]
    return heads


@given(st.data(), st.integers(3, 6))
@settings(max_examples=300, deadline=None)
def test_any_parse_of_a_list_stays_a_tree(data, members):
    words = " , ".join(f"Land{n}" for n in range(members - 1)).split() + f"and Land{members - 1} met .".split()
    heads = data.draw(trees(len(words)))
    starts = [sum(len(w) + 1 for w in words[:i]) for i in range(len(words))]
    text = " ".join(words)
    sentence = Sentence(0, Span(0, len(text)), text, parsed=True, words=words, heads=list(heads))
    sentence.lower = [w.lower() for w in words]
    labels = st.sampled_from(["nsubj", "conj", "appos", "dobj", "ROOT"])
    sentence.deps = data.draw(st.lists(labels, min_size=len(words), max_size=len(words)))
    sentence.children = [[j for j in range(len(words)) if heads[j] == i and i != j] for i in range(len(words))]
    places = [i for i, w in enumerate(words) if w.startswith("Land")]
    mentions = [
        Mention(Actor(words[i], words[i], "state"), Span(starts[i], starts[i] + len(words[i])), 0, (i, i + 1), i) for i in places
    ]
    mend_lists(sentence, mentions)
    assert leads_to_a_root(sentence) and children_agree(sentence)
