// Decides who the visitor is and where, keeps the page in step with the server, and draws all that is not messages or composer.
// Holds no truth of its own: the state comes whole from /page/state, and every deed goes to /page/act.
import { blocks, make, zoneOf } from "./markdown.js";
import { openForm } from "./forms.js";
import { initial, showMessages } from "./messages.js";
import { createComposer } from "./composer.js";

const $ = (id) => document.getElementById(id);
const log = $("log");
const NEAR = 48;

const wanted = { as: null, place: null };
const lastPlace = new Map(); // person → the place where they were last
const pending = new Set(); // "message key" of what is on its way
const faults = new Map(); // message → the words of what went wrong there
const picked = new Map(); // message → {sign, values}: what was chosen, until the message changes
const tried = new Set();
let shownKey = null;
let newFrom = null;
let stuck = true;
let lastTop = 0;
let readUpTo = "";
let composer = null;

const page = {
  state: null,
  zone: null,
  names: {},
  place: null,
  nameOf: (id) => page.names[id],
  roleOf: (id) => page.state.roles?.find((role) => role.id === id)?.name,
  placeOf: (id) => page.state.places.find((place) => place.id === id),
  pickedOf: (message) => (picked.get(message.id)?.sign === JSON.stringify(message.components) ? picked.get(message.id).values : {}),
  go,
  act,
  work,
  fill: (text) => composer.fill(text),
  sent() {
    newFrom = null;
    stuck = true;
    paint();
  },
};

// ---- the server ----

async function post(path, body) {
  try {
    const response = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
    const answer = await response.json().catch(() => null);
    if (answer && typeof answer.ok === "boolean") return answer;
    return response.ok ? { ok: true, ...answer } : { ok: false, error: `The server answered ${response.status}.` };
  } catch {
    return { ok: false, error: "The server cannot be reached. Nothing was sent; try again when it is back." };
  }
}

/** Does something as the person in the place. Opens the form if that is the answer. */
async function act(what, from = { as: page.state.me.id, place: page.place?.id }) {
  const answer = await post("/page/act", { ...from, do: what });
  if (what.type === "autocomplete" || what.type === "upload") return answer;
  refresh();
  if (answer.ok && answer.form) {
    openForm(answer.form, (fields) => act({ type: "submit", form: answer.form.id, fields }, from), () => composer.focus());
  }
  return answer;
}

/** A press, choice or the like on a message: shows that it is on its way, and what went wrong. */
async function work(message, key, what) {
  const id = `${message.id} ${key}`;
  if (pending.has(id)) return;
  pending.add(id);
  faults.delete(message.id);
  if (what.type === "choose") {
    picked.set(message.id, { sign: JSON.stringify(message.components), values: { ...page.pickedOf(message), [key]: what.values } });
  }
  newFrom = null;
  paint();
  const answer = await act(what);
  await refresh();
  pending.delete(id);
  if (!answer.ok) {
    faults.set(message.id, answer.error);
    picked.delete(message.id);
  }
  paint();
}

let fetching = null;
let again = false;

/** Fetches the state, once more if something changed meanwhile. */
function refresh() {
  again = true;
  fetching ??= (async () => {
    while (again) {
      again = false;
      await load();
    }
  })().finally(() => {
    fetching = null;
  });
  return fetching;
}

async function load() {
  const as = wanted.as;
  try {
    let response = await fetch(as ? `/page/state?as=${encodeURIComponent(as)}` : "/page/state");
    // A person of an earlier run: whoever the server offers first will do.
    if (!response.ok && as) response = await fetch("/page/state");
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    const state = await response.json();
    if (as !== wanted.as) {
      again = true;
      return;
    }
    offline(null);
    take(state);
  } catch (error) {
    offline(error instanceof TypeError ? "Not connected, trying again…" : `Not connected: ${error.message}`);
  }
}

function offline(words) {
  $("offline").textContent = words ?? "";
  $("offline").hidden = !words;
}

