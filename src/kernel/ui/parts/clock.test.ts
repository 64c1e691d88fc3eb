import { expect, it } from "vitest";
import { clockOf } from "./clock.ts";

const now = new Date("2022-02-18T12:35:00+07:00");
const at = (time: string) => new Date(`2022-02-18T${time}:00+07:00`);

it("shows only the hour while there is more than an hour", () => {
  expect(clockOf(at("16:00"), now)).toEqual({ kind: "later", due: at("16:00") });
});
it("counts minutes in the last hour and after it", () => {
  expect(clockOf(at("13:00"), now)).toEqual({ kind: "soonMinutes", minutes: 25 });
  expect(clockOf(at("12:35"), now)).toEqual({ kind: "soonMinutes", minutes: 0 });
  expect(clockOf(at("11:55"), now)).toEqual({ kind: "lateMinutes", minutes: 40 });
});
it("counts days for what is due on a day, amber from two days before", () => {
  expect(clockOf("2022-02-25", now)).toEqual({ kind: "later", due: "2022-02-25" });
  expect(clockOf("2022-02-20", now)).toEqual({ kind: "soonDays", days: 2 });
  expect(clockOf("2022-02-18", now)).toEqual({ kind: "today" });
  expect(clockOf("2022-02-15", now)).toEqual({ kind: "lateDays", days: 3 });
});
it("takes the day of Viet Nam, not of Greenwich", () => {
  expect(clockOf("2022-02-18", new Date("2022-02-17T18:00:00Z"))).toEqual({ kind: "today" });
});
it("is quiet once done, however late", () => {
  expect(clockOf("2022-02-10", now, "2022-02-17")).toEqual({ kind: "done", at: "2022-02-17" });
});
