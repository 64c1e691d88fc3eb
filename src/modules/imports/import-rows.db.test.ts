import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Tx, withActor } from "../../kernel/db/actor.ts";
import { createTestDatabase, type TestDatabase } from "../../kernel/test-kit/test-database.ts";
import { loadDirectory } from "../directory/server.ts";
import { listCasesById } from "../surveillance/server.ts";
import { problemWords } from "./row-words.ts";
import { problemSentence } from "./rules/problem-words.ts";
import { counts, type Imported, importSheet, operator, type Table } from "./test-kit/import-sheet.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await loadDirectory(database);
});
afterAll(() => database.drop());

const read = <T>(run: (tx: Tx) => Promise<T>): Promise<T> => withActor(database, operator, "read", run);

/** Invented people must not be like those of another test: each test has a family and a day of birth of its own. */
const syllables = ["Lâm", "Thạch", "Sơn", "Danh", "Trần", "Quách", "Kim", "Liêu", "Mai", "Huỳnh"];
let family = "";
let born = "";
let made = 0;
beforeEach(() => {
  family = `${syllables[made % 10]} ${syllables[Math.floor(made / 10)]}`;
  born = `${String(1 + (made % 28)).padStart(2, "0")}/${String(1 + (made % 11)).padStart(2, "0")}/1980`;
  made++;
});

const headers = [
  "Họ và tên",
  "Ngày sinh",
  "Giới tính",
  "Số CCCD",
  "Số điện thoại",
  "Xã/Phường",
  "Quận/Huyện",
  "Ngày khởi phát",
  "Ngày lấy mẫu",
  "Ngày có kết quả",
  "CT",
  "Mức độ",
  "Kết quả điều trị",
  "Ngày ra viện",
  "Bệnh",
];
type Cells = Partial<Record<string, string | number>>;
/** A good row with some cells put otherwise. */
const row = (given: string, cells: Cells = {}): (string | number | null)[] => {
  const good: Cells = {
    "Họ và tên": `${family} ${given}`,
    "Ngày sinh": born,
    "Giới tính": "Nam",
    "Xã/Phường": "Phường 5",
    "Quận/Huyện": "Thành phố Sóc Trăng",
    "Ngày lấy mẫu": "10/02/2022",
    "Ngày có kết quả": "11/02/2022",
  };
  const all = { ...good, ...cells };
  return headers.map((header) => all[header] ?? null);
};
const table = (...rows: (string | number | null)[][]): Table => [headers, ...rows];
const results = ({ rows }: Imported) => rows.map(({ result }) => result);
const caseOf = async ({ rows }: Imported, at: number) => (await read((tx) => listCasesById(tx, [rows[at]!.case_id!])))[0]!;

