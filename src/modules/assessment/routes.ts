import { z } from "zod";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { listFile, listFileQuery, sheetOf } from "../../kernel/http/list-file.ts";
import { defineCommand, defineDownload, defineQuery, type Route } from "../../kernel/http/routes.ts";
import { textOf } from "../../kernel/i18n/words-on-disk.ts";
import { localDateOf, readInstant } from "../../kernel/time/local-date.ts";
import { UnitKey } from "../directory/contract.ts";
import { eraOn } from "../directory/server.ts";
import { Proof } from "../identity/server.ts";
import { type Moved, publishLevels, reviewLevels, signLevels } from "./commands/move-levels.ts";
import { overrideRule, stateResponse, withdrawOverride } from "./commands/override-rule.ts";
import { proposeLevels } from "./commands/propose-levels.ts";
import { EpidemicLevel, LevelRule, LevelRuleId } from "./contract.ts";
import { errors } from "./errors.ts";
import { levelCard, levelLines, proposalLines, publishedLevels } from "./level-answers.ts";
import { levelColumns } from "./level-list.ts";
import {
  LevelCard,
  LevelLine,
  OverrideLine,
  ProposalLine,
  ProposeLevels,
  ProvinceLine,
  PublishedLevel,
  StateResponse,
} from "./level-views.ts";
import { findLevelRuleOn, getLevelRule, levelRules } from "./levels/find-level-rule.ts";
import { provinceLines } from "./province-lines.ts";
import { daysCounted } from "./read-counts.ts";
import { overrideLines } from "./rule-answers.ts";
import { ruleFor } from "./rule-in-force.ts";
import { windowEndingOn } from "./rules/inputs.ts";
import { unitsUnder } from "./unit-tree.ts";

const read = "assessment.level.read";
const Question = z.strictObject({
  area: UnitKey,
  on: z.iso.date(),
  rule: LevelRuleId.optional(),
  /** Instant whose knowledge is meant; without offset it is Viet Nam's time. */
  asOf: z.string().max(40).optional(),
});

/** The instant asked for: null for now, refused when it is not one or has not come. */
function instantOf(text: string | undefined, now: Date): Outcome<Date | null> {
  if (text === undefined) return ok(null);
  const instant = readInstant(text);
  return instant && instant <= now ? ok(instant) : refuse(errors.instant_to_come, { asOf: text });
}

const list = defineQuery({
  path: "/levels",
  permission: read,
  summary: "Epidemic levels of a unit and every unit under it on a day",
  query: Question,
  reply: z.object({
    rows: z.array(LevelLine),
    /** Rule by which the levels were computed. */
    rule: z.object({ id: LevelRuleId, document: z.string(), date: z.string() }),
    /** First day that counts. */
    from: z.string(),
    asOf: z.date(),
  }),
  async run(tx, { asOf: text, ...query }) {
    const asOf = instantOf(text, tx.now);
    if (!asOf.ok) return asOf;
    const rows = await levelLines(tx, { ...query, asOf: asOf.value });
    if (!rows.ok) return rows;
    const { id, document, date } = query.rule ? getLevelRule(query.rule) : findLevelRuleOn(query.on)!;
    const { from } = windowEndingOn(query.on, daysCounted(id));
    return ok({ rows: rows.value, rule: { id, document, date }, from, asOf: asOf.value ?? tx.now });
  },
});

const exported = defineDownload({
  path: "/levels/export",
  permission: read,
  summary: "Epidemic levels of a unit and every unit under it on a day as a spreadsheet",
  query: Question.extend(listFileQuery),
  people: false,
  async run(tx, { asOf: text, format, language, ...query }) {
    const asOf = instantOf(text, tx.now);
    if (!asOf.ok) return asOf;
    const rows = await levelLines(tx, { ...query, asOf: asOf.value });
    if (!rows.ok) return rows;
    const name = `${textOf(language, "assessment", "map.title")} ${query.on}`;
    return ok(listFile(name, sheetOf(rows.value, levelColumns(language), language), format));
  },
});

const one = defineQuery({
  path: "/levels/one",
  permission: read,
  summary: "The level of one unit with inputs, reasons, what would change it, and its history",
  query: Question,
  reply: LevelCard,
  async run(tx, { asOf: text, ...query }): Promise<Outcome<LevelCard>> {
    const asOf = instantOf(text, tx.now);
    return asOf.ok ? levelCard(tx, { ...query, asOf: asOf.value }) : asOf;
  },
});

const proposals = defineQuery({
  path: "/levels/proposals",
  permission: read,
  summary: "Proposals in sight that wait for review, signature or publication",
  query: z.strictObject({}),
  reply: z.object({ rows: z.array(ProposalLine) }),
  run: async (tx) => ok({ rows: await proposalLines(tx) }),
});

const published = defineQuery({
  path: "/levels/public",
  permission: "public",
  summary: "Published levels of a unit and every unit under it, latest on or before a day",
  query: z.strictObject({ area: UnitKey, on: z.iso.date().optional() }),
  reply: z.object({ area: z.string(), on: z.string(), rows: z.array(PublishedLevel) }),
  async run(tx, { area, on = localDateOf(tx.now) }) {
    const tree = await unitsUnder(tx, area);
    if (!tree) return refuse(errors.area_not_found);
    const rows = await publishedLevels(
      tx,
      tree.units.map(({ key }) => key),
      on,
    );
    return ok({ area, on, rows });
  },
});

