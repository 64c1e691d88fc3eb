import { useEffect, useRef, useState } from "react";
import { callApi } from "../../../../kernel/ui/api/api.ts";
import type { PersonFacts } from "../../../persons/contract.ts";
import type { LookAlike } from "../../case-views.ts";
import type { RowEntry } from "./check-row.ts";

const PAUSE_MS = 700;
const MOST_AT_ONCE = 200;

/** A person being entered, in a row of the grid or in the form of one case. */
export type EnteredPerson = Omit<NonNullable<RowEntry["person"]>, "fullName"> & { fullName: string | null; description?: string | null };

/** What is asked about a person: everything that may tell them apart. */
export const personKey = (person: EnteredPerson | null): string => {
  if (!person) return "";
  const { personId: _minted, notThese: _others, ...facts } = person;
  return JSON.stringify(facts);
};

export function factsOf(person: EnteredPerson): PersonFacts {
  const { personId: _minted, notThese: _others, ...facts } = person;
  const unsaid = {
    description: null,
    nationality: null,
    occupation: null,
    workplace: null,
    school: null,
    householdId: null,
    passport: null,
  };
  return { ...unsaid, vulnerable: [], ...facts, description: facts.description ?? null };
}

/**
 * Asks after a pause in typing whom the persons of whole rows may be; each person is asked for once.
 * @returns answers by `personKey`
 */
export function useLookAlikes(people: readonly (EnteredPerson | null)[], diseaseCode: string): ReadonlyMap<string, readonly LookAlike[]> {
  const [known, setKnown] = useState<ReadonlyMap<string, readonly LookAlike[]>>(new Map());
  const asked = useRef(new Set<string>());
  const open = people.filter((person) => person && !asked.current.has(`${diseaseCode} ${personKey(person)}`)).slice(0, MOST_AT_ONCE);
  const waiting = open.map(personKey).join("\n");
  // biome-ignore lint/correctness/useExhaustiveDependencies: the persons are told by their keys
  useEffect(() => {
    if (!waiting) return;
    const timer = setTimeout(async () => {
      for (const person of open) asked.current.add(`${diseaseCode} ${personKey(person)}`);
      const body = { diseaseCode, people: open.map((person) => factsOf(person!)) };
      const answer = await callApi<{ rows: LookAlike[][] }>({ method: "POST", path: "/cases/look-alikes", body });
      if (!answer.ok) return; // the server looks again when the rows are saved
      setKnown((before) => new Map([...before, ...open.map((person, index) => [personKey(person), answer.value.rows[index]!] as const)]));
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [waiting, diseaseCode]);
  return known;
}
