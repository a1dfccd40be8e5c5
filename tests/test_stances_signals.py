"""The words by which a screen may know a sentence that tells a stance or what stands."""

from dragoman.claims.signals import signal_words


def test_words_of_every_table_are_there_and_commonplace_verbs_are_not() -> None:
    words = signal_words()
    assert {"oppose", "keen", "demand", "occupation", "proxy", "member", "tie", "depend", "factor", "unless"} <= words
    assert not {"have", "keep", "give", "say", "do"} & words
    assert all(word == word.lower() for word in words)
