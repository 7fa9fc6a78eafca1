// The first bytes of an HDF5 file: is it one, and how long does it say it is? (HDF5 File Format Specification, II.A)

export interface Superblock {
  /** Length that the file's own header states [bytes]; a shorter file was cut. */
  endOfFile: number;
}

const SIGNATURE = [0x89, 0x48, 0x44, 0x46, 0x0d, 0x0a, 0x1a, 0x0a];

/** Reads an unsigned little-endian number of `size` bytes. */
function unsigned(view: DataView, at: number, size: number): number {
  let value = 0;
  for (let i = size - 1; i >= 0; i--) value = value * 256 + view.getUint8(at + i);
  return value;
}

/** The superblock at the begin of `bytes`; undefined where there is none. */
export function superblockOf(bytes: Uint8Array): Superblock | undefined {
  if (bytes.length < 48 || !SIGNATURE.every((byte, i) => bytes[i] === byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const version = bytes[8];
  if (version <= 1) {
    const size = bytes[13],
      at = version === 0 ? 24 : 28; // base address, free space, end of file
    return bytes.length < at + 3 * size ? undefined : { endOfFile: unsigned(view, at + 2 * size, size) };
  }
  const size = bytes[9]; // versions 2 and 3: base address, extension, end of file
  return bytes.length < 12 + 3 * size ? undefined : { endOfFile: unsigned(view, 12 + 2 * size, size) };
}
