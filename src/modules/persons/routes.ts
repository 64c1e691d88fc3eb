import { z } from "zod";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { defineCommand, defineQuery, type Route } from "../../kernel/http/routes.ts";
import { readInstant } from "../../kernel/time/local-date.ts";
import * as contract from "./contract.ts";
import { type Corrected, correctPersons } from "./correct-persons.ts";
import { errors } from "./errors.ts";
import { comparePersons, listDuplicates, rememberDifferent } from "./judge-duplicates.ts";
import { spendLookUp } from "./look-up-budget.ts";
import { mergePersons, unmergePersons } from "./merge-persons.ts";
import { findCard } from "./person-card.ts";
import { registerPerson } from "./register-person.ts";
import { searchPersons } from "./search-persons.ts";
import { findHousehold, setHousehold } from "./set-household.ts";
import { loadPersons } from "./store/facts-store.ts";
import { timelineOf } from "./timeline.ts";

const read = "persons.person.read";
const merge = "persons.person.merge";
const ById = z.strictObject({ id: z.uuid() });
const AsOf = z
  .string()
  .max(40)
  .refine((text) => readInstant(text) !== undefined)
  .optional();
const Likeness = z.object({ verdict: contract.LikenessVerdict, score: z.number(), reasons: z.array(contract.LikenessReason) });

const search = defineQuery({
  path: "/persons/search",
  method: "POST",
  permission: "persons.person.search",
  summary: "Find people by name in any order, without accents, with a letter wrong, or by a number",
  purpose: "search",
  query: contract.SearchPersons,
  reply: z.object({ rows: z.array(contract.PersonLine.extend({ match: contract.MatchKind })), more: z.boolean() }),
  reads: (reply) => reply.rows.map((row) => row.id),
  run: async (tx, question) => ok(await searchPersons(tx, question)),
});

const one = defineQuery({
  path: "/persons/one",
  permission: read,
  summary: "One person without the numbers, as now or as of an instant",
  purpose: "person-work",
  query: ById.extend({ asOf: AsOf }),
  reply: contract.PersonCard,
  reads: (reply) => [reply.id],
  async run(tx, { id, asOf }): Promise<Outcome<contract.PersonCard>> {
    const card = await findCard(tx, id, asOf ? readInstant(asOf)! : null);
    if (!card) return refuse(errors.person_not_found);
    const allowed = await spendLookUp(tx, [card.id]);
    return allowed.ok ? ok(card) : allowed;
  },
});

/** A query and no command: the ledger of commands keeps replies, and numbers must not lie there in the open. */
const reveal = defineQuery({
  path: "/persons/reveal",
  method: "POST",
  permission: "persons.person.reveal",
  summary: "Identity numbers and phones of one person; audited with the purpose",
  purpose: "reveal",
  query: ById,
  reply: contract.PersonNumbers.extend({ personId: z.uuid() }),
  reads: (reply) => [reply.personId],
  async run(tx, { id }) {
    const person = (await loadPersons(tx, [id])).get(id);
    if (!person) return refuse(errors.person_not_found);
    const allowed = await spendLookUp(tx, [id]);
    if (!allowed.ok) return allowed;
    const { cccd, cmnd, passport, phones } = person.facts;
    return ok({ personId: id, cccd, cmnd, passport, phones });
  },
});

const timeline = defineQuery({
  path: "/persons/timeline",
  permission: read,
  summary: "What happened to a person, from the events of every module",
  purpose: "person-work",
  query: ById,
  reply: z.object({
    personId: z.uuid(),
    rows: z.array(
      z.object({
        at: z.date(),
        type: z.string(),
        actorId: z.uuid(),
        subjectId: z.uuid().nullable(),
        payload: z.record(z.string(), z.unknown()),
      }),
    ),
  }),
  reads: (reply) => [reply.personId],
  async run(tx, { id }) {
    if (!(await loadPersons(tx, [id])).has(id)) return refuse(errors.person_not_found);
    const allowed = await spendLookUp(tx, [id]);
    return allowed.ok ? ok({ personId: id, rows: await timelineOf(tx, id) }) : allowed;
  },
});

