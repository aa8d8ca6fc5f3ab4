// The slider of months alone, above a map that is drawn elsewhere: sites by month.
const version = new URL(import.meta.url).search;
const { buildTimeline } = await import(`./timeline.js${version}`);

const mounts = (globalThis.atlasSliders ??= new WeakMap()); // shadow root -> what is mounted there

function build(root, says, send) {
  const sheet = document.createElement("link");
  sheet.rel = "stylesheet";
  sheet.href = new URL(`./world_map.css${version}`, import.meta.url).href;
  const box = document.createElement("div");
  box.className = "timeline";
  box.style.visibility = "hidden"; // until its own style sheet is there
  sheet.onload = () => (box.style.visibility = "");
  const ending = new AbortController();
  const timeline = buildTimeline(box, send, ending.signal, says);
  root.prepend(sheet);
  root.append(box);
  return { box, timeline, ending };
}

export default function mount(api) {
  const root = api.parentElement;
  let mounted = mounts.get(root);
  if (!mounted) mounts.set(root, (mounted = {}));
  mounted.api = api;
  if (!mounted.parts?.box.isConnected) {
    mounted.parts?.ending.abort();
    mounted.parts = build(root, api.data.says, (name, value) => mounted.api.setTriggerValue(name, value));
  }
  mounted.parts.timeline.paint(structuredClone(api.data));
  mounted.parts.box.dataset.day = api.data.day;
  return () => {
    if (!mounted.parts?.box.isConnected || !root.host?.isConnected) {
      mounted.parts?.ending.abort();
      mounts.delete(root);
    }
  };
}
