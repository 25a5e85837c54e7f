"""The limits of Slack, as its reference states them (docs.slack.dev); lengths are in characters."""

from __future__ import annotations

from datetime import timedelta

# -- messages: reference/methods/chat.postMessage, reference/block-kit/blocks --
MESSAGE_BLOCKS = 50
#: The text of a message is cut or refused beyond this.
MESSAGE_TEXT = 40_000
#: The text of a message that is changed. Recommended in the reference; seen as ``msg_too_long`` by users of
#: ``chat.update`` (seratch/ChatGPT-in-Slack issue 102).
UPDATED_TEXT = 4000
#: All blocks as JSON. Not documented: measured by users in slackapi/bolt-js issue 2509.
MESSAGE_BLOCKS_SIZE = 13_200
#: The ``markdown`` blocks of a message together.
MARKDOWN = 12_000
#: reference/methods/assistant.threads.setStatus
STATUS_LOADING_MESSAGES = 10
STATUS_LIFE = timedelta(minutes=2)
#: reference/methods/assistant.threads.setSuggestedPrompts
PROMPTS = 4
#: apis/web-api/rate-limits: between two messages to one channel.
PACE = timedelta(seconds=1)

# -- views: reference/views --
VIEW_BLOCKS = 100
VIEW_TITLE = VIEW_BUTTON = 24
VIEW_METADATA = 3000
VIEW_SIZE = 250_000
VIEW_STACK = 3
TRIGGER_LIFE = timedelta(seconds=3)

# -- ids, of blocks, actions and callbacks --
ID = 255

# -- blocks: reference/block-kit/blocks --
SECTION_TEXT = 3000
SECTION_FIELDS = 10
SECTION_FIELD = 2000
HEADER_TEXT = 150
CONTEXT_ELEMENTS = 10
ACTIONS_ELEMENTS = 25
INPUT_LABEL = INPUT_HINT = 2000
IMAGE_URL = 3000
IMAGE_ALT = 2000
IMAGE_TITLE = 2000
VIDEO_TITLE = VIDEO_DESCRIPTION = 200
VIDEO_AUTHOR = 50
TABLES = 1
TABLE_ROWS = 100
TABLE_CELLS = 20
#: All cells of a message's tables together.
TABLE_CHARACTERS = 10_000

# -- elements: reference/block-kit/block-elements --
BUTTON_TEXT = BUTTON_ACCESSIBILITY = 75
BUTTON_VALUE = 2000
URL = 3000
PLACEHOLDER = 150
CHOICES = 10
OVERFLOW_OPTIONS = 5
SELECT_OPTIONS = OPTION_GROUPS = 100
TEXT_INPUT = 3000

# -- composition objects: reference/block-kit/composition-objects --
TEXT = 3000
OPTION_TEXT = OPTION_DESCRIPTION = OPTION_GROUP_LABEL = 75
OPTION_VALUE = 150
CONFIRM_TITLE = 100
CONFIRM_TEXT = 300
CONFIRM_BUTTON = 30

# -- interactivity: interactivity/handling-user-interaction --
RESPONSE_URL_USES = 5
RESPONSE_URL_LIFE = timedelta(minutes=30)
