"""The engine's promises, seen through whole turns."""

from __future__ import annotations

import pytest

from tests.talking import Talk


async def test_a_missing_slot_is_asked_for_and_the_answer_fills_it(talk: Talk) -> None:
    assert "Which job" in await talk.say("which credential should I get")
    answer = await talk.say("data engneer")
    assert talk.about["role"] == "Data Engineer"
    assert "1." in answer


async def test_an_ambiguous_name_becomes_a_choice_with_buttons(talk: Talk) -> None:
    await talk.say("aws architect")
    assert [label for label in talk.labels if "Architect" in label] == [
        "AWS Certified Solutions Architect - Associate",
        "AWS Certified Solutions Architect - Professional",
    ]
    await talk.press("Professional")
    assert talk.about["credentials"] == ["AWS Certified Solutions Architect - Professional"]


@pytest.mark.parametrize("answer", ["the second one", "2", "professional", "Profesional", "number two"])
async def test_a_choice_is_answered_by_text_order_or_number(talk: Talk, answer: str) -> None:
    await talk.say("aws architect")
    await talk.say(answer)
    assert talk.about["credentials"] == ["AWS Certified Solutions Architect - Professional"]


async def test_a_new_request_interrupts_and_the_question_is_offered_once_more(talk: Talk) -> None:
    await talk.say("compare pmp")
    answer = await talk.say("how much does the CKA cost?")
    assert "$445" in answer
    assert "Back to what I asked" in answer
    answer = await talk.say("what does hubspot offer?")
    assert "Back to what I asked" not in answer
    assert "HubSpot" in answer


async def test_the_interrupted_question_can_still_be_answered(talk: Talk) -> None:
    await talk.say("compare pmp")
    await talk.say("how much does the CKA cost?")
    await talk.say("csm")
    assert talk.dialog == "compare_credentials"
    assert len(talk.about["credentials"]) == 2


async def test_cancel_drops_the_question_and_nothing_else(talk: Talk) -> None:
    await talk.say("which certs for a nurse manager")
    shown = talk.about["credentials"]
    await talk.say("compare pmp")
    assert "dropped" in await talk.say("never mind")
    await talk.say("the first one")
    assert talk.about["credentials"][0] == shown[0]


async def test_help_in_a_question_explains_the_question(talk: Talk) -> None:
    await talk.say("which credential should I get")
    answer = await talk.say("help")
    assert "wait for the answer" in answer
    assert "Which job" in answer


async def test_back_shows_the_answer_before(talk: Talk) -> None:
    first = await talk.say("tell me about the CKA")
    await talk.say("tell me about the PMP")
    assert await talk.say("go back") == first


async def test_start_over_forgets_the_talk_but_not_the_profile(talk: Talk) -> None:
    await talk.say("I know SQL")
    await talk.say("tell me about the CKA")
    assert "fresh start" in await talk.say("start over")
    assert "SQL" in await talk.say("what do you know about me?")


async def test_a_correction_replaces_the_earlier_choice(talk: Talk) -> None:
    await talk.say("how much is the aws solutions architect associate")
    await talk.say("no, I meant the professional one")
    assert talk.about["credentials"] == ["AWS Certified Solutions Architect - Professional"]
    assert talk.entities["facet"] == "price"


async def test_follow_ups_know_what_the_talk_is_about(talk: Talk) -> None:
    await talk.say("cka vs ckad")
    await talk.say("how long is the second one valid?")
    assert talk.about["credentials"] == [
        "Certified Kubernetes Administrator",
        "Certified Kubernetes Application Developer",
    ]
    assert talk.entities == {"credential": "cncf-ckad", "facet": "validity"}
    await talk.say("and how much is it?")
    assert talk.entities == {"credential": "cncf-ckad", "facet": "price"}
    await talk.say("and the first one?")
    assert talk.entities == {"credential": "cncf-cka", "facet": "price"}


async def test_compare_the_first_two_of_a_list(talk: Talk) -> None:
    await talk.say("which cert fits a data engineer")
    shown = talk.about["credentials"][:2]
    await talk.say("compare the first two")
    assert talk.about["credentials"] == shown


async def test_conditions_change_the_last_question(talk: Talk) -> None:
    await talk.say("which cert fits a data analyst")
    await talk.say("only under $100")
    assert talk.entities["role"] == "data-analyst"
    assert talk.entities["budget"] == {"amount": "100", "currency": "USD"}
    await talk.say("and for beginners")
    assert talk.entities["level"] == "entry"
    assert talk.entities["budget"] == {"amount": "100", "currency": "USD"}
    await talk.say("what about data engineer")
    assert talk.entities["role"] == "data-engineer"


async def test_show_more_goes_on_and_comes_to_an_end(talk: Talk) -> None:
    await talk.say("which cert fits a barista")
    seen = set(talk.about["credentials"])
    for _ in range(40):
        answer = await talk.say("show more")
        if "all I know" in answer:
            break
        assert set(talk.about["credentials"]) >= seen
        seen = set(talk.about["credentials"])
    else:
        pytest.fail("the list never ended")


async def test_the_repair_ladder_ends_in_the_menu(talk: Talk) -> None:
    first = await talk.say("flurb the wozzle")
    second = await talk.say("grmpf")
    third = await talk.say("xyzzy qwrtz")
    assert "I am Laurel" in third
    assert "I am Laurel" not in first + second


async def test_three_wrong_answers_let_the_question_go(talk: Talk) -> None:
    await talk.say("which credential should I get")
    for nonsense in ("wozzle", "grmpf", "xyzzy"):
        answer = await talk.say(nonsense)
    assert "let that question go" in answer
    assert talk.state is not None
    assert not talk.state.get("stack")


async def test_a_button_of_an_unknown_dialog_says_so(talk: Talk) -> None:
    answer = await talk._take(None, {"begin": "no_such_dialog", "slots": {}})
    assert "earlier version" in answer


async def test_a_state_of_another_version_starts_afresh(talk: Talk) -> None:
    talk.state = {"version": 0, "stack": [{"dialog": "gone", "nonsense": 1}]}
    assert "CKA" in await talk.say("what is the cka")


async def test_a_state_that_names_something_gone_is_no_error(talk: Talk) -> None:
    talk.state = {"version": 1, "done": [{"dialog": "credential_info", "slots": {"credential": "long-gone"}}]}
    assert "earlier version" in await talk.say("repeat")


async def test_the_profile_is_used_by_later_advice(talk: Talk) -> None:
    await talk.say("my budget is $120")
    answer = await talk.say("which cert fits a data engineer")
    assert "Budget: $120" in answer
    await talk.say("I already have the cka")
    await talk.say("best kubernetes certs")
    assert "Certified Kubernetes Administrator" not in talk.about["credentials"]


async def test_forgetting_can_be_undone(talk: Talk) -> None:
    await talk.say("I know SQL")
    await talk.say("forget what I told you")
    assert "nothing of you" in await talk.say("what do you know about me?")
    await talk.say("I know python")
    await talk.say("forget what I told you")
    assert "Python" in await talk.press("Undo")
