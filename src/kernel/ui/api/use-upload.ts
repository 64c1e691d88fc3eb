import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Outcome, Refusal } from "../../errors/refusal.ts";
import { useSituation } from "../session/situation.tsx";
import { callApi } from "./api.ts";

/** A file on its way, or what became of it. */
export interface Uploading<Reply> {
  upload(file: File, fields: Readonly<Record<string, string>>): Promise<Outcome<Reply>>;
  pending: boolean;
  refusal: Refusal | undefined;
  clear(): void;
}

/** POST of one file with plain fields: `const {upload} = useUpload<Batch>("/imports/upload")`. */
export function useUpload<Reply>(path: string): Uploading<Reply> {
  const client = useQueryClient();
  const { readOnly } = useSituation();
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  async function upload(file: File, fields: Readonly<Record<string, string>>): Promise<Outcome<Reply>> {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value); // before the file: the server reads in order
    body.append("file", file);
    setPending(true);
    setRefusal(undefined);
    const answer: Outcome<Reply> = readOnly
      ? { ok: false, refusal: { code: "kernel/viewing_the_past", status: 409 } }
      : await callApi<Reply>({ method: "POST", path, body });
    setPending(false);
    if (answer.ok) await client.invalidateQueries();
    else setRefusal(answer.refusal);
    return answer;
  }
  return { upload, pending, refusal, clear: () => setRefusal(undefined) };
}
