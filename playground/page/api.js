/**
 * The people's side of the emulator, as functions.
 *
 * @typedef {{id: number, first_name: string, username?: string, language_code?: string, admin?: boolean}} Person
 * @typedef {{id: number, type: string, title?: string, members: number[], forum?: boolean,
 *            topics?: {id: number, name: string}[], migrated_to?: number}} Chat
 * @typedef {{bot: Person, people: Person[], chats: Chat[]}} World
 * @typedef {{command: string, description: string}} Command
 * @typedef {{name: string, title: string, url: string}} Sample
 * @typedef {"photo"|"document"|"video"|"animation"|"video_note"|"sticker"|"voice"} FileKind
 */

export class PlayError extends Error {
  /** @param {number} status 0 when the server did not answer at all */
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

async function reasonOf(reply) {
  const text = await reply.text();
  try {
    const body = JSON.parse(text);
    return body.description ?? body.error ?? body.detail ?? text;
  } catch {
    return text || reply.statusText;
  }
}

async function call(path, options) {
  let reply;
  try {
    reply = await fetch(path, options);
  } catch {
    throw new PlayError(0, "The playground does not answer. Is it still running?");
  }
  if (!reply.ok) throw new PlayError(reply.status, await reasonOf(reply));
  const text = await reply.text();
  return text ? JSON.parse(text) : null;
}

function post(path, body) {
  return call(path, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

/** Leaves out what was not given, so that the server sees absent fields and not nulls. */
function given(fields) {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value != null && value !== ""));
}

/** @returns {Promise<World>} */
export const getWorld = () => call("/play/world");

/** @returns {Promise<object[]>} */
export const getMessages = (chatId) => call(`/play/chats/${chatId}/messages`);

/** @returns {Promise<Command[]>} */
export const getCommands = (chatId, userId) => call(`/play/commands?chat_id=${chatId}&user_id=${userId}`);

/** @returns {Promise<Sample[]>} */
export const getSamples = () => call("/play/samples");

/** What the bot asked of Telegram after entry `since`. */
export const getJournal = (since) => call(`/play/journal?since=${since}`);

/** Everything that happened after `since`, at once. */
export const getEvents = (since) => call(`/play/events.json?since=${since}&wait=0`);

export const eventsUrl = (since) => `/play/events?since=${since}`;

export const fileUrl = (fileId) => `/play/files/${encodeURIComponent(fileId)}`;

/** @param {{chatId: number, from: number, text: string, replyTo?: number, thread?: number}} message */
export function sendText({ chatId, from, text, replyTo, thread }) {
  return post(`/play/chats/${chatId}/text`, given({ from, text, reply_to: replyTo, thread }));
}

/**
 * Several files are an album.
 * @param {{chatId: number, from: number, as: FileKind, files: File[], caption?: string,
 *          replyTo?: number, thread?: number}} message
 */
export function sendFiles({ chatId, from, as, files, caption, replyTo, thread }) {
  const form = new FormData();
  const fields = given({ from, as, caption, reply_to: replyTo, thread });
  for (const [name, value] of Object.entries(fields)) form.append(name, String(value));
  for (const file of files) form.append("file", file, file.name);
  return call(`/play/chats/${chatId}/files`, { method: "POST", body: form });
}

export const editMessage = ({ chatId, from, messageId, ...change }) =>
  post("/play/edit", { from, chat_id: chatId, message_id: messageId, ...change });

export const deleteMessage = ({ chatId, from, messageId }) =>
  post("/play/delete", { from, chat_id: chatId, message_id: messageId });

export const forward = ({ from, fromChat, messageId, chatId }) =>
  post(`/play/chats/${chatId}/forward`, { from, message_id: messageId, from_chat: fromChat });

/** @returns {Promise<{callback_query_id: string}>} */
export const press = ({ from, chatId, messageId, data }) =>
  post("/play/press", { from, chat_id: chatId, message_id: messageId, data });

/**
 * Follows a link on a button. Says where it leads: to a chat, or out of Telegram.
 * @returns {Promise<{chat_id?: number, message_id?: number, url?: string}>}
 */
export const follow = ({ from, chatId, messageId, url }) =>
  post("/play/follow", { from, chat_id: chatId, message_id: messageId, url });

/** Pays an invoice; the bot is asked first, as for a press. */
export const pay = ({ from, chatId, messageId }) =>
  post("/play/pay", { from, chat_id: chatId, message_id: messageId });

/** @returns {Promise<{blocked: boolean}>} */
export const block = (userId, blocked) => post("/play/block", { user_id: userId, blocked });

export const migrate = (chatId) => post("/play/migrate", { chat_id: chatId });

export const addFault = (fault) => post("/play/faults", given(fault));
