import { useState } from "react";
import { formatInstant } from "../../../kernel/i18n/date.ts";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { ActSheet } from "../../../kernel/ui/dialog/act-sheet.tsx";
import { Choice } from "../../../kernel/ui/input/choice.tsx";
import { PasswordInput, TextInput } from "../../../kernel/ui/input/text-input.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Note } from "../../../kernel/ui/parts/note.tsx";
import { type Session, useSession } from "../../../kernel/ui/session/session.tsx";
import { countFigures } from "../rules/check-report.ts";
import { ReportPaper } from "./report-paper.tsx";
import type { ReportView, Written } from "./report-view.ts";

type HeldCapacity = Session["capacities"][number];
interface Proof {
  password: string;
  code?: string;
  capacity: HeldCapacity;
}

/** The signature: what is signed at the left; who signs, in which capacity and what it fixes at the right. */
export function SignSheet({ report, onClose }: { report: ReportView; onClose: () => void }) {
  const text = useText("reporting");
  const { account, capacities, twoFactor } = useSession();
  const [chosen, setChosen] = useState(0);
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const sending = useSend<{ reportId: string; baseVersion: number; proof: Proof }, Written>("/reports/sign");
  const capacity = capacities[chosen];
  const { red, amber, ok } = countFigures(report.checks, report.numbered);
  const { id: reportId, version: baseVersion, on } = report;
  async function sign(): Promise<void> {
    if (!capacity) return;
    const done = await sending.send({ reportId, baseVersion, proof: { password, ...(twoFactor && { code }), capacity } });
    if (done.ok) onClose();
  }
  return (
    <ActSheet
      title={text("sign.title")}
      open
      onClose={onClose}
      document={<ReportPaper report={report} writable={false} marked={[]} onFigure={undefined} />}
      facts={[
        [text("sign.signer"), account.name],
        [text("sign.what"), text("sign.whatValue", { on, area: report.areaName ?? report.area })],
        [text("publish.number"), `…/${report.text.symbol} (${text("sign.numberLater")})`],
        [text("sign.checks"), text("sign.checksValue", { n: red + amber + ok, ok, amber })],
        [text("sign.asOf"), formatInstant(report.asOf)],
        [text("sign.changes"), text("sign.changesValue")],
      ]}
      act={text("sign.act", { on })}
      onAct={() => void sign()}
      blocked={!capacity || password === "" || (twoFactor && code === "")}
      sending={sending}
      finality={text("sign.finality")}
    >
      {capacities.length === 0 ? (
        <Note kind="error" lead={text("sign.noCapacity")} />
      ) : (
        <>
          <Choice
            label={text("sign.capacity")}
            value={String(chosen)}
            options={capacities.map(named)}
            onChoose={(value) => setChosen(Number(value))}
            list
            required
          />
          <PasswordInput label={text("sign.password")} value={password} onChange={setPassword} autoComplete="current-password" required />
          {twoFactor && (
            <TextInput label={text("sign.code")} value={code} onChange={setCode} keyboard="numeric" autoComplete="one-time-code" required />
          )}
        </>
      )}
    </ActSheet>
  );
}

const named = ({ form, onBehalfOf, title }: HeldCapacity, index: number) => ({
  value: String(index),
  name: [[form, onBehalfOf].filter(Boolean).join(" "), title].filter(Boolean).join(" · "),
});
