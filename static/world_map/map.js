// The map itself: outlines drawn once, then only fills, patterns and dots that changed.
const version = new URL(import.meta.url).search;
const [{ buildCard }, { buildViewport }, { drawCallouts }, { walk }] = await Promise.all(
  ["card", "viewport", "callouts", "keyboard"].map((part) => import(`./${part}.js${version}`)),
);

const SVG = "http://www.w3.org/2000/svg";
const DOT_BELOW = 60; // square pixels: a smaller state is drawn as a dot
const DOT_RADIUS = 4.6; // pixels, with a stage
const EMPTY_DOT_RADIUS = 1.7; // pixels, without one
const FULL_WIDTH = 900; // pixels of map from which dots have their full size
const TARGET = 12; // pixels around a dot's centre that belong to it
const TARGET_ON_LAND = 8; // and where they lie on another country, fewer
const RING_BELOW = 36; // pixels: a smaller country is marked by a ring
const RING_RADIUS = 13;

function draw(tag, attributes, parent) {
  const node = document.createElementNS(SVG, tag);
  for (const name in attributes) node.setAttribute(name, attributes[name]);
  parent?.append(node);
  return node;
}

// Patterns are drawn in screen pixels: their transform follows the zoom.
function drawPatterns(svg) {
  const defs = draw("defs", {}, svg);
  const pattern = (id, size, angle) => {
    const made = draw("pattern", { id, width: size, height: size, patternUnits: "userSpaceOnUse" }, defs);
    made.dataset.angle = angle;
    return made;
  };
  const ended = pattern("ended", 5, 0);
  draw("rect", { width: 5, height: 5, class: "ended-ground" }, ended);
  draw("path", { d: "M0 5L5 0M0 0L5 5", class: "ended-ink" }, ended);
  draw("path", { d: "M3 1.5v6M6 1.5v6", class: "paused-ink" }, pattern("paused", 9, 0));
  draw("path", { d: "M0 0V4", class: "weak-dark" }, pattern("weak-on-dark", 4, 45));
  draw("path", { d: "M0 0V4", class: "weak-pale" }, pattern("weak-on-pale", 4, 45));
  draw("path", { d: "M0 0V4", class: "disputed-ink" }, pattern("disputed", 4, 45));
  return [...defs.children];
}

// Stripes of several colours, where categories meet.
function drawStripes(svg, { id, width, colours }) {
  const [size, defs] = [width * colours.length, svg.querySelector("defs")];
  const made = draw("pattern", { id, width: size, height: size, patternUnits: "userSpaceOnUse" }, defs);
  made.dataset.angle = 45;
  colours.forEach((fill, at) => draw("rect", { x: at * width, width, height: size, fill }, made));
  return made;
}

