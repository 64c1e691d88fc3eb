import { globSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { namespaceOf } from "../../../kernel/i18n/words.ts";
import { loadWords } from "./load-words.ts";

const src = fileURLToPath(new URL("../../../", import.meta.url));
const written = globSync("{kernel,modules}/**/messages/vi.json", { cwd: src }).map((path) => namespaceOf(path.replaceAll("\\", "/")));

for (const language of ["vi", "en"] as const) {
  it(`the pages have the words of every part of the system in ${language}`, async () => {
    const words = await loadWords(language);
    expect(written.length).toBeGreaterThan(8);
    expect(Object.keys(words).sort()).toEqual([...written, "app"].sort());
  });
}
