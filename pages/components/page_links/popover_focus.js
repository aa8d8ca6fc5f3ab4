// What a popover holds stands at the end of the document. From the keyboard it is entered when it
// opens and left again where it was opened, as if it stood beside its button.
const POPOVER_WAIT = 4000; // milliseconds for the server to fill it
const STOPS = 'a[href], button:not([disabled]), input:not([disabled]), [tabindex]';

// In their order, those of components too, which keep theirs in a root of their own.
const stopsIn = (part) =>
  [...part.querySelectorAll("*")].flatMap((node) =>
    node.shadowRoot ? stopsIn(node.shadowRoot)
      : node.matches(STOPS) && node.tabIndex >= 0 && node.getClientRects().length ? [node] : []);
const focused = (root = document) =>
  root.activeElement?.shadowRoot?.activeElement ? focused(root.activeElement.shadowRoot) : root.activeElement;
const openPopover = () => document.querySelector('[data-testid="stPopoverBody"]');
const opener = () => document.querySelector('[data-testid="stPopoverButton"][aria-expanded="true"]');
const groupOf = (stop) => stop.closest('[role="toolbar"]') ?? stop; // Tab passes over a row of pills

// What the server sends comes piece by piece, and not always the first piece first.
function enterPopover(until, before = 0) {
  const popover = openPopover();
  const stops = popover ? stopsIn(popover) : [];
  if (!opener() || document.activeElement !== opener()) return;
  if (stops.length && stops.length === before) stops[0].focus();
  else if (Date.now() < until) setTimeout(enterPopover, 100, until, stops.length);
}

function walkThroughPopover(event) {
  const popover = openPopover();
  const button = opener();
  if (event.key !== "Tab" || !popover || !button) return;
  const inside = stopsIn(popover);
  const here = focused();
  let next = null;
  if (here === button && !event.shiftKey) next = inside[0];
  else if (inside.includes(here)) {
    const end = event.shiftKey ? inside[0] : inside.at(-1);
    if (end && groupOf(here) !== groupOf(end)) return;
    const outside = stopsIn(document.body).filter((stop) => !inside.includes(stop));
    next = event.shiftKey ? button : outside[outside.indexOf(button) + 1] ?? button;
    if (!event.shiftKey) button.click(); // who has gone on needs it no longer
  }
  if (!next) return;
  event.preventDefault();
  event.stopPropagation();
  next.focus();
}

function walkThroughPopovers() {
  if (globalThis.atlasPopovers) return;
  globalThis.atlasPopovers = true;
  document.addEventListener("click", (event) => {
    const isByKey = event.detail === 0;
    if (isByKey && event.target.closest?.('[data-testid="stPopoverButton"]')) enterPopover(Date.now() + POPOVER_WAIT);
  });
  document.addEventListener("keydown", walkThroughPopover, { capture: true });
}
