/** The list "What to try": each entry does its first step for the visitor. */

import { byId, h, icon } from "./dom.js";
import * as odd from "./oddities.js";
import { toastError } from "./toast.js";

/**
 * @typedef {{title: string, text: string, button: string, command?: string, run: () => unknown}} Try
 * `command`: only shown when the bot has it
 */

const CHOICE = "playground.tries";

const isMember = (chat, person) => chat.members.includes(person.id);

/**
 * @param {import("./store.js").Store} store
 * @param {{composer: object, tray: object}} tools
 * @returns {{title: string, tries: Try[]}[]}
 */
function sections(store, { composer, tray }) {
  const atHome = (work) => () => {
    if (!store.isPrivate) store.goTo(store.me);
    return work();
  };
  const file = (as, make) => atHome(async () => composer.sendFiles([{ as, files: [await make()] }]));
  const group = store.world.chats.find((chat) => chat.type !== "private" && !chat.migrated_to);
  const stranger = group && store.world.people.findLast((person) => isMember(group, person) && person.id !== store.me);
  const inGroup = (personId, work) => {
    store.goTo(personId, group.id);
    return work?.();
  };
  const other = store.world.people.find((person) => person.id !== store.me && person.language_code !== "en");
  return [
    {
      title: "What to try",
      tries: [
        {
          title: "Two of three",
          text: "A picture with three people. Pick two of them, then send a face for each.",
          button: "Send the picture",
          run: atHome(() => tray.send(["group"])),
        },
        {
          title: "Older, younger",
          text: "Send a portrait, tap the face, choose the years.",
          button: "/age",
          command: "age",
          run: atHome(() => composer.sendText("/age")),
        },
        {
          title: "Saved faces",
          text: "Keep a face under a name and use it again with one press.",
          button: "/faces",
          command: "faces",
          run: atHome(() => composer.sendText("/faces")),
        },
        {
          title: "An album",
          text: "First the picture, then the face, both in one go.",
          button: "Send both",
          run: atHome(() => tray.send(["mona_lisa", "hopper"])),
        },
        {
          title: "Full quality",
          text: "The same picture as a file comes back as a file.",
          button: "Send as a file",
          run: atHome(() => tray.send(["group"], { as: "document" })),
        },
        group && {
          title: "In a group",
          text: `In “${group.title}” the bot follows only commands, such as a photo with /swap below it.`,
          button: "Send one there",
          run: () => inGroup(store.me, () => tray.send(["group"], { caption: composer.commands.written("swap") })),
        },
        stranger && {
          title: "Somebody else’s buttons",
          text: `Be ${stranger.first_name} and press what the bot offers to another person in the group.`,
          button: `Be ${stranger.first_name}`,
          run: () => inGroup(stranger.id),
        },
        other && {
          title: "In another language",
          text: `${other.first_name} has another language set; the bot follows.`,
          button: `Be ${other.first_name}`,
          run: () => store.goTo(other.id),
        },
      ].filter(Boolean),
    },
    {
      title: "Break it",
      tries: [
        { title: "A sticker", text: "No photograph at all.", button: "Send", run: file("sticker", odd.sticker) },
        { title: "A voice message", text: "Half a second of a beep.", button: "Send", run: file("voice", odd.voice) },
        { title: "A text called .jpg", text: "Claims to be a picture.", button: "Send", run: file("document", odd.liar) },
        { title: "A tiny picture", text: "Eight pixels wide.", button: "Send", run: file("photo", odd.tiny) },
        { title: "Nobody in it", text: "A picture without a face.", button: "Send", run: file("photo", odd.empty) },
        { title: "A huge picture", text: "36 megapixels, as a file.", button: "Send", run: file("document", odd.huge) },
      ],
    },
  ];
}

/** @param {import("./store.js").Store} store */
export function showTries(store, tools) {
  const panel = byId("tries");
  const body = byId("tries-body");
  const button = byId("open-tries");
  const wide = matchMedia("(min-width: 1180px)");

  function draw() {
    const known = sections(store, tools).map(({ title, tries }) => ({
      title,
      tries: tries.filter(({ command }) => !command || tools.composer.commands.has(command)),
    }));
    body.replaceChildren(...known.map((section) => drawSection(section, tookOne)));
  }

  function tookOne() {
    if (wide.matches) return;
    setOpen(false);
  }

  const chosen = () => wide.matches && localStorage.getItem(CHOICE) !== "closed";

  function setOpen(open) {
    panel.hidden = !open;
    document.documentElement.classList.toggle("tries-open", open);
    button.setAttribute("aria-expanded", String(open));
    byId("chat").inert = open && !wide.matches;
  }

  function remember() {
    if (wide.matches) localStorage.setItem(CHOICE, panel.hidden ? "closed" : "open");
  }

  button.addEventListener("click", () => {
    setOpen(panel.hidden);
    remember();
    if (!panel.hidden && !wide.matches) byId("close-tries").focus();
  });
  byId("scrim").addEventListener("click", () => wide.matches || setOpen(false));
  byId("close-tries").addEventListener("click", () => {
    setOpen(false);
    remember();
    button.focus();
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    setOpen(false);
    button.focus();
  });
  wide.addEventListener("change", () => setOpen(chosen()));
  store.on("place world commands", draw);
  setOpen(chosen());
  return { open: () => setOpen(true) };
}

function drawSection({ title, tries }, tookOne) {
  return h("section", {}, h("h2", {}, title), h("ul", {}, tries.map((each) => drawTry(each, tookOne))));
}

function drawTry({ title, text, button, run }, tookOne) {
  const go = async (event) => {
    const pressed = event.currentTarget;
    pressed.disabled = true;
    tookOne();
    try {
      await run();
    } catch (error) {
      toastError(error);
    } finally {
      pressed.disabled = false;
    }
  };
  return h(
    "li.try",
    {},
    h("h3", {}, title),
    h("p", {}, text),
    h("button.small", { type: "button", "aria-label": `${title}: ${button}`, onclick: go }, button, icon("next")),
  );
}
