// The world map: one mount per place on the page, painted anew for each answer. Countries are told
// apart by their stage, or by the categories that Python sends.
// Streamlit calls the default export again on every change of data or theme, in the same root.
const version = new URL(import.meta.url).search;
// Parts carry the version of this file, so that no browser mixes an old part with a new one.
const part = (name) => import(`./${name}.js${version}`);
const [{ buildMap }, { buildLegend }, { buildTimeline }, stages] = await Promise.all(
  ["map", "legend", "timeline", "stages"].map(part),
);
const kindOf = async (data) => (data.categories ? part("categories") : stages);

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

function build(root, geo, kind, send, choose) {
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = new URL(`./world_map.css${version}`, import.meta.url).href;
  const box = element("div", "atlas-map", root);
  box.hidden = true; // until its own style sheet is there
  const ending = new AbortController();
  const live = element("div", "for-readers", box);
  live.setAttribute("role", "status");
  const legend = buildLegend(element("div", "legend", box), choose, kind);
  const map = buildMap(element("div", "frame", box), geo, send, live, kind, ending.signal);
  const caption = element("div", "caption", box);
  const timeline = buildTimeline(element("div", "timeline", box), send, ending.signal);
  sheet.onload = () => {
    box.hidden = false;
    map.resize();
  };
  root.prepend(sheet);
  return { box, map, legend, caption, timeline, ending, kind };
}

function paint(mounted, data, geo) {
  const reading = mounted.kind.read(data, Object.keys(geo.countries));
  mounted.legend.paint(reading, data);
  mounted.map.paint(reading, data);
  const note = data.day === data.last_day ? "news coverage ends here" : "";
  mounted.timeline.paint({ ...data, counts: data.signed, note });
  mounted.caption.replaceChildren(...captionParts(mounted.kind.captionOf(data, reading), data.note));
  mounted.box.dataset.day = data.day;
}

function captionParts(said, boundaries) {
  const span = ([sign, words]) => {
    const made = document.createElement("span");
    if (sign) element("i", `sign ${sign}`, made);
    made.append(words);
    return made;
  };
  const parts = [...said, ["", "dots: states too small to draw"]].map(span);
  const note = span(["", boundaries]);
  note.classList.add("note");
  return [...parts, note];
}

const dataOf = ({ api, hidden }) => ({ ...structuredClone(api.data), ...(hidden && { hidden }) });

export default async function mount(api) {
  const root = api.parentElement;
  let mounted = mounts.get(root);
  if (!mounted) mounts.set(root, (mounted = { turn: 0 }));
  const turn = ++mounted.turn;
  mounted.api = api;
  const [geo, kind] = await Promise.all([geometry(api.data.geometry), kindOf(api.data)]);
  if (!mounted.parts?.box.isConnected) {
    mounted.parts?.ending.abort();
    // Listeners are added once and always speak through the newest api.
    const send = (name, value) => mounted.api.setTriggerValue(name, value);
    // The ladder's legend is the stage filter; that of categories hides on this map alone.
    const hide = (_, hidden) => {
      mounted.hidden = hidden;
      paint(mounted.parts, dataOf(mounted), geo);
    };
    mounted.parts = build(root, geo, kind, send, kind === stages ? (shown) => send("stages", shown) : hide);
  }
  if (turn === mounted.turn) paint(mounted.parts, dataOf(mounted), geo);
  return () => {
    if (!mounted.parts?.box.isConnected || !root.host?.isConnected) {
      mounted.parts?.ending.abort();
      mounts.delete(root);
    }
  };
}
