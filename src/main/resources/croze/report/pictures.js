/* Pictures: each an SVG file, shown as an image so that nothing in it runs. */

function gallery(pictures) {
  const viewer = document.querySelector(".viewer");
  return el("div", {class: "gallery"}, pictures.map(p => {
    const url = URL.createObjectURL(new Blob([p.svg], {type: "image/svg+xml"}));
    const words = p.name.replaceAll("-", " ");
    return el("figure", {},
      el("button", {type: "button", class: "picture", "aria-label": "Enlarge " + words, onclick: () => {
        const image = viewer.querySelector("img");
        image.src = url;
        image.alt = words;
        viewer.showModal();
      }}, el("img", {src: url, alt: words, decoding: "async"})),
      el("figcaption", {}, words));
  }));
}

function viewerCloses() {
  const viewer = document.querySelector(".viewer");
  viewer.addEventListener("click", () => viewer.close());
}
