import type { Command } from "./command.ts";
import { figureCommands } from "./figure-commands.ts";
import { importCommands } from "./import-commands.ts";

/** Every command of `vx`, in the order of the help. */
export const commands: readonly Command[] = [...importCommands, ...figureCommands];