export function buildMap(frame, geo, send, live, kind, signal) {
  const svg = draw("svg", { class: "map", role: "group", tabindex: "-1" }, null); // its listeners would make it a stop
  svg.setAttribute("aria-label", "World map. Arrow keys move between countries, Enter selects, letters jump to a name; the same rows stand in the table.");
  frame.append(svg);
  const patterns = drawPatterns(svg);
  draw("path", { d: geo.sphere, class: "ocean" }, svg);
  const layer = (name) => draw("g", { class: name }, svg);
  const [land, overlays, dots, marks, calls] = ["land", "overlays", "dots", "marks", "calls"].map(layer);
  for (const { path } of geo.uninhabited) draw("path", { d: path, class: "uninhabited" }, land);

  const entities = new Map();
  for (const [iso3, shape] of Object.entries(geo.countries)) {
    const outline = shape.path && draw("path", { d: shape.path, class: "country", "data-iso3": iso3 }, land);
    const dot = draw("circle", { cx: shape.anchor[0], cy: shape.anchor[1], class: "country dot", "data-iso3": iso3 }, dots);
    const nodes = outline ? [outline, dot] : [dot];
    for (const node of nodes) {
      node.setAttribute("role", "button");
      node.setAttribute("tabindex", "-1");
    }
    entities.set(iso3, { iso3, shape, outline, dot, nodes, overlay: null });
  }
  for (const { path } of geo.disputed) draw("path", { d: path, class: "disputed", fill: "url(#disputed)" }, land);
  const hover = draw("path", { class: "hover" }, marks);
  const halo = draw("path", { class: "halo" }, marks);
  const selected = draw("path", { class: "selected" }, marks);

  const fills = {};
  const colourOf = (fill) =>
    fill.startsWith("--") ? (fills[fill] ||= getComputedStyle(frame).getPropertyValue(fill).trim()) : fill;
  const card = buildCard(frame);
  const viewport = buildViewport(frame, svg, geo, signal, rescale);
  const state = { data: null, reading: null, current: null, selected: null };

  // --- what is where -------------------------------------------------------------------------
  const nodeOf = (entity) => (isDot(entity) ? entity.dot : entity.outline);
  const isDot = (entity) => !entity.outline || entity.shape.area * viewport.scale() ** 2 < DOT_BELOW;

  function under(event) {
    const point = viewport.pointAt(event);
    const away = ({ shape: { anchor } }) => Math.hypot(anchor[0] - point[0], anchor[1] - point[1]);
    const below = entities.get(event.target.dataset?.iso3) ?? null;
    // On a phone half of India lies within reach of Bangladesh's dot: the nearer middle is meant.
    const isLand = below && !below.isDot;
    let best = (isLand ? TARGET_ON_LAND : TARGET) / viewport.scale();
    if (isLand) best = Math.min(best, away(below));
    let nearest = null;
    for (const entity of entities.values()) {
      if (!entity.isDot) continue;
      const distance = away(entity);
      if (distance < best) [nearest, best] = [entity, distance];
    }
    return nearest ?? below;
  }

  function outlineOf(entity) {
    const [x0, y0, x1, y1] = entity.shape.box;
    const scale = viewport.scale();
    const isSmall = isDot(entity) || Math.max(x1 - x0, y1 - y0) * scale < RING_BELOW;
    if (!isSmall) return entity.shape.path;
    const radius = RING_RADIUS / scale;
    const [x, y] = entity.shape.anchor;
    return `M${x - radius} ${y}a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0z`;
  }

  // --- sizes that stay the same on screen ------------------------------------------------------
  function rescale() {
    const scale = viewport.scale();
    if (!scale) return;
    const shrink = Math.min(1, Math.sqrt(viewport.width() / FULL_WIDTH)); // a phone's map has no room
    if (scale !== state.scale) {
      state.scale = scale;
      for (const pattern of patterns) {
        pattern.setAttribute("patternTransform", `scale(${1 / scale}) rotate(${pattern.dataset.angle})`);
      }
    }
    for (const entity of entities.values()) {
      const wasDot = entity.isDot;
      entity.isDot = isDot(entity);
      if (entity.outline && entity.isDot !== wasDot) changeNode(entity);
      const isFilled = state.reading && state.reading.standings.get(entity.iso3).group !== "none";
      const radius = ((isFilled ? DOT_RADIUS : EMPTY_DOT_RADIUS) * shrink) / scale;
      if (radius !== entity.radius) entity.dot.setAttribute("r", (entity.radius = radius));
      entity.dot.classList.toggle("off", !entity.isDot);
    }
    mark();
    if (state.data) drawCallouts(calls, state.data, geo, viewport, frame);
  }

  // Where a dot stands for a small state, its outline is for the eye alone, and the Tab key's stop
  // and the focus go with the one that is heard.
  function changeNode(entity) {
    entity.outline.setAttribute("aria-hidden", String(entity.isDot));
    const stop = entity.nodes.find((node) => node.getAttribute("tabindex") === "0");
    if (!stop || stop === nodeOf(entity)) return;
    const hadFocus = svg.getRootNode().activeElement === stop;
    stop.setAttribute("tabindex", "-1");
    entity.dot.classList.toggle("off", !entity.isDot);
    nodeOf(entity).setAttribute("tabindex", "0");
    if (hadFocus) nodeOf(entity).focus({ preventScroll: true });
  }

  function mark() {
    const outline = (iso3) => (entities.has(iso3) ? outlineOf(entities.get(iso3)) : "");
    selected.setAttribute("d", outline(state.selected));
    halo.setAttribute("d", outline(state.selected));
    hover.setAttribute("d", state.current && state.current !== state.selected ? outline(state.current) : "");
  }

  // --- hover, focus, select ---------------------------------------------------------------------
  const name = (iso3) => geo.countries[iso3].name;
  function describe(iso3) {
    const standing = state.reading.standings.get(iso3);
    const detail = state.data.cards[iso3];
    return {
      name: name(iso3),
      group: standing.group,
      swatch: kind.swatchOf?.(standing),
      words: standing.outside ? (state.data.words.outside ?? "outside the choice of places") : state.data.words[standing.group],
      rows: (line) => kind.cardRows(detail, line),
      heard: kind.heard(detail),
    };
  }

  function point(iso3, event) {
    if (state.current !== iso3) {
      state.current = iso3;
      mark();
    }
    if (!iso3) return card.hide();
    card.show(describe(iso3), event ? [event.clientX, event.clientY] : viewport.toScreen(geo.countries[iso3].anchor), Boolean(event));
  }

  function focus(iso3) {
    viewport.reveal(geo.countries[iso3].anchor);
    point(iso3, null);
    for (const entity of entities.values()) for (const node of entity.nodes) node.setAttribute("tabindex", "-1");
    const entity = entities.get(iso3);
    const node = nodeOf(entity);
    node.setAttribute("tabindex", "0");
    node.focus({ preventScroll: true });
  }

  // Every country has its name and standing at all times: a screen reader may come by any way.
  function label(entity) {
    const { name, words, heard } = describe(entity.iso3);
    const said = [name, words, ...heard].filter(Boolean).join(", ");
    const isSelected = entity.iso3 === state.selected;
    if (said === entity.said && isSelected === entity.isSelected) return;
    for (const node of entity.nodes) {
      node.setAttribute("aria-label", said);
      node.setAttribute("aria-pressed", String(isSelected));
    }
    [entity.said, entity.isSelected] = [said, isSelected];
  }

  function choose(iso3) {
    state.selected = iso3;
    mark();
    for (const entity of entities.values()) label(entity);
    live.textContent = `${name(iso3)} selected`;
    send("selected", iso3);
  }

  viewport.start();
  viewport.onPoint((event) => point(under(event)?.iso3 ?? null, event));
  viewport.onLeave(() => point(null));
  viewport.onClick((event) => {
    const entity = under(event);
    if (entity) choose(entity.iso3);
  });
  svg.addEventListener("keydown", (event) => {
    const from = event.target.dataset?.iso3 ?? state.current;
    const next = walk(event, from, geo.countries, state.reading.standings, state.selected);
    if ((event.key === "Enter" || event.key === " ") && from) choose(from);
    else if (event.key === "Escape") point(null);
    else if (next) focus(next);
    else if (!viewport.onKey(event, from && geo.countries[from].anchor)) return;
    event.preventDefault();
  }, { signal });
  svg.addEventListener("focusin", (event) => {
    if (event.target.dataset?.iso3 && event.target.matches(":focus-visible")) point(event.target.dataset.iso3, null);
  }, { signal });
  svg.addEventListener("focusout", () => point(null), { signal });

  // --- paint ------------------------------------------------------------------------------------
  function paintEntity(entity, standing, isWeak, isHidden) {
    const { fill, border, pattern } = kind.lookOf(standing, isWeak, state.data.categories);
    const look = `${standing.group} ${fill} ${pattern} ${standing.outside} ${isHidden}`;
    if (look === entity.look) return; // most countries stay as they are
    entity.look = look;
    for (const node of entity.nodes) {
      node.dataset[kind.mark] = standing.group;
      if (fill) node.setAttribute("fill", colourOf(fill));
      else node.removeAttribute("fill");
      node.setAttribute("class", `country border-${border}${node === entity.dot ? " dot" : ""}${isHidden ? " hidden" : ""}${standing.outside ? " outside" : ""}${node === entity.dot && !entity.isDot ? " off" : ""}`);
    }
    if (pattern === (entity.overlay?.dataset.pattern ?? null)) {
      entity.overlay?.classList.toggle("hidden", isHidden);
      return;
    }
    entity.overlay?.remove();
    entity.overlay = null;
    if (!pattern || !entity.outline) return;
    entity.overlay = draw("path", { d: entity.shape.path, fill: `url(#${pattern})`, class: `overlay${isHidden ? " hidden" : ""}` }, overlays);
    entity.overlay.dataset.pattern = pattern;
  }

  function paint(reading, data) {
    state.data = data;
    state.reading = reading;
    state.selected = data.selected;
    for (const stripes of reading.stripes) {
      if (patterns.some(({ id }) => id === stripes.id)) continue;
      patterns.push(drawStripes(svg, stripes));
      state.scale = null; // a new pattern takes the zoom's scale, too
    }
    for (const entity of entities.values()) {
      const standing = reading.standings.get(entity.iso3);
      paintEntity(entity, standing, reading.weak.has(entity.iso3), reading.hidden.has(standing.group));
      label(entity);
    }
    const first = entities.get(data.selected) ?? entities.get("GBR");
    if (!svg.querySelector('[tabindex="0"]')) nodeOf(first).setAttribute("tabindex", "0");
    rescale();
    if (data.find) viewport.find(data.find, geo.countries[data.find.iso3].box, geo.countries[data.find.iso3].anchor);
    if (state.current) point(state.current, null);
  }
  return { paint, resize: rescale };
}
