import { readFileSync, statSync } from "node:fs";
import { basename } from "node:path";
import { type Actor, withActor } from "../../kernel/db/actor.ts";
import type { Database } from "../../kernel/db/pool.ts";
import { runReactions } from "../../kernel/events/reactions.ts";
import { keepHeapSmall } from "../../kernel/small-heap.ts";
import { TabularProblem } from "../../kernel/tabular/problem.ts";
import { isIndicator } from "../../modules/figures/server.ts";
import type { RowProblem } from "../../modules/imports/contract.ts";
import {
  type BatchView,
  batchViews,
  confirmImport,
  findBatch,
  importFigures,
  listProblems,
  openImport,
  Policy,
  problemWords,
  runImport,
  undoImport,
} from "../../modules/imports/server.ts";
import { allReactions } from "../server/modules.ts";
import { areaOf, dayFlag } from "./area-flag.ts";
import { type Command, exit, ImpossibleError, type Run, textFlag, UsageError } from "./command.ts";
import { refusalText } from "./refusal-text.ts";

/** Problems listed in the answer; all of them are in the batch. */
const MOST_PROBLEMS = 10_000;

function fileOf(run: Run): string {
  const path = run.path(run.words[0]!);
  try {
    if (!statSync(path).isFile()) throw new Error("not a file");
  } catch {
    throw new ImpossibleError(`không có tệp ${run.words[0]} · there is no file ${run.words[0]}`);
  }
  return path;
}

/** Problems as the answer lists them, with their sentence in both languages; how many more there are is said beside them. */
function toldProblems(problems: readonly RowProblem[]) {
  const told = problems.slice(0, MOST_PROBLEMS).map((problem) => ({
    row: problem.row,
    column: problem.column,
    code: problem.code,
    grade: problem.grade,
    message: problemWords("vi", problem),
    messageEn: problemWords("en", problem),
  }));
  return { problems: told, problemsLeftOut: problems.length - told.length };
}

export const importCases: Command = {
  name: "import cases",
  usage:
    "import cases TỆP --area MÃ [--on NGÀY] [--era ERA] [--disease MÃ] [--sender TÊN] [--difference keep|take] [--likeness hold|new] [--dry-run] [--json]",
  vi: "nhập danh sách ca từ .xlsx/.csv; mỗi dòng đều có kết quả",
  en: "import a line list from .xlsx/.csv; every row is accounted for",
  flags: {
    area: "string",
    on: "string",
    era: "string",
    disease: "string",
    sender: "string",
    difference: "string",
    likeness: "string",
    "dry-run": "boolean",
  },
  words: [1, 1],
  async run(run) {
    const began = performance.now();
    keepHeapSmall();
    const area = areaOf(run.flags, dayFlag(run.flags, "on"));
    const path = fileOf(run);
    const [database, actor] = [await run.database(), await run.actor(area)];
    const batchId = await openBatch(run, database, actor, area, path);
    await runImport(database, actor, batchId, {
      onProgress: ({ read, progress }) => run.say(`đã đọc ${read} dòng (${Math.round(progress * 100)} %)`, `${read} rows read`),
    });
    const taken = performance.now();
    await runReactions(database, allReactions);
    const reactionSeconds = Math.round((performance.now() - taken) / 10) / 100;
    const { view, problems } = await withActor(database, actor, "read", async (tx) => {
      const batch = await findBatch(tx, batchId);
      return { view: (await batchViews(tx, [batch!]))[0]!, problems: await listProblems(tx, batchId) };
    });
    if (view.failure) throw new ImpossibleError(refusalText(view.failure));
    const { id: batch, read, created, updated, unchanged, held, rejected } = view;
    const seconds = Math.round((performance.now() - began) / 10) / 100;
    const told = toldProblems(problems);
    const { dryRun, totals, warnings } = view;
    const counted = { batch, read, created, updated, unchanged, held, rejected, seconds, reactionSeconds };
    run.answer({ ...counted, ...told, dryRun, totals, warnings }, () => humanLines(view, told.problems, seconds));
    return rejected + held > 0 ? exit.withProblems : exit.done;
  },
};

