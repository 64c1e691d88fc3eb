import { withActor } from "../../kernel/db/actor.ts";
import { readInstant } from "../../kernel/time/local-date.ts";
import { computeFigures, isIndicator, isTooLong } from "../../modules/figures/server.ts";
import { areaOf, dayFlag } from "./area-flag.ts";
import { type Command, exit, type Flags, textFlag, UsageError } from "./command.ts";

/** `--as-of`: the instant of this system's knowledge; a bare day is its last moment. */
export function asOfFlag(flags: Flags): Date | null {
  const text = textFlag(flags, "as-of");
  if (text === undefined) return null;
  const instant = readInstant(text);
  if (!instant) throw new UsageError("--as-of là thời điểm, ví dụ 2022-02-18T12:00 · --as-of is an instant, e.g. 2022-02-18T12:00");
  return instant;
}

const steps = ["day", "week", "commune", "district"] as const;

export const figure: Command = {
  name: "figure",
  usage: "figure CHỈ_TIÊU --area MÃ --from NGÀY --to NGÀY [--by day|week|commune|district] [--as-of THỜI_ĐIỂM] [--json]",
  vi: "một số liệu với nguồn, kỳ và thời điểm biết đến",
  en: "a figure with its source, period and instant of knowledge",
  flags: { area: "string", from: "string", to: "string", by: "string", "as-of": "string", era: "string" },
  words: [1, 1],
  async run(run) {
    const indicator = run.words[0]!;
    if (!isIndicator(indicator)) throw new UsageError(`không có chỉ tiêu ${indicator} · there is no indicator ${indicator}`);
    const [from, to] = [dayFlag(run.flags, "from"), dayFlag(run.flags, "to")];
    if (!from || !to || from > to)
      throw new UsageError("cần --from và --to, ngày đầu không sau ngày cuối · --from and --to are needed, in order");
    const by = steps.find((step) => step === textFlag(run.flags, "by"));
    if (run.flags.by !== undefined && !by)
      throw new UsageError("--by là day, week, commune hoặc district · --by is day, week, commune or district");
    if (isTooLong(from, to, by)) throw new UsageError("kỳ quá dài để chia theo --by · the period is too long to be split by --by");
    const area = areaOf(run.flags, from);
    const asOf = asOfFlag(run.flags);
    const [database, actor] = [await run.database(), await run.actor(area)];
    const figures = await withActor(
      database,
      actor,
      "read",
      (tx) => computeFigures(tx, { indicators: [indicator], area, from, to, by, asOf }),
      { limitMs: 60_000 },
    );
    const rows = figures.map(({ areaName, missing, ...each }) => ({ ...each, name: areaName, missing }));
    run.answer(rows, () =>
      rows.map((row) => `${row.from}–${row.to}  ${row.name ?? row.area}  ${row.value ?? "chưa có"} ${row.unit}  (${row.source})`),
    );
    return exit.done;
  },
};

export const figureCommands: readonly Command[] = [figure];
