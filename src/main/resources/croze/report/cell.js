/* The drawing of a NAS-Bench-201 cell. */

const EDGES = [[0, 1], [0, 2], [1, 2], [0, 3], [1, 3], [2, 3]];
const PLACES = [[40, 120], [196, 50], [346, 190], [502, 120]];
const NODE_NAMES = ["in", "1", "2", "out"];
const SHORT = {none: "none", skip_connect: "skip", nor_conv_1x1: "conv 1×1", nor_conv_3x3: "conv 3×3", avg_pool_3x3: "pool 3×3"};
/* How far an edge bends from the straight line, and where on it its label stands. */
const BENDS = [-26, 84, 0, 0, -84, 26];
const LABEL_AT = [.5, .5, .72, .3, .5, .5];
const RADIUS = 20;

/** Edges on a path from input to output; "none" cuts a path. */
function liveEdges(operations) {
  const from = [true, false, false, false];
  EDGES.forEach(([a, b], i) => { from[b] = from[b] || (from[a] && operations[i] !== "none"); });
  const to = [false, false, false, true];
  [...EDGES.keys()].reverse().forEach(i => {
    const [a, b] = EDGES[i];
    to[a] = to[a] || (to[b] && operations[i] !== "none");
  });
  return EDGES.map(([a, b], i) => operations[i] !== "none" && from[a] && to[b]);
}

function drawCell(operations) {
  const live = liveEdges(operations);
  const described = EDGES.map(([a, b], i) => `${NODE_NAMES[a]} to ${NODE_NAMES[b]}: ${SHORT[operations[i]]}`);
  return svg("svg", {class: "cell", viewBox: "0 0 542 240", role: "img", "aria-label": described.join("; ")},
    svg("defs", {}, ["live", "dead"].map(kind =>
      svg("marker", {id: "arrow-" + kind, class: "arrow " + kind, viewBox: "0 0 10 10", refX: 9, refY: 5,
        markerWidth: 5, markerHeight: 5, orient: "auto-start-reverse"}, svg("path", {d: "M0 0L10 5L0 10z"})))),
    EDGES.map((edge, i) => drawEdge(edge, i, operations[i], live[i])),
    PLACES.map(([x, y], i) => svg("g", {class: "node"},
      svg("circle", {cx: x, cy: y, r: RADIUS}),
      svg("text", {x: x, y: y + 5}, NODE_NAMES[i]))));
}

function drawEdge([a, b], i, operation, live) {
  const [x1, y1] = PLACES[a];
  const [x2, y2] = PLACES[b];
  const length = Math.hypot(x2 - x1, y2 - y1);
  const control = [
    (x1 + x2) / 2 - BENDS[i] * (y2 - y1) / length,
    (y1 + y2) / 2 + BENDS[i] * (x2 - x1) / length,
  ];
  const start = towards([x1, y1], control);
  const end = towards([x2, y2], control);
  const t = LABEL_AT[i];
  const at = [0, 1].map(k => (1 - t) ** 2 * start[k] + 2 * t * (1 - t) * control[k] + t ** 2 * end[k]);
  const kind = live ? "live" : "dead";
  const name = SHORT[operation];
  const width = 16 + 7.6 * name.length;
  return svg("g", {class: `edge ${kind} ${operation}`},
    svg("path", {d: `M${start}Q${control} ${end}`, "marker-end": `url(#arrow-${kind})`}),
    svg("rect", {x: at[0] - width / 2, y: at[1] - 12, width: width, height: 23, rx: 11.5}),
    svg("text", {x: at[0], y: at[1] + 4.5}, name));
}

/** The point on a node's rim in the direction of another point. */
function towards([x, y], [u, v]) {
  const length = Math.hypot(u - x, v - y);
  return [x + (u - x) * (RADIUS + 3) / length, y + (v - y) * (RADIUS + 3) / length];
}
