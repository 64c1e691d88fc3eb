import { describe, expect, it } from "vitest";
import { findDisease } from "../../diseases/find-disease.ts";
import { type CaseForm, checkForm, emptyForm, nextMember } from "./case-form.ts";

const day = "2022-02-18";
const covid = findDisease("covid-19")!;
let last = 0;
const newId = () => `id ${++last}`;
const area = { key: "o19.31681", name: "Xã Trung Bình" };
const form = (changes: Partial<CaseForm> = {}): CaseForm => ({
  ...emptyForm(newId, { area, reportedOn: day, testKind: "rt_pcr" }),
  name: "Trần Thị Mẫu",
  birth: "1979",
  phone: "0912 345 678",
  onsetOn: "2022-02-15",
  sampledOn: "2022-02-17",
  resultedOn: "2022-02-18",
  ...changes,
});

describe("a case that is being typed", () => {
  it("is a new person and a report, with the class the rules will give it", () => {
    const { entry, problems, missing, classification } = checkForm(form({ address: "ấp Mỏ Ó", ct: "21,5" }), covid, day);
    expect([problems, missing]).toEqual([[], []]);
    expect(entry).toMatchObject({
      person: { fullName: "Trần Thị Mẫu", birthYear: 1979, phones: ["0912345678"], address: "ấp Mỏ Ó", residenceUnit: area.key },
      report: { onsetSource: "patient", testResult: "positive", ct: 21.5, residenceUnit: area.key },
    });
    expect(classification).toMatchObject({
      classification: "confirmed",
      basis: "definition",
      source: { document: "Công văn 11042/BYT-DP" },
    });
  });
  it("waits for a name, or a description of who has no name yet, for the place and for a word about the onset", () => {
    expect(checkForm(form({ name: "", area: null, onsetOn: undefined }), covid, day)).toMatchObject({
      missing: ["name", "area", "onsetOn"],
      entry: null,
    });
    expect(checkForm(form({ nameless: true, name: "" }), covid, day).missing).toEqual(["description"]);
    const nameless = checkForm(form({ nameless: true, name: "", description: "nam, khoảng 60 tuổi" }), covid, day);
    expect(nameless.entry?.person).toMatchObject({ fullName: null, description: "nam, khoảng 60 tuổi" });
  });
  it("says that an onset is not known, or that there was none", () => {
    expect(checkForm(form({ onsetOn: null }), covid, day).entry?.report).toMatchObject({ onsetOn: null, onsetSource: "unknown" });
    const without = checkForm(form({ onsetOn: undefined, onsetSource: "none_asymptomatic" }), covid, day);
    expect(without.entry?.report).toMatchObject({ onsetOn: null, onsetSource: "none_asymptomatic", severity: "asymptomatic" });
  });
  it("while the result is awaited has neither a result nor its day, and is a suspicion", () => {
    const { entry, classification } = checkForm(form({ testResult: "waiting" }), covid, day);
    expect(entry?.report).toMatchObject({ testResult: null, resultedOn: null, testKind: "rt_pcr" });
    expect(classification.classification).toBe("suspected");
  });
  it("names the field that is wrong", () => {
    expect(checkForm(form({ onsetOn: "2022-02-19" }), covid, day).problems[0]).toMatchObject({
      field: "onsetOn",
      key: "in_future",
      date: true,
    });
    expect(
      checkForm(form({ phone: "12", ct: "99", cccd: "094088006120" }), covid, day).problems.map(({ field, key }) => [field, key]),
    ).toEqual([
      ["phone", "phone"],
      ["cccd", "cccdBirth"],
      ["ct", "ct"],
    ]);
  });
  it("of a registered person needs nothing about the person", () => {
    const known = { id: "known", fullName: "Kim Mẫu", description: null, sex: null, birthOn: null, birthYear: 1957, residenceName: null };
    expect(checkForm(form({ known, name: "" }), covid, day).entry).toMatchObject({ person: null, report: { personId: "known" } });
  });
});

it("the next member of a household keeps the place, the phone and the test, and nothing of the person", () => {
  const first = form({ address: "ấp Chợ", sex: "female" });
  const next = nextMember(first, newId);
  expect(next).toMatchObject({
    area,
    address: "ấp Chợ",
    phone: first.phone,
    sampledOn: "2022-02-17",
    name: "",
    sex: null,
    birth: "",
    onsetOn: undefined,
  });
  expect(next.caseId).not.toBe(first.caseId);
});
