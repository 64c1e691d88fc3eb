import { useState } from "react";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Chip } from "../../../kernel/ui/parts/chip.tsx";
import { Empty } from "../../../kernel/ui/parts/empty.tsx";
import { ExportList } from "../../../kernel/ui/parts/export-list.tsx";
import { Page, Panes } from "../../../kernel/ui/parts/page.tsx";
import { DataTable, TwoLines } from "../../../kernel/ui/table/data-table.tsx";
import type { AccountRow } from "../contract.ts";
import { AccountCard } from "./account-card.tsx";
import { NewAccountCard } from "./new-account-card.tsx";

/** An account as it arrives: instants are text. */
export type ListedAccount = Omit<AccountRow, "closedAt" | "lastSeenAt" | "roles"> & {
  closedAt: string | null;
  lastSeenAt: string | null;
  roles: (Omit<AccountRow["roles"][number], "until"> & { until: string | null })[];
};

/** Who may do what, where and until when. */
export default function AccountsPage() {
  const text = useText("identity");
  const reading = useRead<{ rows: ListedAccount[] }>("/accounts", {});
  const [chosen, setChosen] = useState<string | "new">();
  const account = reading.value?.rows.find((row) => row.id === chosen);
  return (
    <Page
      title={text("page.accounts")}
      actions={
        <>
          <ExportList path="/accounts/export" query={{}} />
          <Button kind="main" keys="n" onPress={() => setChosen("new")}>
            {text("account.new")}
          </Button>
        </>
      }
    >
      <Panes of="1fr 400px">
        <DataTable<ListedAccount>
          name="identity.accounts"
          caption={text("page.accounts")}
          rows={reading.value?.rows}
          reading={reading}
          keyOf={(row) => row.id}
          openKey={account?.id}
          onOpen={(row) => setChosen(row.id)}
          columns={[
            { key: "name", name: text("account.name"), width: 200, cell: (row) => <b>{row.name}</b> },
            { key: "login", name: text("account.login"), width: 120, cell: (row) => row.login },
            {
              key: "roles",
              name: text("account.roles"),
              width: 260,
              cell: (row) => <Roles of={row} />,
            },
            { key: "state", name: text("account.state"), width: 140, cell: (row) => <AccountState account={row} /> },
          ]}
          phone={{
            height: 84,
            cell: (row) => (
              <TwoLines
                first={
                  <>
                    <b>{row.name}</b> <span className="muted">{row.login}</span>
                  </>
                }
                second={
                  <>
                    <Roles of={row} />
                    <br />
                    <AccountState account={row} />
                  </>
                }
              />
            ),
          }}
          empty={<Empty title={text("account.none")} />}
        />
        {chosen === "new" && <NewAccountCard />}
        {account && <AccountCard key={account.id} account={account} />}
      </Panes>
    </Page>
  );
}

function Roles({ of: { roles } }: { of: ListedAccount }) {
  const text = useText("identity");
  return <>{roles.map((grant) => `${text(`role.${grant.role}`)}, ${grant.keyName ?? grant.key}`).join("; ")}</>;
}

function AccountState({ account }: { account: ListedAccount }) {
  const text = useText("identity");
  if (account.closedAt) return <Chip>{text("account.closed")}</Chip>;
  return <Chip tone="ok">{text(account.twoFactor ? "account.openTwoFactor" : "account.open")}</Chip>;
}
