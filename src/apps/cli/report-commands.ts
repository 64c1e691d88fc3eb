import { writeFileSync } from "node:fs";
import { withActor } from "../../kernel/db/actor.ts";
import { renderDocument, stopDrawing } from "../../kernel/documents/render.ts";
import { dailyReport } from "../../modules/reporting/server.ts";
import { areaOf, dayFlag } from "./area-flag.ts";
import { type Command, exit, ImpossibleError, requiredFlag, UsageError } from "./command.ts";
import { asOfFlag } from "./figure-commands.ts";
import { refusalText } from "./refusal-text.ts";

export const reportDaily: Command = {
  name: "report daily",
  usage: "report daily --area MÃ --on NGÀY [--as-of THỜI_ĐIỂM] --out TỆP.docx|.pdf [--json]",
  vi: "báo cáo nhanh trong ngày theo thể thức Nghị định 30/2020/NĐ-CP",
  en: "the daily report in the layout of Decree 30/2020",
  flags: { area: "string", on: "string", "as-of": "string", out: "string", era: "string" },
  words: [0, 0],
  async run(run) {
    const on = dayFlag(run.flags, "on") ?? requiredFlag(run.flags, "on");
    const area = areaOf(run.flags, on);
    const out = run.path(requiredFlag(run.flags, "out"));
    const format = /\.(docx|pdf)$/i.exec(out)?.[1]?.toLowerCase() as "docx" | "pdf" | undefined;
    if (!format) throw new UsageError("--out phải là .docx hoặc .pdf · --out must be .docx or .pdf");
    const asOf = asOfFlag(run.flags);
    const [database, actor] = [await run.database(), await run.actor(area)];
    const report = await withActor(database, actor, "read", (tx) => dailyReport(tx, { area, on, asOf }), { limitMs: 60_000 });
    if (!report.ok) throw new ImpossibleError(refusalText(report.refusal));
    try {
      writeFileSync(out, await renderDocument(report.value, format));
    } catch (error) {
      throw new ImpossibleError(`không ghi được ${out} · cannot write ${out}: ${(error as Error).message}`);
    } finally {
      stopDrawing();
    }
    run.answer({ area, on, out, format }, () => [`Đã ghi ${out}`]);
    return exit.done;
  },
};

export const reportCommands: readonly Command[] = [reportDaily];
