// A cache of fixed blocks between HDF5, which reads a few bytes at a time, and a source, which answers a request at a time.
import type { Source } from "./source";

export interface BlockOptions {
  blockBytes: number;
  /** Blocks kept; the one used longest ago goes first. */
  most: number;
}

export const BLOCKS: BlockOptions = { blockBytes: 256 * 1024, most: 256 }; // 64 MB

/** Bytes of a source by position, a block a request; runs of missing blocks come in one. */
export class Blocks {
  private readonly kept = new Map<number, Uint8Array>();

  constructor(private readonly source: Source, private readonly options: BlockOptions = BLOCKS) {}

  get size(): number {
    return this.source.size;
  }

  /** Copies up to `length` bytes at `position` into `target` at `offset`; returns how many there were. */
  read(target: Uint8Array | Int8Array, offset: number, length: number, position: number): number {
    const end = Math.min(position + length, this.size);
    if (end <= position) return 0;
    const { blockBytes, most } = this.options;
    const first = Math.floor(position / blockBytes),
      last = Math.floor((end - 1) / blockBytes);
    if (last - first + 1 > most / 2) {
      target.set(this.source.read(position, end), offset); // long arrays pass by the cache
      return end - position;
    }
    this.fetch(first, last);
    for (let index = first; index <= last; index++) {
      const block = this.kept.get(index)!,
        begin = index * blockBytes;
      const from = Math.max(position, begin),
        to = Math.min(end, begin + block.length);
      target.set(block.subarray(from - begin, to - begin), offset + from - position);
    }
    return end - position;
  }

  private fetch(first: number, last: number): void {
    for (let index = first; index <= last; index++) {
      const block = this.kept.get(index);
      if (block) {
        this.kept.delete(index); // used now: to the end of the queue
        this.kept.set(index, block);
        continue;
      }
      let end = index + 1;
      while (end <= last && !this.kept.has(end)) end++;
      this.keep(index, end);
      index = end - 1;
    }
    for (const index of this.kept.keys()) {
      if (this.kept.size <= this.options.most) break;
      if (index < first || index > last) this.kept.delete(index);
    }
  }

  private keep(first: number, end: number): void {
    const { blockBytes } = this.options;
    const bytes = this.source.read(first * blockBytes, Math.min(end * blockBytes, this.size));
    for (let index = first; index < end; index++)
      this.kept.set(index, bytes.slice((index - first) * blockBytes, (index - first + 1) * blockBytes));
  }
}
