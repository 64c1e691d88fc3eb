import type { Route } from "../../kernel/http/routes.ts";
import { queue, queueCount } from "./queue.ts";

export const routes: readonly Route[] = [queue, queueCount];
