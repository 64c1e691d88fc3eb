import { readFileSync } from "node:fs";
import { z } from "zod";
import { withActor } from "../../kernel/db/actor.ts";
import { textOf } from "../../kernel/i18n/words-on-disk.ts";
import { type AreaLevel, assessArea, evaluateInputs, type LevelRuleId, reasonWords } from "../../modules/assessment/server.ts";
import { areaOf, dayFlag } from "./area-flag.ts";
import { type Command, exit, type Flags, ImpossibleError, requiredFlag, textFlag, UsageError } from "./command.ts";
import { asOfFlag } from "./figure-commands.ts";
import { refusalText } from "./refusal-text.ts";

const ruleIds = ["qd-4800", "qd-218"] as const satisfies readonly LevelRuleId[];

function ruleFlag(flags: Flags): LevelRuleId | undefined {
  const text = textFlag(flags, "rule");
  const rule = ruleIds.find((id) => id === text);
  if (text !== undefined && !rule) throw new UsageError(`--rule là ${ruleIds.join(" hoặc ")} · --rule is ${ruleIds.join(" or ")}`);
  return rule;
}

const say = (key: string, params?: Parameters<typeof textOf>[3]) => textOf("vi", "assessment", key, params);
const levelText = (row: Pick<AreaLevel, "level" | "possible">) =>
  row.level === null ? `có thể ${row.possible.join(", ")}` : `cấp ${row.level}`;

export const levels: Command = {
  name: "levels",
  usage: "levels --area MÃ --on NGÀY [--rule qd-4800|qd-218] [--as-of THỜI_ĐIỂM] [--json]",
  vi: "cấp độ dịch của một đơn vị và mọi đơn vị bên dưới, kèm lý do",
  en: "epidemic level of a unit and of every unit under it, with the reasons",
  flags: { area: "string", on: "string", rule: "string", "as-of": "string", era: "string" },
  words: [0, 0],
  async run(run) {
    const on = dayFlag(run.flags, "on") ?? requiredFlag(run.flags, "on");
    const area = areaOf(run.flags, on);
    const [rule, asOf] = [ruleFlag(run.flags), asOfFlag(run.flags)];
    const [database, actor] = [await run.database(), await run.actor(area)];
    const assessed = await withActor(database, actor, "read", (tx) => assessArea(tx, { area, on, rule, asOf }), { limitMs: 120_000 });
    if (!assessed.ok) throw new ImpossibleError(refusalText(assessed.refusal, { on }));
    run.answer(assessed.value, () =>
      assessed.value.map(
        (row) =>
          `${row.area.padEnd(10)} ${levelText(row).padEnd(16)} ${row.name}${row.provisional ? " *" : ""}  ${row.reasons.map((reason) => reasonWords(say, reason)).join("; ")}`,
      ),
    );
    return exit.done;
  },
};

export const level: Command = {
  name: "level",
  usage: "level --rule qd-4800|qd-218 --inputs TỆP.json [--json]",
  vi: "chỉ chạy quy tắc, không cần cơ sở dữ liệu",
  en: "the bare rule, without a database",
  flags: { rule: "string", inputs: "string" },
  words: [0, 0],
  async run(run) {
    const rule = ruleFlag(run.flags);
    if (!rule) throw new UsageError("thiếu --rule · --rule is missing");
    const rows = readRows(run.path(requiredFlag(run.flags, "inputs")));
    try {
      const answers = evaluateInputs(rule, rows);
      run.answer(answers, () => answers.map((row) => `${row.id}: ${levelText(row)}`));
      return exit.done;
    } catch (error) {
      if (error instanceof z.ZodError)
        throw new ImpossibleError(`--inputs: ${error.issues[0]?.path.join(".")} ${error.issues[0]?.message}`);
      throw error;
    }
  },
};

function readRows(path: string): unknown[] {
  try {
    const parsed: unknown = JSON.parse(readFileSync(path, "utf8"));
    if (Array.isArray(parsed)) return parsed;
  } catch (error) {
    throw new ImpossibleError(`không đọc được ${path} · cannot read ${path}: ${(error as Error).message}`);
  }
  throw new ImpossibleError(`${path}: cần một danh sách {id, inputs} · a list of {id, inputs} is needed`);
}

export const levelCommands: readonly Command[] = [levels, level];
