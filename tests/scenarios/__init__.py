"""What people came for, from the first word to the last, on a whole serving bot and a whole Telegram."""
