"""After a walk: what was seen is written up, photos find their places, actions are followed."""
