import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { importBoundaries } from "../../modules/directory/server.ts";
import { createDemo } from "../../modules/simulation/server.ts";
import { type Command, exit, ImpossibleError, requiredFlag, textFlag, UsageError } from "./command.ts";
import { refusalText } from "./refusal-text.ts";

export const boundaries: Command = {
  name: "import boundaries",
  usage: "import boundaries TỆP --licence GIẤY_PHÉP --credit GHI_CÔNG [--era o19|o25|n25] [--level province|district|commune] [--json]",
  vi: "nhập ranh giới từ GeoJSON/TopoJSON; ghi công được in cùng bản đồ",
  en: "import boundaries from GeoJSON/TopoJSON; the credit is shown with the map",
  flags: { licence: "string", credit: "string", era: "string", level: "string" },
  words: [1, 1],
  async run(run) {
    const path = run.path(run.words[0]!);
    const [era, level] = [
      choice(textFlag(run.flags, "era"), ["o19", "o25", "n25"] as const, "--era"),
      choice(textFlag(run.flags, "level"), ["province", "district", "commune"] as const, "--level"),
    ];
    const file = {
      bytes: readBytes(path),
      licence: requiredFlag(run.flags, "licence"),
      credit: requiredFlag(run.flags, "credit"),
      ...(era && { era }),
      ...(level && { level }),
    };
    const report = await importBoundaries(await run.database(), basename(path), file);
    if (!report.ok) throw new ImpossibleError(refusalText(report.refusal));
    const { joined, notJoined } = report.value;
    run.answer(report.value, () => [`Đã nối ${joined} đơn vị; ${notJoined.length} hình chưa nối được`]);
    return notJoined.length > 0 ? exit.withProblems : exit.done;
  },
};

function readBytes(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (error) {
    throw new ImpossibleError(`không đọc được tệp · cannot read the file: ${(error as Error).message}`);
  }
}

function choice<const T extends string>(text: string | undefined, allowed: readonly T[], flag: string): T | undefined {
  const found = allowed.find((each) => each === text);
  if (text !== undefined && !found) throw new UsageError(`${flag}: ${allowed.join(", ")}`);
  return found;
}

export const demo: Command = {
  name: "demo",
  usage: "demo [--province 94] [--seed 7] [--persons N] [--cases N] [--json]",
  vi: "tạo tỉnh diễn tập trong cơ sở dữ liệu trống (người và ca đều hư cấu)",
  en: "make the demo province in an empty database (people and cases are invented)",
  flags: { province: "string", seed: "string", persons: "string", cases: "string" },
  words: [0, 0],
  async run(run) {
    const number = (name: string) => {
      const text = textFlag(run.flags, name);
      if (text !== undefined && !/^\d+$/.test(text)) throw new UsageError(`--${name} là số nguyên · --${name} is a whole number`);
      return text === undefined ? undefined : Number(text);
    };
    const [persons, cases, province] = [number("persons"), number("cases"), textFlag(run.flags, "province")];
    const database = await run.database();
    const { rows } = await database.pool.query("select 1 from persons.person limit 1");
    if (rows.length > 0)
      throw new ImpossibleError(
        "cơ sở dữ liệu đã có người; chỉ tạo diễn tập khi trống · the database holds people already; a demo needs an empty one",
      );
    try {
      const summary = await createDemo(database, {
        seed: number("seed") ?? 7,
        ...(province && { province }),
        ...(persons && { persons }),
        ...(cases && { cases }),
        log: run.say,
      });
      run.answer(summary, () => [`${summary.persons} người, ${summary.cases} ca (${summary.discarded} loại trừ)`]);
      return exit.done;
    } catch (error) {
      if (error instanceof RangeError) throw new ImpossibleError(error.message);
      throw error;
    }
  },
};

export const directoryCommands: readonly Command[] = [boundaries, demo];
