import { useState } from "react";
import { formatDate, formatInstant } from "../../../kernel/i18n/date.ts";
import { addDays, localDateOf } from "../../../kernel/time/local-date.ts";
import { useSend } from "../../../kernel/ui/api/use-send.ts";
import { ActSheet } from "../../../kernel/ui/dialog/act-sheet.tsx";
import { useText } from "../../../kernel/ui/language/language.tsx";
import { Button } from "../../../kernel/ui/parts/button.tsx";
import { Card } from "../../../kernel/ui/parts/card.tsx";
import { Chip } from "../../../kernel/ui/parts/chip.tsx";
import { useNow } from "../../../kernel/ui/parts/use-now.ts";
import type { Delegation } from "../contract.ts";
import css from "./accounts.module.css";

/** A delegation as it arrives: instants are text. */
export type ShownDelegation = Omit<Delegation, "from" | "until" | "endedAt"> & { from: string; until: string; endedAt: string | null };

interface DelegationListProps {
  title: string;
  none: string;
  rows: readonly ShownDelegation[];
  /** One's own, which can be taken back. */
  mine?: boolean;
}

/** Who has what until when; what has ended stays for a month. */
export function DelegationList({ title, none, rows, mine = false }: DelegationListProps) {
  const [ending, setEnding] = useState<ShownDelegation>();
  return (
    <Card title={title}>
      {rows.length === 0 && <p className="muted">{none}</p>}
      <ul className={css.delegations}>
        {rows.map((row) => (
          <Row key={`${row.accountId} ${row.login} ${row.from}`} row={row} onEnd={mine ? () => setEnding(row) : undefined} />
        ))}
      </ul>
      {ending && <EndSheet row={ending} onClose={() => setEnding(undefined)} />}
    </Card>
  );
}

/** The last day it holds; the instant itself is the midnight after it. */
const lastDayOf = (until: string) => formatDate(addDays(localDateOf(new Date(until)), -1));

function Row({ row, onEnd }: { row: ShownDelegation; onEnd: (() => void) | undefined }) {
  const text = useText("identity");
  const now = useNow();
  const state = stateOf(row, now);
  return (
    <li>
      <div className="grow">
        <div className="row wrap">
          <b>{row.name ?? text("delegation.unknown")}</b>
          <Chip tone={state === "running" ? "ok" : "plain"}>{text(`delegation.state.${state}`)}</Chip>
        </div>
        <p className="muted">
          {text("delegation.days", { from: formatDate(localDateOf(new Date(row.from))), until: lastDayOf(row.until) })}
          {row.endedAt && ` ${text("delegation.endedAt", { at: formatInstant(row.endedAt) })}`}
        </p>
        <p>{row.roles.map(({ role, key, keyName }) => `${text(`role.${role}`)}, ${keyName ?? key}`).join("; ")}</p>
      </div>
      {onEnd && state !== "ended" && <Button onPress={onEnd}>{text("delegation.end")}</Button>}
    </li>
  );
}

function stateOf({ from, until, endedAt }: ShownDelegation, now: Date): "ended" | "coming" | "running" {
  if (endedAt || new Date(until) <= now) return "ended";
  return new Date(from) > now ? "coming" : "running";
}

function EndSheet({ row, onClose }: { row: ShownDelegation; onClose: () => void }) {
  const text = useText("identity");
  const end = useSend<{ accountId: string; from: string }>("/session/delegations/end");
  const act = async () => {
    const answer = await end.send({ accountId: row.accountId, from: row.from });
    if (answer.ok) onClose();
  };
  return (
    <ActSheet
      title={text("delegation.endTitle")}
      open
      onClose={onClose}
      facts={[
        [text("delegation.to"), row.name],
        [text("delegation.until"), lastDayOf(row.until)],
        [text("account.roles"), row.roles.map(({ role, key, keyName }) => `${text(`role.${role}`)}, ${keyName ?? key}`).join("; ")],
      ]}
      act={text("delegation.endAct")}
      danger
      onAct={() => void act()}
      sending={end}
      finality={text("delegation.endWhat")}
    />
  );
}
