import pytest

from actor_reading import mentions_in, use

USES = [
    ("Moscow said the talks would go on.", "Moscow", "actor"),
    ("The talks took place in Moscow.", "Moscow", "place"),
    ("Russian gas flowed again.", "Russian", "goods"),
    ("Turkish-Syrian relations improved.", "Turkish", "modifier"),
    ("Syrians celebrated in the streets.", "Syrians", "people"),
    ("The minister flew to Ankara.", "Ankara", "place"),
    ("Washington imposed sanctions on Tehran.", "Tehran", "actor"),
    ("Damascus rejected the offer.", "Damascus", "actor"),
    ("Shells fell on the outskirts of Damascus.", "Damascus", "place"),
    ("Denmark sent aid to Malawi.", "Malawi", "actor"),
    ("KHARTOUM (Invented News) - Shops reopened.", "KHARTOUM", "place"),
]


@pytest.mark.parametrize(("text", "words", "expected"), USES, ids=[f"{w}-{u}" for _, w, u in USES])
def test_names_of_lands_are_read_by_use(text, words, expected):
    assert use(text, words) == expected


def test_no_name_is_found_inside_a_word():
    found = [m.actor.name for _, m in mentions_in("The ambassador ate turkey and told us about china.")]
    assert not any("Assad" in n or n in ("Turkey", "China", "United States") for n in found)
