import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { appendAudit } from "../../kernel/audit/audit.ts";
import { headsPath } from "../../kernel/audit/heads.ts";
import { sealAudit } from "../../kernel/audit/seal.ts";
import { type Actor, systemActor, withActor } from "../../kernel/db/actor.ts";
import { BackupProblem } from "../../kernel/db/backup-format.ts";
import { DatabaseUnavailable } from "../../kernel/db/embedded.ts";
import type { Database } from "../../kernel/db/pool.ts";
import { unitGraph } from "../../modules/directory/server.ts";
import { actorOf, findAccountByLogin } from "../../modules/identity/server.ts";
import { type Installation, openInstallation } from "../server/installation.ts";
import { type Command, exit, type Flags, ImpossibleError, type Run, UsageError } from "./command.ts";
import { commands } from "./commands.ts";

const common = { json: "boolean", as: "string", help: "boolean" } as const;

/** `vx <command>`: works with or without a running server. */
async function main(argv: string[]): Promise<number> {
  const command = findCommand(argv);
  if (!command) {
    const wanted = argv[0] === undefined || argv[0] === "help" || argv[0] === "--help";
    (wanted ? process.stdout : process.stderr).write(`${helpText()}\n`);
    return wanted ? exit.done : exit.usage;
  }
  const opened: Opened = {};
  try {
    const { flags, words } = parse(command, argv.slice(command.name.split(" ").length));
    if (flags.help) {
      process.stdout.write(`vx ${command.usage}\n${command.vi}\n${command.en}\n`);
      return exit.done;
    }
    return await command.run(makeRun(command.name, flags, words, opened));
  } catch (error) {
    return report(error, command);
  } finally {
    if (opened.acted && opened.installation) await sealActs(opened.installation.database);
    await opened.installation?.close();
  }
}

/** No server may be running, and what was done here shall not wait unsealed for the next start. */
async function sealActs(database: Database): Promise<void> {
  try {
    await sealAudit(database, headsPath());
  } catch (error) {
    process.stderr.write(`vx: nhật ký chưa niêm được · the audit could not be sealed: ${(error as Error).message}\n`);
  }
}

function findCommand(argv: readonly string[]): Command | undefined {
  const line = argv.join(" ");
  return [...commands]
    .sort((a, b) => b.name.length - a.name.length)
    .find((command) => line === command.name || line.startsWith(`${command.name} `));
}

function parse(command: Command, args: string[]): { flags: Flags; words: string[] } {
  const options = Object.fromEntries(Object.entries({ ...common, ...command.flags }).map(([name, type]) => [name, { type }]));
  try {
    const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true });
    const [least, most] = command.words;
    if (!values.help && (positionals.length < least || positionals.length > most))
      throw new UsageError(`cách dùng · usage: vx ${command.usage}`);
    return { flags: values as Flags, words: positionals };
  } catch (error) {
    throw error instanceof UsageError ? error : new UsageError(`${(error as Error).message}\ncách dùng · usage: vx ${command.usage}`);
  }
}

interface Opened {
  installation?: Installation;
  /** Somebody acted, so the audit has new rows. */
  acted?: boolean;
}

function makeRun(name: string, flags: Flags, words: string[], opened: Opened): Run {
  const say = (vi: string, en: string) => void process.stderr.write(`${vi} · ${en}\n`);
  const database = async () => {
    opened.installation ??= await openInstallation(say);
    return opened.installation.database;
  };
  return {
    flags,
    words,
    say,
    database,
    actor: async (area) => {
      opened.acted = true;
      const actor = await findActor(await database(), flags.as, area);
      // Whoever sits at the machine is written down like anyone else.
      await withActor(await database(), actor, "write", (tx) =>
        appendAudit(tx, { kind: "command", action: `vx ${name}`, detail: { area } }),
      );
      return actor;
    },
    path: (text) => resolve(process.env.VX_CALLER_DIR ?? process.cwd(), text),
    answer: (value, lines) => void process.stdout.write(flags.json ? `${JSON.stringify(value)}\n` : `${lines().join("\n")}\n`),
  };
}

/** The person at the machine that holds the data: sees all of it, and is written into the audit like anyone else. */
const localOperator: Actor = {
  ...systemActor,
  accountId: "00000000-0000-7000-8000-000000000003",
  name: "Người vận hành tại máy",
  roles: ["local-operator"],
};

async function findActor(database: Database, login: Flags[string], area: string): Promise<Actor> {
  if (typeof login !== "string") return { ...localOperator, provinceId: unitGraph().units.get(area)?.provinceId ?? "00", homeKey: area };
  const actor = await withActor(database, systemActor, "read", async (tx) => {
    const account = await findAccountByLogin(tx, login);
    return account && actorOf(tx, account.id);
  });
  if (!actor) throw new ImpossibleError(`không có tài khoản “${login}” đang mở · there is no open account “${login}”`);
  return actor;
}

function report(error: unknown, command: Command): number {
  if (error instanceof UsageError) {
    process.stderr.write(`vx ${command.name}: ${error.message}\n`);
    return exit.usage;
  }
  if (error instanceof DatabaseUnavailable || error instanceof BackupProblem) process.stderr.write(`vx: ${error.vi}\nvx: ${error.en}\n`);
  else if (error instanceof ImpossibleError) process.stderr.write(`vx ${command.name}: ${error.message}\n`);
  else process.stderr.write(`vx ${command.name}: ${(error as Error).stack}\n`);
  return exit.impossible;
}

function helpText(): string {
  const lines = commands.map((command) => `  vx ${command.usage}\n      ${command.vi} · ${command.en}`);
  return [
    "vx <lệnh> [--json] [--as TÀI_KHOẢN]",
    "",
    ...lines,
    "",
    "Mã thoát · exit: 0 xong, 1 xong nhưng có dòng bị từ chối hoặc kiểm tra không đạt, 2 sai cách dùng, 3 không làm được",
  ].join("\n");
}

// Whoever reads the answer may have had enough of it, as `| head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});
process.exitCode = await main(process.argv.slice(2));
