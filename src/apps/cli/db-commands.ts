import { existsSync, statSync } from "node:fs";
import { basename, dirname } from "node:path";
import { appendAudit } from "../../kernel/audit/audit.ts";
import { headsPath, restartHeads } from "../../kernel/audit/heads.ts";
import { sealAudit } from "../../kernel/audit/seal.ts";
import { verifyAudit } from "../../kernel/audit/verify.ts";
import { adoptKeyring, findKeyring, type Keyring, keyringFingerprint, keyringPath, readKeyring } from "../../kernel/crypto/keys.ts";
import { type Actor, withActor } from "../../kernel/db/actor.ts";
import { writeBackup } from "../../kernel/db/backup.ts";
import { BackupProblem, type Manifest } from "../../kernel/db/backup-format.ts";
import type { Database } from "../../kernel/db/pool.ts";
import { openBackup } from "../../kernel/db/restore.ts";
import { databaseStatus } from "../../kernel/db/status.ts";
import { auditLines } from "./audit-commands.ts";
import { type Command, exit, ImpossibleError, type Run } from "./command.ts";

/** A copy of everything is for those who may see everything. */
async function seesAll(run: Run): Promise<Actor> {
  const actor = await run.actor("vn");
  if (!actor.scope.includes("vn"))
    throw new ImpossibleError("tài khoản này không thấy toàn bộ dữ liệu · this account does not see all data");
  return actor;
}

const note = (database: Database, actor: Actor, action: string, detail: Record<string, unknown>) =>
  withActor(database, actor, "write", (tx) => appendAudit(tx, { kind: "system", action, detail }));

const rowsOf = (manifest: Manifest) => manifest.tables.reduce((sum, table) => sum + table.rows, 0);

const status: Command = {
  name: "db status",
  usage: "db status [--json]",
  vi: "cơ sở dữ liệu ở đâu, phiên bản nào, chứa gì, nhật ký đã niêm tới đâu",
  en: "where the database is, its version, what it holds, how far the audit is sealed",
  flags: {},
  words: [0, 0],
  async run(run) {
    const found = await databaseStatus(await run.database());
    const answer = {
      embedded: !process.env.DATABASE_URL,
      ...found,
      keys: { file: process.env.VX_KEYS ? "VX_KEYS" : keyringPath(), made: findKeyring() !== undefined },
      heads: headsPath(),
    };
    run.answer(answer, () => [
      `${answer.embedded ? "PostgreSQL kèm theo · embedded" : "DATABASE_URL"}: ${found.server}`,
      `Cấu trúc · schema: ${found.migrations} bước · steps, ${found.schema.slice(0, 12)}; ${Math.round(found.bytes / 1e6)} MB`,
      ...found.tables.filter((table) => table.rows > 0).map((table) => `  ${table.name.padEnd(36)} ${table.rows}`),
      `Nhật ký · audit: ${found.audit.rows} dòng · rows, ${found.audit.sealed} đã niêm · sealed`,
      `Tệp khóa (giữ riêng với bản sao lưu) · keys (keep apart from backups): ${answer.keys.file}${answer.keys.made ? "" : " (chưa có · none yet)"}`,
    ]);
    return exit.done;
  },
};

const backup: Command = {
  name: "db backup",
  usage: "db backup TỆP [--with-keys] [--json]",
  vi: "sao lưu toàn bộ dữ liệu vào một tệp .zip; tệp khóa chỉ kèm khi có --with-keys",
  en: "back up all data into one .zip file; the keys go in only with --with-keys",
  flags: { "with-keys": "boolean" },
  words: [1, 1],
  async run(run) {
    const began = performance.now();
    const path = run.path(run.words[0]!);
    if (!existsSync(dirname(path))) throw new ImpossibleError(`không có thư mục ${dirname(path)} · there is no folder ${dirname(path)}`);
    const [database, actor] = [await run.database(), await seesAll(run)];
    const ring = findKeyring();
    const included = run.flags["with-keys"] === true && ring !== undefined;
    await note(database, actor, "db.backup", { file: basename(path), withKeys: included });
    await sealAudit(database, headsPath());
    const keyring = ring ? keyringFingerprint(ring) : null;
    const manifest = await writeBackup(database, path, { keyring, ...(included && { keys: JSON.stringify(ring, null, 1) }) });
    const seconds = Math.round((performance.now() - began) / 10) / 100;
    const keys = ring === undefined ? "none" : included ? "included" : "apart";
    const { schema, auditHead, madeAt } = manifest;
    const answer = {
      file: path,
      bytes: statSync(path).size,
      tables: manifest.tables.length,
      rows: rowsOf(manifest),
      schema,
      auditHead,
      madeAt,
      keys,
      seconds,
    };
    run.answer(answer, () => [
      `Đã sao lưu ${answer.rows} dòng của ${answer.tables} bảng vào ${path} (${(answer.bytes / 1e6).toFixed(1)} MB, ${seconds} s)`,
      ...keyLines(keys),
    ]);
    return exit.done;
  },
};

