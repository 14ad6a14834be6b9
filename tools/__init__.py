"""Programs for those who change the bot; nothing of it is needed to run it."""
