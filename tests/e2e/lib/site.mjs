// Copies of the built app on a host that can be switched off, be silent or fail, and that are built anew.
import { cp, mkdtemp, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { createServer, request as ask } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { serve } from "../../../scripts/static.mjs";
import { DIST } from "./app.mjs";

const HASHED = /^(.*-)([0-9a-f]{16})(\.\w+)$/;

/**
 * Serves a copy of dist/ in each of `folders`, all of one origin. `host.says(path)` may be replaced: it returns undefined
 * for the file, a status to answer with instead, "off" for a broken connection, or "silent" for no answer at all.
 * `host.asked` collects the paths asked for.
 */
export async function siteOf(...folders) {
  const root = await mkdtemp(join(tmpdir(), "thuocdo-site-"));
  for (const folder of folders) await cp(DIST, join(root, folder), { recursive: true });
  const files = await serve({ root });
  const host = { root, asked: [], says: () => undefined };
  const server = createServer((request, response) => {
    const [path] = request.url.split("?");
    const said = host.says(path);
    if (said === "off") return request.socket.destroy();
    host.asked.push(path);
    if (said === "silent") return;
    if (said) return response.writeHead(said, { "Content-Type": "text/html; charset=utf-8" }).end("<p>lỗi");
    const { pathname } = new URL(request.url, files.url);
    ask(new URL(pathname, files.url), { method: request.method, headers: request.headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode, answer.headers);
      answer.pipe(response);
    })
      .on("error", () => response.destroy())
      .end();
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return Object.assign(host, {
    url: (folder) => `${origin}/${folder}/`,
    off() {
      host.says = () => "off";
      server.closeAllConnections();
    },
    on: () => (host.says = () => undefined),
    async close() {
      await new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      });
      await files.close();
      await rm(root, { recursive: true });
    },
  });
}

/** Makes another build of the app in a folder: every hash is another, and the files of the build before are gone. */
export async function builtAnew(folder) {
  const other = (hash) => hash.slice(1) + hash[0];
  const renamed = (text) => text.replace(/-([0-9a-f]{16})\./g, (_, hash) => `-${other(hash)}.`);
  for (const name of await readdir(folder)) {
    const [, before, hash, ending] = name.match(HASHED) ?? [];
    if (before) await rename(join(folder, name), join(folder, before + other(hash) + ending));
  }
  for (const name of ["files.json", "index.html"]) {
    await writeFile(join(folder, name), renamed(await readFile(join(folder, name), "utf8")));
  }
}
