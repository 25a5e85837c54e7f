"""Whether one credential renews another: "does CCNP renew my CCNA?"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from bot.dialogs.about import as_sentence, renewal_lines
from bot.dialogs.engine.dialog import dialog
from bot.dialogs.engine.slots import Hidden
from bot.dialogs.engine.turn import Turn, begin
from bot.knowledge.model.credential import Credential
from bot.knowledge.renewing import renew, route_by
from bot.knowledge.wording import freshness, full_name, route_words, short_name
from bot.messaging.reply import Bullets, Button, Part, Reply, bold, note, paragraph, spans
from bot.translation import _, day, listed

Id = Annotated[str, Hidden()]
Ids = Annotated[list[str], Hidden()]
Called = Annotated[str, Hidden()]
#: As ISO 8601 writes it.
Day = Annotated[str, Hidden()]

#: So many are called by their names.
_MOST_NAMES = 3


@dialog
async def renews_another(turn: Turn, renewed: Id, by: Ids, called: Called = "", on: Day | None = None) -> Reply:
    """Whether earning one of ``by``, which they ``called`` so, renews ``renewed``, by the rule of the latter alone, and
    how far that reaches for somebody who holds it and passes ``on`` that day.
    """
    known = turn.catalogue.credentials
    lower, higher = known[renewed], [known[i] for i in by]
    turn.about([*by[:1], renewed])
    turn.state.focus.at = by[0] if len(by) == 1 else renewed
    does = [c for c in higher if lower.renewal and c.id in lower.renewal.renewed_by]
    parts = [paragraph("{text}", text=_verdict(lower, higher, does, called)), *_reasons(turn, lower, higher, does)]
    if does and turn.private and turn.stored is not None:
        parts += await _of_their_own(turn, lower, does[0], date.fromisoformat(on) if on else turn.today)
    if lower.renewal is not None:
        parts.append(note("{text}", text=as_sentence(freshness(lower, ("renewal",), turn.today))))
    return Reply(parts=tuple(parts), buttons=_buttons(lower, higher))


def _verdict(lower: Credential, higher: Sequence[Credential], does: Sequence[Credential], called: str) -> str:
    """What no rule names is not denied: a rule may be of "another exam of the same kind"."""
    name, names = short_name(lower), _any_of(higher, called)
    if lower.renewal is None:
        text = _("I do not know how {name} is renewed, so I cannot say whether {names} does it.")
    elif not lower.renewal.expires:
        text = _("{name} does not expire, so nothing has to renew it.")
    elif not does:
        text = _("The rules I know of {name} do not name {names} as what renews it.")
    elif len(does) == len(higher):
        text = _("Earning {names} renews {name}.")
    else:
        text, names = _("Not each of them does: earning {names} renews {name}."), _any_of(does, "")
    return text.format(name=name, names=names)


def _any_of(credentials: Sequence[Credential], called: str) -> str:
    """By their names, or by the one that so many share."""
    if called and len(credentials) > _MOST_NAMES:
        return _("any {name}").format(name=called)
    return listed([short_name(c) for c in credentials], "or")


def _reasons(turn: Turn, lower: Credential, higher: Sequence[Credential], does: Sequence[Credential]) -> list[Part]:
    """The rule by which it is so; what renews it instead; or that it is the other way round."""
    renewal = lower.renewal
    if renewal is None or not renewal.expires:
        return []
    if does:
        return [paragraph(_("The rule: {text}."), text=route_words(turn.catalogue, route_by(renewal, does[0].id)))]
    reverse = [c for c in higher if c.renewal and lower.id in c.renewal.renewed_by]
    parts: list[Part] = []
    if reverse:
        text = _("It is the other way round: earning {name} renews {names}.")
        parts.append(paragraph(text, name=short_name(lower), names=listed([short_name(c) for c in reverse])))
    lines = tuple(spans("{text}", text=line) for line in renewal_lines(turn, lower))
    return [*parts, paragraph("{name}:", name=bold(full_name(lower))), Bullets(items=lines)]


async def _of_their_own(turn: Turn, lower: Credential, higher: Credential, on: date) -> list[Part]:
    """What it does to theirs; nothing where they hold none that ends."""
    held = [h for h in await turn.records.holdings() if h.credential == lower.id and h.expires]
    if len(held) != 1 or held[0].expires is None or lower.renewal is None:
        return []
    ends, awarded = held[0].expires, held[0].awarded or turn.today
    after = renew(lower, awarded, ends, on, route_by(lower.renewal, higher.id))
    if on > ends or after.too_late is not None:
        text = _("Yours ends on {ends}; it has to be valid still on the day you pass.")
        return [paragraph(text, ends=day(ends))]
    if after.expires is None or after.expires <= ends:
        return [paragraph(_("Yours ends on {ends}."), ends=day(ends))]
    text = _("Yours ends on {ends}; passing on {on}, say, would make that {after}.")
    return [paragraph(text, ends=day(ends), on=day(on), after=bold(day(after.expires)))]


def _buttons(lower: Credential, higher: Sequence[Credential]) -> tuple[Button, ...]:
    named = higher if len(higher) <= _MOST_NAMES else ()  # none of a whole family stands for it
    about = [begin(_("About {name}").format(name=short_name(c)), "credential_info", credential=c.id) for c in named]
    renews = begin(_("How to renew {name}").format(name=short_name(lower)), "how_to_renew", credential=[lower.id])
    return (*about, renews)
