import { useState } from "react";
import { ActSheet } from "../../../kernel/ui/dialog/act-sheet.tsx";
import { TextInput } from "../../../kernel/ui/input/text-input.tsx";
import { KeyHints } from "../../../kernel/ui/keys/key-hints.tsx";
import { Bell } from "../../../kernel/ui/notices/bell.tsx";
import { useNotices } from "../../../kernel/ui/notices/notices.tsx";
import { Toasts } from "../../../kernel/ui/notices/toasts.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Note } from "../../../kernel/ui/parts/note.tsx";
import { SendResult } from "../../../kernel/ui/parts/send-result.tsx";
import { Tabs } from "../../../kernel/ui/parts/tabs.tsx";
import { Group } from "./group.tsx";

const quiet = { send: async () => ({ ok: true, value: undefined }) as const, resend: () => undefined, pending: 0, clear: () => {} };

export function ActParts() {
  const { announce } = useNotices();
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState("");
  const [tab, setTab] = useState("all");
  return (
    <Group title="Nút, tờ ký, báo nổi">
      <div className="row wrap">
        <Button kind="main" keys="n" onPress={() => {}}>
          Ghi ca
        </Button>
        <Button onPress={() => setOpen(true)}>Ký và ban hành…</Button>
        <Button kind="danger">Hoàn tác lô</Button>
        <Button disabled>Trình ký</Button>
        <Button busy>Đang gửi</Button>
        <Button kind="quiet">Xem 64 ca</Button>
      </div>
      <KeyHints
        of={[
          ["j k", "chọn"],
          ["Enter", "làm"],
          ["g", "giao"],
        ]}
      />
      <SendResult
        of={{ ...quiet, refusal: undefined, done: { at: new Date("2022-02-18T05:41:00Z"), reply: undefined } }}
        done="Đã ghi 2 ca"
        refused=""
        undo={<Button kind="quiet">Hoàn tác</Button>}
      />
      <SendResult
        of={{ ...quiet, refusal: { code: "kernel/unreachable", status: 0 }, done: undefined }}
        done=""
        refused="Chưa ghi được ca “Trần Thị Bé Ba”."
      />
      <div className="row">
        <Button onPress={() => announce({ title: "Nhập xong tệp của Vĩnh Châu", detail: "200 dòng, 14 dòng cần xem", to: "/thanh-phan" })}>
          Báo nổi
        </Button>
        <Bell onGo={() => {}} />
      </div>
      <Tabs
        label="Bộ lọc"
        tabs={[
          { key: "all", name: "Tất cả", count: 37 },
          { key: "tests", name: "Xét nghiệm", count: 6 },
          { key: "clinical", name: "Lâm sàng", count: 17 },
        ]}
        chosen={tab}
        onChoose={setTab}
      >
        <p className="muted">Nội dung của thẻ đang chọn.</p>
      </Tabs>
      <ActSheet
        title="Ký và ban hành quyết định cấp độ"
        open={open}
        onClose={() => setOpen(false)}
        facts={[
          ["Người ký", <b key="who">Trần Văn Lẫm, Trưởng Ban</b>],
          ["Làm đổi", "6 xã tăng cấp, 3 xã giảm cấp"],
          ["Sinh ra", "27 nhiệm vụ, 109 thông báo xã, 1 bản tin công khai"],
          ["Số liệu", "Khóa ở 12:00 18/02/2022 · 41/41 khớp"],
        ]}
        document={<p style={{ textAlign: "center" }}>QUYẾT ĐỊNH về việc công bố cấp độ dịch tuần 08 năm 2022</p>}
        word="BAN HÀNH"
        act="Ký và ban hành cho 109 xã"
        onAct={() => setOpen(false)}
        blocked={reason.trim() === ""}
        finality="Sau khi ban hành không hoàn tác được; muốn đổi phải ra quyết định thay thế."
        other={<Button>Trả lại kèm ý kiến</Button>}
      >
        <Note kind="warn" lead="Dùng bộ ngưỡng tạm.">
          Nêu lý do, lý do in vào quyết định.
        </Note>
        <TextInput label="Lý do" value={reason} onChange={setReason} required />
      </ActSheet>
      <Toasts onGo={() => {}} />
    </Group>
  );
}
