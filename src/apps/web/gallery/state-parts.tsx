import type { Reading } from "../../../kernel/ui/api/use-read.ts";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Empty } from "../../../kernel/ui/parts/empty.tsx";
import { EquationRow } from "../../../kernel/ui/parts/equation-row.tsx";
import { OfflineWords } from "../../../kernel/ui/parts/offline-band.tsx";
import { Resource, Waiting } from "../../../kernel/ui/parts/resource.tsx";
import { StateRibbon, Timeline } from "../../../kernel/ui/parts/timeline.tsx";
import { Group } from "./group.tsx";

const failed: Reading<number> = {
  value: undefined,
  refusal: { code: "kernel/unavailable", status: 503 },
  pending: false,
  at: 0,
  again: () => {},
};

export function StateParts() {
  return (
    <>
      <Group title="Đang tải, trống, lỗi, mất mạng">
        <Waiting patience="waiting" />
        <Waiting patience="long" slow="Đang đọc 37.904 ca, lâu hơn mọi khi." />
        <Empty title="Chưa có ca nào trong 7 ngày ở xã Ba Trinh" detail="Trạm đã gửi báo cáo 0 ca lúc 11:30.">
          <Button>Thêm ca</Button>
        </Empty>
        <Resource of={failed}>{(value) => value}</Resource>
        <OfflineWords lostAt={new Date("2022-02-18T02:12:00Z")} answeredAt={new Date("2022-02-18T02:11:00Z")} />
      </Group>
      <Group title="Dòng thời gian">
        <StateRibbon
          states={[
            { name: "F1", from: "2022-02-10", to: "2022-02-12", detail: "cách ly tại nhà" },
            { name: "F0", from: "2022-02-12", to: "2022-02-14", tone: "case", detail: "RT-PCR, Ct 20,4" },
            { name: "Nằm viện", from: "2022-02-14", tone: "care", detail: "Nặng" },
          ]}
        />
        <Timeline
          items={[
            {
              key: "1",
              at: "2022-02-28",
              mark: "state",
              title: <b>Ra viện</b>,
              detail: "Đủ điều kiện QĐ 250/QĐ-BYT ngày 28/01/2022: hết sốt 6 ngày, âm tính 27/02",
            },
            { key: "2", at: new Date("2022-02-27T08:42:00Z"), mark: "event", title: "RT-PCR âm tính · mẫu 22-031877" },
            {
              key: "3",
              at: new Date("2022-02-14T11:40:00Z"),
              mark: "alarm",
              title: "SpO2 93%, nhịp thở 26",
              detail: "31 F1 được tính lại",
            },
          ]}
        />
      </Group>
      <Group title="Kết quả nhập tệp" wide>
        <EquationRow
          total={{ name: "Đã đọc", value: 200, detail: "dòng 5–204" }}
          terms={[
            { name: "Tạo mới", value: 148 },
            { name: "Cập nhật", value: 21 },
            { name: "Không đổi", value: 17, detail: "đã có từ trước" },
            { name: "Chờ quyết định", value: 9, tone: "decide", detail: "có thể trùng người" },
            { name: "Từ chối", value: 5, tone: "wrong", detail: "sửa rồi nộp lại 5 dòng" },
          ]}
        >
          Dòng “Tổng cộng” của tệp ghi 200: khớp. Có thể hoàn tác đến 12:36 ngày 20/03/2022.
        </EquationRow>
        <EquationRow
          total={{ name: "Đã đọc", value: 200 }}
          terms={[
            { name: "Tạo mới", value: 148 },
            { name: "Từ chối", value: 5, tone: "wrong" },
          ]}
        />
      </Group>
    </>
  );
}
