// Which files the page understands: results of Tân Vạn, version 1 of any minor.
import { Fault } from "./fault";
import type { Attributes } from "./protocol";
import { superblockOf } from "./superblock";

export const FORMAT = "tanvan-results";
export const MAJOR = 1;

/** Throws what is wrong with the first bytes of a file of this size. */
export function checkBytes(head: Uint8Array, size: number): void {
  if (size === 0) throw new Fault("empty");
  const superblock = superblockOf(head);
  if (!superblock) throw new Fault("not_hdf5");
  if (superblock.endOfFile > size) throw new Fault("truncated", `${size} < ${superblock.endOfFile}`);
}

/** Throws where the root attributes are those of another program or of a later version. */
export function checkAttributes(attributes: Attributes): void {
  if (attributes.format !== FORMAT) throw new Fault("foreign", String(attributes.format ?? ""));
  const version = String(attributes.format_version ?? ""),
    major = Number.parseInt(version, 10);
  if (!(major >= 1)) throw new Fault("foreign", version);
  if (major > MAJOR) throw new Fault("future", version);
}
