/* Pictures: each an SVG file, or where that is missing a PNG file, shown as an image so that nothing in it runs. */

/** What a picture shows, from the name of its file: table2-bars-cifar10-unique, cifar10-croze-clean. */
function caption(study, name) {
  const rest = name.startsWith(study + "-") ? name.slice(study.length + 1) : name;
  const [dataset, words] = Object.entries(DATASETS).reduceRight((found, [id, label]) =>
    found || (new RegExp(`(^|-)${id}(-|$)`).test(rest) ? [label, rest.replace(id, "").replace(/^-|-$/g, "")] : null), null) || ["", rest];
  if (study === "density") {
    const at = words.lastIndexOf("-");
    return `${words.slice(0, at)} against ${metricLabel(words.slice(at + 1).replace("_", "@"))} accuracy, ${dataset}`;
  }
  const [kind, ...view] = words.split(/-+/);
  const kinds = {
    bars: "Each row with its 95 % interval and the paper's figure",
    heat: "All figures as colours",
    samples: "Spread over random draws of",
    pools: "Spread over random pools of",
    sample: "Differences over random draws of",
    random: "Random search",
    evolution: "Evolutionary search",
    guides: "Search by several scores",
  };
  return [kinds[kind] ? kinds[kind] + (/of$/.test(kinds[kind]) ? " " + (view.find(v => /^\d+$/.test(v)) || "") + " architectures" : "") : words.replaceAll("-", " "),
    dataset, kinds[kind] && view.filter(v => !/^\d+$|^differences$/.test(v)).join(" ")].filter(Boolean).join(", ");
}

function gallery({name: study, pictures}) {
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
    const words = caption(study, p.name);
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
