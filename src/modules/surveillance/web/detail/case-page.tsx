import { useState } from "react";
import { useRead } from "../../../../kernel/ui/api/use-read.ts";
import { useSaveFile } from "../../../../kernel/ui/api/use-save-file.ts";
import { useSend } from "../../../../kernel/ui/api/use-send.ts";
import { ActSheet } from "../../../../kernel/ui/dialog/act-sheet.tsx";
import { TextInput } from "../../../../kernel/ui/input/text-input.tsx";
import { useLanguage, useText } from "../../../../kernel/ui/language/language.tsx";
import { Button } from "../../../../kernel/ui/parts/button.tsx";
import { Card } from "../../../../kernel/ui/parts/card.tsx";
import { Chip } from "../../../../kernel/ui/parts/chip.tsx";
import { Note } from "../../../../kernel/ui/parts/note.tsx";
import { Page, Panes } from "../../../../kernel/ui/parts/page.tsx";
import { RefusalNote } from "../../../../kernel/ui/parts/refusal-note.tsx";
import { Resource } from "../../../../kernel/ui/parts/resource.tsx";
import { useMay } from "../../../../kernel/ui/session/session.tsx";
import { useSituation } from "../../../../kernel/ui/session/situation.tsx";
import type { CaseCard } from "../../case-views.ts";
import { diseaseName, nameWords } from "../case-words.ts";
import { HandOverSheet } from "../list/hand-over-sheet.tsx";
import { useFirstBox } from "../use-first-box.ts";
import { useGo } from "../use-go.ts";
import css from "./case.module.css";
import { CaseFacts } from "./case-facts.tsx";
import { ClassificationCard } from "./classification-card.tsx";
import { Course } from "./course.tsx";
import { HandOverCard } from "./hand-over-card.tsx";
import { HistoryCard } from "./history-card.tsx";

/** One case: its facts, why it has its class, what it lacks, what became of it. */
export default function CasePage({ caseId }: { caseId: string }) {
  const text = useText("surveillance");
  const reading = useRead<CaseCard>("/cases/one", { caseId });
  return reading.value ? (
    <OpenCase card={reading.value} again={reading.again} />
  ) : (
    <Page title={text("page.one")}>
      <Resource of={reading}>{() => null}</Resource>
    </Page>
  );
}

function OpenCase({ card, again }: { card: CaseCard; again: () => void }) {
  const text = useText("surveillance");
  const { readOnly } = useSituation();
  const inForce = card.withdrawn === null && !readOnly;
  const mayCorrect = useMay("surveillance.case.correct") && inForce;
  const mayClassify = useMay("surveillance.case.classify") && inForce;
  const mayHandOver = useMay("surveillance.case.hand-over") && inForce;
  return (
    <Page
      title={nameWords(card, text)}
      aside={<CaseChips card={card} />}
      actions={<CaseActs card={card} mayHandOver={mayHandOver} inForce={inForce} />}
      notice={<CaseNotice card={card} readOnly={readOnly} />}
    >
      <Panes of="minmax(0, 4fr) minmax(0, 5fr) minmax(0, 4fr)">
        <div className={css.pane}>
          <CaseFacts card={card} mayCorrect={mayCorrect} again={again} />
        </div>
        <div className={css.pane}>
          {card.queue.length > 0 && (
            <Card title={text("detail.needs")}>
              <ul className={css.needs}>
                {card.queue.map((code) => (
                  <li key={code}>{text(`queue.${code}`)}</li>
                ))}
              </ul>
            </Card>
          )}
          <ClassificationCard card={card} mayClassify={mayClassify} />
          <Course card={card} mayCorrect={mayCorrect} />
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by keyboard */}
        <section className={css.pane} tabIndex={0} aria-label={text("history.title")}>
          {card.handOver && <HandOverCard handOver={card.handOver} mayAct={mayHandOver} />}
          <HistoryCard caseId={card.id} />
        </section>
      </Panes>
    </Page>
  );
}

