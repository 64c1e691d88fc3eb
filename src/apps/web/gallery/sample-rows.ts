import type { Severity } from "../../../kernel/ui/parts/severity-bars.tsx";

/** Invented people; none of them exists. */
export interface SampleCase {
  id: string;
  name: string;
  age: number;
  sex: string;
  place: string;
  onset: string | null;
  result: string;
  test: string;
  source: string;
  severity: Severity;
  contacts: number;
}

const given = ["Ân", "Chanh", "Đệ", "Hân", "Khởi", "Ngà", "Rây", "Tiên", "Toàn", "Út"];
const family = [
  "Triệu Quốc",
  "Kim Thị",
  "Nguyễn Hữu",
  "Lê Thị Ngọc",
  "Dương Minh",
  "Thạch Thị Mỹ",
  "Kim Sa",
  "Trần Thị Cẩm",
  "Mai Phước",
  "Ngô Thị",
];
const places = [
  "TT. Trần Đề, ấp Cảng",
  "Xã Viên An, ấp Tiếp Nhựt",
  "Xã Trung Bình, ấp Chợ",
  "Xã Tài Văn, ấp Hà Bô",
  "Xã Liêu Tú, ấp Giồng Chát",
];
const sources = ["Cộng đồng", "F1 đã cách ly", "Khu cách ly", "Vùng phong tỏa"];

export const sampleCases: SampleCase[] = Array.from({ length: 460 }, (_, index) => ({
  id: `case-${index}`,
  name: `${family[(index * 7) % 10]} ${given[Math.floor(index / 46)]}`,
  age: 1 + ((index * 37) % 88),
  sex: index % 2 ? "Nữ" : "Nam",
  place: places[index % places.length]!,
  onset: index % 9 === 2 ? null : `2022-02-${String(9 + (index % 9)).padStart(2, "0")}`,
  result: `2022-02-${String(12 + (index % 7)).padStart(2, "0")}`,
  test: index % 4 === 1 ? "Test nhanh" : `RT-PCR, Ct ${16 + (index % 12)},${index % 10}`,
  source: sources[index % sources.length]!,
  severity: (1 + ((index * 3) % 5)) as Severity,
  contacts: (index * 5) % 32,
}));

/** Rows of a work queue: verb first, who and where, why it came to me. */
export interface SampleTask {
  id: string;
  group: string;
  act: string;
  who: string;
  where: string;
  why: string;
  due: Date;
}

export const sampleNow = new Date("2022-02-18T12:52:00+07:00");
const minutes = (count: number): Date => new Date(sampleNow.getTime() + count * 60_000);
const task = (id: number, group: string, act: string, who: string, where: string, why: string, due: number): SampleTask => ({
  id: `task-${id}`,
  group,
  act,
  who,
  where,
  why,
  due: minutes(due),
});

export const sampleTasks: SampleTask[] = [
  task(1, "Quá hạn · 2", "Gọi điều tra F0 mới", "Thạch Sô Phia, 34 tuổi", "TT. Trần Đề, Trần Đề", "RT-PCR dương, Ct 18,4", -70),
  task(2, "Quá hạn · 2", "Xác nhận nơi cách ly", "Ngô Hoàng Khải, 27 tuổi", "Xã Lạc Hòa, TX. Vĩnh Châu", "Nhà không đủ điều kiện", -40),
  task(
    3,
    "Trong 2 giờ tới · 5",
    "Truy vết người tiếp xúc",
    "Trần Thị Cẩm Tiên, 41 tuổi",
    "Xã Trung Bình, Trần Đề",
    "Thành F0 lúc 10:52, mới có 3 F1",
    25,
  ),
  task(
    4,
    "Trong 2 giờ tới · 5",
    "Xác nhận trùng người",
    "Lý Văn Hên · Lý Văn Hên",
    "Xã Đại Tâm, Mỹ Xuyên",
    "Cùng ngày sinh, khác CCCD",
    38,
  ),
  task(5, "Trong 2 giờ tới · 5", "Đối chiếu ca mắc mới", "TTYT TX. Vĩnh Châu", "báo 58, bản ghi 61", "Lệch 3 ca, trước giờ chốt", 78),
  task(6, "Trong 2 giờ tới · 5", "Cho phép gộp mẫu 5", "Xưởng chế biến Tân Long", "240 mẫu, Khu CN An Nghiệp", "Tỷ lệ dương 1,8%", 88),
  task(
    7,
    "Trong 2 giờ tới · 5",
    "Gọi lại theo lời hẹn",
    "Bà Huỳnh Thị Lụa, 68 tuổi",
    "Tổng đài 1022 chuyển",
    "SpO2 95%, sống một mình",
    113,
  ),
  task(
    8,
    "Hôm nay · 7",
    "Ký dỡ cách ly hàng loạt",
    "32 người, Trường QS địa phương",
    "đủ 7 ngày, âm tính ngày 7",
    "Đến hạn kết thúc hôm nay",
    188,
  ),
  task(9, "Hôm nay · 7", "Bổ sung ngày khởi phát", "11 ca chưa có ngày khởi phát", "Kế Sách 7, Mỹ Tú 4", "Thiếu mục bắt buộc", 248),
  task(10, "Hôm nay · 7", "Nhận mẫu thất lạc", "2 mẫu, Kế Sách gửi 16/02", "chưa có ở phòng xét nghiệm", "Im lặng quá 24 giờ", 248),
];