describe("one bad cell", () => {
  it.each([
    ["a citizen number with digits lost", { "Số CCCD": "9,4E+11" }, "reading.digits_lost"],
    ["a citizen number of somebody born in another year", { "Số CCCD": "094075001234" }, "persons/cccd_contradicts"],
    ["a phone that is none", { "Số điện thoại": "12" }, "reading.phone_unclear"],
    ["a CT above 50", { CT: "63" }, "ct_out_of_range"],
    ["a severity nobody knows", { "Mức độ": "hơi mệt" }, "word_unknown"],
    ["a sex nobody knows", { "Giới tính": "??x" }, "reading.sex_unclear"],
    ["an onset that is no day, when the result has one", { "Ngày khởi phát": "31/02/2022" }, "reading.no_such_day"],
    ["an onset long after the result", { "Ngày khởi phát": "30/03/2022" }, "case.onset_after_sample"],
    ["a recovery before the illness", { "Ngày ra viện": "01/02/2022" }, "case.outcome_before_case"],
    ["a recovery without its day", { "Kết quả điều trị": "Khỏi bệnh" }, "outcome_without_day"],
    ["a recovery known to the month", { "Ngày ra viện": "2022-03" }, "day_not_full"],
  ] as const)("%s is noted with its place, and the case counts all the same", async (_, cells, code) => {
    const imported = await importSheet(database, table(row("An", cells)));
    expect(counts(imported)).toEqual([1, 0, 0, 0, 0]);
    const problem = imported.rows[0]!.problems.find((one) => one.code === code);
    expect(problem).toMatchObject({ row: 2, grade: "note", column: headers.indexOf(Object.keys(cells)[0]!) + 1 });
    expect(problemWords("vi", problem!)).toMatch(/^Ô [A-Z]2: \S/);
  });
  it.each([
    ["a birth date with a 13th month", { "Ngày sinh": "14/13/1991" }, "reading.month_over_12"],
    ["a result day that cannot be", { "Ngày có kết quả": "31/02/2022" }, "reading.no_such_day"],
    ["a commune nobody knows", { "Xã/Phường": "Vĩnh Hòa", "Quận/Huyện": "TX Vĩnh Châu" }, "place_unknown"],
    ["a disease the catalogue does not have", { Bệnh: "Cảm lạnh" }, "disease_unknown"],
    ["a result day that has not come", { "Ngày có kết quả": "11/02/2099" }, "case.in_future"],
    ["a sample taken after its result", { "Ngày lấy mẫu": "12/02/2022" }, "case.sample_after_result"],
    ["no name and no number", { "Họ và tên": "" }, "no_person"],
  ] as const)("%s keeps the row out, because nobody would know who it is or where and when to count it", async (_, cells, code) => {
    const imported = await importSheet(database, table(row("An", cells), row("Bình")));
    expect(results(imported)).toEqual(["rejected", "created"]);
    expect(imported.rows[0]!.problems).toContainEqual(expect.objectContaining({ code, grade: "wrong", row: 2 }));
    expect(imported.rows[0]!.cells?.slice(0, 3)).toEqual(
      row("An", cells)
        .slice(0, 3)
        .map((cell) => cell ?? ""),
    );
  });
  it("never lends its day to the day of the report", async () => {
    const imported = await importSheet(database, table(row("An", { "Ngày khởi phát": "30/03/2022" })));
    expect(await caseOf(imported, 0)).toMatchObject({
      onsetOn: null,
      onsetSource: "unknown",
      resultedOn: "2022-02-11",
      reportedOn: "2022-02-11",
    });
  });
  it("tells numbers of people only by their last digits", async () => {
    const imported = await importSheet(database, table(row("An", { "Số CCCD": "94123", "Số điện thoại": "0912" })));
    const said = JSON.stringify(imported.rows[0]!.problems);
    expect(said).toContain("…123");
    expect(said).not.toMatch(/94123|0912/);
  });
});

it("takes each row's disease from its own cell: name, English name, code of ICD-10, or the policy's where it is blank", async () => {
  const names = ["Sốt xuất huyết Dengue có dấu hiệu cảnh báo", "Measles", "A36.0", "Tay chân miệng", ""];
  const imported = await importSheet(database, table(...names.map((name, index) => row(syllables[index]!, { Bệnh: name }))));
  const cases = await Promise.all(names.map((_, index) => caseOf(imported, index)));
  expect(cases.map(({ diseaseCode }) => diseaseCode)).toEqual(["dengue", "measles", "diphtheria", "hand-foot-mouth", "covid-19"]);
});

it("reads a year, an age or a date of birth from one column", async () => {
  const imported = await importSheet(
    database,
    table(row("Năm", { "Ngày sinh": 1962 }), row("Tuổi", { "Ngày sinh": "34 tuổi" }), row("Ngày", { "Ngày sinh": "2/9/1945" })),
  );
  expect(results(imported)).toEqual(["created", "created", "created"]);
  const cases = await Promise.all([0, 1, 2].map((at) => caseOf(imported, at)));
  expect(cases.map(({ ageYears }) => ageYears)).toEqual([60, 34, 76]);
});

it("takes members of a household with one phone for different people, twins too", async () => {
  const home = { "Số điện thoại": "0912345678" };
  const imported = await importSheet(
    database,
    table(
      row("Cha", home),
      row("Mẹ", { ...home, "Giới tính": "Nữ" }),
      row("Long", { ...home, "Ngày sinh": "01/05/2015" }),
      row("Lân", { ...home, "Ngày sinh": "01/05/2015" }),
    ),
  );
  expect(counts(imported)).toEqual([4, 0, 0, 0, 0]);
  expect(new Set(imported.rows.map(({ person_id }) => person_id)).size).toBe(4);
});

