import { useState } from "react";
import type { LocalDate } from "../../../kernel/time/local-date.ts";
import { useRead } from "../../../kernel/ui/api/use-read.ts";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { DateBox } from "../../../kernel/ui/input/date-box.tsx";
import { TextInput } from "../../../kernel/ui/input/text-input.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Card, Facts } from "../../../kernel/ui/parts/card.tsx";
import { SendResult } from "../../../kernel/ui/parts/send-result.tsx";
import { useMay } from "../../../kernel/ui/session/session.tsx";
import type { AgencyAnswer, AreaDetail, CloseAgency } from "../contract.ts";

export type ListedAgency = ReturnType<typeof AgencyAnswer.parse>;

/** One body: where it belongs, its days, and the last of them when it ends. */
export function AgencyCard({ agency, name, days }: { agency: ListedAgency; name: string; days: string }) {
  const text = useText("directory");
  const may = useMay("directory.agency.manage");
  const unit = useRead<ReturnType<typeof AreaDetail.parse>>("/areas/one", { key: agency.unitKey });
  return (
    <Card title={name} fill>
      <Facts
        of={[
          [text("agencies.group"), text(`group.${agency.group}`)],
          [text("agencies.unit"), unit.value?.path ?? "…"],
          [text("agencies.days"), days],
        ]}
      />
      {may && !agency.validTo && <Close agency={agency} />}
    </Card>
  );
}

function Close({ agency }: { agency: ListedAgency }) {
  const text = useText("directory");
  const close = useSend<CloseAgency>("/agencies/close");
  const [lastDay, setLastDay] = useState<LocalDate | null>();
  const [reason, setReason] = useState("");
  const ready = lastDay && reason.trim().length >= 3;
  return (
    <>
      <h3>{text("agencies.close")}</h3>
      <DateBox
        label={text("agencies.lastDay")}
        value={lastDay}
        onChange={setLastDay}
        {...(agency.validFrom && { earliest: agency.validFrom })}
      />
      <TextInput label={text("agencies.reason")} value={reason} onChange={setReason} maxLength={300} autoComplete="off" />
      <div>
        <Button
          disabled={!ready}
          busy={close.pending > 0}
          onPress={() => ready && void close.send({ agency: agency.key, lastDay, reason: reason.trim() })}
        >
          {text("agencies.closeAct")}
        </Button>
      </div>
      <SendResult of={close} done={text("agencies.closed")} refused={text("agencies.notDone")} />
    </>
  );
}
