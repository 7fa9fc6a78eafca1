// Recorded vehicles: /trajectories, and where each is at a moment.
import type { Numbers } from "../reader/protocol";
import type { Network } from "./network";
import { numbersOf, type Result } from "./result";
import { along } from "./wkt";

export interface Vehicles {
  count: number;
  offset: Numbers;
  link: Numbers;
  enter: Numbers;
  leave: Numbers;
  begin: number;
  end: number;
}

export const hasVehicles = (result: Result): boolean => result.has("trajectories/link");

export async function vehiclesOf(result: Result): Promise<Vehicles> {
  const c = await result.group("trajectories"),
    enter = numbersOf(c.enter_s),
    leave = numbersOf(c.leave_s),
    offset = numbersOf(c.offset);
  let begin = Infinity,
    end = 0;
  for (let i = 0; i < enter.length; i++) {
    begin = Math.min(begin, enter[i]);
    end = Math.max(end, leave[i]);
  }
  return { count: Math.max(0, offset.length - 1), offset, link: numbersOf(c.link), enter, leave, begin: Number.isFinite(begin) ? begin : 0, end };
}

/** Row of the visit that a vehicle makes at time `at`; -1 where it is not on the road. */
export function visitAt({ offset, enter, leave }: Vehicles, vehicle: number, at: number): number {
  let low = offset[vehicle],
    high = offset[vehicle + 1] - 1;
  if (high < low || enter[low] > at) return -1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (enter[middle] <= at) low = middle;
    else high = middle - 1;
  }
  return leave[low] < 0 || leave[low] > at ? low : -1;
}

/** Longitude and latitude of all vehicles on the road at a time, evenly along their links. */
export function placesAt(vehicles: Vehicles, { positions, starts }: Network, at: number): number[] {
  const places: number[] = [];
  for (let v = 0; v < vehicles.count; v++) {
    const visit = visitAt(vehicles, v, at);
    if (visit < 0) continue;
    const link = vehicles.link[visit],
      pieces = starts[link + 1] - starts[link] - 1;
    if (pieces < 1) continue;
    const spent = vehicles.leave[visit] - vehicles.enter[visit],
      share = spent > 0 ? Math.min(1, (at - vehicles.enter[visit]) / spent) : 1,
      piece = Math.min(Math.floor(share * pieces), pieces - 1);
    places.push(...along(positions, starts[link] + piece, share * pieces - piece));
  }
  return places;
}
