import { createHash } from "node:crypto";
import { rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Runs `work` while no other process of this machine runs anything under the same name.
 * The lock is a listening socket, which the system frees however the process ends; a lock file would survive `kill -9`.
 * @param waiting called once when somebody else holds the lock
 */
export async function withLock<Value>(name: string, work: () => Promise<Value>, waiting?: () => void): Promise<Value> {
  const address = lockAddress(name);
  let server = await tryListen(address);
  if (!server) waiting?.();
  while (!server) {
    await new Promise((resolve) => setTimeout(resolve, 25));
    server = await tryListen(address);
  }
  try {
    return await work();
  } finally {
    server.close();
  }
}

/** Linux has socket names without a file; elsewhere the file of a dead holder is removed. */
function lockAddress(name: string): string {
  const key = `vung-xanh-${createHash("sha256").update(name).digest("hex").slice(0, 24)}`;
  return process.platform === "linux" ? `\0${key}` : join(tmpdir(), `${key}.sock`);
}

function tryListen(address: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EADDRINUSE") return reject(error);
      if (address.startsWith("\0")) return resolve(undefined);
      removeDeadSocket(address).then(() => resolve(undefined), reject);
    });
    server.listen(address, () => resolve(server.unref()));
  });
}

function removeDeadSocket(path: string): Promise<void> {
  return new Promise((resolve) => {
    const probe = connect(path, () => resolve(void probe.destroy()));
    probe.once("error", () => resolve(rmSync(path, { force: true })));
  });
}
