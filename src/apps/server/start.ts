import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { headsPath } from "../../kernel/audit/heads.ts";
import { type Sealing, startSealing } from "../../kernel/audit/sealing.ts";
import { DatabaseUnavailable } from "../../kernel/db/embedded.ts";
import { textOf } from "../../kernel/i18n/words-on-disk.ts";
import { type RunningJobs, startJobs } from "../../kernel/jobs/jobs.ts";
import { sendNotices } from "../../kernel/notify/notices.ts";
import { sendersFrom } from "../../kernel/notify/senders.ts";
import { endLogs } from "../../kernel/retention/end-logs.ts";
import { keepHeapSmall } from "../../kernel/small-heap.ts";
import { assemble } from "./assemble.ts";
import { buildWebIfStale } from "./build-web.ts";
import { ensureContent, type FirstContent } from "./first-content.ts";
import { type Installation, openInstallation } from "./installation.ts";
import { allJobs, allLogTerms, allReactions } from "./modules.ts";
import { startLog } from "./start-log.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** `npm start`: everything from a fresh clone to a printed address. */
async function main(): Promise<void> {
  keepHeapSmall();
  const log = startLog();
  const port = Number(process.env.PORT ?? 8080);
  const host = process.env.HOST ?? "127.0.0.1";
  await requireFreePort(port, host);
  const webFolder = await buildWebIfStale(root, log.step);
  const installation = await openInstallation(log.step);
  const wantsDemo = !process.argv.includes("--no-demo") && process.env.VX_DEMO !== "0";
  const content = await ensureContent(installation.database, wantsDemo, log.step);
  let jobs: RunningJobs | undefined;
  const app = await assemble({
    database: installation.database,
    demo: content.demo,
    secureCookie: process.env.VX_SECURE_COOKIE === "1",
    ...(process.env.VX_TRUST_PROXY && { trustProxy: process.env.VX_TRUST_PROXY }),
    logLevel: process.env.LOG_LEVEL ?? "warn",
    webFolder,
    afterCommand: () => jobs?.nudge(),
  });
  await app.listen({ port, host });
  const onError = (what: string, error: unknown) => app.log.error({ what, message: (error as Error).message }, "background work failed");
  const sealing = startSealing(installation.database, headsPath(), (error) => onError("audit sealing", error));
  jobs = await startJobs(installation.database, {
    jobs: [...allJobs, outbox(), endLogs(allLogTerms, headsPath())],
    reactions: allReactions,
    onError,
  });
  printReady(`http://${host === "0.0.0.0" ? "localhost" : host}:${port}`, content, log.seconds());
  await untilStopped();
  log.step("Đang dừng…", "Stopping…");
  await stopAll(app, jobs, sealing, installation);
}

/** Messages leave by the channels the settings name; their words are looked up as `module:key`. */
const outbox = () =>
  sendNotices(sendersFrom(process.env), (language, template, params) => {
    const [namespace = "", key = ""] = template.split(":");
    return textOf(language, namespace, key, params);
  });

async function stopAll(app: { close(): Promise<unknown> }, jobs: RunningJobs, sealing: Sealing, installation: Installation): Promise<void> {
  await jobs.stop();
  await app.close();
  await sealing.stop();
  await installation.close();
}

/** Looks before the long work: nobody should wait for a build to learn that the port is taken. */
async function requireFreePort(port: number, host: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error: NodeJS.ErrnoException) => reject(portProblem(error, port)));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

function portProblem(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === "EADDRINUSE") {
    return new StartProblem(
      `Cổng ${port} đang có chương trình khác dùng. Dừng chương trình đó, hoặc chạy: PORT=${port + 1} npm start`,
      `Port ${port} is in use by another program. Stop it, or run: PORT=${port + 1} npm start`,
    );
  }
  if (error.code === "EACCES") {
    return new StartProblem(
      `Không được phép mở cổng ${port}. Chọn cổng từ 1024 trở lên: PORT=8080 npm start`,
      `Not allowed to open port ${port}. Choose a port of 1024 or above: PORT=8080 npm start`,
    );
  }
  return error;
}

class StartProblem extends Error {
  readonly vi: string;
  readonly en: string;
  constructor(vi: string, en: string) {
    super(en);
    this.vi = vi;
    this.en = en;
  }
}

function printReady(address: string, content: FirstContent, seconds: string): void {
  const lines = ["", `  Vùng Xanh đã chạy: ${address}   (${seconds} s)`, `  Vùng Xanh is running: ${address}`, ""];
  if (content.accounts.length > 0) {
    lines.push(`  Tài khoản dùng thử / demo accounts — mật khẩu / password: ${content.password}`, "");
    for (const account of content.accounts) lines.push(`    ${account.login.padEnd(12)} ${account.name} — ${account.what}`);
  }
  if (content.link)
    lines.push(
      "  Quản trị đầu tiên mở liên kết dùng một lần / first administrator, one-time link:",
      `    ${address}/lien-ket/${content.link}`,
    );
  lines.push("", "  Dừng / stop: Ctrl-C", "");
  process.stdout.write(`${lines.join("\n")}\n`);
}

function untilStopped(): Promise<void> {
  return new Promise((resolve) => {
    // `on` and not `once`: npm passes Ctrl-C on a second time, which must not cut the stop short.
    process.on("SIGINT", () => resolve());
    process.on("SIGTERM", () => resolve());
  });
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    const known = error instanceof StartProblem || error instanceof DatabaseUnavailable;
    process.stderr.write(known ? `\n  ${error.vi}\n  ${error.en}\n\n` : `\n${(error as Error).stack}\n`);
    process.exit(3);
  },
);
