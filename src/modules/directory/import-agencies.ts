import { createHash } from "node:crypto";
import type { Tx } from "../../kernel/db/actor.ts";
import { type Outcome, ok } from "../../kernel/errors/refusal.ts";
import { textOf } from "../../kernel/i18n/words-on-disk.ts";
import { requestJob } from "../../kernel/jobs/jobs.ts";
import type { SheetRow } from "../../kernel/tabular/cell.ts";
import { fold } from "../../kernel/tabular/fold.ts";
import { suggestMapping } from "../../kernel/tabular/mapping.ts";
import { openSheet } from "../../kernel/tabular/open-sheet.ts";
import { TabularProblem } from "../../kernel/tabular/problem.ts";
import { countRows, type SheetProblem } from "../../kernel/tabular/sheet-result.ts";
import { localDateOf } from "../../kernel/time/local-date.ts";
import { type AgenciesImported, type AgencyGroup, agencyGroups, type ImportedAgency, type Unit } from "./contract.ts";
import { APPLY_AGENCIES } from "./jobs.ts";
import { type AgencyDraft, agencyFields, type GroupNames, readAgencyRow } from "./rules/agency-row.ts";
import { eraOf, eraOn, eras } from "./rules/eras.ts";
import { searchAreas } from "./rules/search-areas.ts";
import { expandSeenBy } from "./rules/seen-by.ts";
import { unitName } from "./rules/unit-name.ts";
import { findAgencyNamed, findEntry, putEntries } from "./store/agency-entry-store.ts";
import { areaIndex, unitGraph } from "./store/unit-memory.ts";

const budgets = { rows: 5000, bytes: 5 * 2 ** 20, expandedBytes: 50 * 2 ** 20, cells: 100_000, seconds: 10 };

/**
 * Takes a sheet of bodies of one's own area: a new one is created, the last day of a known one updated, what is as the list has it unchanged,
 * anything else rejected with every reason. The same file twice creates nothing.
 */
export async function importAgencies(
  tx: Tx,
  file: { name: string; bytes: Uint8Array },
  options: { dryRun: boolean },
): Promise<Outcome<AgenciesImported>> {
  try {
    const sheet = await openSheet(file.bytes, { fileName: file.name, budgets });
    const rows: SheetRow[] = [];
    for await (const row of sheet.rows) rows.push(row);
    const found = suggestMapping(sheet.headers, rows.slice(0, 100), agencyFields).columns;
    const columns = new Map(found.flatMap(({ field, column }) => (field ? [[field, column] as const] : [])));
    const groups = groupNames();
    const taken: ImportedAgency[] = [];
    if (options.dryRun) await tx.client.query("savepoint trial");
    for (const row of rows) {
      const read = readAgencyRow(row, columns, groups);
      taken.push("draft" in read ? await takeDraft(tx, read.draft, columns) : { ...read, result: "rejected" });
    }
    if (options.dryRun) await tx.client.query("rollback to savepoint trial");
    else await requestJob(tx, APPLY_AGENCIES, {}, { key: APPLY_AGENCIES });
    return ok({ ...countRows(taken), rows: taken });
  } catch (error) {
    if (error instanceof TabularProblem) return { ok: false, refusal: error.refusal };
    throw error;
  }
}

async function takeDraft(tx: Tx, draft: AgencyDraft, columns: ReadonlyMap<string, number>): Promise<ImportedAgency> {
  const { row, name, group } = draft;
  const units = unitsNamed(tx, draft.unit);
  const [unit, ...more] = units;
  if (!unit || more.length > 0) {
    const names = units
      .slice(0, 4)
      .map((each) => unitName(each))
      .join("; ");
    const problem: SheetProblem = {
      column: columns.get("unit") ?? null,
      code: unit ? "place_several" : "place_unknown",
      params: { field: "unit", text: draft.unit, names },
    };
    return { row, name, result: "rejected", problems: [problem] };
  }
  const key = `ag.x${createHash("sha256")
    .update(`${fold(name)} ${unit.key}`)
    .digest("hex")
    .slice(0, 16)}`;
  const known = (await findEntry(tx, key)) ?? (await findAgencyNamed(tx, fold(name), unit.key));
  if (known && (draft.to ?? known.valid_to) === known.valid_to) return { row, name, result: "unchanged", problems: [] };
  const entered = known && "reason" in known ? known : undefined;
  const seen_by = known?.seen_by ?? [key, ...expandSeenBy(unitGraph(), unit.key)];
  const place = { unit_key: unit.key, province_id: unit.provinceId, seen_by };
  const entry = known
    ? { key: known.key, group: entered?.group ?? null, name: entered?.name ?? null, valid_from: known.valid_from }
    : { key, group, name, valid_from: draft.from };
  await putEntries(tx, [{ ...place, ...entry, valid_to: draft.to, reason: null }]);
  return { row, name, result: known ? "updated" : "created", problems: [] };
}

/** Units of one's own area that bear this key, code or name; those that bear exactly it when there are any. */
function unitsNamed(tx: Tx, text: string): Unit[] {
  const within = (unit: Unit) => expandSeenBy(unitGraph(), unit.key).some((key) => tx.actor.scope.includes(key));
  const byKey = unitGraph().units.get(text.trim());
  if (byKey) return within(byKey) ? [byKey] : [];
  const era = eras.find((each) => tx.actor.homeKey.startsWith(`${each.era}.`))?.era ?? eraOn(localDateOf(tx.now));
  const hits = searchAreas(areaIndex(), text, { era, limit: 50 })
    .map(({ unit }) => unit)
    .filter((unit) => eraOf(unit.key) === era && within(unit));
  const exact = hits.filter((unit) => fold(unitName(unit)).trim() === fold(text).trim());
  return exact.length > 0 ? exact : hits;
}

function groupNames(): GroupNames {
  const names = agencyGroups.flatMap((group): [string, AgencyGroup][] =>
    [group, textOf("vi", "directory", `group.${group}`), textOf("en", "directory", `group.${group}`)].map((name) => [
      fold(name).trim(),
      group,
    ]),
  );
  return new Map(names);
}
