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

/** The table's number, or the study's name in words. */
function short(study) {
  const number = study.table && /^table\d+[ab]?$/.test(study.name) && /^Tables? [^:,]*/.exec(study.table.title);
  const words = study.name.replaceAll("-", " ").replace(/^table(?=\d)/, "Table ").replace(/^figure(?=\d)/, "Figure ");
  return number ? number[0] : words[0].toUpperCase() + words.slice(1);
}

/** Tables by what they ask. */
const QUESTIONS = [
  ["Does a score predict accuracy?", /^(table[12]|table2-.*|corrected|counting|rivals.*|best.*|external|evaluate.*)$/],
  ["Which part of CRoZe does it?", /^(table5|table6|table7[ab]|table8a|deviations.*)$/],
  ["What does the draw change?", /^(table9|table10|table11.*|seeds|images)$/],
  ["Ensembles and transfer", /^(table12.*|transfer)$/],
  ["Search", /^(figure3|search.*|table(3|4|5b|8b|13)|preferences.*|darts.*)$/],
  ["Networks trained here", /^(embedded.*|pilot.*|figure[4-7]|table[12]-own)$/],
  ["Other results", /./],
];

function byQuestion(studies) {
  const left = new Set(studies);
  return QUESTIONS.map(([title, names], i) => {
    const those = [...left].filter(s => names.test(s.name));
    those.forEach(s => left.delete(s));
    return {id: "question-" + (i + 1), title, studies: those};
  }).filter(q => q.studies.length > 0);
}

function questionSection(question) {
  return [
    el("div", {class: "question", id: question.id}, el("h2", {}, question.title),
      el("p", {}, question.studies.map((s, i) => [i > 0 && " · ", el("a", {href: "#" + s.name}, short(s)), s.table && s.table.partial && badge()]))),
    question.studies.map(studySection),
  ];
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
    study.pictures && gallery(study),
    t && ownPicture(t, t.blocks[0]),
    study.manifest && manifest("What made this", study.manifest));
}

function manifest(title, data) {
  return manifestOf(title, tree(data));
}

function manifestOf(title, content) {
  return el("details", {class: "manifest"}, el("summary", {}, title), content);
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

/** Opens what the address names: a section, or an architecture by #arch=13433. */
function follow() {
  const hash = decodeURIComponent(location.hash.slice(1));
  if (hash.startsWith("arch=")) {
    const input = document.getElementById("architecture");
    input.value = hash.slice("arch=".length);
    input.form.requestSubmit();
    document.getElementById("architectures").scrollIntoView();
  } else if (hash) {
    document.getElementById(hash)?.scrollIntoView();
  }
}

async function start() {
  const main = document.querySelector("main");
  const data = await unpack();
  const studies = data.studies.filter(s => s.name !== "density" && s.name !== "bench")
    .sort((a, b) => a.name.localeCompare(b.name, "en", {numeric: true}));
  const density = data.studies.find(s => s.name === "density");
  const bench = data.studies.find(s => s.name === "bench");
  const questions = byQuestion(studies);
  needs = new Needs(data.proxies, data.rowScores);
  ownEntries = ownOf(data.evaluations);
  main.append(
    el("section", {class: "intro"},
      el("h1", {}, "Which score of an untrained network predicts how robust it will be?"),
      el("p", {}, "Zero-cost proxies ranked against the accuracies of trained networks, and against the figures of the CRoZe paper."),
      data.remarks.map(r => el("p", {class: "warning"}, r))),
    glance(studies));
  const points = scatterSection(data.architectures);
  main.append(points,
    section("architectures", "Any architecture", architectureSection(data.architectures)),
    proxySection(data.proxies, data.costs),
    density ? section("density", "Scores against accuracies", gallery(density)) : "",
    ...questions.flatMap(questionSection).flat(),
    data.readings.length > 0 ? section("readings", "Findings", data.readings.map(reading)) : "",
    section("provenance", "How this was made",
      el("p", {class: "made"}, `croze-bench ${data.version}, ${data.made.replace("T", " ")}`),
      bench ? manifestOf("Timings", studySection(bench)) : "",
      data.sweeps.length > 0
        ? data.sweeps.map(s => manifest(s.name, s.manifest))
        : el("p", {}, "No sweep has been finished.")));
  navigation([["findings", "At a glance"], ...(points ? [["scatter", "Scatter"]] : []), ["architectures", "Architectures"],
    ...(data.proxies ? [["proxies", "Proxies"]] : []), ...(density ? [["density", "Densities"]] : []), ...questions.map(q => [q.id, q.title]),
    ...(data.readings.length > 0 ? [["readings", "Findings"]] : []), ["provenance", "How this was made"]]);
  viewerCloses();
  addEventListener("hashchange", follow);
  document.documentElement.dataset.ready = "true";
  follow();
}

start().catch(failure => document.querySelector("main").append(
  el("p", {class: "warning"}, "This page could not be shown: " + failure.message)));
