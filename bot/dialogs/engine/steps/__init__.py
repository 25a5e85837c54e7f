"""What a message may be: a package a topic, a module an idea. The package ``order`` has their order."""
