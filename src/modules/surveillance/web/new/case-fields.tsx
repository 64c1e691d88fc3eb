import { AreaPicker } from "../../../../kernel/ui/input/area-picker.tsx";
import { CheckBox } from "../../../../kernel/ui/input/check-box.tsx";
import { Choice } from "../../../../kernel/ui/input/choice.tsx";
import { DateBox } from "../../../../kernel/ui/input/date-box.tsx";
import { TextInput } from "../../../../kernel/ui/input/text-input.tsx";
import { useText } from "../../../../kernel/ui/language/language.tsx";
import { Button } from "../../../../kernel/ui/parts/button.tsx";
import { Sex } from "../../../persons/contract.ts";
import { OnsetSource, TestKind, TestResult } from "../../contract.ts";
import { findAreas } from "../search-areas.ts";
import type { CaseForm, CheckedForm, FormField } from "./case-form.ts";
import { CircumstanceFields } from "./circumstance-fields.tsx";
import css from "./new-case.module.css";
import { aboutPerson, PersonSearch } from "./person-search.tsx";
import { ReceiptFields } from "./receipt-fields.tsx";

export interface FieldsProps {
  form: CaseForm;
  checked: CheckedForm;
  /** The form was sent once: what is missing is told. */
  told: boolean;
  area: string | undefined;
  day: string;
  change: (changes: Partial<CaseForm>) => void;
}

/** Why a field keeps the form back, in words. */
function useErrors({ checked, told }: Pick<FieldsProps, "checked" | "told">): (field: FormField) => string | undefined {
  const text = useText("surveillance");
  return (field) => {
    const problem = checked.problems.find((each) => each.field === field);
    if (problem) return text(problem.date ? `dateProblem.${problem.key}` : `grid.problem.${problem.key}`, problem.params);
    return told && checked.missing.includes(field) ? text("new.needed") : undefined;
  };
}

/** Who the case is about. */
export function PersonFields(props: FieldsProps) {
  const { form, area, day, change } = props;
  const text = useText("surveillance");
  const error = useErrors(props);
  return (
    <div className={css.form}>
      <h2>{text("new.person")}</h2>
      {form.known ? <KnownPerson {...props} /> : <NewPerson {...props} error={error} />}
      <div className={css.s5}>
        <AreaPicker
          label={text("new.area")}
          required
          value={form.area ?? undefined}
          onChoose={(hit) => change({ area: hit ?? null })}
          error={error("area")}
          search={(query, signal) => findAreas(query, { within: area, level: "commune", on: day }, signal)}
        />
      </div>
      {!form.known && (
        <>
          <div className={css.s4}>
            <TextInput label={text("new.address")} value={form.address} onChange={(address) => change({ address })} maxLength={300} />
          </div>
          <div className={css.s3}>
            <TextInput
              label={text("new.cccd")}
              value={form.cccd}
              onChange={(cccd) => change({ cccd })}
              keyboard="numeric"
              error={error("cccd")}
            />
          </div>
        </>
      )}
    </div>
  );
}

function KnownPerson({ form, change }: FieldsProps) {
  const text = useText("surveillance");
  const { known } = form;
  return (
    <div className={`${css.known} ${css.whole}`}>
      <span className="grow">
        <b>{known!.fullName ?? known!.description}</b> <span className="muted">{aboutPerson(known!)}</span>
      </span>
      <Button kind="quiet" onPress={() => change({ known: null })}>
        {text("new.otherPerson")}
      </Button>
    </div>
  );
}

