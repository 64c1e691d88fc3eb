import { counted, defineReport, type FigureSlot, type ItemTemplate, type Part, stated, type ValueOf } from "./define-report.ts";

const places = ["community", "quarantine", "zone", "border", "screening", "hospital"] as const;
const severities = ["asymptomatic", "mild", "moderate", "severe", "critical"] as const;

const padded = { padded: true };
const slots: readonly FigureSlot[] = [
  counted("new", "cases-new"),
  counted("new-before", "cases-new", "day-before"),
  { id: "change", from: { kind: "difference", of: "new", less: "new-before" }, format: { ...padded, absolute: true } },
  ...places.map((place) => counted(place, `cases-new-${place}`)),
  { id: "place-unknown", from: { kind: "remainder", of: "new", parts: places }, format: padded },
  counted("local", "cases-new-local"),
  counted("imported", "cases-new-imported"),
  { id: "origin-unknown", from: { kind: "remainder", of: "new", parts: ["local", "imported"] }, format: padded },
  counted("back-filled", "back-filled-new"),
  counted("wave", "cases-new", "wave"),
  counted("total", "cases-cumulative"),
  counted("active", "cases-active"),
  ...severities.map((severity) => counted(`active-${severity}`, `active-${severity}`)),
  { id: "severity-unknown", from: { kind: "remainder", of: "active", parts: severities.map((each) => `active-${each}`) }, format: padded },
  counted("recovered", "recovered-new"),
  counted("recovered-total", "recovered-cumulative"),
  counted("deaths", "deaths-new"),
  counted("deaths-total", "deaths-cumulative"),
  counted("left-total", "left-cumulative"),
  ...(["1", "2", "3", "4"] as const).map(
    (level): FigureSlot => ({ id: `level-${level}`, from: { kind: "levels", count: level }, format: padded }),
  ),
  { id: "level-none", from: { kind: "levels", count: "none" }, format: padded },
  { id: "level-own", from: { kind: "levels", count: "own" } },
  { id: "level-units", from: { kind: "levels", count: "units" }, format: padded },
  stated("tests", "tests-done", padded),
  stated("adults", "adults-one-dose-pct", { decimals: 1 }),
  stated("elderly", "elderly-full-pct", { decimals: 1 }),
  stated("people", "population-full-pct", { decimals: 1 }),
  stated("beds", "covid-beds-free", padded),
  stated("icu", "icu-beds-staffed", padded),
  stated("oxygen", "oxygen-patients-mean-7d", { padded: true, decimals: 0 }),
];

const known =
  (...ids: string[]) =>
  (value: ValueOf) =>
    ids.some((id) => value(id) !== null);
const zero = (id: string) => (value: ValueOf) => value(id) === 0;
const over = (id: string) => (value: ValueOf) => (value(id) ?? 0) > 0;
const under = (id: string) => (value: ValueOf) => (value(id) ?? 0) < 0;
const anyNew = (value: ValueOf) => value("new") !== 0;
const same = (one: string, other: string) => (value: ValueOf) => value(one) === value(other);
const severalCommunes = (value: ValueOf) => (value("level-units") ?? 0) > 1;
const unlike = (one: string, other: string) => (value: ValueOf) => value(other) !== null && value(one) !== value(other);

const newCases: ItemTemplate = {
  id: "new-cases",
  title: "Ca mắc mới:",
  parts: [
    { text: "Trong ngày không ghi nhận ca mắc mới", when: zero("new") },
    { text: "Trong ngày ghi nhận {new} ca mắc mới", when: anyNew },
    { text: ", tăng {change} ca so với ngày <dayBefore>", when: over("change") },
    { text: ", giảm {change} ca so với ngày <dayBefore>", when: under("change") },
    { text: ", bằng ngày <dayBefore>", when: (value) => value("change") === 0 && anyNew(value) },
    {
      lead: "; trong đó ",
      each: [
        { slot: "community", text: "cộng đồng {community} ca" },
        { slot: "quarantine", text: "khu cách ly {quarantine} ca" },
        { slot: "zone", text: "vùng phong tỏa {zone} ca" },
        { slot: "border", text: "cửa khẩu {border} ca" },
        { slot: "screening", text: "sàng lọc {screening} ca" },
        { slot: "hospital", text: "cơ sở y tế {hospital} ca" },
        { slot: "place-unknown", text: "chưa rõ nơi phát hiện {place-unknown} ca" },
      ],
    },
    { text: "." },
    {
      lead: " Nguồn lây: ",
      each: [
        { slot: "local", text: "tại địa phương {local} ca" },
        { slot: "imported", text: "từ nơi khác về {imported} ca" },
        { slot: "origin-unknown", text: "chưa rõ {origin-unknown} ca" },
      ],
    },
    { text: ".", when: anyNew },
    { text: " Số mới có {back-filled} ca nhập bù của những ngày trước.", when: over("back-filled") },
    { text: " Cộng dồn từ ngày <wave> đến nay {total} ca.", when: same("total", "wave") },
    { text: " Cộng dồn từ đầu dịch đến nay {total} ca, trong đó từ ngày <wave> {wave} ca.", when: unlike("total", "wave") },
    { text: " Cộng dồn từ đầu dịch đến nay {total} ca.", when: (value) => value("wave") === null },
  ],
};

