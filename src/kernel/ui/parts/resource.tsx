import type { ReactNode } from "react";
import { formatTime } from "../../i18n/date.ts";
import { useConnection } from "../api/connection.ts";
import type { Reading } from "../api/use-read.ts";
import { useText } from "../language/language.tsx";
import { Button } from "./button.tsx";
import { Note } from "./note.tsx";
import { RefusalNote } from "./refusal-note.tsx";
import { Skeleton } from "./skeleton.tsx";
import { useNow } from "./use-now.ts";
import { type Patience, usePatience } from "./use-patience.ts";

interface ResourceProps<T> {
  of: Reading<T>;
  /** Shape while waiting; lines when left out. */
  shape?: ReactNode;
  /** What is slow, said after 5 seconds: "Đang đọc 37.904 ca, lâu hơn mọi khi." */
  slow?: string;
  /** Shown instead of the children when this says the value holds nothing. */
  empty?: (value: T) => ReactNode | undefined;
  children: (value: T) => ReactNode;
}

/** Loading, failure, emptiness and age of a reading; the page only lays out the value. */
export function Resource<T>({ of, shape, slow, empty, children }: ResourceProps<T>) {
  const patience = usePatience(of.pending);
  if (of.value !== undefined) {
    return (
      <>
        {of.refusal && <OldValue of={of} />}
        {empty?.(of.value) ?? children(of.value)}
      </>
    );
  }
  if (of.refusal && !of.pending) return <Failed of={of} />;
  return <Waiting patience={patience} shape={shape} slow={slow} />;
}

/** What stands in for something that is on its way. */
export function Waiting({ patience, shape, slow }: { patience: Patience; shape?: ReactNode; slow?: string | undefined }) {
  const text = useText("ui");
  if (patience === "calm") return null;
  return (
    <div aria-busy="true">
      {shape ?? <Skeleton lines={4} />}
      <p className="fine" role="status">
        {patience === "long" ? (slow ?? text("resource.slow")) : <span className="unseen">{text("resource.loading")}</span>}
      </p>
    </div>
  );
}

function Failed<T>({ of }: { of: Reading<T> }) {
  const text = useText("ui");
  return (
    <RefusalNote of={of.refusal!} lead={text("resource.failed")}>
      <div style={{ marginTop: 6 }}>
        <Button onPress={of.again}>{text("resource.again")}</Button>
      </div>
    </RefusalNote>
  );
}

function OldValue<T>({ of }: { of: Reading<T> }) {
  const text = useText("ui");
  const { lostAt } = useConnection();
  const now = useNow();
  if (lostAt) return null; // the band across the page says it already
  return (
    <Note kind="warn" lead={text("resource.old", { at: formatTime(new Date(of.at)) })}>
      {text("resource.oldAge", { minutes: Math.max(0, Math.floor((now.getTime() - of.at) / 60_000)) })}
    </Note>
  );
}
