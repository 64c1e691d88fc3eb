import { useMemo, useRef, useState } from "react";
import { v7 } from "uuid";
import { useSend } from "../../../../kernel/ui/api/use-send.ts";
import { useLanguage, useText } from "../../../../kernel/ui/language/language.tsx";
import { Button } from "../../../../kernel/ui/parts/button.tsx";
import { Card } from "../../../../kernel/ui/parts/card.tsx";
import { Note } from "../../../../kernel/ui/parts/note.tsx";
import { Page, Panes } from "../../../../kernel/ui/parts/page.tsx";
import { SendResult } from "../../../../kernel/ui/parts/send-result.tsx";
import { useDraft } from "../../../../kernel/ui/session/draft.ts";
import { useSession } from "../../../../kernel/ui/session/session.tsx";
import { useSituation } from "../../../../kernel/ui/session/situation.tsx";
import { TestKind } from "../../contract.ts";
import { allDiseases, findDisease } from "../../diseases/find-disease.ts";
import { personKey, useLookAlikes } from "../grid/use-look-alikes.ts";
import { MenuChip } from "../list/menu-chip.tsx";
import { useAddress, useGo } from "../use-go.ts";
import { IllnessFields, NamelessBox, PersonFields } from "./case-fields.tsx";
import { type CaseForm, checkForm, emptyForm, nextMember } from "./case-form.ts";
import { CheckPane } from "./check-pane.tsx";

type Entry = NonNullable<ReturnType<typeof checkForm>["entry"]>;

/** What the device keeps while a case or a household is typed. */
interface NewCase {
  form: CaseForm;
  /** Members of the household that are ready; null when it is one case. */
  household: { id: string; members: { name: string; entry: Entry }[] } | null;
}

const KEPT_TEST = "vx.case.test";
const keptTest = (): TestKind => TestKind.catch("rt_pcr").parse(localStorage.getItem(KEPT_TEST));

/** A new case by keyboard alone, or a whole household, checked by the rules while it is typed. */
export default function NewCasePage() {
  const text = useText("surveillance");
  const { language } = useLanguage();
  const { day, homeArea } = useSession();
  const { area, readOnly } = useSituation();
  const [address, changeAddress] = useAddress();
  const go = useGo();
  const disease = findDisease(address.disease ?? "covid-19") ?? allDiseases[0]!;
  const start = useMemo(() => emptyForm(v7, { area: ownCommune(homeArea), reportedOn: day, testKind: keptTest() }), [homeArea, day]);
  const draft = useDraft<NewCase>("case.new", { form: start, household: null });
  const { form, household } = draft.value;
  const checked = useMemo(() => checkForm(form, disease, day), [form, disease, day]);
  const [told, setTold] = useState(false);
  const page = useRef<HTMLDivElement>(null);
  const sending = useSaveCase();
  const person = checked.entry?.person ?? null;
  const alikes = useLookAlikes([person], disease.code).get(personKey(person)) ?? [];

  const change = (changes: Partial<CaseForm>): void => draft.change({ ...draft.value, form: { ...form, ...changes } });
  /** Ready to go on: else what is missing is told and the caret goes there. */
  const complete = (): Entry | undefined => {
    setTold(checked.entry === null);
    if (!checked.entry) requestAnimationFrame(() => page.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus());
    return checked.entry ?? undefined;
  };
  const begin = (next: CaseForm, members: NewCase["household"]): void => {
    localStorage.setItem(KEPT_TEST, form.testKind);
    setTold(false);
    draft.change({ form: next, household: members });
    requestAnimationFrame(() => page.current?.querySelector<HTMLElement>("input")?.focus());
  };
  const fresh = (): CaseForm => emptyForm(v7, { area: ownCommune(homeArea) ?? form.area, reportedOn: day, testKind: form.testKind });
  const addMember = (): void => {
    const entry = complete();
    if (!entry) return;
    const id = household?.id ?? v7();
    begin(nextMember(form, v7), { id, members: [...(household?.members ?? []), { name: nameOf(form), entry }] });
  };
  const save = async (): Promise<void> => {
    const untouched = household && household.members.length > 0 && !form.known && form.name.trim() === "" && form.birth.trim() === "";
    const entry = untouched ? undefined : complete();
    if (!untouched && !entry) return;
    const names = [...(household?.members.map(({ name }) => name) ?? []), ...(entry ? [nameOf(form)] : [])];
    const entries = [...(household?.members.map((member) => member.entry) ?? []), ...(entry ? [entry] : [])];
    const done = await sending.save(entries, names, household?.id);
    if (!done) return;
    draft.discard();
    begin(fresh(), null);
  };
  const members = household?.members ?? [];
  const count = members.length + 1;
  return (
    <Page
      title={text("new.title")}
      aside={
        <MenuChip
          fixed
          name={text("list.disease")}
          value={disease.code}
          options={allDiseases.map((one) => ({ value: one.code, name: one[language] }))}
          onChoose={(code) => changeAddress({ disease: code })}
        />
      }
      actions={
        <>
          <NamelessBox form={form} change={change} />
          <Button keys="mod+m" disabled={readOnly} onPress={addMember}>
            {text("new.addMember")}
          </Button>
          <Button kind="main" keys="mod+Enter" disabled={readOnly} busy={sending.pending} onPress={() => void save()}>
            {members.length > 0 ? text("new.saveHousehold", { n: count }) : text("new.save")}
          </Button>
        </>
      }
      notice={readOnly ? <Note kind="warn" lead={text("new.readOnly")} /> : sending.result(go)}
    >
      <Panes of="minmax(0, 1fr) 320px">
        <div className="stack" ref={page}>
          <Card key={form.caseId}>
            <PersonFields {...{ form, checked, told, day, change }} area={area?.key} />
            <IllnessFields {...{ form, checked, told, day, change }} area={area?.key} />
          </Card>
        </div>
        <CheckPane
          {...{ form, checked, disease, change }}
          alikes={alikes}
          keptAt={draft.keptAt}
          members={members.map(({ name }) => name)}
          onDropMember={(at) =>
            draft.change({ ...draft.value, household: household && { ...household, members: members.filter((_, index) => index !== at) } })
          }
        />
      </Panes>
    </Page>
  );
}

