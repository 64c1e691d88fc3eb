import type { Route } from "../../kernel/http/routes.ts";
import { publicFront } from "./public-front.ts";
import { queue, queueCount } from "./queue.ts";

export const routes: readonly Route[] = [queue, queueCount, publicFront];
