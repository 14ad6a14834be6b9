/** Sorts the messages of a chat into what is drawn as one thing: a bubble, an album, a line about the chat, a day. */

import { dayOf, serviceText } from "./format.js";

const RUN_BREAKS_AFTER = 300;

/**
 * @typedef {{key: string, kind: "day"|"service"|"message", content: string, shape: string, messages: object[],
 *            text?: string, out?: boolean, first?: boolean, last?: boolean}} Block
 * `content` changes with the messages, `shape` with their neighbours.
 */

/** @param {import("./store.js").Entry[]} entries @returns {Block[]} */
export function blocksOf(entries, me, thread) {
  const shown = entries.filter(({ message }) => thread == null || threadOf(message) === thread);
  const blocks = [];
  let day = null;
  for (const entry of shown) {
    const today = dayOf(entry.message.date);
    if (today !== day) blocks.push(dayBlock((day = today), entry.message));
    const album = albumToJoin(blocks.at(-1), entry.message);
    if (album) join(album, entry);
    else blocks.push(blockOf(entry, me));
  }
  markRuns(blocks);
  return blocks;
}

export const threadOf = (message) => (message.is_topic_message === false ? 1 : (message.message_thread_id ?? 1));

function dayBlock(text, message) {
  return { key: `day-${text}-${message.message_id}`, kind: "day", content: text, shape: "", messages: [], text };
}

function albumToJoin(block, message) {
  const group = message.media_group_id;
  return group && block?.kind === "message" && block.messages[0].media_group_id === group ? block : null;
}

function join(block, { message, rev }) {
  block.messages.push(message);
  block.content += `,${rev}`;
}

function blockOf({ message, rev }, me) {
  const text = serviceText(message);
  return {
    key: message.media_group_id ? `album-${message.media_group_id}` : `message-${message.message_id}`,
    kind: text ? "service" : "message",
    content: String(rev),
    shape: "",
    messages: [message],
    text,
    out: message.from?.id === me,
  };
}

/** Neighbouring messages of one sender are a run: the first shows the name, the last the tail and the avatar. */
function markRuns(blocks) {
  const sameRun = (a, b) =>
    a?.kind === "message" &&
    b?.kind === "message" &&
    a.messages[0].from?.id === b.messages[0].from?.id &&
    b.messages[0].date - a.messages.at(-1).date < RUN_BREAKS_AFTER;
  blocks.forEach((block, i) => {
    if (block.kind !== "message") return;
    block.first = !sameRun(blocks[i - 1], block);
    block.last = !sameRun(block, blocks[i + 1]);
    block.shape = `${block.out ? "out" : "in"}${block.first ? "-first" : ""}${block.last ? "-last" : ""}`;
  });
}
