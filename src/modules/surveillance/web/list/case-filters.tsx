import { useState } from "react";
import { useRead } from "../../../../kernel/ui/api/use-read.ts";
import { Float } from "../../../../kernel/ui/dialog/float.tsx";
import { AreaPicker } from "../../../../kernel/ui/input/area-picker.tsx";
import { useLanguage, useText } from "../../../../kernel/ui/language/language.tsx";
import chipCss from "../../../../kernel/ui/parts/chip.module.css";
import { FilterChip, RemovableChip } from "../../../../kernel/ui/parts/chip.tsx";
import type { AskedFilter } from "../../case-views.ts";
import { CaseOutcome, Classification, DetectedIn, Severity } from "../../contract.ts";
import { allDiseases } from "../../diseases/find-disease.ts";
import { findAreas } from "../search-areas.ts";
import { type Address, type Choice, choices, spans } from "./case-filter.ts";
import css from "./case-list.module.css";
import { MenuChip } from "./menu-chip.tsx";

const optionsOf: Record<Choice, readonly string[]> = {
  classification: Classification.options,
  severity: Severity.options,
  detected: DetectedIn.options,
  outcome: CaseOutcome.options,
};

interface CaseFiltersProps {
  address: Address;
  change: (change: Address) => void;
  filter: AskedFilter;
  /** Area in force, and the day the list speaks from. */
  area: string | undefined;
  day: string;
}

/** What the list is narrowed to, as chips. */
export function CaseFilters({ address, change, filter, area, day }: CaseFiltersProps) {
  const text = useText("surveillance");
  const { language } = useLanguage();
  const diseases = [
    { value: "all", name: text("list.allDiseases") },
    ...allDiseases.map((one) => ({ value: one.code, name: one[language] })),
  ];
  const days = spans.map((value) => ({ value, name: text("list.days", { n: Number(value) }) }));
  return (
    <>
      <MenuChip
        fixed
        name={text("list.disease")}
        value={address.disease ?? "covid-19"}
        options={diseases}
        onChoose={(disease) => change({ disease: disease === "covid-19" ? undefined : disease })}
      />
      {choices.slice(0, 1).map((choice) => (
        <ChoiceChip key={choice} {...{ choice, address, change }} />
      ))}
      <MenuChip name={text("list.time")} value={address.days} options={days} onChoose={(value) => change({ days: value })} />
      <UnitChip {...{ address, change, area, day }} />
      {choices.slice(1).map((choice) => (
        <ChoiceChip key={choice} {...{ choice, address, change }} />
      ))}
      <MissingChip {...{ address, change, filter }} />
      {address.conflict && <RemovableChip name={text("list.conflict")} onRemove={() => change({ conflict: undefined })} />}
      {address.handOver && <RemovableChip name={text("list.handOver")} onRemove={() => change({ handOver: undefined })} />}
      {address.backFilled && <RemovableChip name={text("lateness.backFilled")} onRemove={() => change({ backFilled: undefined })} />}
      {(address.from || address.to) && (
        <RemovableChip
          name={text("list.between", { from: address.from ?? null, to: address.to ?? null })}
          onRemove={() => change({ from: undefined, to: undefined, by: undefined })}
        />
      )}
    </>
  );
}

function ChoiceChip({ choice, address, change }: { choice: Choice; address: Address; change: (change: Address) => void }) {
  const text = useText("surveillance");
  const options = optionsOf[choice].map((value) => ({ value, name: text(`${choice}.${value}`) }));
  return (
    <MenuChip name={text(`field.${choice}`)} value={address[choice]} options={options} onChoose={(value) => change({ [choice]: value })} />
  );
}

/** A commune or any other unit below the area in force. */
function UnitChip({ address, change, area, day }: Omit<CaseFiltersProps, "filter">) {
  const text = useText("surveillance");
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  const { unit } = address;
  const named = useRead<{ name: string }>("/areas/one", { key: unit, language }, { when: unit !== undefined && !unit.startsWith("ag.") });
  if (unit) return <RemovableChip name={named.value?.name ?? unit} onRemove={() => change({ unit: undefined })} />;
  return (
    <Float
      open={open}
      onChange={setOpen}
      label={text("list.unit")}
      className={css.unit}
      target={
        <button type="button" className={chipCss.chip} data-tone="plain" data-button="" onClick={() => setOpen(!open)}>
          {text("list.unit")} <span aria-hidden="true">▾</span>
        </button>
      }
    >
      <AreaPicker
        label={text("list.unit")}
        value={undefined}
        autoFocus
        recent={false}
        search={(query, signal) => findAreas(query, { within: area, on: day }, signal)}
        onChoose={(hit) => {
          setOpen(false);
          if (hit) change({ unit: hit.key });
        }}
      />
    </Float>
  );
}

/** "Thiếu khởi phát 4": how many of the list lack the day, pressed to see only those. */
function MissingChip({ address, change, filter }: Pick<CaseFiltersProps, "address" | "change" | "filter">) {
  const text = useText("surveillance");
  const { missing, ...rest } = filter;
  const count = useRead<{ n: number; atLeast: boolean }>("/cases/count", { ...rest, missing: "onset" } as never, { keep: true });
  const n = count.value?.n;
  if (missing) return <RemovableChip name={text("list.missingOnset")} onRemove={() => change({ missing: undefined })} />;
  if (!n) return null;
  return (
    <FilterChip chosen={address.missing === "onset"} onPress={() => change({ missing: "onset" })}>
      {text("list.missingOnset")} <b>{count.value?.atLeast ? text("list.more", { n }) : n}</b>
    </FilterChip>
  );
}
