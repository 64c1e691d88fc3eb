import type { Page } from "@playwright/test";

/** The day on which the demo province stands, and days of its last week. */
export const DAY = "2022-02-16";
/** Residents below whom ninety cases in a week pass every cut-off of the rule. */
const SMALL = 12_000;
export const LAST_DAYS = ["14/02/2022", "15/02/2022", "16/02/2022"] as const;

async function ask<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(`/api${path}`);
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()}`);
  return (await answer.json()) as T;
}

interface LevelLine {
  area: string;
  name: string;
  parentName: string | null;
  unitLevel: string;
  level: number | null;
}

/** The level of a unit as the map shows it. */
export async function levelOf(page: Page, area: string): Promise<number | null> {
  const { rows } = await ask<{ rows: LevelLine[] }>(page, `/levels?area=o19.94&on=${DAY}`);
  return rows.find((row) => row.area === area)?.level ?? null;
}

/** A small commune of level 1: there a list of cases makes a difference. */
export async function greenCommune(page: Page): Promise<LevelLine> {
  const { rows } = await ask<{ rows: LevelLine[] }>(page, `/levels?area=o19.94&on=${DAY}`);
  for (const row of rows.filter(({ unitLevel, level }) => unitLevel === "commune" && level === 1).reverse()) {
    const { answer } = await ask<{ answer: { inputs: { of: number | null }[] } }>(page, `/levels/one?area=${row.area}&on=${DAY}`);
    const residents = answer.inputs[0]?.of;
    if (residents && residents < SMALL) return row;
  }
  throw new Error("no small commune of the demo province has level 1");
}

export interface KnownPerson {
  fullName: string;
  birthYear: number;
  residenceName: string;
  district: string;
}

/** Somebody with a name of their own who is in the list of cases already. */
export async function somebodyKnown(page: Page, skip = 0): Promise<KnownPerson> {
  const { rows } = await ask<{ rows: { personId: string; districtName: string }[] }>(page, "/cases?limit=40");
  const found: KnownPerson[] = [];
  for (const { personId, districtName } of rows) {
    const person = await ask<KnownPerson>(page, `/persons/one?id=${personId}`);
    if (person.fullName && person.birthYear && districtName) found.push({ ...person, district: districtName });
    if (found.length > skip) return found[skip]!;
  }
  throw new Error("nobody in the list of cases has a name and a year of birth");
}
