import { useText } from "../../../kernel/ui/language/language.tsx";
import { Empty } from "../../../kernel/ui/parts/empty.tsx";
import { DataTable, TwoLines } from "../../../kernel/ui/table/data-table.tsx";
import type { ImportedAccount } from "../contract.ts";
import { addressOfLink } from "./one-time-link.tsx";

/** What became of the rows that were taken. */
export function ImportedRows({ rows, trial }: { rows: readonly ImportedAccount[]; trial: boolean }) {
  const text = useText("identity");
  const ui = useText("ui");
  const fate = ({ result }: ImportedAccount) => text(trial && result === "created" ? "import.ready" : `import.result.${result}`);
  const link = (row: ImportedAccount) => row.link && <code>{addressOfLink(row.link)}</code>;
  return (
    <DataTable<ImportedAccount>
      name="identity.imported"
      caption={text("import.rows")}
      rows={rows}
      keyOf={(row) => String(row.row)}
      columns={[
        { key: "name", name: text("account.name"), width: 200, cell: (row) => <b>{row.name}</b> },
        { key: "row", name: ui("sheetResult.row"), width: 70, align: "end", cell: (row) => row.row },
        { key: "login", name: text("account.login"), width: 150, cell: (row) => row.login },
        { key: "result", name: ui("sheetResult.result"), width: 110, cell: fate },
        ...(trial ? [] : [{ key: "link", name: text("import.link"), width: 480, cell: link }]),
      ]}
      phone={{ height: 84, cell: (row) => <TwoLines first={`${row.name} · ${fate(row)}`} second={link(row) || row.login} /> }}
      empty={<Empty title={text("import.none")} />}
    />
  );
}
