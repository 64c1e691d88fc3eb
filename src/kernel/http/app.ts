import { fastifyCookie } from "@fastify/cookie";
import { fastifyHelmet } from "@fastify/helmet";
import { fastifyMultipart } from "@fastify/multipart";
import { fastifySwagger } from "@fastify/swagger";
import { fastifySwaggerUi } from "@fastify/swagger-ui";
import Fastify, { type FastifyError, type FastifyInstance, type FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors, jsonSchemaTransform, serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import type { Actor } from "../db/actor.ts";
import type { Database } from "../db/pool.ts";
import { kernelErrors, type Refusal, Refused } from "../errors/refusal.ts";
import { mountRoute } from "./mount.ts";
import type { Route } from "./routes.ts";

/** Who is asking, as the identity module found out from the request. */
export interface Authentication {
  actor: Actor;
  /** The session is locked (shared PC): only unlocking and signing out are answered. */
  locked: boolean;
}

export interface AppOptions {
  database: Database;
  routes: readonly Route[];
  /** Looks up the session of a request; undefined when there is none. */
  authenticate(request: FastifyRequest): Promise<Authentication | undefined>;
  /** Actor of requests without a session, for public routes. */
  publicActor: Actor;
  /** Proxies whose word on the caller's address is taken, as addresses or networks joined by commas; the same machine unless told. */
  trustProxy?: string;
  /** Log level of pino; `silent` in tests. Personal data never reaches the log: only method, path, status and time are written. */
  logLevel?: string;
}

/** Builds the HTTP application: every route from its declaration, one error shape, documentation at `/api/docs`. */
export async function buildApp(options: AppOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: {
      level: options.logLevel ?? "info",
      serializers: { req: (request) => ({ method: request.method, path: request.url.split("?")[0] }) },
    },
    bodyLimit: 1_048_576,
    trustProxy: options.trustProxy ?? "loopback",
    routerOptions: { maxParamLength: 200 },
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(async (error: FastifyError, request, reply) => {
    const refusal = refusalOf(error);
    if (refusal.status >= 500) request.log.error({ code: error.code, message: error.message, stack: error.stack }, "request failed");
    return reply.code(refusal.status).send({ error: refusal });
  });
  await app.register(fastifyHelmet, { contentSecurityPolicy: { directives: contentPolicy }, crossOriginEmbedderPolicy: false });
  await app.register(fastifyCookie);
  await app.register(fastifyMultipart, { limits: { files: 1, fields: 20, fileSize: 50 * 1024 * 1024 } });
  await app.register(fastifySwagger, { openapi: { info: { title: "Vùng Xanh", version: "1" } }, transform: jsonSchemaTransform });
  await app.register(fastifySwaggerUi, { routePrefix: "/api/docs", staticCSP: true });
  app.get("/api/openapi.json", { schema: { hide: true } }, async () => app.swagger());
  for (const route of options.routes) mountRoute(app, route, options);
  return app;
}

/** Nothing from another host, no inline script; inline style is what the map and the charts need. */
const contentPolicy = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", "data:", "blob:"],
  fontSrc: ["'self'", "data:"],
  workerSrc: ["'self'", "blob:"],
  connectSrc: ["'self'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
};

/** Every failure leaves as code, status and params; what a bug says stays in the log. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal;
  if (hasZodFastifySchemaValidationErrors(error)) {
    const first = error.validation[0];
    return {
      ...kernelErrors.invalid_request,
      params: { field: first?.instancePath?.replaceAll("/", ".").replace(/^\./, "") ?? "", detail: first?.message ?? "" },
    };
  }
  const { statusCode } = error as { statusCode?: number };
  if (statusCode === 413) return kernelErrors.too_large;
  if (statusCode === 429) return kernelErrors.too_many;
  if (statusCode === 404) return kernelErrors.not_found;
  if (statusCode && statusCode < 500) return { ...kernelErrors.invalid_request, status: statusCode };
  return kernelErrors.unexpected;
}
