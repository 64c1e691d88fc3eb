import type { Tx } from "../../../kernel/db/actor.ts";
import { horizon } from "../../../kernel/db/records.ts";
import { kernelErrors, type Outcome, ok, refuse } from "../../../kernel/errors/refusal.ts";
import { giveNumber } from "../../../kernel/numbering/number-store.ts";
import { formatNumber } from "../../../kernel/numbering/symbol.ts";
import { localDateOf } from "../../../kernel/time/local-date.ts";
import { confirmSigner, type Proof } from "../../identity/server.ts";
import type { DecisionState } from "../level-views.ts";
import { type DecisionAct, mayAct } from "../rules/decide-level.ts";
import { type DecisionToSave, listForAct, listOnDay, type StoredDecision, saveDecisions } from "../store/decision-store.ts";
import { type LevelEventType, tellLevels } from "./level-events.ts";
import { superseded } from "./propose-levels.ts";

export interface Moved {
  proposalId: string;
  units: number;
  documentNumber: string | null;
}

const told: Record<DecisionAct, LevelEventType> = {
  review: "assessment.level_reviewed",
  sign: "assessment.level_signed",
  publish: "assessment.level_published",
};

/** States of other decisions for the same unit and day that give way to this act. */
const giveWay: Record<DecisionAct, readonly DecisionState[]> = {
  review: [],
  sign: ["proposed", "reviewed", "signed"],
  publish: ["proposed", "reviewed", "signed", "published"],
};

export async function reviewLevels(tx: Tx, proposalId: string): Promise<Outcome<Moved>> {
  const found = await findToAct(tx, "review", proposalId);
  if (!found.ok) return found;
  const { accountId, name } = tx.actor;
  return move(tx, "review", found.value, { state: "reviewed", reviewed_by: accountId, reviewed_name: name, reviewed_at: tx.now });
}

export interface SignLevels {
  proposalId: string;
  /** Abbreviation of the issuing body in the number, `BCĐ`, `UBND`. */
  issuer: string;
  proof: Proof;
}

/** Signs a proposal as one document with one number. Nothing is computed anew: what was read at its as-of is what is signed. */
export async function signLevels(tx: Tx, { proposalId, issuer, proof }: SignLevels): Promise<Outcome<Moved>> {
  const found = await findToAct(tx, "sign", proposalId);
  if (!found.ok) return found;
  const signer = await confirmSigner(tx, proof);
  if (!signer.ok) return signer;
  const { accountId, name, capacity } = signer.value;
  const year = Number(localDateOf(tx.now).slice(0, 4));
  const book = { provinceId: found.value[0]!.province_id, issuer: tx.actor.homeKey, book: `QĐ-${issuer}`, year };
  const number = formatNumber({ number: await giveNumber(tx, book, proposalId), kind: "QĐ", issuer });
  const signed = { signed_by: accountId, signed_name: name, signed_at: tx.now, capacity, document_number: number };
  return move(tx, "sign", found.value, { state: "signed", ...signed });
}

/** Publishes what was signed: from now on everybody reads it. The instant is taken where nothing more can be recorded before it. */
export async function publishLevels(tx: Tx, proposalId: string): Promise<Outcome<Moved>> {
  const found = await findToAct(tx, "publish", proposalId);
  return found.ok ? move(tx, "publish", found.value, { state: "published", published_at: await horizon(tx) }) : found;
}

async function findToAct(tx: Tx, act: DecisionAct, proposalId: string): Promise<Outcome<StoredDecision[]>> {
  const found = (await listForAct(tx, proposalId)).filter(({ state }) => state !== "superseded");
  const may = mayAct(act, found, tx.actor.accountId);
  return may.ok ? ok(found) : may;
}

async function move(tx: Tx, act: DecisionAct, found: readonly StoredDecision[], change: Partial<DecisionToSave>): Promise<Outcome<Moved>> {
  const { province_id: provinceId, proposal_id: proposalId, on_day: on } = found[0]!;
  const moved = found.map((decision): DecisionToSave => ({ ...decision, ...change }));
  const others = (await listOnDay(tx, { provinceId, units: found.map(({ unit_key }) => unit_key), on })).filter(
    ({ proposal_id, state }) => proposal_id !== proposalId && giveWay[act].includes(state),
  );
  const expected = new Map([...found, ...others].map(({ id, version }) => [id, version]));
  const saved = await saveDecisions(tx, [...moved, ...others.map(superseded)], expected);
  if (saved.stale.length > 0) return refuse(kernelErrors.stale);
  await tellLevels(tx, told[act], moved, saved.seenBy);
  return ok({ proposalId, units: moved.length, documentNumber: moved[0]!.document_number });
}
