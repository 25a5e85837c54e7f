"""A second reader of messages for those who have an hour to teach it: a small pretrained transformer.

Without it everything works; with it fewer requests are mistaken. See ``laurel teach``.
"""