function take(state) {
  for (const key of ["people", "places", "commands", "menus", "guide", "controls"]) state[key] ??= [];
  for (const command of state.commands) command.options ??= [];
  state.messages ??= {};
  page.state = state;
  page.zone = zoneOf(state);
  const known = {};
  for (const message of Object.values(state.messages).flat()) known[message.author.id] = message.author.name;
  for (const person of [...state.people, state.me]) known[person.id] = person.name;
  page.names = known;
  wanted.as = state.me.id;
  settle();
  composer ??= createComposer(page);
  paint();
}

// ---- who and where ----

/** Finds the place to show: the one asked for, else where the person was, else of the same kind, else the first. */
function settle() {
  const { state } = page;
  const kind = page.place?.kind;
  const find = (id) => state.places.find((place) => place.id === id);
  page.place = find(wanted.place) ?? find(lastPlace.get(state.me.id)) ?? state.places.find((place) => place.kind === kind) ?? state.places[0] ?? null;
  wanted.place = page.place?.id ?? null;
  if (page.place) lastPlace.set(state.me.id, page.place.id);
  const hash = `#${new URLSearchParams({ as: wanted.as, ...(wanted.place && { place: wanted.place }) })}`;
  if (location.hash !== hash) history.replaceState(null, "", hash);
}

function readHash() {
  const asked = new URLSearchParams(location.hash.slice(1));
  wanted.as = asked.get("as");
  wanted.place = asked.get("place");
}

function go({ as = wanted.as, place = null }) {
  const stays = as === wanted.as;
  Object.assign(wanted, { as, place: place ?? (stays ? wanted.place : lastPlace.get(as) ?? wanted.place) });
  history.pushState(null, "", `#${new URLSearchParams({ as: wanted.as, ...(wanted.place && { place: wanted.place }) })}`);
  drawer(null);
  if (stays) {
    settle();
    paint();
  }
  refresh();
}

// ---- drawing ----

let late = false;

/** Whether something in `node` is being pressed or marked just now: taking it away would lose the press. It is drawn after it. */
function held(node) {
  if (!node.matches(":active")) return false;
  late = true;
  return true;
}

for (const name of ["pointerup", "pointercancel", "dragend", "keyup"]) {
  addEventListener(name, () => {
    if (late) setTimeout(paint);
    late = false;
  }, true);
}

/** Fills `node` anew if `data` changed since the last time, keeping the focus on the same thing. */
function refill(node, data, build) {
  const sign = JSON.stringify(data);
  if (node.sign === sign || held(node)) return;
  node.sign = sign;
  const focused = node.contains(document.activeElement) ? document.activeElement.dataset.testid : null;
  node.replaceChildren(...build());
  if (focused) [...node.querySelectorAll("[data-testid]")].find((item) => item.dataset.testid === focused)?.focus({ preventScroll: true });
}

const badge = (count, words) => count > 0 && make("span", { class: "count" }, count > 99 ? "99+" : String(count), make("span", { class: "unseen" }, ` ${words}`));

function drawPeople() {
  const { people, me } = page.state;
  refill($("people"), [people, me], () => people.map((person) => make("li", {}, make("button", {
    type: "button", class: "person", "data-testid": `person-${person.name}`, "aria-current": person.id === me.id && "true", onclick: () => go({ as: person.id }),
  }, initial(person.id === me.id ? { ...me, ...person } : person), make("span", { class: "person-words" }, make("span", { class: "person-name" }, person.name), person.note && make("span", { class: "person-note" }, person.note)), badge(person.unread, "unread")))));
}

function drawPlaces() {
  const { places } = page.state;
  refill($("places"), [places, page.place?.id], () => {
    const groups = new Map();
    for (const place of places) {
      const group = place.kind === "dm" ? "Direct messages" : place.guild || "Channels";
      groups.set(group, [...(groups.get(group) ?? []), place]);
    }
    return [...groups].map(([group, list]) => make("div", { class: "group" }, make("h3", {}, group), make("ul", {}, list.map((place) => make("li", {}, make("button", {
      type: "button", class: place.unread > 0 ? "place unread" : "place", "data-testid": `place-${place.name}`, "aria-current": place.id === page.place?.id && "page",
      onclick: () => {
        go({ place: place.id });
        if (matchMedia("(hover: hover)").matches) composer.focus();
      },
    }, make("span", { class: "sign", "aria-hidden": "true" }, place.kind === "dm" ? "@" : "#"), make("span", { class: "place-name" }, place.name), badge(place.unread, "unread")))))));
  });
}

