"""The plain answer where money is asked about that is no price, and what there is instead."""

from __future__ import annotations

from collections.abc import Iterable

from bot.dialogs.engine.turn import Turn, begin
from bot.dialogs.understanding.money_talk import asks_about_pay, asks_who_pays
from bot.dialogs.understanding.values import currency_asked_for
from bot.knowledge.model.credential import Credential
from bot.knowledge.rates import roughly
from bot.knowledge.wording import full_name, rate_words, short_name
from bot.messaging.reply import Button, Reply, paragraph
from bot.translation import _, listed, money


def other_money(turn: Turn, credentials: Iterable[Credential]) -> str:
    """What is said where prices are asked for in other money than they are kept in; empty otherwise."""
    asked = currency_asked_for(turn.heard.text)
    credentials = list(credentials)
    if asked is None or all(c.cost is None or not c.cost.amount or c.cost.currency == asked for c in credentials):
        return ""
    told = [(c, roughly(c.cost.amount, c.cost.currency, asked)) for c in credentials if c.cost and c.cost.amount]
    amounts = [(c, money(amount, asked)) for c, amount in told if amount is not None]
    if not amounts:
        return _("I know prices as their providers name them, and no exchange rate for that.")
    said = listed([f"{short_name(c)} {amount}" if len(told) > 1 else amount for c, amount in amounts])
    rates = listed([rate_words(c, asked) for c in sorted({c.cost.currency for c, _a in amounts if c.cost} - {asked})])
    return _("Roughly {said}: I count {rates}, and the rate of today may differ.").format(said=said, rates=rates)


def of_money(turn: Turn) -> Reply | None:
    """None where the message is of something else."""
    if asks_who_pays(turn.heard):
        text = _("Who may pay for it I do not know: your employer can tell you. What it costs I can say.")
        return Reply(parts=(paragraph(text),), buttons=_price_of_it(turn))
    if not asks_about_pay(turn.heard):
        return None
    text = _("What a job pays is not in what I know. I can say which credentials it asks for and what they cost.")
    return Reply(parts=(paragraph(text),), buttons=_of_the_job(turn))


def _price_of_it(turn: Turn) -> tuple[Button, ...]:
    named = [m.id for n in turn.heard.named for m in n.mention.leading("credential")]
    credential = turn.catalogue.credentials.get(next(iter(named), turn.state.focus.at or ""))
    if credential is None:
        return ()
    label = _("The price of {name}").format(name=full_name(credential))
    return (begin(label, "credential_info", credential=credential.id, facet="price"),)


def _of_the_job(turn: Turn) -> tuple[Button, ...]:
    """The job stays what the talk is about: "and which certificates would I need?" comes next."""
    named = [m.id for n in turn.heard.named for m in n.mention.of("role")]
    role = turn.catalogue.roles.get(next(iter(named), turn.state.focus.role or turn.state.focus.job or ""))
    if role is None:
        return (begin(_("Find a credential for a job"), "credential_for_role"),)
    if role.id != turn.state.focus.role:
        turn.about(role=role.id)
    return (
        begin(_("Credentials for {role}").format(role=role.name), "credential_for_role", role=role.id),
        begin(_("What am I missing?"), "skill_gap", role=role.id),
    )
