"use strict";
const { spawn } = require("node:child_process");
const { createHash } = require("node:crypto");
const { existsSync, readFileSync, writeFileSync } = require("node:fs");
const { join } = require("node:path");
const { withLock } = require("./lock.cjs");
const { describeMachine, fits, isSatisfied } = require("./lockfile.cjs");
const { giveUp, say } = require("./say.cjs");

const root = join(__dirname, "../..");
const lockFile = join(root, "package-lock.json");
/** Holds the hash of the lockfile that node_modules was last found equal to. */
const stamp = join(root, "node_modules/.vung-xanh-lock");

/** Brings node_modules to exactly what the lockfile says; costs a millisecond when it is there already. */
async function ensureInstalled() {
  const wanted = createHash("sha256").update(readFileSync(lockFile)).digest("hex");
  if (isStamped(wanted)) return;
  await withLock(`install ${root}`, () => installOnce(wanted), tellWaiting);
}

function tellWaiting() {
  say("Đang chờ một tiến trình khác cài thư viện…", "Waiting for another process that installs the libraries…");
}

function isStamped(wanted) {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
}

async function installOnce(wanted) {
  if (isStamped(wanted)) return; // the process we waited for did it
  if (!isInstalled()) await install();
  try {
    writeFileSync(stamp, wanted);
  } catch (error) {
    // Somebody else's clone: the comparison is made again next time.
    if (!["EACCES", "EPERM", "EROFS"].includes(error.code)) throw error;
  }
}

/** Compares with npm's own record of what it installed, so that a lockfile changed by `npm install` is not installed twice. */
function isInstalled() {
  const record = join(root, "node_modules/.package-lock.json");
  return existsSync(record) && isSatisfied(readPackages(lockFile), readPackages(record), describeMachine());
}

function readPackages(file) {
  return JSON.parse(readFileSync(file, "utf8")).packages;
}

async function install() {
  say(
    "Cài thư viện đúng theo package-lock.json (lần đầu mất khoảng một phút)…",
    "Installing the libraries exactly as package-lock.json says (about a minute the first time)…",
  );
  const begun = Date.now();
  const ticker = setInterval(() => tellProgress(begun), 5000);
  const { code, output } = await runNpm([...npmArguments, ...(await networkArguments())]);
  clearInterval(ticker);
  if (code !== 0 || !isInstalled()) explain(output);
  const seconds = Math.round((Date.now() - begun) / 1000);
  say(`Đã cài xong thư viện sau ${seconds} giây.`, `The libraries are installed, after ${seconds} s.`);
}

function tellProgress(begun) {
  const machine = describeMachine();
  const expected = Object.entries(readPackages(lockFile)).filter(([path, entry]) => path && fits(entry, machine));
  const done = expected.filter(([path]) => existsSync(join(root, path, "package.json"))).length;
  process.stderr.write(`  … ${Math.round((Date.now() - begun) / 1000)} s, ${done} / ${expected.length}\n`);
}

/** Nothing in the environment may leave out the development packages or let install scripts run. */
const npmArguments = ["ci", "--include=dev", "--include=optional", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];

/** Without a network npm would try every package several times, for many minutes; its cache may hold them all. */
async function networkArguments() {
  const ping = await runNpm(["ping", "--fetch-retries=0", "--fetch-timeout=10000"]);
  const offline = ping.code !== 0 && noNetwork.test(ping.output);
  return offline ? ["--offline"] : ["--prefer-offline", "--fetch-retry-mintimeout=1000", "--fetch-retry-maxtimeout=10000"];
}

function runNpm(npmArgs) {
  const cli = process.env.npm_execpath;
  const [program, ...first] = cli?.endsWith(".js") ? [process.execPath, cli] : ["npm"];
  return new Promise((resolve) => {
    const child = spawn(program, [...first, ...npmArgs], { cwd: root, stdio: ["ignore", "ignore", "pipe"] });
    let output = "";
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    child.once("error", (error) => resolve({ code: -1, output: String(error) }));
    child.once("close", (code) => resolve({ code, output }));
  });
}

const noNetwork = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|network timeout|E50\d/;

const reasons = [
  [
    noNetwork,
    "Chưa cài được thư viện vì không kết nối được mạng: hãy nối mạng (hoặc đặt npm_config_registry tới kho npm nội bộ) rồi chạy lại; các lần sau không cần mạng.",
    "The libraries could not be installed because there is no network: connect (or set npm_config_registry to your own npm registry) and start again; later starts need none.",
  ],
  [
    /ENOSPC/,
    "Chưa cài được thư viện vì ổ đĩa đã đầy: hãy giải phóng khoảng 2 GB rồi chạy lại.",
    "The libraries could not be installed because the disk is full: free about 2 GB and start again.",
  ],
  [
    /EACCES|EPERM|EROFS/,
    `Chưa cài được thư viện vì không có quyền ghi vào ${root}: hãy cấp quyền cho người dùng đang chạy hoặc tải mã nguồn về thư mục của mình.`,
    `The libraries could not be installed because ${root} may not be written: grant the permission or clone into a folder of your own.`,
  ],
  [
    /ENOENT.*npm|spawn npm/,
    "Máy chưa có npm: hãy cài npm (đi kèm Node.js, https://nodejs.org) rồi chạy lại.",
    "This machine has no npm: install it (it comes with Node.js, https://nodejs.org) and start again.",
  ],
];

function explain(output) {
  const reason = reasons.find(([pattern]) => pattern.test(output));
  if (reason) return giveUp(reason[1], reason[2]);
  process.stderr.write(output);
  giveUp("Cài thư viện không thành công, npm báo lỗi như trên.", "Installing the libraries failed; what npm said is above.");
}

module.exports = { ensureInstalled };
