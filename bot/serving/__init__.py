"""Laurel as a service: every platform that has a token, the clockwork, and one web application, until SIGTERM."""
