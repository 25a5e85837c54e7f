"""What a message may be, a module an idea. ``listening.py`` has the order in which they are tried."""
