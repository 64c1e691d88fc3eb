import type { Reaction } from "../../kernel/events/reactions.ts";
import { proposeDuplicates } from "./judge-duplicates.ts";

/** Whoever is registered or corrected is compared with everyone of the province, also with those the officer does not see. */
export const duplicates: Reaction = {
  name: "persons.duplicates",
  types: ["persons.registered", "persons.corrected"],
  async run(tx, events) {
    await proposeDuplicates(tx, [...new Set(events.flatMap((event) => (event.person_id ? [event.person_id] : [])))]);
  },
};

export const reactions: readonly Reaction[] = [duplicates];
