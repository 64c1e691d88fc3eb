"use strict";
const { createHash } = require("node:crypto");
const { rmSync } = require("node:fs");
const { connect, createServer } = require("node:net");
const { tmpdir } = require("node:os");
const { join } = require("node:path");
const { setTimeout: sleep } = require("node:timers/promises");

/**
 * Runs `work` while no other process of this machine runs anything under the same name. The lock is a listening socket: the system frees
 * it however the process ends. (The server has the same in TypeScript, which the machine's own Node may not read.)
 */
async function withLock(name, work, waiting) {
  const key = `vung-xanh-${createHash("sha256").update(name).digest("hex").slice(0, 24)}`;
  const address = process.platform === "linux" ? `\0${key}` : join(tmpdir(), `${key}.sock`);
  let server = await tryListen(address);
  if (!server) waiting();
  while (!server) {
    await sleep(100);
    server = await tryListen(address);
  }
  try {
    return await work();
  } finally {
    server.close();
  }
}

function tryListen(address) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error) => {
      if (error.code !== "EADDRINUSE") return reject(error);
      if (address.startsWith("\0")) return resolve(undefined);
      const probe = connect(address, () => resolve(void probe.destroy()));
      probe.once("error", () => resolve(rmSync(address, { force: true })));
    });
    server.listen(address, () => resolve(server));
  });
}

module.exports = { withLock };
