import { describe, expect, it } from "vitest";
import { AgencyKey } from "../contract.ts";
import { unitGraph } from "../store/unit-memory.ts";
import { agencyKinds } from "./kinds.ts";
import { provinceAgencies } from "./province-agencies.ts";

const graph = unitGraph();
const { agencies, links } = provinceAgencies(graph, "92", ["bdt", "sdttg"]);
const get = (key: string) => agencies.find((agency) => agency.key === key)!;
const successorsOf = (key: string) => links.filter((link) => link.from === key).map((link) => link.to);

describe("the bodies of a province", () => {
  it("are named by the rule of their kind after their unit", () => {
    expect(get("ag.o94.syt").name).toBe("Sở Y tế tỉnh Sóc Trăng");
    expect(get("ag.o950.ttyt").name).toBe("Trung tâm Y tế thị xã Vĩnh Châu");
    expect(get("ag.o31681.tyt").name).toBe("Trạm Y tế xã Trung Bình");
    expect(get("ag.n92.cdc").name).toBe("Trung tâm Kiểm soát bệnh tật thành phố Cần Thơ");
    expect(provinceAgencies(graph, "79").agencies.find(({ key }) => key === "ag.n79.qs")!.name).toBe("Bộ Tư lệnh Thành phố Hồ Chí Minh");
  });

  it("were regrouped on 01/03/2025, before the provinces were merged on 01/07/2025", () => {
    expect(get("ag.o94.sldtbxh").validTo).toBe("2025-02-28");
    expect(successorsOf("ag.o94.sldtbxh")).toEqual(["ag.o94.snv", "ag.o94.syt"]);
    expect(get("ag.o94.snnmt")).toMatchObject({ validFrom: "2025-03-01", validTo: "2025-06-30" });
    expect(successorsOf("ag.o94.syt")).toEqual(["ag.n92.syt"]);
    expect(get("ag.n92.syt")).toMatchObject({ validFrom: "2025-07-01", validTo: null });
    expect(agencies.some(({ key }) => key === "ag.n92.stttt")).toBe(false);
    expect(successorsOf("ag.o94.bdt")).toEqual(["ag.o94.sdttg"]);
  });

  it("that are hospitals and health centres go on after their province or district is gone", () => {
    expect(get("ag.o94.bvdk")).toMatchObject({ validTo: null, unitKey: "o19.94", provinceId: "92" });
    expect(get("ag.o951.ttyt").validTo).toBeNull();
    expect(agencies.some(({ key }) => key === "ag.n92.bvdk")).toBe(false);
  });

  it("of an old commune are followed by those of each new one it went into", () => {
    expect(successorsOf("ag.o31681.tyt")).toEqual(["ag.n31673.tyt"]);
    expect(successorsOf("ag.o31178.ubnd").sort()).toEqual(["ag.n31120.ubnd", "ag.n31168.ubnd"]);
    expect(successorsOf("ag.o951.ubnd")).toEqual([]); // the level went away
  });

  it("are seen by themselves, by what took over from them, and by whoever sees their unit", () => {
    expect(get("ag.o94.sldtbxh").seenBy).toEqual(
      expect.arrayContaining(["ag.o94.sldtbxh", "ag.o94.syt", "ag.n92.syt", "o19.94", "n25.92", "vn"]),
    );
    expect(get("ag.o951.ttyt").seenBy).not.toContain("ag.o950.ttyt");
  });

  it("have keys of their own, and links only between bodies that exist", () => {
    const keys = new Set(agencies.map(({ key }) => key));
    expect(keys.size).toBe(agencies.length);
    for (const key of keys) expect(AgencyKey.safeParse(key).success).toBe(true);
    for (const link of links) expect([keys.has(link.from), keys.has(link.to), link.from === link.to]).toEqual([true, true, false]);
    for (const { validFrom, validTo } of agencies) expect(!validFrom || !validTo || validFrom <= validTo).toBe(true);
  });

  it("of optional kinds are made only where somebody says the province has them", () => {
    expect(provinceAgencies(graph, "92").agencies.some(({ kind }) => kind === "bdt")).toBe(false);
    expect(new Set(agencyKinds.map(({ level, code }) => `${level} ${code}`)).size).toBe(agencyKinds.length);
    for (const kind of agencyKinds) expect([kind.vi, kind.en].every((name) => name.includes("{unit}"))).toBe(true);
  });
});
