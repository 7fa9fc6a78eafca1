// Points of a file: stations, stops and lines, sites, gateways of goods.
import type { Column } from "../reader/protocol";
import type { Network } from "./network";
import { numbersOf, textsOf, type Result } from "./result";
import type { Zones } from "./zones";

export interface Station {
  row: number;
  name: string;
  lon: number;
  lat: number;
}

export interface Stations {
  columns: Record<string, Column>;
  year: number[];
  all: Station[];
}

export async function stationsOf(result: Result): Promise<Stations> {
  const columns = await result.group("stations"),
    lon = numbersOf(columns.lon),
    lat = numbersOf(columns.lat);
  return { columns, year: [...numbersOf(columns.year)], all: textsOf(columns.station).map((name, row) => ({ row, name, lon: lon[row], lat: lat[row] })) };
}

export interface Stop {
  row: number;
  line: string;
  lineName: string;
  name: string;
  kind: string;
  order: number;
  lon: number;
  lat: number;
}

export async function stopsOf(result: Result): Promise<Stop[]> {
  const c = await result.group("stops"),
    lon = numbersOf(c.lon),
    lat = numbersOf(c.lat),
    order = numbersOf(c.order);
  const [line, lineName, name, kind] = [c.line, c.line_name, c.name, c.kind].map(textsOf);
  return name.map((own, row) => ({ row, line: line[row], lineName: lineName[row], name: own, kind: kind[row], order: order[row], lon: lon[row], lat: lat[row] }));
}

/** Stops of each line in their order. */
export function linesOfStops(stops: Stop[]): Map<string, Stop[]> {
  const lines = new Map<string, Stop[]>();
  for (const stop of stops) lines.set(stop.line, [...(lines.get(stop.line) ?? []), stop]);
  for (const line of lines.values()) line.sort((a, b) => a.order - b.order);
  return lines;
}

export interface Site {
  row: number;
  name: string;
  kind: string;
  lon: number;
  lat: number;
  areaHa: number;
  opening: number;
}

export async function sitesOf(result: Result): Promise<Site[]> {
  const c = await result.group("sites"),
    [lon, lat, area, opening] = [c.lon, c.lat, c.area_ha, c.opening_year].map(numbersOf),
    kind = textsOf(c.kind);
  return textsOf(c.name).map((name, row) => ({ row, name, kind: kind[row], lon: lon[row], lat: lat[row], areaHa: area[row], opening: opening[row] }));
}

export interface Gateway {
  row: number;
  name: string;
  lon: number;
  lat: number;
  tonnes: number;
}

const wordsOf = (name: string): string[] => name.replace(/\(.*?\)/g, " ").split(/[^\p{L}\d]+/u).filter(Boolean);

/** How many words two names share from their begin; names of the region begin with their proper part. */
function shared(a: string[], b: string[]): number {
  let same = 0;
  while (same < a.length && same < b.length && a[same].toLowerCase() === b[same].toLowerCase()) same++;
  return same;
}

/** The place whose name begins most like a gateway's, by two words at least; a longer name of the place counts against it. */
export function placeLike(name: string, places: { name: string; lon: number; lat: number }[]): { lon: number; lat: number } | undefined {
  const own = wordsOf(name);
  let best: { lon: number; lat: number } | undefined,
    most = 1.5;
  for (const place of places) {
    const other = wordsOf(place.name),
      score = shared(own, other) - 0.05 * Math.max(0, other.length - own.length);
    if (score > most) [best, most] = [place, score];
  }
  return best;
}

/** Gateways of a year with a place; the file names them only, unless it has gateway_lon and gateway_lat. */
export async function gatewaysOf(result: Result, year: number, network: Network, zones: Zones, sites: Site[]): Promise<{ placed: Gateway[]; unplaced: string[] }> {
  const group = `freight/${year}`,
    c = await result.columns(["gateway", "gateway_tonnes", "gateway_lon", "gateway_lat"].map(name => `${group}/${name}`));
  const names = textsOf(c[`${group}/gateway`]),
    tonnes = numbersOf(c[`${group}/gateway_tonnes`]),
    lon = numbersOf(c[`${group}/gateway_lon`]),
    lat = numbersOf(c[`${group}/gateway_lat`]);
  const nodes = network.nodeName.map((name, i) => ({ name, lon: network.nodeLon[i], lat: network.nodeLat[i] }));
  const places = [...nodes, ...zones.name.map((name, i) => ({ name, lon: zones.lon[i], lat: zones.lat[i] })), ...sites];
  const placed: Gateway[] = [],
    unplaced: string[] = [];
  names.forEach((name, row) => {
    const at = Number.isFinite(lon[row]) ? { lon: lon[row], lat: lat[row] } : placeLike(name, places);
    if (at) placed.push({ row, name, lon: at.lon, lat: at.lat, tonnes: tonnes[row] });
    else if (tonnes[row] > 0) unplaced.push(name);
  });
  return { placed, unplaced };
}

export interface Pair {
  from: number;
  to: number;
  trips: number;
}

/** The pairs of different zones between which most trucks drive, both directions together. */
export async function truckPairs(result: Result, year: number, most: number): Promise<Pair[]> {
  const column = await result.column(`trips/${year}/truck`);
  if (!column) return [];
  const trips = numbersOf(column),
    n = column.shape[0],
    pairs: Pair[] = [];
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) pairs.push({ from: i, to: j, trips: trips[i * n + j] + trips[j * n + i] });
  return pairs.filter(pair => pair.trips > 0).sort((a, b) => b.trips - a.trips).slice(0, most);
}
