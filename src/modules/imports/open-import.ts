import { createHash } from "node:crypto";
import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok, refuse } from "../../kernel/errors/refusal.ts";
import { putFile } from "../../kernel/files/file-store.ts";
import { textOf } from "../../kernel/i18n/words-on-disk.ts";
import { newId } from "../../kernel/ids.ts";
import { type ColumnSuggestion, mappingKey, suggestMapping } from "../../kernel/tabular/mapping.ts";
import { getUnits, seenByOf } from "../directory/server.ts";
import type { ColumnChoice, Policy } from "./contract.ts";
import { errors } from "./errors.ts";
import { type LookedAt, lookAt } from "./preview-import.ts";
import { caseFields } from "./rules/case-fields.ts";
import { changeBatch, findBatch, insertBatch, recallMapping, rememberMapping } from "./store/batch-store.ts";

export interface NewImport {
  area: string;
  /** Who made the file. When not said, a file with the same columns for the same area counts as the same sender's. */
  sender: string | null;
  policy: Policy;
  dryRun: boolean;
}

export interface SuggestedColumn extends ColumnChoice {
  needsChoice: boolean;
  confidence: number;
}

/** Takes a file in: keeps it, looks at its columns, and suggests what they hold; nothing is imported yet. */
export async function openImport(
  tx: Tx,
  wanted: NewImport,
  file: { name: string; mediaType: string; bytes: Uint8Array },
): Promise<Outcome<{ batchId: string; columns: SuggestedColumn[] }>> {
  const unit = (await getUnits(tx, [wanted.area])).get(wanted.area);
  const seenBy = (await seenByOf(tx, [wanted.area])).get(wanted.area) ?? [wanted.area];
  if (!unit || !seenBy.some((key) => tx.actor.scope.includes(key))) return refuse(errors.area_unknown, { area: wanted.area });
  const looked = await lookAt(file);
  if (!looked.ok) return looked;
  const sender = wanted.sender?.trim().slice(0, SENDER_LENGTH) || unnamedSender(wanted.area, looked.value.headers);
  const columns = await columnsOf(tx, sender, looked.value);
  const owner = (await seenByOf(tx, [tx.actor.homeKey])).get(tx.actor.homeKey) ?? [];
  const [id, fileId] = [newId(), newId()];
  const everyone = [...new Set([...seenBy, ...owner])].sort();
  await putFile(tx, {
    provinceId: unit.provinceId,
    id: fileId,
    name: file.name,
    mediaType: file.mediaType,
    bytes: file.bytes,
    belongsTo: id,
    seenBy: everyone,
  });
  const sha256 = createHash("sha256").update(file.bytes).digest("hex");
  await insertBatch(tx, {
    ...wanted,
    id,
    provinceId: unit.provinceId,
    kind: "cases",
    sender,
    fileId,
    fileName: file.name,
    sha256,
    columns,
    seenBy: everyone,
  });
  return ok({ batchId: id, columns });
}

/** Longest name of a sender that a case keeps. */
const SENDER_LENGTH = 200;

/** A file whose sender nobody named is told apart by its columns: `o19.94` and a hash of them. */
function unnamedSender(area: string, headers: readonly string[]): string {
  const columns = createHash("sha256")
    .update(mappingKey(withoutResults(headers)))
    .digest("hex");
  return `${area} #${columns.slice(0, 8)}`;
}

/** Columns this system added when it gave a workbook back: with or without them it is the same sender's file. */
const resultHeaders = new Set(
  (["vi", "en"] as const).flatMap((language) => ["annotated.status", "annotated.reason"].map((key) => textOf(language, "imports", key))),
);
const withoutResults = (headers: readonly string[]): string[] => headers.filter((header) => !resultHeaders.has(header));

async function columnsOf(tx: Tx, sender: string, { headers, sample }: LookedAt): Promise<SuggestedColumn[]> {
  const holdsSomething = ({ column, header }: ColumnSuggestion) =>
    header.trim() !== "" || sample.some(({ cells }) => (cells[column - 1]?.kind ?? "empty") !== "empty");
  const columns = suggestMapping(headers, sample, caseFields).columns.filter(holdsSomething);
  const remembered = await recallMapping(tx, sender, mappingKey(columns.map(({ header }) => header)));
  return columns.map(({ column, header, field, confidence, needsChoice }) =>
    remembered && header in remembered
      ? { column, header, field: remembered[header] ?? null, confidence: 1, needsChoice: false }
      : { column, header, field, confidence, needsChoice },
  );
}

/** Fixes which column holds what and sets the batch running; the choice is remembered for the sender's next file. */
export async function confirmImport(
  tx: Tx,
  batchId: string,
  columns: readonly ColumnChoice[],
  policy: Policy,
): Promise<Outcome<{ batchId: string }>> {
  const batch = await findBatch(tx, batchId);
  if (!batch) return refuse(errors.batch_not_found);
  if (batch.state !== "mapping") return refuse(errors.already_running);
  const fields = columns.flatMap((column) => (column.field ? [column.field] : []));
  const twice = fields.find((field, index) => fields.indexOf(field) !== index);
  if (twice) return refuse(errors.field_twice, { field: twice });
  if (!fields.some((field) => ["name", "ref", "nationalNumber"].includes(field))) return refuse(errors.nothing_to_find);
  const headers = columns.map((column) => column.header);
  await rememberMapping(tx, batch.sender, mappingKey(headers), Object.fromEntries(columns.map((column) => [column.header, column.field])));
  await changeBatch(tx, batchId, { state: "running", columns, policy });
  return ok({ batchId });
}
