import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { v7 } from "uuid";
import type { Outcome, Refusal } from "../../errors/refusal.ts";
import { useSituation } from "../session/situation.tsx";
import { callApi, unreachable } from "./api.ts";

/** A command on its way, or what became of the last one. Shown beside the button by `SendResult`. */
export interface Sending<Body, Reply> {
  /** Sends a command under a new id; the answer is also told by `done` and `refusal`. */
  send(body: Body): Promise<Outcome<Reply>>;
  /** Sends the refused command again under its old id, so that a lost answer does nothing twice. */
  resend(): Promise<Outcome<Reply>> | undefined;
  /** Commands without an answer yet. */
  pending: number;
  refusal: Refusal | undefined;
  /** When and with what the last one was done. */
  done: { at: Date; reply: Reply } | undefined;
  clear(): void;
}

/** Nothing is entered into the past that a past as-of shows. */
const inThePast: Refusal = { code: "kernel/viewing_the_past", status: 409 };
const WAITS_MS = [0, 600, 2500];

/**
 * POST of one command: `const {send, pending} = useSend<ClassifyCase>("/cases/classify")`.
 * A dead line is tried three times under the same id; success makes every shown reading be asked again.
 */
export function useSend<Body = unknown, Reply = unknown>(path: string): Sending<Body, Reply> {
  const client = useQueryClient();
  const { readOnly } = useSituation();
  const [pending, setPending] = useState(0);
  const [refusal, setRefusal] = useState<Refusal>();
  const [done, setDone] = useState<{ at: Date; reply: Reply }>();
  const last = useRef<{ body: Body; commandId: string }>(undefined);

  async function dispatch(command: { body: Body; commandId: string }): Promise<Outcome<Reply>> {
    last.current = command;
    setPending((count) => count + 1);
    setRefusal(undefined);
    setDone(undefined);
    const answer: Outcome<Reply> = readOnly ? { ok: false, refusal: inThePast } : await post<Reply>(path, command);
    setPending((count) => count - 1);
    if (!answer.ok) setRefusal(answer.refusal);
    else {
      setDone({ at: new Date(), reply: answer.value });
      await client.invalidateQueries();
    }
    return answer;
  }

  return {
    send: (body) => dispatch({ body, commandId: v7() }),
    resend: () => last.current && dispatch(last.current),
    pending,
    refusal,
    done,
    clear: () => {
      setRefusal(undefined);
      setDone(undefined);
    },
  };
}

/** What the server answers to a command; `value` is the reply its route declares. */
interface Receipt<Reply> {
  receipt: string;
  repeated: boolean;
  value: Reply;
}

async function post<Reply>(path: string, { body, commandId }: { body: unknown; commandId: string }): Promise<Outcome<Reply>> {
  let answer: Outcome<Receipt<Reply>> = { ok: false, refusal: unreachable };
  for (const wait of WAITS_MS) {
    if (wait) await new Promise((resolve) => setTimeout(resolve, wait));
    answer = await callApi<Receipt<Reply>>({ method: "POST", path, body, commandId });
    if (answer.ok || answer.refusal.status !== 0) break;
  }
  return answer.ok ? { ok: true, value: answer.value.value } : answer;
}
