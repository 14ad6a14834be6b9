/** Follows what happens on the server, and catches up after it was away. */

import * as api from "./api.js";

const FIRST_WAIT = 400;
const LONGEST_WAIT = 5000;

/**
 * Events are about changes; after a gap (or a restart, which starts the numbers anew) only the state itself is
 * trusted, so each connection begins by loading it.
 * @param {import("./store.js").Store} store
 * @param {{onAnswer: (event: object) => void, onCommands: () => void}} listeners
 */
export function follow(store, listeners) {
  let wait = FIRST_WAIT;

  async function connect() {
    try {
      listen(await catchUp(store));
    } catch (error) {
      console.info("The playground is away:", error.message);
      retry();
    }
  }

  function listen(since) {
    const source = new EventSource(api.eventsUrl(since));
    source.onopen = () => {
      wait = FIRST_WAIT;
      store.setOnline(true);
    };
    source.onmessage = ({ data }) => apply(store, listeners, JSON.parse(data));
    source.onerror = () => {
      source.close();
      store.setOnline(false);
      retry();
    };
  }

  function retry() {
    setTimeout(connect, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }

  return connect();
}

/** @returns {Promise<number>} the number of the last event that the loaded state already holds */
async function catchUp(store) {
  const events = await api.getEvents(0);
  store.setWorld(await api.getWorld());
  await loadChats(store);
  return events.at(-1)?.seq ?? 0;
}

async function loadChats(store) {
  const ids = new Set(store.world.people.flatMap((person) => store.chatsOf(person.id).map((chat) => chat.id)));
  await Promise.all([...ids].map(async (id) => store.load(id, await api.getMessages(id))));
}

function apply(store, listeners, event) {
  const chatId = event.chat_id;
  switch (event.kind) {
    case "message":
    case "edited":
      store.put(chatId, event.message);
      if (!store.chat(chatId) || event.message.migrate_to_chat_id) renewWorld(store);
      break;
    case "deleted":
      store.remove(chatId, event.message.message_id);
      break;
    case "typing":
      store.startTyping(chatId, event.text ?? "typing");
      break;
    case "answer":
      listeners.onAnswer(event);
      break;
    case "commands":
      listeners.onCommands();
      break;
  }
}

async function renewWorld(store) {
  store.setWorld(await api.getWorld());
  await loadChats(store);
}
