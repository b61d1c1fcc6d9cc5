/* The page from its data. */

async function unpack() {
  const text = document.getElementById("data").textContent;
  const bytes = Uint8Array.from(atob(text), c => c.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

function section(id, title, ...content) {
  return el("section", {id: id, "aria-labelledby": id + "-title"},
    el("h2", {id: id + "-title"}, title), content);
}

function short(study) {
  const title = study.table ? study.table.title.split(/[:,]/)[0] : study.name;
  return title.length > 14 ? study.name : title;
}

function findings(studies) {
  const told = studies.filter(s => s.table && (s.table.agreement || best(s.table)));
  return section("findings", "At a glance", el("dl", {class: "findings"}, told.map(s => [
    el("dt", {}, el("a", {href: "#" + s.name}, s.table.title), s.table.partial && badge()),
    el("dd", {}, best(s.table), " ", s.table.agreement),
  ])));
}

/** Which row leads the last column of the first block, which is the average where there is one. */
function best(table) {
  const b = table.blocks[0];
  const last = b.columns.length - 1;
  const leaders = b.rows.filter(r => r.cells[last].place === 1);
  return leaders.length === 0 ? "" : `${b.dataset}, ${b.view ? b.view + ", " : ""}${b.columns[last]}: `
    + `${leaders.map(r => r.label).join(" and ")} ${leaders.length > 1 ? "lead" : "leads"} with ${leaders[0].cells[last].measured}.`;
}

function badge() {
  return el("span", {class: "badge"}, "partial");
}

function studySection(study) {
  const t = study.table;
  return section(study.name, t ? t.title : study.name,
    t && el("p", {class: "lead"}, t.partial && badge(), t.sentences.join(" ")),
    t && studyTable(t),
    (study.frames || []).map(f => el("div", {}, el("h3", {}, f.name), frame(f))),
    study.pictures && gallery(study.pictures),
    study.manifest && manifest("What made this", study.manifest));
}

function manifest(title, data) {
  return el("details", {class: "manifest"}, el("summary", {}, title), tree(data));
}

function tree(data) {
  if (Array.isArray(data)) {
    return el("ol", {}, data.map(d => el("li", {}, tree(d))));
  }
  if (data !== null && typeof data === "object") {
    return el("dl", {}, Object.entries(data).map(([key, value]) => [el("dt", {}, key), el("dd", {}, tree(value))]));
  }
  return String(data);
}

function reading(r) {
  const article = el("article", {class: "reading", id: "reading-" + r.name}, el("h3", {}, r.title));
  // The only markup that is not made here: the project's own Markdown, its HTML escaped.
  const body = el("div", {});
  body.innerHTML = r.html;
  body.querySelectorAll("table").forEach(t => {
    const scroll = el("div", {class: "scroll"});
    t.replaceWith(scroll);
    scroll.append(t);
  });
  article.append(body);
  return article;
}

function navigation(sections) {
  document.querySelector("header nav").append(...sections.map(([id, name]) => el("a", {href: "#" + id}, name)));
}

async function start() {
  const main = document.querySelector("main");
  const data = await unpack();
  const studies = data.studies.filter(s => s.name !== "density")
    .sort((a, b) => a.name.localeCompare(b.name, "en", {numeric: true}));
  const density = data.studies.find(s => s.name === "density");
  main.append(
    el("section", {class: "intro"},
      el("h1", {}, "Which score of an untrained network predicts how robust it will be?"),
      el("p", {}, "Training-free proxies on NAS-Bench-201, held against the accuracies of trained networks and against the figures of the CRoZe paper."),
      el("p", {class: "made"}, `croze-bench ${data.version}, ${data.made.replace("T", " ")}`),
      data.remarks.map(r => el("p", {class: "warning"}, r))),
    findings(studies),
    section("architectures", "Any architecture", architectureSection(data.architectures)),
    density ? section("density", "Scores against accuracies", gallery(density.pictures)) : "",
    ...studies.map(studySection),
    data.readings.length > 0 ? section("readings", "Readings", data.readings.map(reading)) : "",
    section("provenance", "Scores and what made them", data.sweeps.length > 0
      ? data.sweeps.map(s => manifest(s.name, s.manifest))
      : el("p", {}, "No sweep has been finished.")));
  navigation([["findings", "At a glance"], ["architectures", "Architectures"],
    ...(density ? [["density", "Densities"]] : []), ...studies.map(s => [s.name, short(s)]),
    ...(data.readings.length > 0 ? [["readings", "Readings"]] : []), ["provenance", "Provenance"]]);
  viewerCloses();
  document.documentElement.dataset.ready = "true";
  if (location.hash) {
    document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }
}

start().catch(failure => document.querySelector("main").append(
  el("p", {class: "warning"}, "This page could not be shown: " + failure.message)));
