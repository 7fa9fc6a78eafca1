// Values as colours: which classes, and the colour and width of each row.
import { PALETTES, rgba, type Palette, type Theme } from "../colour/palettes";
import { amountBreaks, changeBreaks, classOf, LOAD_BREAKS, scaleOf, SPEED_BREAKS, type Scale } from "../colour/scale";
import type { Kind, Measured } from "../data/measures";

/** Classes for values of a kind; `all` are those of all times, so that a colour means the same while time plays. */
export function scaleFor(kind: Kind, all: Iterable<number>, unit: string, theme: Theme, roads: boolean): Scale {
  const palette = PALETTES[theme];
  if (kind === "load") return scaleOf(LOAD_BREAKS, palette.loads, unit);
  if (kind === "speed") return scaleOf(SPEED_BREAKS, [...palette.loads].reverse(), unit);
  if (kind === "change") return scaleOf(changeBreaks(all), palette.changes, unit);
  return scaleOf(amountBreaks(all), roads ? palette.flows : palette.amounts, unit);
}

/** Four bytes a row; rows without a value are faint. */
export function coloursOf(values: ArrayLike<number>, scale: Scale, palette: Palette, alpha: number): Uint8Array {
  const classes = scale.colours.map(colour => rgba(colour, alpha)),
    none = rgba(palette.road, 70),
    bytes = new Uint8Array(4 * values.length);
  for (let i = 0; i < values.length; i++) bytes.set(Number.isFinite(values[i]) ? (classes[classOf(values[i], scale.breaks)] ?? none) : none, 4 * i);
  return bytes;
}

const WIDEST = 8.5; // [px]
/** Width of links by volume: its square root, so that a small road stays visible beside a motorway. */
export function widthsOf(volume: ArrayLike<number>, most: number): Float32Array {
  return Float32Array.from({ length: volume.length }, (_, i) => {
    const share = Number.isFinite(volume[i]) ? Math.min(Math.abs(volume[i]) / (most || 1), 1) : 0;
    return 1.1 + (WIDEST - 1.1) * Math.sqrt(share);
  });
}

/** The value that all but one in a hundred keep below. */
export function nearlyMost(values: ArrayLike<number>): number {
  const sorted = Float64Array.from(Array.prototype.filter.call(values, Number.isFinite) as number[]).sort();
  return sorted[Math.floor(0.99 * (sorted.length - 1))] ?? 1;
}

export interface Painted {
  measured: Measured;
  scale: Scale;
  colours: Uint8Array;
}
