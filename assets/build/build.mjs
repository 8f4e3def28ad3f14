// Fabrique tout ce qui est versé tel quel dans le dépôt et ne se modifie pas à la main.
//
//   node build.mjs RACINE [cible…]
//
// RACINE est la racine du projet. Sans cible, tout est refait : plotly bootstrap police geo
// licences axe territoires. Deux exécutions donnent les mêmes octets.
//
// Ce dossier ne contient que la recette. `npm ci` et ce script se lancent depuis une copie hors de
// assets/ (voir la cible `assets` du Makefile) : Dash parcourt assets/, et un node_modules/ y serait
// servi aux navigateurs. Pour la même raison les entrées esbuild et sass sont écrites ici, en texte.
//
// Changer une version : package.json, puis `npm install`, puis `make assets`. La version de plotly.js
// doit rester celle qu'embarque plotly.py (un test la compare).

import { createRequire } from "node:module";
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const HERE = dirname(fileURLToPath(import.meta.url));
const require = createRequire(import.meta.url);
const MODULES = join(HERE, "node_modules");

const TARGETS = {
  plotly: buildPlotly,
  bootstrap: buildBootstrap,
  police: copyFont,
  geo: buildGeo,
  licences: copyLicences,
  axe: copyAxe,
  territoires: buildTerritories,
};

async function main([root, ...names]) {
  if (!root) throw new Error("Usage : node build.mjs RACINE [cible…]");
  for (const name of names.length ? names : Object.keys(TARGETS)) {
    if (!TARGETS[name]) throw new Error(`Cible inconnue : ${name}`);
    await TARGETS[name](resolve(root));
  }
}

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(`${path}  ${Buffer.byteLength(text)}`);
}

function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(join(MODULES, from), to);
}

const vendor = (root, ...path) => join(root, "assets", "vendor", ...path);

// ---------------------------------------------------------------------------------------- plotly.js

// Les seuls tracés dont le tableau de bord se sert ; scatter est dans le cœur. Réglages par défaut :
// français, fonds de carte à côté de ce fichier, pas d'envoi vers le nuage de l'éditeur.
const PLOTLY_ENTRY = `
const Plotly = require("plotly.js/lib/core");
Plotly.register([
  require("plotly.js/lib/bar"),
  require("plotly.js/lib/choropleth"),
  require("plotly.js/lib/scattergeo"),
  require("plotly.js/lib/locales/fr"),
]);
const source = document.currentScript && document.currentScript.src;
Plotly.setPlotConfig({
  locale: "fr",
  showSendToCloud: false,
  ...(source ? { topojsonURL: new URL("geo/", source).href } : {}),
});
window.Plotly = Plotly;
`;

async function buildPlotly(root) {
  const { build } = await import("esbuild");
  const version = require("plotly.js/package.json").version;
  const result = await build({
    stdin: { contents: PLOTLY_ENTRY, resolveDir: HERE, loader: "js" },
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2018",
    charset: "utf8",
    legalComments: "external",
    define: { global: "window", "define.amd": "false", "process.env.NODE_DEBUG": "false" },
    alias: { regl: "@plotly/regl" },
    banner: {
      js: `/* plotly.js v${version} (bar, choropleth, scatter, scattergeo, fr) - MIT - voir licences/ */`,
    },
    outfile: "plotly.min.js",
    write: false,
    logLevel: "warning",
  });
  const text = (end) => result.outputFiles.find((file) => file.path.endsWith(end)).text;
  write(vendor(root, "plotly.min.js"), text("plotly.min.js"));
  write(
    vendor(root, "licences", "plotly-dependances.txt"),
    text(".LEGAL.txt").replaceAll("node_modules/", ""),
  );
}

// ---------------------------------------------------------------------------------------- Bootstrap

// Ce que dash-bootstrap-components et les pages emploient, et rien de plus : ni carrousel, ni fil
// d'Ariane, ni pagination, ni bulles d'aide (elles demanderaient du JavaScript de Bootstrap).
const BOOTSTRAP_PARTS = [
  "functions",
  "variables",
  "variables-dark",
  "maps",
  "mixins",
  "utilities",
  "root",
  "reboot",
  "type",
  "containers",
  "grid",
  "tables",
  "forms",
  "buttons",
  "transitions",
  "dropdown",
  "button-group",
  "nav",
  "navbar",
  "card",
  "accordion",
  "badge",
  "alert",
  "list-group",
  "close",
  "modal",
  "spinners",
  "offcanvas",
  "helpers",
  "utilities/api",
];

