import { z } from "zod";
import { ok } from "../../kernel/errors/refusal.ts";
import { defineCommand, defineQuery, type Route } from "../../kernel/http/routes.ts";
import { Colleague, Delegation, EndDelegation } from "./contract.ts";
import { colleagues, delegate, endDelegation, listDelegations } from "./delegations.ts";

const give = defineCommand({
  path: "/session/delegate",
  permission: "session",
  summary: "Hand one's own roles to a colleague for some days",
  body: z.strictObject({ toLogin: z.string().max(80), from: z.coerce.date(), until: z.coerce.date() }),
  reply: z.object({ id: z.string() }),
  queueable: false,
  run: (tx, body) => delegate(tx, body.toLogin, body.from, body.until),
});

const end = defineCommand({
  path: "/session/delegations/end",
  permission: "session",
  summary: "Take one's own roles back before the day",
  body: EndDelegation,
  reply: z.object({ ended: z.number() }),
  queueable: false,
  subjects: (body) => [body.accountId],
  run: (tx, body) => endDelegation(tx, body.accountId, body.from),
});

const list = defineQuery({
  path: "/session/delegations",
  permission: "session",
  summary: "Roles handed to colleagues and received from them",
  query: z.strictObject({}),
  reply: z.object({ given: z.array(Delegation), received: z.array(Delegation) }),
  run: async (tx) => ok(await listDelegations(tx)),
});

const listColleagues = defineQuery({
  path: "/session/colleagues",
  permission: "session",
  summary: "Open accounts one may hand work to: those of one's own area",
  query: z.strictObject({}),
  reply: z.object({ rows: z.array(Colleague) }),
  run: async (tx) => ok({ rows: await colleagues(tx) }),
});

export const delegationRoutes: readonly Route[] = [give, end, list, listColleagues];
