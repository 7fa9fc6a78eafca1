// What a map can show of links, zones and cells: values by row, with their unit and meaning.
import { spell, t } from "../i18n";
import { shownAs } from "../i18n/units";
import type { Column } from "../reader/protocol";
import type { Meaning } from "../ui/tip";
import type { Network, Traffic } from "./network";
import { dayFor } from "./network";
import { numbersOf, type Result } from "./result";
import { labelOf, meaningOf, unitOf } from "./words";

export type Kind = "amount" | "load" | "speed" | "change";

export interface Measured {
  values: ArrayLike<number>;
  unit: string;
  /** By which values of the file were multiplied for this unit. */
  factor: number;
  kind: Kind;
  meaning: Meaning;
  /** The year that the values are of, where it is not the one asked for. */
  year: number;
}

const DAY_MEASURES = ["vc", "volume", "speed", "motorbike_speed", "delay"] as const;

/** Names of what links can show, in groups: of all vehicles, by class. */
export function linkMeasures(traffic: Traffic | undefined, emissions: boolean): { all: string[]; classes: string[] } {
  const all: string[] = traffic ? DAY_MEASURES.filter(name => name !== "motorbike_speed" || traffic.motorbikeSpeed.length > 0) : [];
  if (emissions) all.push("co2");
  return { all: [...all, "capacity", "lanes", "none"], classes: traffic?.classes.map(name => `class:${name}`) ?? [] };
}

export function linkMeasureName(name: string): string {
  if (name.startsWith("class:")) return t("link_class", spell("class", name.slice(6)));
  return t(`link_${name}` as "link_vc");
}

const slice = (values: ArrayLike<number>, bin: number, links: number): Float64Array => Float64Array.from({ length: links }, (_, i) => values[bin * links + i]);

const UNITS: Record<string, string> = { vc: "1", volume: "PCU/h", speed: "km/h", motorbike_speed: "km/h", delay: "vehicle-hours", co2: "kg/(km day)", capacity: "PCU/h", lanes: "lanes" };

function linkValues(name: string, network: Network, day: Traffic | undefined, bin: number, co2: ArrayLike<number>): ArrayLike<number> {
  const links = network.count;
  if (name === "capacity") return network.capacity;
  if (name === "lanes") return network.lanes;
  if (name === "co2") return Float64Array.from({ length: links }, (_, i) => co2[i] / (network.lengthM[i] / 1000));
  if (!day || name === "none") return new Float64Array(links);
  if (name === "volume") return slice(day.pcu, bin, links);
  if (name === "speed") return slice(day.speed, bin, links);
  if (name === "motorbike_speed") return slice(day.motorbikeSpeed, bin, links);
  if (name === "delay") return slice(day.delay, bin, links);
  if (name === "vc") return Float64Array.from({ length: links }, (_, i) => day.pcu[bin * links + i] / network.capacity[i]);
  const at = day.classes.indexOf(name.slice(6)),
    classes = day.classes.length;
  return Float64Array.from({ length: links }, (_, i) => (at < 0 ? NaN : day.volume[(bin * links + i) * classes + at]));
}

/** Values of links in a bin of a day. */
export async function measureLinks(result: Result, network: Network, day: Traffic | undefined, name: string, bin: number): Promise<Measured> {
  const year = day?.year ?? 0,
    co2 = name === "co2" && year ? await result.column(`emissions/${year}/co2_kg_day`) : undefined;
  const values = linkValues(name, network, day, Math.min(bin, (day?.binStart.length ?? 1) - 1), numbersOf(co2));
  const unit = name.startsWith("class:") ? "vehicles/h" : (UNITS[name] ?? "1");
  const kind: Kind = name === "vc" ? "load" : name.endsWith("speed") ? "speed" : "amount";
  const path = { vc: "volume_pcu_h", volume: "volume_pcu_h", speed: "speed_kmh", motorbike_speed: "motorbike_speed_kmh", delay: "delay_veh_h" }[name] ?? "volume_veh_h";
  const column = day ? await result.column(`traffic/${year ? `${year}/` : ""}${path}`) : undefined;
  return { values, unit, factor: 1, kind, year, meaning: { ...meaningOf(column, name, unit), title: linkMeasureName(name) } };
}

/** Zone figures of a year: the row of /zone_year, or the cells of the last day of travel by then. */
export async function measureZones(result: Result, years: number[], name: string, year: number): Promise<Measured | undefined> {
  if (name.startsWith("cell:")) return measureCells(result, name.slice(5), year);
  const column = await result.column(`zone_year/${name}`);
  if (!column) return undefined;
  const at = years.indexOf(year),
    zones = column.shape[1];
  return described(column, name, numbersOf(column).slice(at * zones, (at + 1) * zones), year);
}

async function measureCells(result: Result, name: string, year: number): Promise<Measured | undefined> {
  const column = await result.column(`cell_year/${name}`),
    held = [...(await result.numbers("cell_year/year"))],
    own = dayFor(held, year);
  if (!column || own === undefined) return undefined;
  const at = held.indexOf(own),
    cells = column.shape[1];
  return described(column, name, numbersOf(column).slice(at * cells, (at + 1) * cells), own);
}

function described(column: Column, name: string, values: ArrayLike<number>, year: number): Measured {
  const { factor, unit } = shownAs(unitOf(column), 0);
  const kind: Kind = Array.prototype.some.call(values, (x: number) => x < 0) ? "change" : "amount";
  return { values: factor === 1 ? values : Float64Array.from(values, x => x * factor), factor, unit, kind, year, meaning: meaningOf(column, name, unit) };
}

export interface Choice {
  key: string;
  label: string;
}

/** Zone figures that a file holds, by label. */
export async function zoneChoices(result: Result): Promise<{ zones: Choice[]; cells: Choice[] }> {
  const names = result.children("zone_year"),
    cellNames = result.children("cell_year").filter(name => name !== "year");
  const [zones, cells] = await Promise.all([result.group("zone_year"), labelsOfCells(result, cellNames)]);
  const byLabel = (a: Choice, b: Choice): number => a.label.localeCompare(b.label, "vi");
  return { zones: names.map(name => ({ key: name, label: labelOf(zones[name], name) })).sort(byLabel), cells };
}

/** Cells are large: their labels are spelled from their names, and read when they are shown. */
async function labelsOfCells(result: Result, names: string[]): Promise<Choice[]> {
  const zones = await result.group("zone_year");
  return names.map(name => {
    const like = zones[`accessibility_${name}`] ?? zones[name.replace("accessibility_", "accessibility_jobs_")] ?? zones[name];
    return { key: `cell:${name}`, label: like ? labelOf(like, name) : name.replaceAll("_", " ") };
  });
}

/** b − a, row by row where `match` gives the row of a for one of b; NaN elsewhere. */
export const difference = (a: ArrayLike<number>, b: ArrayLike<number>, match: (row: number) => number | undefined): Float64Array =>
  Float64Array.from({ length: b.length }, (_, row) => {
    const other = match(row);
    return other === undefined ? NaN : b[row] - a[other];
  });
