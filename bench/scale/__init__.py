"""What the database costs when there were a million jobs: fill it, and measure each unit as the bot calls it."""
