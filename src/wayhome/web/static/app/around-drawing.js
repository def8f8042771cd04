// Draws a network from the links of its list, in Cytoscape: shapes for what each is, drawn out to the shape of its place.
export const beside = (link) =>
  link.dataset.beside.split(" ").filter(Boolean).map((id) => document.getElementById(id));

const SHAPES = {
  child: "ellipse", adult: "triangle", person: "diamond", place: "rectangle", phone: "round-rectangle", vehicle: "hexagon",
};
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

const elements = (links) => [
  ...links.map((link, place) => ({
    data: { id: link.id, name: link.dataset.name, shape: SHAPES[link.dataset.kind], ring: place ? 1 : 2 },
    classes: "onlyNamed" in link.dataset ? "only-named" : "",
  })),
  ...links.flatMap((link) =>
    beside(link)
      .filter((other) => other && link.id < other.id)
      .map((other) => ({ data: { id: `${link.id} ${other.id}`, source: link.id, target: other.id } })),
  ),
];

const style = () => [
  { selector: "node", style: {
    label: "data(name)", shape: "data(shape)", width: 26, height: 26, "font-size": 13, "text-wrap": "wrap",
    "text-max-width": 130, "text-valign": "bottom", "text-margin-y": 4, "min-zoomed-font-size": 0, "border-width": 2,
    "background-color": colour("--app-harbour"), "border-color": colour("--app-ink"), color: colour("--app-names"),
    "text-background-color": colour("--app-paper"), "text-background-opacity": 0.85, "text-background-padding": 1,
  } },
  { selector: "node[ring = 2]", style: { width: 40, height: 40, "font-weight": "bold", "background-color": colour("--app-lamp") } },
  { selector: ".only-named", style: { "border-style": "dashed", "background-color": colour("--app-paper") } },
  { selector: "edge", style: { width: 2, "line-color": colour("--app-past"), "curve-style": "straight" } },
  { selector: ".here", style: { "border-width": 6, "border-color": colour("--app-names"), "font-weight": "bold" } },
  { selector: ".beside-it", style: { "line-color": colour("--app-names"), width: 4 } },
];

// A style of Cytoscape's own would be inline; ours is in the stylesheet, and this tells it that it is there already.
const styled = document.createElement("meta");
styled.id = "__________cytoscape_stylesheet";
document.head.append(styled);

// The drawing is drawn out to the shape of its place, so that names stand apart.
const drawOut = (graph, picture, laid) => {
  graph.nodes().positions((node) => laid.get(node.id()));
  const drawn = graph.elements().boundingBox();
  const wider = (picture.clientWidth / picture.clientHeight) / (drawn.w / drawn.h);
  const stretched = { x: Math.min(Math.max(wider, 1), 2.5), y: Math.min(Math.max(1 / wider, 1), 2.5) };
  graph.nodes().positions((node) => ({ x: node.position("x") * stretched.x, y: node.position("y") * stretched.y }));
};

// Names and shapes are as large as text on the page, however far the drawing had to be drawn in to fit.
const sizeNames = (graph, narrow) => {
  const scale = 1 / graph.zoom();
  graph.nodes().style({
    "font-size": (narrow ? 12 : 14) * scale, "text-max-width": (narrow ? 76 : 140) * scale, "text-margin-y": 3 * scale,
    "border-width": 2 * scale, width: (narrow ? 18 : 24) * scale, height: (narrow ? 18 : 24) * scale,
  });
  graph.nodes("[ring = 2]").style({ width: 36 * scale, height: 36 * scale });
  graph.edges().style({ width: 1.5 * scale });
};

// A page that is narrowed, turned or printed has another place for the drawing.
const fitInto = (picture, graph) => {
  const laid = new Map(graph.nodes().map((node) => [node.id(), { ...node.position() }]));
  let width = 0;
  const fit = () => {
    if (!picture.clientWidth || picture.clientWidth === width) return;
    width = picture.clientWidth;
    graph.elements().removeStyle();
    graph.resize();
    drawOut(graph, picture, laid);
    graph.fit(undefined, 40);
    sizeNames(graph, width < 500);
  };
  fit();
  new ResizeObserver(fit).observe(picture);
};

export const draw = (links, picture) => {
  const graph = window.cytoscape({
    container: picture,
    elements: elements(links),
    style: style(),
    layout: {
      name: "cose", randomize: false, animate: false, nodeRepulsion: () => 900000, idealEdgeLength: () => 90,
      nodeOverlap: 30, padding: 30, numIter: 1500, initialTemp: 400,
    },
    userZoomingEnabled: false, userPanningEnabled: false, boxSelectionEnabled: false, autoungrabify: true,
  });
  fitInto(picture, graph);
  matchMedia("screen and (prefers-color-scheme: dark)").addEventListener("change", () => graph.style(style()));
  return graph;
};
