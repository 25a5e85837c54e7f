"""From what Slack delivers to Incomings: pure translation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.adapters.slack.place import Place
from bot.adapters.slack.receiving.plain_words import everybody_named, names, names_others, words_of
from bot.messaging.incoming import Incoming, Mention, Sender, Upload

Body = Mapping[str, Any]

#: Messages with another subtype are no messages of people: joins, topics, edits, deletions, other bots.
_SUBTYPES = (None, "file_share", "thread_broadcast", "me_message")


@dataclass(frozen=True, slots=True)
class Heard:
    """An event, and where the bot shows meanwhile that it is at it.

    ``if_known``: a reply in a thread that does not name the bot; it is for the bot only where this very person talked
    with it before.
    """

    incoming: Incoming
    channel: str
    ts: str | None = None
    if_known: bool = False


def messages(body: Body, bot_user: str) -> Iterator[Heard]:
    """A ``message`` or ``app_mention`` event: one Incoming, or one for each file; none when it is not for the bot.

    Both events come for one mention, and Slack may deliver each again under another event id: the key is the message.
    """
    event = body["event"]
    if not _is_of_a_person(event) or event.get("user") == bot_user:
        return
    private = event.get("channel_type") == "im"
    text, thread = event.get("text") or "", event.get("thread_ts")
    named = names(text, bot_user)
    if not private and not named and (thread is None or names_others(text, bot_user)):
        return
    place, ts = place_in(body, event["channel"]), event["ts"]
    said = Incoming(
        f"slack:{place}:{ts}",
        Sender("slack", str(place.beside(event["user"]))),
        text=words_of(text, bot_user),
        channel=None if private else str(place),
        thread=thread or ts,
        whispers=True,
        mentions=_mentions(text, place, bot_user),
    )
    heard = Heard(said, place.id, thread or ts, if_known=not private and not named)
    uploads = [_upload(place, file) for file in event.get("files") or () if file.get("mode") != "tombstone"]
    if not uploads:
        yield heard
    for number, upload in enumerate(uploads):
        one = (
            {"upload": upload}
            if number == 0
            else {"upload": upload, "key": f"{said.key}:{upload.reference}", "text": "", "mentions": ()}
        )
        yield replace(heard, incoming=replace(said, **one))


def slash_command(body: Body, bot_user: str) -> Heard:
    """``/laurel anything``: part of the private talk, wherever it was typed; its answer is seen by the asker alone."""
    place, text = place_in(body, body["channel_id"]), body.get("text") or ""
    said = Incoming(
        f"slack:{place.team}:{body['trigger_id']}",
        Sender("slack", str(place.beside(body["user_id"]))),
        text=words_of(text, bot_user),
        reply_to=body.get("response_url"),
        mentions=_mentions(text, place, bot_user),
    )
    return Heard(said, place.id)


def press(body: Body) -> Heard | None:
    """A button under a message or on the Home tab; None for a link, which needs no answer."""
    action = body["actions"][0]
    if action.get("type") != "button" or action.get("url"):
        return None
    container = body.get("container", {})
    home = container.get("type") == "view"
    place = place_in(body, _channel(body))
    private = home or place.id.startswith("D")
    hidden = bool(container.get("is_ephemeral"))
    said = Incoming(
        f"slack:{place.team}:{body['trigger_id']}",
        Sender("slack", str(place.beside(body["user"]["id"]))),
        button=action["action_id"],
        channel=None if private else str(place),
        thread=container.get("thread_ts") or _thread(body, hidden),
        only_you=hidden,
        whispers=True,
        reply_to=body.get("response_url") if hidden else None,
    )
    return Heard(said, place.id, said.thread)


def posting(body: Body, bot_user: str) -> Heard:
    """The message shortcut: which credentials fit the job in somebody's message? Seen by the asker alone."""
    place = place_in(body, body["channel"]["id"])
    words = words_of(body["message"].get("text") or "", bot_user)
    said = Incoming(
        f"slack:{place.team}:{body['trigger_id']}",
        Sender("slack", str(place.beside(body["user"]["id"]))),
        text=words,
        action={"begin": "credentials_for_posting", "slots": {"posting": words}},
        reply_to=body.get("response_url"),
    )
    return Heard(said, place.id)


def recording(body: Body) -> Heard:
    """The global shortcut where its form cannot be shown: the same in sentences, in the direct message."""
    person = person_of(body)
    action = {"begin": "add_holding", "slots": {}}
    return Heard(
        Incoming(f"slack:{person.team}:{body['trigger_id']}", Sender("slack", str(person)), action=action), person.id
    )


def submission(body: Body, action: dict[str, Any]) -> Heard:
    """A form that was filled in; ``action`` is what it asks for."""
    view = body["view"]
    person = person_of(body)
    said = Incoming(f"slack:{person.team}:{view['id']}:{view['hash']}", Sender("slack", str(person)), action=action)
    return Heard(said, person.id)


def person_of(body: Body) -> Place:
    """Who pressed, typed or submitted something."""
    return place_in(body, body["user"]["id"])


def _is_of_a_person(event: Body) -> bool:
    return bool(event.get("user")) and not event.get("bot_id") and event.get("subtype") in _SUBTYPES


def place_in(body: Body, identity: str) -> Place:
    """A person or channel, with the workspace in which the bot was told of it.

    Events and commands name it by its id, interactions by an object; either may be of an enterprise. An event of a
    channel that is shared with other workspaces says for which of them the bot is told.
    """
    told = next(iter(body.get("authorizations") or ()), body)
    team, enterprise = told.get("team_id") or body.get("team"), told.get("enterprise_id") or body.get("enterprise")
    if isinstance(team, Mapping):
        team, enterprise = team["id"], enterprise or team.get("enterprise_id")
    if isinstance(enterprise, Mapping):
        enterprise = enterprise["id"]
    if team is None:  # the app is installed in a whole enterprise, and opened outside of any workspace
        team = (body.get("user") or {}).get("team_id") or enterprise
    return Place(str(team), identity, enterprise)


def _channel(body: Body) -> str:
    container = body.get("container", {})
    return str(container.get("channel_id") or (body.get("channel") or {}).get("id") or body["user"]["id"])


def _thread(body: Body, hidden: bool) -> str | None:
    message = body.get("message") or {}
    return None if hidden else message.get("thread_ts")


def _mentions(text: str, place: Place, bot_user: str) -> tuple[Mention, ...]:
    others = dict.fromkeys(named for named in everybody_named(text) if named.id != bot_user)
    return tuple(Mention(named.name, str(place.beside(named.id)), named.group) for named in others)


def _upload(place: Place, file: Body) -> Upload:
    reference = str(place.beside(file["id"]))
    return Upload(file.get("name") or "file", int(file.get("size") or 0), reference, file.get("mimetype"))
