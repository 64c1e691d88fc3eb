import { useState } from "react";
import { type AreaHit, AreaPicker } from "../../../kernel/ui/input/area-picker.tsx";
import { CheckBox } from "../../../kernel/ui/input/check-box.tsx";
import { Choice } from "../../../kernel/ui/input/choice.tsx";
import { DateBox } from "../../../kernel/ui/input/date-box.tsx";
import { fold } from "../../../kernel/ui/input/fold.ts";
import { PasswordInput, TextInput } from "../../../kernel/ui/input/text-input.tsx";
import { Group } from "./group.tsx";

const areas: AreaHit[] = [
  { key: "o19.31675", name: "Xã Lịch Hội Thượng", parent: "huyện Trần Đề", epidemicLevel: 3 },
  { key: "o19.31673", name: "TT. Lịch Hội Thượng", parent: "huyện Trần Đề", epidemicLevel: 3, nowName: "Xã Lịch Hội Thượng" },
  { key: "o19.31687", name: "Xã Trung Bình", parent: "huyện Trần Đề", epidemicLevel: 2 },
];

async function search(query: string): Promise<readonly AreaHit[]> {
  const words = fold(query).split(/\s+/);
  return areas.filter(({ name }) => words.every((word) => fold(name).includes(word)));
}

export function InputParts() {
  const [name, setName] = useState("Trần Thị Bé Ba");
  const [onset, setOnset] = useState<string | null | undefined>("2022-02-15");
  const [area, setArea] = useState<AreaHit>();
  const [answer, setAnswer] = useState("no");
  const [source, setSource] = useState<string>();
  const [ticked, setTicked] = useState(true);
  return (
    <Group title="Nhập liệu">
      <TextInput label="Họ tên" value={name} onChange={setName} required />
      <TextInput
        label="Điện thoại"
        value=""
        onChange={() => {}}
        keyboard="tel"
        hint="Không phải là định danh; một số có thể chung nhiều người."
      />
      <TextInput label="Ngày sinh" value="14/13/1991" onChange={() => {}} error="Không có tháng 13. Hệ thống không đổi ngày với tháng." />
      <TextInput label="CCCD" value="094100000083" onChange={() => {}} warning="Trùng với một hồ sơ khác, cần quyết định." />
      <DateBox label="Khởi phát" value={onset} onChange={setOnset} mayBeUnknown latest="2022-02-18" today="2022-02-18" required />
      <AreaPicker label="Chọn địa bàn, gõ không dấu" value={area} onChoose={setArea} search={search} />
      <Choice
        label="Khó thở khi nói hoặc đi lại?"
        value={answer}
        options={[
          { value: "yes", name: "Có" },
          { value: "no", name: "Không" },
          { value: "unknown", name: "Không rõ" },
        ]}
        onChoose={setAnswer}
      />
      <Choice
        label="Nguồn lây"
        value={source}
        options={["Cộng đồng", "Khu cách ly", "Vùng phong tỏa", "Về từ vùng dịch", "Nhập cảnh"]}
        onChoose={setSource}
      />
      <CheckBox label="Đã gọi điện" checked={ticked} onChange={setTicked} />
      <CheckBox label="Một phần" checked={undefined} onChange={() => {}} />
      <PasswordInput label="Mật khẩu" value="mot-hai-ba-bon" onChange={() => {}} autoComplete="current-password" />
      <TextInput label="Ghi chú" value="Nhà trong hẻm sau chợ cá, xe đỗ đầu cầu Mỏ Ó." onChange={() => {}} rows={2} />
    </Group>
  );
}
