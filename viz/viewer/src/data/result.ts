// One results file: what it holds, and its columns as the schema names them, each read once.
import { Fault } from "../reader/fault";
import type { Reader } from "../reader/client";
import type { Attributes, Column, Numbers, Opened } from "../reader/protocol";
import type { Origin } from "../reader/source";
import { language } from "../i18n";

export const numbersOf = (column: Column | undefined): Numbers =>
  column === undefined ? new Float64Array() : ArrayBuffer.isView(column.values) ? (column.values as Numbers) : typeof column.values === "number" ? Float64Array.of(column.values) : new Float64Array();
export const textsOf = (column: Column | undefined): string[] =>
  column === undefined ? [] : Array.isArray(column.values) ? column.values : [String(column.values)];

export class Result {
  private readonly cache = new Map<string, Promise<Column | undefined>>();
  private readonly known: Set<string>;

  constructor(private readonly reader: Reader, readonly number: number, readonly origin: Origin, private readonly opened: Opened) {
    this.known = new Set(opened.paths);
  }

  get attributes(): Attributes {
    return this.opened.attributes;
  }
  get bytes(): number {
    return this.opened.bytes;
  }
  get version(): string {
    return this.opened.version;
  }
  get name(): string {
    return this.origin.name;
  }

  /** The scenario's own title. It comes from a user: only ever text. */
  get title(): string {
    const own = (tag: string): string => String(this.attributes[`title_${tag}`] ?? "");
    return own(language()) || own("en") || own("vi") || String(this.attributes.scenario ?? this.name);
  }

  get complete(): boolean {
    return Number(this.attributes.complete ?? 1) === 1;
  }

  has(path: string): boolean {
    return this.known.has(path);
  }

  /** Names of the datasets and groups right under a group. */
  children(group: string): string[] {
    const names = new Set<string>();
    for (const path of this.opened.paths) if (path.startsWith(`${group}/`)) names.add(path.slice(group.length + 1).split("/")[0]);
    return [...names];
  }

  /** Years with a group of their own under `group`: /traffic/2030 … */
  yearsUnder(group: string): number[] {
    return this.children(group).filter(name => /^\d{4}$/.test(name)).map(Number).sort((a, b) => a - b);
  }

  /** Columns by path; those that the file lacks are left out. */
  async columns(paths: string[]): Promise<Record<string, Column>> {
    const missing = paths.filter(path => this.known.has(path) && !this.cache.has(path));
    if (missing.length) {
      const read = this.reader.read(this.number, missing);
      for (const path of missing) this.cache.set(path, read.then(columns => columns[path]));
    }
    const found: Record<string, Column> = {};
    for (const path of paths) {
      const column = await this.cache.get(path);
      if (column) found[path] = column;
    }
    return found;
  }

  async column(path: string): Promise<Column | undefined> {
    return (await this.columns([path]))[path];
  }

  async numbers(path: string): Promise<Numbers> {
    return numbersOf(await this.column(path));
  }

  async texts(path: string): Promise<string[]> {
    return textsOf(await this.column(path));
  }

  /** All datasets right under a group, by name. */
  async group(path: string): Promise<Record<string, Column>> {
    const names = this.children(path).filter(name => this.known.has(`${path}/${name}`));
    const columns = await this.columns(names.map(name => `${path}/${name}`));
    return Object.fromEntries(names.map(name => [name, columns[`${path}/${name}`]]));
  }

  close(): void {
    void this.reader.close(this.number);
  }
}

/** Opens a file; throws a Fault that says what is wrong with it. */
export async function openResult(reader: Reader, number: number, origin: Origin): Promise<Result> {
  const opened = await reader.open(number, origin);
  if (!opened.paths.length) throw new Fault("incomplete");
  return new Result(reader, number, origin, opened);
}
