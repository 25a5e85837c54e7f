"""Whose bot this is: one workspace with a plain token, or many that install the app, their tokens encrypted."""
