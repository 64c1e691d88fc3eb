import fc from "fast-check";
import { expect, it } from "vitest";
import { signatureLines } from "../../../kernel/documents/compose.ts";
import type { CheckLine } from "../contract.ts";
import { canonicalJson } from "./canonical-json.ts";
import { issuesFor, mayPublish, mayReissue, maySign, mayWrite, stateAfterCheck } from "./report-state.ts";
import { signatureBlock } from "./signature-block.ts";

const check = (grade: CheckLine["grade"], id: string = grade): CheckLine => ({ id, grade, code: id, params: {}, figures: [], item: null });
const refusal = (code: string) => ({ ok: false, refusal: { code } });

it("signs only what was checked, with every warning answered", () => {
  expect(maySign({ state: "checked", checks: [check("ok")], remarks: {} })).toEqual({ ok: true, value: true });
  expect(maySign({ state: "draft", checks: [check("ok")], remarks: {} })).toMatchObject(refusal("reporting/not_checked"));
  expect(maySign({ state: "checked", checks: [check("amber")], remarks: {} })).toMatchObject(refusal("reporting/reason_missing"));
  expect(maySign({ state: "checked", checks: [check("amber")], remarks: { amber: "Đã xác minh" } })).toMatchObject({ ok: true });
  expect(maySign({ state: "checked", checks: [check("red")], remarks: { red: "Đã xác minh" } })).toMatchObject(
    refusal("reporting/checks_red"),
  );
  expect(maySign({ state: "signed", checks: [], remarks: {} })).toMatchObject(refusal("reporting/locked"));
});

it("stays a draft while a check is open", () => {
  expect(stateAfterCheck({ checks: [check("amber")], remarks: {} })).toBe("draft");
  expect(stateAfterCheck({ checks: [check("amber")], remarks: { amber: "Đã xác minh" } })).toBe("checked");
});

it("changes nothing of a signed report, publishes only a signed one, and re-issues only what was issued", () => {
  for (const state of ["signed", "published", "superseded"] as const)
    expect(mayWrite({ state })).toMatchObject(refusal("reporting/locked"));
  expect(mayPublish({ state: "checked" })).toMatchObject(refusal("reporting/not_signed"));
  expect(mayReissue({ state: "draft" })).toMatchObject(refusal("reporting/nothing_to_reissue"));
  expect(mayReissue({ state: "superseded" })).toMatchObject(refusal("reporting/nothing_to_reissue"));
});

it("lets a unit sign its own report, and not that of a unit below it", () => {
  expect(issuesFor(["o19.94", "public"], "o19.94")).toBe(true);
  expect(issuesFor(["o19.94", "public"], "o19.31498")).toBe(false);
});

it("writes whose authority a signature rests on", () => {
  const lines = (form: "" | "TM." | "KT." | "TL." | "TUQ." | "Q.", onBehalfOf: string, title: string) =>
    signatureLines(signatureBlock({ form, onBehalfOf, title }, "Ban Chỉ đạo", "Trần Văn Lẫm"));
  expect(lines("TM.", "BAN CHỈ ĐẠO", "TRƯỞNG BAN")).toEqual(["TM. BAN CHỈ ĐẠO", "TRƯỞNG BAN"]);
  expect(lines("KT.", "TRƯỞNG BAN", "PHÓ TRƯỞNG BAN")).toEqual(["TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN"]);
  expect(lines("TL.", "TRƯỞNG BAN", "CHÁNH VĂN PHÒNG")).toEqual(["TL. TRƯỞNG BAN", "CHÁNH VĂN PHÒNG"]);
  expect(lines("", "", "GIÁM ĐỐC")).toEqual(["GIÁM ĐỐC"]);
});

it("hashes the content and not the order in which its keys came", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const shuffled = JSON.parse(JSON.stringify(value), (_, part) =>
        part && typeof part === "object" && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).reverse()) : part,
      );
      expect(canonicalJson(shuffled)).toBe(canonicalJson(value));
      expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
  expect(canonicalJson({ b: 1, a: [2, { d: undefined, c: null }] })).toBe('{"a":[2,{"c":null}],"b":1}');
});
