"""Whom force is used against where little else is known, and what becomes of those held."""

from dragoman import code
from told import rules


def sides(text: str, type_: str) -> list[tuple[list[str], list[str]]]:
    found = [e for e in code(text, coder=rules()).events if e.reported and e.type == type_]
    return [([p.actor.name for p in e.actors], [p.actor.name for p in e.recipients]) for e in found]


def test_the_dead_are_the_recipients_not_the_land_where_they_died() -> None:
    assert sides("A car bomb killed seven people in Kabul.", "ASSAULT") == [([], ["seven people"])]


def test_a_band_against_people_in_a_known_land_is_force() -> None:
    assert sides("Herders killed nine farmers in Benue.", "ASSAULT") == [(["Herders"], ["nine farmers"])]
    assert sides("Herders killed nine farmers.", "ASSAULT") == []


def test_a_bare_number_stands_for_people_where_they_are_harmed() -> None:
    assert sides("Police in Harare beat forty of them.", "ASSAULT") == [(["Police"], ["forty"])]


def test_a_bomb_at_a_checkpoint_hits_the_army() -> None:
    assert sides("A roadside bomb hit an army checkpoint in Cizre.", "ASSAULT") == [([], ["army"])]


def test_forces_strike_the_land_where_the_positions_are() -> None:
    text = "Kenya's army shelled positions along the border in Somalia's Gedo region."
    assert sides(text, "ASSAULT") == [(["Kenya's army"], ["Somalia"])]


def test_what_help_is_for_tells_whom_it_is_given() -> None:
    assert sides("Germany gave 90 million euros to promote farming in Ethiopia.", "AID") == [(["Germany"], ["Ethiopia"])]


def test_own_troops_are_no_recipients() -> None:
    assert sides("Uganda sent 2,000 more troops to the border region.", "MOBILIZE") == [(["Uganda"], [])]


def test_troops_that_are_deployed_act() -> None:
    assert sides("Chadian army troops were deployed.", "MOBILIZE") == [(["Chadian army troops"], [])]


def test_those_let_free_are_released() -> None:
    assert sides("Yemen let the prisoners free.", "RETREAT") == [(["Yemen"], ["prisoners"])]
    assert sides("Ethiopia let 74 politicians go free.", "RETREAT") == [(["Ethiopia"], ["74 politicians"])]
    assert sides("Two journalists were freed in Ethiopia on Friday.", "RETREAT") == [([], ["Two journalists"])]


def test_police_who_hold_somebody_say_nothing() -> None:
    assert sides("Police are holding eight union officials in Lagos.", "COERCE") == [(["Police"], ["eight union officials"])]


def test_those_who_died_in_attacks_died_by_whose_attacks_they_were() -> None:
    assert sides("Two people died in Israeli strikes in Lebanon.", "ASSAULT") == [(["Israel"], ["Two people"])]


def test_clashes_with_dead_keep_their_two_sides() -> None:
    assert (["rebels"], ["soldiers"]) in sides("Clashes between rebels and soldiers left ten dead in Mali.", "ASSAULT")


def test_thousands_in_the_streets_are_people() -> None:
    assert sides("Thousands took to the streets of Caracas.", "PROTEST") == [(["Thousands"], ["Venezuela"])]
    assert sides("Thousands took a loss on the shares.", "PROTEST") == []
