"""What the Bot API allows, from ``telegram.constants`` where it is written there, and our own measures of time.

Lengths of text are in UTF-16 code units, as Telegram counts them, and after entity parsing: markup is free.
"""

from __future__ import annotations

from telegram.constants import (
    BotCommandLimit,
    FileSizeLimit,
    InlineKeyboardButtonLimit,
    InlineKeyboardMarkupLimit,
    InlineQueryLimit,
    InlineQueryResultLimit,
    MessageLimit,
    PollingLimit,
    UpdateType,
    WebhookLimit,
)

#: https://core.telegram.org/bots/api#sendmessage
TEXT_UNITS = int(MessageLimit.MAX_TEXT_LENGTH)
#: Formatting beyond so many bold, italic or linked stretches of one message is dropped without a word.
ENTITIES = int(MessageLimit.MESSAGE_ENTITIES)
#: https://core.telegram.org/bots/api#senddocument
CAPTION_UNITS = int(MessageLimit.CAPTION_LENGTH)
DOCUMENT_BYTES = int(FileSizeLimit.FILESIZE_UPLOAD)
#: https://core.telegram.org/bots/api#sendphoto
PHOTO_BYTES = int(FileSizeLimit.PHOTOSIZE_UPLOAD)

#: https://core.telegram.org/bots/api#inlinekeyboardbutton
CALLBACK_BYTES = range(InlineKeyboardButtonLimit.MIN_CALLBACK_DATA, InlineKeyboardButtonLimit.MAX_CALLBACK_DATA + 1)
BUTTONS = int(InlineKeyboardMarkupLimit.TOTAL_BUTTON_NUMBER)

#: https://core.telegram.org/bots/api#botcommand
COMMAND_CHARACTERS = int(BotCommandLimit.MAX_COMMAND)
COMMAND_DESCRIPTION_CHARACTERS = int(BotCommandLimit.MAX_DESCRIPTION)

#: https://core.telegram.org/bots/api#answerinlinequery
INLINE_RESULTS = int(InlineQueryLimit.RESULTS)
INLINE_ID_BYTES = int(InlineQueryResultLimit.MAX_ID_LENGTH)
#: Seconds for which Telegram may repeat an inline answer to anybody; the catalogue changes with a release only.
INLINE_CACHE = 300

#: https://core.telegram.org/bots/api#getupdates
UPDATES_A_POLL = int(PollingLimit.MAX_LIMIT)
UPDATES_WANTED = (UpdateType.MESSAGE.value, UpdateType.CALLBACK_QUERY.value, UpdateType.INLINE_QUERY.value)

#: https://core.telegram.org/bots/api#setwebhook
WEBHOOK_SECRET = rf"[A-Za-z0-9_-]{{{WebhookLimit.MIN_SECRET_TOKEN_LENGTH:d},{WebhookLimit.MAX_SECRET_TOKEN_LENGTH:d}}}"
#: Telegram's own default. It sends the updates of one chat one after the other, however many connections it has.
WEBHOOK_CONNECTIONS = 40
#: Bytes; an update is a few kilobytes, since files come as references.
WEBHOOK_BODY_BYTES = 1_000_000

#: Seconds: how long a poll waits for something to happen, and how much later than that an answer may come.
POLL_WAITS = 30
#: Seconds until a request to Telegram counts as unanswered; sending a file may take longer.
CONNECT_TIMEOUT = 10.0
ANSWER_TIMEOUT = 20.0
UPLOAD_TIMEOUT = 60.0
#: Requests at once; with more, the later ones wait for a connection rather than fail.
CONNECTIONS = 64

#: Seconds that the start of the program waits for Telegram before it goes on without.
START = 5.0
#: Seconds between attempts while Telegram, or our own storage, does not work: doubled each time up to the longest.
FIRST_PAUSE = 1.0
LONGEST_PAUSE = 60.0
#: An update that could not be recorded this often, while those behind it could, is at fault itself.
RECORDING_TRIES = 3

#: Seconds of handling after which "typing…" is shown; Telegram hides it after 5.
TYPING_AFTER = 0.7
TYPING_EVERY = 4.0

#: Seconds that stopping waits for what is being handled; what is left is finished at the next start.
DRAIN = 2.0
