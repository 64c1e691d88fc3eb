import { definePages } from "../../../kernel/ui/pages.ts";

const permission = "identity.account.manage";

export default definePages([
  {
    path: "/quan-tri",
    title: "page.accounts",
    rail: { icon: "admin", order: 90, roles: ["provincial-administrator"], letter: "q" },
    under: { page: "/quan-tri", order: 10, permission, name: "page.accountList" },
    load: () => import("./accounts-page.tsx"),
  },
  {
    path: "/quan-tri/nhap-tai-khoan",
    title: "page.accountsImport",
    under: { page: "/quan-tri", order: 20, permission, name: "page.accountsImportShort" },
    load: () => import("./accounts-import-page.tsx"),
  },
  {
    path: "/quan-tri/kenh-gui",
    title: "page.channels",
    under: { page: "/quan-tri", order: 40, permission },
    load: () => import("./channels-page.tsx"),
  },
  { path: "/uy-quyen", title: "page.delegations", load: () => import("./delegations-page.tsx") },
]);
