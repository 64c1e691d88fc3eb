import { useMemo, useState } from "react";
import { formatDate } from "../../../kernel/i18n/date.ts";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Empty } from "../../../kernel/ui/parts/empty.tsx";
import { SeverityBars } from "../../../kernel/ui/parts/severity-bars.tsx";
import { type Column, type Sort, sortRows } from "../../../kernel/ui/table/column.ts";
import { DataTable } from "../../../kernel/ui/table/data-table.tsx";
import { useSelection } from "../../../kernel/ui/table/use-selection.ts";
import css from "./gallery.module.css";
import { Group } from "./group.tsx";
import { type SampleCase, sampleCases } from "./sample-rows.ts";

const columns: Column<SampleCase>[] = [
  { key: "name", name: "Họ tên", width: 170, sortable: true, cell: ({ name }) => name },
  { key: "age", name: "Tuổi", width: 56, align: "end", sortable: true, cell: ({ age }) => age },
  { key: "sex", name: "Giới", width: 56, cell: ({ sex }) => sex },
  { key: "place", name: "Nơi ở", width: 200, cell: ({ place }) => place },
  {
    key: "onset",
    name: "Khởi phát",
    width: 100,
    sortable: true,
    cell: ({ onset }) => (onset ? formatDate(onset) : <span className="muted">chưa có</span>),
  },
  { key: "result", name: "Kết quả", width: 100, cell: ({ result }) => formatDate(result) },
  { key: "test", name: "Xét nghiệm", width: 130, cell: ({ test }) => test },
  { key: "source", name: "Nguồn", width: 120, cell: ({ source }) => source, optional: true },
  { key: "severity", name: "Mức độ", width: 160, cell: ({ severity }) => <SeverityBars severity={severity} /> },
  { key: "contacts", name: "F1", width: 50, align: "end", cell: ({ contacts }) => contacts },
];

const shared = {
  caption: "Ca bệnh COVID-19",
  columns,
  keyOf: ({ id }: SampleCase) => id,
  empty: <Empty title="Chưa có ca nào trong 7 ngày" detail="Thêm ca, hoặc nhập tệp." />,
};

export function TableParts() {
  const selection = useSelection();
  const [sort, setSort] = useState<Sort>({ by: "name", descending: false });
  const [open, setOpen] = useState<string>();
  const rows = useMemo(() => sortRows(sampleCases, (row) => row[sort.by as keyof SampleCase], sort.descending), [sort]);
  return (
    <>
      <Group title="Bảng" wide>
        <div className={css.tall}>
          <DataTable
            {...shared}
            name="gallery"
            rows={rows}
            sort={sort}
            onSort={setSort}
            selection={selection}
            bulk={() => <Button>Giao truy vết</Button>}
            toolbar={<span className="muted">460 ca</span>}
            openKey={open}
            onOpen={({ id }) => setOpen(id)}
            toneOf={({ onset }) => (onset ? undefined : "hot")}
            partial="8/11 huyện đã gửi, chờ 3."
          />
        </div>
      </Group>
      <Group title="Bảng: đang tải, trống, lọc hết, lỗi" wide>
        <div className={css.pair}>
          <div className={css.short}>
            <DataTable {...shared} name="gallery.wait" caption="Ca bệnh, đang tải" rows={undefined} />
          </div>
          <div className={css.short}>
            <DataTable {...shared} name="gallery.empty" caption="Ca bệnh, trống" rows={[]} />
          </div>
          <div className={css.short}>
            <DataTable {...shared} name="gallery.filtered" caption="Ca bệnh, lọc hết" rows={[]} filtered={{ of: 460, onClear: () => {} }} />
          </div>
          <div className={css.short}>
            <DataTable
              {...shared}
              name="gallery.failed"
              caption="Ca bệnh, lỗi"
              rows={undefined}
              reading={{ value: undefined, refusal: { code: "kernel/unreachable", status: 0 }, pending: false, at: 0, again: () => {} }}
            />
          </div>
        </div>
      </Group>
    </>
  );
}
