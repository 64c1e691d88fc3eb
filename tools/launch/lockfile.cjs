"use strict";

/**
 * This machine in the words of a lockfile.
 * @returns {{ os: string, cpu: string, libc: string | undefined }}
 */
function describeMachine() {
  const glibc = process.platform === "linux" && process.report.getReport().header.glibcVersionRuntime !== undefined;
  return { os: process.platform, cpu: process.arch, libc: process.platform === "linux" ? (glibc ? "glibc" : "musl") : undefined };
}

/** Whether a package is made for this machine, as far as it says. */
function fits(entry, machine) {
  return ["os", "cpu", "libc"].every((key) => entry[key] === undefined || entry[key].includes(machine[key]));
}

/**
 * Whether what npm recorded as installed is what the lockfile wants. An optional package may be missing, for npm forgives one that it
 * could not fetch; but not one that is made for this machine, because a program is inside.
 * @param locked `packages` of package-lock.json
 * @param installed `packages` of node_modules/.package-lock.json
 */
function isSatisfied(locked, installed, machine) {
  return Object.entries(locked).every(([path, entry]) => {
    const found = installed[path];
    const dispensable = entry.optional && (entry.os === undefined || !fits(entry, machine));
    if (!path || (!found && dispensable)) return true;
    return found?.version === entry.version && found?.integrity === entry.integrity;
  });
}

module.exports = { describeMachine, fits, isSatisfied };