const provinces = defineQuery({
  path: "/levels/provinces",
  permission: read,
  summary: "The provinces of the country on a day: published levels, and what is known of their cases",
  query: z.strictObject({ on: z.iso.date() }),
  reply: z.object({ rows: z.array(ProvinceLine), era: z.enum(["o19", "o25", "n25"]) }),
  run: async (tx, { on }) => ok({ rows: await provinceLines(tx, on), era: eraOn(on) }),
});

const rules = defineQuery({
  path: "/levels/rules",
  permission: read,
  summary: "Rules for epidemic levels with every number, its source and who reviewed it; with an area, as the province changed them",
  query: z.strictObject({ area: UnitKey.optional(), on: z.iso.date().optional() }),
  reply: z.object({ rows: z.array(LevelRule) }),
  async run(tx, { area, on = localDateOf(tx.now) }) {
    if (!area) return ok({ rows: [...levelRules] });
    const tree = await unitsUnder(tx, area);
    if (!tree) return refuse(errors.area_not_found);
    const inForce: LevelRule[] = [];
    for (const { id, ...plain } of levelRules) inForce.push((await ruleFor(tx, tree, { on, rule: id })) ?? { id, ...plain });
    return ok({ rows: inForce });
  },
});

const overrides = defineQuery({
  path: "/levels/overrides",
  permission: read,
  summary: "Numbers of the rules that the province of an area replaced by signed decisions",
  query: z.strictObject({ area: UnitKey }),
  reply: z.object({ rows: z.array(OverrideLine) }),
  async run(tx, { area }) {
    const tree = await unitsUnder(tx, area);
    return tree ? ok({ rows: await overrideLines(tx, tree) }) : refuse(errors.area_not_found);
  },
});

const Done: z.ZodType<Moved> = z.object({ proposalId: z.string(), units: z.number(), documentNumber: z.string().nullable() });
const ProposalId = z.strictObject({ proposalId: z.uuid() });
const moved = { reply: Done, queueable: false, subjects: (body: { proposalId: string }) => [body.proposalId] };
const Issuer = z
  .string()
  .regex(/^\p{Lu}{2,12}$/u)
  .default("BCĐ");

const commands: readonly Route[] = [
  defineCommand({
    path: "/levels/propose",
    permission: "assessment.level.propose",
    summary: "Propose levels of an area's units for a day",
    body: ProposeLevels,
    reply: z.object({
      proposalId: z.string(),
      proposed: z.number(),
      open: z.array(z.object({ area: z.string(), name: z.string(), possible: z.array(EpidemicLevel) })),
    }),
    subjects: (body) => [body.proposalId],
    run: proposeLevels,
  }),
  defineCommand({
    path: "/levels/review",
    permission: "assessment.level.review",
    summary: "Confirm a proposal that somebody else made",
    body: ProposalId,
    ...moved,
    run: (tx, body) => reviewLevels(tx, body.proposalId),
  }),
  defineCommand({
    path: "/levels/sign",
    permission: "assessment.level.sign",
    summary: "Sign a proposal as one document; asks for the password again",
    body: ProposalId.extend({ issuer: Issuer, proof: Proof }),
    ...moved,
    signs: true,
    run: signLevels,
  }),
  defineCommand({
    path: "/levels/publish",
    permission: "assessment.level.publish",
    summary: "Publish signed levels: from then on everybody reads them",
    body: ProposalId,
    ...moved,
    run: (tx, body) => publishLevels(tx, body.proposalId),
  }),
  defineCommand({
    path: "/levels/response",
    permission: "assessment.level.propose",
    summary: "State the capacity to respond of a unit from a day on",
    body: StateResponse,
    reply: z.object({ area: z.string() }),
    run: stateResponse,
  }),
  defineCommand({
    path: "/levels/override",
    permission: "assessment.rule.override",
    summary: "Replace one number of a rule by a signed decision of the province; asks for the password again",
    body: z.strictObject({
      overrideId: z.uuid(),
      area: UnitKey,
      rule: LevelRuleId,
      path: z.string().max(120),
      value: z.union([z.number(), z.boolean()]),
      inclusive: z.boolean().optional(),
      document: z.string().trim().min(3).max(200),
      date: z.iso.date(),
      validFrom: z.iso.date(),
      proof: Proof,
    }),
    reply: z.object({ overrideId: z.string() }),
    queueable: false,
    signs: true,
    subjects: (body) => [body.overrideId],
    run: overrideRule,
  }),
  defineCommand({
    path: "/levels/override/withdraw",
    permission: "assessment.rule.override",
    summary: "Take a replaced number back; asks for the password again",
    body: z.strictObject({ overrideId: z.uuid(), reason: z.string().trim().min(3).max(1000), proof: Proof }),
    reply: z.object({ overrideId: z.string() }),
    queueable: false,
    signs: true,
    subjects: (body) => [body.overrideId],
    run: withdrawOverride,
  }),
];

export const routes: readonly Route[] = [list, exported, one, proposals, published, provinces, rules, overrides, ...commands];
