// The reader: a worker that holds open files and answers the page, one question after another.
import { Fault } from "./fault";
import { Hdf5 } from "./hdf5";
import type { Answer, Ask, Asked, Column, Replied } from "./protocol";
import { openSource, type Origin } from "./source";

const files = new Map<number, { file: Hdf5; origin: Origin }>();

function held(number: number): { file: Hdf5; origin: Origin } {
  const found = files.get(number);
  if (!found) throw new Fault("missing", String(number));
  return found;
}

async function open(number: number, origin: Origin): Promise<Answer> {
  const file = await Hdf5.open(origin, number);
  files.get(number)?.file.close();
  files.set(number, { file, origin });
  return { attributes: file.attributes, paths: file.paths(), version: file.version, bytes: file.bytes };
}

function read(number: number, paths: string[]): Record<string, Column> {
  const { file } = held(number),
    columns: Record<string, Column> = {};
  for (const path of paths) {
    const column = file.column(path);
    if (column) columns[path] = column;
  }
  return columns;
}

async function answer(ask: Ask): Promise<Answer> {
  switch (ask.what) {
    case "open":
      return open(ask.file, ask.origin);
    case "read":
      return read(ask.file, ask.paths);
    case "version":
      return openSource(held(ask.file).origin).version;
    case "close":
      held(ask.file).file.close();
      files.delete(ask.file);
      return null;
  }
}

const buffersOf = (given: Answer): Transferable[] =>
  given === null || typeof given !== "object" || "paths" in given
    ? []
    : Object.values(given as Record<string, Column>).flatMap(column => (ArrayBuffer.isView(column.values) ? [column.values.buffer as ArrayBuffer] : []));

self.onmessage = async ({ data: { id, ask } }: MessageEvent<Asked>) => {
  try {
    const given = await answer(ask);
    self.postMessage({ id, answer: given } satisfies Replied, { transfer: buffersOf(given) });
  } catch (error) {
    const fault = error instanceof Fault ? error : new Fault("damaged", String(error));
    self.postMessage({ id, fault: fault.code, detail: fault.detail } satisfies Replied);
  }
};
