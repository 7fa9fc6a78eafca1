// Zones of a file, with their shapes, and the cells of 250 m that carry finer figures.
import type { Numbers } from "../reader/protocol";
import { numbersOf, textsOf, type Result } from "./result";
import { shapesOfCells, shapesOfCentres, type Shapes } from "./shapes";

export interface Zones extends Shapes {
  count: number;
  id: string[];
  name: string[];
  district: string[];
  ward: string[];
  inside: boolean[];
  lon: Numbers;
  lat: Numbers;
  areaKm2: Numbers;
  /** Whether outlines follow cells. */
  byCells: boolean;
}

export async function zonesOf(result: Result): Promise<Zones> {
  const columns = await result.group("zones"),
    id = textsOf(columns.id);
  const zones = {
    count: id.length,
    id,
    name: textsOf(columns.name),
    district: textsOf(columns.district),
    ward: textsOf(columns.ward_2025),
    inside: textsOf(columns.kind).map(kind => kind === "internal"),
    lon: numbersOf(columns.lon),
    lat: numbersOf(columns.lat),
    areaKm2: numbersOf(columns.area_km2)
  };
  if (!result.has("cells/zone")) return { ...zones, ...shapesOfCentres(zones), byCells: false };
  const cells = await cellsOf(result, id);
  return { ...zones, ...shapesOfCells(cells, id.length), byCells: true };
}

export interface CellGrid {
  column: Numbers;
  row: Numbers;
  lon: Numbers;
  lat: Numbers;
  zone: Int32Array;
}

export async function cellsOf(result: Result, zoneId: string[]): Promise<CellGrid> {
  const columns = await result.group("cells"),
    row = new Map(zoneId.map((id, i) => [id, i]));
  return {
    column: numbersOf(columns.column),
    row: numbersOf(columns.row),
    lon: numbersOf(columns.lon),
    lat: numbersOf(columns.lat),
    zone: Int32Array.from(textsOf(columns.zone), id => row.get(id) ?? -1)
  };
}

export interface Years {
  years: number[];
  months: number[];
}

export async function yearsOf(result: Result): Promise<Years> {
  const time = await result.group("time");
  return { years: [...numbersOf(time.year)], months: [...numbersOf(time.month)] };
}
