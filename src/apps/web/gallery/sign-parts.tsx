import { useState } from "react";
import { AsOfChip } from "../../../kernel/ui/parts/as-of-chip.tsx";
import { Chip, FilterChip, RemovableChip } from "../../../kernel/ui/parts/chip.tsx";
import { ClockChip } from "../../../kernel/ui/parts/clock-chip.tsx";
import { LevelBadge } from "../../../kernel/ui/parts/level-badge.tsx";
import { LevelLegend } from "../../../kernel/ui/parts/level-legend.tsx";
import { Note } from "../../../kernel/ui/parts/note.tsx";
import { ProvisionalNotice } from "../../../kernel/ui/parts/provisional-notice.tsx";
import { SeverityBars } from "../../../kernel/ui/parts/severity-bars.tsx";
import { Group } from "./group.tsx";
import { sampleNow } from "./sample-rows.ts";

const levels = [1, 2, 3, 4, null] as const;
const at = (minutes: number): Date => new Date(sampleNow.getTime() + minutes * 60_000);

export function SignParts() {
  const [chosen, setChosen] = useState(true);
  return (
    <Group title="Cấp độ, mức độ, thời hạn">
      <div className="row wrap">
        {levels.map((level) => (
          <LevelBadge key={level ?? 0} level={level} />
        ))}
        {levels.map((level) => (
          <LevelBadge key={level ?? 0} level={level} size="middle" />
        ))}
        <LevelBadge level={3} size="big" provisional />
      </div>
      <LevelLegend
        counts={
          new Map([
            [1, 41],
            [2, 46],
            [3, 17],
            [4, 4],
            [null, 1],
          ])
        }
      />
      <div className="row wrap" style={{ gap: "6px 14px" }}>
        {([1, 2, 3, 4, 5, null] as const).map((severity) => (
          <SeverityBars key={severity ?? 0} severity={severity} />
        ))}
      </div>
      <div className="row wrap" style={{ gap: 6 }}>
        <ClockChip due={at(188)} now={sampleNow} />
        <ClockChip due={at(25)} now={sampleNow} />
        <ClockChip due={at(-40)} now={sampleNow} />
        <ClockChip due={at(-70)} now={sampleNow} />
        <ClockChip due="2022-02-18" now={sampleNow} />
        <ClockChip due="2022-02-20" now={sampleNow} />
        <ClockChip due="2022-02-15" now={sampleNow} />
        <ClockChip due="2022-02-15" doneAt="2022-02-17" now={sampleNow} />
        <Chip>đang gọi</Chip>
        <FilterChip chosen={chosen} onPress={() => setChosen(!chosen)}>
          Tất cả 14
        </FilterChip>
        <RemovableChip name="Xác định" onRemove={() => {}} />
      </div>
      <AsOfChip at={sampleNow} />
      <AsOfChip at="2021-06-29T12:00:00+07:00" past />
      <ProvisionalNotice what="Tiêu chí 3a" document="QĐ 218/QĐ-BYT" on="2022-01-27" limit="Quyết định phải ghi rõ “bộ ngưỡng tạm”." />
      <Note lead="4 lượt xem hồ sơ">trong 7 ngày.</Note>
    </Group>
  );
}
