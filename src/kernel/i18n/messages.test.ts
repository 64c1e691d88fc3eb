import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { slotsOf } from "./template.ts";
import { flattenWords, namespaceOf, refusalKey, type Words } from "./words.ts";
import { wordsOf } from "./words-on-disk.ts";

const files = globSync("src/{modules/*/web,kernel/ui,apps/{web,public}}/messages/{vi,en}.json");
const folders = [...new Set(files.map((file) => file.replace(/\/(vi|en)\.json$/, "")))];
const read = (folder: string, language: string): Words => flattenWords(JSON.parse(readFileSync(`${folder}/${language}.json`, "utf8")));

describe.each(folders)("messages in %s", (folder) => {
  const vi = read(folder, "vi");
  const en = read(folder, "en");
  it("exist in both languages with the same values to fill in", () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(vi).sort());
    for (const key of Object.keys(vi))
      expect({ key, slots: [...slotsOf(en[key]!)].sort() }).toEqual({ key, slots: [...slotsOf(vi[key]!)].sort() });
  });
  it("are composed Unicode without edges of space or exclamation marks", () => {
    for (const [key, text] of [...Object.entries(vi), ...Object.entries(en)]) {
      expect({ key, text }).toEqual({ key, text: text.normalize("NFC").trim().replaceAll("!", "") });
    }
  });
});

/** Examples in comments ask for nothing. */
const withoutComments = (code: string): string => code.replaceAll(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, "");

/** Calls of `const text = useText("…")` in one file, as [namespace, key or prefix, whether it is only a prefix]. */
function keysUsed(code: string): [namespace: string, key: string, prefix: boolean][] {
  const names = [...code.matchAll(/const (\w+) = useText\("([\w-]+)"\)/g)];
  return names.flatMap(([, name, namespace]) =>
    [...code.matchAll(new RegExp(`\\b${name}\\(\\s*(?:"([^"]+)"|\`([^\`$]*)\\$)`, "g"))].map(
      ([, whole, start]): [string, string, boolean] => [namespace!, whole ?? start!, whole === undefined],
    ),
  );
}

it("every text a screen asks for exists", () => {
  const screens = globSync("src/{modules/*/web,kernel/ui,apps}/**/*.tsx");
  const missing = screens.flatMap((file) =>
    keysUsed(withoutComments(readFileSync(file, "utf8")))
      .filter(([namespace, key, prefix]) => {
        const words = wordsOf("vi", namespace);
        return prefix ? !Object.keys(words).some((word) => word.startsWith(key)) : words[key] === undefined;
      })
      .map(([namespace, key]) => `${file}: ${namespace}:${key}`),
  );
  expect(missing).toEqual([]);
});

it("no screen carries words of its own", () => {
  const screens = globSync("src/{modules/*/web,kernel/ui,apps/{web,public}}/**/*.tsx", { exclude: ["**/gallery/**"] });
  const literal = screens.flatMap((file) =>
    [...withoutComments(readFileSync(file, "utf8")).matchAll(/>([^<>{}]*\p{L}{2}[^<>{}]*)<\/[A-Za-z]/gu)].map(
      ([, words]) => `${file}: ${words!.trim()}`,
    ),
  );
  expect(literal.filter((found) => !/: (Vùng Xanh|CSV|XLSX|DOCX|PDF)$/.test(found))).toEqual([]);
});

it("every refusal has words", async () => {
  const entries: { code: string }[] = [];
  for (const file of ["src/kernel/errors/refusal.ts", ...globSync("src/modules/*/errors.ts")]) {
    const owner = (await import(`../../../${file}`)) as Record<string, unknown>;
    for (const group of Object.values(owner))
      if (group && typeof group === "object") entries.push(...(Object.values(group) as { code: string }[]));
  }
  const mute = entries.filter(({ code }) => {
    const { namespace, key } = refusalKey(code);
    return wordsOf("vi", namespace)[key] === undefined;
  });
  expect(mute).toEqual([]);
});

it("knows whose messages a file holds", () => {
  expect(namespaceOf("/src/modules/contact-tracing/web/messages/vi.json")).toBe("contact-tracing");
  expect(namespaceOf("/src/kernel/ui/messages/vi.json")).toBe("ui");
  expect(namespaceOf("/src/apps/web/messages/en.json")).toBe("app");
});
