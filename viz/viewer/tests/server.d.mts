// Types of the small server.
import type { Server } from "node:http";
export const POLICY: string;
export function rangeOf(header: string | undefined, size: number): [number, number] | "none" | "bad";
export interface Serving {
  server: Server;
  token: string;
  address: string;
  page: string;
  requests: string[];
  names: Map<string, string>;
  close(): void;
}
export function serve(options: { dist: string; results?: string[]; port?: number; token?: string }): Promise<Serving>;
