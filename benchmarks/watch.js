// What a browser sees of a map, and when: injected into pages before they load, behind on_screen.js.
// A view is the text of all countries' colours; a new text means that the map was painted anew.
(() => {
  const { atlasMap, whenever } = globalThis.onScreen;

  // Plotly asks a CDN for this file with every geo figure, even if no line of it is drawn.
  globalThis.PlotlyGeoAssets = { topojson: { world_110m: { type: "Topology", objects: {}, arcs: [] } } };

  const views = {
    atlas() {
      const map = atlasMap();
      const box = map?.closest(".atlas-map");
      if (!box || box.hidden) return "";
      const countries = [...map.querySelectorAll("path.country")];
      if (!countries.some((country) => country.hasAttribute("fill"))) return "";
      const colour = (country) =>
        `${country.dataset.stage}${country.getAttribute("fill")}${country.classList.contains("hidden")}`;
      return `${box.dataset.day} ${countries.map(colour).join()}`;
    },
    plotly() {
      const countries = [...document.querySelectorAll(".choroplethlayer path.choroplethlocation")];
      const colours = countries.map((country) => country.getAttribute("fill") ?? country.style.fill);
      return colours.some(Boolean) ? colours.join() : "";
    },
  };

  function whenNew(view, before, done) {
    const isNew = (now) => now && now !== before;
    whenever(() => isNew(view()), done);
  }

  globalThis.watch = {
    // Milliseconds from the start of the navigation.
    firstView: (name) =>
      new Promise((resolve) => whenNew(views[name], "", () => resolve(performance.now()))),
    // Milliseconds from the next click; read them with `await watch.painted`.
    nextClick(name) {
      const before = views[name]();
      globalThis.watch.painted = new Promise((resolve) => {
        addEventListener(
          "click",
          ({ timeStamp }) => whenNew(views[name], before, () => resolve(performance.now() - timeStamp)),
          { capture: true, once: true },
        );
      });
    },
  };
})();
