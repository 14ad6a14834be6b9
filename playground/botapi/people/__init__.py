"""What people do and see: the side of Telegram that has no Bot API."""

from playground.botapi.people.routes import people_routes

__all__ = ["people_routes"]
