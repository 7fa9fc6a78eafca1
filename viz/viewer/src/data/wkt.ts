// Lines of links: WKT LINESTRING as flat arrays of longitude and latitude.

export interface Lines {
  /** Longitude, latitude, longitude, … of all lines. */
  positions: Float64Array;
  /** Where each line begins, in points; one more than lines. */
  starts: Uint32Array;
}

/** Numbers of a WKT text in their order; NaN-free. */
function pointsOf(wkt: string): number[] {
  const inside = wkt.slice(wkt.indexOf("(") + 1, wkt.lastIndexOf(")"));
  const points: number[] = [];
  for (const pair of inside.split(",")) {
    const [x, y] = pair.trim().split(/\s+/).map(Number);
    if (Number.isFinite(x) && Number.isFinite(y)) points.push(x, y);
  }
  return points;
}

/** Parses lines; a row without a line takes the straight one that `otherwise` gives, if any. */
export function linesOf(texts: string[], otherwise: (row: number) => number[]): Lines {
  const starts = new Uint32Array(texts.length + 1),
    parts: number[][] = [];
  texts.forEach((text, row) => {
    let points = text.startsWith("LINESTRING") ? pointsOf(text) : [];
    if (points.length < 4) points = otherwise(row);
    parts.push(points);
    starts[row + 1] = starts[row] + points.length / 2;
  });
  const positions = new Float64Array(2 * starts[texts.length]);
  parts.forEach((points, row) => positions.set(points, 2 * starts[row]));
  return { positions, starts };
}

/** Half way along a line, by length in degrees. */
export function middleOf({ positions, starts }: Lines, row: number): [number, number] {
  const first = starts[row],
    last = starts[row + 1] - 1;
  if (last <= first) return [positions[2 * first] ?? 0, positions[2 * first + 1] ?? 0];
  const lengths: number[] = [];
  for (let i = first; i < last; i++) lengths.push(Math.hypot(positions[2 * i + 2] - positions[2 * i], positions[2 * i + 3] - positions[2 * i + 1]));
  let rest = lengths.reduce((a, b) => a + b, 0) / 2,
    at = 0;
  while (at < lengths.length - 1 && rest > lengths[at]) rest -= lengths[at++];
  return along(positions, first + at, lengths[at] ? rest / lengths[at] : 0);
}

/** The point at a share of the piece from point i to the next. */
export function along(positions: Float64Array, i: number, share: number): [number, number] {
  const x = positions[2 * i],
    y = positions[2 * i + 1];
  return [x + share * (positions[2 * i + 2] - x), y + share * (positions[2 * i + 3] - y)];
}
