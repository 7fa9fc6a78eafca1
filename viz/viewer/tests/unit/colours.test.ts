// Classes and colours.
import { describe, expect, it } from "vitest";
import { PALETTES, rgba } from "../../src/colour/palettes";
import { amountBreaks, changeBreaks, classLabels, classOf, LOAD_BREAKS, scaleOf, spread } from "../../src/colour/scale";
import { coloursOf } from "../../src/map/paint";

/** Relative luminance after WCAG 2. */
function luminance(hex: string): number {
  const [r, g, b] = rgba(hex).slice(0, 3).map(v => (v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
const contrast = (a: string, b: string): number => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

describe("breaks", () => {
  it("part values into classes of about equal count", () => {
    const values = Array.from({ length: 1000 }, (_, i) => i),
      breaks = amountBreaks(values),
      counts = [0, 0, 0, 0, 0];
    for (const value of values) counts[classOf(value, breaks)]++;
    for (const count of counts) expect(Math.abs(count - 200)).toBeLessThan(20);
  });
  it("rise, also where many values are alike, and leave out what is no number", () => {
    const breaks = amountBreaks([0, 0, 0, 0, 0, 0, 5, NaN, 9]);
    expect(breaks.every((b, i) => i === 0 || b > breaks[i - 1])).toBe(true);
    expect(amountBreaks([NaN])).toEqual([]);
    expect(amountBreaks([3, 3, 3])).toEqual([]);
  });
  it("of changes lie symmetric about zero", () => {
    const breaks = changeBreaks([-3, -1, 0, 2, 50]);
    expect(breaks.map(b => -b).reverse()).toEqual(breaks);
    expect(changeBreaks([0, 0])).toEqual([]);
  });
});

describe("colours", () => {
  it("of amounts and flows run from faint to strong against the ground", () => {
    for (const { amounts, flows, land } of Object.values(PALETTES))
      for (const row of [amounts, flows]) {
        const strength = row.map(colour => contrast(colour, land));
        expect([...strength].sort((a, b) => a - b)).toEqual(strength);
        expect(strength.at(-1)! / strength[0]).toBeGreaterThan(3);
      }
  });
  it("of text have the contrast that WCAG AA asks for", () => {
    for (const { ink, soft, paper } of Object.values(PALETTES)) for (const text of [ink, soft]) expect(contrast(text, paper)).toBeGreaterThan(4.5);
  });
  it("are as many as classes", () => {
    expect(spread(["a", "b", "c", "d", "e"], 5)).toEqual(["a", "b", "c", "d", "e"]);
    expect(spread(["a", "b", "c"], 2)).toEqual(["a", "c"]);
    const scale = scaleOf(LOAD_BREAKS, PALETTES.light.loads, "1");
    expect(classLabels(scale)).toHaveLength(scale.colours.length);
  });
  it("of rows without a value are faint", () => {
    const scale = scaleOf([1], PALETTES.light.amounts, "1"),
      bytes = coloursOf([0, 2, NaN], scale, PALETTES.light, 255);
    expect([bytes[3], bytes[7], bytes[11]]).toEqual([255, 255, 70]);
    expect([...bytes.slice(0, 3)]).toEqual(rgba(scale.colours[0]).slice(0, 3));
  });
});