async function buildBootstrap(root) {
  const sass = await import("sass");
  const version = require("bootstrap/package.json").version;
  const source = BOOTSTRAP_PARTS.map((part) => `@import "bootstrap/scss/${part}";`).join("\n");
  const { css } = sass.compileString(source, {
    style: "compressed",
    loadPaths: [MODULES],
    logger: sass.Logger.silent,
    quietDeps: true,
  });
  const clean = css.replace(/^\uFEFF/, "");
  if (/url\(["']?(https?:)?\/\//.test(clean))
    throw new Error("bootstrap.min.css cite un autre hôte.");
  const banner = `/* Bootstrap v${version} - MIT - voir licences/ */\n`;
  write(vendor(root, "bootstrap.min.css"), banner + clean);
}

// ------------------------------------------------------------------------- police, licences, mesures

function copyFont(root) {
  const files = "@fontsource-variable/public-sans/files";
  copy(`${files}/public-sans-latin-wght-normal.woff2`, vendor(root, "public-sans.woff2"));
  copy(`${files}/public-sans-latin-ext-wght-normal.woff2`, vendor(root, "public-sans-ext.woff2"));
}

function copyLicences(root) {
  copy("plotly.js/LICENSE", vendor(root, "licences", "plotly.txt"));
  copy("bootstrap/LICENSE", vendor(root, "licences", "bootstrap.txt"));
  copy("@fontsource-variable/public-sans/LICENSE", vendor(root, "licences", "public-sans.txt"));
}

function copyAxe(root) {
  copy("axe-core/axe.min.js", join(root, "tests", "browser", "axe.min.js"));
}

// ------------------------------------------------------------------------------- fonds de carte

// plotly.js demande `{topojsonURL}/world_{resolution}m.json` et y lit objects.countries (choroplèthe
// et points repérés par code), objects.land, objects.coastlines. Les autres couches existent, vides,
// pour que show…=True ne casse rien. `tolerance` : surface, en degrés carrés, du plus petit détail
// gardé ; `island` : celle de la plus petite île gardée quand son pays en a une plus grande.
const OUTLINES = {
  world_50m: { tolerance: 0.003, island: 0.005, grid: 3e4 },
  world_110m: { tolerance: 0.04, island: 0.06, grid: 2e4 },
};
const DROPPED = new Set(["ATA"]); // hors cadre de la carte, et lourd
const EMPTY_LAYERS = ["lakes", "ocean", "rivers", "subunits"];

async function buildGeo(root) {
  const tools = {
    ...(await import("topojson-client")),
    ...(await import("topojson-simplify")),
    ...(await import("d3-geo")),
  };
  const world = readPlotlyWorld();
  for (const [name, options] of Object.entries(OUTLINES)) {
    write(vendor(root, "geo", `${name}.json`), JSON.stringify(outline(world, options, tools)));
  }
}

function readPlotlyWorld() {
  globalThis.window ??= {};
  return require("plotly.js/dist/plotly-geo-assets.js").topojson.world_50m;
}

function outline(world, { tolerance, island, grid }, tools) {
  const topology = tools.presimplify({
    type: "Topology",
    arcs: structuredClone(world.arcs),
    transform: world.transform,
    objects: {
      all: { type: "GeometryCollection", geometries: onePerCode(world.objects.countries) },
    },
  });
  keepSmallRings(topology);
  const simple = tools.simplify(topology, tolerance);
  const all = simple.objects.all.geometries.filter((g) => !DROPPED.has(g.id));
  for (const geometry of all) dropIslets(simple, geometry, island);
  simple.objects = { all: { type: "GeometryCollection", geometries: all } };

  const small = tools.quantize(simple, grid);
  dropCollapsed(small, tools);
  return layers(prune(small), tools);
}

// Le fond d'origine coupe neuf territoires en plusieurs objets de même code ; plotly n'en trouverait qu'un.
function onePerCode({ geometries }) {
  const byCode = new Map();
  for (const { id, type, arcs, properties } of geometries) {
    const polygons = type === "Polygon" ? [arcs] : arcs;
    const known = byCode.get(id);
    if (known) known.arcs.push(...polygons);
    else
      byCode.set(id, {
        type: "MultiPolygon",
        id,
        properties: { ct: properties.ct },
        arcs: [...polygons],
      });
  }
  return [...byCode.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

// Une île ne se réduit pas à un trait : trois points intérieurs survivent sur un contour fermé, un ailleurs.
function keepSmallRings(topology) {
  for (const arc of topology.arcs) {
    const closed = arc[0][0] === arc.at(-1)[0] && arc[0][1] === arc.at(-1)[1];
    arc
      .slice(1, -1)
      .sort((a, b) => b[2] - a[2])
      .slice(0, closed ? 3 : 1)
      .forEach((point) => {
        point[2] = Infinity;
      });
  }
}

function ringPoints(topology, ring) {
  return ring.flatMap((index, i) => {
    const arc = topology.arcs[index < 0 ? ~index : index];
    const points = index < 0 ? [...arc].reverse() : arc;
    return i ? points.slice(1) : points;
  });
}

function flatArea(points) {
  let sum = 0;
  for (let i = 0; i < points.length - 1; i++)
    sum += points[i][0] * points[i + 1][1] - points[i + 1][0] * points[i][1];
  return Math.abs(sum) / 2;
}

function dropIslets(topology, geometry, minimum) {
  const areas = geometry.arcs.map(([outer]) => flatArea(ringPoints(topology, outer)));
  const largest = Math.max(...areas);
  geometry.arcs = geometry.arcs.filter((_, i) => areas[i] >= minimum || areas[i] === largest);
}

// Un contour que l'arrondi a aplati ou retourné remplirait tout le globe : on l'ôte.
function dropCollapsed(topology, tools) {
  const sound = (polygon) => {
    const points = tools.feature(topology, { type: "Polygon", arcs: polygon }).geometry.coordinates;
    const area = tools.geoArea({ type: "Polygon", coordinates: [points[0]] });
    return area > 0 && area < 1;
  };
  const collection = topology.objects.all;
  for (const geometry of collection.geometries) {
    geometry.arcs = geometry.arcs
      .filter(sound)
      .map((polygon) =>
        polygon.filter(
          (ring, i) =>
            i === 0 ||
            flatArea(
              tools.feature(topology, { type: "Polygon", arcs: [ring] }).geometry.coordinates[0],
            ) > 0,
        ),
      );
  }
  collection.geometries = collection.geometries.filter((g) => g.arcs.length);
}

// Ne garde que les arcs employés, dans l'ordre où ils le sont.
function prune(topology) {
  const numbers = new Map();
  const arcs = [];
  const renumber = (index) => {
    const source = index < 0 ? ~index : index;
    if (!numbers.has(source)) numbers.set(source, arcs.push(topology.arcs[source]) - 1);
    return index < 0 ? ~numbers.get(source) : numbers.get(source);
  };
  for (const geometry of topology.objects.all.geometries) {
    geometry.arcs = geometry.arcs.map((polygon) => polygon.map((ring) => ring.map(renumber)));
  }
  return { ...topology, arcs };
}

// Les zones contestées sans code ISO (XAC, XAP, XBT, XHT, XIT, XJK) restent dans `land`, sans pays.
function layers(topology, { mergeArcs, meshArcs }) {
  const all = topology.objects.all;
  const countries = all.geometries
    .filter((g) => !/^X/.test(g.id))
    .map(({ id, properties, arcs }) =>
      arcs.length === 1
        ? { type: "Polygon", id, properties, arcs: arcs[0] }
        : { type: "MultiPolygon", id, properties, arcs },
    );
  const objects = {
    coastlines: collection([meshArcs(topology, all, (a, b) => a === b)]),
    countries: collection(countries),
    land: collection([mergeArcs(topology, all.geometries)]),
  };
  for (const name of EMPTY_LAYERS) objects[name] = collection([]);
  const { transform, arcs } = topology;
  return { type: "Topology", objects, arcs, transform };
}

const collection = (geometries) => ({ type: "GeometryCollection", geometries });

// -------------------------------------------------------------------------- territoires français

const UNINHABITED = new Set(["984", "989"]); // districts des TAAF et Clipperton : pas de commune

function buildTerritories(root) {
  const data = (name) => require(`@etalab/decoupage-administratif/data/${name}.json`);
  const communes = data("communes").filter(
    (c) => c.type === "commune-actuelle" && !UNINHABITED.has(c.departement),
  );
  const byCode = new Map(communes.map((c) => [c.code, c]));
  const target = (name) => join(root, "data", "reference", `${name}.csv`);

  write(
    target("communes"),
    table(
      ["code", "nom", "departement", "region", "population", "siren"],
      communes.map((c) => [
        c.code,
        typographic(c.nom),
        c.departement,
        c.region,
        c.population,
        c.siren,
      ]),
    ),
  );
  write(
    target("epci"),
    table(
      ["siren", "nom", "type", "departement", "region", "population"],
      data("epci").map((e) => {
        const seat = mostPopulous(e.membres, byCode);
        return [
          e.code,
          typographic(e.nom),
          e.type,
          seat.departement,
          seat.region,
          e.populationMunicipale,
        ];
      }),
    ),
  );
}

function mostPopulous(members, byCode) {
  const known = members.filter((m) => byCode.has(m.code));
  const first = known.reduce((a, b) => (b.populationMunicipale > a.populationMunicipale ? b : a));
  return byCode.get(first.code);
}

const typographic = (name) => name.replaceAll("'", "’").replace(/\s+/g, " ").trim();

function table(columns, rows) {
  const cell = (value) => {
    const text = String(value ?? "");
    return /[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const sorted = [...rows].sort((a, b) => (a[0] < b[0] ? -1 : 1));
  return [columns, ...sorted].map((row) => row.map(cell).join(";")).join("\n") + "\n";
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await main(process.argv.slice(2));
