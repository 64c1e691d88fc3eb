import fc from "fast-check";
import { expect, it } from "vitest";
import type { CheckLine, ReportFigure, ReportItem, ReportText } from "../contract.ts";
import { checkReport, countFigures, openChecks, type PreviousReport, type StatedCutoff, type StatedDecision } from "./check-report.ts";

const places = ["community", "quarantine", "zone", "border", "screening", "hospital"];
const severities = ["asymptomatic", "mild", "moderate", "severe", "critical"].map((each) => `active-${each}`);

/** 412 new cases in a province where everything adds up, as in the example of the look. */
const sound: Record<string, number | null> = {
  new: 412,
  community: 301,
  quarantine: 58,
  zone: 31,
  border: 0,
  screening: 0,
  hospital: 22,
  "place-unknown": 0,
  local: 390,
  imported: 22,
  "origin-unknown": 0,
  total: 37_904,
  active: 5846,
  ...Object.fromEntries(severities.map((id) => [id, 0])),
  "active-mild": 5785,
  "active-severe": 61,
  "severity-unknown": 0,
  "recovered-total": 31_469,
  "deaths-total": 580,
  "left-total": 9,
};

const figure = (id: string, value: number | null, needed = true): ReportFigure => ({
  id,
  kind: "indicator",
  indicator: null,
  of: [],
  area: id.split("@")[1] ?? "o19.94",
  areaName: null,
  from: "2022-02-18",
  to: "2022-02-18",
  asOf: "2022-02-18T05:00:00.000Z",
  cutoff: null,
  value,
  unit: "ca",
  approx: "exact",
  source: "records",
  missing: [],
  printed: value === null ? "chưa có" : String(value),
  needed,
});

const item = (id: string, text: string, template: string | null = null): ReportItem => ({
  id,
  title: null,
  text,
  template,
  edited: null,
  footnote: null,
});
const textOf = (items: ReportItem[], table: ReportText["table"] = null): ReportText => ({
  parentBody: null,
  issuingBody: "",
  symbol: "BC-BCĐ",
  place: "",
  name: "",
  about: "",
  recipients: [],
  filing: "",
  collective: null,
  replaces: null,
  sections: [{ id: "situation", title: "", note: null, items }],
  table,
});
const allShown = item(
  "all",
  Object.keys(sound)
    .map((id) => `{${id}}`)
    .join(" "),
);

interface Case {
  values?: Record<string, number | null>;
  more?: ReportFigure[];
  items?: ReportItem[];
  previous?: PreviousReport | null;
  table?: ReportText["table"];
  cutoff?: Partial<StatedCutoff>;
  decisions?: StatedDecision[];
}
const noon = new Date("2022-02-18T05:00:00Z");
const check = ({
  values = {},
  more = [],
  items = [allShown],
  previous = null,
  table = null,
  cutoff = {},
  decisions = [],
}: Case): CheckLine[] =>
  checkReport({
    figures: [...Object.entries({ ...sound, ...values }).map(([id, value]) => figure(id, value)), ...more],
    text: textOf(items, table),
    previous,
    cutoff: { at: noon, casesAfter: 0, ...cutoff },
    decisions,
  });
const grades = (lines: CheckLine[]) => Object.fromEntries(lines.map(({ id, grade }) => [id, grade]));

it("finds nothing in a report that adds up, and shows what it compared", () => {
  expect(grades(check({}))).toEqual({ places: "ok", origins: "ok", severity: "ok", identity: "ok", cutoff: "ok" });
  expect(check({})[0]!.params).toMatchObject({ whole: 412, parts: "301 + 58 + 31 + 22", sum: 412 });
});

it("blocks a report whose places of detection add up to more than its new cases", () => {
  const [first] = check({ values: { zone: 34, "place-unknown": -3 } });
  expect(first).toMatchObject({ id: "places", grade: "red", params: { sum: 415, whole: 412, gap: 3 } });
});

it("asks about cases whose place of detection or severity nobody wrote down, and does not hide them", () => {
  const lines = check({ values: { zone: 28, "place-unknown": 3, "active-mild": 5700, "severity-unknown": 85 } });
  expect(lines.filter(({ grade }) => grade === "amber").map(({ code, params }) => [code, params.rest])).toEqual([
    ["places_unknown", 3],
    ["severity_unknown", 85],
  ]);
});

