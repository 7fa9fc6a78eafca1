// Where bytes come from: a range of a file on this origin, or of a file that was dropped. Both block, as HDF5 asks.
import { Fault } from "./fault";

/** What a page hands to the reader. */
export type Origin = { kind: "url"; url: string; name: string } | { kind: "file"; file: File; name: string };

/** Bytes by position. `version` changes when the file does. */
export interface Source {
  readonly size: number;
  readonly version: string;
  read(begin: number, end: number): Uint8Array;
}

function request(method: string, url: string, range?: [number, number]): XMLHttpRequest {
  const asked = new XMLHttpRequest();
  asked.open(method, url, false);
  if (range) {
    asked.responseType = "arraybuffer";
    asked.setRequestHeader("Range", `bytes=${range[0]}-${range[1] - 1}`);
  }
  try {
    asked.send();
  } catch {
    throw new Fault("unreachable");
  }
  if (asked.status === 401 || asked.status === 403) throw new Fault("refused");
  if (asked.status === 404) throw new Fault("absent");
  if (asked.status >= 400 || asked.status === 0) throw new Fault("unreachable", String(asked.status));
  return asked;
}

class UrlSource implements Source {
  readonly size: number;
  readonly version: string;

  constructor(private readonly url: string) {
    const head = request("HEAD", url);
    this.size = Number(head.getResponseHeader("Content-Length") ?? 0);
    this.version = versionOf(head);
  }

  read(begin: number, end: number): Uint8Array {
    const asked = request("GET", this.url, [begin, end]);
    const bytes = new Uint8Array(asked.response as ArrayBuffer);
    return asked.status === 206 ? bytes : bytes.slice(begin, end); // a server without ranges sends all
  }
}

const versionOf = (head: XMLHttpRequest): string =>
  [head.getResponseHeader("Content-Length"), head.getResponseHeader("ETag"), head.getResponseHeader("Last-Modified")].join("|");

class FileSource implements Source {
  readonly size: number;
  readonly version: string;

  constructor(private readonly file: File) {
    this.size = file.size;
    this.version = `${file.size}|${file.lastModified}`;
  }

  read(begin: number, end: number): Uint8Array {
    try {
      return new Uint8Array(new FileReaderSync().readAsArrayBuffer(this.file.slice(begin, end)));
    } catch {
      throw new Fault("changed"); // on the disk since it was dropped
    }
  }
}

export const openSource = (origin: Origin): Source =>
  origin.kind === "url" ? new UrlSource(origin.url) : new FileSource(origin.file);