async function openBatch(run: Run, database: Database, actor: Actor, area: string, path: string): Promise<string> {
  const choice = Policy.safeParse({
    disease: textFlag(run.flags, "disease"),
    onDifference: textFlag(run.flags, "difference"),
    likeness: textFlag(run.flags, "likeness"),
  });
  if (!choice.success) throw new UsageError(`--difference keep|take, --likeness hold|new`);
  const wanted = { area, sender: textFlag(run.flags, "sender") ?? null, policy: choice.data, dryRun: run.flags["dry-run"] === true };
  const file = { name: basename(path), mediaType: "application/octet-stream", bytes: readFileSync(path) };
  return withActor(
    database,
    actor,
    "write",
    async (tx) => {
      const opened = await openImport(tx, wanted, file);
      if (!opened.ok) throw new ImpossibleError(refusalText(opened.refusal));
      const { batchId, columns } = opened.value;
      for (const column of columns)
        run.say(`cột ${column.column} “${column.header}” → ${column.field ?? "bỏ qua"}`, column.field ?? "left out");
      const confirmed = await confirmImport(
        tx,
        batchId,
        columns.map(({ column, header, field }) => ({ column, header, field })),
        choice.data,
      );
      if (!confirmed.ok) throw new ImpossibleError(refusalText(confirmed.refusal));
      return batchId;
    },
    { limitMs: 120_000 },
  );
}

function humanLines(view: BatchView, problems: readonly { message: string; row: number }[], seconds: number): string[] {
  const equation = `đọc ${view.read} = tạo ${view.created} + cập nhật ${view.updated} + không đổi ${view.unchanged} + chờ ${view.held} + từ chối ${view.rejected}`;
  return [
    `Lô ${view.id}${view.dryRun ? " (chạy thử, không ghi gì)" : ""}: ${equation} · ${seconds} s`,
    ...view.totals.map((total) => `  dòng tổng của tệp, dòng ${total.row}: ${total.text}`),
    ...problems.slice(0, 50).map((problem) => `  dòng ${problem.row}: ${problem.message}`),
    ...(problems.length > 50 ? [`  … và ${problems.length - 50} điều nữa (--json để xem hết)`] : []),
  ];
}

export const importUndo: Command = {
  name: "import undo",
  usage: "import undo LÔ [--json]",
  vi: "hoàn tác một lô nhập",
  en: "take an import batch back",
  flags: {},
  words: [1, 1],
  async run(run) {
    const database = await run.database();
    const batchId = run.words[0]!;
    const { rows } = await database.pool.query<{ area: string }>("select area from imports.batch where id::text = $1", [batchId]);
    if (!rows[0]) throw new ImpossibleError(`không có lô ${batchId} · there is no batch ${batchId}`);
    const actor = await run.actor(rows[0].area);
    const undone = await withActor(database, actor, "write", (tx) => undoImport(tx, batchId), { limitMs: 120_000 });
    if (!undone.ok) throw new ImpossibleError(refusalText(undone.refusal));
    await runReactions(database, allReactions);
    const { withdrawn, restored, kept } = undone.value;
    run.answer({ batch: batchId, ...undone.value }, () => [
      `Đã hoàn tác lô ${batchId}: rút ${withdrawn} ca, trả lại ${restored} ca, giữ ${kept} ca đã được người khác sửa`,
    ]);
    return exit.done;
  },
};

export const importFiguresCommand: Command = {
  name: "import figures",
  usage: "import figures TỆP [--area MÃ] [--indicator MÃ] [--source NGUỒN] [--json]",
  vi: "nhập số liệu báo cáo: chỉ tiêu, địa bàn, kỳ, tính đến, giá trị, nguồn",
  en: "import reported figures: indicator, area, period, cutoff, value, source",
  flags: { area: "string", on: "string", era: "string", indicator: "string", source: "string" },
  words: [1, 1],
  async run(run) {
    const began = performance.now();
    const path = fileOf(run);
    const indicator = textFlag(run.flags, "indicator") ?? null;
    if (indicator && !isIndicator(indicator)) throw new UsageError(`không có chỉ tiêu ${indicator} · there is no indicator ${indicator}`);
    const within = run.flags.area ? areaOf(run.flags, dayFlag(run.flags, "on")) : null;
    const [database, actor] = [await run.database(), await run.actor(within ?? "vn")];
    const options = { indicator, within, source: textFlag(run.flags, "source") ?? basename(path) };
    try {
      const done = await importFigures(path, options, (chunk) => withActor(database, actor, "write", chunk, { limitMs: 60_000 }));
      const { read, created, updated, unchanged, held, rejected } = done;
      const seconds = Math.round((performance.now() - began) / 10) / 100;
      const told = toldProblems(done.problems);
      run.answer({ read, created, updated, unchanged, held, rejected, seconds, ...told }, () => [
        `đọc ${read} = tạo ${created} + cập nhật ${updated} + không đổi ${unchanged} + chờ ${held} + từ chối ${rejected} · ${seconds} s`,
        ...told.problems.slice(0, 50).map((problem) => `  dòng ${problem.row}: ${problem.message}`),
      ]);
      return rejected > 0 ? exit.withProblems : exit.done;
    } catch (error) {
      if (error instanceof TabularProblem) throw new ImpossibleError(refusalText(error.refusal));
      throw error;
    }
  },
};

export const importCommands: readonly Command[] = [importCases, importUndo, importFiguresCommand];
