import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { KeyHints } from "../../../kernel/ui/keys/key-hints.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Card, Facts } from "../../../kernel/ui/parts/card.tsx";
import { FilterChip } from "../../../kernel/ui/parts/chip.tsx";
import { ClockChip } from "../../../kernel/ui/parts/clock-chip.tsx";
import { Empty } from "../../../kernel/ui/parts/empty.tsx";
import { Note } from "../../../kernel/ui/parts/note.tsx";
import { Page, Panes } from "../../../kernel/ui/parts/page.tsx";
import { SessionContext } from "../../../kernel/ui/session/session.tsx";
import type { Column } from "../../../kernel/ui/table/column.ts";
import { DataTable, TwoLines } from "../../../kernel/ui/table/data-table.tsx";
import { Shell } from "../shell/shell.tsx";
import { FrontPanelView } from "../sign-in/front-panel.tsx";
import { LockScreen } from "../sign-in/lock-screen.tsx";
import { SignInPage } from "../sign-in/sign-in-page.tsx";
import { sampleFront } from "./sample-front.ts";
import { type SampleTask, sampleNow, sampleTasks } from "./sample-rows.ts";
import { samplePages, sampleSession } from "./sample-session.ts";

/** The frame, the sign-in page and the lock screen with invented people: `/thanh-phan/khung`, `/dang-nhap`, `/khoa`. */
export default function GalleryShell() {
  const { part }: { part?: string } = useParams({ strict: false });
  if (part === "dang-nhap") return <SignInPage panel={<FrontPanelView front={sampleFront} />} onSignedIn={() => {}} />;
  if (part === "khoa") return <LockScreen session={sampleSession} onResumed={() => {}} />;
  return (
    <SessionContext value={sampleSession}>
      <Shell pages={samplePages}>
        <SampleQueue />
      </Shell>
    </SessionContext>
  );
}

const columns: Column<SampleTask>[] = [
  { key: "act", name: "Việc phải làm", width: 190, cell: ({ act }) => act },
  { key: "who", name: "Ai, ở đâu", width: 230, cell: ({ who, where }) => <TwoLines first={who} second={where} /> },
  { key: "why", name: "Vì sao tới tôi", width: 230, cell: ({ why }) => why },
  { key: "due", name: "Hạn", width: 120, cell: ({ due }) => <ClockChip due={due} now={sampleNow} /> },
];

function PhoneTask({ task }: { task: SampleTask }) {
  return (
    <span className="row between" style={{ alignItems: "start" }}>
      <span>
        <b>{task.act}</b>
        <br />
        {task.who}
        <br />
        <span className="fine">{task.why}</span>
      </span>
      <ClockChip due={task.due} now={sampleNow} />
    </span>
  );
}

function SampleQueue() {
  const [open, setOpen] = useState<SampleTask>(sampleTasks[2]!);
  const hints = [
    ["j k", "chọn"],
    ["Enter", "làm"],
  ] as const;
  return (
    <Page
      title="Việc của tôi"
      aside={
        <>
          <FilterChip chosen onPress={() => {}}>
            Tất cả 14
          </FilterChip>
          <FilterChip chosen={false} onPress={() => {}}>
            Truy vết 6
          </FilterChip>
        </>
      }
      actions={
        <>
          <KeyHints of={hints} />
          <Button>Giao việc</Button>
        </>
      }
    >
      <Panes of="minmax(0, 2.1fr) minmax(0, 1fr)">
        <DataTable
          name="gallery.queue"
          caption="Việc của tôi"
          columns={columns}
          rows={sampleTasks}
          keyOf={({ id }) => id}
          density="tall"
          phone={{ cell: (task) => <PhoneTask task={task} />, height: 84 }}
          groupOf={({ group }) => group}
          toneOf={({ due }) => (due < sampleNow ? "hot" : undefined)}
          openKey={open.id}
          onOpen={setOpen}
          empty={<Empty title="Không còn việc nào đang chờ" />}
        />
        <Card title={`${open.act}: ${open.who}`} fill>
          <Facts
            of={[
              ["Ở đâu", open.where],
              ["Vì sao", open.why],
            ]}
          />
          <Note kind="warn" lead="Hạn 13:17.">
            F1 phải có tên trong 2 giờ 25 phút kể từ khi có kết quả.
          </Note>
          <div className="row wrap">
            <Button kind="main">Nhập người tiếp xúc</Button>
            <Button>Gọi</Button>
          </div>
        </Card>
      </Panes>
    </Page>
  );
}
