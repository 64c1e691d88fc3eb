import type { Random } from "../random.ts";
import { type Meeting, occupations } from "./occupations.ts";

/** People who meet every day: a workshop, an office, a row of market stalls, a class. */
export interface Groups {
  /** Group of each person, −1 without. */
  of: Int32Array;
  /** Members of group g: `members[start[g]]` up to `members[start[g + 1]]`. */
  start: Int32Array;
  members: Int32Array;
  /** What each group is. */
  meeting: Exclude<Meeting, "none">[];
  /** Index of the unit or district it stands in. */
  region: Int32Array;
}

const sizes: Record<Exclude<Meeting, "none">, readonly [number, number]> = {
  factory: [40, 160],
  office: [8, 25],
  market: [10, 40],
  school: [20, 35],
};

/** Factories and offices draw people from the whole district, markets and schools from their commune. */
const fromDistrict = (meeting: Meeting): boolean => meeting === "factory" || meeting === "office";

export function formGroups(random: Random, occupationOf: Uint8Array, unitOf: Uint16Array, districtOf: readonly number[]): Groups {
  const gathered = new Map<string, { meeting: Exclude<Meeting, "none">; region: number; people: number[] }>();
  for (let person = 0; person < occupationOf.length; person++) {
    const { meeting } = occupations[occupationOf[person]!]!;
    if (meeting === "none") continue;
    const unit = unitOf[person]!;
    const region = fromDistrict(meeting) ? districtOf[unit]! : unit;
    const key = `${meeting} ${region}`;
    const known = gathered.get(key);
    if (known) known.people.push(person);
    else gathered.set(key, { meeting, region, people: [person] });
  }
  return divide(random, [...gathered.values()], occupationOf.length);
}

function divide(
  random: Random,
  gathered: readonly { meeting: Exclude<Meeting, "none">; region: number; people: number[] }[],
  persons: number,
): Groups {
  const of = new Int32Array(persons).fill(-1);
  const members = new Int32Array(gathered.reduce((sum, { people }) => sum + people.length, 0));
  const start: number[] = [];
  const meetings: Groups["meeting"] = [];
  const regions: number[] = [];
  let at = 0;
  for (const { meeting, region, people } of gathered) {
    random.shuffle(people);
    const [least, most] = sizes[meeting];
    let roomLeft = 0;
    for (const person of people) {
      if (roomLeft-- === 0) {
        roomLeft = least + random.below(most - least + 1) - 1;
        start.push(at);
        meetings.push(meeting);
        regions.push(region);
      }
      of[person] = start.length - 1;
      members[at++] = person;
    }
  }
  return { of, start: Int32Array.from([...start, at]), members, meeting: meetings, region: Int32Array.from(regions) };
}
