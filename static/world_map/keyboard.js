// Arrow keys go to the next country in that direction; a letter goes to the next name that begins so.
const DIRECTIONS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const ASIDE = 2.2; // how much worse a step sideways is than one ahead
const REMOTE = 1.8; // tiny places without a deal lie this much farther, so that oceans can be crossed
const TINY = 400; // square map units

export function walk(event, from, countries, standings, selected) {
  if (event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key in DIRECTIONS) return from ? ahead(DIRECTIONS[event.key], from, countries, standings) : (selected ?? "GBR");
  if (event.key.length === 1 && /\p{Letter}/u.test(event.key)) return named(event.key, from, countries);
  return null;
}

function ahead([dx, dy], from, countries, standings) {
  const [x, y] = countries[from].anchor;
  let next = null;
  let least = Infinity;
  for (const [iso3, { anchor, area }] of Object.entries(countries)) {
    const [across, down] = [anchor[0] - x, anchor[1] - y];
    const along = across * dx + down * dy;
    if (along <= 0 || iso3 === from) continue;
    const aside = Math.abs(across * dy) + Math.abs(down * dx);
    const isRemote = area < TINY && standings.get(iso3).group === "none";
    const cost = (along + ASIDE * aside) * (isRemote ? REMOTE : 1);
    if (cost < least) [next, least] = [iso3, cost];
  }
  return next;
}

function named(letter, from, countries) {
  const plain = (text) => text.normalize("NFD").toLowerCase();
  const found = Object.keys(countries)
    .filter((iso3) => plain(countries[iso3].name).startsWith(plain(letter)))
    .sort((a, b) => countries[a].name.localeCompare(countries[b].name));
  return found.length ? found[(found.indexOf(from) + 1) % found.length] : null;
}