const treatment: ItemTemplate = {
  id: "treatment",
  title: "Điều trị:",
  parts: [
    { text: "Không còn ca bệnh đang quản lý", when: zero("active") },
    { text: "Đang quản lý {active} ca", when: (value) => value("active") !== 0 },
    {
      lead: ", gồm ",
      each: [
        { slot: "active-asymptomatic", text: "không triệu chứng {active-asymptomatic} ca" },
        { slot: "active-mild", text: "nhẹ {active-mild} ca" },
        { slot: "active-moderate", text: "trung bình {active-moderate} ca" },
        { slot: "active-severe", text: "nặng {active-severe} ca" },
        { slot: "active-critical", text: "nguy kịch {active-critical} ca" },
        { slot: "severity-unknown", text: "chưa ghi mức độ {severity-unknown} ca" },
      ],
    },
    { text: "." },
    { text: " Bình quân 7 ngày có {oxygen} ca phải thở ô xy.", when: known("oxygen") },
    { text: " Khỏi bệnh trong ngày {recovered} ca, cộng dồn {recovered-total} ca." },
    { text: " Trong ngày không có ca tử vong, cộng dồn {deaths-total} ca.", when: zero("deaths") },
    { text: " Tử vong trong ngày {deaths} ca, cộng dồn {deaths-total} ca.", when: (value) => value("deaths") !== 0 },
  ],
};

const levels: ItemTemplate = {
  id: "levels",
  title: "Cấp độ dịch:",
  parts: [
    { text: "<Area> ở cấp {level-own}. ", when: known("level-own") },
    {
      text: "Trong {level-units} <units>: cấp 1 có {level-1}, cấp 2 có {level-2}, cấp 3 có {level-3}, cấp 4 có {level-4}",
      when: severalCommunes,
    },
    { text: "; chưa có cấp độ {level-none}", when: (value) => severalCommunes(value) && over("level-none")(value) },
    { text: ".", when: severalCommunes },
  ],
};

const anyShare = known("adults", "elderly", "people");
/** A share, or that there is none: “chưa có” takes no sign. */
const share = (words: string, id: string): Part[] => [
  { text: `${words}: {${id}}%`, when: known(id) },
  { text: `${words}: {${id}}`, when: (value) => anyShare(value) && !known(id)(value) },
];

const vaccination: ItemTemplate = {
  id: "vaccination",
  title: "Tiêm chủng:",
  parts: [
    ...share("Người từ 18 tuổi đã tiêm ít nhất 01 liều vắc xin", "adults"),
    ...share("; <elderly> tiêm đủ liều", "elderly"),
    ...share("; dân số tiêm đủ liều", "people"),
    { text: ".", when: anyShare },
  ],
};

const readiness: ItemTemplate = {
  id: "readiness",
  title: "Xét nghiệm và năng lực điều trị:",
  parts: [
    { text: "Trong ngày xét nghiệm {tests} mẫu. ", when: known("tests") },
    { text: "Giường COVID-19 còn trống {beds} giường; giường hồi sức tích cực có đủ nhân viên {icu} giường.", when: known("beds", "icu") },
  ],
};

/** The daily report of a steering committee (báo cáo nhanh tình hình dịch bệnh). Wording follows reports of provinces, 2021–2022. */
export default defineReport({
  code: "daily",
  vi: "Báo cáo nhanh tình hình dịch bệnh",
  en: "Daily report on the epidemic",
  name: "Báo cáo nhanh",
  about: "Tình hình dịch COVID-19 và công tác phòng, chống dịch\nngày <dayInWords>",
  due: { time: "15:00", source: "Thực hành của Ban Chỉ đạo cấp tỉnh, 2021–2022; giờ chót do tỉnh quy định", reviewedBy: null },
  wave: {
    from: "2021-04-27",
    source: "Mốc của đợt dịch thứ tư trong các báo cáo của Bộ Y tế và các tỉnh, ví dụ Báo cáo số 903/BC-BYT ngày 21/6/2021",
    reviewedBy: null,
  },
  slots,
  // Quyết định 4800/QĐ-BYT, 12/10/2021: the same days as the indicator, whose shares of October are about others.
  dated: {
    elderly: [
      { from: null, text: "người từ 65 tuổi" },
      { from: "2021-11-01", text: "người từ 50 tuổi" },
    ],
  },
  sections: [
    {
      id: "situation",
      title: "TÌNH HÌNH DỊCH BỆNH",
      note: "(số liệu cập nhật đến <cutoff>)",
      items: [newCases, treatment, levels],
    },
    {
      id: "response",
      title: "CÔNG TÁC PHÒNG, CHỐNG DỊCH",
      items: [vaccination, readiness, { id: "direction", title: "Chỉ đạo, điều hành:", parts: [] }],
    },
    { id: "outlook", title: "NHẬN ĐỊNH, KIẾN NGHỊ", items: [{ id: "proposals", title: null, parts: [] }] },
  ],
  table: {
    title: "Số ca mắc theo địa bàn ngày <day>",
    columns: [
      { id: "new", title: "Mắc mới", indicator: "cases-new" },
      { id: "total", title: "Cộng dồn", indicator: "cases-cumulative" },
      { id: "recovered-total", title: "Khỏi bệnh", indicator: "recovered-cumulative" },
      { id: "deaths-total", title: "Tử vong", indicator: "deaths-cumulative" },
      { id: "active", title: "Đang quản lý", indicator: "cases-active" },
    ],
  },
  stated: { indicator: "cases-new-reported", slot: "new", column: "new" },
});
