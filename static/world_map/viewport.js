// What part of the world is seen: pan, wheel, pinch, buttons, regions; kept over remounts of the map.
const WORLD = { x: 0, y: -150, width: 10000, height: 4514 }; // Antarctica is cut, a margin is kept above
const CLOSEST = 40; // times the world
const DRAG_FROM = 4; // pixels of movement that make a press a drag
const GLIDE = 250; // milliseconds
const WHEEL = 0.0016;

const remembered = (globalThis.atlasView ??= { view: { x: WORLD.x, y: WORLD.y, width: WORLD.width }, found: 0 });

export function buildViewport(frame, svg, geo, signal, changed) {
  const handlers = { point: () => {}, leave: () => {}, click: () => {} };
  let gliding = 0;
  const view = () => remembered.view;
  const heightOf = (width) => (width * WORLD.height) / WORLD.width;
  // Reading the width makes the browser lay the page out anew after every change: it is read when
  // it may have changed, not for each of 243 countries.
  let width = 0;
  const scale = () => (width ||= svg.clientWidth) / view().width;
  const isWorld = () => view().width > WORLD.width * 0.99;

  function set({ x, y, width }) {
    const within = Math.min(WORLD.width, Math.max(WORLD.width / CLOSEST, width));
    remembered.view = {
      width: within,
      x: Math.min(WORLD.x + WORLD.width - within, Math.max(WORLD.x, x)),
      y: Math.min(WORLD.y + WORLD.height - heightOf(within), Math.max(WORLD.y, y)),
    };
    svg.setAttribute("viewBox", `${view().x} ${view().y} ${within} ${heightOf(within)}`);
    // The page scrolls under a finger while the whole world is seen; then the finger moves the map.
    svg.style.touchAction = isWorld() ? "pan-y" : "none";
    frame.classList.toggle("zoomed", !isWorld());
    changed();
  }

  function glide(to) {
    cancelAnimationFrame(gliding);
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) return set(to);
    const from = view();
    const start = performance.now();
    const step = (now) => {
      const part = Math.min(1, (now - start) / GLIDE);
      const eased = 1 - (1 - part) ** 3;
      const between = (name) => from[name] + (to[name] - from[name]) * eased;
      set({ x: between("x"), y: between("y"), width: between("width") });
      if (part < 1) gliding = requestAnimationFrame(step);
    };
    gliding = requestAnimationFrame(step);
  }

  function pointAt({ clientX, clientY }) {
    const box = svg.getBoundingClientRect();
    return [view().x + (clientX - box.left) / scale(), view().y + (clientY - box.top) / scale()];
  }
  function toScreen([x, y]) {
    const box = svg.getBoundingClientRect();
    return [box.left + (x - view().x) * scale(), box.top + (y - view().y) * scale()];
  }
  function around([x, y], factor) {
    const width = Math.min(WORLD.width, Math.max(WORLD.width / CLOSEST, view().width / factor));
    const ratio = width / view().width;
    return { width, x: x - (x - view().x) * ratio, y: y - (y - view().y) * ratio };
  }
  const centre = () => [view().x + view().width / 2, view().y + heightOf(view().width) / 2];

  function zoomTo([x0, y0, x1, y1], anchor) {
    const wide = x1 - x0 > WORLD.width / 2; // Russia, Fiji: stay at the world's scale
    const width = wide ? WORLD.width : Math.max(900, (x1 - x0) * 2.2, ((y1 - y0) * 2.2 * WORLD.width) / WORLD.height);
    const [x, y] = wide ? anchor : [(x0 + x1) / 2, (y0 + y1) / 2];
    glide({ width, x: x - width / 2, y: y - heightOf(width) / 2 });
  }
  function zoomToRegion(name) {
    const box = geo.regions[name];
    if (!box) return glide(WORLD);
    const width = Math.max(box[2] - box[0], ((box[3] - box[1]) * WORLD.width) / WORLD.height) * 1.08;
    glide({ width, x: (box[0] + box[2] - width) / 2, y: (box[1] + box[3] - heightOf(width)) / 2 });
  }

  // --- controls over the map ------------------------------------------------------------------
  const tools = document.createElement("div");
  tools.className = "tools";
  const regions = document.createElement("select");
  regions.setAttribute("aria-label", "Zoom to a region");
  regions.append(new Option("World", ""), ...Object.keys(geo.regions).map((name) => new Option(name, name)));
  regions.addEventListener("change", () => zoomToRegion(regions.value));
  tools.append(regions);
  for (const [sign, words, act] of [
    ["+", "Zoom in", () => glide(around(centre(), 1.6))],
    ["−", "Zoom out", () => glide(around(centre(), 1 / 1.6))],
    ["↺", "Whole world", () => ((regions.value = ""), glide(WORLD))],
  ]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.title = words;
    button.setAttribute("aria-label", words);
    button.addEventListener("click", act);
    tools.append(button);
  }
  frame.append(tools);

  // --- pointer --------------------------------------------------------------------------------
  const pressed = new Map(); // pointer id -> where it is
  let start = null;
  let moved = false;
  const options = { signal };
  svg.addEventListener("wheel", (event) => {
    const hasFocus = svg.getRootNode().activeElement && svg.contains(svg.getRootNode().activeElement);
    if (!event.ctrlKey && !event.metaKey && !hasFocus) return; // else the page scrolls
    event.preventDefault();
    cancelAnimationFrame(gliding);
    set(around(pointAt(event), Math.exp(-event.deltaY * WHEEL)));
  }, { signal, passive: false });
  svg.addEventListener("pointerdown", (event) => {
    cancelAnimationFrame(gliding);
    pressed.set(event.pointerId, event);
    start = { at: [event.clientX, event.clientY], view: view() };
    moved = pressed.size > 1;
  }, options);
  svg.addEventListener("pointermove", (event) => {
    if (!pressed.has(event.pointerId)) return event.pointerType === "touch" || handlers.point(event);
    const before = pressed.get(event.pointerId);
    pressed.set(event.pointerId, event);
    if (pressed.size === 2) return pinch(before, event);
    const [dx, dy] = [event.clientX - start.at[0], event.clientY - start.at[1]];
    if (!moved && Math.hypot(dx, dy) < DRAG_FROM) return;
    if (!moved) svg.setPointerCapture(event.pointerId); // only now, else a click would miss its country
    moved = true;
    handlers.leave();
    set({ ...start.view, x: start.view.x - dx / scale(), y: start.view.y - dy / scale() });
  }, options);
  function pinch(before, event) {
    const other = [...pressed.values()].find((press) => press.pointerId !== event.pointerId);
    const gap = (press) => Math.hypot(press.clientX - other.clientX, press.clientY - other.clientY);
    const middle = { clientX: (event.clientX + other.clientX) / 2, clientY: (event.clientY + other.clientY) / 2 };
    set(around(pointAt(middle), gap(event) / Math.max(1, gap(before))));
    start = { at: [event.clientX, event.clientY], view: view() };
  }
  const release = (event) => {
    pressed.delete(event.pointerId);
    const [rest] = pressed.values();
    if (rest) start = { at: [rest.clientX, rest.clientY], view: view() };
  };
  svg.addEventListener("pointerup", release, options);
  svg.addEventListener("pointercancel", release, options);
  svg.addEventListener("pointerleave", () => pressed.size || handlers.leave(), options);
  svg.addEventListener("click", (event) => {
    if (moved) return void (moved = false);
    handlers.click(event);
  }, options);
  const watcher = new ResizeObserver(() => {
    width = svg.clientWidth;
    changed();
  });
  watcher.observe(svg);
  signal.addEventListener("abort", () => watcher.disconnect());

  return {
    start: () => set(view()),
    scale, pointAt, toScreen,
    width: () => width,
    onPoint: (handler) => (handlers.point = handler),
    onLeave: (handler) => (handlers.leave = handler),
    onClick: (handler) => (handlers.click = handler),
    onKey(event, anchor) {
      if (!["+", "=", "-", "0"].includes(event.key)) return false;
      glide(event.key === "0" ? WORLD : around(anchor ?? centre(), event.key === "-" ? 1 / 1.6 : 1.6));
      return true;
    },
    // A wish to find a country is followed once, not again when the map is mounted anew.
    find({ turn }, box, anchor) {
      if (turn === remembered.found) return;
      remembered.found = turn;
      zoomTo(box, anchor);
    },
    reveal([x, y]) {
      const { width } = view();
      const height = heightOf(width);
      const isSeen = x > view().x && x < view().x + width && y > view().y && y < view().y + height;
      if (!isSeen) set({ width, x: x - width / 2, y: y - height / 2 });
    },
  };
}
