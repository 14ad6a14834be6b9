"""Calls that the Bot API refuses once Alice has pressed start, and a part of what it says to each."""

from typing import Any

from playground.botapi.sample_world import ALICE, BORIS, GROUP

TO = {"chat_id": ALICE}
HI = {**TO, "text": "hi"}


def inline(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "a", **button}]]}


OFFER = {
    **TO,
    "title": "Credits",
    "description": "Ten",
    "payload": "ten",
    "currency": "XTR",
    "prices": [{"label": "Ten", "amount": 5}],
}
BUTTON = "400 Bad Request: can't parse inline keyboard button: "
REFUSED: list[tuple[str, dict[str, Any], str]] = [
    ("sendMessage", {"text": "hi"}, "400 Bad Request: chat_id is empty"),
    ("sendMessage", {"chat_id": 5, "text": "hi"}, "400 Bad Request: chat not found"),
    ("sendMessage", {"chat_id": BORIS, "text": "hi"}, "400 Bad Request: chat not found"),
    ("sendMessage", {"chat_id": "@nobody", "text": "hi"}, "400 Bad Request: chat not found"),
    ("sendMessage", TO, "400 Bad Request: message text is empty"),
    ("sendMessage", {**TO, "text": " \n "}, "400 Bad Request: message text is empty"),
    (
        "sendMessage",
        {**TO, "text": "<b> </b>", "parse_mode": "HTML"},
        "400 Bad Request: message text is empty",
    ),
    ("sendMessage", {**TO, "text": "x" * 4097}, "400 Bad Request: message is too long"),
    ("sendMessage", {**TO, "text": "😀" * 2049}, "400 Bad Request: message is too long"),
    (
        "sendMessage",
        {**TO, "text": "<b>x", "parse_mode": "HTML"},
        "400 Bad Request: can't parse entities: Can't find end tag corresponding to start tag \"b\"",
    ),
    ("sendMessage", {**HI, "parse_mode": "BBCode"}, "400 Bad Request: unsupported parse_mode"),
    ("sendMessage", {**HI, "message_thread_id": 77}, "400 Bad Request: message thread not found"),
    (
        "sendMessage",
        {**HI, "reply_parameters": {"message_id": 99}},
        "400 Bad Request: message to be replied not found",
    ),
    (
        "sendMessage",
        {**HI, "replymarkup": {}},
        '400 Bad Request: unknown parameter "replymarkup" of sendMessage',
    ),
    ("sendMessage", {**TO, "text": 5}, '400 Bad Request: parameter "text" must be of type String'),
    ("sendMessage", {**HI, "disable_notification": "maybe"}, "must be of type Boolean"),
    ("sendMessage", {**HI, "message_thread_id": "x"}, "must be of type Integer"),
    (
        "sendMessage",
        {**HI, "reply_markup": "{"},
        "400 Bad Request: can't parse reply keyboard markup JSON object",
    ),
    (
        "sendMessage",
        {**HI, "reply_markup": {"inline": []}},
        "400 Bad Request: object expected as reply markup",
    ),
    (
        "sendMessage",
        {**HI, "reply_markup": inline()},
        BUTTON + "Text buttons are unallowed in the inline keyboard",
    ),
    ("sendMessage", {**HI, "reply_markup": inline(callback_data="")}, BUTTON + "Text buttons are unallowed"),
    (
        "sendMessage",
        {**HI, "reply_markup": inline(callback_data="x" * 65)},
        "400 Bad Request: BUTTON_DATA_INVALID",
    ),
    (
        "sendMessage",
        {**HI, "reply_markup": inline(callback_data="é" * 33)},
        "400 Bad Request: BUTTON_DATA_INVALID",
    ),
    (
        "sendMessage",
        {**HI, "reply_markup": inline(callbackdata="x")},
        BUTTON + "unknown field 'callbackdata'",
    ),
    ("sendMessage", {**HI, "reply_markup": inline(url="a", callback_data="x")}, BUTTON + "exactly one of"),
    ("sendMessage", {**HI, "reply_markup": inline(url="not a url")}, "URL 'not a url' is invalid"),
    ("sendMessage", {**HI, "reply_markup": {"inline_keyboard": [{}]}}, "must be an Array of Arrays"),
    ("sendPhoto", TO, "400 Bad Request: there is no photo in the request"),
    (
        "sendPhoto",
        {**TO, "photo": "AgACunknown"},
        "400 Bad Request: wrong file identifier/HTTP URL specified",
    ),
    (
        "sendPhoto",
        {**TO, "photo": "https://example.org/a.jpg"},
        "400 Bad Request: failed to get HTTP URL content",
    ),
    ("sendMediaGroup", {**TO, "media": [{"type": "photo", "media": "attach://gone"}]}, "media not found"),
    ("sendMediaGroup", {**TO, "media": []}, "400 Bad Request: there are too few messages"),
    ("sendChatAction", {**TO, "action": "dancing"}, "400 Bad Request: wrong parameter action in request"),
    ("editMessageText", {**HI, "message_id": 999}, "400 Bad Request: message to edit not found"),
    ("editMessageText", {**HI, "message_id": 1}, "400 Bad Request: message can't be edited"),
    ("editMessageText", HI, "400 Bad Request: message identifier is not specified"),
    ("deleteMessage", {**TO, "message_id": 999}, "400 Bad Request: message to delete not found"),
    (
        "deleteMessages",
        {**TO, "message_ids": list(range(1, 102))},
        "400 Bad Request: too many message identifiers",
    ),
    (
        "answerCallbackQuery",
        {"callback_query_id": "123"},
        "400 Bad Request: query is too old and response timeout expired or query ID is invalid",
    ),
    ("getFile", {"file_id": "nonsense"}, "400 Bad Request: invalid file_id"),
    ("getChat", {"chat_id": 5}, "400 Bad Request: chat not found"),
    ("getChatMember", {"chat_id": GROUP, "user_id": 5}, "400 Bad Request: PARTICIPANT_ID_INVALID"),
    ("getChatAdministrators", TO, "400 Bad Request: there are no administrators in the private chat"),
    (
        "setMyCommands",
        {"commands": [{"command": "Bad!", "description": "x"}]},
        "400 Bad Request: BOT_COMMAND_INVALID",
    ),
    ("setMyCommands", {"commands": [{"command": "a", "description": ""}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
    ("setMyCommands", {"commands": [], "language_code": "english"}, "400 Bad Request: invalid language code"),
    (
        "setMyCommands",
        {"commands": [], "scope": {"type": "chat"}},
        "400 Bad Request: can't parse BotCommandScope",
    ),
    (
        "setMyShortDescription",
        {"short_description": "x" * 121},
        "400 Bad Request: bot short description is too long",
    ),
    ("setWebhook", {"url": "ftp://example.org"}, "400 Bad Request: invalid webhook URL specified"),
    (
        "setWebhook",
        {"url": "http://a.b", "secret_token": "no spaces"},
        "secret token contains unallowed characters",
    ),
    (
        "setWebhook",
        {"url": "http://a.b", "secret_token": "x" * 257},
        "400 Bad Request: secret token is too long",
    ),
    (
        "sendMessage",
        {**HI, "entities": [{"type": "bold"}]},
        "400 Bad Request: can't parse MessageEntity: field",
    ),
    (
        "sendMessage",
        {**HI, "entities": [{"type": "loud", "offset": 0, "length": 1}]},
        "Unsupported type specified",
    ),
    (
        "sendMessage",
        {**HI, "link_preview_options": {"off": True}},
        "unknown field 'off' in link preview options",
    ),
    ("sendMessage", {**HI, "reply_parameters": {"id": 1}}, "unknown field 'id' in reply parameters"),
    (
        "sendMessage",
        {**HI, "reply_parameters": {}, "reply_to_message_id": 9},
        "message to be replied not found",
    ),
    (
        "sendMessage",
        {**HI, "reply_parameters": {"message_id": "1"}},
        'field "message_id" must be of type Number',
    ),
    ("sendMessage", {**HI, "parse_mode": "MarkdownV2"}, "only HTML is emulated"),
    ("sendMessage", {**HI, "reply_markup": {"inline_keyboard": [[{"text": " "}]]}}, "text must be non-empty"),
    (
        "sendMessage",
        {**HI, "reply_markup": {"force_reply": True, "loud": 1}},
        "unknown field 'loud' in reply markup",
    ),
    ("sendMessage", {**HI, "text": "x" * 40_000}, "400 Bad Request: text is too long"),
    ("sendMessage", {**HI, "business_connection_id": "x"}, "400 Bad Request: business connection not found"),
    ("editMessageText", {"inline_message_id": "x", "text": "x"}, "400 Bad Request: MESSAGE_ID_INVALID"),
    ("editMessageMedia", {**TO, "message_id": 1}, '400 Bad Request: parameter "media" is required'),
    ("editMessageMedia", {**TO, "message_id": 1, "media": {"type": "gif"}}, 'type "gif" is unsupported'),
    (
        "editMessageMedia",
        {**TO, "message_id": 1, "media": {"type": "photo", "file": "x"}},
        "unknown field 'file'",
    ),
    ("deleteMessage", TO, "400 Bad Request: message identifier is not specified"),
    ("deleteMessages", {**TO, "message_ids": []}, "400 Bad Request: message identifiers are not specified"),
    ("deleteMessages", {**TO, "message_ids": ["x"]}, "400 Bad Request: invalid message identifier specified"),
    ("leaveChat", TO, "400 Bad Request: chat member status can't be changed in private chats"),
    ("setMyCommands", {"commands": ["start"]}, "400 Bad Request: can't parse BotCommand: expected an Object"),
    ("setMyCommands", {"commands": [{"command": "a"}]}, 'field "description" must be of type String'),
    ("setMyCommands", {"commands": [{"command": "a", "description": "a"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
    ("setMyCommands", {"commands": [], "scope": {"type": "world"}}, "Unsupported type specified"),
    (
        "setMyCommands",
        {"commands": [], "scope": {"type": "chat_member", "chat_id": GROUP}},
        "400 Bad Request: can't parse BotCommandScope: Invalid user_id specified",
    ),
    (
        "setMyCommands",
        {"commands": [], "scope": {"type": "chat_administrators", "chat_id": ALICE}},
        "400 Bad Request: can't use this scope in a private chat",
    ),
    ("setChatMenuButton", {"menu_button": {"type": "big"}}, "MenuButton has unsupported type"),
    ("sendInvoice", {**TO, "title": "x"}, '400 Bad Request: parameter "description" is required'),
    ("sendInvoice", {**OFFER, "title": "x" * 33}, "400 Bad Request: INVOICE_TITLE_TOO_LONG"),
    ("sendInvoice", {**OFFER, "payload": "é" * 65}, "400 Bad Request: INVOICE_PAYLOAD_INVALID"),
    ("sendInvoice", {**OFFER, "currency": "EUR"}, "400 Bad Request: PAYMENT_PROVIDER_INVALID"),
    ("sendInvoice", {**OFFER, "provider_token": "x"}, "400 Bad Request: STARS_INVOICE_INVALID"),
    ("sendInvoice", {**OFFER, "prices": []}, "400 Bad Request: there must be at least one price"),
    ("sendInvoice", {**OFFER, "prices": [{"amount": 5}]}, "LabeledPrice label must be non-empty"),
    (
        "sendInvoice",
        {**OFFER, "reply_markup": inline(callback_data="x")},
        "400 Bad Request: BUTTON_POS_INVALID",
    ),
    (
        "answerPreCheckoutQuery",
        {"pre_checkout_query_id": "1", "ok": True},
        "400 Bad Request: query is too old",
    ),
    (
        "refundStarPayment",
        {"user_id": 1, "telegram_payment_charge_id": "x"},
        "400 Bad Request: CHARGE_ID_INVALID",
    ),
    ("getFile", {}, "400 Bad Request: file_id not specified"),
    ("sendDance", {}, "404 Not Found"),
]