function drawGuide() {
  refill($("guide"), [page.state.guide, [...tried]], () => page.state.guide.map((step, index) => {
    const command = step.try ?? step.try_;
    return make("li", { class: tried.has(index) ? "step tried" : "step", "data-testid": "guide-step" },
      make("h3", {}, step.title, tried.has(index) && make("span", { class: "unseen" }, " (tried)")),
      make("div", { class: "step-text" }, blocks(step.text, page, { links: true })),
      command && make("div", { class: "step-try" }, make("code", {}, command), make("button", {
        type: "button", class: "button secondary small", "data-testid": `try-${index}`,
        onclick: () => {
          tried.add(index);
          drawGuide();
          drawer(null);
          composer.fill(command);
        },
      }, "Try it", make("span", { class: "unseen" }, `: ${step.title}`))));
  }));
  const none = page.state.guide.length === 0;
  $("toggle-guide").hidden = none;
  document.body.classList.toggle("no-guide", none);
}

let moving = null;

function drawControls() {
  refill($("controls"), [page.state.controls, moving], () => page.state.controls.map((control) => make("button", {
    type: "button", class: moving === control.id ? "control pending" : "control", "data-testid": `control-${control.id}`, "aria-disabled": moving !== null && "true",
    onclick: async () => {
      if (moving !== null) return;
      moving = control.id;
      $("notice").hidden = true;
      drawControls();
      const answer = await post(`/page/control/${encodeURIComponent(control.id)}`, { as: page.state.me.id });
      await refresh();
      moving = null;
      drawControls();
      if (!answer.ok) {
        $("notice").textContent = answer.error;
        $("notice").hidden = false;
      }
    },
  }, control.label)));
}

function drawHead() {
  const { state, place } = page;
  const elsewhere = state.people.filter((person) => person.id !== state.me.id).reduce((sum, person) => sum + (person.unread || 0), 0)
    + state.places.filter((other) => other.id !== place?.id).reduce((sum, other) => sum + (other.unread || 0), 0);
  $("title").textContent = state.title;
  document.title = [elsewhere > 0 && `(${elsewhere})`, place && (place.kind === "dm" ? place.name : `#${place.name}`), "·", state.title].filter(Boolean).join(" ");
  $("banner").textContent = state.banner ?? "";
  $("banner").hidden = !state.banner;
  if ($("clock").textContent !== (state.clock ?? state.now)) $("clock").textContent = state.clock ?? state.now;
  $("place-name").textContent = place ? (place.kind === "dm" ? place.name : `#${place.name}`) : "Nowhere yet";
  $("place-note").textContent = place ? `${place.kind === "dm" ? "Direct messages" : place.guild ?? ""} · as ${state.me.name}` : "";
  $("side-count").textContent = String(elsewhere);
  $("side-count").hidden = elsewhere === 0;
}

/** Marks what is on its way and what went wrong; messages themselves know nothing of it. */
function dress() {
  for (const message of $("messages").querySelectorAll(".message")) {
    for (const node of message.querySelectorAll("[data-key]")) {
      const busy = pending.has(`${message.dataset.id} ${node.dataset.key}`);
      node.classList.toggle("pending", busy);
      if (busy) node.setAttribute("aria-disabled", "true");
      else node.removeAttribute("aria-disabled");
    }
    const error = message.querySelector(":scope > .message-body > .error");
    const words = faults.get(message.dataset.id);
    if (error?.textContent === words) continue;
    error?.remove();
    if (words) message.querySelector(".message-body").append(make("p", { class: "error", role: "alert", "data-testid": "message-error" }, words));
  }
}

