// What a browser sees of a map, and when: injected into pages before they load.
// A view is the text of all countries' colours; a new text means that the map was painted anew.
(() => {
  // Plotly asks a CDN for this file with every geo figure, even if no line of it is drawn.
  globalThis.PlotlyGeoAssets = { topojson: { world_110m: { type: "Topology", objects: {}, arcs: [] } } };

  let map = null;
  function atlasMap() {
    if (map?.isConnected) return map;
    map = null;
    for (const element of document.querySelectorAll("*")) {
      map ??= element.shadowRoot?.querySelector(".atlas-map svg.map") ?? null;
    }
    return map;
  }

  const views = {
    atlas() {
      const box = atlasMap()?.closest(".atlas-map");
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

  // The frame with the new view is being drawn when a message is delivered that was sent in it.
  function afterFrame(done) {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(null);
  }

  function whenNew(view, before, done) {
    const look = () => {
      const now = view();
      if (now && now !== before) afterFrame(done);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }

  globalThis.watch = {
    // Milliseconds from the start of the navigation.
    firstView: (name) =>
      new Promise((resolve) => whenNew(views[name], "", () => resolve(performance.now()))),
    tooLate: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds, null)),
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
