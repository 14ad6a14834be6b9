from bot.i18n.texts import DEFAULT, Argument, Texts, load_texts

__all__ = ["DEFAULT", "Argument", "Texts", "load_texts"]
