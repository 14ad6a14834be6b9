"""Invoices in Stars: sent, asked about before the payment, given back."""

from datetime import timedelta

from playground.botapi.methods.addressing import destination
from playground.botapi.methods.handler import Handler
from playground.botapi.parameters import Arguments
from playground.botapi.payments import Payment
from playground.botapi.wire import Json, bad_request
from playground.botapi.world import World

CHECKOUT_LIVES = timedelta(seconds=10)


async def send_invoice(world: World, args: Arguments) -> Json:
    title, description, payload = (args.required_text(name) for name in ("title", "description", "payload"))
    for name, text, longest in (("TITLE", title, 32), ("DESCRIPTION", description, 255)):
        if len(text) > longest:
            raise bad_request(f"INVOICE_{name}_TOO_LONG")
    if len(payload.encode()) > 128:
        raise bad_request("INVOICE_PAYLOAD_INVALID")
    amount = _stars(args)
    where = destination(world, args, "text")
    where.fields["reply_markup"] = _with_pay_button(where.fields.get("reply_markup"), amount)
    invoice = {
        "title": title,
        "description": description,
        "start_parameter": args.text("start_parameter"),
        "currency": "XTR",
        "total_amount": amount,
    }
    message = where.post(world, {"invoice": invoice})
    world.till.invoices[message.chat_id, message.id] = payload
    return message.body


def _stars(args: Arguments) -> int:
    if args.required_text("currency") != "XTR":
        raise bad_request(
            "CURRENCY_INVALID" if len(args.text("currency")) != 3 else "PAYMENT_PROVIDER_INVALID"
        )
    if args.text("provider_token"):
        raise bad_request("STARS_INVOICE_INVALID")
    prices = args.array("prices")
    if not prices:
        raise bad_request("there must be at least one price")
    if not all(isinstance(each, dict) and each.get("label") for each in prices):
        raise bad_request("can't parse labeled price: LabeledPrice label must be non-empty")
    amounts = [each.get("amount") for each in prices]
    if len(amounts) != 1 or not isinstance(amounts[0], int) or not 1 <= amounts[0] <= 100_000:
        raise bad_request("STARS_INVOICE_INVALID")
    return int(amounts[0])


def _with_pay_button(markup: Json | None, amount: int) -> Json:
    if markup is None:
        return {"inline_keyboard": [[{"text": f"Pay ⭐️{amount}", "pay": True}]]}
    if not markup["inline_keyboard"][0][0].get("pay"):
        raise bad_request("BUTTON_POS_INVALID")
    return markup


async def answer_pre_checkout_query(world: World, args: Arguments) -> bool:
    checkout = world.till.checkouts.get(args.required_text("pre_checkout_query_id"))
    late = checkout is not None and world.clock() - checkout.asked_at > CHECKOUT_LIVES
    if checkout is None or checkout.answered or late:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    if not args.flag("ok") and not args.text("error_message"):
        raise bad_request("ERROR_TEXT_EMPTY")
    checkout.answered = True
    if not args.flag("ok"):
        told = {"user_id": checkout.user_id, "text": args.text("error_message"), "show_alert": True}
        world.announce("answer", checkout.chat_id, **told)
        return True
    payment = Payment(
        charge_id=f"stx{world.new_id()}",
        user_id=checkout.user_id,
        chat_id=checkout.chat_id,
        payload=checkout.payload,
        amount=checkout.amount,
        paid_at=world.clock(),
    )
    world.till.payments[payment.charge_id] = payment
    _service_message(world, payment, "successful_payment")
    return True


async def refund_star_payment(world: World, args: Arguments) -> bool:
    payment = world.till.payments.get(args.required_text("telegram_payment_charge_id"))
    if payment is None or payment.user_id != args.user_id():
        raise bad_request("CHARGE_ID_INVALID")
    if payment.refunded_at is not None:
        raise bad_request("CHARGE_ALREADY_REFUNDED")
    payment.refunded_at = world.clock()
    _service_message(world, payment, "refunded_payment")
    return True


def _service_message(world: World, payment: Payment, kind: str) -> None:
    facts = {
        "currency": "XTR",
        "total_amount": payment.amount,
        "invoice_payload": payment.payload,
        "telegram_payment_charge_id": payment.charge_id,
        "provider_payment_charge_id": f"{payment.user_id}_{payment.charge_id}",
    }
    chat, person = world.chats[payment.chat_id], world.people[payment.user_id]
    message = world.post(chat, {kind: facts}, sender=person.user())
    world.tell_bot("message", message.body, lane=f"chat:{chat.id}")


async def get_star_transactions(world: World, args: Arguments) -> Json:
    """Money in has a source, a refund has a receiver; both carry the id of the charge."""
    transactions: list[Json] = []
    for payment in world.till.payments.values():
        partner = {
            "type": "user",
            "transaction_type": "invoice_payment",
            "user": world.people[payment.user_id].user(),
            "invoice_payload": payment.payload,
        }
        base = {"id": payment.charge_id, "amount": payment.amount}
        transactions.append({**base, "date": int(payment.paid_at.timestamp()), "source": partner})
        if payment.refunded_at is not None:
            transactions.append({**base, "date": int(payment.refunded_at.timestamp()), "receiver": partner})
    start = args.number("offset")
    return {"transactions": transactions[start : start + args.number("limit", 100)]}


HANDLERS: dict[str, Handler] = {
    "sendInvoice": send_invoice,
    "answerPreCheckoutQuery": answer_pre_checkout_query,
    "refundStarPayment": refund_star_payment,
    "getStarTransactions": get_star_transactions,
}
