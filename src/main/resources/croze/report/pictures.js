/* Pictures: each an SVG file, or where that is missing a PNG file, shown as an image so that nothing in it runs. */

function gallery(pictures) {
  const viewer = document.querySelector(".viewer");
  return el("div", {class: "gallery"}, pictures.map(p => {
    const blob = p.svg
      ? new Blob([p.svg], {type: "image/svg+xml"})
      : new Blob([Uint8Array.from(atob(p.png), c => c.charCodeAt(0))], {type: "image/png"});
    const url = URL.createObjectURL(blob);
    // With its size known the page does not move when it is drawn.
    const [, width, height] = p.svg
      ? /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(p.svg) || []
      : [, p.width, p.height];
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
