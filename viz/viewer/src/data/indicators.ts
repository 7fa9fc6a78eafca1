// Indicators of a file: series by year or month, as the page shows them.
import { shownAs } from "../i18n/units";
import type { Column } from "../reader/protocol";
import type { Meaning } from "../ui/tip";
import { numbersOf, type Result } from "./result";
import { meaningOf, unitOf } from "./words";
import { yearsOf } from "./zones";

export interface Indicator {
  name: string;
  x: number[];
  y: number[];
  unit: string;
  monthly: boolean;
  meaning: Meaning;
}

/** Figures of the day of travel stand still between the years of travel: only those years are shown. */
const HELD = /^(mode_share_|commute_|co2_traffic|co_traffic|nox_traffic|pm25_|fuel_traffic|noise_|exposed_|delay_veh|trips_|transit_boardings|vehicle_km|relative_gap)/;

export class Indicators {
  private constructor(readonly result: Result, private readonly columns: Record<string, Column>, readonly years: number[], private readonly months: number[], private readonly days: number[]) {}

  static async of(result: Result): Promise<Indicators> {
    const [columns, { years, months }] = await Promise.all([result.group("indicators"), yearsOf(result)]);
    return new Indicators(result, columns, years, months, result.yearsUnder("traffic"));
  }

  get names(): string[] {
    return Object.keys(this.columns);
  }

  has(name: string): boolean {
    return name in this.columns;
  }

  /** A series in the unit that the page shows. */
  get(name: string): Indicator | undefined {
    const column = this.columns[name];
    if (!column) return undefined;
    const values = [...numbersOf(column)],
      monthly = values.length === this.months.length && values.length !== this.years.length,
      { factor, unit } = shownAs(unitOf(column), Math.max(0, ...values.filter(Number.isFinite)));
    const x = monthly ? this.months : this.years,
      kept = HELD.test(name) && this.days.length && !monthly ? x.map(year => this.days.includes(year)) : x.map(() => true);
    return { name, monthly, unit, meaning: meaningOf(column, name, unit), x: x.filter((_, i) => kept[i]), y: values.map(v => v * factor).filter((_, i) => kept[i]) };
  }

  /** Values as they are in the file, all years. */
  raw(name: string): number[] {
    return [...numbersOf(this.columns[name])];
  }

  value(name: string, year: number): number | undefined {
    const own = this.get(name);
    if (!own) return undefined;
    const at = own.x.filter(x => x <= year).length - 1;
    return own.y[at];
  }
}