function keyLines(keys: "none" | "included" | "apart"): string[] {
  if (keys === "none") return [];
  if (keys === "included")
    return ["Tệp này CHỨA KHÓA: ai có tệp là đọc được tất cả · this file HOLDS THE KEYS: whoever has it can read everything"];
  const place = process.env.VX_KEYS ? "VX_KEYS" : keyringPath();
  return [
    `Khóa không nằm trong tệp: sao lưu riêng ${place}, cất ở nơi khác. Mất khóa là mất số định danh, điện thoại, địa chỉ.`,
    `The keys are not in the file: back up ${place} on its own, somewhere else. Without them numbers and addresses cannot be read.`,
  ];
}

const restore: Command = {
  name: "db restore",
  usage: "db restore TỆP [--without-keys] [--json]",
  vi: "khôi phục một bản sao lưu vào cơ sở dữ liệu trống",
  en: "restore a backup into an empty database",
  flags: { "without-keys": "boolean" },
  words: [1, 1],
  async run(run) {
    const began = performance.now();
    const path = run.path(run.words[0]!);
    if (!existsSync(path)) throw new ImpossibleError(`không có tệp ${run.words[0]} · there is no file ${run.words[0]}`);
    const [database, actor] = [await run.database(), await seesAll(run)];
    const opened = await openBackup(path);
    try {
      const { manifest } = opened;
      const ring = await ringFor(manifest, await opened.keys(), run.flags["without-keys"] === true);
      await opened.restoreInto(database);
      if (ring) adoptKeyring(ring);
      const head = manifest.auditHead && { ...manifest.auditHead, sealedAt: manifest.madeAt };
      const aside = restartHeads(headsPath(), head, new Date());
      await note(database, actor, "db.restore", { file: basename(path), madeAt: manifest.madeAt, rows: rowsOf(manifest) });
      // What the backup held unsealed is sealed from here on, before anybody looks.
      await sealAudit(database, headsPath());
      const verdict = await verifyAudit(database, headsPath());
      const seconds = Math.round((performance.now() - began) / 10) / 100;
      const answer = {
        file: path,
        madeAt: manifest.madeAt,
        tables: manifest.tables.length,
        rows: rowsOf(manifest),
        jobs: manifest.jobs,
        audit: verdict,
        headsSetAside: aside ?? null,
        seconds,
      };
      run.answer(answer, () => [
        `Đã khôi phục ${answer.rows} dòng của ${answer.tables} bảng, bản sao lưu lúc ${answer.madeAt} (${seconds} s)`,
        ...auditLines(verdict),
        ...(aside
          ? [`Tệp đầu chuỗi cũ được cất tại ${aside}: nó ghi cả những dòng sau bản sao lưu · the former heads are kept there`]
          : []),
      ]);
      return verdict.ok ? exit.done : exit.withProblems;
    } finally {
      opened.close();
    }
  },
};

/** Looks before anything is written whether what is sealed will be readable here. @returns the keyring of the file when it is to be adopted */
async function ringFor(manifest: Manifest, enclosed: string | undefined, lost: boolean): Promise<Keyring | undefined> {
  const here = findKeyring();
  if (manifest.keyring === null || (here && keyringFingerprint(here) === manifest.keyring)) return undefined;
  if (here) throw new BackupProblem("keys_differ", { path: process.env.VX_KEYS ? "VX_KEYS" : keyringPath() });
  if (enclosed !== undefined) return readKeyring(enclosed);
  if (lost) return undefined;
  throw new BackupProblem("keys_missing", { path: keyringPath() });
}

export const dbCommands: readonly Command[] = [status, backup, restore];