describe("the same person twice in one file", () => {
  it("is one case when name, birth date and commune agree; the second row fills in what the first did not say", async () => {
    const imported = await importSheet(database, table(row("An"), row("An", { "Ngày khởi phát": "08/02/2022" }), row("An")));
    expect(results(imported)).toEqual(["created", "updated", "unchanged"]);
    expect(new Set(imported.rows.map(({ case_id }) => case_id)).size).toBe(1);
    expect((await caseOf(imported, 0)).onsetOn).toBe("2022-02-08");
  });
  it("is asked about when only the year of birth is known", async () => {
    const imported = await importSheet(
      database,
      table(row("An", { "Ngày sinh": 1980 }), row("An", { "Ngày sinh": 1980, "Ngày có kết quả": "12/02/2022" })),
    );
    expect(results(imported)).toEqual(["created", "held"]);
    expect(imported.rows[1]!.problems.at(-1)).toMatchObject({ code: "person_likely", grade: "held" });
    expect(imported.rows[1]!.person_id).toBe(imported.rows[0]!.person_id);
  });
  it("is one case however many rows lie between", async () => {
    const others = Array.from({ length: 1050 }, (_, index) =>
      row(`Người ${index}`, { "Ngày sinh": `0${1 + (index % 9)}/03/${1930 + (index % 80)}` }),
    );
    const imported = await importSheet(database, table(row("An"), ...others, row("An", { CT: 21 })));
    expect(imported.rows.at(-1)).toMatchObject({ result: "updated", case_id: imported.rows[0]!.case_id });
  });
});

describe("where file and record differ", () => {
  const first = () => table(row("An", { "Ngày khởi phát": "08/02/2022" }));
  const second = () => table(row("An", { "Ngày khởi phát": "09/02/2022" }));
  it("the record stays by the policy `keep`, and both values are told", async () => {
    await importSheet(database, first(), { sender: "BV A" });
    const imported = await importSheet(database, second(), { sender: "BV A" });
    expect(counts(imported)).toEqual([0, 0, 1, 0, 0]);
    const problem = imported.rows[0]!.problems.find(({ code }) => code === "case.kept_different")!;
    expect(problemWords("vi", problem)).toBe("Ô H2: ngày khởi phát: tệp ghi 09/02/2022, hồ sơ ghi 08/02/2022; giữ theo hồ sơ.");
    expect(problemWords("en", problem)).toContain("09/02/2022");
    expect(problemSentence((_, key) => key, problem)).toContain("problem.kept_different");
  });
  it("the file wins by the policy `take`; the same file again changes nothing, even when it contradicts itself", async () => {
    const both: Table = [...first(), ...second().slice(1)];
    const policy = { onDifference: "take" as const };
    await importSheet(database, table(row("An", { "Ngày khởi phát": "07/02/2022" })), { sender: "BV B" });
    expect(results(await importSheet(database, both, { sender: "BV B", policy }))).toEqual(["updated", "unchanged"]);
    expect(results(await importSheet(database, both, { sender: "BV B", policy }))).toEqual(["unchanged", "unchanged"]);
  });
});

describe("the class a row states of a case that is known", () => {
  const stated = (word: string | null): Table => [
    [...headers, "Phân loại"],
    [...row("An"), word],
  ];
  const take = { onDifference: "take" as const };
  it("stays as recorded by the policy `keep`, and both are told", async () => {
    await importSheet(database, stated("Nghi ngờ"), { sender: "BV K" });
    const imported = await importSheet(database, stated("Xác định"), { sender: "BV K" });
    expect(results(imported)).toEqual(["unchanged"]);
    expect((await caseOf(imported, 0)).classification).toBe("suspected");
    const problem = imported.rows[0]!.problems.find(({ params }) => params.field === "classification")!;
    expect(problem).toMatchObject({ code: "case.kept_different", params: { file: "confirmed", record: "suspected" } });
    expect(problemWords("vi", problem)).toBe("Ô P2: phân loại: tệp ghi Xác định, hồ sơ ghi Nghi ngờ; giữ theo hồ sơ.");
  });
  it("wins by the policy `take`, once", async () => {
    await importSheet(database, stated("Nghi ngờ"), { sender: "BV L" });
    const imported = await importSheet(database, stated("Xác định"), { sender: "BV L", policy: take });
    expect(results(imported)).toEqual(["updated"]);
    expect((await caseOf(imported, 0)).classification).toBe("confirmed");
    expect(imported.codes(2)).toEqual(["case.changed"]);
    expect(results(await importSheet(database, stated("Xác định"), { sender: "BV L", policy: take }))).toEqual(["unchanged"]);
  });
  it("is not the class the policy gives to rows that state none", async () => {
    await importSheet(database, stated("Nghi ngờ"), { sender: "BV M" });
    const imported = await importSheet(database, stated(null), { sender: "BV M", policy: { ...take, classification: "confirmed" } });
    expect(results(imported)).toEqual(["unchanged"]);
    expect(imported.codes(2)).toEqual([]);
    expect((await caseOf(imported, 0)).classification).toBe("suspected");
  });
});

