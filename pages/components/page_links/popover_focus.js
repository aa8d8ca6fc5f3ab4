// What a popover holds stands at the end of the document. From the keyboard it is entered when it
// opens and left again where it was opened, as if it stood beside its button.
const POPOVER_WAIT = 4000; // milliseconds for the server to fill it
const STOPS = 'a[href], button:not([disabled]), input:not([disabled]), [tabindex]';

const stopsIn = (part) =>
  [...part.querySelectorAll(STOPS)].filter((stop) => stop.tabIndex >= 0 && stop.getClientRects().length);
const openPopover = () => document.querySelector('[data-testid="stPopoverBody"]');
const opener = () => document.querySelector('[data-testid="stPopoverButton"][aria-expanded="true"]');
const groupOf = (stop) => stop.closest('[role="toolbar"]') ?? stop; // Tab passes over a row of pills

function enterPopover(until) {
  const popover = openPopover();
  const first = popover && stopsIn(popover)[0];
  if (first && document.activeElement === opener()) first.focus();
  else if (!first && Date.now() < until) setTimeout(enterPopover, 50, until);
}

function walkThroughPopover(event) {
  const popover = openPopover();
  const button = opener();
  if (event.key !== "Tab" || !popover || !button) return;
  const inside = stopsIn(popover);
  const here = document.activeElement;
  let next = null;
  if (here === button && !event.shiftKey) next = inside[0];
  else if (popover.contains(here)) {
    const end = event.shiftKey ? inside[0] : inside.at(-1);
    if (end && groupOf(here) !== groupOf(end)) return;
    const outside = stopsIn(document.body).filter((stop) => !popover.contains(stop));
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
