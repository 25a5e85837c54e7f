"""Who sees what of the person, as they ask it: nobody here, or the leads of their teams as far as they share."""

from __future__ import annotations

from bot.dialogs.engine.dialog import private_dialog
from bot.dialogs.engine.said_slots import Candidates
from bot.dialogs.engine.turn import FollowUp, Turn, begin
from bot.dialogs.teams.choosing import my_places
from bot.dialogs.teams.places import shared_words
from bot.dialogs.understanding.privately import of_the_talk, of_what_comes_of_it
from bot.knowledge.wording import short_name
from bot.messaging.reply import Bullets, Button, Part, Reply, Span, bold, note, paragraph, spans
from bot.scheduling.letter_words import consent_buttons
from bot.scheduling.messages import title
from bot.tracking.people import name_of
from bot.tracking.teams import membership
from bot.tracking.teams.membership import Membership
from bot.translation import _, listed


@private_dialog
async def who_sees(turn: Turn, credential: Candidates | None = None) -> Reply:
    """Nothing is changed. Of what is private, and of a credential that is named and not kept, it is said so."""
    places = [place for place in await my_places(turn) if place.member or place.state == "asked"]
    held = await turn.records.holdings()
    named = [title(h, turn.catalogue) for h in held if h.private and h.credential in (credential or ())]
    parts: list[Part] = [paragraph(_("{name} is private: no team sees it."), name=bold(name)) for name in named]
    if turn.said and of_the_talk(turn.heard.text):
        parts.append(paragraph(_("What you ask me, and what I answer you, no lead sees.")))
    if turn.said and of_what_comes_of_it(turn.heard.text):
        text = _("What others make of what they see I cannot know, and I rate nobody. All that they see is this.")
        parts.append(paragraph("{text}", text=text))
    if places:
        parts.append(paragraph(_("Of your records this is seen:")))
        parts.append(Bullets(items=tuple([await _line(turn, place) for place in places])))
    else:
        text = _(
            "Nobody sees any of your records here: you are a member of no team. Before a yes of yours none is shown."
        )
        parts.append(paragraph("{text}", text=text))
        parts.append(note(_("Whoever runs me can read my database; “what do you keep of me?” tells more.")))
    private = [title(h, turn.catalogue) for h in held if h.private]
    if places:
        names = listed(private) or _("none; say “my … is private” of any that no team shall see")
        parts.append(paragraph(_("Private, so that no team sees it: {names}."), names=names))
    if credential and not any(h.credential in credential for h in held):
        known = [short_name(turn.catalogue.credentials[c]) for c in credential[:1] if c in turn.catalogue.credentials]
        parts += [note(_("I keep no {name} of you."), name=name) for name in known]
    if (asked := next((place.team for place in places if place.state == "asked"), None)) is not None:
        question = _("Do you want to be in the team {team}?").format(team=asked.name)
        turn.follow_up = FollowUp("answer_invitation", "answer", {"team": asked.id}, question)
        return Reply(parts=tuple(parts), buttons=consent_buttons(asked.id))
    buttons: tuple[Button, ...] = (begin(_("Share less or more"), "share_less"), begin(_("Who looked?"), "who_looked"))
    return Reply(parts=tuple(parts), buttons=buttons if any(place.member for place in places) else ())


async def _line(turn: Turn, place: Membership) -> tuple[Span, ...]:
    leads = await membership.leads(turn.records.connection, place.team.id)
    me = turn.records.person_id
    names = [await name_of(turn.records.connection, lead) or "?" for lead in leads if lead != me]
    text = _("{team}, by its leads ({leads}): {what}")
    if place.state == "asked":
        text = _("{team}: nothing; once you say yes, by its leads ({leads}): {what}")
    return spans(
        text, team=bold(place.team.name), leads=listed(names) or _("nobody but you"), what=shared_words(place.shares)
    )
