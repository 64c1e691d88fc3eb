import { auditCommands } from "./audit-commands.ts";
import type { Command } from "./command.ts";
import { dbCommands } from "./db-commands.ts";
import { directoryCommands } from "./directory-commands.ts";
import { figureCommands } from "./figure-commands.ts";
import { importCommands } from "./import-commands.ts";
import { levelCommands } from "./level-commands.ts";
import { reportCommands } from "./report-commands.ts";

/** Every command of `vx`, in the order of the help. */
export const commands: readonly Command[] = [
  ...importCommands,
  ...levelCommands,
  ...figureCommands,
  ...reportCommands,
  ...directoryCommands,
  ...dbCommands,
  ...auditCommands,
];
