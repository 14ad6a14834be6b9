/** What there is to try. Each idea does its first step for the visitor. */

import * as odd from "./oddities.js";

/**
 * @typedef {{title: string, text: string, button: string, command?: string, run: () => unknown}} Idea
 * `command`: only shown when the bot has it
 * @typedef {{store: import("./store.js").Store, composer: object, tray: object}} Tools
 */

/** @param {Tools} tools @returns {{title: string, ideas: Idea[]}[]} */
export function sections(tools) {
  return [
    { title: "What to try", ideas: [...pictures(tools), ...company(tools)] },
    { title: "Break it", ideas: oddThings(tools) },
  ];
}

/** In the private chat, wherever the visitor is now. */
const atHome = (store, work) => () => {
  if (!store.isPrivate) store.goTo(store.me);
  return work();
};

function pictures({ store, composer, tray }) {
  return [
    {
      title: "Two of three",
      text: "A picture with three people. Pick two of them, then send a face for each.",
      button: "Send the picture",
      run: atHome(store, () => tray.send(["group"])),
    },
    {
      title: "Older, younger",
      text: "Send a portrait, tap the face, choose the years.",
      button: "/age",
      command: "age",
      run: atHome(store, () => composer.sendText("/age")),
    },
    {
      title: "Saved faces",
      text: "Keep a face under a name and use it again with one press.",
      button: "/faces",
      command: "faces",
      run: atHome(store, () => composer.sendText("/faces")),
    },
    {
      title: "An album",
      text: "First the picture, then the face, both in one go.",
      button: "Send both",
      run: atHome(store, () => tray.send(["mona_lisa", "hopper"])),
    },
    {
      title: "Full quality",
      text: "The same picture as a file comes back as a file.",
      button: "Send as a file",
      run: atHome(store, () => tray.send(["group"], { as: "document" })),
    },
  ];
}

/** Ideas that take other people; which ones there are depends on the world. */
function company({ store, composer, tray }) {
  const { chats, people } = store.world;
  const group = chats.find((chat) => chat.type !== "private" && !chat.migrated_to);
  const others = people.filter((person) => person.id !== store.me);
  const stranger = others.findLast((person) => group?.members.includes(person.id));
  const foreigner = others.find((person) => person.language_code !== "en");
  const inGroup = (personId, work) => () => {
    store.goTo(personId, group.id);
    return work?.();
  };
  const ask = () => tray.send(["group"], { caption: composer.commands.written("swap") });
  return [
    group && {
      title: "In a group",
      text: `In “${group.title}” the bot follows only commands, such as a photo with /swap below it.`,
      button: "Send one there",
      run: inGroup(store.me, ask),
    },
    stranger && {
      title: "Somebody else’s buttons",
      text: `Be ${stranger.first_name} and press what the bot offers to another person in the group.`,
      button: `Be ${stranger.first_name}`,
      run: inGroup(stranger.id),
    },
    foreigner && {
      title: "In another language",
      text: `${foreigner.first_name} has another language set; the bot follows.`,
      button: `Be ${foreigner.first_name}`,
      run: () => store.goTo(foreigner.id),
    },
  ].filter(Boolean);
}

function oddThings({ store, composer }) {
  const idea = (title, text, as, make) => ({
    title,
    text,
    button: "Send",
    run: atHome(store, async () => composer.sendFiles([{ as, files: [await make()] }])),
  });
  return [
    idea("A sticker", "No photograph at all.", "sticker", odd.sticker),
    idea("A voice message", "Half a second of a beep.", "voice", odd.voice),
    idea("A text called .jpg", "Claims to be a picture.", "document", odd.liar),
    idea("A tiny picture", "Eight pixels wide.", "photo", odd.tiny),
    idea("Nobody in it", "A picture without a face.", "photo", odd.empty),
    idea("A huge picture", "36 megapixels, as a file.", "document", odd.huge),
  ];
}
