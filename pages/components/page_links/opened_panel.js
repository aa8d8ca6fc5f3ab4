// The panel of what is opened: a country, a deal, a datacenter, a person, a claim. On a narrow page it
// stands below everything and is brought into sight; Escape closes what it tells of.
const OPENING = 4000; // milliseconds between a click and what it opens

const headOf = () => document.querySelector(".st-key-side_panel h2")?.textContent ?? "";

function bringPanelIntoSight() {
  if (globalThis.atlasPanel) return;
  globalThis.atlasPanel = { head: headOf(), path: location.pathname, clicked: 0, follows: false };
  const seen = globalThis.atlasPanel;
  document.addEventListener("click", () => Object.assign(seen, { clicked: Date.now(), follows: false }), { capture: true });
  for (const ownWay of ["wheel", "touchmove", "keydown"]) document.addEventListener(ownWay, () => (seen.follows = false), { passive: true });
  new MutationObserver(() => {
    const head = headOf();
    if (head && head !== seen.head) {
      seen.follows = Boolean(seen.head) && seen.path === location.pathname && innerWidth < STACKED;
      Object.assign(seen, { head, path: location.pathname });
    }
    if (!seen.follows || Date.now() - seen.clicked > OPENING) return;
    // The head comes before the rest: the page may still be too short to bring it up, so this follows.
    const panel = document.querySelector(".st-key-side_panel");
    const { top, bottom } = panel.getBoundingClientRect();
    if (top <= innerHeight / 2 && bottom >= 0) return;
    const rest = matchMedia("(prefers-reduced-motion: reduce)").matches;
    panel.scrollIntoView({ behavior: rest ? "auto" : "smooth", block: "start" });
  }).observe(document.querySelector(".stMain") ?? document.body, { childList: true, subtree: true, characterData: true });
}

function closePanelByEscape() {
  if (globalThis.atlasEscape) return;
  globalThis.atlasEscape = true;
  const hasOwnUse = () => openPopover() || document.querySelector('[role="listbox"], [role="dialog"]');
  let isFree = true;
  document.addEventListener("keydown", () => (isFree = !hasOwnUse()), { capture: true }); // before it closes
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || !isFree) return;
    document.querySelector('.st-key-side_panel [aria-label="Clear value"]')?.click();
  });
}
