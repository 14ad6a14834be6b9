"""What the operator does by command, in private chats only: every action goes to the audit log."""
