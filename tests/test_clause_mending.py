"""Clauses that small models hang on the wrong noun or verb: who speaks goes on to urge, "which" is no people."""

from told import by_name as told


def _actors(text: str, type_: str) -> list[str]:
    found = [actors for t, actors, _ in told(text) if t == type_]
    assert found, told(text)
    return found[0]


def test_which_is_never_said_of_people() -> None:
    text = "A federation of nurses and teachers, which sued the ministry, met the mayor of Lima."
    assert not any(a == "teachers" for a in _actors(text, "ACCUSE"))


def test_who_says_how_things_are_goes_on_to_urge() -> None:
    text = "Zhang Liwen, of the Chinese foreign ministry, said China's forces were committed to peace and urged India to talk."
    assert _actors(text, "REQUEST") == ["Zhang Liwen"]


def test_a_participle_behind_a_comma_is_no_promise() -> None:
    text = "Turkey, promised three billion euros in November in return for stopping the boats, has so far seen none of it."
    assert all(t != "AGREE" for t, _, _ in told(text))


def test_who_leads_gunmen_is_one_name() -> None:
    text = "Gunmen led by a renegade Tajik warlord seized four U.N. military observers east of the capital on Thursday."
    assert _actors(text, "ASSAULT") == ["Gunmen"]


def test_provided_may_be_a_condition() -> None:
    text = "It was ready to wait, said the premier of Kosovo, provided Serbia committed itself to talks."
    assert all(t not in ("AID", "COOPERATE") for t, _, _ in told(text))
