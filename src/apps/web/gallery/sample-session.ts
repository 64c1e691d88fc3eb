import type { IconName } from "../../../kernel/ui/parts/icon.tsx";
import type { Session } from "../../../kernel/ui/session/session.tsx";
import type { ModulePage } from "../pages.ts";

/** An invented officer. */
export const sampleSession: Session = {
  account: { id: "gallery", login: "loan.ltm", name: "Lâm Thị Mỹ Loan", title: "Truy vết", unitName: "CDC tỉnh" },
  roles: ["cdc-epidemiologist"],
  permissions: [],
  areas: [
    { key: "o19.94", name: "Tỉnh Sóc Trăng" },
    { key: "o19.950", name: "Huyện Trần Đề" },
  ],
  homeArea: { key: "o19.94", name: "Tỉnh Sóc Trăng" },
  provinceId: "92",
  language: "vi",
  capacities: [],
  mustChangePassword: false,
  twoFactor: false,
  locked: false,
  demo: true,
  day: "2022-02-18",
};

const places: [path: string, title: string, icon: IconName][] = [
  ["khung", "queue", "queue"],
  ["tong-quan", "overview", "overview"],
  ["ca-benh", "cases", "cases"],
  ["truy-vet", "tracing", "trace"],
  ["ban-do", "map", "map"],
  ["dieu-tri", "treatment", "bed"],
  ["du-bao", "forecast", "forecast"],
  ["bao-cao", "report", "report"],
  ["van-ban", "document", "document"],
  ["tong-dai", "hotline", "phone"],
  ["nhap-tep", "import", "import"],
  ["quan-tri", "admin", "admin"],
  ["tim", "search", "search"],
];

/** Thirteen places: one too many for the rail, so that its "more" is seen too. */
export const samplePages: ModulePage[] = places.map(([path, title, icon], order) => ({
  path: `/thanh-phan/${path}`,
  namespace: "app",
  title: `gallery.${title}`,
  rail: { icon, order, roles: [], letter: String.fromCharCode(97 + order) },
  load: () => import("./gallery-page.tsx"),
}));
