export default ({ data, parentElement }) => {
  parentElement.querySelector("div").innerHTML = data.svg;
};
