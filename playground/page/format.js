/** How times, sizes and names are written. */

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long" });

export const timeOf = (seconds) => clock.format(new Date(seconds * 1000));

export function dayOf(seconds) {
  const date = new Date(seconds * 1000);
  const today = new Date();
  if (date.toDateString() === today.toDateString()) return "Today";
  today.setDate(today.getDate() - 1);
  return date.toDateString() === today.toDateString() ? "Yesterday" : day.format(date);
}

export function sizeOf(bytes) {
  if (bytes == null) return "";
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} kB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

export const fullName = (user) =>
  user ? [user.first_name, user.last_name].filter(Boolean).join(" ") || user.title || "Somebody" : "Somebody";

export function initials(name) {
  const words = name.trim().split(/\s+/);
  return (words.length > 1 ? words[0][0] + words[1][0] : [...name.trim()].slice(0, 1).join("")).toUpperCase();
}

const KINDS = {
  photo: "Photo",
  document: "File",
  video: "Video",
  animation: "GIF",
  video_note: "Video message",
  sticker: "Sticker",
  voice: "Voice message",
  audio: "Audio",
  location: "Location",
  contact: "Contact",
  poll: "Poll",
  dice: "Dice",
  invoice: "Invoice",
};

/** What a message holds besides text, in one word; an animation also carries a document, so order matters. */
export function kindOf(message) {
  const order = ["animation", ...Object.keys(KINDS)];
  return order.find((kind) => message[kind]) ?? (message.text == null ? null : "text");
}

export const starsOf = (amount) => `${amount} ${amount === 1 ? "Star" : "Stars"}`;

/** One line that stands for a message: in the list of chats, in a quote, for a screen reader. */
export function summary(message) {
  if (message.text) return message.text;
  const kind = KINDS[kindOf(message)];
  const name = message.document && !message.animation ? message.document.file_name : null;
  const label = name ?? kind ?? serviceText(message) ?? "Message";
  return message.caption ? `${label}: ${message.caption}` : label;
}

/** The line for a message that says what happened to the chat, or null for an ordinary message. */
export function serviceText(message) {
  const who = fullName(message.from);
  if (message.new_chat_members) return `${message.new_chat_members.map(fullName).join(", ")} joined`;
  if (message.left_chat_member) return `${fullName(message.left_chat_member)} left`;
  if (message.new_chat_title) return `${who} named the group “${message.new_chat_title}”`;
  if (message.migrate_to_chat_id) return "This group became a supergroup";
  if (message.migrate_from_chat_id) return "This supergroup was a group before";
  if (message.pinned_message) return `${who} pinned “${summary(message.pinned_message)}”`;
  if (message.group_chat_created || message.supergroup_chat_created) return `${who} made the group`;
  if (message.successful_payment) return `${who} paid ${starsOf(message.successful_payment.total_amount)}`;
  if (message.refunded_payment) return `${starsOf(message.refunded_payment.total_amount)} went back to ${who}`;
  if (message.forum_topic_created) return `${who} opened the topic “${message.forum_topic_created.name}”`;
  return null;
}
