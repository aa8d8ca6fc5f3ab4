// The world map of partnership status: one mount per place on the page, painted anew for each answer.
// Streamlit calls the default export again on every change of data or theme, in the same root.
const version = new URL(import.meta.url).search;
// Parts carry the version of this file, so that no browser mixes an old part with a new one.
const [{ buildMap }, { buildLegend }, { buildTimeline }, ladder] = await Promise.all(
  ["map", "legend", "timeline", "stages"].map((part) => import(`./${part}.js${version}`)),
);

const geometries = (globalThis.atlasGeometries ??= new Map()); // one fetch per page, whatever remounts
const mounts = (globalThis.atlasMounts ??= new WeakMap()); // shadow root -> what is mounted there

function geometry(url) {
  if (!geometries.has(url)) {
    const fetched = fetch(new URL(url, document.baseURI)).then((response) => {
      if (!response.ok) throw new Error(`The map's outlines could not be loaded (${response.status}).`);
      return response.json();
    });
    fetched.catch(() => geometries.delete(url));
    geometries.set(url, fetched);
  }
  return geometries.get(url);
}

function element(tag, className, parent) {
  const made = document.createElement(tag);
  made.className = className;
  parent.append(made);
  return made;
}

function build(root, geo, send) {
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = new URL(`./world_map.css${version}`, import.meta.url).href;
  const box = element("div", "atlas-map", root);
  box.hidden = true; // until its own style sheet is there
  const ending = new AbortController();
  const live = element("div", "for-readers", box);
  live.setAttribute("aria-live", "polite");
  const legend = buildLegend(element("div", "legend", box), send, ladder);
  const map = buildMap(element("div", "frame", box), geo, send, live, ladder.LEGEND, ending.signal);
  const caption = element("div", "caption", box);
  const timeline = buildTimeline(element("div", "timeline", box), send, ending.signal);
  sheet.onload = () => {
    box.hidden = false;
    map.resize();
  };
  root.prepend(sheet);
  return { box, map, legend, caption, timeline, live, ending };
}

function paint(mounted, data, geo) {
  const stages = ladder.readStages(data, Object.keys(geo.countries));
  mounted.legend.paint(stages, data);
  mounted.map.paint(stages, data);
  const note = data.day === data.last_day ? "news coverage ends here" : "";
  mounted.timeline.paint({ ...data, counts: data.signed, note });
  mounted.caption.replaceChildren(...captionParts(data, stages));
  if (mounted.said !== data.title) {
    if (mounted.said !== undefined) mounted.live.textContent = data.title; // not on arrival
    mounted.said = data.title;
  }
  mounted.box.dataset.day = data.day;
}

function captionParts(data, stages) {
  const part = (sign, words) => {
    const span = document.createElement("span");
    if (sign) element("i", `sign ${sign}`, span);
    span.append(words);
    return span;
  };
  const parts = [];
  if (data.calls.length) parts.push(part("badge", "a deal paused or ended"));
  if (stages.weak.size) {
    parts.push(part("weak", `furthest stage rests on medium or low confidence (${stages.weak.size})`));
  }
  parts.push(part("", "dots: states too small to draw"));
  const note = part("", data.note);
  note.classList.add("note");
  return [...parts, note];
}

export default async function mount(api) {
  const root = api.parentElement;
  let mounted = mounts.get(root);
  if (!mounted) mounts.set(root, (mounted = { turn: 0 }));
  const turn = ++mounted.turn;
  mounted.api = api;
  const geo = await geometry(api.data.geometry);
  if (!mounted.parts?.box.isConnected) {
    mounted.parts?.ending.abort();
    // Listeners are added once and always speak through the newest api.
    mounted.parts = build(root, geo, (name, value) => mounted.api.setTriggerValue(name, value));
  }
  if (turn === mounted.turn) paint(mounted.parts, structuredClone(api.data), geo);
  return () => {
    if (!mounted.parts?.box.isConnected || !root.host?.isConnected) {
      mounted.parts?.ending.abort();
      mounts.delete(root);
    }
  };
}
