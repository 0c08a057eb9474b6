// Decides how messages look: who wrote them and when, embeds, attachments, buttons, selects, what only one person sees.
// Keeps what is on the screen when only a part has changed; sends nothing but through `page.act`.
import { blocks, inline, make, outward, refreshTimes, safeUrl, timeNode, timeText } from "./markdown.js";
import { openMenu, openPicker } from "./forms.js";

const TOGETHER = 5 * 60_000;
const EPHEMERAL_NOTE = "Only you can see this";
const LOCAL_HOSTS = /^(localhost|127\.0\.0\.1|\[::1\]|(cdn|media)\.discordapp\.(com|net)|discord\.com)$/;

// ---- people ----

/** A colour for a person: the one given, else one made of the id. */
function colourOf(person) {
  const given = person.colour ?? person.color;
  if (typeof given === "number" && given > 0) return `#${given.toString(16).padStart(6, "0")}`;
  if (typeof given === "string" && /^#[0-9a-f]{6}$/i.test(given)) return given;
  let sum = 7;
  for (const char of String(person.id ?? person.name)) sum = (sum * 31 + char.codePointAt(0)) % 360;
  return `hsl(${sum} 42% 38%)`;
}

/** The coloured initial of a person; for the eyes only, the name always stands beside it. */
export function initial(person) {
  const node = make("span", { class: person.bot ? "initial app" : "initial", "aria-hidden": "true" });
  const letters = String(person.name ?? "?").replace(/^(dr|prof|nurse)\.?\s+/i, "");
  node.append([...letters][0]?.toUpperCase() ?? "?");
  const colour = colourOf(person);
  node.style.backgroundColor = colour;
  const channels = /^#(..)(..)(..)$/.exec(colour)?.slice(1).map((part) => {
    const share = Number.parseInt(part, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  if (channels && channels[0] * 0.2126 + channels[1] * 0.7152 + channels[2] * 0.0722 > 0.19) node.classList.add("on-light");
  return node;
}

// ---- pictures and files ----

/** Where the page may fetch a picture or a file from: this server only. Null for anything elsewhere. */
function ownAddress(text) {
  const url = safeUrl(new URL(text ?? "", location.href).href);
  if (!url) return null;
  if (url.origin === location.origin) return url.pathname + url.search;
  return LOCAL_HOSTS.test(url.hostname) && /^\/(ephemeral-)?attachments\//.test(url.pathname) ? url.pathname + url.search : null;
}

function fileOf(message, text) {
  const name = /^attachment:\/\/(.+)$/.exec(text ?? "")?.[1];
  return message.attachments.find((file) => (name ? file.filename === name : file.url === text));
}

function picture(message, media, className, fallback) {
  const file = fileOf(message, media.url);
  const address = ownAddress(file?.url ?? media.url ?? "");
  const alt = media.description || file?.description || fallback;
  if (address) {
    const image = make("img", { src: address, alt, width: media.width ?? file?.width, height: media.height ?? file?.height });
    // A picture that says nothing is decoration, and a link to it would have no name.
    return alt ? make("a", { class: className, href: address, target: "_blank", rel: "noopener" }, image) : make("div", { class: className }, image);
  }
  const url = safeUrl(media.url);
  return url && outward(url, { class: "far-picture" }, `Picture at ${url.hostname}`);
}

function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function attachment(message, file) {
  if (/^image\//.test(file.content_type ?? "")) return picture(message, file, "picture", file.filename);
  const address = ownAddress(file.url);
  return make("a", { class: "file", href: address, download: file.filename, "data-testid": "attachment" },
    make("span", { class: "file-name" }, file.filename),
    make("span", { class: "file-about" }, [file.description, Number.isFinite(file.size) && size(file.size)].filter(Boolean).join(" · ")));
}

// ---- embeds ----

function fields(list, page) {
  const rows = [];
  for (const field of list ?? []) {
    const last = rows.at(-1);
    const node = make("div", { class: "embed-field" },
      make("div", { class: "embed-field-name" }, inline(field.name, page, { links: true })),
      make("div", { class: "embed-field-value" }, blocks(field.value, page, { links: true })));
    if (field.inline && last?.inline) last.nodes.push(node);
    else rows.push({ inline: Boolean(field.inline), nodes: [node] });
  }
  return rows.map((row) => make("div", { class: row.inline ? "embed-row" : "embed-row whole" }, row.nodes));
}

function named(part, className, page) {
  if (!part) return null;
  const url = safeUrl(part.url);
  const words = inline(part.title ?? part.name ?? "", page, { inLink: Boolean(url) });
  return make("div", { class: className }, url ? outward(url, {}, words) : words);
}

function embed(message, data, page) {
  const node = make("section", { class: "embed", "data-testid": "embed", "aria-label": data.title ? undefined : "Card" });
  if (typeof data.color === "number") node.style.setProperty("--bar", `#${data.color.toString(16).padStart(6, "0")}`);
  const foot = [data.footer?.text, data.timestamp && timeText(new Date(data.timestamp), "f", page)].filter(Boolean).join(" · ");
  node.append(...[
    data.thumbnail && picture(message, data.thumbnail, "thumbnail", ""),
    named(data.author, "embed-author", page),
    data.title && named(data, "embed-title", page),
    data.description && make("div", { class: "embed-text" }, blocks(data.description, page, { links: true })),
    ...fields(data.fields, page),
    data.image && picture(message, data.image, "picture", data.title ?? "Picture"),
    foot && make("footer", { class: "embed-foot" }, foot),
  ].filter(Boolean));
  return node;
}

// ---- buttons and selects ----

const BUTTONS = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link" };

function emojiOf(emoji) {
  if (!emoji?.name) return null;
  return emoji.id ? `:${emoji.name}:` : emoji.name;
}

function button(message, data, page) {
  const words = [
    data.emoji && make("span", { class: "button-emoji", "aria-hidden": data.label ? "true" : undefined }, emojiOf(data.emoji)), data.label,
  ].filter(Boolean);
  const url = data.style === 5 && safeUrl(data.url);
  if (url) return outward(url, { class: "button link" }, words, make("span", { class: "out", "aria-hidden": "true" }, "↗"), make("span", { class: "unseen" }, "(opens a new tab)"));
  const node = make("button", { type: "button", class: `button ${BUTTONS[data.style] ?? "secondary"}`, disabled: data.disabled === true, "data-key": data.custom_id }, words);
  node.addEventListener("click", () => page.work(message, data.custom_id, { type: "press", message: message.id, custom_id: data.custom_id }));
  return node;
}

const PEOPLE = 5;
const ROLES = 6;
const EITHER = 7;
const CHANNELS = 8;

function choices(data, page) {
  const people = () => page.state.people.map((person) => ({ label: person.name, value: person.id, description: person.note }));
  const roles = () => (page.state.roles ?? []).map((role) => ({ label: `@${role.name}`, value: role.id }));
  const channels = () => page.state.places.filter((place) => place.kind === "channel").map((place) => ({ label: `#${place.name}`, value: place.id, description: place.guild }));
  if (data.type === PEOPLE) return people();
  if (data.type === ROLES) return roles();
  if (data.type === EITHER) return [...people(), ...roles()];
  if (data.type === CHANNELS) return channels();
  return (data.options ?? []).map((option) => ({ ...option, emoji: emojiOf(option.emoji) }));
}

const WORDS = { [PEOPLE]: "Choose people", [ROLES]: "Choose roles", [EITHER]: "Choose people or roles", [CHANNELS]: "Choose channels" };

function select(message, data, page) {
  const options = choices(data, page);
  const preset = data.options?.filter((option) => option.default).map((option) => option.value) ?? data.default_values?.map((value) => value.id) ?? [];
  const chosen = page.pickedOf(message)[data.custom_id] ?? preset;
  const placeholder = data.placeholder ?? WORDS[data.type] ?? "Make a selection";
  const words = options.filter((option) => chosen.includes(option.value)).map((option) => [option.emoji, option.label].filter(Boolean).join(" ")).join(", ");
  const node = make("button", {
    type: "button", class: words ? "select" : "select empty", disabled: data.disabled === true || options.length === 0, "aria-haspopup": "listbox",
    "aria-expanded": "false", "data-testid": "select", "data-key": data.custom_id, "aria-label": words ? `${placeholder}: ${words}` : placeholder,
  }, make("span", { class: "select-words" }, words || placeholder), make("span", { class: "arrow", "aria-hidden": "true" }));
  const max = Math.min(data.max_values ?? 1, options.length);
  node.addEventListener("click", () => openPicker(node, { label: placeholder, options, chosen, min: data.min_values ?? 1, max }, (values) => {
    page.work(message, data.custom_id, { type: "choose", message: message.id, custom_id: data.custom_id, values });
  }));
  return node;
}

/** One component of any kind that a message may hold; unknown kinds are named, not hidden. */
function component(message, data, page) {
  const inner = (list) => (list ?? []).map((part) => component(message, part, page));
  switch (data.type) {
    case 1: return make("div", { class: "row" }, inner(data.components));
    case 2: return button(message, data, page);
    case 3: case PEOPLE: case ROLES: case EITHER: case CHANNELS: return select(message, data, page);
    case 9: return make("div", { class: "section" }, make("div", { class: "section-words" }, inner(data.components)), data.accessory && component(message, data.accessory, page));
    case 10: return make("div", { class: "text" }, blocks(data.content, page, { links: true }));
    case 11: return picture(message, { ...data.media, description: data.description }, "thumbnail", "");
    case 12: return make("div", { class: "gallery" }, (data.items ?? []).map((item) => picture(message, { ...item.media, description: item.description }, "picture", "Picture")));
    case 13: {
      const file = fileOf(message, data.file?.url);
      return file ? attachment(message, file) : null;
    }
    case 14: return data.divider === false ? make("div", { class: "gap" }) : make("hr");
    case 17: {
      const node = make("section", { class: "embed" }, inner(data.components));
      if (typeof data.accent_color === "number") node.style.setProperty("--bar", `#${data.accent_color.toString(16).padStart(6, "0")}`);
      return node;
    }
    default: return make("p", { class: "quiet" }, `(a component of kind ${data.type})`);
  }
}

// ---- messages ----

/** Files that an embed or a component shows already. */
function shownElsewhere(message) {
  const text = JSON.stringify([message.embeds, message.components]);
  return (file) => text.includes(JSON.stringify(`attachment://${file.filename}`)) || text.includes(JSON.stringify(file.url));
}

function used(message, page) {
  if (!message.interaction) return null;
  const { name, user } = message.interaction;
  const who = typeof user === "string" ? page.nameOf(user) ?? user : user?.name;
  const menu = page.state.menus.some((item) => item.name === name);
  return make("p", { class: "used" }, make("span", { class: "used-name" }, who ?? "Somebody"), " used ", make("span", { class: "used-command" }, menu ? name : `/${name.replace(/^\//, "")}`));
}

function messageNode(message, compact, page) {
  const at = new Date(message.at);
  const person = message.author;
  const how = { links: Boolean(person.bot) };
  const seen = shownElsewhere(message);
  const apps = page.state.menus.length > 0 && make("button", { type: "button", class: "apps", "aria-haspopup": "menu", "aria-expanded": "false", "data-testid": "apps", "data-key": "apps" },
    "Apps", make("span", { class: "unseen" }, ` for the message of ${person.name}`));
  if (apps) {
    apps.addEventListener("click", () => openMenu(apps, "Apps", page.state.menus.map((item) => ({
      label: item.name, run: () => page.work(message, "apps", { type: "menu", name: item.name, message: message.id }),
    }))));
  }
  const dismiss = make("button", { type: "button", class: "quiet-button", "data-testid": "dismiss", "data-key": "dismiss" }, "Dismiss");
  dismiss.addEventListener("click", () => page.work(message, "dismiss", { type: "dismiss", message: message.id }));
  const edited = message.edited_at && make("span", { class: "edited", title: timeText(new Date(message.edited_at), "F", page) }, "(edited)");
  return make("article", { class: ["message", compact && "compact", message.ephemeral && "ephemeral"].filter(Boolean).join(" "), "data-testid": "message", "data-id": message.id },
    used(message, page),
    compact ? timeNode(at, "t", page, { class: "side-time" }) : initial(person),
    make("div", { class: "message-body" },
      make("header", { class: compact ? "unseen" : "message-head" },
        make("span", { class: "name" }, person.name), person.bot && make("span", { class: "badge" }, "App"), !compact && timeNode(at, "t", page, { class: "at" })),
      message.content && make("div", { class: "text", "data-testid": "text" }, blocks(message.content, page, how), edited),
      message.attachments.filter((file) => !seen(file)).map((file) => attachment(message, file)),
      message.embeds.map((data) => embed(message, data, page)),
      message.components.length > 0 && make("div", { class: "components" }, message.components.map((data) => component(message, data, page))),
      !message.content && edited,
      message.ephemeral && make("p", { class: "only-you" }, EPHEMERAL_NOTE, " · ", dismiss)),
    apps);
}

/** What the log holds, top to bottom: days, the mark of what is new, messages. `sign` changes when the look does. */
function plan(messages, newFrom, page) {
  const rows = [];
  let before = null;
  let day = "";
  const about = JSON.stringify([page.names, page.zone, page.state.menus]);
  for (const raw of messages) {
    const message = { ...raw, embeds: raw.embeds ?? [], components: raw.components ?? [], attachments: raw.attachments ?? [] };
    const at = new Date(message.at);
    const today = timeText(at, "D", page);
    if (today !== day) {
      const words = timeText(at, "F", page).replace(/,? at .*$|,? \d\d:\d\d$/, "");
      rows.push({ key: `day-${today}`, sign: words, build: () => make("p", { class: "day" }, make("span", {}, words)) });
    }
    const fresh = message.id === newFrom;
    if (fresh) rows.push({ key: "new", sign: "new", build: () => make("p", { class: "new", "data-testid": "new-messages" }, make("span", {}, "New messages")) });
    const compact = before !== null && today === day && !fresh && !message.interaction && before.author.id === message.author.id
      && Boolean(before.ephemeral) === Boolean(message.ephemeral) && at - new Date(before.at) < TOGETHER;
    const { unread: _, ...lasting } = message;
    rows.push({ key: message.id, sign: JSON.stringify([lasting, compact, page.pickedOf(message)]) + about, build: () => messageNode(message, compact, page) });
    day = today;
    before = message;
  }
  return rows;
}

function swap(old, fresh) {
  const held = old.contains(document.activeElement) ? document.activeElement.dataset.key ?? "" : null;
  old.replaceWith(fresh);
  if (held === null) return;
  const heir = [...fresh.querySelectorAll("[data-key]")].find((node) => node.dataset.key === held && !node.disabled);
  (heir ?? fresh.querySelector(".components button:not(:disabled)") ?? document.getElementById("entry")).focus({ preventScroll: true });
}

/** Brings the log up to date, touching only what has changed. */
export function showMessages(log, messages, newFrom, page) {
  const rows = messages.length
    ? plan(messages, newFrom, page)
    : [{ key: "nothing", sign: "", build: () => make("p", { class: "nothing" }, "Nothing here yet. Write something, or type / for commands.") }];
  const keys = new Set(rows.map((row) => row.key));
  const present = new Map();
  for (const node of [...log.children]) {
    if (!keys.has(node.dataset.row)) {
      if (node.contains(document.activeElement)) document.getElementById("entry").focus({ preventScroll: true });
      node.remove();
    } else present.set(node.dataset.row, node);
  }
  let cursor = log.firstElementChild;
  for (const row of rows) {
    let node = present.get(row.key);
    if (node && node.sign !== row.sign) {
      const fresh = row.build();
      if (cursor === node) cursor = fresh;
      swap(node, fresh);
      node = fresh;
    }
    node ??= row.build();
    node.sign = row.sign;
    node.dataset.row = row.key;
    if (node === cursor) cursor = cursor.nextElementSibling;
    else log.insertBefore(node, cursor);
  }
  refreshTimes(log, page);
}
