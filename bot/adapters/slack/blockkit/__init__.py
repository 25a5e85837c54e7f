"""Replies, forms and the Home tab as Block Kit, within its limits. Pure: nothing is sent here."""
