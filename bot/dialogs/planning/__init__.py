"""Learning plans by chat: made, changed, started, followed and made anew."""