it("blocks a report whose cumulative cases are not treated + recovered + died + moved away or lost", () => {
  expect(grades(check({ values: { active: 5847, "active-mild": 5786 } })).identity).toBe("red");
  expect(grades(check({ values: { total: 5, active: -1, "recovered-total": 5, "deaths-total": 1, "active-mild": -62 } })).identity).toBe(
    "red",
  );
});

it("joins on to the published report of the day before, and asks why when it does not", () => {
  const previous = { on: "2022-02-17", number: "04/BC-BCĐ", total: 37_492 };
  expect(grades(check({ previous })).continuity).toBe("ok");
  const broken = check({ previous: { ...previous, total: 37_500 } }).find(({ id }) => id === "continuity");
  expect(broken).toMatchObject({ grade: "amber", params: { gap: -8, number: "04/BC-BCĐ" } });
  expect(grades(check({ previous: { ...previous, total: null } })).continuity).toBeUndefined();
});

it("sets what units reported beside what their records give", () => {
  const table = {
    title: "",
    first: "",
    columns: [{ id: "new", title: "Mắc mới" }],
    rows: [
      { area: "o19.950", name: "TX. Vĩnh Châu" },
      { area: "o19.943", name: "Huyện Kế Sách" },
    ],
    unplaced: null,
    total: "",
  };
  const more = [
    figure("new@o19.950", 61),
    figure("stated@o19.950", 58),
    figure("new@o19.943", 39),
    figure("stated@o19.943", 40),
    figure("new@unplaced", 0),
  ];
  const line = check({ more, table }).find(({ id }) => id === "stated");
  expect(line).toMatchObject({ grade: "amber", params: { n: 2, list: "TX. Vĩnh Châu: 58 – 61; Huyện Kế Sách: 40 – 39" } });
  const about = { ...figure("stated@o19.950", 58), approx: "about" as const };
  expect(grades(check({ more: [figure("new@o19.950", 61), about], table })).stated).toBe("ok");
  const agreeing = [figure("new@o19.950", 61), figure("stated@o19.950", 61)];
  expect(grades(check({ more: agreeing, table })).stated).toBe("ok");
});

it("does not ask again what was decided about the same two numbers, and names who decided", () => {
  const more = [figure("new@o19.950", 61), figure("stated@o19.950", 58), figure("new@o19.943", 39), figure("stated@o19.943", 40)];
  const decision = {
    area: "o19.950",
    computed: 61,
    reported: 58,
    stands: "computed",
    reason: "ba ca tính hôm sau",
    by: "Lê Thị Mẫu",
  } as const;
  const decided = check({ more, decisions: [decision] });
  expect(grades(decided)).toMatchObject({ stated: "amber", "stated-decided": "ok" });
  expect(decided.find(({ id }) => id === "stated")!.params).toMatchObject({ n: 1, list: "o19.943: 40 – 39" });
  expect(decided.find(({ id }) => id === "stated-decided")!.params.list).toBe("o19.950: 58 – 61 (Lê Thị Mẫu: ba ca tính hôm sau)");
  // The unit was right: the report must not print the records as if nothing had been said.
  expect(grades(check({ more, decisions: [{ ...decision, stands: "reported" }] }))["stated-stands"]).toBe("amber");
  // One of the numbers has moved since.
  expect(check({ more, decisions: [{ ...decision, computed: 60 }] }).find(({ id }) => id === "stated")!.params.n).toBe(2);
});

it("blocks a table that holds more than the whole, and asks about cases of no line", () => {
  const table = { title: "", first: "", columns: [{ id: "new", title: "Mắc mới" }], rows: [], unplaced: null, total: "" };
  expect(grades(check({ table, more: [figure("new@unplaced", -2)] })).table).toBe("red");
  expect(grades(check({ table, more: [figure("new@unplaced", 4)] })).table).toBe("amber");
  expect(grades(check({ table, more: [figure("new@unplaced", 0)] })).table).toBe("ok");
});

