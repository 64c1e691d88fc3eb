import type { Tx } from "./actor.ts";

/** Runs statements as the one role that may delete what is over; the policies of each table say what that is. */
export async function asKeeper<T>(tx: Tx, run: () => Promise<T>): Promise<T> {
  await tx.client.query("set local role app_keeper");
  const value = await run();
  // After an error the transaction is lost and its role with it.
  await tx.client.query("set local role app_user");
  return value;
}
