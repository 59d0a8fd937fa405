// A static file server for this machine only: what script/serve and the browser tests serve dist/ with.
// It answers as a plain static host does: right content types, no special headers, 404 for what is not there; on demand
// compressed with brotli, as most hosts do.
//
//   node script/server.mjs FOLDER [PORT]

import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";

const CONTENT_TYPES = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".tf": "text/plain; charset=utf-8",
  ".ts": "text/plain; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
  ".yaml": "text/yaml; charset=utf-8",
};

/** The file that a request path names, or null when it is outside `prefix` or not there. */
async function findFile(folder, prefix, path) {
  if (!path.startsWith(prefix)) return null;
  // normalize() of an absolute path cannot climb above its root.
  let file = join(folder, normalize("/" + path.slice(prefix.length)));
  let found = await stat(file).catch(() => null);
  if (found?.isDirectory() && path.endsWith("/")) {
    file = join(file, "index.html");
    found = await stat(file).catch(() => null);
  }
  return found?.isFile() ? { file, size: found.size } : null;
}

/** What is sent compressed. */
const COMPRESSED = /^text\/|javascript|json|svg|wasm/;

/** Serves `folder` under `prefix`, which starts and ends with a slash. Port 0 picks a free one. */
export async function startServer({ folder, prefix = "/", port = 0, compresses = false }) {
  const root = resolve(folder);
  const packed = new Map();
  const server = createServer(async (request, response) => {
    let path = null;
    try {
      path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    } catch {
      // a malformed escape: not found
    }
    const found = path === null ? null : await findFile(root, prefix, path);
    if (!found) {
      response.writeHead(404, { "content-type": "text/plain; charset=utf-8" }).end("not found\n");
      return;
    }
    const contentType = CONTENT_TYPES[extname(found.file)] ?? "application/octet-stream";
    if (compresses && COMPRESSED.test(contentType)) {
      if (!packed.has(found.file)) packed.set(found.file, brotliCompressSync(await readFile(found.file)));
      const bytes = packed.get(found.file);
      const headers = { "content-type": contentType, "content-encoding": "br", "content-length": bytes.length, "cache-control": "no-cache" };
      response.writeHead(200, headers).end(request.method === "HEAD" ? undefined : bytes);
      return;
    }
    response.writeHead(200, {
      "content-type": contentType,
      "content-length": found.size,
      "cache-control": "no-cache",
    });
    if (request.method === "HEAD") response.end();
    else createReadStream(found.file).pipe(response);
  });
  await new Promise((ready, failed) => server.once("error", failed).listen(port, "127.0.0.1", ready));
  return {
    address: `http://127.0.0.1:${server.address().port}${prefix}`,
    stop() {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder = "dist", port = "8080"] = process.argv.slice(2);
  try {
    const { address } = await startServer({ folder, port: Number(port) });
    console.log(`\nThe playground is at ${address} (Ctrl+C stops)`);
  } catch (error) {
    if (error.code !== "EADDRINUSE") throw error;
    console.error(`error: port ${port} is in use; choose another with --port`);
    process.exitCode = 1;
  }
}
