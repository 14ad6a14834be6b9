/** Files chosen, pasted or dropped, before they are sent. */

import { byId, h, icon } from "./dom.js";
import { sizeOf } from "./format.js";

const ALBUM_LIMIT = 10;

const isPicture = (file) => /^image\/(jpeg|png|webp)$/.test(file.type);

/** What a file is sent as when it need not be a plain file. @returns {import("./api.js").FileKind} */
function kindOf(file) {
  if (isPicture(file)) return "photo";
  if (file.type === "image/gif") return "animation";
  return file.type.startsWith("video/") ? "video" : "document";
}

/**
 * Albums hold one kind each; GIFs travel alone.
 * @returns {{as: import("./api.js").FileKind, files: File[]}[]}
 */
export function groupsOf(files, asFile) {
  const groups = [];
  for (const file of files) {
    const as = asFile ? "document" : kindOf(file);
    const last = groups.at(-1);
    const fits = last?.as === as && as !== "animation" && last.files.length < ALBUM_LIMIT;
    if (fits) last.files.push(file);
    else groups.push({ as, files: [file] });
  }
  return groups;
}

/** @param {{changed: () => void}} hooks */
export function attachmentsBar({ changed }) {
  /** @type {{file: File, url: string}[]} */
  let chosen = [];
  let asFile = false;
  const bar = byId("attachments");
  const strip = byId("attachment-strip");
  const picker = byId("picker");

  function add(files, { file = asFile } = {}) {
    asFile = file;
    chosen.push(...[...files].map((each) => ({ file: each, url: URL.createObjectURL(each) })));
    draw();
    byId("input").focus();
  }

  function remove(item) {
    URL.revokeObjectURL(item.url);
    chosen = chosen.filter((other) => other !== item);
    draw();
    if (chosen.length === 0) byId("input").focus();
  }

  function clear() {
    for (const { url } of chosen) URL.revokeObjectURL(url);
    chosen = [];
    asFile = false;
    draw();
  }

  /** Takes what was chosen out of the bar, to be sent. */
  function take() {
    if (chosen.length === 0) return null;
    const files = chosen.map(({ file }) => file);
    const taken = { files, asFile, groups: groupsOf(files, asFile) };
    clear();
    return taken;
  }

  function draw() {
    bar.hidden = chosen.length === 0;
    strip.replaceChildren(...chosen.map((item) => thumb(item, remove)));
    for (const radio of bar.querySelectorAll("input")) radio.checked = (radio.value === "document") === asFile;
    byId("attachment-count").textContent = countLine(chosen.length, asFile);
    changed();
  }

  bar.addEventListener("change", (event) => {
    asFile = event.target.value === "document";
    draw();
  });
  byId("attachments-clear").addEventListener("click", clear);
  picker.addEventListener("change", () => {
    add(picker.files, { file: picker.dataset.as === "document" });
    picker.value = "";
  });
  setUpDrop(add);

  return {
    add,
    clear,
    take,
    get isEmpty() {
      return chosen.length === 0;
    },
  };
}

function countLine(count, asFile) {
  if (count > 1) return `Album of ${count}`;
  return asFile ? "One file" : "One picture";
}

function thumb(item, remove) {
  const { file, url } = item;
  const name = file.name || "picture";
  const preview = file.type.startsWith("image/")
    ? h("img", { src: url, alt: name })
    : h("span.thumb-file", {}, icon("file"), h("span", {}, name), h("span", {}, sizeOf(file.size)));
  const close = h(
    "button.thumb-remove",
    { type: "button", "aria-label": `Remove ${name}`, onclick: () => remove(item) },
    icon("close"),
  );
  return h("li.thumb", {}, preview, close);
}

export function pickFiles(as) {
  const picker = byId("picker");
  picker.dataset.as = as;
  picker.accept = as === "document" ? "" : "image/*,video/*";
  picker.click();
}

/** Dropping on one half of the window sends photos, on the other files. */
function setUpDrop(add) {
  const chat = byId("chat");
  const zone = byId("drop");
  const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  const show = (on) => {
    zone.hidden = !on;
  };
  chat.addEventListener("dragenter", (event) => carriesFiles(event) && show(true));
  zone.addEventListener("dragleave", (event) => zone.contains(event.relatedTarget) || show(false));
  for (const half of zone.children) {
    half.addEventListener("dragover", (event) => {
      event.preventDefault();
      half.classList.add("over");
    });
    half.addEventListener("dragleave", () => half.classList.remove("over"));
    half.addEventListener("drop", (event) => {
      event.preventDefault();
      half.classList.remove("over");
      show(false);
      add([...event.dataTransfer.files], { file: half.dataset.as === "document" });
    });
  }
  document.addEventListener("dragover", (event) => carriesFiles(event) && event.preventDefault());
  document.addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    show(false);
  });
}
