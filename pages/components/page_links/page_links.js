// Links of the atlas begin with the name of a page or with "?". They are followed by the server in
// the present session; with a modifier key, or in another tab, they carry the view's address along.
const OWN = /^(?:(?:pipeline|deals|countries|infrastructure|capacity|method)?\?|\.\/\?)/;
const linkOf = (event) => event.composedPath().find((node) => OWN.test(node.getAttribute?.("href") ?? ""));

const NARROW = 641; // pixels, as in atlas.css

// One listener for the life of the document: between two pages a click waits for the next mount.
const links = (globalThis.atlasLinks ??= { send: null, waiting: null, told: null, isListening: false });

function listen() {
  if (links.isListening) return;
  links.isListening = true;
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
    const address = link.dataset.own ?? link.getAttribute("href");
    if (links.send) links.send("go", address);
    else links.waiting = address;
  });
  // The links of the top bar as well: where a click on one also closes a popover, the popover's
  // rerun would overtake Streamlit's own way to the page.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('[data-testid="stTopNavLink"]');
    if (!link || !links.send || event.button || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation();
    links.send("go", `./${new URL(link.href).pathname.split("/").pop()}`);
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
  links.send = setTriggerValue;
  if (links.waiting) {
    const address = links.waiting;
    links.waiting = null;
    setTriggerValue("go", address);
  }
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
