"""Whom a family name, a pronoun or a bare title means, where the report has somebody of its own in mind."""

from actor_reading import mentions_in


def means(text: str, words: str) -> list[str]:
    return [m.actor.name for said, m in mentions_in(text) if said == words]


def test_a_person_whom_no_table_lists_keeps_the_family_name() -> None:
    text = "The mayor, Zdenek Khan, opened the fair. Khan thanked the governor of Ohio."
    assert all(name not in ("Imran Khan", "Karim Khan") for name in means(text, "Khan"))


def test_a_sentence_left_unread_still_introduces_people() -> None:
    text = "Robert Sanders won the cup for roses. The minister of Peru met Sanders in Lima."
    assert means(text, "Sanders") != ["Sarah Huckabee Sanders"]


def test_senators_are_known_by_their_full_names() -> None:
    assert "Bernie Sanders" in means("Sanders criticized Syria after Bernie Sanders met the envoy of Syria.", "Sanders")


def test_a_president_named_with_the_title_stays_the_president() -> None:
    text = "President Barack Obama condemned Syria. Ronald Reagan would have agreed. The president urged Russia to leave."
    assert means(text, "The president") == ["Barack Obama"]


def test_she_is_nobody_in_particular() -> None:
    text = "Sweden must screen every refugee. He condemned Denmark."
    assert "every refugee" not in means(text, "He")
