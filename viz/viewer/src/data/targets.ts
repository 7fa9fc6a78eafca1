// Targets of the decision: what each asks for, by each definition, and whether the run meets it.
import { language } from "../i18n";
import { numbersOf, textsOf, type Result } from "./result";

export interface Target {
  id: string;
  indicator: string;
  year: number;
  comparator: string;
  value: number;
  unit: string;
  simulated: number;
  met: boolean;
  tooClose: boolean;
  shortfall: number;
  mean3: number;
  margin: number;
  definition: string;
  basis: string;
  quote: string;
}

const SIGNS: Record<string, string> = { ">=": "≥", "<=": "≤", "~": "≈" };
/** The comparator as it is read. */
export const signOf = ({ comparator }: Target): string => SIGNS[comparator] ?? comparator;

export type Standing = "met" | "missed" | "close_call" | "unscored";

export const standingOf = (target: Target): Standing =>
  !Number.isFinite(target.simulated) ? "unscored" : target.tooClose ? "close_call" : target.met ? "met" : "missed";

/** Rows of /targets: one a definition, the main one of each target first. */
export async function targetsOf(result: Result): Promise<Target[]> {
  const c = await result.group("targets"),
    [year, value, simulated, met, close, shortfall, mean3, margin] = [c.year, c.value, c.simulated, c.met, c.too_close, c.shortfall, c.mean_3_years, c.margin].map(numbersOf),
    [id, indicator, comparator, unit, en, vi, basis, quote] = [c.id, c.indicator, c.comparator, c.unit, c.definition, c.definition_vi, c.basis, c.quote_vi].map(textsOf);
  return id.map((own, i) => ({
    id: own, indicator: indicator[i], year: year[i], comparator: comparator[i], value: value[i], unit: unit[i], simulated: simulated[i], met: met[i] === 1,
    tooClose: close[i] === 1, shortfall: shortfall[i], mean3: mean3[i] ?? NaN, margin: margin[i] ?? NaN,
    definition: (language() === "vi" ? vi[i] : en[i]) || en[i] || "", basis: basis[i] ?? "", quote: quote[i] ?? ""
  }));
}

/** The rows of each target together. */
export function byTarget(targets: Target[]): Target[][] {
  const groups = new Map<string, Target[]>();
  for (const target of targets) groups.set(target.id, [...(groups.get(target.id) ?? []), target]);
  return [...groups.values()];
}

/** The same definition of the same target in another file. */
export const sameTarget = (target: Target, others: Target[]): Target | undefined => others.find(o => o.id === target.id && o.definition === target.definition);

export type Luck = "compare_within" | "compare_beyond" | "compare_unknown";

/** Whether a difference of two runs is more than chance may bring. */
export function luckOf(a: Target, b: Target): Luck {
  const joint = Math.hypot(a.margin, b.margin);
  if (!Number.isFinite(joint) || !Number.isFinite(a.simulated - b.simulated)) return "compare_unknown";
  return Math.abs(b.simulated - a.simulated) > 2 * joint ? "compare_beyond" : "compare_within";
}
