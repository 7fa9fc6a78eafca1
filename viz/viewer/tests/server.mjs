// A small server for tests and for work on the page: what `tanvan view` serves, with the same headers.
// node tests/server.mjs RESULT.h5 [MORE.h5 …] [--port N] [--dist FOLDER]
import { createReadStream, existsSync, statSync } from "node:fs";
import { createServer } from "node:http";
import { randomBytes } from "node:crypto";
import { basename, extname, join, normalize, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

export const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "font-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'"
].join("; ");

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".svg": "image/svg+xml",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".h5": "application/x-hdf5"
};

const HEADERS = {
  "Content-Security-Policy": POLICY,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-store"
};

/** First and last byte asked for, "none" without a range, "bad" for one past the end. */
export function rangeOf(header, size) {
  const found = /^bytes=(\d*)-(\d*)$/.exec(header ?? "");
  if (!found || (found[1] === "" && found[2] === "")) return "none";
  const first = found[1] === "" ? Math.max(0, size - Number(found[2])) : Number(found[1]);
  const last = found[1] === "" || found[2] === "" ? size - 1 : Math.min(Number(found[2]), size - 1);
  return first > last || first >= size ? "bad" : [first, last];
}

function sendFile(request, response, path, ranges) {
  const { size, mtimeMs } = statSync(path);
  const headers = { ...HEADERS, "Content-Type": TYPES[extname(path)] ?? "application/octet-stream", ETag: `"${size}-${Math.round(mtimeMs)}"` };
  if (ranges) headers["Accept-Ranges"] = "bytes";
  const range = ranges ? rangeOf(request.headers.range, size) : "none";
  if (range === "bad") return void response.writeHead(416, { ...headers, "Content-Range": `bytes */${size}` }).end();
  const [first, last] = range === "none" ? [0, size - 1] : range;
  if (range !== "none") headers["Content-Range"] = `bytes ${first}-${last}/${size}`;
  headers["Content-Length"] = size ? last - first + 1 : 0;
  response.writeHead(range === "none" ? 200 : 206, headers);
  if (request.method === "HEAD" || !size) return void response.end();
  createReadStream(path, { start: first, end: last }).pipe(response);
}

/** Serves the folder `dist` and, to who has the token, the results as data/NAME. */
export function serve({ dist, results = [], port = 0, token = randomBytes(16).toString("hex") }) {
  const names = new Map(results.map(path => [basename(path), resolve(path)]));
  const requests = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url, "http://localhost");
    requests.push(`${request.method} ${url.pathname} ${request.headers.range ?? ""}`);
    const refuse = status => response.writeHead(status, HEADERS).end();
    if (!["GET", "HEAD"].includes(request.method)) return refuse(405);
    if (url.pathname.startsWith("/data/")) {
      const path = names.get(decodeURIComponent(url.pathname.slice(6)));
      if (url.searchParams.get("token") !== token) return refuse(403);
      return path && existsSync(path) ? sendFile(request, response, path, true) : refuse(404);
    }
    const inside = normalize(join(dist, url.pathname === "/" ? "index.html" : decodeURIComponent(url.pathname)));
    if (!inside.startsWith(dist) || !existsSync(inside) || !statSync(inside).isFile()) return refuse(404);
    sendFile(request, response, inside, false);
  });
  return new Promise(done =>
    server.listen(port, "127.0.0.1", () => {
      const address = `http://127.0.0.1:${server.address().port}/`;
      const files = [...names.keys()].map(name => `&file=data/${encodeURIComponent(name)}`).join("");
      done({ server, token, address, requests, names, page: `${address}?token=${token}${files}`, close: () => server.close() });
    })
  );
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const words = process.argv.slice(2);
  const option = name => (words.includes(name) ? words.splice(words.indexOf(name), 2)[1] : undefined);
  const port = Number(option("--port") ?? 0);
  const dist = resolve(option("--dist") ?? fileURLToPath(new URL("../dist", import.meta.url)));
  const { page } = await serve({ dist, results: words, port });
  console.log(page);
}