const register = defineCommand({
  path: "/persons/register",
  permission: "persons.person.register",
  summary: "Register a person",
  body: contract.RegisterPerson,
  reply: z.object({ personId: z.uuid(), likely: z.array(Likeness.extend({ personId: z.uuid() })) }),
  subjects: (body) => [body.personId],
  run: registerPerson,
});

const correct = defineCommand({
  path: "/persons/correct",
  permission: "persons.person.correct",
  summary: "Correct what is known of a person",
  body: contract.CorrectPerson,
  reply: z.object({ personId: z.uuid(), versions: contract.PersonVersions, fields: z.array(contract.FieldName) }),
  subjects: (body) => [body.personId],
  run: async (tx, body): Promise<Outcome<Corrected>> => (await correctPersons(tx, [body]))[0]!,
});

const household = defineCommand({
  path: "/persons/household",
  permission: "persons.person.correct",
  summary: "Say who makes up a household",
  body: contract.SetHousehold,
  reply: z.object({ householdId: z.uuid() }),
  subjects: (body) => body.memberIds,
  run: setHousehold,
});

const householdOne = defineQuery({
  path: "/persons/household/one",
  permission: read,
  summary: "The members of a household",
  purpose: "person-work",
  query: ById,
  reply: z.object({ id: z.uuid(), residenceUnit: z.string(), headId: z.uuid().nullable(), members: z.array(contract.PersonLine) }),
  reads: (reply) => reply.members.map((member) => member.id),
  run: (tx, { id }) => findHousehold(tx, id),
});

const duplicates = defineQuery({
  path: "/persons/duplicates",
  permission: merge,
  summary: "Pairs of records that may be one person, the likeliest first",
  purpose: "work-list",
  query: z.strictObject({ limit: z.coerce.number().int().min(1).max(200).default(50) }),
  reply: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        score: z.number(),
        reasons: z.array(contract.LikenessReason),
        persons: z.tuple([contract.PersonLine, contract.PersonLine]),
      }),
    ),
  }),
  reads: (reply) => reply.rows.flatMap((row) => row.persons.map((person) => person.id)),
  run: async (tx, { limit }) => ok({ rows: await listDuplicates(tx, limit) }),
});

const compare = defineQuery({
  path: "/persons/compare",
  permission: merge,
  summary: "Two persons side by side, with what speaks for and against their being one",
  purpose: "judge-duplicate",
  query: z.strictObject({ a: z.uuid(), b: z.uuid() }),
  reply: Likeness.extend({ persons: z.tuple([contract.PersonCard, contract.PersonCard]), differing: z.array(contract.FieldName) }),
  reads: (reply) => reply.persons.map((person) => person.id),
  run: (tx, { a, b }) => comparePersons(tx, a, b),
});

const mergeTwo = defineCommand({
  path: "/persons/merge",
  permission: merge,
  summary: "Merge two records of one person; undoable for 30 days",
  body: contract.MergePersons,
  reply: z.object({ keptId: z.uuid() }),
  queueable: false,
  subjects: (body) => [body.keepId, body.dropId],
  run: mergePersons,
});

const unmerge = defineCommand({
  path: "/persons/unmerge",
  permission: merge,
  summary: "Undo a merge",
  body: contract.UnmergePersons,
  reply: z.object({ keptId: z.uuid(), droppedId: z.uuid() }),
  queueable: false,
  subjects: (_body, reply) => (reply ? [reply.keptId, reply.droppedId] : []),
  run: unmergePersons,
});

const notDuplicate = defineCommand({
  path: "/persons/not-duplicate",
  permission: merge,
  summary: "Remember that two records are two persons",
  body: contract.NotDuplicate,
  reply: z.object({ remembered: z.literal(true) }),
  subjects: (body) => body.personIds,
  async run(tx, { personIds }) {
    const remembered = await rememberDifferent(tx, [personIds]);
    return remembered.ok ? ok({ remembered: true as const }) : remembered;
  },
});

export const routes: readonly Route[] = [
  search,
  one,
  reveal,
  timeline,
  register,
  correct,
  household,
  householdOne,
  duplicates,
  compare,
  mergeTwo,
  unmerge,
  notDuplicate,
];
