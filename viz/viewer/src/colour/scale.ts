// Classes of values: where they break and which colour each has.
import { num } from "../i18n/format";

export const LOAD_BREAKS = [0.5, 0.7, 0.85, 1, 1.2, 1.5]; // volume over capacity
export const SPEED_BREAKS = [10, 20, 30, 40, 50, 60]; // km/h

export interface Scale {
  breaks: number[];
  colours: string[];
  /** Unit of the breaks, as in the schema. */
  unit: string;
}

const round = (x: number, digits: number): number => Number(x.toPrecision(digits));
const finite = (values: Iterable<number>): number[] => [...values].filter(Number.isFinite);

/** Four readable breaks that part the values into five classes of about equal count. */
export function amountBreaks(values: Iterable<number>): number[] {
  const sorted = finite(values).sort((a, b) => a - b);
  if (!sorted.length) return [];
  const breaks = [0.2, 0.4, 0.6, 0.8].map(q => round(sorted[Math.floor(q * (sorted.length - 1))], 2));
  return breaks.filter((b, i) => b > sorted[0] && (i === 0 || b > breaks[i - 1]));
}

/** Four breaks that lie symmetric about zero. */
export function changeBreaks(values: Iterable<number>): number[] {
  const sizes = finite(values).map(Math.abs).sort((a, b) => a - b);
  const most = sizes.at(-1) ?? 0;
  if (!(most > 0)) return [];
  const high = sizes[Math.floor(0.8 * (sizes.length - 1))];
  const at = round(high > most / 1e3 ? high : most / 2, 2);
  return [-at, -at / 5, at / 5, at].map(x => round(x, 3));
}

export const classOf = (x: number, breaks: number[]): number => {
  let at = 0;
  while (at < breaks.length && x >= breaks[at]) at++;
  return at;
};

/** As many colours as classes: the ends of a palette and evenly between. */
export function spread(colours: string[], classes: number): string[] {
  if (classes <= 1) return [colours[Math.floor(colours.length / 2)]];
  return Array.from({ length: classes }, (_, i) => colours[Math.round((i * (colours.length - 1)) / (classes - 1))]);
}

export const scaleOf = (breaks: number[], palette: string[], unit: string): Scale => ({ breaks, colours: spread(palette, breaks.length + 1), unit });

/** Each class in words: below, between, from. */
export function classLabels({ breaks }: Scale): string[] {
  if (!breaks.length) return [];
  const dash = breaks[0] < 0 ? "…" : "–"; // a dash beside a minus is hard to read
  const between = breaks.slice(1).map((b, i) => `${num(breaks[i])} ${dash} ${num(b)}`);
  return [`< ${num(breaks[0])}`, ...between, `≥ ${num(breaks.at(-1))}`];
}
