"""What a message may be: a package a topic, a module an idea. ``order.py`` has their order."""
