// What a browser sees of any of the maps, and when: injected into pages before they load, behind
// ../on_screen.js.
// Drawn with SVG: every country's colour. Drawn on a canvas: its pixels.
(() => {
  const { atlasMap, afterFrame, whenever } = globalThis.onScreen;

  // Pixels of WebGL can only be read later if the canvas keeps them.
  const canvases = new Set();
  const getContext = HTMLCanvasElement.prototype.getContext;
  HTMLCanvasElement.prototype.getContext = function (kind, options) {
    const own = this.dataset.watch ? options : /webgl/.test(kind) ? { ...options, preserveDrawingBuffer: true } : options;
    if (!this.dataset.watch) canvases.add(this);
    return getContext.call(this, kind, own);
  };
  const shownCanvases = () =>
    [...canvases].filter((canvas) => canvas.isConnected && canvas.clientWidth > 300 && canvas.clientHeight > 200);

  let copy = null;
  function copied(canvas, width, height) {
    if (!copy) {
      copy = document.createElement("canvas");
      copy.dataset.watch = "1";
    }
    if (copy.width !== width) copy.width = width;
    if (copy.height !== height) copy.height = height;
    const context = copy.getContext("2d", { willReadFrequently: true });
    context.clearRect(0, 0, width, height);
    context.drawImage(canvas, 0, 0, width, height);
    return context.getImageData(0, 0, width, height).data;
  }

  const hex = (text) => {
    const numbers = /^#/.test(text) ? text.match(/[0-9a-f]{2}/gi).map((two) => parseInt(two, 16)) : text.match(/\d+/g)?.map(Number);
    return numbers?.slice(0, 3).join() ?? "";
  };

  // Each tells whether the map shows what is expected: [{iso3, stage, colour: "r,g,b", at: [x, y]}].
  const shows = {
    atlas(expected) {
      const map = atlasMap();
      const box = map?.closest(".atlas-map");
      if (!box || box.hidden) return false;
      const stages = new Map([...map.querySelectorAll(".country")].map((node) => [node.dataset.iso3, node.dataset.stage]));
      return expected.every(({ iso3, stage }) => stages.get(iso3) === stage);
    },
    plotly(expected) {
      const nodes = document.querySelectorAll(".choroplethlayer path.choroplethlocation");
      const fills = new Map([...nodes].map((node) => [node.__data__.loc, hex(node.getAttribute("fill") || node.style.fill)]));
      return fills.size > 0 && expected.every(({ iso3, colour }) => !fills.has(iso3) || fills.get(iso3) === colour);
    },
    // The places of countries are given in pixels of the canvas.
    canvas(expected) {
      return shownCanvases().some((one) => {
        const data = copied(one, one.clientWidth, one.clientHeight);
        return expected.every(({ at, colour }) => {
          const first = 4 * (Math.round(at[1]) * one.clientWidth + Math.round(at[0]));
          const seen = [data[first], data[first + 1], data[first + 2]];
          return data[first + 3] > 0 && colour.split(",").every((part, place) => Math.abs(seen[place] - part) <= 3);
        });
      });
    },
  };

  // A small picture of every canvas on the page, as a number.
  function pixels() {
    let sum = 2166136261;
    for (const canvas of shownCanvases()) {
      const data = new Uint32Array(copied(canvas, 484, 242).buffer);
      for (const value of data) sum = Math.imul(sum ^ value, 16777619);
    }
    return sum >>> 0;
  }

  const LOOKS = 5;
  let begin = 0;
  let last = null; // when the canvases were last seen to change
  let looks = 0; // since then; a slow frame must not pass for stillness
  let watching = 0;
  function follow(before) {
    const mine = ++watching;
    let seen = before;
    const look = () => {
      if (mine !== watching) return;
      const now = shownCanvases().length ? pixels() : seen;
      if (now !== seen) {
        seen = now;
        looks = 0;
        afterFrame(() => (last = performance.now()));
      }
      looks += 1;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }

  const onNext = (kinds, act) => {
    const first = (event) => {
      for (const kind of kinds) removeEventListener(kind, first, true);
      act(event.timeStamp);
    };
    for (const kind of kinds) addEventListener(kind, first, true);
  };

  globalThis.watchPeers = {
    shows: (name, expected) => shows[name](expected),
    firstView: (name, expected) =>
      new Promise((resolve) => whenever(() => shows[name](expected), () => resolve(performance.now()))),
    // A country that is too small to look at shows by a canvas that has changed.
    nextClick(name, expected) {
      const before = name === "canvas" && shows[name](expected) ? pixels() : null;
      const isShown = () => (before === null || pixels() !== before) && shows[name](expected);
      globalThis.watchPeers.painted = new Promise((resolve) => {
        onNext(["click"], (began) => whenever(isShown, () => resolve(performance.now() - began)));
      });
    },
    // Canvases alone: follow them from the start of the page, or from the next click or turn of the wheel.
    followFromStart() {
      begin = 0;
      last = null;
      follow(null);
    },
    followFromNext() {
      last = null;
      const before = pixels();
      onNext(["click", "wheel"], (began) => {
        begin = began;
        follow(before);
      });
    },
    // The middle of the largest canvas, for the wheel.
    middle() {
      const boxes = shownCanvases().map((canvas) => canvas.getBoundingClientRect());
      const box = boxes.sort((one, other) => other.width * other.height - one.width * one.height)[0];
      return [box.left + box.width / 2, box.top + box.height / 2];
    },
    // Milliseconds from the beginning to the last change; null while nothing changed or it still does.
    settled: (still) => (last !== null && looks > LOOKS && performance.now() - last > still ? last - begin : null),
  };
})();
