import type { Meter } from "../budgets.ts";
import { isBlank, type SheetRow } from "../cell.ts";
import type { ByteSource } from "../file/byte-source.ts";
import { fold } from "../fold.ts";
import type { Grid } from "../grid.ts";
import { TabularProblem } from "../problem.ts";
import { WarningLog } from "../warnings.ts";
import { MergeFiller, readMerges } from "./merges.ts";
import { openPackage, type Package } from "./package.ts";
import { SheetRows, type SheetTables } from "./sheet-rows.ts";
import { readWorkbook, type Workbook, type WorkbookSheet } from "./workbook.ts";
import { XmlFeed } from "./xml-feed.ts";

/**
 * One sheet of a workbook: the one asked for by name, else the first visible one with anything in it, else the first with anything in it.
 */
export async function openXlsxGrid(source: ByteSource, meter: Meter, sheetAsked?: string): Promise<Grid> {
  const packed = await openPackage(source, meter.budgets);
  try {
    const workbook = await readWorkbook(packed, meter);
    const tables: SheetTables = { ...(await workbook.tables()), dateSystem: workbook.dateSystem };
    const sheet = await chooseSheet(packed, workbook, tables, meter, sheetAsked);
    const warnings = new WarningLog();
    await warnOfSheets(packed, workbook, tables, meter, sheet, warnings);
    return await gridOf(packed, workbook, tables, sheet, meter, warnings);
  } catch (error) {
    packed.close();
    throw error;
  }
}

async function gridOf(
  packed: Package,
  workbook: Workbook,
  tables: SheetTables,
  sheet: WorkbookSheet,
  meter: Meter,
  warnings: WarningLog,
): Promise<Grid> {
  const merges = await readMerges(packed, sheet.part, meter);
  const read = { bytes: 0 };
  return {
    kind: "xlsx",
    encoding: null,
    delimiter: null,
    dateSystem: workbook.dateSystem,
    sheetName: sheet.name,
    sheetNames: workbook.sheets.map(({ name, hidden }) => ({ name, hidden })),
    rows: filledRows(sheetRows(packed, sheet.part, tables, meter, warnings, read), new MergeFiller(merges)),
    progress: () => Math.min(1, read.bytes / Math.max(1, packed.sizeOf(sheet.part))),
    warnings,
    close: async () => packed.close(),
  };
}

async function* filledRows(rows: AsyncIterable<SheetRow>, filler: MergeFiller): AsyncGenerator<SheetRow, void, undefined> {
  for await (const row of rows) {
    filler.fill(row);
    yield row;
  }
}

async function* sheetRows(
  packed: Package,
  part: string,
  tables: SheetTables,
  meter: Meter,
  warnings: WarningLog,
  read: { bytes: number },
): AsyncGenerator<SheetRow, void, undefined> {
  const rows = new SheetRows(tables, meter, warnings);
  const feed = new XmlFeed(part, rows);
  for await (const chunk of packed.chunks(part)) {
    meter.timed(() => feed.write(chunk));
    read.bytes += chunk.length;
    yield* rows.take();
  }
  meter.timed(() => feed.end());
  yield* rows.take();
}

async function chooseSheet(
  packed: Package,
  workbook: Workbook,
  tables: SheetTables,
  meter: Meter,
  asked: string | undefined,
): Promise<WorkbookSheet> {
  if (asked !== undefined) {
    const named = workbook.sheets.find(({ name }) => name === asked) ?? workbook.sheets.find(({ name }) => fold(name) === fold(asked));
    if (!named) throw new TabularProblem("sheet_not_found", { sheet: asked });
    return named;
  }
  const visibleFirst = [...workbook.sheets].sort((a, b) => Number(a.hidden) - Number(b.hidden));
  for (const sheet of visibleFirst) if (await holdsAnything(packed, sheet, tables, meter)) return sheet;
  return visibleFirst[0]!;
}

async function holdsAnything(packed: Package, sheet: WorkbookSheet, tables: SheetTables, meter: Meter): Promise<boolean> {
  for await (const row of sheetRows(packed, sheet.part, tables, meter, new WarningLog(), { bytes: 0 })) if (!isBlank(row)) return true;
  return false;
}

async function warnOfSheets(
  packed: Package,
  workbook: Workbook,
  tables: SheetTables,
  meter: Meter,
  read: WorkbookSheet,
  warnings: WarningLog,
): Promise<void> {
  const others = workbook.sheets.filter((sheet) => sheet !== read);
  const filled: string[] = [];
  for (const sheet of others.slice(0, SHEETS_LOOKED_AT)) if (await holdsAnything(packed, sheet, tables, meter)) filled.push(sheet.name);
  if (filled.length > 0) warnings.add("other_sheets_not_read", undefined, { sheets: filled.join(", ") });
  const hidden = others.filter((sheet) => sheet.hidden).map(({ name }) => name);
  if (hidden.length > 0) warnings.add("hidden_sheets", undefined, { sheets: hidden.join(", ") });
  if (read.hidden) warnings.add("hidden_sheet_read", undefined, { sheets: read.name });
  if (workbook.macros) warnings.add("macros_ignored");
}

/** Looking costs the rows before the first filled one; a workbook of more sheets than this is not a line list. */
const SHEETS_LOOKED_AT = 50;
