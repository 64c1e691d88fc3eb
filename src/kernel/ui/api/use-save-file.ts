import { useState } from "react";
import type { Refusal } from "../../errors/refusal.ts";
import { addressOf, callApi, type Query, unreachable } from "./api.ts";

/** A file on its way to this device, or why it is not. */
export interface SavingFile {
  save(path: string, query: Query): Promise<boolean>;
  pending: boolean;
  refusal: Refusal | undefined;
}

/** Fetches a document or a spreadsheet and hands it to the browser; a refusal is told where it was asked for. */
export function useSaveFile(): SavingFile {
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const save = async (path: string, query: Query): Promise<boolean> => {
    setPending(true);
    setRefusal(undefined);
    const response = await fetch(addressOf(path, query), { credentials: "same-origin", headers: { "x-vx": "1" } }).catch(() => undefined);
    if (response?.ok) offer(await response.blob(), nameOf(response.headers.get("content-disposition")));
    else setRefusal(response ? await refusalOf(path, query) : unreachable);
    setPending(false);
    return response?.ok ?? false;
  };
  return { save, pending, refusal };
}

/** Asked once more through the one way that reads refusals, and locks a session that has ended. */
async function refusalOf(path: string, query: Query): Promise<Refusal | undefined> {
  const answer = await callApi<unknown>({ method: "GET", path, query });
  return answer.ok ? undefined : answer.refusal;
}

const nameOf = (disposition: string | null): string =>
  decodeURIComponent(/filename\*=UTF-8''([^;]+)/.exec(disposition ?? "")?.[1] ?? "vung-xanh");

function offer(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
