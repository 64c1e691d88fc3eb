import { useState } from "react";
import { useSaveFile } from "../../../kernel/ui/api/use-save-file.ts";
import { useUpload } from "../../../kernel/ui/api/use-upload.ts";
import { useLanguage, useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Card } from "../../../kernel/ui/parts/card.tsx";
import { Note } from "../../../kernel/ui/parts/note.tsx";
import { Page } from "../../../kernel/ui/parts/page.tsx";
import { RefusalNote } from "../../../kernel/ui/parts/refusal-note.tsx";
import { FileDrop } from "../../../kernel/ui/sheet/file-drop.tsx";
import { RejectedRows, SheetEquation } from "../../../kernel/ui/sheet/sheet-words.tsx";
import type { AccountsImported } from "../contract.ts";
import { AccountSlips } from "./account-slips.tsx";
import css from "./accounts.module.css";
import { ImportedRows } from "./imported-rows.tsx";

interface Taken {
  file: File;
  result: AccountsImported;
  /** Nothing was created yet. */
  trial: boolean;
}

/** A province has hundreds of accounts: a sheet is tried, looked at, then taken; every row is accounted for. */
export default function AccountsImportPage() {
  const text = useText("identity");
  const { upload, pending, refusal } = useUpload<AccountsImported>("/accounts/import");
  const [taken, setTaken] = useState<Taken>();
  async function send(file: File, trial: boolean): Promise<void> {
    const answer = await upload(file, { dryRun: trial ? "1" : "0" });
    if (answer.ok) setTaken({ file, result: answer.value, trial });
    else if (trial) setTaken(undefined);
  }
  return (
    <Page title={text("page.accountsImport")}>
      <div className={css.onScreen}>
        <Card title={text("import.title")} aside={<Template />}>
          <FileDrop hint={text("import.hint")} choose={text("import.choose")} busy={pending} onFile={(file) => void send(file, true)} />
          {refusal && <RefusalNote of={refusal} lead={text("import.refused")} />}
        </Card>
        {taken && (
          <>
            <Card title={taken.file.name}>
              <SheetEquation of={taken.result} />
              <NextStep taken={taken} busy={pending} onCreate={() => void send(taken.file, false)} />
            </Card>
            <RejectedRows namespace="identity" rows={taken.result.rows.filter(({ result }) => result === "rejected")} />
            <ImportedRows rows={taken.result.rows.filter(({ result }) => result !== "rejected")} trial={taken.trial} />
          </>
        )}
      </div>
      {taken && !taken.trial && <AccountSlips rows={taken.result.rows} />}
    </Page>
  );
}

function Template() {
  const text = useText("identity");
  const { language } = useLanguage();
  const { save, pending, refusal } = useSaveFile();
  return (
    <>
      <Button kind="quiet" busy={pending} onPress={() => void save("/accounts/template", { language })}>
        {text("import.template")}
      </Button>
      {refusal && <RefusalNote of={refusal} lead={text("account.notDone")} />}
    </>
  );
}

function NextStep({ taken, busy, onCreate }: { taken: Taken; busy: boolean; onCreate: () => void }) {
  const text = useText("identity");
  const { created, rejected } = taken.result;
  if (!taken.trial) {
    return (
      <>
        <b role="status">✓ {text("import.done", { n: created })}</b>
        {created > 0 && (
          <Note kind="warn" lead={text("import.linksOnce")}>
            <Button onPress={() => window.print()}>{text("import.print")}</Button>
          </Note>
        )}
      </>
    );
  }
  if (created === 0) return <Note kind={rejected > 0 ? "warn" : "info"}>{text(rejected > 0 ? "import.nothing" : "import.allThere")}</Note>;
  return (
    <div className="row wrap">
      <Button kind="main" busy={busy} onPress={onCreate}>
        {text("import.create", { n: created })}
      </Button>
      <span className="muted">{text("import.trial")}</span>
    </div>
  );
}
