// Decides how a message or a command is written: suggestions while typing, a field for each option, the one-line form.
// Knows what the bot registered only from the state, and lets the server have the last word on every value.
import { make } from "./markdown.js";
import { Suggestions } from "./forms.js";

const KINDS = {
  string: 3, integer: 4, boolean: 5, user: 6, channel: 7, role: 8, mentionable: 9, number: 10, attachment: 11,
};
const { integer: INTEGER, boolean: BOOLEAN, user: USER, channel: CHANNEL, role: ROLE, mentionable: MENTIONABLE, number: NUMBER, attachment: ATTACHMENT } = KINDS;
const WAIT = 180;

const kindOf = (option) => (typeof option.type === "number" ? option.type : KINDS[String(option.type).toLowerCase()] ?? KINDS.string);
const same = (a, b) => a.trim().toLowerCase() === b.trim().toLowerCase();

// ---- the one-line form: "/log post:Hello platform:LinkedIn" ----

/** The command that the line names, the longest of them, and what stands behind it. */
function commandIn(line, commands) {
  const words = line.slice(1);
  const found = commands
    .filter((command) => words === command.name || words.startsWith(`${command.name} `))
    .sort((a, b) => b.name.length - a.name.length)[0];
  return found ? { command: found, rest: words.slice(found.name.length) } : null;
}

