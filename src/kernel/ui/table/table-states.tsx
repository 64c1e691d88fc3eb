import { useText } from "../language/language.tsx";
import { Button } from "../parts/button.tsx";
import { RefusalNote } from "../parts/refusal-note.tsx";
import { SkeletonBar } from "../parts/skeleton.tsx";
import { usePatience } from "../parts/use-patience.ts";
import type { Column } from "./column.ts";
import type { DataTableProps } from "./data-table.tsx";
import css from "./table-states.module.css";

/** Why there are no rows: on their way, refused, hidden by filters, or truly none. */
export function NoRows<Row>({ rows, columns, reading, empty, filtered, slow }: DataTableProps<Row>) {
  const text = useText("ui");
  const pending = rows === undefined && !reading?.refusal;
  const patience = usePatience(pending);
  if (pending) {
    if (patience === "calm") return null;
    return (
      <>
        <SkeletonRows columns={columns} />
        <p className={css.words} role="status">
          {patience === "long" ? (slow ?? text("resource.slow")) : <span className="unseen">{text("resource.loading")}</span>}
        </p>
      </>
    );
  }
  if (rows === undefined && reading?.refusal) {
    return (
      <div className={css.state}>
        <RefusalNote of={reading.refusal} lead={text("resource.failed")}>
          <div style={{ marginTop: 6 }}>
            <Button onPress={reading.again}>{text("resource.again")}</Button>
          </div>
        </RefusalNote>
      </div>
    );
  }
  if (filtered) {
    return (
      <p className={css.words} role="status">
        {text("table.filtered", { of: filtered.of })}{" "}
        <Button kind="quiet" onPress={filtered.onClear}>
          {text("table.clearFilters")}
        </Button>
      </p>
    );
  }
  return <div className={css.state}>{empty}</div>;
}

/** The head is real, the rows are shapes. */
function SkeletonRows<Row>({ columns }: { columns: readonly Column<Row>[] }) {
  return (
    <div aria-hidden="true">
      {[0.7, 0.55, 0.62, 0.5, 0.66, 0.58].map((share) => (
        <div key={share} className={css.shape}>
          {columns.map(({ key, width }) => (
            <span key={key} style={{ flex: width }}>
              <SkeletonBar width={width * share} />
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}
