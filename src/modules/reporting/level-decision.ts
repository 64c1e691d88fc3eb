import type { Tx } from "../../kernel/db/actor.ts";
import type { OfficialDocument } from "../../kernel/documents/model.ts";
import { formatInstant } from "../../kernel/i18n/date.ts";
import { formatNumber } from "../../kernel/i18n/number.ts";
import { textOf } from "../../kernel/i18n/words-on-disk.ts";
import { issuerOfDocument } from "../../kernel/numbering/number-store.ts";
import { formatSymbol, parseNumber } from "../../kernel/numbering/symbol.ts";
import { localDateOf } from "../../kernel/time/local-date.ts";
import { type DecidedUnit, decidedUnits, reasonWords, type Say } from "../assessment/server.ts";
import { chainOf, unitGraph } from "../directory/server.ts";
import { describeUnit } from "./describe-unit.ts";
import { signingMark } from "./report-answers.ts";
import { issuerOf } from "./rules/issuer.ts";
import { type DecidedLine, levelDecisionDocument } from "./rules/level-decision-document.ts";
import { signatureBlock } from "./rules/signature-block.ts";

/** Official documents are Vietnamese. */
const say: Say = (key, params) => textOf("vi", "assessment", key, params);

/**
 * The decision about the levels of one proposal as an official document: a draft without number until it is signed, and from then on the same
 * from the signed records. Undefined where the actor may read none of it.
 */
export async function findLevelDecision(tx: Tx, proposalId: string): Promise<{ document: OfficialDocument; fileName: string } | undefined> {
  const units = await decidedUnits(tx, proposalId);
  if (units.length === 0) return undefined;
  const { stored } = units[0]!;
  const { on_day: on, rule, as_of: asOf, capacity, document_number: printed, signed_at: signedAt, signed_name: name } = stored;
  const unit = await describeUnit(tx, await issuingUnit(tx, proposalId, units));
  if (!unit) return undefined;
  const issuer = issuerOf(unit, on);
  const number = printed ? parseNumber(printed) : undefined;
  const signature = capacity && signedAt ? signatureBlock(capacity, issuer.collective, name, signingMark(signedAt)) : null;
  const document = levelDecisionDocument({
    issuer,
    on,
    basis: say(`rule.${rule}`),
    asOf: formatInstant(asOf),
    provisional: units.some((each) => each.stored.provisional) ? `${say("provisional.title")}. ${say("provisional.body")}` : null,
    units: units.map(lineOf),
    number: number
      ? { number: number.number, symbol: formatSymbol(number) }
      : { number: null, symbol: formatSymbol({ kind: "QĐ", issuer: issuer.symbol.split("-").at(-1)! }) },
    signedOn: signedAt ? localDateOf(signedAt) : null,
    signature,
  });
  return { document, fileName: `cap-do-dich-${on}${printed ? `-${printed.replaceAll("/", "-")}` : "-du-thao"}` };
}

/** The unit that gave the number; before that the one the actor would sign for, if it stands above all units, else their province. */
async function issuingUnit(tx: Tx, proposalId: string, units: readonly DecidedUnit[]): Promise<string> {
  const given = await issuerOfDocument(tx, proposalId);
  if (given) return given;
  const chains = units.map(({ stored }) => chainOf(unitGraph(), stored.unit_key));
  const { homeKey } = tx.actor;
  return chains.every((chain) => chain.includes(homeKey)) ? homeKey : chains[0]!.at(-1)!;
}

function lineOf({ name, stored }: DecidedUnit): DecidedLine {
  const { level, previous_level: previous, decided_by: decidedBy, reasons, inputs } = stored;
  return {
    name,
    level,
    levelWords: say(`level.${level}`),
    previous: previous === null ? "chưa có" : String(previous),
    decidedBy: decidedBy ? say(`criterion.${decidedBy}`) : "chưa xác định",
    reasons: reasons.map((reason) => reasonWords(say, reason)),
    inputs: inputs.map((input) => ({
      name: say(`criterion.${input.code}`),
      value: input.value === null ? say("input.missing") : valueWords(input.value, input.unit),
      source: input.missing || input.source === null ? "" : input.source === "records" ? say("input.records") : input.source,
      asOf: input.asOf ? formatInstant(input.asOf) : "",
    })),
  };
}

function valueWords(value: number | boolean | string, unit: string): string {
  if (typeof value === "boolean") return say(value ? "input.yes" : "input.no");
  if (typeof value === "string") return say(`line.${value}`);
  return `${formatNumber("vi", value, 1)}${unit.startsWith("%") ? "%" : ""}`;
}
