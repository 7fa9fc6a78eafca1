// What the page and its reader say to each other.
import type { FaultCode } from "./fault";
import type { Origin } from "./source";

export type Numbers = Float64Array | Float32Array;
export type Value = Numbers | string[] | string | number;

export type Attributes = Record<string, string | number>;

/** A dataset: its shape, its attributes and, where they were asked for, its values. 64-bit integers come as doubles. */
export interface Column {
  shape: number[];
  attributes: Attributes;
  values: Value;
}

export interface Opened {
  attributes: Attributes;
  /** Paths of all datasets, without the leading slash. */
  paths: string[];
  version: string;
  bytes: number;
}

export type Ask =
  | { what: "open"; file: number; origin: Origin }
  | { what: "read"; file: number; paths: string[] }
  | { what: "version"; file: number }
  | { what: "close"; file: number };

export type Answer = Opened | Record<string, Column> | string | null;

export interface Asked {
  id: number;
  ask: Ask;
}

export type Replied = { id: number; answer: Answer } | { id: number; fault: FaultCode; detail: string };
