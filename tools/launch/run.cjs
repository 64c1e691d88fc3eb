"use strict";
const { spawn } = require("node:child_process");
const { existsSync } = require("node:fs");
const { enableCompileCache } = require("node:module");
const { constants } = require("node:os");
const { delimiter, dirname, join } = require("node:path");
const { pathToFileURL } = require("node:url");
const { ensureInstalled } = require("./install.cjs");
const { giveUp } = require("./say.cjs");

const root = join(__dirname, "../..");
const requiredNode = 24;
/** Number of the launcher that started this process with the right Node. */
const parentVariable = "VX_LAUNCHER_PID";

const commands = {
  start: { file: "src/apps/server/start.ts" },
  vx: { file: "src/apps/cli/main.ts", inCallersFolder: true },
  test: { file: "tools/test.ts" },
  check: { file: "tools/test.ts", first: ["--no-browser"] },
  gen: { file: "tools/gen.ts" },
  bench: { file: "tools/bench/main.ts" },
  "bench-kill": { file: "tools/bench/kill.ts" },
  screens: { file: "tools/screens.ts" },
};

async function run(name, args) {
  const command = Object.hasOwn(commands, name ?? "") ? commands[name] : undefined;
  if (!command) {
    process.stderr.write(`node tools/launch.cjs ${Object.keys(commands).join(" | ")}\n`);
    process.exit(2);
  }
  const launcher = Number(process.env[parentVariable]);
  delete process.env[parentVariable];
  if (launcher || process.env.npm_lifecycle_script) endWithParent(launcher || process.ppid);
  if (!launcher) await ensureInstalled();
  if (Number(process.versions.node.split(".")[0]) < requiredNode) return runWithNode(findNode(), name, args);
  await runHere(command, args);
}

/** The pinned Node of this platform, installed as an optional package. */
function findNode() {
  const path = join(root, "node_modules", `node-${process.platform}-${process.arch}`, "bin/node");
  if (existsSync(path)) return path;
  return giveUp(
    `Máy này (${process.platform} ${process.arch}) cần Node.js ${requiredNode} trở lên, đang có ${process.version}: hãy cài từ https://nodejs.org rồi chạy lại.`,
    `This machine (${process.platform} ${process.arch}) needs Node.js ${requiredNode} or later and has ${process.version}: install it from https://nodejs.org and start again.`,
  );
}

function runWithNode(node, name, args) {
  const env = { ...process.env, [parentVariable]: String(process.pid) };
  const child = spawn(node, [join(root, "tools/launch.cjs"), name, ...args], { stdio: "inherit", env });
  const inTerminal = process.stdin.isTTY || process.stdout.isTTY || process.stderr.isTTY;
  // A terminal sends Ctrl-C to the child too; passing it on would make it two.
  process.on("SIGINT", () => inTerminal || child.kill("SIGINT"));
  for (const signal of ["SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.once("error", (error) => giveUp(`Không chạy được ${node}: ${error.message}`, `Cannot run ${node}: ${error.message}`));
  child.once("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}

/** When the launcher or npm is killed nobody would stop this process any more: it stops by itself. */
function endWithParent(parent) {
  setInterval(() => process.ppid === parent || process.kill(process.pid, "SIGTERM"), 1000).unref();
}

async function runHere({ file, first = [], inCallersFolder }, args) {
  hideExperimentalWarnings();
  process.env.PATH = [dirname(process.execPath), join(root, "node_modules/.bin"), process.env.PATH].join(delimiter);
  // npm changes to the package's folder; a person means files of the folder they are in.
  const fromNpm = process.env.npm_lifecycle_event === "vx" && process.cwd() === root;
  if (!inCallersFolder) process.chdir(root);
  else if (fromNpm && process.env.INIT_CWD) process.chdir(process.env.INIT_CWD);
  const script = join(root, file);
  process.argv = [process.execPath, script, ...first, ...args];
  // Compiled code of the last time is taken again; where the folder may not be written it is simply compiled anew.
  enableCompileCache(join(root, "node_modules/.cache/compiled"));
  await import(pathToFileURL(script).href);
}

/** Early releases of Node 24 call type stripping experimental; that helps nobody who uses the program. */
function hideExperimentalWarnings() {
  process.removeAllListeners("warning");
  process.on("warning", (warning) => warning.name === "ExperimentalWarning" || process.stderr.write(`${warning.stack}\n`));
}

module.exports = { run };
