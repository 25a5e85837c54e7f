"""What Slack allows. Text is counted in characters (code points) unless the name says otherwise.

Where no page is named, the number is on the page of that block, element or object below
https://docs.slack.dev/reference/block-kit.
"""

from __future__ import annotations

#: https://docs.slack.dev/reference/block-kit/blocks
MESSAGE_BLOCKS = 50
VIEW_BLOCKS = 100

#: Of all blocks of a message together, as JSON. Slack documents no such limit, and refuses (msg_blocks_too_long) from
#: about 13,200 on, whatever each block holds: https://github.com/slackapi/bolt-js/issues/2509. It counts more than the
#: text (issue 2867 there), so this is measured in the longest of all ways, on JSON that escapes all beyond ASCII.
MESSAGE_BLOCKS_CHARACTERS = 12_000

#: Of the ``text`` of a message. chat.postMessage asks for no more, and chat.update refuses it (msg_too_long):
#: https://docs.slack.dev/reference/methods/chat.update. In bytes, as that was seen to count.
MESSAGE_TEXT_BYTES = 4_000

#: A text object's, and so a section's.
SECTION_CHARACTERS = 3_000
SECTION_FIELDS = 10
FIELD_CHARACTERS = 2_000
HEADER_CHARACTERS = 150
CONTEXT_ELEMENTS = 10
#: A text object has room for more, but what is longer is no small print.
CONTEXT_CHARACTERS = 2_000

ACTIONS_ELEMENTS = 25
#: Our own: what still reads as one row on a desktop, and as one screen on a phone, where buttons stand one by one.
ROW_BUTTONS = 5
BUTTON_CHARACTERS = 75
BUTTON_VALUE_CHARACTERS = 2_000
URL_CHARACTERS = 3_000
#: An action_id or block_id; the action ids of one message or view differ from each other.
ID_CHARACTERS = 255

PLACEHOLDER_CHARACTERS = 150
OPTIONS = 100
OPTION_CHARACTERS = 75
OPTION_VALUE_CHARACTERS = 150
CHECKBOXES = 10
#: Our own: a search begins with the first character typed.
SEARCH_FROM = 1
TEXT_INPUT_CHARACTERS = 3_000
CONFIRM_TITLE_CHARACTERS = 100
CONFIRM_TEXT_CHARACTERS = 300
CONFIRM_BUTTON_CHARACTERS = 30

#: https://docs.slack.dev/reference/views
VIEW_BYTES = 250_000
VIEW_TITLE_CHARACTERS = 24
VIEW_BUTTON_CHARACTERS = 24
PRIVATE_METADATA_CHARACTERS = 3_000
#: https://docs.slack.dev/surfaces/modals
MODALS_STACKED = 3

#: Seconds: to acknowledge an event or a press, and for which its trigger_id opens a modal.
#: https://docs.slack.dev/interactivity/handling-user-interaction
ACK_SECONDS = 3.0
TRIGGER_SECONDS = 3.0
#: Seconds between two messages in one channel: https://docs.slack.dev/apis/web-api/rate-limits
MESSAGE_EVERY = 1.0
#: https://docs.slack.dev/apis/events-api/using-socket-mode
SOCKET_CONNECTIONS = 10
#: Seconds by which a signed request may be old: https://docs.slack.dev/authentication/verifying-requests-from-slack
SIGNATURE_SECONDS = 300
