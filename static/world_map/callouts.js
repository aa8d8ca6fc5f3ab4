// Paused and ended deals, called out where their country stands further by another deal or not:
// a leader line to a badge and a label in open sea; many of them, or a narrow map, get badges only.
const SVG = "http://www.w3.org/2000/svg";
const MOST_LABELS = 4;
const LABELS_FROM = 700; // pixels of map width
const BADGE = 6.5; // pixels
const LINE = 15;
const LETTERS = 33; // a line of a label

// Countries without room of their own in open sea, which Python knows (figures/drawn/open_sea.py).
const ELSEWHERE = { by: [-300, -260], side: "left" };

function draw(tag, attributes, parent) {
  const node = document.createElementNS(SVG, tag);
  for (const name in attributes) node.setAttribute(name, attributes[name]);
  parent.append(node);
  return node;
}

function wrap(text) {
  const lines = [""];
  for (const word of text.split(" ")) {
    if (lines.at(-1) && lines.at(-1).length + word.length >= LETTERS) lines.push("");
    lines[lines.length - 1] += (lines.at(-1) ? " " : "") + word;
  }
  return lines;
}

function badge(sign, x, y, unit, parent) {
  const mark = draw("g", { class: `badge ${sign}`, transform: `translate(${x} ${y}) scale(${unit})` }, parent);
  draw("circle", { r: BADGE }, mark);
  draw("path", { d: sign === "paused" ? "M-2 -3V3M2 -3V3" : "M-2.6 -2.6L2.6 2.6M2.6 -2.6L-2.6 2.6" }, mark);
}

export function drawCallouts(layer, data, geo, viewport, frame) {
  layer.replaceChildren();
  const unit = 1 / viewport.scale();
  const isLabelled = data.calls.length <= MOST_LABELS && viewport.width() >= LABELS_FROM && !frame.classList.contains("zoomed");
  const byCountry = Map.groupBy(data.calls, ([iso3]) => iso3);
  for (const [iso3, calls] of byCountry) {
    const [x, y] = geo.countries[iso3].anchor;
    const [at, side] = data.room[iso3] ?? [[x + ELSEWHERE.by[0], y + ELSEWHERE.by[1]], ELSEWHERE.side];
    const [bx, by] = isLabelled ? at : [x - 16 * unit, y - 14 * unit];
    const group = draw("g", { class: "callout", "data-callout": iso3 }, layer);
    draw("path", { class: "leader-halo", d: `M${x} ${y}L${bx} ${by}` }, group);
    draw("path", { class: "leader", d: `M${x} ${y}L${bx} ${by}` }, group);
    draw("circle", { class: "foot", cx: x, cy: y, r: 1.8 * unit }, group);
    const step = LINE * unit;
    let top = by;
    for (const [at, [, sign, title, day]] of calls.entries()) {
      badge(sign, isLabelled ? bx : bx - at * 2.1 * BADGE * unit, top, unit, group);
      if (!isLabelled) continue;
      const end = side === "left" ? "end" : "start";
      const lines = wrap(`${title} ${sign}`);
      lines.forEach((line, at) => write(line, "what", at));
      write(day, "when", lines.length);
      function write(text, className, at) {
        const tx = bx + (end === "end" ? -11 : 11) * unit;
        const node = draw("text", { class: className, "text-anchor": end, transform: `translate(${tx} ${top + (4.2 * unit) + at * step}) scale(${unit})` }, group);
        node.textContent = text;
      }
      top += (lines.length + 1.4) * step;
    }
  }
}
