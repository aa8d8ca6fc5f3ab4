// The panel of what is opened: a country, a deal, a datacenter, a person, a claim. On a narrow page it
// stands below everything and is brought into sight; Escape closes what it tells of.
const OPENING = 4000; // milliseconds between a click and what it opens

const headOf = () => document.querySelector(".st-key-side_panel h2")?.textContent ?? "";

function bringPanelIntoSight() {
  if (globalThis.atlasPanel) return;
  globalThis.atlasPanel = { head: headOf(), path: location.pathname, clicked: 0 };
  const seen = globalThis.atlasPanel;
  document.addEventListener("click", () => (seen.clicked = Date.now()), { capture: true });
  new MutationObserver(() => {
    const head = headOf();
    if (!head || head === seen.head) return;
    const isSamePage = seen.head && seen.path === location.pathname;
    Object.assign(seen, { head, path: location.pathname });
    const panel = document.querySelector(".st-key-side_panel");
    const isBelow = panel.getBoundingClientRect().top > innerHeight / 2 || panel.getBoundingClientRect().bottom < 0;
    if (!isSamePage || !isBelow || innerWidth >= STACKED || Date.now() - seen.clicked > OPENING) return;
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
