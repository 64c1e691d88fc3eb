import type { ReactNode } from "react";
import { formatTime } from "../../i18n/date.ts";
import type { Sending } from "../api/use-send.ts";
import { useText } from "../language/language.tsx";
import { Button } from "./button.tsx";
import { RefusalNote } from "./refusal-note.tsx";
import css from "./send-result.module.css";

interface SendResultProps {
  of: Sending<never, unknown>;
  /** What was done, in words: "Đã ghi 2 ca". */
  done: string;
  /** What was not done: "Chưa ghi được ca". */
  refused: string;
  /** The way back, where there is one. */
  undo?: ReactNode;
}

/** The result of my own act, beside the button I pressed. */
export function SendResult({ of, done, refused, undo }: SendResultProps) {
  const text = useText("ui");
  if (of.refusal) {
    return (
      <RefusalNote of={of.refusal} lead={refused} kept>
        {of.refusal.status === 0 && (
          <div style={{ marginTop: 6 }}>
            <Button onPress={() => void of.resend()}>{text("send.again")}</Button>
          </div>
        )}
      </RefusalNote>
    );
  }
  if (!of.done) return null;
  return (
    <span role="status" className={css.done}>
      <b>
        ✓ {done} {text("send.at", { at: formatTime(of.done.at) })}
      </b>{" "}
      {undo}
    </span>
  );
}
