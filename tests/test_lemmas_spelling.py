"""Lemmas of inflected and uninflected words."""

import pytest

from dragoman.language import load_parser

CASES = """hopes/VBZ/hope hoped/VBD/hope hoping/VBG/hope hopped/VBD/hop hopping/VBG/hop staged/VBN/stage planned/VBD/plan
rating/VBG/rate scared/VBN/scare barred/VBN/bar bared/VBD/bare shelled/VBD/shell passes/VBZ/pass passed/VBD/pass
goes/VBZ/go does/VBZ/do denies/VBZ/deny denied/VBD/deny committed/VBN/commit raided/VBD/raid aided/VBD/aid fled/VBD/flee
killing/VBG/kill striking/VBG/strike struck/VBD/strike is/VBZ/be are/VBP/be said/VBP/say need/VB/need process/NN/process
news/NN/news crisis/NN/crisis crises/NNS/crisis armies/NNS/army men/NNS/man hopes/NNS/hope other/JJ/other former/JJ/former
stronger/JJR/strong access/NN/access discuss/VB/discuss focus/VB/focus brings/VBZ/bring lay/VB/lay fulfilled/VBD/fulfil
relaunched/VBD/relaunch resupplied/VBN/resupply deregistering/VBG/deregister cordoned/VBD/cordon airdropped/VBD/airdrop
weaponised/VBN/weaponise rerouted/VBD/reroute unbanned/VBD/unban relaunches/VBZ/relaunch waterboarded/VBN/waterboard""".split()


@pytest.mark.parametrize("case", CASES)
def test_lemma(case):
    word, tag, lemma = case.split("/")
    assert load_parser().lemma(word, tag) == lemma
