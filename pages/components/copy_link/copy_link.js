export default ({ parentElement }) => {
  const button = parentElement.querySelector("button");
  button.onclick = async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      button.textContent = "Link copied";
    } catch {
      prompt("Copy this link", location.href);
    }
    setTimeout(() => (button.textContent = "Copy link"), 2000);
  };
};
