"""What a message may be: a package a topic, a module an idea. ``listening.py`` has the order they are tried in."""
