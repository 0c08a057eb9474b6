// Decides how text as Discord writes it becomes elements, and how an instant is written on the page.
// Builds nodes one by one and never hands data to the HTML parser, so a message cannot become markup.

/** Makes an element: `on…` props are listeners, nothing/false is left out, the rest are attributes. */
export function make(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "class") node.className = value;
    else if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? "" : String(value));
  }
  node.append(...children.flat(3).filter((child) => child !== undefined && child !== null && child !== false));
  return node;
}

/** The address if it is one a press may open, otherwise null: no script, no file, no data. */
export function safeUrl(text) {
  try {
    const url = new URL(text);
    return url.protocol === "http:" || url.protocol === "https:" ? url : null;
  } catch {
    return null;
  }
}

/** A link that leaves the page. */
export function outward(url, props, ...children) {
  return make("a", { href: url.href, target: "_blank", rel: "noopener noreferrer", ...props }, ...children);
}

// ---- time ----

const LOCALE = "en-GB";

/**
 * In which zone the page writes times. The clock's label is what the visitor sees, so all else agrees with it:
 * the zone that the state names, else the browser's or UTC if they show the label's hour, else the label's distance to UTC.
 */
export function zoneOf(state) {
  if (state.zone) {
    try {
      new Intl.DateTimeFormat(LOCALE, { timeZone: state.zone });
      return { timeZone: state.zone, shift: 0 };
    } catch { /* a name that this browser does not know: go on as if there were none */ }
  }
  const now = new Date(state.now);
  const shown = /\b(\d{1,2}):(\d{2})\b/.exec(state.clock ?? "");
  if (!shown || Number.isNaN(now.getTime())) return { timeZone: undefined, shift: 0 };
  const minutes = Number(shown[1]) * 60 + Number(shown[2]);
  if (now.getHours() * 60 + now.getMinutes() === minutes) return { timeZone: undefined, shift: 0 };
  let ahead = minutes - (now.getUTCHours() * 60 + now.getUTCMinutes());
  if (ahead <= -12 * 60) ahead += 24 * 60;
  if (ahead > 14 * 60) ahead -= 24 * 60;
  return { timeZone: "UTC", shift: ahead % 15 === 0 ? ahead * 60_000 : 0 };
}

function write(date, zone, options) {
  return new Intl.DateTimeFormat(LOCALE, { ...options, timeZone: zone.timeZone }).format(new Date(date.getTime() + zone.shift));
}

const DAY = { day: "numeric", month: "long", year: "numeric" };
const MINUTE = { hour: "2-digit", minute: "2-digit" };
const STYLES = {
  t: MINUTE,
  T: { ...MINUTE, second: "2-digit" },
  d: { day: "2-digit", month: "2-digit", year: "numeric" },
  D: DAY,
  f: { ...DAY, ...MINUTE },
  F: { weekday: "long", ...DAY, ...MINUTE },
  s: { day: "2-digit", month: "2-digit", year: "numeric", ...MINUTE },
  S: { day: "2-digit", month: "2-digit", year: "numeric", ...MINUTE, second: "2-digit" },
};

function relative(date, now) {
  const seconds = Math.round((date - now) / 1000);
  const units = [["year", 31_536_000], ["month", 2_592_000], ["day", 86_400], ["hour", 3600], ["minute", 60], ["second", 1]];
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? units[5];
  const words = new Intl.RelativeTimeFormat(LOCALE, { numeric: seconds === 0 ? "auto" : "always" });
  return words.format(Math.trunc(seconds / size), unit);
}

/** The instant in one of Discord's styles. */
export function timeText(date, style, page) {
  if (Number.isNaN(date.getTime())) return "Invalid date";
  return style === "R" ? relative(date, new Date(page.state.now)) : write(date, page.zone, STYLES[style] ?? STYLES.f);
}

/** A `<time>` whose title says the whole of it. Relative ones are kept fresh by `refreshTimes`. */
export function timeNode(date, style, page, props) {
  const valid = !Number.isNaN(date.getTime());
  return make("time", {
    datetime: valid && date.toISOString(), title: timeText(date, "F", page), "data-relative": style === "R" && valid, ...props,
  }, timeText(date, style, page));
}

/** Writes the relative times below `root` anew, for the story's clock has moved. */
export function refreshTimes(root, page) {
  for (const node of root.querySelectorAll("time[data-relative]")) {
    const text = timeText(new Date(node.dateTime), "R", page);
    if (node.textContent !== text) node.textContent = text;
  }
}

// ---- inline ----

