import { bombs } from "./bombs.ts";
import { damagedArchives } from "./damaged-archives.ts";
import { damagedSheets } from "./damaged-sheets.ts";
import type { HostileFile } from "./hostile-file.ts";
import { oddSheets } from "./odd-sheets.ts";
import { oddText } from "./odd-text.ts";
import { wrongKinds } from "./wrong-kinds.ts";

/** Every hostile, malformed or merely odd file, made in memory. Whatever takes spreadsheets in is tested with all of them. */
export const hostileFiles: readonly HostileFile[] = [
  ...wrongKinds,
  ...damagedArchives,
  ...bombs,
  ...damagedSheets,
  ...oddSheets,
  ...oddText,
];
