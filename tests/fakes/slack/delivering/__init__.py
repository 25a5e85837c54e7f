"""How the app is told: in HTTP mode or Socket Mode, with Slack's patience and retries."""