function NewPerson({ form, change, error }: FieldsProps & { error: (field: FormField) => string | undefined }) {
  const text = useText("surveillance");
  return (
    <>
      <div className={css.s5}>
        {form.nameless ? (
          <TextInput
            label={text("new.description")}
            required
            autoFocus
            value={form.description}
            onChange={(description) => change({ description })}
            error={error("description")}
            maxLength={500}
          />
        ) : (
          <PersonSearch
            label={text("new.name")}
            value={form.name}
            error={error("name")}
            onChange={(name) => change({ name, notThese: [] })}
            onChoose={(known) =>
              change({ known, area: known.residenceName ? { key: known.residenceUnit, name: known.residenceName } : form.area })
            }
          />
        )}
      </div>
      <div className={css.s2}>
        <TextInput
          label={text("new.birth")}
          value={form.birth}
          onChange={(birth) => change({ birth })}
          error={error("birth")}
          placeholder={text("new.birthPattern")}
        />
      </div>
      <div className={css.s3}>
        <Choice
          label={text("new.sex")}
          value={form.sex ?? undefined}
          options={Sex.options}
          nameOf={(sex) => text(`sex.${sex}`)}
          onChoose={(sex) => change({ sex: Sex.parse(sex) })}
        />
      </div>
      <div className={css.s2}>
        <TextInput
          label={text("new.phone")}
          value={form.phone}
          onChange={(phone) => change({ phone })}
          keyboard="tel"
          error={error("phone")}
        />
      </div>
    </>
  );
}

/** "Chưa rõ tên": stands beside the form's actions, out of the way of the keyboard. */
export function NamelessBox({ form, change }: Pick<FieldsProps, "form" | "change">) {
  const text = useText("surveillance");
  return (
    <CheckBox
      label={text("new.nameless")}
      checked={form.nameless}
      onChange={(nameless) => change({ nameless })}
      disabled={form.known !== null}
    />
  );
}

/** What happened, and what the tests say. */
export function IllnessFields(props: FieldsProps) {
  const { form, day, change } = props;
  const text = useText("surveillance");
  const error = useErrors(props);
  const dates = { latest: day, today: day, mayBeUnknown: true, hint: "" };
  const results = [...TestResult.options, "waiting"] as const;
  const asymptomatic = form.onsetSource === "none_asymptomatic";
  return (
    <div className={css.form}>
      <h2>{text("new.illness")}</h2>
      <div className={css.s3}>
        <DateBox
          {...dates}
          label={text("field.onsetOn")}
          required={!asymptomatic}
          disabled={asymptomatic}
          value={form.onsetOn}
          onChange={(onsetOn) => change({ onsetOn })}
          error={error("onsetOn")}
          hint={text("new.dateHint")}
        />
      </div>
      <div className={css.s3}>
        <Choice
          list
          label={text("field.onsetSource")}
          value={form.onsetSource}
          options={OnsetSource.options}
          nameOf={(value) => text(`onsetSource.${value}`)}
          onChoose={(value) => change({ onsetSource: OnsetSource.parse(value) })}
        />
      </div>
      <div className={css.s3}>
        <DateBox
          {...dates}
          label={text("field.sampledOn")}
          value={form.sampledOn}
          onChange={(sampledOn) => change({ sampledOn })}
          error={error("sampledOn")}
        />
      </div>
      <div className={css.s3}>
        <DateBox
          {...dates}
          label={text("field.resultedOn")}
          value={form.resultedOn}
          disabled={form.testResult === "waiting"}
          onChange={(resultedOn) => change({ resultedOn })}
          error={error("resultedOn")}
        />
      </div>
      <div className={css.s3}>
        <Choice
          list
          label={text("field.testKind")}
          value={form.testKind}
          options={TestKind.options}
          nameOf={(value) => text(`testKind.${value}`)}
          onChoose={(value) => change({ testKind: TestKind.parse(value) })}
        />
      </div>
      <div className={css.s3}>
        <Choice
          list
          label={text("field.testResult")}
          value={form.testResult}
          options={results}
          nameOf={(value) => text(value === "waiting" ? "new.waiting" : `testResult.${value}`)}
          onChoose={(value) => change({ testResult: value as CaseForm["testResult"] })}
        />
      </div>
      <div className={css.s2}>
        <TextInput
          label={text("field.ct")}
          value={form.ct}
          onChange={(ct) => change({ ct })}
          keyboard="decimal"
          disabled={form.testKind !== "rt_pcr"}
          error={error("ct")}
        />
      </div>
      <div className={css.s4}>
        <DateBox
          {...dates}
          mayBeUnknown={false}
          label={text("field.reportedOn")}
          required
          value={form.reportedOn}
          onChange={(reportedOn) => change({ reportedOn: reportedOn ?? day })}
          error={error("reportedOn")}
        />
      </div>
      <CircumstanceFields {...props} />
      <ReceiptFields {...props} error={error} />
    </div>
  );
}
