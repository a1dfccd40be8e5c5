"""What a charge, claim or allegation sums up is denied by whoever denies the charge; the report tells it as its own."""

from test_claims_denied_aside import views


def test_what_a_charge_sums_up_is_denied():
    told = views("The army burned the market, a charge the general denies.", "burned")
    assert told["own voice"].happened
    assert (told["denies"].polarity, told["denies"].certainty) == ("negative", "certain")


def test_charge_denied_by_somebody():
    told = views("The monks hid weapons in the temple, a claim rejected by the abbot.", "hid")
    assert told["own voice"].happened and told["denies"].polarity == "negative"


def test_only_the_act_is_denied_where_which_means_the_act():
    assert set(views("The monitors are studying the attack, which the group denies.", "studying")) == {"own voice"}