const nameOf = ({ known, nameless, name, description }: CaseForm): string =>
  known?.fullName ?? known?.description ?? (nameless ? description : name).trim();

/** A station enters cases of its own commune: the place is filled in until somebody changes it. */
function ownCommune(home: { key: string; name: string } | null): CaseForm["area"] {
  return home && /^(o19|o25|n25)\.\d{5}$/.test(home.key) ? home : null;
}

interface Taken {
  caseId: string;
  result: "created" | "updated" | "unchanged" | "held" | "rejected";
}

/** Sends one case, or a household together, and tells what became of it. */
function useSaveCase() {
  const text = useText("surveillance");
  const one = useSend<unknown, Taken>("/cases/report");
  const many = useSend<unknown, { rows: Taken[] }>("/cases/report-household");
  const [names, setNames] = useState<readonly string[]>([]);
  const save = async (entries: readonly Entry[], about: readonly string[], household: string | undefined): Promise<boolean> => {
    setNames(about);
    one.clear();
    many.clear();
    const done = household ? await many.send({ householdId: household, entries }) : await one.send(entries[0]!);
    return done.ok;
  };
  const used = many.done || many.refusal ? many : one;
  const rows = many.done ? many.done.reply.rows : one.done ? [one.done.reply] : [];
  const told = rows.length === 1 && rows[0]!.result !== "created" ? "new.added" : "new.saved";
  return {
    save,
    pending: one.pending + many.pending > 0,
    result: (go: ReturnType<typeof useGo>) =>
      (used.done || used.refusal) && (
        <SendResult
          of={used as typeof one}
          done={text(told, { names: names.join(", ") })}
          refused={text("new.notSaved", { names: names.join(", ") })}
          undo={
            rows[0] && (
              <Button kind="quiet" onPress={() => go(`/ca-benh/${rows[0]!.caseId}`)}>
                {text("new.open")}
              </Button>
            )
          }
        />
      ),
  };
}
