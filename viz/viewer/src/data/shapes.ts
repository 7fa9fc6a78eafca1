// Shapes of zones. A file has no boundaries, only the cells of 250 m that each zone holds, or its centre and area.
// Cells are outlined and the outlines smoothed, each corner once for all zones that share it, so that no gaps open.

export type Ring = [number, number][];
/** Outer ring, then holes. */
export type Polygon = Ring[];

/** A piece of a border: ends as [longitude, latitude] and the zones on both sides; -1 outside. */
export interface Edge {
  ends: [[number, number], [number, number]];
  zones: [number, number];
}

export interface Shapes {
  /** Polygons of each zone. */
  polygons: Polygon[][];
  edges: Edge[];
}

export interface Cells {
  column: ArrayLike<number>;
  row: ArrayLike<number>;
  /** Row of the zone of each cell; -1: none. */
  zone: ArrayLike<number>;
  lon: ArrayLike<number>;
  lat: ArrayLike<number>;
}

/** An axis of the grid from two of its cells: degrees at an index. */
function axisOf(index: ArrayLike<number>, degrees: ArrayLike<number>): (at: number) => number {
  let low = 0,
    high = 0;
  for (let i = 0; i < index.length; i++) {
    if (index[i] < index[low]) low = i;
    if (index[i] > index[high]) high = i;
  }
  const span = index[high] - index[low],
    step = span ? (degrees[high] - degrees[low]) / span : 0.0022;
  return at => degrees[low] + (at - index[low]) * step;
}

interface Grid {
  width: number;
  height: number;
  zone: Int32Array;
}

function gridOf({ column, row, zone }: Cells): Grid {
  let width = 0,
    height = 0;
  for (let i = 0; i < column.length; i++) {
    width = Math.max(width, column[i] + 2);
    height = Math.max(height, row[i] + 2);
  }
  const grid = new Int32Array(width * height).fill(-1);
  for (let i = 0; i < column.length; i++) grid[row[i] * width + column[i]] = zone[i];
  return { width, height, zone: grid };
}

/** Sides of cells where the zone changes: from corner, to corner (the zone lies to the left), zone, zone beyond. */
function sidesOf({ width, height, zone }: Grid): [number, number, number, number][] {
  const corner = (x: number, y: number): number => y * (width + 1) + x;
  const at = (x: number, y: number): number => (x < 0 || y < 0 || x >= width || y >= height ? -1 : zone[y * width + x]);
  const sides: [number, number, number, number][] = [];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const own = at(x, y);
      if (own < 0) continue;
      const beyond = [at(x, y - 1), at(x + 1, y), at(x, y + 1), at(x - 1, y)];
      const corners = [corner(x, y), corner(x + 1, y), corner(x + 1, y + 1), corner(x, y + 1)];
      beyond.forEach((other, k) => {
        if (other !== own) sides.push([corners[k], corners[(k + 1) % 4], own, other]);
      });
    }
  return sides;
}

/** Moves each corner half way to the mean of its two neighbours, `rounds` times; corners of three zones stay. */
function smoothed(corners: Map<number, [number, number]>, neighbours: Map<number, Set<number>>, rounds: number): void {
  for (let round = 0; round < rounds; round++) {
    const moved: [number, [number, number]][] = [];
    for (const [corner, [x, y]] of corners) {
      const near = [...neighbours.get(corner)!];
      if (near.length !== 2) continue;
      const [a, b] = near.map(n => corners.get(n)!);
      moved.push([corner, [x / 2 + (a[0] + b[0]) / 4, y / 2 + (a[1] + b[1]) / 4]]);
    }
    for (const [corner, place] of moved) corners.set(corner, place);
  }
}

/** Closed rings of directed sides. Where four sides meet, the ring turns left, so that it stays simple. */
function ringsOf(sides: [number, number][], width: number): number[][] {
  const next = new Map<number, number[]>();
  for (const [a, b] of sides) next.set(a, [...(next.get(a) ?? []), b]);
  const turn = (from: number, at: number, to: number): number => {
    const dx = (c: number, d: number): number => (d % (width + 1)) - (c % (width + 1));
    const dy = (c: number, d: number): number => Math.floor(d / (width + 1)) - Math.floor(c / (width + 1));
    return dx(from, at) * dy(at, to) - dy(from, at) * dx(at, to);
  };
  const rings: number[][] = [];
  for (const [start] of sides) {
    if (!next.get(start)?.length) continue;
    const ring = [start];
    let from = start,
      at = next.get(start)!.pop()!;
    while (at !== start) {
      ring.push(at);
      const choices = next.get(at)!;
      choices.sort((a, b) => turn(from, at, a) - turn(from, at, b));
      from = at;
      at = choices.pop()!;
    }
    rings.push(ring);
  }
  return rings;
}

