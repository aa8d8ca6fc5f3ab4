// The ladder as one ramp with counts; each entry is a toggle of the stage filter.
export function buildLegend(box, send, { LEGEND, rungOf }) {
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", "Stages. Each entry shows or hides its countries.");
  const entries = new Map();
  let hidden = new Set();
  for (const stage of LEGEND) {
    const entry = document.createElement("button");
    entry.type = "button";
    entry.className = `entry ${stage}`;
    entry.dataset.legend = stage;
    const swatch = document.createElement("span");
    swatch.className = "swatch";
    swatch.textContent = rungOf(stage) || "";
    const words = document.createElement("span");
    words.className = "words";
    entry.append(swatch, words);
    entry.addEventListener("click", () => toggle(stage));
    box.append(entry);
    entries.set(stage, { entry, words });
  }
  const outside = document.createElement("span");
  outside.className = "outside";
  box.append(outside);

  function toggle(stage) {
    const next = new Set(hidden);
    if (!next.delete(stage)) next.add(stage);
    // Hiding the last one would leave nothing to read: it brings all of them back.
    const shown = LEGEND.filter((name) => !next.has(name));
    send("stages", shown.length === 0 || shown.length === LEGEND.length ? [] : shown);
  }

  function paint(stages, data) {
    hidden = stages.hidden;
    for (const [stage, { entry, words }] of entries) {
      const count = stages.counts[stage];
      const number = document.createElement("b");
      number.textContent = count;
      words.replaceChildren(`${data.words[stage]} `, number);
      entry.classList.toggle("zero", count === 0);
      entry.setAttribute("aria-pressed", String(!hidden.has(stage)));
      entry.title = hidden.has(stage) ? "Show these countries" : "Hide these countries";
    }
    outside.textContent = stages.outside ? `outside the choice ${stages.outside}` : "";
  }
  return { paint };
}
