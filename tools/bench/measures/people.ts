import { fold } from "../../../src/kernel/tabular/fold.ts";
import { type Line, timeLine } from "../lines.ts";
import type { Session } from "../session.ts";
import { pick, seeded, timeEach, timingOf } from "../timing.ts";

const SEARCH_LIMIT_MS = 150;
const PERSON_LIMIT_MS = 100;

/** Somebody to look for. */
export interface Known {
  id: string;
  name: string;
  birthYear: number | null;
  /** CCCD or phone, where there is one. */
  number: string | null;
}

type Question = (person: Known, random: () => number) => string | null;
const words = (person: Known) => person.name.split(" ");

/** Leaves a letter out or doubles it. */
function misspelt(text: string, random: () => number): string {
  const at = 1 + Math.floor(random() * (text.length - 1));
  return random() < 0.5 ? text.slice(0, at) + text.slice(at + 1) : `${text.slice(0, at)}${text[at]}${text.slice(at)}`;
}

const questions: Record<string, Question> = {
  "name as written": ({ name }) => `${name} `,
  "name without accents": ({ name }) => `${fold(name)} `,
  "name and year": ({ name, birthYear }) => (birthYear ? `${fold(name)} ${birthYear}` : null),
  "other order": (person) => `${fold(words(person).toReversed().join(" "))} `,
  "given name alone": (person) => `${fold(words(person).at(-1)!)} `,
  "commonest names": (_, random) => pick(random, ["nguyen ", "nguyen thi ", "nguyen van ", "thach ", "tran thi "]),
  "a letter wrong": (person, random) =>
    `${words(person).slice(0, -1).map(fold).join(" ")} ${misspelt(fold(words(person).at(-1)!), random)} `,
  "family name wrong": (person, random) => `${misspelt(fold(words(person)[0]!), random)} ${fold(words(person).at(-1)!)} `,
  unfinished: ({ name }) => fold(name).slice(0, -1),
  number: ({ number }) => number,
  nobody: (_, random) => `qwzx ${Math.floor(random() * 1000)}`,
};

/** Search for people the account sees, in every way people type. */
export async function measureSearch(session: Session, people: readonly Known[]): Promise<Line> {
  const random = seeded(5);
  const [all, kinds]: [number[], Record<string, number>] = [[], {}];
  const missed: string[] = [];
  await session.post("/persons/search", { text: "nguyen thi ", limit: 20 });
  for (const [kind, question] of Object.entries(questions)) {
    const asked = people.flatMap((person) => question(person, random) ?? []);
    const times = await timeEach(asked, (text) => session.post("/persons/search", { text, limit: 20 }));
    all.push(...times);
    kinds[kind] = Math.round(timingOf(times).p95);
  }
  for (const person of people.slice(0, 10)) {
    const { rows } = await session.post<{ rows: { id: string }[] }>("/persons/search", {
      text: `${person.name} ${person.birthYear ?? ""}`,
      limit: 50,
    });
    if (!rows.some(({ id }) => id === person.id)) missed.push(person.id);
  }
  return timeLine("person search", session.role, timingOf(all), SEARCH_LIMIT_MS, { kinds, notFoundByOwnNameAndYear: missed.length });
}

/** Opening people; fewer than the hourly look-up budget allows. */
export async function measureOnePerson(session: Session, people: readonly Known[]): Promise<Line[]> {
  const times = await timeEach(people, ({ id }) => session.get("/persons/one", { id }));
  const timelines = await timeEach(people, ({ id }) => session.get("/persons/timeline", { id }));
  return [
    timeLine("opening a person", session.role, timingOf(times), PERSON_LIMIT_MS),
    timeLine("timeline of a person", session.role, timingOf(timelines), PERSON_LIMIT_MS),
  ];
}
