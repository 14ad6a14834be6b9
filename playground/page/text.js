/** Message text with its entities, as nodes. Offsets are UTF-16, which is what a JavaScript string counts in. */

import { h } from "./dom.js";

const SIMPLE = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  blockquote: "blockquote",
  custom_emoji: "span",
  cashtag: "span.mention",
  hashtag: "span.mention",
  mention: "span.mention",
  text_mention: "span.mention",
  phone_number: "span.mention",
};

const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);

/** Only web and mail addresses may be opened; anything else (javascript:, data:, file:) is shown as text. */
export function safeUrl(url) {
  const full = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `https://${url}`;
  try {
    const parsed = new URL(full);
    return ["http:", "https:", "mailto:", "tg:"].includes(parsed.protocol) ? parsed.href : null;
  } catch {
    return null;
  }
}

/**
 * @param {string} text
 * @param {{type: string, offset: number, length: number, url?: string, language?: string}[]} entities
 * @param {(command: string) => void} [onCommand]
 * @returns {Node[]}
 */
export function richText(text, entities = [], onCommand) {
  const ordered = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return inside(text, ordered, 0, text.length, onCommand);
}

function inside(text, entities, start, end, onCommand) {
  const nodes = [];
  let at = start;
  let afterBlock = false;
  for (let i = 0; i < entities.length;) {
    const entity = entities[i];
    const from = Math.max(entity.offset, at);
    const to = Math.min(entity.offset + entity.length, end);
    const nested = [];
    for (i += 1; i < entities.length && entities[i].offset < to; i += 1) nested.push(entities[i]);
    if (from >= to) continue;
    const block = BLOCKS.has(entity.type);
    if (from > at) nodes.push(trimmed(text.slice(at, from), { end: block, start: afterBlock }));
    const content = inside(text, nested, from, to, onCommand);
    nodes.push(wrap(entity, text.slice(from, to), content, onCommand));
    at = to;
    afterBlock = block;
  }
  if (at < end) nodes.push(trimmed(text.slice(at, end), { start: afterBlock }));
  return nodes;
}

/** A block makes its own line breaks: the one in the text beside it would be a second one. */
function trimmed(text, { start = false, end = false }) {
  const from = start && text.startsWith("\n") ? 1 : 0;
  return text.slice(from, end && text.length > from && text.endsWith("\n") ? -1 : undefined);
}

function wrap(entity, raw, content, onCommand) {
  switch (entity.type) {
    case "text_link":
      return link(entity.url ?? "", content);
    case "url":
      return link(raw, content);
    case "email":
      return link(`mailto:${raw}`, content);
    case "bot_command":
      return h("button.command", { type: "button", dir: "ltr", onclick: () => onCommand?.(raw) }, content);
    case "pre":
      return h("pre", {}, h("code", { dataset: { language: entity.language ?? "" } }, content));
    case "spoiler":
      return spoiler(content);
    case "expandable_blockquote":
      return h("details.quote", {}, h("summary", {}, "Quote"), h("blockquote", {}, content));
    default:
      return h(SIMPLE[entity.type] ?? "span", {}, content);
  }
}

function link(url, content) {
  const href = safeUrl(url);
  if (!href) return h("span", {}, content);
  return h("a", { href, target: "_blank", rel: "noopener noreferrer" }, content);
}

function spoiler(content) {
  const button = h(
    "button.spoiler",
    { type: "button", "aria-label": "Show the hidden text" },
    h("span", {}, content),
  );
  button.addEventListener("click", () => {
    button.classList.add("open");
    button.removeAttribute("aria-label");
  });
  return button;
}
