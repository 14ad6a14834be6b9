/** Things that people send and a bot must survive; made here, so that nothing has to be shipped. */

function canvas(width, height, paint) {
  const element = document.createElement("canvas");
  element.width = width;
  element.height = height;
  paint(element.getContext("2d"), width, height);
  return element;
}

function fileOf(element, name, type, quality) {
  return new Promise((resolve, reject) => {
    const done = (blob) =>
      blob ? resolve(new File([blob], name, { type })) : reject(new Error("Could not draw it"));
    element.toBlob(done, type, quality);
  });
}

function disc(context, x, y, radius, colour) {
  context.fillStyle = colour;
  context.beginPath();
  context.arc(x, y, radius, 0, Math.PI * 2);
  context.fill();
}

/** A smiling disc of 512 pixels, as Telegram wants its stickers. */
export function sticker() {
  const smile = (context) => {
    disc(context, 256, 256, 240, "#ffcf3f");
    disc(context, 175, 210, 30, "#3b2f12");
    disc(context, 337, 210, 30, "#3b2f12");
    context.strokeStyle = "#3b2f12";
    context.lineWidth = 24;
    context.lineCap = "round";
    context.beginPath();
    context.arc(256, 270, 120, 0.25, Math.PI - 0.25);
    context.stroke();
  };
  return fileOf(canvas(512, 512, smile), "sticker.webp", "image/webp");
}

function gradient(context, width, height) {
  const fill = context.createLinearGradient(0, 0, width, height);
  fill.addColorStop(0, "#8ec5fc");
  fill.addColorStop(1, "#e0c3fc");
  context.fillStyle = fill;
  context.fillRect(0, 0, width, height);
}

export const tiny = () => fileOf(canvas(8, 8, gradient), "tiny.png", "image/png");

/** A landscape: sky, a sun, two hills. */
export function empty() {
  const land = (context, width, height) => {
    gradient(context, width, height);
    disc(context, 620, 140, 60, "#fff3b0");
    disc(context, 180, 760, 400, "#5b8c5a");
    disc(context, 640, 860, 460, "#3f6b4f");
  };
  return fileOf(canvas(800, 560, land), "hills.jpg", "image/jpeg", 0.9);
}

export const huge = () => fileOf(canvas(6000, 6000, gradient), "huge.png", "image/png");

export async function liar() {
  return new File(["I am not a picture, whatever my name says.\n"], "holiday.jpg", { type: "image/jpeg" });
}

/** Half a second of a fading beep, as PCM. */
export async function voice() {
  const rate = 8000;
  const count = rate / 2;
  const bytes = new DataView(new ArrayBuffer(44 + count * 2));
  const text = (at, letters) => [...letters].forEach((letter, i) => bytes.setUint8(at + i, letter.charCodeAt(0)));
  text(0, "RIFF");
  bytes.setUint32(4, 36 + count * 2, true);
  text(8, "WAVEfmt ");
  bytes.setUint32(16, 16, true);
  bytes.setUint16(20, 1, true);
  bytes.setUint16(22, 1, true);
  bytes.setUint32(24, rate, true);
  bytes.setUint32(28, rate * 2, true);
  bytes.setUint16(32, 2, true);
  bytes.setUint16(34, 16, true);
  text(36, "data");
  bytes.setUint32(40, count * 2, true);
  for (let i = 0; i < count; i += 1) {
    bytes.setInt16(44 + i * 2, Math.sin((i / rate) * 2 * Math.PI * 440) * 9000 * (1 - i / count), true);
  }
  return new File([bytes.buffer], "voice.wav", { type: "audio/wav" });
}