function CaseChips({ card }: { card: CaseCard }) {
  const text = useText("surveillance");
  const { language } = useLanguage();
  const about = [card.ageYears === null ? undefined : text("list.years", { n: card.ageYears }), card.sex && text(`sex.${card.sex}`)].filter(
    Boolean,
  );
  return (
    <>
      {about.length > 0 && <Chip>{about.join(" · ")}</Chip>}
      <Chip tone={card.classification === "confirmed" ? "chosen" : "plain"}>{text(`classification.${card.classification}`)}</Chip>
      {card.outcome !== "active" && <Chip tone={card.outcome === "recovered" ? "ok" : "plain"}>{text(`outcome.${card.outcome}`)}</Chip>}
      {card.backFilled && <Chip tone="soon">{text("lateness.backFilled")}</Chip>}
      {card.withdrawn !== null && <Chip tone="late">{text("detail.withdrawn")}</Chip>}
      <span>{diseaseName(card.diseaseCode, language)}</span>
      {card.nationalNumber && <b>{card.nationalNumber}</b>}
    </>
  );
}

function CaseNotice({ card, readOnly }: { card: CaseCard; readOnly: boolean }) {
  const text = useText("surveillance");
  if (card.withdrawn !== null) {
    return (
      <Note kind="error" lead={text("detail.withdrawnLead")}>
        {card.withdrawn}
      </Note>
    );
  }
  return readOnly ? <Note kind="warn" lead={text("detail.present")} /> : null;
}

function CaseActs({ card, mayHandOver, inForce }: { card: CaseCard; mayHandOver: boolean; inForce: boolean }) {
  const text = useText("surveillance");
  const go = useGo();
  const form = useSaveFile();
  const mayWithdraw = useMay("surveillance.case.withdraw") && inForce;
  const maySeePerson = useMay("persons.person.read");
  const [sheet, setSheet] = useState<"hand-over" | "withdraw">();
  return (
    <>
      {form.refusal && <RefusalNote of={form.refusal} lead={text("detail.notPrinted")} />}
      {mayWithdraw && (
        <Button kind="quiet" onPress={() => setSheet("withdraw")}>
          {text("detail.withdraw")}
        </Button>
      )}
      {maySeePerson && <Button onPress={() => go(`/nguoi/${card.personId}`)}>{text("detail.person")}</Button>}
      <Button busy={form.pending} onPress={() => void form.save("/cases/form", { caseId: card.id, format: "pdf" })}>
        {text("detail.print")}
      </Button>
      {mayHandOver && !card.handOver && (
        <Button kind="main" onPress={() => setSheet("hand-over")}>
          {text("handOver.act")}
        </Button>
      )}
      <HandOverSheet open={sheet === "hand-over"} onClose={() => setSheet(undefined)} caseIds={[card.id]} name={nameWords(card, text)} />
      {sheet === "withdraw" && <WithdrawSheet card={card} onClose={() => setSheet(undefined)} />}
    </>
  );
}

/** Takes a case entered by mistake out of every current figure. */
function WithdrawSheet({ card, onClose }: { card: CaseCard; onClose: () => void }) {
  const text = useText("surveillance");
  const frame = useFirstBox(true);
  const [reason, setReason] = useState("");
  const withdraw = useSend<unknown>("/cases/withdraw");
  const act = async (): Promise<void> => {
    const done = await withdraw.send({ caseId: card.id, reason: reason.trim() });
    if (done.ok) onClose();
  };
  return (
    <ActSheet
      open
      danger
      onClose={onClose}
      title={text("detail.withdrawTitle")}
      facts={[
        [text("handOver.what"), nameWords(card, text)],
        [text("detail.countedIn"), card.unitName ?? card.countUnit],
      ]}
      act={text("detail.withdrawAct")}
      onAct={() => void act()}
      blocked={reason.trim().length < 3}
      sending={withdraw}
      finality={text("detail.withdrawFinality")}
    >
      <div ref={frame}>
        <TextInput label={text("detail.reason")} required rows={2} value={reason} onChange={setReason} maxLength={1000} />
      </div>
    </ActSheet>
  );
}
