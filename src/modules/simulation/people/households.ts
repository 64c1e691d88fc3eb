import type { Random } from "../random.ts";
import { drawAge, OLDEST, shareOfWomen } from "./age-pyramid.ts";

/** Place in the household; the couple and their children bear the father's family name, an elder man too. */
export const roles = ["head", "partner", "child", "elder", "relative"] as const;
export type Role = (typeof roles)[number];

export interface Member {
  age: number;
  female: boolean;
  role: Role;
}

/** People of one commune by sex and age, not yet in a household. */
class AgePool {
  #counts = [new Int32Array(OLDEST + 1), new Int32Array(OLDEST + 1)] as const;

  add(age: number, female: boolean): void {
    this.#counts[Number(female) as 0 | 1][age]!++;
  }

  /** Takes one person of an age range, each of them as likely; undefined when none is left. `female` null: of either sex. */
  take(random: Random, female: boolean | null, from: number, to: number): { age: number; female: boolean } | undefined {
    const sexes = female === null ? ([0, 1] as const) : ([Number(female) as 0 | 1] as const);
    const low = Math.max(0, from);
    const high = Math.min(OLDEST, to);
    let left = 0;
    for (const sex of sexes) for (let age = low; age <= high; age++) left += this.#counts[sex][age]!;
    if (left === 0) return undefined;
    let nth = random.below(left);
    for (const sex of sexes)
      for (let age = low; age <= high; age++) {
        nth -= this.#counts[sex][age]!;
        if (nth >= 0) continue;
        this.#counts[sex][age]!--;
        return { age, female: sex === 1 };
      }
    return undefined;
  }
}

/** Chance of 0 to 4 children living at home; with couple, elders and relatives a household has three to four members. */
const CHILDREN = [0.18, 0.45, 0.83, 0.97, 1];
const ADULT = 18;

/**
 * Divides so many people of a census-like age pyramid into households; every one has an adult unless there are none at all.
 * @returns households; together exactly `people` members
 */
export function inventHouseholds(random: Random, people: number): Member[][] {
  const pool = new AgePool();
  for (let person = 0; person < people; person++) {
    const age = drawAge(random);
    pool.add(age, random.chance(shareOfWomen(age)));
  }
  const households: Member[][] = [];
  for (let next = inventHousehold(random, pool); next; next = inventHousehold(random, pool)) households.push(next);
  placeRest(random, pool, households);
  return households;
}

function inventHousehold(random: Random, pool: AgePool): Member[] | undefined {
  const head = pool.take(random, random.chance(0.3), 26, 79) ?? pool.take(random, null, ADULT, OLDEST);
  if (!head) return undefined;
  const members: Member[] = [{ ...head, role: "head" }];
  const join = (role: Role, person: { age: number; female: boolean } | undefined) => person && members.push({ ...person, role });
  const younger = head.female ? 3 : -3;
  if (random.chance(head.age < 70 ? 0.78 : 0.45))
    join("partner", pool.take(random, !head.female, Math.max(ADULT, head.age + younger - 6), head.age + younger + 6));
  const mother = members.find(({ female }) => female)?.age ?? head.age;
  for (let child = drawChildren(random); child > 0; child--) join("child", pool.take(random, null, mother - 41, Math.min(26, mother - 19)));
  if (head.age < 60 && random.chance(0.3)) {
    join("elder", pool.take(random, null, head.age + 20, head.age + 40));
    if (random.chance(0.4)) join("elder", pool.take(random, null, head.age + 20, head.age + 40));
  }
  if (random.chance(0.08)) join("relative", pool.take(random, null, 12, OLDEST));
  return members;
}

function drawChildren(random: Random): number {
  const draw = random.unit();
  return CHILDREN.findIndex((bound) => draw < bound);
}

/** Minors nobody took live with somebody who could be their parent, else with anybody. */
function placeRest(random: Random, pool: AgePool, households: Member[][]): void {
  for (let minor = pool.take(random, null, 0, OLDEST); minor; minor = pool.take(random, null, 0, OLDEST)) {
    const { age } = minor;
    const fits = (members: Member[]) => members.length < 8 && members.some((member) => member.age >= age + 19 && member.age <= age + 50);
    let home = households.length > 0 ? random.pick(households) : undefined;
    for (let tries = 0; tries < 20 && home && !fits(home); tries++) home = random.pick(households);
    if (home) home.push({ ...minor, role: "child" });
    else households.push([{ ...minor, role: "head" }]);
  }
}
