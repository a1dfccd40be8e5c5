"""Whom a pronoun cannot mean, and whom an age makes a person. All sentences are invented."""

from __future__ import annotations

import pytest

from actor_reading import mentions_in


@pytest.mark.parametrize(
    ("text", "pronoun", "not_meant"),
    [
        ("The mayor of Lagos cancelled the rally. Through his press secretary he spoke to residents.", "he", "press secretary"),
        ("The captain was fined by police. Her lawyer, Ingrid Solheim, said she was held by soldiers.", "she", "Ingrid Solheim"),
        ("The senators told reporters of the deal. They then left.", "They", "reporters"),
        ('"We came so our voters would count," said a deputy. The governor accused them of sloth.', "them", "our voters"),
        ("Norway continued its aid to two thousand refugees; Sweden has suspended theirs.", "theirs", "two thousand refugees"),
    ],
)
def test_a_pronoun_does_not_mean_its_own_man_nor_listeners(text: str, pronoun: str, not_meant: str) -> None:
    assert all(m.actor.name != not_meant for words, m in mentions_in(text) if words == pronoun)


def test_his_secretary_being_out_of_question_he_is_the_mayor() -> None:
    text = "The mayor of Lagos cancelled the rally. Through his press secretary he appealed to residents."
    assert [m.actor.name for words, m in mentions_in(text) if words == "he"] == ["mayor of Lagos"]


def test_an_age_behind_a_name_makes_it_a_persons() -> None:
    found = {words: m.actor.kind for words, m in mentions_in("Nasrin Akter, 31, was freed by police on Monday.")}
    assert found["Nasrin Akter"] == "person"
    found = {words: m.actor.kind for words, m in mentions_in("Balgony Spring, 1931, was bought by the museum on Monday.")}
    assert found.get("Balgony Spring") != "person"


@pytest.mark.parametrize(
    ("text", "pronoun", "meant"),
    [
        ("The town fired an officer, and the mayor announced that she would ask the ministry for help.", "she", ["mayor"]),
        ("Pressed by the governor, he told reporters that Kenya had lied.", "he", []),
        ("She lost to a clerk who had asked the premier to sue her.", "her", []),
        (
            "Opposition spokesman Patricia Lund said the police had lied. She urged the minister to resign.",
            "She",
            ["Patricia Lund"],
        ),
        ("Mr. Hale met the mayor. He had hired Mr. Hale and fired him.", "him", ["Hale"]),
        ("The council's president, Ana Correa, defended her and urged the mayor to resign.", "her", []),
        ("The firms sued the army. The federations said they would urge Kenya to act.", "they", ["federations"]),
    ],
)
def test_a_pronoun_goes_on_about_whom_the_one_before_meant_or_about_nobody(text: str, pronoun: str, meant: list[str]) -> None:
    assert [m.actor.name for words, m in mentions_in(text) if words == pronoun] == meant


def test_initials_are_not_cut_in_two() -> None:
    assert next(words for words, _ in mentions_in("The F.B.I. agents arrested a Kenyan.")) == "F.B.I."


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("China's commerce ministry accused Washington of theft. In May it restricted sales to American firms.", ["ministry"]),
        ("The diocese paid the victims on Friday. It had sued the insurer.", ["diocese"]),
        ("China's commerce ministry accused Washington of theft. It seems that nobody listened.", []),
        ("The Kenyan ministry denied the charge. Its opponents accuse it of stealing the vote.", ["ministry"]),
        ("The bill passed on Friday. It bars firms from China.", []),
    ],
)
def test_it_goes_on_about_the_body_of_which_the_sentence_before_tells(text: str, meant: list[str]) -> None:
    found = [m.actor.name for words, m in mentions_in(text) if words.lower() == "it"]
    assert len(found) == len(meant)
    assert all(m in name for m, name in zip(meant, found, strict=True)), found
