// HDF5 files on blocks of a source: h5wasm with a file system node whose bytes are fetched when they are read.
import h5wasm, { Dataset, File as Hdf5File, Group, type FS as FileSystem } from "h5wasm";
import { checkAttributes, checkBytes } from "./check";
import { Blocks } from "./blocks";
import { Fault } from "./fault";
import type { Attributes, Column, Value } from "./protocol";
import { openSource, type Origin } from "./source";

interface Stream {
  node: Node;
  position: number;
}
interface Node {
  stream_ops: unknown;
  usedBytes: number;
}

/** Puts a file of `blocks` bytes at `/name`, whose reads go to the blocks. */
function mount(fs: typeof FileSystem, name: string, blocks: Blocks): void {
  const system = fs as unknown as { createFile(parent: string, name: string, properties: object, read: boolean, write: boolean): Node };
  const node = system.createFile("/", name, {}, true, false);
  Object.defineProperty(node, "usedBytes", { get: () => blocks.size });
  const usual = node.stream_ops as object;
  node.stream_ops = {
    ...usual,
    read: (_: Stream, target: Int8Array, offset: number, length: number, position: number) =>
      blocks.read(target, offset, Number(length), Number(position)),
    llseek: (stream: Stream, offset: number, whence: number) =>
      Number(offset) + (whence === 1 ? stream.position : whence === 2 ? blocks.size : 0)
  };
}

const plain = (value: unknown): string | number =>
  typeof value === "bigint" ? Number(value) : typeof value === "number" || typeof value === "string" ? value : String(value);

function attributesOf(of: Dataset | Group): Attributes {
  const all: Attributes = {};
  for (const [name, attribute] of Object.entries(of.attrs)) {
    const value = attribute.value as unknown;
    all[name] = plain(ArrayBuffer.isView(value) || Array.isArray(value) ? (value as ArrayLike<unknown>)[0] : value);
  }
  return all;
}

/** Values as the page wants them: texts, doubles or floats. */
function valuesOf(dataset: Dataset): Value {
  const value = dataset.value as unknown;
  if (value === null) return new Float64Array();
  if (value instanceof Float64Array || value instanceof Float32Array) return value;
  if (ArrayBuffer.isView(value)) return Float64Array.from(value as unknown as ArrayLike<number>, Number);
  if (Array.isArray(value)) return value.map(String);
  return plain(value);
}

/** An open results file. */
export class Hdf5 {
  private constructor(private readonly fs: typeof FileSystem, private readonly name: string, private readonly file: Hdf5File,
                      readonly version: string, readonly bytes: number, readonly attributes: Attributes) {}

  static async open(origin: Origin, number: number): Promise<Hdf5> {
    const { FS } = await h5wasm.ready;
    const source = openSource(origin),
      blocks = new Blocks(source),
      head = new Uint8Array(Math.min(96, source.size));
    blocks.read(head, 0, head.length, 0);
    checkBytes(head, source.size);
    const name = `result-${number}-${Date.now()}.h5`;
    mount(FS as never, name, blocks);
    try {
      const file = new Hdf5File(`/${name}`, "r"),
        attributes = attributesOf(file);
      checkAttributes(attributes);
      return new Hdf5(FS as never, name, file, source.version, source.size, attributes);
    } catch (error) {
      throw error instanceof Fault ? error : new Fault("damaged", String(error));
    }
  }

  paths(): string[] {
    return this.file.paths().map(path => path.replace(/^\//, ""));
  }

  column(path: string): Column | undefined {
    const found = this.file.get(path);
    if (!(found instanceof Dataset)) return undefined;
    return { shape: (found.shape ?? []).map(Number), attributes: attributesOf(found), values: valuesOf(found) };
  }

  close(): void {
    this.file.close();
    (this.fs as unknown as { unlink(path: string): void }).unlink(`/${this.name}`);
  }
}