const PATTERNS = {
  escape: /\\([^0-9A-Za-z\s])/y,
  angle: /<(?:t:(-?\d{1,13})(?::([tTdDfFsSR]))?|@!?(\d+)|@&(\d+)|#(\d+)|\/([^:>]{1,100}):(\d+)|a?:(\w{1,32}):\d+|(https?:\/\/[^\s>]+))>/y,
  link: /\[((?:\\.|[^[\]\\]|\[[^\]]*\])+)\]\(\s*<?(https?:\/\/(?:\([^\s()]*\)|[^\s()<>])+)>?(?:\s+"[^"]*")?\s*\)/y,
  bare: /https?:\/\/[^\s<]*[^\s<.,:;"'\])!?*_~|]/y,
  everyone: /@(everyone|here)\b/y,
};
const SPANS = [
  ["**", /\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y, "strong"],
  ["__", /__((?:\\[\s\S]|[^\\])+?)__(?!_)/y, "u"],
  ["~~", /~~(?=\S)((?:\\[\s\S]|[^\\])+?)~~/y, "s"],
  ["||", /\|\|((?:\\[\s\S]|[^\\])+?)\|\|/y, "spoiler"],
  ["*", /\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\*\*|\\[\s\S]|[^*\s\\])|[^\s*\\])+?)\*(?!\*)/y, "em"],
  ["_", /_((?:__|\\[\s\S]|[^\\_])+?)_(?!\w)/y, "em"],
];

function at(pattern, text, index) {
  pattern.lastIndex = index;
  return pattern.exec(text);
}

/**
 * What begins with a back-tick at `i`: a block, a span, or ticks that close nowhere and stand for themselves.
 * By hand, not by pattern: a text of ticks and empty lines alone would keep a pattern busy for seconds.
 */
