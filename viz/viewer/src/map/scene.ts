// What a file has to put on a map, read when it is first asked for.
import { boundsOf, trafficOf, trafficYears, networkOf, dayFor, NEVER, type Network, type Traffic } from "../data/network";
import { gatewaysOf, linesOfStops, sitesOf, stationsOf, stopsOf, truckPairs, type Gateway, type Pair, type Site, type Stations, type Stop } from "../data/places";
import { numbersOf, type Result } from "../data/result";
import { hasVehicles, vehiclesOf, type Vehicles } from "../data/vehicles";
import { cellsOf, yearsOf, zonesOf, type CellGrid, type Zones } from "../data/zones";
import type { Section } from "./layers";
import { Memo } from "./memo";

export interface Goods {
  pairs: Pair[];
  placed: Gateway[];
  /** Names of gateways that no place shares. */
  unplaced: string[];
}

/** Keeps the promise of the first call. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

export class Scene {
  readonly memo = new Memo();
  readonly stations: () => Promise<Stations>;
  readonly stops: () => Promise<Stop[]>;
  readonly sites: () => Promise<Site[]>;
  readonly cells: () => Promise<CellGrid>;
  readonly vehicles: () => Promise<Vehicles>;

  private constructor(readonly result: Result, readonly network: Network, readonly zones: Zones, readonly years: number[], readonly months: number[], readonly days: number[]) {
    this.stations = once(() => stationsOf(result));
    this.stops = once(() => stopsOf(result));
    this.sites = once(() => sitesOf(result));
    this.cells = once(() => cellsOf(result, zones.id));
    this.vehicles = once(() => vehiclesOf(result));
  }

  static async of(result: Result): Promise<Scene> {
    const [network, zones, { years, months }] = await Promise.all([networkOf(result), zonesOf(result), yearsOf(result)]);
    return new Scene(result, network, zones, years, months, trafficYears(result));
  }

  get lastYear(): number {
    return this.years.at(-1) ?? 0;
  }
  get hasVehicles(): boolean {
    return hasVehicles(this.result);
  }

  /** The day of travel that stands for a year. */
  async day(year: number): Promise<Traffic | undefined> {
    const own = dayFor(this.days, year || Infinity);
    return own === undefined ? undefined : trafficOf(this.result, own);
  }

  /** Whether a link is open to traffic by the end of a year. */
  isOpen(row: number, year: number): boolean {
    const from = this.network.openFrom[row] ?? 0;
    return from < NEVER && (year === 0 || from <= year * 100 + 12);
  }

  isNever(row: number): boolean {
    return (this.network.openFrom[row] ?? 0) >= NEVER;
  }

  /** Bounds of what matters: the region's zones, else all roads. */
  get bounds(): number[] {
    const corners = this.zones.polygons.flat(3).flat();
    return corners.length ? boundsOf(corners) : this.network.bounds;
  }

  /** Stations open in a year. */
  async stationsIn(year: number): Promise<Stations["all"]> {
    const stations = await this.stations();
    return this.memo.get(`stations ${year}`, () => stations.all.filter(s => stations.year[s.row] === year));
  }

  /** Sites that stand in a year. */
  async sitesIn(year: number): Promise<Site[]> {
    const sites = await this.sites();
    return this.memo.get(`sites ${year}`, () => sites.filter(site => !year || !site.opening || site.opening <= year));
  }

  /** Sections of lines with the riders on board in a bin of a day. */
  sections(day: Traffic | undefined, bin: number): Promise<Section[]> {
    return this.memo.get(`sections ${day?.year} ${bin}`, () => this.readSections(day, bin));
  }

  private async readSections(day: Traffic | undefined, bin: number): Promise<Section[]> {
    if (!day?.year) return [];
    const group = `transit/${day.year}`,
      c = await this.result.columns(["load_forward", "load_backward", "places"].map(name => `${group}/${name}`)),
      [forward, backward, places] = ["load_forward", "load_backward", "places"].map(name => numbersOf(c[`${group}/${name}`])),
      stops = await this.stops(),
      calls = stops.length;
    return [...linesOfStops(stops).values()].flatMap(line =>
      line.slice(0, -1).map((from, i): Section => {
        const at = bin * calls + from.row;
        return { from, to: line[i + 1], load: (forward[at] ?? 0) + (backward[at] ?? 0), places: places[at] ?? 0 };
      })
    ).filter(section => section.places > 0 || section.load > 0);
  }

  freight(year: number): Promise<Goods> {
    return this.memo.get(`freight ${year}`, () => this.readFreight(year));
  }

  private async readFreight(year: number): Promise<Goods> {
    const [pairs, gateways] = await Promise.all([truckPairs(this.result, year, 120), this.sites().then(sites => gatewaysOf(this.result, year, this.network, this.zones, sites))]);
    return { pairs, ...gateways };
  }
}

const scenes = new WeakMap<Result, Promise<Scene>>();
/** The scene of a file, made once. */
export function sceneOf(result: Result): Promise<Scene> {
  if (!scenes.has(result)) scenes.set(result, Scene.of(result));
  return scenes.get(result)!;
}
