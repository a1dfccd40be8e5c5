"""Members of an organisation stay the organisation's: country IGO, EUR or UNO, never a list of states."""

import pytest

from actor_reading import actor, mentions_in


@pytest.mark.parametrize(
    ("text", "phrase", "country"),
    [
        ("GCC states closed their airspace.", "GCC states", "IGO"),
        ("A NATO member state refused to sign.", "A NATO member state", "IGO"),
        ("EU countries imposed sanctions on Belarus.", "EU countries", "EUR"),
        ("Member states of the African Union met.", "Member states of the African Union", "IGO"),
        ("EU foreign ministers agreed on the text.", "EU foreign ministers", "EUR"),
        ("Ministers from Arab League countries met.", "Ministers from Arab League countries", "IGO"),
        ("Leaders of EU member states met.", "Leaders of EU member states", "EUR"),
        ("NATO members met on Monday.", "NATO members", "IGO"),
    ],
)
def test_members_are_unnamed_and_of_the_organisation(text, phrase, country):
    found = actor(text, phrase)
    assert (found.country, found.named) == (country, False)


def test_countries_by_themselves_are_nobody_in_particular():
    assert mentions_in("Many countries and states have capitals.") == []
