// The reader's own parts: superblock, blocks, checks of format and version.
import { describe, expect, it } from "vitest";
import { Blocks } from "../../src/reader/blocks";
import { checkAttributes, checkBytes } from "../../src/reader/check";
import { Fault } from "../../src/reader/fault";
import { superblockOf } from "../../src/reader/superblock";
import { rangeOf } from "../server.mjs";

/** A superblock of version 0 with 8-byte offsets that says how long the file is. */
function head(endOfFile: number): Uint8Array {
  const bytes = new Uint8Array(96);
  bytes.set([0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a]);
  bytes[13] = bytes[14] = 8;
  new DataView(bytes.buffer).setBigUint64(40, BigInt(endOfFile), true);
  return bytes;
}

const codeOf = (act: () => void): string => {
  try {
    act();
    return "none";
  } catch (error) {
    return (error as Fault).code;
  }
};

describe("superblock", () => {
  it("tells the length of versions 0 and 2", () => {
    expect(superblockOf(head(5000))?.endOfFile).toBe(5000);
    const later = head(0);
    later[8] = 2;
    later[9] = 8;
    new DataView(later.buffer).setBigUint64(28, 7_000_000_000n, true);
    expect(superblockOf(later)?.endOfFile).toBe(7_000_000_000);
  });
  it("is not found in text or in a stub", () => {
    expect(superblockOf(new TextEncoder().encode("not HDF5".repeat(20)))).toBeUndefined();
    expect(superblockOf(head(10).subarray(0, 20))).toBeUndefined();
  });
});

describe("checks", () => {
  it("name what is wrong with the bytes", () => {
    expect(codeOf(() => checkBytes(new Uint8Array(), 0))).toBe("empty");
    expect(codeOf(() => checkBytes(new Uint8Array(96), 96))).toBe("not_hdf5");
    expect(codeOf(() => checkBytes(head(5000), 4999))).toBe("truncated");
    expect(codeOf(() => checkBytes(head(5000), 5000))).toBe("none");
  });
  it("accept any minor of version 1 and no other program or major", () => {
    expect(codeOf(() => checkAttributes({ format: "tanvan-results", format_version: "1.99" }))).toBe("none");
    expect(codeOf(() => checkAttributes({ format: "tanvan-results", format_version: 2 }))).toBe("future");
    expect(codeOf(() => checkAttributes({ format: "other", format_version: "1.0" }))).toBe("foreign");
    expect(codeOf(() => checkAttributes({}))).toBe("foreign");
  });
});

describe("blocks", () => {
  const whole = Uint8Array.from({ length: 1000 }, (_, i) => i % 251);
  const counted = (): { blocks: Blocks; asked: [number, number][] } => {
    const asked: [number, number][] = [];
    const source = { size: whole.length, version: "", read: (begin: number, end: number) => (asked.push([begin, end]), whole.slice(begin, end)) };
    return { blocks: new Blocks(source, { blockBytes: 64, most: 8 }), asked };
  };
  const read = (blocks: Blocks, position: number, length: number): Uint8Array => {
    const target = new Uint8Array(length + 2),
      got = blocks.read(target, 1, length, position);
    return target.slice(1, 1 + got);
  };

  it("give the bytes of the file at any position and length", () => {
    const { blocks } = counted();
    for (let position = 0; position < 1010; position += 37)
      for (const length of [0, 1, 63, 64, 65, 200, 1200]) expect(read(blocks, position, length)).toEqual(whole.slice(position, position + length));
  });
  it("ask once for what is kept, and in one piece for what lies together", () => {
    const { blocks, asked } = counted();
    read(blocks, 10, 5);
    read(blocks, 20, 40);
    expect(asked).toEqual([[0, 64]]);
    read(blocks, 60, 130);
    expect(asked).toEqual([[0, 64], [64, 192]]);
  });
  it("keep no more than they may", () => {
    const { blocks, asked } = counted();
    for (let i = 0; i < 15; i++) read(blocks, 64 * i, 1);
    read(blocks, 0, 1);
    expect(asked.filter(([begin]) => begin === 0)).toHaveLength(2);
  });
});

describe("ranges of the test server", () => {
  it("follow RFC 9110", () => {
    expect(rangeOf("bytes=0-7", 100)).toEqual([0, 7]);
    expect(rangeOf("bytes=95-", 100)).toEqual([95, 99]);
    expect(rangeOf("bytes=-16", 100)).toEqual([84, 99]);
    expect(rangeOf("bytes=0-999", 100)).toEqual([0, 99]);
    expect(rangeOf("bytes=100-", 100)).toBe("bad");
    expect(rangeOf(undefined, 100)).toBe("none");
  });
});
