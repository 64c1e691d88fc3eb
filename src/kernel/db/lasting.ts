import { open, rename } from "node:fs/promises";
import { dirname } from "node:path";

/** On the disk first, then under its name, then the name on the disk: a file of this name is whole whatever happens. */
export async function makeLasting(part: string, path: string): Promise<void> {
  await flush(part);
  await rename(part, path);
  await flush(dirname(path));
}

async function flush(path: string): Promise<void> {
  const file = await open(path, "r");
  await file.sync().finally(() => file.close());
}
