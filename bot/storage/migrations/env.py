"""Alembic's entry point: runs on the connection that ``bot.storage.schema`` hands over."""

from alembic import context

from bot.storage.engine import metadata

connection = context.config.attributes["connection"]
# The metadata are here for their naming convention: a later migration finds a constraint by its name only.
context.configure(connection=connection, target_metadata=metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
