// Roads of a file: /network, and the days of travel of /traffic on them.
import type { Numbers } from "../reader/protocol";
import { numbersOf, textsOf, type Result } from "./result";
import { linesOf, type Lines } from "./wkt";

export interface Network extends Lines {
  count: number;
  id: Numbers;
  name: string[];
  from: string[];
  to: string[];
  lengthM: Numbers;
  lanes: Numbers;
  freeSpeed: Numbers;
  capacity: Numbers;
  /** YYYYMM; 0 always, 999912 never. */
  openFrom: Numbers;
  /** West, south, east, north; empty without places. */
  bounds: number[];
  nodeName: string[];
  nodeLon: Numbers;
  nodeLat: Numbers;
}

export const NEVER = 999912;

export async function networkOf(result: Result): Promise<Network> {
  const [links, nodes] = await Promise.all([result.group("network/links"), result.group("network/nodes")]);
  const lon = numbersOf(nodes.lon),
    lat = numbersOf(nodes.lat),
    row = new Map([...numbersOf(nodes.id)].map((id, i) => [id, i]));
  const from = numbersOf(links.from),
    to = numbersOf(links.to);
  const straight = (link: number): number[] => {
    const ends = [row.get(from[link]), row.get(to[link])];
    return ends.every(end => end !== undefined && Number.isFinite(lon[end])) ? ends.flatMap(end => [lon[end!], lat[end!]]) : [];
  };
  const id = numbersOf(links.id),
    texts = textsOf(links.geometry);
  const lines = linesOf(texts.length ? texts : Array.from(id, () => ""), straight);
  const names = textsOf(nodes.name),
    nodeName = (node: number): string => names[row.get(node) ?? -1] || String(node);
  return {
    ...lines,
    count: id.length,
    id,
    name: textsOf(links.name),
    from: Array.from(from, nodeName),
    to: Array.from(to, nodeName),
    lengthM: numbersOf(links.length_m),
    lanes: numbersOf(links.lanes),
    freeSpeed: numbersOf(links.free_speed_kmh),
    capacity: numbersOf(links.capacity_pcu_h),
    openFrom: numbersOf(links.open_from),
    bounds: boundsOf(lines.positions),
    nodeName: names,
    nodeLon: lon,
    nodeLat: lat
  };
}

export function boundsOf(positions: ArrayLike<number>): number[] {
  if (!positions.length) return [];
  const bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < positions.length; i += 2) {
    bounds[0] = Math.min(bounds[0], positions[i]);
    bounds[1] = Math.min(bounds[1], positions[i + 1]);
    bounds[2] = Math.max(bounds[2], positions[i]);
    bounds[3] = Math.max(bounds[3], positions[i + 1]);
  }
  return bounds;
}

/** One day of travel. Rows of time are bins, then links, then classes. */
export interface Traffic {
  year: number; // 0 for the single day of `tanvan traffic`
  links: number;
  binStart: Numbers;
  binLength: Numbers;
  classes: string[];
  volume: Numbers; // [T, L, C] vehicles/h
  pcu: Numbers; // [T, L] PCU/h
  speed: Numbers; // [T, L] km/h
  motorbikeSpeed: Numbers; // [T, L] km/h, of dynamic days
  delay: Numbers; // [T, L] vehicle-hours
}

/** Days of travel that a file holds; 0 is the single day of `tanvan traffic`. */
export const trafficYears = (result: Result): number[] =>
  result.has("traffic/volume_pcu_h") ? [0] : result.yearsUnder("traffic").filter(year => result.has(`traffic/${year}/volume_pcu_h`));

const days = new WeakMap<Result, Map<number, Promise<Traffic>>>();

export function trafficOf(result: Result, year: number): Promise<Traffic> {
  const held = days.get(result) ?? new Map<number, Promise<Traffic>>();
  days.set(result, held);
  if (!held.has(year)) held.set(year, readTraffic(result, year));
  return held.get(year)!;
}

async function readTraffic(result: Result, year: number): Promise<Traffic> {
  const group = year ? `traffic/${year}` : "traffic",
    day = await result.group(group);
  return {
    year,
    links: day.volume_pcu_h?.shape[1] ?? 0,
    binStart: numbersOf(day.bin_start_s),
    binLength: numbersOf(day.bin_length_s),
    classes: textsOf(day.class),
    volume: numbersOf(day.volume_veh_h),
    pcu: numbersOf(day.volume_pcu_h),
    speed: numbersOf(day.speed_kmh),
    motorbikeSpeed: numbersOf(day.motorbike_speed_kmh),
    delay: numbersOf(day.delay_veh_h)
  };
}

/** The last day of travel that is not later than a year, else the first. */
export const dayFor = (years: number[], year: number): number | undefined => years.filter(y => y <= year).at(-1) ?? years[0];
