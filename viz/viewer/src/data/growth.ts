// Growth accounting after Solow, in the form of the General Statistics Office: G_Y = b G_K + (1 − b) G_L + G_A.
import type { Indicators } from "./indicators";
import type { Target } from "./targets";

export interface Growth {
  years: number[];
  /** Contributions in percentage points: capital, labour, TFP; and growth of output. */
  parts: [number, number, number][];
  output: number[];
}

export function growthOf(indicators: Indicators): Growth | undefined {
  if (!["growth_output", "growth_capital", "growth_labour", "growth_tfp", "capital_share"].every(name => indicators.has(name))) return undefined;
  const [output, capital, labour, tfp, share] = ["growth_output", "growth_capital", "growth_labour", "growth_tfp", "capital_share"].map(name => indicators.raw(name));
  return { years: indicators.years, parts: indicators.years.map((_, i) => [share[i] * capital[i], (1 - share[i]) * labour[i], tfp[i]]), output };
}

/** Mean of a year and the two before it, as many as there are. */
export const mean3 = (values: number[], at: number): number => {
  const near = values.slice(Math.max(0, at - 2), at + 1).filter(Number.isFinite);
  return near.reduce((a, b) => a + b, 0) / near.length;
};

/** TFP's share of growth from means of three years; not where growth is about nil. */
export const shareOf = ({ parts, output }: Growth): number[] => {
  const tfp = parts.map(part => part[2]);
  return output.map((_, i) => {
    const growth = mean3(output, i);
    return Math.abs(growth) < 0.5 ? NaN : (100 * mean3(tfp, i)) / growth;
  });
};

export interface Surface {
  year: number;
  capital: number;
  tfp: number;
  /** TFP growth that a target asks for at a growth of capital. */
  byShare(capital: number): number;
  byProductivity(capital: number): number;
  /** Growth of capital at which both ask for the same. */
  crossing: number;
}

/** What the targets for TFP's share and for labour productivity ask of TFP, by means of three years around their year. */
export function surfaceOf(indicators: Indicators, targets: Target[], year: number): Surface | undefined {
  const growth = growthOf(indicators),
    at = indicators.years.indexOf(year),
    level = (indicator: string): number | undefined => targets.find(target => target.indicator === indicator && target.year === year)?.value;
  const share = level("tfp_contribution_to_growth"),
    productivity = level("social_labour_productivity_growth");
  if (!growth || at < 0 || share === undefined || productivity === undefined) return undefined;
  const b = mean3(indicators.raw("capital_share"), at),
    labour = mean3(indicators.raw("growth_labour"), at) / 100,
    s = share / 100,
    output = (1 + productivity / 100) * (1 + labour) - 1;
  const factors = (capital: number): number => (b * capital) / 100 + (1 - b) * labour;
  return {
    year,
    capital: mean3(indicators.raw("growth_capital"), at),
    tfp: mean3(growth.parts.map(part => part[2]), at),
    byShare: capital => 100 * (s / (1 - s)) * factors(capital),
    byProductivity: capital => 100 * (output - factors(capital)),
    crossing: (100 * ((1 - s) * output - (1 - b) * labour)) / b
  };
}
