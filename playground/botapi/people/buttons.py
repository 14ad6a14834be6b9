"""Pressed buttons, and invoices paid."""

from playground.botapi.model import Chat, Message, Person
from playground.botapi.payments import Checkout
from playground.botapi.people.request_fields import Refused, Wish
from playground.botapi.people.speaking import chat_of, check_present, message_in, person_of
from playground.botapi.updates import A_PRESS
from playground.botapi.wire import Json
from playground.botapi.world import Press, World


def press(world: World, wish: Wish) -> Json:
    """`forged`: as a changed app could do it, with any data and from anybody."""
    person, chat = person_of(world, wish), chat_of(world, wish.number("chat_id"))
    message_id, data = wish.number("message_id"), wish.text("data")
    message = chat.message(message_id)
    if not wish.flag("forged"):
        _check_pressable(chat, person, message, data)
    query_id = world.new_id()
    world.presses[query_id] = Press(
        user_id=person.id, chat_id=chat.id, message_id=message_id, at=world.clock()
    )
    body = {
        "id": query_id,
        "from": person.user(),
        "message": _shown(world, chat, message, message_id),
        "chat_instance": str(abs(chat.id) * 7919),
        "data": data,
    }
    world.tell_bot("callback_query", body, lane=f"press:{person.id}", lifetime=A_PRESS)
    return {"callback_query_id": query_id}


def _check_pressable(chat: Chat, person: Person, message: Message | None, data: str) -> None:
    check_present(chat, person)
    if message is None:
        raise Refused("there is no such message", 404)
    if data not in message.callback_data:
        raise Refused("the message has no such button", 409)


def _shown(world: World, chat: Chat, message: Message | None, message_id: int) -> Json:
    if message is not None:
        return message.body
    return {"chat": world.chat_object(chat), "message_id": message_id, "date": 0}


def pay(world: World, wish: Wish) -> Json:
    person, chat = person_of(world, wish), chat_of(world, wish.number("chat_id"))
    check_present(chat, person)
    message = message_in(chat, wish.number("message_id"))
    payload = world.till.invoices.get((chat.id, message.id))
    if payload is None:
        raise Refused("that is no invoice", 409)
    amount = message.body["invoice"]["total_amount"]
    checkout = Checkout(
        id=world.new_id(),
        user_id=person.id,
        chat_id=chat.id,
        payload=payload,
        amount=amount,
        asked_at=world.clock(),
    )
    world.till.checkouts[checkout.id] = checkout
    body = {
        "id": checkout.id,
        "from": person.user(),
        "currency": "XTR",
        "total_amount": amount,
        "invoice_payload": payload,
    }
    world.tell_bot("pre_checkout_query", body, lane=f"checkout:{person.id}", lifetime=A_PRESS)
    return {"pre_checkout_query_id": checkout.id}
