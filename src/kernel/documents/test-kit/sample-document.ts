import { bold, italic, type OfficialDocument, type PlainRun, plain } from "../model.ts";
import { formatFigure } from "../official-words.ts";

function figure(id: string, value: number): PlainRun {
  return { kind: "figure", id, value, text: formatFigure(value, { padded: true }) };
}

/** An invented report that uses every part of the model; for tests and for looking at the layout. */
export const sampleReport: OfficialDocument = {
  parentBody: "UBND tỉnh Sóc Trăng",
  issuingBody: "Ban Chỉ đạo phòng, chống dịch COVID-19",
  number: { number: null, symbol: "BC-BCĐ" },
  issued: { place: "Sóc Trăng", date: "2022-02" },
  urgency: "HỎA TỐC",
  subject: { kind: "named", name: "Báo cáo", about: "Tình hình dịch COVID-19 và công tác phòng, chống dịch\nngày 18 tháng 02 năm 2022" },
  blocks: [
    { kind: "heading", level: 1, title: "TÌNH HÌNH DỊCH BỆNH", rest: [italic("(số liệu cập nhật đến 12 giờ ngày 18/02/2022)")] },
    {
      kind: "heading",
      level: 2,
      title: "Ca mắc mới:",
      rest: [
        plain("Trong ngày ghi nhận "),
        figure("new", 412),
        plain(" ca mắc, tăng "),
        figure("change", 37),
        plain(" ca so với ngày 17/02/2022; trong đó cộng đồng "),
        figure("community", 301),
        plain(" ca, khu cách ly "),
        figure("quarantine", 58),
        plain(" ca, vùng phong tỏa "),
        figure("zone", 31),
        plain(" ca, người về từ vùng dịch "),
        figure("returned", 22),
        plain(" ca. Cộng dồn từ ngày 27/4/2021 đến nay "),
        figure("cumulative", 37904),
        plain(" ca."),
      ],
    },
    {
      kind: "heading",
      level: 2,
      title: "Cấp độ dịch:",
      rest: [
        plain("Cấp 3: "),
        figure("level3", 17),
        plain(" xã; cấp 4: "),
        figure("level4", 4),
        plain(" xã"),
        { kind: "footnote", runs: [plain("Bộ ngưỡng tạm, chưa thẩm định: Quyết định số 218/QĐ-BYT ngày 27/01/2022 của Bộ Y tế.")] },
        plain("; chưa có số liệu: 01 xã."),
      ],
    },
    {
      kind: "table",
      caption: [bold("Số ca mắc mới theo huyện")],
      size: 12,
      columns: [
        { title: "TT", width: 1, align: "center" },
        { title: "Huyện, thị xã, thành phố", width: 5 },
        { title: "Trong ngày", width: 2, align: "right", group: "Ca mắc mới" },
        { title: "7 ngày", width: 2, align: "right", group: "Ca mắc mới" },
        { title: "Cộng dồn", width: 2, align: "right" },
      ],
      rows: [
        { kind: "group", cells: ["Thành phố, thị xã"] },
        { cells: ["1", "TP. Sóc Trăng", "96", "602", "9.120"] },
        { cells: ["2", "TX. Vĩnh Châu", "61", "377", "5.004"] },
        { cells: ["3", "TX. Ngã Năm", "18", "120", "1.986"] },
        { kind: "total", cells: ["", "Cộng", "175", "1.099", "16.110"] },
      ],
    },
    { kind: "heading", level: 1, title: "CÔNG TÁC PHÒNG, CHỐNG DỊCH" },
    { kind: "heading", level: 2, title: "Công tác lãnh đạo, chỉ đạo" },
    {
      kind: "bullet",
      text: "Ủy ban nhân dân tỉnh xây dựng phương án, kế hoạch, chỉ đạo phòng, chống dịch cụ thể, quyết liệt, toàn diện theo các kịch bản phù hợp với diễn biến tình hình dịch bệnh trên địa bàn, cụ thể:",
    },
    { kind: "bullet", level: 2, text: "Các biện pháp ứng phó được triển khai sớm hơn và cao hơn mức khuyến cáo của Trung ương." },
    {
      kind: "bullet",
      level: 2,
      text: "Chỉ đạo kịp thời, linh hoạt, đáp ứng hai mục tiêu “vừa phòng, chống dịch, vừa phát triển kinh tế - xã hội”.",
    },
    { kind: "heading", level: 2, title: "Nhiệm vụ thời gian tới" },
    { kind: "heading", level: 3, title: "Sở Y tế chủ trì, phối hợp với các địa phương rà soát số liệu trước 15 giờ hằng ngày;" },
    {
      kind: "heading",
      level: 3,
      title: "Ủy ban nhân dân các huyện, thị xã, thành phố rà soát người thuộc nhóm nguy cơ cao, tiêm mũi nhắc lại.",
    },
    {
      kind: "paragraph",
      text: "Trên đây là báo cáo tình hình dịch COVID-19 ngày 18 tháng 02 năm 2022, Ban Chỉ đạo phòng, chống dịch COVID-19 tỉnh báo cáo Ban Chỉ đạo Quốc gia, Tỉnh ủy, Ủy ban nhân dân tỉnh biết, chỉ đạo.",
    },
  ],
  ending: "full",
  recipients: {
    to: [
      "Ban Chỉ đạo Quốc gia (b/c)",
      "Thường trực Tỉnh ủy, HĐND tỉnh (b/c)",
      "CT, các PCT UBND tỉnh",
      "Các thành viên BCĐ tỉnh",
      "BCĐ các huyện, thị xã, thành phố",
    ],
    filing: "VT, NVY",
  },
  signature: {
    chain: [{ authority: "KT", of: "Trưởng ban" }],
    title: "Phó Trưởng ban",
    name: null,
  },
  annexes: [
    {
      title: "Danh sách ca mắc mới",
      landscape: true,
      blocks: [
        {
          kind: "table",
          size: 11,
          columns: [
            { title: "TT", width: 1, align: "center" },
            { title: "Mã ca", width: 3 },
            { title: "Họ và tên", width: 5 },
            { title: "Năm sinh", width: 2, align: "center" },
            { title: "Giới", width: 1.5, align: "center" },
            { title: "Nơi ở", width: 8 },
            { title: "Khởi phát", width: 3, align: "center" },
            { title: "Ghi chú", width: 4 },
          ],
          rows: Array.from({ length: 60 }, (_, index) => ({
            cells: [
              `${index + 1}`,
              `ST-${1000 + index}`,
              index % 7 === 0 ? "Chưa rõ tên" : "Trần Thị Hồng Đào",
              `${1950 + index}`,
              index % 2 ? "Nam" : "Nữ",
              "Ấp Giồng Chát, xã Liêu Tú, huyện Trần Đề",
              "15/02/2022",
              "",
            ],
          })),
        },
      ],
    },
  ],
};