/** The options in `rest` by name, the text before the first of them, and the option that is last. */
function optionsIn(rest, command) {
  const names = command.options.map((option) => option.name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const given = {};
  if (!names.length) return { given, stray: rest.trim(), last: null };
  const marks = [...rest.matchAll(new RegExp(`(?<=^|\\s)(${names.join("|")}):`, "gu"))];
  marks.forEach((mark, index) => {
    given[mark[1]] = rest.slice(mark.index + mark[0].length, marks[index + 1]?.index).trim();
  });
  return { given, stray: rest.slice(0, marks[0]?.index).trim(), last: marks.at(-1)?.[1] ?? null };
}

function line(name, values) {
  return [`/${name}`, ...Object.entries(values).filter(([, text]) => text).map(([option, text]) => `${option}:${text}`)].join(" ");
}

// ---- values ----

/** The things that an option may be, if they can be listed without asking the bot; otherwise null. */
function listed(option, state) {
  if (option.choices?.length) return option.choices;
  const people = () => state.people.map((person) => ({ name: `@${person.name}`, value: person.id, detail: person.note }));
  const roles = () => (state.roles ?? []).map((role) => ({ name: `@${role.name}`, value: role.id }));
  switch (kindOf(option)) {
    case BOOLEAN: return [{ name: "True", value: true }, { name: "False", value: false }];
    case USER: return people();
    case ROLE: return roles();
    case MENTIONABLE: return [...people(), ...roles()];
    case CHANNEL: return state.places.filter((place) => place.kind === "channel").map((place) => ({ name: `#${place.name}`, value: place.id, detail: place.guild }));
    default: return null;
  }
}

/** What is sent for `text`: {value}, or {error} in words for the person. */
function valueOf(option, text, known, state) {
  const list = listed(option, state) ?? known;
  const found = list?.find((item) => same(item.name, text) || same(item.name.replace(/^[@#]/, ""), text) || String(item.value) === text || `<@${item.value}>` === text || `<#${item.value}>` === text);
  if (found) return { value: found.value };
  if (listed(option, state)) return { error: `“${option.name}” has no choice “${text}”. Pick one of the list.` };
  const kind = kindOf(option);
  const words = (limit) => `“${option.name}” must be ${limit}.`;
  if (kind === INTEGER || kind === NUMBER) {
    const number = Number(text.replace(",", "."));
    if (!Number.isFinite(number) || (kind === INTEGER && !Number.isInteger(number))) return { error: words(kind === INTEGER ? "a whole number" : "a number") };
    if (option.min !== undefined && option.min !== null && number < option.min) return { error: words(`${option.min} or more`) };
    if (option.max !== undefined && option.max !== null && number > option.max) return { error: words(`${option.max} or less`) };
    return { value: number };
  }
  const length = [...text].length;
  if (option.min && length < option.min) return { error: words(`at least ${option.min} characters long`) };
  if (option.max && length > option.max) return { error: words(`at most ${option.max} characters long`) };
  return { value: text };
}

// ---- the composer ----

/** Puts the composer to work. `page` gives state, names, the place and `act`; nothing is sent but through it. */
export function createComposer(page) {
  const [form, entry, command, send, error, hint] = ["composer", "entry", "command", "send", "composer-error", "hint"].map((id) => document.getElementById(id));
  const list = new Suggestions(document.getElementById("suggestions"));
  const drafts = new Map();
  const sent = [];
  let where = null; // whose box in which place this is; unsent text stays with it
  let chosen = null; // the command whose fields are shown: {command, fields: Map(name → field)}
  let pending = false;
  let timer = 0;
  let asked = 0;
  let recalled = 0;

  const commands = () => page.state.commands.filter((item) => page.place?.kind !== "dm" || item.in_dm !== false);
  const say = (words) => {
    error.textContent = words ?? "";
    error.hidden = !words;
  };
  const grow = () => {
    entry.style.height = "auto";
    entry.style.height = `${Math.min(entry.scrollHeight, 180)}px`;
  };

  /** What the bot offers for an option, asked once typing has paused. Late answers are dropped. */
  function ask(name, options, option, then) {
    clearTimeout(timer);
    asked += 1;
    const mine = asked;
    timer = setTimeout(async () => {
      const answer = await page.act({ type: "autocomplete", name, options, focused: option.name });
      if (mine !== asked) return;
      if (answer.ok) then(answer.choices ?? []);
      else say(answer.error);
    }, WAIT);
  }
  const hush = () => {
    clearTimeout(timer);
    asked += 1;
    list.hide();
  };

  // -- one line --

  function suggest() {
    hush();
    const text = entry.value;
    if (!text.startsWith("/") || text.includes("\n")) return;
    const found = commandIn(text, commands());
    const longer = commands().some((item) => item.name.startsWith(`${text.slice(1).trimEnd()} `));
    if (!found || !found.rest || (longer && !found.rest.trim())) {
      const typed = text.slice(1).trim().toLowerCase();
      const rank = (item) => {
        if (item.name === typed) return 0;
        if (item.name.startsWith(typed)) return 1;
        if (typed.length > 1 && item.name.includes(typed)) return 2;
        return typed.length > 2 && item.description?.toLowerCase().includes(typed) ? 3 : 9;
      };
      const items = commands().filter((item) => rank(item) < 9).sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
      list.show(entry, items.map((item) => ({ title: `/${item.name}`, detail: item.description, item })), 0, ({ item }) => choose(item, {}));
      return;
    }
    const { given, last } = optionsIn(found.rest, found.command);
    const option = found.command.options.find((item) => item.name === last);
    const word = /(?:^|\s)(\S*)$/.exec(found.rest)[1];
    const names = found.command.options.filter((item) => given[item.name] === undefined && item.name.startsWith(word) && !word.includes(":"));
    const nameRows = names.map((item) => ({ title: `${item.name}:`, note: item.required ? "needed" : "", detail: item.description, text: `${text.slice(0, text.length - word.length)}${item.name}:` }));
    const put = ({ text: whole }) => {
      entry.value = whole;
      entry.dispatchEvent(new Event("input"));
    };
    const values = (choices) => {
      const typed = given[last];
      const head = text.slice(0, text.lastIndexOf(`${last}:`) + last.length + 1);
      const fits = choices.filter((item) => item.name.toLowerCase().includes(typed.toLowerCase()) && !same(item.name, typed));
      return fits.map((item) => ({ title: item.name, detail: item.detail, text: `${head}${item.name} ` }));
    };
    const fixed = option && listed(option, page.state);
    list.show(entry, [...(fixed ? values(fixed) : []), ...nameRows], -1, put);
    if (option?.autocomplete && !fixed) ask(found.command.name, given, option, (choices) => list.show(entry, [...values(choices), ...nameRows], -1, put));
  }

  // -- fields --

  /** Shows the fields of a command: the needed ones and those with a value. Other options are offered. */
  function choose(item, values) {
    hush();
    say(null);
    chosen = { command: item, fields: new Map() };
    entry.value = "";
    grow();
    entry.hidden = true;
    command.hidden = false;
    command.setAttribute("aria-label", `Options of /${item.name}`);
    for (const option of item.options) if (option.required || values[option.name] !== undefined) addField(option, values[option.name] ?? "");
    draw();
    const fields = [...chosen.fields.values()];
    (fields.find((field) => !field.input.value) ?? fields.at(-1))?.input.focus();
    if (!fields.length) send.focus();
  }

  function draw() {
    const { command: item, fields } = chosen;
    const rest = item.options.filter((option) => !fields.has(option.name));
    command.replaceChildren(
      make("div", { class: "command-head" },
        make("button", { type: "button", class: "command-name", title: "Back to plain text (Escape)", "aria-label": `/${item.name}, back to plain text`, onclick: () => leave(true) }, `/${item.name}`),
        make("span", { class: "command-about" }, item.description)),
      make("div", { class: "options" }, [...fields.values()].map((field) => field.node)),
      rest.length > 0 && make("div", { class: "more" }, make("span", { class: "more-word" }, "Add"), rest.map((option) => make("button", {
        type: "button", class: "add", title: option.description, "data-testid": `add-option-${option.name}`,
        onclick: () => {
          addField(option, "");
          draw();
          fields.get(option.name).input.focus();
        },
      }, `+ ${option.name}`))));
  }

  function addField(option, text) {
    const { command: item, fields } = chosen;
    const kind = kindOf(option);
    const fixed = listed(option, page.state);
    const lists = Boolean(fixed || option.autocomplete);
    const id = `option-${option.name}`;
    const numeric = kind === INTEGER ? "numeric" : kind === NUMBER && "decimal";
    const input = make("input", {
      id, type: kind === ATTACHMENT ? "file" : "text", "data-testid": id, "aria-describedby": `${id}-about`, "aria-required": option.required && "true",
      inputmode: numeric, autocomplete: "off", role: lists && "combobox", "aria-autocomplete": lists && "list", "aria-expanded": lists && "false", "aria-controls": lists && "suggestions",
      placeholder: fixed ? "Pick one" : undefined,
    });
    if (kind !== ATTACHMENT) input.value = text;
    const remove = !option.required && make("button", {
      type: "button", class: "remove", "aria-label": `Remove ${option.name}`,
      onclick: () => {
        fields.delete(option.name);
        draw();
        ([...fields.values()].at(-1)?.input ?? send).focus();
      },
    }, "×");
    const node = make("div", { class: "option" }, make("label", { for: id }, option.name), input, remove, make("p", { class: "option-about", id: `${id}-about` }, option.description));
    const field = { option, input, node, picked: null };
    fields.set(option.name, field);

    const offer = (choices, typed) => list.show(input, choices.map((choice) => ({ title: choice.name, detail: choice.detail, choice })), 0, ({ choice }) => {
      input.value = choice.name;
      field.picked = choice;
      say(null);
      const next = [...fields.values()].find((other) => other.option.required && !other.input.value);
      next?.input.focus();
    }, typed ? "No choice fits what is typed" : "Nothing to choose from");
    const look = (typed) => {
      hush();
      if (fixed) offer(fixed.filter((choice) => choice.name.toLowerCase().includes(typed.toLowerCase())), typed);
      else if (option.autocomplete) {
        const now = Object.fromEntries([...fields.values()].filter((other) => other.input.type !== "file" && (other.input.value || other === field)).map((other) => [other.option.name, raw(other)]));
        ask(item.name, now, option, (choices) => document.activeElement === input && offer(choices, typed));
      }
    };
    input.addEventListener("input", () => {
      say(null);
      field.picked = null;
      if (lists) look(input.value);
    });
    input.addEventListener("focus", () => lists && !field.picked && look(fixed ? "" : input.value));
    input.addEventListener("click", () => lists && list.node.hidden && look(""));
    input.addEventListener("blur", () => list.input === input && hush());
    input.addEventListener("keydown", (event) => {
      if (event.key === "Backspace" && !input.value && fields.size && [...fields.values()][0] === field) {
        event.preventDefault();
        leave(false);
      } else if (event.key === "ArrowDown" && lists && list.node.hidden) look("");
    });
  }

  const raw = (field) => (field.picked ? field.picked.value : field.input.type === "file" ? "" : field.input.value.trim());

  /** Back to the plain box; `keep` brings what was filled in along, as a line. */
  function leave(keep) {
    const text = keep ? typedLine() : "";
    hush();
    say(null);
    chosen = null;
    command.hidden = true;
    command.replaceChildren();
    entry.hidden = false;
    entry.value = text;
    grow();
    entry.focus();
  }

  function typedLine() {
    if (!chosen) return entry.value;
    return line(chosen.command.name, Object.fromEntries([...chosen.fields.values()].filter((field) => field.input.type !== "file").map((field) => [field.option.name, field.input.value.trim()])));
  }

  // -- sending --

  // Whoever sends may go elsewhere before the answer comes: a sending knows where it began, and leaves the rest alone.

  async function upload(file, job) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    let text = "";
    for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode(...bytes.subarray(i, i + 0x8000));
    const answer = await page.act({ type: "upload", name: file.name, base64: btoa(text) }, job.at);
    return answer.ok ? { value: answer.upload ?? answer.id } : { error: answer.error };
  }

  /** What the bot offers for a text that was typed, not picked: its value may differ from its name. */
  async function offers(job, name, options, option) {
    if (!option.autocomplete) return null;
    return (await page.act({ type: "autocomplete", name, options, focused: option.name }, job.at)).choices;
  }

  /** The options of the fields as the server wants them; null after saying what is wrong. */
  async function collect(job) {
    const options = {};
    const typed = Object.fromEntries([...job.chosen.fields.values()].map((field) => [field.option.name, raw(field)]).filter(([, text]) => text !== ""));
    for (const { option, input, picked } of job.chosen.fields.values()) {
      const text = input.value.trim();
      let got = { value: undefined };
      if (!text && option.required) got = { error: `“${option.name}” is needed.` };
      else if (text && input.type === "file") got = await upload(input.files[0], job);
      else if (text) got = picked ? { value: picked.value } : valueOf(option, text, await offers(job, job.chosen.command.name, typed, option), page.state);
      if (got.error) {
        failed(job, got.error);
        if (where === job.where) input.focus();
        return null;
      }
      if (got.value !== undefined) options[option.name] = got.value;
    }
    return options;
  }

  /** The options of a line; null after saying what is wrong or showing the fields for what is open. */
  async function read(job, item, rest) {
    const { given, stray } = optionsIn(rest, item);
    if (stray && !item.options.length) {
      failed(job, `/${item.name} takes no options.`);
      return null;
    }
    // Words without a name belong to the first option that is open; the person sees it before it goes out.
    const open = item.options.filter((option) => given[option.name] === undefined);
    const first = open.find((option) => option.required) ?? open[0];
    if (stray && !first) {
      failed(job, `“${stray}” belongs to no option of /${item.name}.`);
      return null;
    }
    const values = stray ? { ...given, [first.name]: stray } : given;
    const unsure = item.options.some((option) => (option.required && !values[option.name]) || (values[option.name] !== undefined && kindOf(option) === ATTACHMENT));
    if (stray || unsure) {
      choose(item, values);
      return null;
    }
    const options = {};
    for (const option of item.options) {
      if (!values[option.name]) continue;
      const got = valueOf(option, values[option.name], await offers(job, item.name, values, option), page.state);
      if (got.error) {
        if (where === job.where) choose(item, values);
        failed(job, got.error);
        return null;
      }
      options[option.name] = got.value;
    }
    return options;
  }

  /** What is to be done, or null if there is something to be put right first. */
  async function deed(job) {
    if (job.chosen) {
      const options = await collect(job);
      return options && { type: "command", name: job.chosen.command.name, options };
    }
    if (!job.text.startsWith("/")) return { type: "say", text: job.text };
    const found = commandIn(job.text, commands());
    if (found) {
      const options = await read(job, found.command, found.rest);
      return options && { type: "command", name: found.command.name, options };
    }
    const other = commandIn(job.text, page.state.commands);
    failed(job, other ? `/${other.command.name} works in a channel only.` : `There is no command ${job.text.split(/\s/)[0]} here. Type / to see what there is.`);
    return null;
  }

  function failed(job, words) {
    if (where === job.where) say(words);
    else drafts.set(job.where, { text: job.text, error: words });
  }

  function done(job, answer) {
    if (sent.at(-1) !== job.text) sent.push(job.text);
    recalled = sent.length;
    if (where !== job.where) {
      drafts.delete(job.where);
      return;
    }
    const held = form.contains(document.activeElement) || document.activeElement === document.body;
    if (chosen) leave(false);
    entry.value = "";
    grow();
    page.sent();
    if (held && !answer.form) entry.focus();
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const job = { where, chosen, text: typedLine().trim(), at: { as: page.state.me.id, place: page.place?.id } };
    if (pending || !job.text) return;
    hush();
    say(null);
    pending = true;
    entry.readOnly = true;
    send.setAttribute("aria-disabled", "true");
    form.setAttribute("aria-busy", "true");
    try {
      const what = await deed(job);
      if (!what) return;
      const answer = await page.act(what, job.at);
      if (answer.ok) done(job, answer);
      else failed(job, answer.error);
    } finally {
      pending = false;
      entry.readOnly = false;
      send.removeAttribute("aria-disabled");
      form.removeAttribute("aria-busy");
    }
  });

  entry.addEventListener("input", () => {
    say(null);
    grow();
    suggest();
  });
  entry.addEventListener("blur", () => list.input === entry && hush());
  form.addEventListener("keydown", (event) => {
    const inBox = event.target === entry;
    const inField = event.target.matches?.(".option input");
    // A command that is written out in full and asks nothing goes at once.
    const whole = inBox && event.key === "Enter" && list.active === 0 && commands().find((item) => entry.value.trim() === `/${item.name}` && !item.options.length);
    if ((inBox || inField) && !whole && list.key(event)) return;
    if (event.key === "Escape" && chosen) {
      event.preventDefault();
      leave(true);
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing && (inBox || inField)) {
      event.preventDefault();
      form.requestSubmit();
    } else if (inBox && event.key === "ArrowUp" && sent.length && (entry.value === "" || entry.value === sent[recalled])) {
      event.preventDefault();
      recalled = Math.max(0, recalled - 1);
      entry.value = sent[recalled];
      grow();
    }
  });

  return {
    /** Puts a text into the box, ready to be sent. */
    fill(text) {
      if (chosen) leave(false);
      entry.value = text;
      entry.focus();
      entry.setSelectionRange(text.length, text.length);
      entry.dispatchEvent(new Event("input"));
    },
    focus() {
      (chosen ? [...chosen.fields.values()][0]?.input ?? send : entry).focus();
    },
    /** Tells where the person is now; each place keeps its own unsent text. */
    moved(key) {
      if (key !== where) {
        if (where !== null) drafts.set(where, { text: typedLine(), error: null });
        const held = form.contains(document.activeElement);
        if (chosen) leave(false);
        where = key;
        entry.value = drafts.get(key)?.text ?? "";
        grow();
        hush();
        say(drafts.get(key)?.error);
        if (!held) entry.blur();
      }
      const name = page.place ? (page.place.kind === "dm" ? page.place.name : `#${page.place.name}`) : "";
      entry.placeholder = `Message ${name}`;
      entry.setAttribute("aria-label", `Message ${name} as ${page.state.me.name}. Type a slash for commands.`);
      hint.textContent = `You write as ${page.state.me.name}. Type / for commands.`;
    },
  };
}
