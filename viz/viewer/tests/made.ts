// The files that the browser tests look at, made by the binary that TANVAN names; kept in tests/.made while it is older.
import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import h5wasm from "h5wasm/node";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const MADE = here(".made/");
const SCENARIOS = here("../../../scenarios/");
const LIMIT_MS = 1_500_000;

export const tanvan = process.env.TANVAN;

function make(name: string, ...command: string[]): string {
  const path = `${MADE}${name}`;
  mkdirSync(MADE, { recursive: true });
  if (existsSync(path) && statSync(path).mtimeMs >= statSync(tanvan!).mtimeMs) return path;
  execFileSync(tanvan!, [...command, "-o", path], { stdio: "ignore", timeout: LIMIT_MS });
  return path;
}

const scenario = (name: string): string => make(`${name}.h5`, "run", `${SCENARIOS}binhduong/${name === "tod" ? "tod-a1" : name}.toml`, "--scale", "0.005");
export const baseline = (): string => scenario("baseline");
export const tod = (): string => scenario("tod");
export const day = (): string => make("day.h5", "traffic", "--network", `${SCENARIOS}example-day`, "--trips", `${SCENARIOS}example-day/trips.csv`, "--trajectories", "400");

/** A copy of a result with other root attributes. */
export async function altered(from: string, name: string, attributes: Record<string, string>): Promise<string> {
  await h5wasm.ready;
  const path = `${MADE}${name}`;
  copyFileSync(from, path);
  const file = new h5wasm.File(path, "a");
  for (const [key, value] of Object.entries(attributes)) {
    file.delete_attribute(key);
    file.create_attribute(key, value);
  }
  file.close();
  return path;
}

/** Files that no result can be read from, by the fault that the page must name. */
export async function broken(whole: string): Promise<Record<string, string>> {
  await h5wasm.ready;
  const write = (name: string, bytes: string | Uint8Array): string => {
    writeFileSync(`${MADE}${name}`, bytes);
    return `${MADE}${name}`;
  };
  const foreign = new h5wasm.File(`${MADE}foreign.h5`, "w");
  foreign.create_dataset({ name: "x", data: [1] });
  foreign.close();
  const bytes = readFileSync(whole);
  return {
    empty: write("empty.h5", ""),
    not_hdf5: write("text.h5", "no HDF5\n"),
    truncated: write("cut.h5", bytes.subarray(0, bytes.length >> 1)),
    foreign: `${MADE}foreign.h5`,
    future: await altered(whole, "future.h5", { format_version: "99.0" })
  };
}

/** Numbers of a dataset, read by Node itself: what the page must agree with. */
export async function numbers(path: string, dataset: string): Promise<number[]> {
  await h5wasm.ready;
  const file = new h5wasm.File(path, "r"),
    found = file.get(dataset) as { value: ArrayLike<number | bigint> } | null;
  const values = found ? Array.from(found.value, Number) : [];
  file.close();
  return values;
}