const signedArea = (ring: Ring): number => ring.reduce((sum, [x, y], i) => sum + x * ring[(i + 1) % ring.length][1] - ring[(i + 1) % ring.length][0] * y, 0) / 2;

export function contains(ring: Ring, [x, y]: [number, number]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i],
      [xj, yj] = ring[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** Outer rings run counter-clockwise; the others are holes of the one around them. */
function polygonsOf(rings: Ring[]): Polygon[] {
  const outer = rings.filter(ring => signedArea(ring) > 0).map(ring => [ring]);
  for (const hole of rings.filter(ring => signedArea(ring) <= 0)) outer.find(([ring]) => contains(ring, hole[0]))?.push(hole);
  return outer;
}

export function shapesOfCells(cells: Cells, zones: number, rounds = 4): Shapes {
  const grid = gridOf(cells),
    sides = sidesOf(grid),
    lonAt = axisOf(cells.column, cells.lon),
    latAt = axisOf(cells.row, cells.lat);
  const corners = new Map<number, [number, number]>(),
    neighbours = new Map<number, Set<number>>();
  for (const [a, b] of sides)
    for (const [corner, other] of [[a, b], [b, a]]) {
      corners.set(corner, [lonAt((corner % (grid.width + 1)) - 0.5), latAt(Math.floor(corner / (grid.width + 1)) - 0.5)]);
      neighbours.set(corner, (neighbours.get(corner) ?? new Set()).add(other));
    }
  smoothed(corners, neighbours, rounds);
  const ofZone: [number, number][][] = Array.from({ length: zones }, () => []);
  for (const [a, b, own] of sides) ofZone[own]?.push([a, b]);
  const place = (ring: number[]): Ring => ring.map(corner => corners.get(corner)!);
  return {
    polygons: ofZone.map(own => polygonsOf(ringsOf(own, grid.width).map(place))),
    edges: sides.filter(([, , own, other]) => other < own).map(([a, b, own, other]) => ({ ends: [corners.get(a)!, corners.get(b)!], zones: [own, other] }))
  };
}

export interface Centres {
  lon: ArrayLike<number>;
  lat: ArrayLike<number>;
  areaKm2: ArrayLike<number>;
  inside: boolean[];
}

const KM_A_DEGREE = 111.2;
const REACH = 1.8; // radius of the circle that bounds a zone over that of its own area

/** What lies nearer to `a` than to `b`, as its part of a polygon; the new side carries the zone `tag` beyond it. */
function nearer(polygon: [number, number, number][], a: [number, number], b: [number, number], tag: number): [number, number, number][] {
  const nx = b[0] - a[0],
    ny = b[1] - a[1],
    limit = (nx * (a[0] + b[0]) + ny * (a[1] + b[1])) / 2;
  const side = (p: [number, number, number]): number => nx * p[0] + ny * p[1] - limit;
  return polygon.flatMap((p, i) => {
    const q = polygon[(i + 1) % polygon.length],
      sp = side(p),
      sq = side(q);
    const kept: [number, number, number][] = sp <= 0 ? [p] : [];
    if (sp <= 0 === sq <= 0) return kept;
    const share = sp / (sp - sq);
    return [...kept, [p[0] + share * (q[0] - p[0]), p[1] + share * (q[1] - p[1]), sp <= 0 ? tag : p[2]]];
  });
}

/** For files without cells: what lies nearest to each centre, inside a circle about it. */
export function shapesOfCentres({ lon, lat, areaKm2, inside }: Centres): Shapes {
  const squeeze = KM_A_DEGREE * Math.cos(((lat[0] ?? 0) * Math.PI) / 180);
  const at = Array.from(lon, (x, i): [number, number] => [x * squeeze, lat[i] * KM_A_DEGREE]);
  const back = ([x, y]: [number, number, number] | [number, number]): [number, number] => [x / squeeze, y / KM_A_DEGREE];
  const edges: Edge[] = [];
  const polygons = at.map((centre, i): Polygon[] => {
    if (!inside[i]) return [];
    const radius = REACH * Math.sqrt(Math.max(areaKm2[i], 0.2) / Math.PI);
    let ring = Array.from({ length: 36 }, (_, k): [number, number, number] => [
      centre[0] + radius * Math.cos((k * Math.PI) / 18), centre[1] + radius * Math.sin((k * Math.PI) / 18), -1
    ]);
    at.forEach((other, j) => {
      if (j !== i && inside[j] && ring.length) ring = nearer(ring, centre, other, j);
    });
    ring.forEach((p, k) => {
      if (p[2] < i) edges.push({ ends: [back(p), back(ring[(k + 1) % ring.length])], zones: [i, p[2]] });
    });
    return ring.length ? [[ring.map(back)]] : [];
  });
  return { polygons, edges };
}