function drawLog() {
  if (held(log)) return;
  const { state, place } = page;
  const messages = (place && state.messages[place.id]) || [];
  const key = `${state.me.id} ${place?.id}`;
  const entered = key !== shownKey;
  const unread = messages.find((message) => message.unread)?.id ?? null;
  const count = messages.filter((message) => message.unread).length;
  if (entered) {
    newFrom = unread;
    shownKey = key;
    stuck = true;
    $("messages").replaceChildren();
  } else if (!newFrom && (!stuck || document.hidden)) newFrom = unread;
  // What was there already is not read out on arrival.
  log.setAttribute("aria-live", entered ? "off" : "polite");
  showMessages($("messages"), messages, newFrom, page);
  dress();
  if (entered) requestAnimationFrame(() => setTimeout(() => log.setAttribute("aria-live", "polite"), 300));
  const mark = entered && newFrom && $("messages").querySelector(".new");
  if (mark) {
    log.scrollTop = mark.offsetTop - 16;
    lastTop = log.scrollTop;
    stuck = atBottom();
  } else if (entered) toBottom();
  else follow();
  $("to-bottom").hidden = stuck || count === 0;
  read(entered);
}

const atBottom = () => log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
function toBottom() {
  log.scrollTop = log.scrollHeight;
  lastTop = log.scrollTop;
}

/** Stays at the bottom, unless the person has gone up since; the event that tells so may still be on its way. */
function follow() {
  if (stuck && log.scrollTop < lastTop - 1 && !atBottom()) stuck = false;
  if (stuck) toBottom();
}

/** Tells the server that the place was looked at, once for each newest message. */
function read(entered) {
  const { state, place } = page;
  const messages = (place && state.messages[place.id]) || [];
  if (!place || document.hidden || !(stuck || entered)) return;
  if (!(place.unread > 0) && !messages.some((message) => message.unread)) return;
  const mark = `${state.me.id} ${place.id} ${messages.at(-1)?.id}`;
  if (mark === readUpTo) return;
  readUpTo = mark;
  post("/page/read", { as: state.me.id, place: place.id });
}

function paint() {
  if (!page.state) return;
  drawHead();
  drawPeople();
  drawPlaces();
  drawGuide();
  drawControls();
  composer.moved(`${page.state.me.id} ${page.place?.id}`);
  drawLog();
}

// ---- drawers, in narrow windows ----

function drawer(name) {
  const before = document.body.dataset.drawer;
  if (name) document.body.dataset.drawer = name;
  else delete document.body.dataset.drawer;
  for (const [key, panel] of [["side", "side"], ["guide", "guide-panel"]]) {
    $(`toggle-${key}`).setAttribute("aria-expanded", String(name === key));
    if (name === key) $(panel).querySelector("[aria-current], button")?.focus();
    else if (before === key && $(panel).contains(document.activeElement)) $(`toggle-${key}`).focus();
  }
  $("backdrop").hidden = !name;
}

for (const key of ["side", "guide"]) $(`toggle-${key}`).addEventListener("click", () => drawer(document.body.dataset.drawer === key ? null : key));
$("backdrop").addEventListener("click", () => drawer(null));
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && document.body.dataset.drawer) drawer(null);
});

// ---- the start ----

$("skip").addEventListener("click", (event) => {
  event.preventDefault();
  composer?.focus();
});
log.addEventListener("scroll", () => {
  // Only going up lets go of the bottom: a picture that arrives pushes it away as well.
  if (atBottom()) stuck = true;
  else if (log.scrollTop < lastTop) stuck = false;
  lastTop = log.scrollTop;
  if (!stuck || !page.state) return;
  $("to-bottom").hidden = true;
  read(false);
}, { passive: true });
$("to-bottom").addEventListener("click", () => {
  stuck = true;
  toBottom();
  composer.focus();
});
const keep = new ResizeObserver(follow);
keep.observe($("messages"));
keep.observe(log);
document.addEventListener("visibilitychange", () => !document.hidden && refresh());
addEventListener("popstate", () => {
  readHash();
  refresh();
});

readHash();
refresh();
const events = new EventSource("/page/events");
events.addEventListener("open", refresh);
events.addEventListener("message", refresh);
events.addEventListener("error", () => offline("Not connected, trying again…"));
