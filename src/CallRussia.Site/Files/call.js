// The page beside a call: it asks what is true now, shows it, and sends what is pressed. What it knows stands in its text and nowhere else, and goes when the call is over.

const launch = new URLSearchParams(location.hash.slice(1));
const opener = launch.get("tgWebAppData") ?? "";
const language = document.documentElement.lang;
const part = (id) => document.getElementById(id);
const [call, said, number, dial, copy, where, clock, until, words, taps, back] =
  ["call", "said", "number", "dial", "copy", "where", "clock", "until", "words", "taps", "back"].map(part);
const betweenLooks = 3000;
// The second press of a double one is not meant for what has just come in the place of the first button.
const afterChange = 400;

// The colours of the app, as far as they can be read.
const light = (colour) => {
  const parts = /^#(..)(..)(..)$/.exec(colour ?? "")?.slice(1).map((hex) => parseInt(hex, 16) / 255).map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return parts && 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
};
const isRead = (ink, ...grounds) => grounds.every((ground) => {
  const [darker, lighter] = [light(ink), light(ground)].sort((one, other) => one - other);
  return (lighter + 0.05) / (darker + 0.05) >= 4.5;
});
const dress = (theme) => {
  const { bg_color: ground, text_color: ink, secondary_bg_color: second, link_color: link, button_color: button, button_text_color: label } = theme ?? {};
  if (!isRead(ink, ground)) return;
  const card = isRead(ink, second) ? second : ground;
  const colours = { ground, ink, card, link: isRead(link, ground, card) ? link : ink };
  if (isRead(label, button)) Object.assign(colours, { enter: button, "enter-ink": label });
  document.documentElement.dataset.dressed = "";
  document.documentElement.style.colorScheme = light(ground) < 0.2 ? "dark" : "light";
  for (const [name, colour] of Object.entries(colours)) document.documentElement.style.setProperty(`--${name}`, colour);
};
try {
  dress(JSON.parse(launch.get("tgWebAppThemeParams")));
} catch {
  // Ours do.
}

// Telegram's own script, where it could be loaded: the page works without it.
const telegram = part("telegram");
const greet = () => {
  const app = window.Telegram?.WebApp;
  if (!app?.initData) return;
  app.ready();
  app.expand();
  app.onEvent("themeChanged", () => dress(app.themeParams));
  back.addEventListener("click", (event) => {
    event.preventDefault();
    app.close();
  });
};
if (window.Telegram) greet();
else telegram.addEventListener("load", greet);

// What is shown now, and how far this machine's clock is behind the bot's.
let shown = "";
let held = null;
let ahead = 0;

const tell = (sentence) => {
  if (said.textContent !== sentence) said.textContent = sentence;
  said.hidden = sentence === "";
};

const time = (at, zone) => new Date(at).toLocaleTimeString(language, { hour: "2-digit", minute: "2-digit", timeZone: zone });

const tick = () => {
  if (!held) return;
  const now = Date.now() + ahead;
  if (now >= held.until) {
    drop();
    look();
    return;
  }
  const there = time(now + held.clocks[0] * 60000, "UTC");
  if (clock.textContent !== there) clock.textContent = there;
};

// Nothing of a number stays, in the page or in a variable.
const drop = () => {
  held = null;
  shown = "";
  number.hidden = true;
  call.classList.remove("held");
  dial.removeAttribute("href");
  for (const element of [dial, where, clock, until]) element.textContent = "";
  words.replaceChildren();
  taps.replaceChildren();
};

const hold = (one) => {
  held = { until: one.until, clocks: one.clocks };
  dial.textContent = one.shown;
  dial.href = `tel:${one.shown.replaceAll(" ", "")}`;
  where.textContent = one.where;
  part("several").hidden = one.clocks.length === 1;
  until.textContent = time(one.until);
  number.hidden = false;
  call.classList.add("held");
};

// A UUID, in old browsers too.
const name = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (one) => one.toString(16).padStart(2, "0")).join("").replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");

const button = ({ label, code }) => {
  const made = document.createElement("button");
  // A tap that is sent again, because no answer came, is the same tap.
  const id = name();
  made.type = "button";
  made.textContent = label;
  made.addEventListener("click", () => tap({ id, code }));
  return made;
};

const row = (buttons) => {
  const made = document.createElement("div");
  made.append(...buttons.map(button));
  return made;
};

const rest = (buttons) => {
  for (const one of buttons) one.disabled = true;
  setTimeout(() => buttons.forEach((one) => (one.disabled = false)), afterChange);
};

const show = (now) => {
  ahead = now.at - Date.now();
  const next = JSON.stringify([now.number, now.said, now.rows]);
  if (now.words) tell(now.words);
  else if (next !== shown || said.textContent === call.dataset.offline) tell(now.rows.length === 0 && now.said.length === 0 ? call.dataset.nothing : "");
  if (next === shown) return;
  const isNew = shown !== "";
  const wasHere = call.contains(document.activeElement);
  drop();
  shown = next;
  if (now.number) hold(now.number);
  // While a number is in hand it stands above with its buttons, and the words go by with the guide.
  if (now.number) call.after(words);
  else taps.before(words);
  words.innerHTML = now.said.join("");
  taps.replaceChildren(...now.rows.map(row));
  if (isNew) rest([...taps.querySelectorAll("button")]);
  tick();
  if (isNew && wasHere) call.focus();
};

// One question at a time; a tap goes before a look, and an answer that a later question overtook is not shown.
let asked = 0;
let isTapping = false;
let next;

const later = (wait) => {
  clearTimeout(next);
  if (document.visibilityState === "visible") next = setTimeout(look, wait);
};

const ask = async (what) => {
  const mine = ++asked;
  const answer = await fetch(location.pathname, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ opener, tap: what }) });
  if (mine !== asked) return true;
  if (answer.status === 401) {
    drop();
    tell(call.dataset.stranger);
    return true;
  }
  if (!answer.ok) return false;
  show(await answer.json());
  later(betweenLooks);
  return true;
};

const look = async () => {
  if (isTapping || opener === "") return;
  try {
    if (!(await ask(null))) later(betweenLooks);
  } catch {
    tell(call.dataset.offline);
    later(betweenLooks);
  }
};

const tap = async (what) => {
  if (isTapping) return;
  isTapping = true;
  call.setAttribute("aria-busy", "true");
  clearTimeout(next);
  try {
    if (!(await ask(what))) tell(call.dataset.offline);
  } catch {
    tell(call.dataset.offline);
  }
  isTapping = false;
  call.removeAttribute("aria-busy");
  later(betweenLooks);
};

copy.addEventListener("click", async () => {
  try {
    await navigator.clipboard.writeText(dial.textContent);
    tell(call.dataset.copied);
  } catch {
    getSelection().selectAllChildren(dial);
  }
});

// Where one looks for an answer, the steps make room, and what is found stands in sight.
part("words-said").addEventListener("input", (event) => {
  part("steps").hidden = event.target.value.trim() !== "";
  event.target.form.scrollIntoView({ block: "start" });
});

document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? look() : clearTimeout(next)));
// A page that the browser puts aside takes no number along.
addEventListener("pagehide", drop);
addEventListener("pageshow", (event) => event.persisted && look());
setInterval(tick, 1000);
if (opener === "") tell(call.dataset.stranger);
else look();
