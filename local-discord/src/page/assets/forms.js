// Decides how a person fills in and picks: forms (dialogs), menus of a message, lists of a select, suggestions while typing.
// Knows nothing of messages or places, and sends nothing itself: what was filled in goes to the caller.
import { make } from "./markdown.js";

const SHORT = 1;

let serial = 0;
/** An id that no other element of the page has. */
export function freshId(word) {
  serial += 1;
  return `${word}-${serial}`;
}

// ---- forms ----

function fault(field, text) {
  const length = [...text.trim()].length;
  if (length === 0) return field.required === false ? null : "Please fill this in.";
  if (field.min_length && length < field.min_length) return `At least ${field.min_length} characters; there are ${length}.`;
  if (field.max_length && length > field.max_length) return `At most ${field.max_length} characters; there are ${length}.`;
  return null;
}

function formField(field) {
  const id = freshId("field");
  const short = Number(field.style ?? SHORT) === SHORT || field.style === "short";
  const required = field.required !== false;
  const input = make(short ? "input" : "textarea", {
    id, type: short && "text", rows: short ? undefined : 5, maxlength: field.max_length, placeholder: field.placeholder,
    "aria-required": required, "aria-describedby": `${id}-note`, "data-testid": `form-field-${field.label}`, "data-custom-id": field.custom_id,
  });
  input.value = field.value ?? "";
  const complaint = make("span", { class: "complaint" });
  const count = make("span", { class: "length" });
  const tally = () => {
    if (field.max_length) count.textContent = `${[...input.value].length} / ${field.max_length}`;
  };
  tally();
  const check = () => {
    const words = fault(field, input.value);
    complaint.textContent = words ?? "";
    input.setAttribute("aria-invalid", String(Boolean(words)));
    return !words;
  };
  input.addEventListener("input", () => {
    tally();
    if (complaint.textContent) check();
  });
  const node = make("div", { class: "field" },
    make("label", { for: id }, field.label, !required && make("span", { class: "optional" }, " (optional)")),
    field.description && make("p", { class: "field-about" }, field.description),
    input,
    make("p", { class: "field-note", id: `${id}-note` }, complaint, count));
  return { node, input, check, custom_id: field.custom_id };
}

/**
 * Shows a form. `submit(fields)` answers `{ok}` or `{ok: false, error}`; the form stays open, with all that was typed, until it was taken.
 * `back()` puts the focus somewhere useful if what opened the form is gone.
 */
export function openForm(form, submit, back) {
  const heading = freshId("form");
  const fields = (form.fields ?? []).map(formField);
  const error = make("p", { class: "error", role: "alert", "data-testid": "form-error", hidden: true });
  const send = make("button", { type: "submit", class: "button primary", "data-testid": "form-submit" }, "Submit");
  const cancel = make("button", { type: "button", class: "button plain", "data-testid": "form-cancel" }, "Cancel");
  const body = make("form", { novalidate: true, autocomplete: "off" },
    make("h2", { id: heading }, form.title), error, fields.map((field) => field.node), make("div", { class: "form-foot" }, cancel, send));
  const dialog = make("dialog", { class: "form", "aria-labelledby": heading, "data-testid": "form" }, body);
  const before = document.activeElement;

  let pending = false;
  body.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (pending) return;
    const wrong = fields.filter((field) => !field.check());
    if (wrong.length) {
      wrong[0].input.focus();
      return;
    }
    pending = true;
    error.hidden = true;
    send.disabled = true;
    dialog.setAttribute("aria-busy", "true");
    const answer = await submit(Object.fromEntries(fields.map((field) => [field.custom_id, field.input.value])));
    pending = false;
    send.disabled = false;
    dialog.removeAttribute("aria-busy");
    if (answer.ok) {
      dialog.close();
      return;
    }
    error.textContent = answer.error;
    error.hidden = false;
    (fields[0]?.input ?? send).focus();
  });
  body.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) body.requestSubmit();
  });
  cancel.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before?.isConnected && before !== document.body) before.focus();
    else back();
  });
  document.body.append(dialog);
  dialog.showModal();
  (fields[0]?.input ?? send).focus();
}

// ---- lists that open beside what was pressed ----

