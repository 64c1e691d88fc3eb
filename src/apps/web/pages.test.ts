import { expect, it } from "vitest";
import { linksFor, type ModulePage, railFor } from "./pages.ts";

const page = (path: string, order: number, roles: string[] = [], orderFor: Record<string, number> = {}): ModulePage => ({
  path,
  title: "title",
  namespace: "test",
  rail: { icon: "queue", order, roles, orderFor, letter: path.slice(1, 2) },
  load: () => Promise.reject(new Error("never opened here")),
});
const pages = [page("/tong-quan", 20, [], { chair: 1 }), page("/viec", 10), page("/quan-tri", 90, ["provincial-administrator"])];
const pathsFor = (roles: string[]) => railFor(pages, roles).map(({ path }) => path);

it("starts everyone with the queue and the chair with the overview", () => {
  expect(pathsFor(["cdc-epidemiologist"])).toEqual(["/viec", "/tong-quan"]);
  expect(pathsFor(["chair"])).toEqual(["/tong-quan", "/viec"]);
});
it("shows a place only to the roles it is for", () => {
  expect(pathsFor(["provincial-administrator", "viewer"])).toContain("/quan-tri");
  expect(pathsFor(["viewer"])).not.toContain("/quan-tri");
});
it("leaves pages without a place off the rail", () => {
  const { rail: _rail, ...plain } = page("/ca-benh/$caseId", 1);
  expect(railFor([...pages, plain], ["viewer"])).toHaveLength(2);
});
it("puts a page in one row with its sub-pages, those the account may use, in their order", () => {
  const sub = (path: string, order: number, permission: string): ModulePage => ({
    ...page(path, 1),
    under: { page: "/quan-tri", order, permission },
  });
  const all = [
    sub("/quan-tri/co-quan", 2, "agencies"),
    sub("/quan-tri", 1, "accounts"),
    page("/viec", 1),
    sub("/quan-tri/kenh", 3, "channels"),
  ];
  expect(linksFor(all, all[1]!, ["accounts", "agencies"]).map(({ path }) => path)).toEqual(["/quan-tri", "/quan-tri/co-quan"]);
  expect(linksFor(all, all[2]!, ["accounts"])).toEqual([]);
});
