/* Pictures: each an SVG file, shown as an image so that nothing in it runs. */

function gallery(pictures) {
  const viewer = document.querySelector(".viewer");
  return el("div", {class: "gallery"}, pictures.map(p => {
    const url = URL.createObjectURL(new Blob([p.svg], {type: "image/svg+xml"}));
    // With its size known the page does not move when it is drawn.
    const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(p.svg) || [];
    const words = p.name.replaceAll("-", " ");
    return el("figure", {},
      el("button", {type: "button", class: "picture", "aria-label": "Enlarge " + words, onclick: () => {
        const image = viewer.querySelector("img");
        image.src = url;
        image.alt = words;
        viewer.showModal();
      }}, el("img", {src: url, alt: words, width: width, height: height})),
      el("figcaption", {}, words));
  }));
}

function viewerCloses() {
  const viewer = document.querySelector(".viewer");
  viewer.addEventListener("click", () => viewer.close());
}
