"""The bot over lines of JSON and a simulated clock: for conversation tests, bug reports and trying things out."""
