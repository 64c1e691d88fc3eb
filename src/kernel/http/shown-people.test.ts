import { expect, it } from "vitest";
import { newId } from "../ids.ts";
import { ShownPeople } from "./shown-people.ts";

it("counts every row, names each person once, and knows a file of the same people again", () => {
  const [one, other] = [newId(), newId()];
  const [shown, again] = [new ShownPeople(), new ShownPeople()];
  for (const each of [shown, again])
    for (const rows of [
      [one, null],
      [other, one],
    ])
      each.add(rows);
  expect(shown.summary()).toMatchObject({ subjects: [one, other], detail: { rows: 4 } });
  expect(again.summary()).toEqual(shown.summary());
});

it("names five thousand people of a very long file, and tells by its digest who the others were", () => {
  const ids = Array.from({ length: 5001 }, () => newId());
  const [shown, other] = [new ShownPeople(), new ShownPeople()];
  shown.add(ids);
  other.add([...ids.slice(0, 5000), newId()]);
  expect(shown.summary()).toMatchObject({ subjects: ids.slice(0, 5000), detail: { rows: 5001 } });
  expect(other.summary().detail.sha256).not.toBe(shown.summary().detail.sha256);
});