function code(text, i) {
  const ticks = /^`+/.exec(text.slice(i))[0];
  if (ticks.length >= 3) {
    const end = text.indexOf("```", i + 3);
    const words = end < 0 ? "" : text.slice(i + 3, end).replace(/^[\w+\-.#]+\n/, "").replace(/^\n+/, "").trimEnd();
    if (words) return { 0: text.slice(i, end + 3) + (text[end + 3] === "\n" ? "\n" : ""), node: make("pre", {}, make("code", {}, words)) };
  }
  for (let from = i + ticks.length; ;) {
    const start = text.indexOf(ticks, from);
    if (start < 0) return { 0: ticks, node: null };
    let end = start;
    while (text[end] === "`") end += 1;
    if (end - start === ticks.length && start > i + ticks.length) {
      return { 0: text.slice(i, end), node: make("code", {}, text.slice(i + ticks.length, start).replace(/^ (?=`)|(?<=`) $/g, "")) };
    }
    from = end;
  }
}

function spoiler(nodes) {
  const node = make("span", { class: "spoiler", role: "button", tabindex: "0", "aria-label": "Spoiler, press to show" }, make("span", {}, nodes));
  const show = (event) => {
    if (event.type === "keydown" && event.key !== "Enter" && event.key !== " ") return;
    if (node.classList.contains("shown")) return;
    event.preventDefault();
    node.classList.add("shown");
    for (const name of ["role", "tabindex", "aria-label"]) node.removeAttribute(name);
  };
  node.addEventListener("click", show);
  node.addEventListener("keydown", show);
  return node;
}

function angle(found, page) {
  const [, unix, style, user, role, channel, command, , emoji, url] = found;
  if (unix !== undefined) return timeNode(new Date(Number(unix) * 1000), style ?? "f", page, { class: "stamp" });
  if (user) return make("span", { class: "mention" }, `@${page.nameOf(user) ?? "unknown-user"}`);
  if (role) return make("span", { class: "mention" }, `@${page.roleOf(role) ?? "role"}`);
  if (command) return make("button", { type: "button", class: "mention", onclick: () => page.fill(`/${command}`) }, `/${command}`);
  if (emoji) return `:${emoji}:`;
  if (url) return outward(new URL(url), {}, url);
  const place = page.placeOf(channel);
  if (!place) return make("span", { class: "mention" }, "#unknown");
  return make("button", { type: "button", class: "mention", onclick: () => page.go({ place: place.id }) }, `#${place.name}`);
}

/** Inline text as nodes. `how.links` allows `[words](address)`, which only apps may write. */
export function inline(text, page, how = {}, depth = 0) {
  const nodes = [];
  let plain = "";
  const flush = () => {
    if (plain) nodes.push(document.createTextNode(plain));
    plain = "";
  };
  const put = (node) => {
    flush();
    nodes.push(node);
  };
  // Twelve levels are more than anyone writes; deeper text is shown as it stands.
  const inside = (part, now = how) => (depth > 12 ? [document.createTextNode(part)] : inline(part, page, now, depth + 1));
  for (let i = 0; i < text.length;) {
    const char = text[i];
    let found = null;
    if (char === "\\" && (found = at(PATTERNS.escape, text, i))) {
      plain += found[1];
    } else if (char === "`") {
      found = code(text, i);
      if (found.node?.tagName === "PRE") plain = plain.replace(/\n$/, "");
      if (found.node) put(found.node);
      else plain += found[0];
    } else if (char === "<" && (found = at(PATTERNS.angle, text, i))) {
      put(angle(found, page));
    } else if (char === "[" && how.links && (found = at(PATTERNS.link, text, i)) && safeUrl(found[2])) {
      put(outward(safeUrl(found[2]), {}, inside(found[1], { ...how, links: false, inLink: true })));
    } else if (char === "h" && !how.inLink && !/\w/.test(text[i - 1] ?? "") && (found = at(PATTERNS.bare, text, i)) && safeUrl(found[0])) {
      put(outward(safeUrl(found[0]), {}, found[0]));
    } else if (char === "@" && (found = at(PATTERNS.everyone, text, i))) {
      put(make("span", { class: "mention" }, found[0]));
    } else if ("*_~|".includes(char)) {
      for (const [mark, pattern, tag] of SPANS) {
        if (!text.startsWith(mark, i) || (mark === "_" && /\w/.test(text[i - 1] ?? "")) || !(found = at(pattern, text, i))) continue;
        put(tag === "spoiler" ? spoiler(inside(found[1])) : make(tag, {}, inside(found[1])));
        break;
      }
    }
    if (!found) plain += char;
    i += found ? found[0].length : 1;
  }
  flush();
  return nodes;
}

// ---- blocks ----

const ITEM = /^( *)([-*]|\d{1,9}\.) +(.*)$/;

/** Whether `next` still belongs to the list that `first` began: deeper, or of the same kind. */
function goesOn(first, next) {
  const item = ITEM.exec(next);
  if (!item) return /^ {2,}\S/.test(next);
  const [, indent, mark] = ITEM.exec(first);
  return item[1].length > indent.length || /\d/.test(item[2]) === /\d/.test(mark);
}

function list(lines, page, how) {
  const first = ITEM.exec(lines[0]);
  const numbered = /\d/.test(first[2]);
  const node = make(numbered ? "ol" : "ul", { start: numbered && Number.parseInt(first[2], 10) });
  const indent = first[1].length;
  for (let i = 0; i < lines.length;) {
    const item = ITEM.exec(lines[i]);
    const text = [item ? item[3] : lines[i].trim()];
    const deeper = [];
    for (i += 1; i < lines.length; i += 1) {
      const next = ITEM.exec(lines[i]);
      if (next && next[1].length <= indent) break;
      if (next || deeper.length) deeper.push(lines[i]);
      else text.push(lines[i].trim());
    }
    node.append(make("li", {}, inline(text.join("\n"), page, how), deeper.length > 0 && list(deeper, page, how)));
  }
  return node;
}

/** A whole text with its headings, quotes, lists and paragraphs, as nodes. */
export function blocks(text, page, how = {}, depth = 0) {
  const lines = String(text ?? "").replace(/\r\n?/g, "\n").split("\n");
  const nodes = [];
  let paragraph = [];
  const flush = () => {
    const words = paragraph.join("\n").replace(/^\n+|\n+$/g, "");
    if (words) nodes.push(make("div", { class: "par" }, inline(words, page, how)));
    paragraph = [];
  };
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i];
    const fence = line.indexOf("```");
    let found;
    if (line.startsWith(">>> ") && depth === 0) {
      flush();
      const rest = [line.slice(4), ...lines.slice(i + 1)].join("\n");
      nodes.push(make("blockquote", {}, blocks(rest, page, how, depth + 1)));
      break;
    } else if (line.startsWith("> ") && depth === 0) {
      flush();
      const quoted = [];
      for (; i < lines.length && (lines[i].startsWith("> ") || lines[i] === ">"); i += 1) quoted.push(lines[i].slice(2));
      i -= 1;
      nodes.push(make("blockquote", {}, blocks(quoted.join("\n"), page, how, depth + 1)));
    } else if ((found = /^(#{1,3}) +(\S.*)$/.exec(line))) {
      flush();
      // The page's own headings are h1 and h2; what people write stands below them.
      nodes.push(make("div", { class: `heading heading-${found[1].length}`, role: "heading", "aria-level": found[1].length + 2 }, inline(found[2], page, how)));
    } else if ((found = /^-# +(\S.*)$/.exec(line))) {
      flush();
      nodes.push(make("small", { class: "subtext" }, inline(found[1], page, how)));
    } else if (ITEM.test(line)) {
      flush();
      const items = [line];
      while (i + 1 < lines.length && goesOn(line, lines[i + 1])) items.push(lines[(i += 1)]);
      nodes.push(list(items, page, how));
    } else {
      paragraph.push(line);
      // A code block keeps its lines to itself, whatever they look like.
      if (fence >= 0 && !line.includes("```", fence + 3)) {
        const end = lines.findIndex((later, index) => index > i && later.includes("```"));
        if (end > 0) {
          paragraph.push(...lines.slice(i + 1, end + 1));
          i = end;
        }
      }
    }
  }
  flush();
  return nodes;
}
