"""Who does it where "by" stands far behind, in the midst of what, for his country; and whom a pronoun of another clause means."""

from __future__ import annotations

import pytest

from told import by_name as told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Some 200 Chadians were put on buses and sent back over the border at Zinder by Nigerien soldiers.",
         ("COERCE", ["Nigerien soldiers"], ["Chadians"])),
        ("The shelling of a clinic in Taiz by Houthi gunners was denounced by Norway.",
         ("ASSAULT", ["Houthi gunners"], ["clinic"])),
        ("Chadian migrants were given a tent and the right to stay by Kenya.", ("AID", ["Kenya"], ["Chadian migrants"])),
        ("Chadian lawmakers are in the third week of a hunger strike against the prison administration in Dakar.",
         ("PROTEST", ["Chadian lawmakers"], ["Senegal"])),
        ("The Kenyan premier said in Oslo that his country stood firmly by Norway.", ("SUPPORT", ["Kenyan premier"], ["Norway"])),
        ("Gulf ministers meeting in Muscat condemned Chad.", ("ACCUSE", ["Gulf ministers"], ["Chad"])),
        ("Nine Chilean fishermen are home after the Peruvian coast guard set them free.",
         ("RETREAT", ["Peruvian coast guard"], ["Nine Chilean fishermen"])),
        ("Norway welcomed the news that Chad had freed the students, and urged it to lift the curfew.",
         ("REQUEST", ["Norway"], ["Chad"])),
    ],
)  # fmt: skip
def test_far_doer_and_pronoun(text: str, expected: tuple[str, list[str], list[str]]) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        ("Nine Chadians were held over a raid by Nigerien rebels.", ("COERCE", ["Nigerien rebels"])),
        ("The Polish team was murdered in the first half by Spain.", ("ASSAULT", ["Spain"])),
        ("The president met him on Monday.", ("CONSULT", ["president", "president"])),
    ],
)
def test_no_doer_of_another_deed(text: str, never: tuple[str, list[str]]) -> None:
    assert all((type_, actors) != never for type_, actors, _ in told(text))
