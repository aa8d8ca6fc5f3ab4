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
      const isAgain = (node) => address(node) === wanted || (link.title && node.title === link.title);
      const again = links.find(isAgain); // a cell that was opened leads elsewhere now: it closes
      const panel = document.querySelector(".st-key-side_panel input"); // it says what is opened now
      const cell = part.querySelector('table.grid a:not([tabindex="-1"])'); // what its deals were closed from
      (again ?? panel ?? cell)?.focus({ preventScroll: true });
    } else if (Date.now() < until) setTimeout(look, 50);
  };
  look();
}
