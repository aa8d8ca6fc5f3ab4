// Links of the atlas begin with the name of a page or with "?". They are followed by the server in
// the present session; with a modifier key, or in another tab, they carry the view's address along.
const OWN = /^(?:(?:pipeline|deals|countries|infrastructure|capacity|rivals|white-space|people|claims|slides|method)?\?|\.\/\?)/;
const linkOf = (event) => event.composedPath().find((node) => OWN.test(node.getAttribute?.("href") ?? ""));

const NARROW = 641; // pixels, as in atlas.css
const STACKED = 1001; // below it the panel stands under the page's main column

// One listener for the life of the document: between two pages a click waits for the next mount.
const links = (globalThis.atlasLinks ??= { send: null, waiting: null, goingTo: null, arrival: null, told: null, isListening: false });

// From page to page Streamlit writes up to four steps of history: the old address bare, the new one
// bare, the new one with its parameters. One is kept, so that one step back returns.
const MOST_WAIT = 4000; // milliseconds until a page that never came is given up
const pageOf = (address) => new URL(address, document.baseURI).pathname.split("/").pop();

function keepOneStep() {
  const push = history.pushState.bind(history);
  history.pushState = (state, title, address) => {
    if (links.goingTo === null) return push(state, title, address);
    if (pageOf(address ?? location.href) !== links.goingTo) return;
    if (pageOf(location.href) === links.goingTo) return history.replaceState(state, title, address);
    push(state, title, address);
  };
}

function go(address) {
  const path = address.split("?")[0];
  if (path && pageOf(path) !== pageOf(location.href)) {
    links.goingTo = pageOf(path);
    clearTimeout(links.arrival);
    links.arrival = setTimeout(() => (links.goingTo = null), MOST_WAIT);
  }
  links.send("go", address);
}

function arrive() {
  if (links.goingTo !== pageOf(location.href)) return;
  clearTimeout(links.arrival);
  links.arrival = setTimeout(() => (links.goingTo = null), 1000); // its parameters follow
}

function listen() {
  if (links.isListening) return;
  links.isListening = true;
  keepOneStep();
  document.addEventListener("pointerdown", (event) => {
    const link = linkOf(event);
    if (!link || link.dataset.own) return;
    const [path, own] = link.getAttribute("href").split("?");
    const address = new URLSearchParams(location.search);
    for (const [name, value] of new URLSearchParams(own)) address.set(name, value);
    link.dataset.own = link.getAttribute("href");
    link.href = `${path}?${address}`;
  }, { capture: true });
  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = linkOf(event);
    if (!link) return;
    event.preventDefault();
    if (event.detail === 0) keepFocus(link);
    const address = link.dataset.own ?? link.getAttribute("href");
    if (links.send) go(address);
    else links.waiting = address;
  });
  // The links of the top bar as well: where a click on one also closes a popover, the popover's
  // rerun would overtake Streamlit's own way to the page.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('[data-testid="stTopNavLink"], [data-testid="stSidebarNavLink"]');
    if (link) document.querySelector('[data-testid="stSidebarCollapseButton"] button')?.click(); // a phone's list of pages
    if (!link || !links.send || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    go(`./${pageOf(link.href)}`);
  }, { capture: true });
  document.documentElement.dataset.atlasLinks = "live";
}

// Up to which day news was looked at before this visit, kept in this browser alone.
function lookedBefore(day) {
  try {
    const before = sessionStorage.atlasLooked ?? localStorage.atlasLooked ?? "";
    sessionStorage.atlasLooked = before;
    if ((localStorage.atlasLooked ?? "") < day) localStorage.atlasLooked = day;
    return before;
  } catch {
    return ""; // a browser that keeps nothing has looked at nothing
  }
}

export default ({ data, setTriggerValue, setStateValue }) => {
  listen();
  speakTitles();
  walkThroughPopovers();
  bringPanelIntoSight();
  closePanelByEscape();
  walkThroughTables();
  // On a phone the pages stand behind one button, which Streamlit calls "Expand sidebar".
  document.querySelector('[data-testid="stExpandSidebarButton"]')?.setAttribute("aria-label", "Pages");
  links.send = setTriggerValue;
  if (links.waiting) {
    const address = links.waiting;
    links.waiting = null;
    go(address);
  }
  arrive();
  // Maps drawn by the server's wish have to know a phone; a page that is turned or resized asks anew.
  const tellWidth = () => {
    const narrow = innerWidth < NARROW;
    if (narrow !== links.narrow) setStateValue("narrow", (links.narrow = narrow));
  };
  links.narrow = data.narrow;
  tellWidth();
  addEventListener("resize", tellWidth);
  const before = lookedBefore(data.day);
  if (before && before !== data.known && before !== links.told) setStateValue("looked", (links.told = before));
  return () => {
    removeEventListener("resize", tellWidth);
    if (links.send === setTriggerValue) links.send = null;
  };
};
