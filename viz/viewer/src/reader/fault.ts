// What can be wrong with a file; the words stand in i18n.

export const FAULTS = [
  "empty", "not_hdf5", "truncated", "damaged", "foreign", "future", "incomplete",
  "refused", "absent", "unreachable", "changed", "missing", "page"
] as const;
export type FaultCode = (typeof FAULTS)[number];

/** A file that can't be shown; `detail` is a version, a status or a path, never a sentence. */
export class Fault extends Error {
  constructor(readonly code: FaultCode, readonly detail = "") {
    super(`${code}${detail ? ` (${detail})` : ""}`);
  }
}
