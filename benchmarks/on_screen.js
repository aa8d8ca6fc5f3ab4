// What both watches know of a page: where the atlas's map is, and when a frame with it is drawn.
globalThis.onScreen = (() => {
  let map = null;
  function atlasMap() {
    if (map?.isConnected) return map;
    map = null;
    for (const element of document.querySelectorAll("*")) {
      map ??= element.shadowRoot?.querySelector(".atlas-map svg.map") ?? null;
    }
    return map;
  }

  // The frame with the new view is being drawn when a message is delivered that was sent in it.
  function afterFrame(done) {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(null);
  }

  function whenever(test, done) {
    const look = () => (test() ? afterFrame(done) : requestAnimationFrame(look));
    requestAnimationFrame(look);
  }

  const tooLate = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds, null));

  return { atlasMap, afterFrame, whenever, tooLate };
})();
