"""Which parameters each method has, and of which kind: a misspelt one is an error here, not silence."""

from enum import StrEnum


class Kind(StrEnum):
    INTEGER = "Integer"
    NUMBER = "Number"
    STRING = "String"
    BOOLEAN = "Boolean"
    CHAT = "Integer or String"
    OBJECT = "Object"
    ARRAY = "Array"
    FILE = "InputFile or String"


def _of(kind: Kind, names: str) -> dict[str, Kind]:
    return dict.fromkeys(names.split(), kind)


_TO = {"chat_id": Kind.CHAT} | _of(Kind.STRING, "business_connection_id")
_SEND = (
    _TO
    | _of(Kind.INTEGER, "message_thread_id direct_messages_topic_id reply_to_message_id")
    | _of(Kind.STRING, "message_effect_id")
    | _of(
        Kind.BOOLEAN, "disable_notification protect_content allow_paid_broadcast allow_sending_without_reply"
    )
    | _of(Kind.OBJECT, "reply_markup reply_parameters suggested_post_parameters")
)
_CAPTION = _of(Kind.STRING, "caption parse_mode") | _of(Kind.ARRAY, "caption_entities")
_SHOWN = _of(Kind.BOOLEAN, "has_spoiler show_caption_above_media")
_CLIP = _of(Kind.INTEGER, "duration width height") | _of(Kind.FILE, "thumbnail")
_TEXT = (
    _of(Kind.STRING, "text parse_mode")
    | _of(Kind.ARRAY, "entities")
    | _of(Kind.OBJECT, "link_preview_options")
    | _of(Kind.BOOLEAN, "disable_web_page_preview")
)
_EDIT = (
    _TO
    | _of(Kind.INTEGER, "message_id")
    | _of(Kind.STRING, "inline_message_id")
    | _of(Kind.OBJECT, "reply_markup")
)
_SCOPE = _of(Kind.OBJECT, "scope") | _of(Kind.STRING, "language_code")
_LANGUAGE = _of(Kind.STRING, "language_code")
_INVOICE = (
    _of(
        Kind.STRING,
        "title description payload provider_token currency start_parameter provider_data photo_url",
    )
    | _of(Kind.ARRAY, "prices suggested_tip_amounts")
    | _of(Kind.INTEGER, "max_tip_amount photo_size photo_width photo_height")
    | _of(
        Kind.BOOLEAN,
        "need_name need_phone_number need_email need_shipping_address send_phone_number_to_provider "
        "send_email_to_provider is_flexible",
    )
)

SIGNATURES: dict[str, dict[str, Kind]] = {
    "getMe": {},
    "getUpdates": _of(Kind.INTEGER, "offset limit timeout") | _of(Kind.ARRAY, "allowed_updates"),
    "setWebhook": _of(Kind.STRING, "url ip_address secret_token")
    | _of(Kind.INTEGER, "max_connections")
    | _of(Kind.ARRAY, "allowed_updates")
    | _of(Kind.BOOLEAN, "drop_pending_updates")
    | _of(Kind.FILE, "certificate"),
    "deleteWebhook": _of(Kind.BOOLEAN, "drop_pending_updates"),
    "getWebhookInfo": {},
    "sendMessage": _SEND | _TEXT,
    "sendPhoto": _SEND | _CAPTION | _SHOWN | _of(Kind.FILE, "photo"),
    "sendDocument": _SEND
    | _CAPTION
    | _of(Kind.FILE, "document thumbnail")
    | _of(Kind.BOOLEAN, "disable_content_type_detection"),
    "sendVideo": _SEND
    | _CAPTION
    | _SHOWN
    | _CLIP
    | _of(Kind.FILE, "video cover")
    | _of(Kind.INTEGER, "start_timestamp")
    | _of(Kind.BOOLEAN, "supports_streaming"),
    "sendAnimation": _SEND | _CAPTION | _SHOWN | _CLIP | _of(Kind.FILE, "animation"),
    "sendMediaGroup": {name: kind for name, kind in _SEND.items() if name != "reply_markup"}
    | _of(Kind.ARRAY, "media"),
    "copyMessage": _SEND
    | _CAPTION
    | {"from_chat_id": Kind.CHAT}
    | _of(Kind.INTEGER, "message_id video_start_timestamp")
    | _of(Kind.BOOLEAN, "show_caption_above_media"),
    "sendChatAction": _TO | _of(Kind.STRING, "action") | _of(Kind.INTEGER, "message_thread_id"),
    "editMessageText": _EDIT | _TEXT,
    "editMessageCaption": _EDIT | _CAPTION | _of(Kind.BOOLEAN, "show_caption_above_media"),
    "editMessageMedia": _EDIT | _of(Kind.OBJECT, "media"),
    "editMessageReplyMarkup": _EDIT,
    "deleteMessage": _of(Kind.CHAT, "chat_id") | _of(Kind.INTEGER, "message_id"),
    "deleteMessages": _of(Kind.CHAT, "chat_id") | _of(Kind.ARRAY, "message_ids"),
    "answerCallbackQuery": _of(Kind.STRING, "callback_query_id text url")
    | _of(Kind.BOOLEAN, "show_alert")
    | _of(Kind.INTEGER, "cache_time"),
    "getFile": _of(Kind.STRING, "file_id"),
    "setMyCommands": _SCOPE | _of(Kind.ARRAY, "commands"),
    "getMyCommands": _SCOPE,
    "deleteMyCommands": _SCOPE,
    "setMyName": _LANGUAGE | _of(Kind.STRING, "name"),
    "getMyName": _LANGUAGE,
    "setMyDescription": _LANGUAGE | _of(Kind.STRING, "description"),
    "getMyDescription": _LANGUAGE,
    "setMyShortDescription": _LANGUAGE | _of(Kind.STRING, "short_description"),
    "getMyShortDescription": _LANGUAGE,
    "setChatMenuButton": _of(Kind.INTEGER, "chat_id") | _of(Kind.OBJECT, "menu_button"),
    "getChatMenuButton": _of(Kind.INTEGER, "chat_id"),
    "getChat": _of(Kind.CHAT, "chat_id"),
    "getChatMember": _of(Kind.CHAT, "chat_id") | _of(Kind.INTEGER, "user_id"),
    "getChatMemberCount": _of(Kind.CHAT, "chat_id"),
    "getChatAdministrators": _of(Kind.CHAT, "chat_id") | _of(Kind.BOOLEAN, "return_bots"),
    "leaveChat": _of(Kind.CHAT, "chat_id"),
    "sendInvoice": _SEND | _INVOICE,
    "answerPreCheckoutQuery": _of(Kind.STRING, "pre_checkout_query_id error_message")
    | _of(Kind.BOOLEAN, "ok"),
    "refundStarPayment": _of(Kind.INTEGER, "user_id") | _of(Kind.STRING, "telegram_payment_charge_id"),
    "getStarTransactions": _of(Kind.INTEGER, "offset limit"),
}
METHODS = {name.lower(): name for name in SIGNATURES}
