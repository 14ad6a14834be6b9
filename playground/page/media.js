/** Pictures, clips and files inside a bubble. */

import { fileUrl } from "./api.js";
import { calm, h, icon } from "./dom.js";
import { sizeOf } from "./format.js";

const WIDEST = 460;
const TALLEST = 350;
const NARROWEST = 200;
const NARROWEST_WITH_TEXT = 280;

/** Messages that are drawn edge to edge: a picture or a clip. */
export const isVisual = (message) => Boolean(message.photo || message.video || message.animation);

const largest = (sizes) => sizes.reduce((best, size) => (size.width > best.width ? size : best));

const mediumOf = (message) => (message.photo ? largest(message.photo) : (message.animation ?? message.video));

const ratioOf = (message) => {
  const { width, height } = mediumOf(message);
  return width && height ? Math.min(Math.max(width / height, 0.45), 3.2) : 4 / 3;
};

/** How wide a bubble wants to be, before the window has its say. */
export function widthOf(messages) {
  if (messages.length > 1) return WIDEST;
  const { width = WIDEST } = mediumOf(messages[0]);
  const wanted = Math.min(width, WIDEST, TALLEST * ratioOf(messages[0]));
  const least = messages[0].caption || messages[0].reply_markup ? NARROWEST_WITH_TEXT : NARROWEST;
  return Math.round(Math.max(wanted, least));
}

/** A loaded picture moves over from the element it replaces, so that an edited caption does not make it flicker. */
function reuse(before, fileId, make) {
  const element = before?.querySelector(`[data-file="${CSS.escape(fileId)}"]`) ?? make();
  element.dataset.file = fileId;
  return element;
}

/** @returns {HTMLElement|null} null for what is not a medium */
export function mediaOf(message, view, before) {
  if (message.photo) return framed(photoOf(message, view, before), ratioOf(message));
  if (message.animation) return framed(animationOf(message.animation, before), ratioOf(message));
  if (message.video) return framed(clipOf(message.video, before), ratioOf(message));
  if (message.video_note) return h("div.round-clip", {}, clipOf(message.video_note, before));
  if (message.sticker) return stickerOf(message.sticker, before);
  if (message.voice)
    return h("audio", { controls: true, preload: "metadata", src: fileUrl(message.voice.file_id) });
  if (message.document) return fileChip(message.document, () => view(message));
  return null;
}

function framed(element, ratio) {
  const frame = h("div.frame", {}, element);
  frame.style.aspectRatio = String(ratio);
  return frame;
}

function photoOf(message, view, before) {
  const { file_id: fileId, width, height } = largest(message.photo);
  const picture = reuse(before, fileId, () =>
    h("img", {
      src: fileUrl(fileId),
      width,
      height,
      alt: "",
      decoding: "async",
      draggable: false,
      onerror: markBroken,
    }),
  );
  const label = message.caption ? `Photo: ${message.caption}. Open` : "Open the photo";
  return h("button.photo", { type: "button", "aria-label": label, onclick: () => view(message) }, picture);
}

function markBroken({ target }) {
  target.closest(".photo")?.classList.add("broken");
}

function animationOf(animation, before) {
  if (animation.mime_type === "image/gif") {
    return reuse(before, animation.file_id, () => h("img", { src: fileUrl(animation.file_id), alt: "GIF" }));
  }
  const still = calm();
  const clip = reuse(before, animation.file_id, () =>
    h("video", {
      src: fileUrl(animation.file_id),
      loop: true,
      autoplay: !still,
      controls: still,
      "aria-label": "GIF",
    }),
  );
  clip.muted = true;
  clip.playsInline = true;
  return clip;
}

function clipOf(video, before) {
  const poster = video.thumbnail ? fileUrl(video.thumbnail.file_id) : null;
  const clip = reuse(before, video.file_id, () =>
    h("video", {
      src: fileUrl(video.file_id),
      controls: true,
      preload: "metadata",
      poster,
      "aria-label": "Video",
    }),
  );
  clip.playsInline = true;
  return clip;
}

