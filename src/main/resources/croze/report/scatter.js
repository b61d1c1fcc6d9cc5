/* Any score against any accuracy, a point an architecture; drawn by uPlot. */

const POINT_COLOURS = ["#440154", "#414487", "#2a788e", "#22a884", "#7ad151", "#c9b100"];

function scatterSection(data) {
  const space = new Space(data);
  const scores = space.sets.filter(s => s.title === "Scores");
  const accuracies = space.sets.filter(s => s.title.startsWith("Accuracy"));
  if (scores.length === 0 || accuracies.length === 0) {
    return "";
  }
  const state = {dataset: accuracies[0].dataset, score: "croze", accuracy: null, colour: "size", scale: "rank"};
  const place = el("div", {class: "scatter"});
  const draw = () => {
    const columns = scores.find(s => s.dataset === state.dataset).columns;
    const targets = accuracies.filter(s => s.dataset === state.dataset)
      .flatMap(s => s.columns.map(c => ({label: `${c.label}${s.title.includes("adversarial") ? ", adversarial training" : ""}`, values: c.values})));
    const score = columns.find(c => c.label === state.score) || columns[0];
    const accuracy = targets.find(c => c.label === state.accuracy) || targets[0];
    const select = (label, names, chosen, key) => el("label", {}, label,
      el("select", {onchange: event => { state[key] = event.target.value; draw(); }},
        names.map(name => el("option", {value: name, selected: name === chosen}, name))));
    const plot = el("div", {class: "plot"});
    const told = el("p", {class: "told-point", "aria-live": "polite"}, "Rest the pointer on a point for its cell; a click opens it.");
    place.replaceChildren(el("div", {class: "selects"},
      select("Data set", distinct(accuracies.map(s => s.dataset)), state.dataset, "dataset"),
      select("Score", columns.map(c => c.label), score.label, "score"),
      select("Accuracy (%)", targets.map(c => c.label), accuracy.label, "accuracy"),
      select("Horizontal", ["rank", "value"], state.scale, "scale"),
      select("Colour", ["size", "longest path"], state.colour, "colour")), plot, told);
    scatter(space, plot, told, points(space, score, accuracy, columns, state), state, [score.label, accuracy.label]);
  };
  draw();
  return section("scatter", "Any score against any accuracy", place);
}

/** Architectures with both values: {index, x, y, bin}. */
function points(space, score, accuracy, columns, state) {
  const known = [...score.values.keys()].filter(i => Number.isFinite(score.values[i]) && Number.isFinite(accuracy.values[i]));
  const size = columns.find(c => c.label === "effective_params");
  const colour = new Map(known.map(i => [i, state.colour === "size" && size ? size.values[i] : longestPath(space.cell(i))]));
  const levels = distinct([...colour.values()]).sort((a, b) => a - b);
  const bin = i => Math.floor(levels.indexOf(colour.get(i)) / levels.length * POINT_COLOURS.length);
  const ordered = [...known].sort((a, b) => score.values[a] - score.values[b]);
  const ranks = new Map(ordered.map((index, r) => [index, r + 1]));
  const logarithm = known.every(i => score.values[i] >= 0) && Math.max(...ordered.slice(-1).map(i => score.values[i])) > 1e4;
  const x = i => state.scale === "rank" ? ranks.get(i) : logarithm ? Math.log10(score.values[i] + 1) : score.values[i];
  return {logarithm, list: known.map(i => ({index: i, x: x(i), y: accuracy.values[i], bin: bin(i)}))};
}

/** Most convolutions and pools on a way from input to output; skips count nothing. */
function longestPath(operations) {
  const depth = [0, -1, -1, -1];
  EDGES.forEach(([a, b], i) => {
    if (depth[a] >= 0 && operations[i] !== "none") {
      depth[b] = Math.max(depth[b], depth[a] + (operations[i] === "skip_connect" ? 0 : 1));
    }
  });
  return depth[3];
}

function scatter(space, plot, told, {list, logarithm}, state, [xLabel, yLabel]) {
  const bins = POINT_COLOURS.map((_, b) => list.filter(p => p.bin === b).sort((p, q) => p.x - q.x));
  const style = getComputedStyle(document.documentElement);
  const ink = style.getPropertyValue("--soft").trim();
  const axis = label => ({label, stroke: ink, grid: {stroke: style.getPropertyValue("--line").trim()}, ticks: {show: false}});
  const drawBin = (u, index) => {
    const {ctx} = u;
    ctx.save();
    ctx.fillStyle = POINT_COLOURS[index - 1];
    ctx.globalAlpha = .55;
    const size = 2.6 * devicePixelRatio;
    for (const p of bins[index - 1]) {
      ctx.fillRect(u.valToPos(p.x, "x", true) - size / 2, u.valToPos(p.y, "y", true) - size / 2, size, size);
    }
    ctx.restore();
    return null;
  };
  const width = Math.min(900, document.querySelector("main").clientWidth - 40);
  const horizontal = state.scale === "rank" ? `${xLabel}, rank` : logarithm ? `log₁₀ (${xLabel} + 1)` : xLabel;
  const chart = new uPlot({
    mode: 2, width, height: Math.round(width * .6), legend: {show: false}, cursor: {drag: {setScale: false}, x: false, y: false, points: {show: false}},
    scales: {x: {time: false, range: (u, low, high) => [low, high]}, y: {range: (u, low, high) => [low - 1, high + 1]}},
    axes: [axis(horizontal), axis(yLabel + " (%)")],
    series: [null, ...POINT_COLOURS.map(() => ({paths: drawBin, facets: [{scale: "x", auto: true}, {scale: "y", auto: true}]}))],
  }, [null, ...bins.map(b => [b.map(p => p.x), b.map(p => p.y)])], plot);
  const nearest = event => {
    const box = chart.over.getBoundingClientRect();
    const [left, top] = [event.clientX - box.left, event.clientY - box.top];
    let best = null;
    let least = 144;
    for (const p of list) {
      const d = (chart.valToPos(p.x, "x") - left) ** 2 + (chart.valToPos(p.y, "y") - top) ** 2;
      if (d < least) {
        [best, least] = [p, d];
      }
    }
    return best;
  };
  chart.over.addEventListener("mousemove", event => {
    const p = nearest(event);
    if (p) {
      told.replaceChildren(el("b", {}, `Architecture ${thousands(p.index)}`), ` ${space.text(p.index)}: ${p.y.toFixed(2)} %`);
    }
  });
  chart.over.addEventListener("click", event => {
    const p = nearest(event);
    if (p) {
      location.hash = "arch=" + p.index;
    }
  });
}
