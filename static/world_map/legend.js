// The ladder as one ramp, or the categories in a row, with counts; each entry is a toggle.
export function buildLegend(box, choose, kind) {
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", kind.legendSays);
  const entries = new Map();
  let hidden = new Set();
  const outside = document.createElement("span");
  outside.className = "outside";
  box.append(outside);

  function build({ group, className, sign, style }) {
    const entry = document.createElement("button");
    entry.type = "button";
    entry.className = `entry ${className}`;
    entry.dataset.legend = group;
    const swatch = document.createElement("span");
    swatch.className = "swatch";
    swatch.textContent = sign;
    Object.assign(swatch.style, style);
    const words = document.createElement("span");
    words.className = "words";
    entry.append(swatch, words);
    entry.addEventListener("click", () => toggle(group));
    outside.before(entry);
    return { entry, swatch, words };
  }

  function toggle(group) {
    const next = new Set(hidden);
    if (!next.delete(group)) next.add(group);
    // Hiding the last one would leave nothing to read: it brings all of them back.
    const groups = [...entries.keys()];
    const shown = groups.filter((name) => !next.has(name));
    choose(...(shown.length === 0 || shown.length === groups.length ? [[], []] : [shown, [...next]]));
  }

  function paint(reading, data) {
    hidden = reading.hidden;
    const wanted = kind.entriesOf(data);
    if (wanted.map(({ group }) => group).join() !== [...entries.keys()].join()) {
      for (const { entry } of entries.values()) entry.remove();
      entries.clear();
      for (const entry of wanted) entries.set(entry.group, build(entry));
    }
    for (const { group, words: said, style } of wanted) {
      const { entry, swatch, words } = entries.get(group);
      const count = reading.counts[group];
      const number = document.createElement("b");
      number.textContent = count;
      words.replaceChildren(`${said} `, number);
      Object.assign(swatch.style, style);
      entry.classList.toggle("zero", count === 0);
      entry.setAttribute("aria-pressed", String(!hidden.has(group)));
      entry.title = hidden.has(group) ? "Show these countries" : "Hide these countries";
    }
    outside.textContent = reading.outside ? `outside the choice ${reading.outside}` : "";
  }
  return { paint };
}
