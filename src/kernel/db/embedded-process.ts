import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/**
 * What tells a process from a later one with the same number: its start, in clock ticks since the machine's start.
 * Nothing when there is no such process.
 */
export function processStart(pid: number): string | undefined {
  if (process.platform !== "linux") return isAlive(pid) ? "alive" : undefined;
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? undefined : fields[19];
  } catch {
    return undefined; // gone
  }
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * Processes whose working folder is the cluster: the postmaster and all its children, also orphans.
 * Nothing where the system does not show it.
 */
export function listClusterProcesses(cluster: string): number[] | undefined {
  if (process.platform !== "linux") return undefined;
  return readdirSync("/proc").flatMap((entry) => {
    const pid = Number(entry);
    return Number.isInteger(pid) && workingFolder(pid) === cluster && processStart(pid) ? [pid] : [];
  });
}

function workingFolder(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined; // gone, or another user's
  }
}
