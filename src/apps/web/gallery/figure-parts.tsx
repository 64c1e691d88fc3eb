import { Figure } from "../../../kernel/ui/parts/figure.tsx";
import css from "./gallery.module.css";
import { Group } from "./group.tsx";

const noon = new Date("2022-02-18T05:00:00Z");

export function FigureParts() {
  return (
    <Group title="Ô số liệu">
      <div className={css.figures}>
        <Figure
          name="Ca mắc mới"
          state={{ kind: "known", value: 412 }}
          change={{ by: 37, than: "hôm qua" }}
          source="Tính từ 412 phiếu"
          at={noon}
          onOpen={() => {}}
        />
        <Figure
          name="Giường ICU còn trống"
          state={{ kind: "known", value: 58 }}
          unit="/ 120"
          change={{ by: -4, than: "hôm qua" }}
          source="Báo cáo của 7 bệnh viện"
          at={noon}
        />
        <Figure
          name="Ca mắc mới, Vĩnh Châu"
          state={{ kind: "differs", computed: 61, reported: 58 }}
          source="Bản ghi và phiếu huyện"
          at={noon}
          onOpen={() => {}}
        />
        <Figure
          name="Ca mắc mới, Kế Sách"
          state={{ kind: "stale", value: 39, hours: 26 }}
          source="TTYT Kế Sách"
          at={new Date("2022-02-17T03:00:00Z")}
        />
        <Figure name="Ca mắc mới, Vĩnh Hiệp" state={{ kind: "missing" }} source="Chưa gửi 2 ngày · đã gọi 10:10" />
        <Figure name="Tử vong, xã Trung Bình" state={{ kind: "hidden", below: 5 }} source="Số liệu công khai" at="2022-02-18" />
        <Figure
          name="Ca trong tuần"
          state={{ kind: "known", value: 1893 }}
          change={{ by: 0, than: "tuần trước" }}
          backfilled={31}
          source="Tính từ 1.893 phiếu"
          at={noon}
        />
        <Figure
          name="Người về từ vùng dịch"
          state={{ kind: "known", value: 12000, approx: true }}
          source="Báo cáo của Công an tỉnh"
          at="2022-02-17"
        />
      </div>
    </Group>
  );
}