function place(anchor, panel) {
  const box = anchor.getBoundingClientRect();
  const gap = 6;
  panel.style.minWidth = `${Math.min(box.width, innerWidth - 16)}px`;
  const below = innerHeight - box.bottom - gap * 2;
  const above = box.top - gap * 2;
  const down = panel.scrollHeight <= below || below >= above;
  panel.style.maxHeight = `${Math.max(120, down ? below : above)}px`;
  const size = panel.getBoundingClientRect();
  panel.style.left = `${Math.max(8, Math.min(box.left, innerWidth - size.width - 8))}px`;
  panel.style.top = `${down ? box.bottom + gap : Math.max(8, box.top - gap - size.height)}px`;
}

/** Opens `panel` beside `anchor`, above everything, until `close`, Escape or a press elsewhere. */
function openBeside(anchor, panel, focused) {
  panel.classList.add("beside");
  panel.setAttribute("popover", "auto");
  (anchor.closest("main") ?? document.body).append(panel);
  panel.showPopover();
  const follow = () => (anchor.isConnected ? place(anchor, panel) : panel.hidePopover());
  follow();
  anchor.setAttribute("aria-expanded", "true");
  addEventListener("scroll", follow, true);
  addEventListener("resize", follow);
  panel.addEventListener("toggle", (event) => {
    if (event.newState !== "closed") return;
    removeEventListener("scroll", follow, true);
    removeEventListener("resize", follow);
    anchor.setAttribute("aria-expanded", "false");
    const held = panel.contains(document.activeElement) || document.activeElement === document.body;
    panel.remove();
    if (held && anchor.isConnected) anchor.focus();
  });
  panel.addEventListener("keydown", (event) => {
    if (event.key === "Tab" && !panel.querySelector("[data-tab]")) {
      event.preventDefault();
      panel.hidePopover();
    }
  });
  focused.focus();
}

/** Where the arrow keys lead in a list of `count`, or null if the key is none of theirs. */
function step(key, index, count) {
  if (key === "ArrowDown") return (index + 1) % count;
  if (key === "ArrowUp") return (index - 1 + count) % count;
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  return null;
}

/** Opens a menu of `items` ({label, run}). */
export function openMenu(anchor, label, items) {
  const panel = make("div", { class: "menu", role: "menu", "aria-label": label });
  const buttons = items.map((item) => make("button", {
    type: "button", role: "menuitem", tabindex: "-1", "data-testid": "menu-item",
    onclick: () => {
      panel.hidePopover();
      item.run();
    },
  }, item.label));
  panel.append(...buttons);
  panel.addEventListener("keydown", (event) => {
    const next = step(event.key, buttons.indexOf(document.activeElement), buttons.length);
    if (next === null) return;
    event.preventDefault();
    buttons[next].focus();
  });
  openBeside(anchor, panel, buttons[0]);
}

/**
 * Opens the list of a select. `what`: {label, options: [{label, value, description, emoji}], chosen: [values], min, max}.
 * With room for one, a press is the choice; with room for several, "Choose" is. `done(values)` hears of it.
 */
export function openPicker(anchor, what, done) {
  const several = what.max > 1;
  const chosen = new Set(what.chosen);
  const id = freshId("list");
  let active = Math.max(0, what.options.findIndex((option) => chosen.has(option.value)));
  const rows = what.options.map((option, index) => make("li", {
    role: "option", id: `${id}-${index}`, "data-testid": "select-option", "data-value": option.value,
    onclick: () => {
      active = index;
      take();
    },
  },
  several && make("span", { class: "tick", "aria-hidden": "true" }),
  option.emoji && make("span", { class: "row-emoji", "aria-hidden": "true" }, option.emoji),
  make("span", { class: "row-words" }, make("span", { class: "row-label" }, option.label), option.description && make("span", { class: "row-about" }, option.description))));
  const listbox = make("ul", { role: "listbox", tabindex: "0", "aria-label": what.label, "aria-multiselectable": several && "true", "data-tab": several }, rows);
  const choose = make("button", { type: "button", class: "button primary", "data-testid": "select-choose" }, "Choose");
  const howMany = make("span", { class: "how-many", role: "status" });
  const panel = make("div", { class: "picker" }, listbox, several && make("div", { class: "picker-foot" }, howMany, choose));

  const finish = () => {
    const values = what.options.map((option) => option.value).filter((value) => chosen.has(value));
    panel.hidePopover();
    done(values);
  };
  const paint = () => {
    rows.forEach((row, index) => {
      row.setAttribute("aria-selected", String(chosen.has(what.options[index].value)));
      row.classList.toggle("active", index === active);
    });
    listbox.setAttribute("aria-activedescendant", `${id}-${active}`);
    rows[active]?.scrollIntoView({ block: "nearest" });
    choose.disabled = chosen.size < what.min || chosen.size > what.max;
    const wanted = what.min === what.max ? `${what.min}` : `${what.min} to ${what.max}`;
    howMany.textContent = `${chosen.size} chosen (${wanted})`;
  };
  function take() {
    const value = what.options[active]?.value;
    if (value === undefined) return;
    if (!several) {
      const clears = chosen.has(value) && what.min === 0;
      chosen.clear();
      if (!clears) chosen.add(value);
      finish();
      return;
    }
    if (chosen.has(value)) chosen.delete(value);
    else if (chosen.size < what.max) chosen.add(value);
    paint();
  }
  let typed = "";
  let typedAt = 0;
  listbox.addEventListener("keydown", (event) => {
    const next = step(event.key, active, rows.length);
    if (next !== null) active = next;
    else if (event.key === "Enter" || (event.key === " " && !(typed && Date.now() - typedAt < 700))) {
      event.preventDefault();
      take();
      return;
    } else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey) {
      typed = Date.now() - typedAt < 700 ? typed + event.key.toLowerCase() : event.key.toLowerCase();
      typedAt = Date.now();
      const found = what.options.findIndex((option) => option.label.toLowerCase().startsWith(typed));
      if (found >= 0) active = found;
    } else return;
    event.preventDefault();
    paint();
  });
  choose.addEventListener("click", finish);
  openBeside(anchor, panel, listbox);
  paint();
}

