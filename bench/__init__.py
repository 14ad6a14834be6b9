"""The bot beside bare frameworks, measured in one run on one machine. See README.md here."""
