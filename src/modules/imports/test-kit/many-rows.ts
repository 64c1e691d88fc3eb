import type { Table } from "./import-sheet.ts";

const family = ["Lâm", "Thạch", "Sơn", "Danh", "Trần", "Quách", "Kim", "Liêu", "Mai", "Huỳnh", "Tạ", "Châu"];
const given = ["An", "Bảo", "Cúc", "Duyên", "Giang", "Hậu", "Khánh", "Lộc", "Minh", "Ngọc", "Phước", "Quyên", "Sen", "Tâm", "Uyên"];
const wards = ["Phường 1", "Phường 2", "Phường 3", "Phường 4", "Phường 5"];
const two = (n: number): string => String(n).padStart(2, "0");

/** A list of invented people, all different, with one row in fifty that must be kept out. */
export function manyRows(count: number): Table {
  const rows = Array.from({ length: count }, (_, index) => [
    `F${index + 1}`,
    `${family[index % 12]} ${given[Math.floor(index / 12) % 15]} ${given[Math.floor(index / 180) % 15]}`,
    `${two(1 + (index % 28))}/${two(1 + (index % 12))}/${1930 + (index % 83)}`,
    wards[index % 5]!,
    "Thành phố Sóc Trăng",
    index % 50 === 49 ? "31/02/2022" : `${two(1 + (index % 28))}/02/2022`,
  ]);
  return [["Mã số", "Họ và tên", "Ngày sinh", "Xã/Phường", "Quận/Huyện", "Ngày có kết quả"], ...rows];
}
