"""The bot in a terminal, or over a pipe: answers as formatted or plain text, buttons as numbers."""
