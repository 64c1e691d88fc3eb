import type { Meter } from "../budgets.ts";
import { TabularProblem } from "../problem.ts";
import { type NumberFormat, readNumberFormats } from "./number-formats.ts";
import type { Package } from "./package.ts";
import { readSmall } from "./read-small.ts";
import { readSharedStrings, type SharedTexts } from "./shared-strings.ts";

export interface WorkbookSheet {
  name: string;
  /** Hidden also stands for Excel's "very hidden". */
  hidden: boolean;
  part: string;
}

export interface Workbook {
  sheets: WorkbookSheet[];
  dateSystem: "1900" | "1904";
  macros: boolean;
  /** Reads the tables that all sheets share: texts and number formats. */
  tables(): Promise<{ strings: SharedTexts; formats: NumberFormat[] }>;
}

/** @throws TabularProblem `no_sheet`, `damaged_zip` when it is a spreadsheet in name only; the kinds of other packages */
export async function readWorkbook(packed: Package, meter: Meter): Promise<Workbook> {
  const part = await findWorkbookPart(packed, meter);
  const relations = await readRelations(packed, relationsPart(part), meter);
  const found: { name: string; hidden: boolean; id: string }[] = [];
  let dateSystem: "1900" | "1904" = "1900";
  await readSmall(packed, part, meter, (name, attributes) => {
    if (name === "workbookPr" && isTrue(attributes.date1904)) dateSystem = "1904";
    if (name === "sheet") found.push({ name: attributes.name ?? "", hidden: isHidden(attributes.state), id: relationId(attributes) });
  });
  const sheets = found.flatMap(({ name, hidden, id }) => sheetOf(name, hidden, relations.get(id), part));
  if (sheets.length === 0) throw new TabularProblem("no_sheet");
  const target = (kind: string): string | undefined =>
    [...relations.values()].find((relation) => relation.type.endsWith(`/${kind}`))?.target;
  return { sheets, dateSystem, macros: packed.has("xl/vbaProject.bin"), tables: () => readTables(packed, meter, part, target) };
}

async function readTables(packed: Package, meter: Meter, from: string, target: (kind: string) => string | undefined) {
  const inside = (kind: string): string | undefined => {
    const path = target(kind);
    return path === undefined ? undefined : resolvePart(from, path);
  };
  return {
    strings: await readSharedStrings(packed, inside("sharedStrings"), meter),
    formats: await readNumberFormats(packed, inside("styles"), meter),
  };
}

/** Chart sheets and dialogs have another relation type and hold no cells. */
function sheetOf(name: string, hidden: boolean, relation: Relation | undefined, from: string): WorkbookSheet[] {
  if (!relation?.type.endsWith("/worksheet")) return [];
  return [{ name, hidden, part: resolvePart(from, relation.target) }];
}

async function findWorkbookPart(packed: Package, meter: Meter): Promise<string> {
  refuseOtherPackages(packed);
  if (!packed.has("_rels/.rels")) throw new TabularProblem("damaged_zip", { part: "_rels/.rels" });
  const relations = await readRelations(packed, "_rels/.rels", meter);
  const main = [...relations.values()].find(({ type }) => type.endsWith("/officeDocument"));
  const part = main && resolvePart("", main.target);
  if (!part || !packed.has(part)) throw new TabularProblem("damaged_zip", { part: part ?? "workbook.xml" });
  return part;
}

function refuseOtherPackages(packed: Package): void {
  if (packed.has("xl/workbook.bin")) throw new TabularProblem("kind_xlsb");
  if (packed.has("content.xml") && packed.has("mimetype")) throw new TabularProblem("kind_ods");
  if (packed.names.some((name) => name.startsWith("word/"))) throw new TabularProblem("kind_other", { kind: "docx" });
  if (packed.names.some((name) => name.startsWith("ppt/"))) throw new TabularProblem("kind_other", { kind: "pptx" });
  if (!packed.has("[Content_Types].xml")) throw new TabularProblem("kind_archive");
}

interface Relation {
  type: string;
  target: string;
}

async function readRelations(packed: Package, part: string, meter: Meter): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  if (!packed.has(part)) return relations;
  await readSmall(packed, part, meter, (name, attributes) => {
    const { Id: id, Type: type, Target: target, TargetMode: mode } = attributes;
    if (name === "Relationship" && id && type && target && mode !== "External") relations.set(id, { type, target });
  });
  return relations;
}

function relationsPart(part: string): string {
  const slash = part.lastIndexOf("/");
  return `${part.slice(0, slash + 1)}_rels/${part.slice(slash + 1)}.rels`;
}

function resolvePart(from: string, target: string): string {
  return new URL(target, `package:///${from}`).pathname.slice(1);
}

function relationId(attributes: Record<string, string>): string {
  const key = Object.keys(attributes).find((name) => name === "r:id" || name.endsWith(":id"));
  return (key && attributes[key]) ?? "";
}

const isHidden = (state: string | undefined): boolean => state === "hidden" || state === "veryHidden";
export const isTrue = (value: string | undefined): boolean => value === "1" || value === "true";
