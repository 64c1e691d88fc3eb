import { useState } from "react";
import { formatDate } from "../../../kernel/i18n/date.ts";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Card } from "../../../kernel/ui/parts/card.tsx";
import { FilterChip } from "../../../kernel/ui/parts/chip.tsx";
import { Page } from "../../../kernel/ui/parts/page.tsx";
import { Resource } from "../../../kernel/ui/parts/resource.tsx";
import { useMay } from "../../../kernel/ui/session/session.tsx";
import { useSituation } from "../../../kernel/ui/session/situation.tsx";
import type { LevelRule } from "../contract.ts";
import type { OverrideLine } from "../level-views.ts";
import { entriesOf, type RuleEntry } from "../rules/entries-of.ts";
import { OverrideSheet } from "./override-sheet.tsx";
import { Overrides } from "./overrides.tsx";
import { useProvinceOfArea } from "./province-of-area.ts";
import { RuleEntries } from "./rule-entries.tsx";

const isOpen = ({ entry }: RuleEntry): boolean => entry.reviewedBy === null;

/** Every number of the rules for levels with its source, what nobody has compared with the original, and what the province replaced. */
export default function RulesPage() {
  const text = useText("assessment");
  const province = useProvinceOfArea();
  const rules = useRead<{ rows: LevelRule[] }>("/levels/rules", { area: province?.key }, { when: province !== undefined });
  const overrides = useRead<{ rows: OverrideLine[] }>("/levels/overrides", { area: province?.key }, { when: province !== undefined });
  const { readOnly } = useSituation();
  const mayOverride = useMay("assessment.rule.override") && !readOnly;
  const [all, setAll] = useState(false);
  const [replacing, setReplacing] = useState<{ rule: LevelRule; entry: RuleEntry }>();
  const chips = (
    <>
      <FilterChip chosen={!all} onPress={() => setAll(false)}>
        {text("rules.open")}
      </FilterChip>
      <FilterChip chosen={all} onPress={() => setAll(true)}>
        {text("rules.all")}
      </FilterChip>
    </>
  );
  return (
    <Page title={text("rules.title")} aside={chips}>
      <p className="muted">{text("rules.intro")}</p>
      <Resource of={overrides}>{({ rows }) => <Overrides rows={rows} mayWithdraw={mayOverride} />}</Resource>
      <Resource of={rules}>
        {({ rows }) =>
          rows.map((rule) => {
            const entries = entriesOf(rule);
            const shown = all ? entries : entries.filter(isOpen);
            return (
              <Card
                key={rule.id}
                title={text(`rule.${rule.id}`)}
                aside={text("rules.count", { open: entries.filter(isOpen).length, all: entries.length, from: formatDate(rule.validFrom) })}
                flat
              >
                <RuleEntries
                  caption={text(`rule.${rule.id}`)}
                  entries={shown}
                  action={
                    mayOverride
                      ? (entry) => (
                          <Button onPress={() => setReplacing({ rule, entry })} label={text("override.openFor", { path: entry.path })}>
                            {text("override.open")}
                          </Button>
                        )
                      : undefined
                  }
                />
              </Card>
            );
          })
        }
      </Resource>
      {replacing && province && <OverrideSheet {...replacing} province={province} onClose={() => setReplacing(undefined)} />}
    </Page>
  );
}