function stickerOf(sticker, before) {
  const alt = `Sticker ${sticker.emoji ?? ""}`.trim();
  return reuse(before, sticker.file_id, () =>
    sticker.is_video
      ? h("video.sticker", { src: fileUrl(sticker.file_id), autoplay: !calm(), loop: true, "aria-label": alt })
      : h("img.sticker", { src: fileUrl(sticker.file_id), alt }),
  );
}

export function fileChip(file, open) {
  const name = file.file_name ?? "file";
  const url = fileUrl(file.file_id);
  const showable = open && /^image\/(jpeg|png|webp|gif)$/.test(file.mime_type ?? "");
  const extension = (name.includes(".") ? name.split(".").pop() : "file").slice(0, 4);
  const preview = () =>
    h("img", { src: file.thumbnail ? fileUrl(file.thumbnail.file_id) : url, alt: "", onerror: dropImage });
  const mark = showable
    ? h("button.chip-mark", { type: "button", "aria-label": `Open ${name}`, onclick: open }, extension, preview())
    : h("span.chip-mark", { "aria-hidden": "true" }, extension);
  return h(
    "div.chip",
    {},
    mark,
    h("span.chip-name", { title: name }, name),
    h("span.chip-size", {}, sizeOf(file.file_size)),
    h(
      "a.chip-download",
      { href: url, download: name, "aria-label": `Download ${name}`, title: "Download" },
      icon("download"),
    ),
  );
}

const dropImage = ({ target }) => target.remove();

const ROWS = {
  2: [2],
  3: [1, 2],
  4: [2, 2],
  5: [2, 3],
  6: [3, 3],
  7: [2, 2, 3],
  8: [3, 2, 3],
  9: [3, 3, 3],
  10: [2, 3, 2, 3],
};

/** Rows filled edge to edge; in a row, wide pictures get more of the width. */
export function albumOf(messages, view, before) {
  const album = h("div.album", {});
  let at = 0;
  for (const count of rowsFor(messages)) {
    const part = messages.slice(at, (at += count));
    const ratios = part.map(ratioOf);
    const row = h("div.album-row");
    row.style.aspectRatio = String(
      clamp(
        ratios.reduce((sum, ratio) => sum + ratio, 0),
        1.35,
        3.6,
      ),
    );
    part.forEach((message, i) => {
      const cell = h("div.album-cell", {}, cellOf(message, view, before));
      cell.style.flexGrow = String(clamp(ratios[i], 0.6, 2));
      row.append(cell);
    });
    album.append(row);
  }
  return album;
}

const clamp = (value, low, high) => Math.min(Math.max(value, low), high);

function rowsFor(messages) {
  if (messages.length === 2 && messages.every((message) => ratioOf(message) > 1.9)) return [1, 1];
  return ROWS[messages.length] ?? messages.map(() => 1);
}

function cellOf(message, view, before) {
  if (message.photo) return photoOf(message, view, before);
  return message.animation ? animationOf(message.animation, before) : clipOf(message.video, before);
}

/** The small picture of a quote, or null. */
export function miniatureOf(message) {
  const small = message.photo?.[0] ?? message.video?.thumbnail ?? message.animation?.thumbnail;
  return small ? h("img.miniature", { src: fileUrl(small.file_id), alt: "" }) : null;
}

/** What the full-screen view shows for a message, or null. */
export function pictureOf(message) {
  if (message.photo) {
    const { file_id: fileId } = largest(message.photo);
    return { url: fileUrl(fileId), name: `photo-${message.message_id}.jpg` };
  }
  const file = message.document;
  if (!file || !/^image\//.test(file.mime_type ?? "")) return null;
  return { url: fileUrl(file.file_id), name: file.file_name ?? "picture" };
}
