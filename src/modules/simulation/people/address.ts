import type { Random } from "../random.ts";

/** Street names found in nearly every Vietnamese town; house and hamlet numbers are drawn. */
const streets = [
  "Trần Hưng Đạo",
  "Lê Lợi",
  "Nguyễn Trãi",
  "Hai Bà Trưng",
  "Lý Thường Kiệt",
  "Phan Chu Trinh",
  "Ngô Quyền",
  "Lê Duẩn",
  "Hùng Vương",
  "Nguyễn Huệ",
  "Quốc lộ 1A",
  "Phan Bội Châu",
  "Nguyễn Thị Minh Khai",
  "Võ Thị Sáu",
  "Lê Hồng Phong",
  "Trần Phú",
  "Đồng Khởi",
  "30 Tháng 4",
  "Điện Biên Phủ",
  "Mạc Đĩnh Chi",
];
const hamlets = [
  "Phú Hòa",
  "Tân Lập",
  "An Thạnh",
  "Hòa Bình",
  "Phước Lợi",
  "Tân Thành",
  "Mỹ Thuận",
  "Thạnh Lợi",
  "Đại Thành",
  "Hòa Hưng",
  "Trà Quýt",
  "Sóc Vồ",
  "Bưng Sa",
  "Trà Canh",
  "Tâm Kiên",
  "Phú Ninh",
  "Vĩnh Bình",
  "Tân Hòa",
  "Khu 2",
  "An Trạch",
];

/**
 * House number and street, or house number and hamlet (khóm in a ward or township, ấp in a commune).
 * @param urban a ward (phường) or township (thị trấn)
 */
export function inventAddress(random: Random, urban: boolean): string {
  const house = 1 + random.below(urban ? 480 : 320);
  const number = random.chance(0.15) ? `${house}/${1 + random.below(30)}` : String(house);
  if (urban) return `Số ${number}, đường ${random.pick(streets)}, khóm ${1 + random.below(9)}`;
  return random.chance(0.4) ? `Số ${number}, ấp ${1 + random.below(12)}` : `Số ${number}, ấp ${random.pick(hamlets)}`;
}
