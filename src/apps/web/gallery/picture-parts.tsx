import { useState } from "react";
import { EpiCurve } from "../../../kernel/ui/chart/epi-curve.tsx";
import { LevelMap } from "../../../kernel/ui/map/level-map.tsx";
import { Group } from "./group.tsx";
import { sampleDays, sampleSources } from "./sample-curve.ts";
import { sampleLevels, sampleShapes, sampleUnits } from "./sample-map.ts";

export function PictureParts() {
  const [chosen, setChosen] = useState<string | undefined>("u12");
  return (
    <>
      <Group title="Ca mắc theo ngày khởi phát" wide>
        <EpiCurve
          sources={sampleSources}
          days={sampleDays}
          completeUntil="2022-02-13"
          by="ngày khởi phát"
          asOf={new Date("2022-02-18T05:00:00Z")}
          source="Tính từ phiếu điều tra ca bệnh"
          height={240}
        />
      </Group>
      <Group title="Bản đồ cấp độ dịch" wide>
        <LevelMap
          shapes={sampleShapes}
          units={sampleUnits}
          levels={sampleLevels}
          label="Sơ đồ cấp độ dịch 61 xã hư cấu"
          credit="Ô do trang mẫu dựng."
          schematic
          provisional
          chosen={chosen}
          onChoose={setChosen}
          height={420}
        />
      </Group>
    </>
  );
}
