"""What Slack delivers, over a WebSocket or by HTTP: verified, translated, recorded in order, acknowledged in time."""
