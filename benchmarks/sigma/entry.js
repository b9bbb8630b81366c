// A page of Sigma as its guide makes one: GraphML read, laid out by ForceAtlas2, drawn by WebGL.
import Graph from "graphology";
import { parse } from "graphology-graphml/browser";
import circular from "graphology-layout/circular";
import forceAtlas2 from "graphology-layout-forceatlas2";
import Sigma from "sigma";

const ROUNDS = 100;
const graph = parse(Graph, document.getElementById("graphml").textContent);
circular.assign(graph);
graph.forEachNode((id) => graph.mergeNodeAttributes(id, { size: Math.min(12, 2 + Math.sqrt(graph.degree(id))), color: "#446688" }));
forceAtlas2.assign(graph, { iterations: ROUNDS, settings: forceAtlas2.inferSettings(graph) });
globalThis.sigma = new Sigma(graph, document.getElementById("stage"));
document.documentElement.dataset.ready = "yes";
