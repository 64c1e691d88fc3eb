import { existsSync, globSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Folders that are catalogues: one entry a file, one generated index. */
export const catalogueFolders = ["diseases", "indicators", "levels", "reports", "roles", "registers"];

/** `hand-foot-mouth` → `handFootMouth`; a name that would start with a digit gets a letter before it. */
const identifierOf = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()).replace(/^\d/, "n$&");

/** An entry is a file with a default export; tests, the index itself and `define-*.ts` are not. */
function isEntry(path: string): boolean {
  const name = basename(path);
  if (!name.endsWith(".ts") || /\.(test|gen)\.ts$/.test(name) || name.startsWith("define-")) return false;
  return /^export default /m.test(readFileSync(path, "utf8"));
}

/**
 * The text of a catalogue's index.
 * @param folder its name, which becomes the name of the export
 * @param entries file names without `.ts`; the code of an entry is its file name
 */
export function renderIndex(folder: string, entries: readonly string[]): string {
  const names = [...entries].sort();
  const imports = names.map((name) => `import ${identifierOf(name)} from "./${name}.ts";`);
  const members = names.map((name) => (identifierOf(name) === name ? `  ${name},` : `  "${name}": ${identifierOf(name)},`));
  return [
    "// Written by `npm run gen` from the files of this folder. Do not edit.",
    ...imports,
    "",
    "/** Every entry of this catalogue by its code. */",
    `export const ${identifierOf(folder)} = {`,
    ...members,
    "};",
    "",
  ].join("\n");
}

/** The catalogue folders under `root` that hold at least one entry, with the index each should have. */
export function cataloguesOf(root: string): { path: string; text: string }[] {
  const pattern = `src/modules/*/{${catalogueFolders.join(",")}}`;
  return globSync(pattern, { cwd: root })
    .sort()
    .map((folder) => ({ folder, entries: readdirSync(join(root, folder)).filter((name) => isEntry(join(root, folder, name))) }))
    .filter(({ entries }) => entries.length > 0)
    .map(({ folder, entries }) => ({
      path: join(folder, "index.gen.ts"),
      text: renderIndex(
        basename(folder),
        entries.map((name) => name.slice(0, -3)),
      ),
    }));
}

/**
 * Writes every stale index, or with `check` only names them.
 * @returns paths of the indexes that were or are stale, relative to `root`
 */
export function generate(root: string, check: boolean): string[] {
  const stale = cataloguesOf(root).filter(
    ({ path, text }) => !existsSync(join(root, path)) || readFileSync(join(root, path), "utf8") !== text,
  );
  if (!check) for (const { path, text } of stale) writeFileSync(join(root, path), text);
  return stale.map(({ path }) => path);
}

function main(): void {
  const check = process.argv.includes("--check");
  const stale = generate(resolve(import.meta.dirname, ".."), check);
  for (const path of stale) console.log(check ? `stale: ${path} (run: npm run gen)` : `written: ${path}`);
  if (check && stale.length > 0) process.exitCode = 1;
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) main();