it("a discarded suspicion sent twice is one case, and the illness found later is the person's first", async () => {
  const tested = (day: string, result: string, word: string): Table => [
    [...headers, "Loại xét nghiệm", "Kết quả xét nghiệm", "Phân loại"],
    [...row("An", { "Ngày lấy mẫu": day, "Ngày có kết quả": day }), "RT-PCR", result, word],
  ];
  const negative = tested("10/02/2022", "Âm tính", "Loại trừ");
  expect(results(await importSheet(database, negative, { sender: "BV N" }))).toEqual(["created"]);
  expect(results(await importSheet(database, negative, { sender: "BV N" }))).toEqual(["unchanged"]);
  const ill = await importSheet(database, tested("01/03/2022", "Dương tính", "Xác định"), { sender: "BV N" });
  expect(results(ill)).toEqual(["created"]);
  expect(await caseOf(ill, 0)).toMatchObject({ episode: 1, classification: "confirmed" });
  expect(results(await importSheet(database, negative, { sender: "BV N" }))).toEqual(["unchanged"]);
});

describe("numbers of a sender", () => {
  const numbered = (...rows: [string, string, Cells?][]): Table => [
    ["Mã số", ...headers],
    ...rows.map(([number, given, cells]) => [number, ...row(given, cells)]),
  ];
  it("find the case again when its other cells were corrected", async () => {
    const before = await importSheet(database, numbered(["F1", "An"]), { sender: "BV C" });
    const after = await importSheet(database, numbered(["F1", "An", { "Ngày sinh": "30/12/1981", CT: 25 }]), { sender: "BV C" });
    expect(after.rows[0]).toMatchObject({ result: "updated", case_id: before.rows[0]!.case_id });
  });
  it("used for two names in one file make two cases, each time the same two", async () => {
    const file = numbered(["H1", "Cha"], ["H1", "Mẹ", { "Ngày sinh": "02/02/1982" }]);
    const first = await importSheet(database, file, { sender: "BV D" });
    expect(counts(first)).toEqual([2, 0, 0, 0, 0]);
    expect(first.codes(3)).toContain("ref_repeated");
    expect(counts(await importSheet(database, file, { sender: "BV D" }))).toEqual([0, 0, 2, 0, 0]);
  });
  it("that come back with another name are a question", async () => {
    await importSheet(database, numbered(["1", "An"]), { sender: "BV E" });
    const imported = await importSheet(database, numbered(["1", "Phúc", { "Ngày sinh": "07/07/1977" }]), { sender: "BV E" });
    expect(counts(imported)).toEqual([0, 0, 0, 1, 0]);
    expect(imported.codes(2)).toContain("ref_other_person");
  });
  it("of two senders have nothing to do with each other", async () => {
    await importSheet(database, numbered(["1", "An"]), { sender: "BV G" });
    expect(counts(await importSheet(database, numbered(["1", "Phúc", { "Ngày sinh": "07/07/1977" }]), { sender: "BV H" }))).toEqual([
      1, 0, 0, 0, 0,
    ]);
  });
});

it("keeps nothing of a trial run but what each row would become", async () => {
  const trial = await importSheet(database, table(row("An"), row("Bình", { "Xã/Phường": "Không Đâu" })), { dryRun: true });
  expect(counts(trial)).toEqual([1, 0, 0, 0, 1]);
  expect(counts(await importSheet(database, table(row("An"))))).toEqual([1, 0, 0, 0, 0]);
});

it("finds another district of the province on the map, and keeps another province as text", async () => {
  const imported = await importSheet(
    database,
    table(
      row("An"),
      row("Bình", { "Xã/Phường": "Phường 1", "Quận/Huyện": "TX Vĩnh Châu" }),
      row("Cúc", { "Xã/Phường": "Phường 1", "Quận/Huyện": "Thành phố Bạc Liêu" }),
    ),
    { area: "o19.941" },
  );
  const cases = await Promise.all([0, 1, 2].map((at) => caseOf(imported, at)));
  expect(cases.map(({ residenceUnit, foreignPlace }) => [residenceUnit, foreignPlace])).toEqual([
    ["o19.31498", null],
    ["o19.31783", null],
    ["o19.941", "Phường 1, Thành phố Bạc Liêu"],
  ]);
});