// ---- the list above the composer ----

/** The list that follows what is typed; the focus stays in the box, the list says through it what is active. */
export class Suggestions {
  constructor(node) {
    this.node = node;
    this.hide();
  }

  /** Shows `items` ({title, detail, note}) for `input`; `active` is the one that Enter takes, -1 for none. */
  show(input, items, active, take, empty) {
    if (!items.length && !empty) {
      this.hide();
      return;
    }
    if (this.input && this.input !== input) this.hide();
    Object.assign(this, { input, items, active: Math.min(active, items.length - 1), take });
    this.node.replaceChildren(...items.map((item, index) => make("li", {
      role: "option", id: `suggestion-${index}`, "data-testid": "suggestion",
      onmousedown: (event) => event.preventDefault(), onclick: () => this.pick(index),
    }, make("span", { class: "row-label" }, item.title), item.note && make("span", { class: "row-note" }, item.note), item.detail && make("span", { class: "row-about" }, item.detail))));
    if (!items.length) this.node.append(make("li", { role: "option", class: "row-empty", "aria-disabled": "true", "aria-selected": "false" }, empty));
    // The list grows upward from the composer and must not leave the chat.
    const room = this.node.parentElement.getBoundingClientRect().top - this.node.parentElement.parentElement.getBoundingClientRect().top - 12;
    this.node.style.maxHeight = `${Math.max(96, Math.min(320, room))}px`;
    this.node.hidden = false;
    this.say(true);
    this.paint();
  }

  hide() {
    this.say(false);
    this.input?.removeAttribute("aria-activedescendant");
    Object.assign(this, { input: null, items: [], active: -1, take: null });
    this.node.hidden = true;
    this.node.replaceChildren();
  }

  /** A combobox says that its list is open; a text area has no such word. */
  say(open) {
    if (this.input?.getAttribute("role") === "combobox") this.input.setAttribute("aria-expanded", String(open));
  }

  paint() {
    [...this.node.children].forEach((row, index) => {
      row.setAttribute("aria-selected", String(index === this.active));
      if (index === this.active) row.scrollIntoView({ block: "nearest" });
    });
    if (this.active >= 0) this.input.setAttribute("aria-activedescendant", `suggestion-${this.active}`);
    else this.input.removeAttribute("aria-activedescendant");
  }

  pick(index) {
    const { items, take } = this;
    this.hide();
    take(items[index]);
  }

  /** Whether the key was for the list. */
  key(event) {
    if (this.node.hidden || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return false;
    const count = this.items.length;
    if (event.key === "Escape") this.hide();
    else if (count && event.key === "ArrowDown") this.active = (this.active + 1) % count;
    else if (count && event.key === "ArrowUp") this.active = (this.active <= 0 ? count : this.active) - 1;
    else if (count && event.key === "Enter" && !event.shiftKey && this.active >= 0) this.pick(this.active);
    else if (count && event.key === "Tab" && !event.shiftKey) this.pick(Math.max(0, this.active));
    else return false;
    if (!this.node.hidden) this.paint();
    event.preventDefault();
    return true;
  }
}