it("blocks when a figure nobody may leave out is not known, and only asks about one that units report", () => {
  const lines = check({
    values: { "deaths-total": null },
    items: [allShown, item("readiness", "còn {beds} giường")],
    more: [figure("beds", null, false)],
  });
  expect(grades(lines)).toMatchObject({ "missing:deaths-total": "red", "missing:beds": "amber" });
  expect(lines.some(({ id }) => id === "identity")).toBe(false);
});

it("asks when the day's cases, or what a unit stated, came after the hour the report says it counts up to", () => {
  const beds = (cutoff: string) => ({ ...figure("beds", 40, false), cutoff });
  const items = [allShown, item("readiness", "còn {beds} giường")];
  const lineOf = (of: Case) => check(of).find(({ id }) => id === "cutoff")!;
  expect(lineOf({ items, more: [beds("2022-02-18T05:00:00.000Z")] })).toMatchObject({ grade: "ok", params: { of: 1, stated: 0 } });
  const late = lineOf({ items, more: [beds("2022-02-18T10:00:00.000Z")], cutoff: { casesAfter: 3 } });
  expect(late).toMatchObject({ grade: "amber", figures: ["new", "beds"] });
  expect(late.params).toMatchObject({ cases: 3, stated: 1, latest: "2022-02-18T10:00:00.000Z" });
  expect(lineOf({ more: [beds("2022-02-18T10:00:00.000Z")] }).grade).toBe("ok");
  expect(lineOf({ cutoff: { casesAfter: 1 } }).figures).toEqual(["new"]);
});

it("does not ask about a figure the text does not print", () => {
  expect(grades(check({ more: [figure("beds", null, false)] }))["missing:beds"]).toBeUndefined();
});

it("warns when somebody typed over a figure, and names the numbers the records have", () => {
  const edited = item("new-cases", "Ghi nhận {new} ca, vùng phong tỏa 34 ca.", "Ghi nhận {new} ca, vùng phong tỏa {zone} ca.");
  const line = check({ items: [edited] }).find(({ id }) => id === "lost:new-cases");
  expect(line).toMatchObject({ grade: "amber", figures: ["zone"], params: { n: 1, list: "31" }, item: "new-cases" });
});

it("blocks a text that names a figure which does not exist", () => {
  expect(check({ items: [item("new-cases", "Ghi nhận {khong-co} ca.")] })[0]).toMatchObject({ grade: "red", code: "figure_unknown" });
});

it("checks that levels add up to the communes", () => {
  const levels = [41, 46, 17, 4, 1].map((n, index) => figure(index === 4 ? "level-none" : `level-${index + 1}`, n));
  expect(grades(check({ more: [...levels, figure("level-units", 109)] })).levels).toBe("ok");
  expect(grades(check({ more: [...levels, figure("level-units", 110)] })).levels).toBe("red");
});

it("lets an amber check go with a written reason, and a red one never", () => {
  const checks = check({ values: { zone: 28, "place-unknown": 3, active: 1 } });
  const open = openChecks(checks, { places: "Ba ca đang xác minh", identity: "kệ" });
  expect(open.amber).toEqual([]);
  expect(open.red.length).toBeGreaterThan(0);
});

it("counts every figure of the page once, by the worst thing said of it", () => {
  const shown = Object.keys(sound);
  const { red, amber, ok } = countFigures(check({ values: { zone: 34, "place-unknown": -3 } }), shown);
  expect(red + amber + ok).toBe(shown.length);
  expect(red).toBe(6);
});

it("whatever the parts are: what is left over plus the parts is the whole, or the report is blocked", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(500), { minLength: 6, maxLength: 6 }), fc.integer({ min: -200, max: 200 }), (parts, left) => {
      const whole = parts.reduce((sum, part) => sum + part, left);
      const values = { new: whole, "place-unknown": left, ...Object.fromEntries(places.map((id, index) => [id, parts[index]!])) };
      const line = check({ values }).find(({ id }) => id === "places");
      const expected = left < 0 ? "red" : left > 0 ? "amber" : whole === 0 ? undefined : "ok";
      expect(line?.grade).toBe(expected);
    }),
  );
});
