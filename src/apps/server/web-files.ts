import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fastifyStatic } from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { kernelErrors } from "../../kernel/errors/refusal.ts";

/** Serves the built pages: hashed files for a year, the page itself never from a cache; any other path is the staff app's. */
export async function mountWeb(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, "index.html"))) throw new Error(`no built pages in ${folder}`);
  const page = readFileSync(join(folder, "index.html"));
  const publicPage = readFileSync(join(folder, "cong-khai.html"));
  await app.register(fastifyStatic, {
    root: folder,
    index: false,
    preCompressed: true,
    setHeaders: (reply, path) =>
      void reply.header("cache-control", path.includes("/assets/") ? "public, max-age=31536000, immutable" : "no-cache"),
  });
  app.setNotFoundHandler(async (request, reply) => {
    if (request.method !== "GET" || request.url.startsWith("/api/")) return reply.code(404).send({ error: kernelErrors.not_found });
    const asked = /^\/cong-khai\/?(\?|$)/.test(request.url) ? publicPage : page;
    return reply.type("text/html; charset=utf-8").header("cache-control", "no-cache").send(asked);
  });
}
