// What a link has opened is often drawn anew together with the link. Who came by the keyboard stays
// at it instead of at the start of the page.
const FOCUS_WAIT = 4000; // milliseconds until the server has answered

function keepFocus(link) {
  const part = link.getRootNode(); // the page, or the drawing that holds the link
  const address = (node) => node.dataset.own ?? node.getAttribute("href");
  const wanted = address(link);
  const until = Date.now() + FOCUS_WAIT;
  const look = () => {
    const isLost = !link.isConnected && (document.activeElement ?? document.body) === document.body;
    if (isLost) {
      const links = [...part.querySelectorAll("a[href]")];
      const again = links.find((node) => address(node) === wanted);
      const panel = document.querySelector(".st-key-side_panel input"); // it says what is opened now
      (again ?? panel)?.focus({ preventScroll: true });
    } else if (Date.now() < until) setTimeout(look, 50);
  };
  look();
}
