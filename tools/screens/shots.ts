import type { Page } from "@playwright/test";
import type { Stage } from "./stage.ts";

/** A page as somebody sees it. */
export interface Shot {
  name: string;
  /** Demo account; null without sign-in. */
  account: string | null;
  path: string | ((stage: Stage) => string);
  /** What happens before the page is opened, and once it is there. */
  before?: (page: Page) => Promise<unknown>;
  /** The page is shown failing on purpose. */
  fails?: boolean;
  /** A state few people meet: `npm test` looks at it in Vietnamese, `npm run test:long` in English too. */
  rare?: boolean;
  after?: (page: Page) => Promise<unknown>;
}

/** A server that answers one reading with its own failure. */
const failing = (reading: string) => (page: Page) =>
  page.route(`**/api${reading}*`, (route) => route.fulfill({ status: 500, json: { error: { code: "kernel/internal", status: 500 } } }));

/** Code of a page that does not arrive. */
const withoutCodeOf = (page: Page) => page.route("**/reconciliation-page*.js", (route) => route.abort());

const cutOff = async (page: Page): Promise<void> => {
  await page.context().setOffline(true);
  await page.waitForTimeout(500);
};

/** Every page of the system in the state it is mostly met in, and the states one rarely sees. */
export const shots: readonly Shot[] = [
  { name: "public", account: null, path: "/cong-khai" },
  { name: "sign-in", account: null, path: "/" },
  { name: "one-time-link", rare: true, account: null, path: "/lien-ket/dien-tap" },
  { name: "queue", account: "cdc", path: "/hang-doi" },
  { name: "queue-office", rare: true, account: "vanphong", path: "/hang-doi" },
  { name: "overview", account: "chutich", path: "/tong-quan" },
  { name: "overview-past", rare: true, account: "chutich", path: "/tong-quan?asOf=2022-01-20T12:00" },
  { name: "cases", account: "cdc", path: "/ca-benh" },
  { name: "case-new", account: "tramyte", path: "/ca-benh/moi" },
  { name: "place", account: "cdc", path: "/ca-benh/xep-dia-ban" },
  { name: "case", account: "cdc", path: ({ caseId }) => `/ca-benh/${caseId}` },
  { name: "person", account: "cdc", path: ({ personId }) => `/nguoi/${personId}` },
  { name: "person-merged", rare: true, account: "cdc", path: ({ mergedId }) => `/nguoi/${mergedId}` },
  { name: "people", account: "cdc", path: "/nguoi", after: (page) => page.keyboard.type("nguyen van") },
  { name: "duplicates", account: "cdc", path: "/nguoi/trung" },
  { name: "imports", account: "vanphong", path: "/nhap-tep" },
  { name: "import-columns", rare: true, account: "vanphong", path: ({ unreadBatchId }) => `/nhap-tep/${unreadBatchId}` },
  { name: "import-result", account: "vanphong", path: ({ batchId }) => `/nhap-tep/${batchId}` },
  { name: "map", account: "cdc", path: "/ban-do" },
  { name: "level", account: "cdc", path: ({ communeKey }) => `/ban-do?unit=${communeKey}` },
  { name: "country", account: "cdc", path: "/toan-quoc" },
  { name: "area", account: "cdc", path: "/dia-ban/o19.94" },
  { name: "area-commune", rare: true, account: "cdc", path: ({ communeKey }) => `/dia-ban/${communeKey}` },
  { name: "rules", account: "chutich", path: "/cap-do/nguong" },
  { name: "reports", account: "vanphong", path: "/bao-cao" },
  { name: "report-draft", account: "ttyt", path: ({ draftId }) => `/bao-cao/${draftId}` },
  { name: "report-published", account: "vanphong", path: ({ publishedId }) => `/bao-cao/${publishedId}` },
  { name: "reconciliation", account: "vanphong", path: "/doi-chieu" },
  { name: "admin", account: "quantri", path: "/quan-tri" },
  { name: "admin-sheet", account: "quantri", path: "/quan-tri/nhap-tai-khoan" },
  { name: "channels", account: "quantri", path: "/quan-tri/kenh-gui" },
  { name: "agencies", account: "quantri", path: "/quan-tri/co-quan" },
  { name: "profile", account: "tramyte", path: "/ca-nhan" },
  { name: "delegation", account: "cdc", path: "/uy-quyen" },
  { name: "palette", rare: true, account: "cdc", path: "/hang-doi", after: (page) => page.keyboard.press("Control+k") },
  { name: "not-found", rare: true, account: "cdc", path: "/khong-co-trang-nay" },
  { name: "failed", rare: true, account: "cdc", path: "/ca-benh", before: failing("/cases"), fails: true },
  { name: "broken", rare: true, account: "vanphong", path: "/doi-chieu", before: withoutCodeOf, fails: true },
  { name: "offline", rare: true, account: "cdc", path: "/ca-benh", after: cutOff },
];

/** Opens a page of the list and waits until it is at rest. */
export async function openShot(page: Page, shot: Shot, stage: Stage): Promise<void> {
  await shot.before?.(page);
  await page.goto(typeof shot.path === "string" ? shot.path : shot.path(stage));
  await page.waitForLoadState("networkidle");
  await shot.after?.(page);
  await page.waitForTimeout(400); // what is typed is looked for, what opens comes to rest
}
