import type { Reaction } from "../../kernel/events/reactions.ts";
import type { Route } from "../../kernel/http/routes.ts";
import type { Job } from "../../kernel/jobs/jobs.ts";
import type { LogTerm } from "../../kernel/retention/log-term.ts";
import { logTerms } from "../../kernel/retention/log-terms.ts";
import * as assessment from "../../modules/assessment/server.ts";
import * as directory from "../../modules/directory/server.ts";
import * as dutyDesk from "../../modules/duty-desk/server.ts";
import * as figures from "../../modules/figures/server.ts";
import * as identity from "../../modules/identity/server.ts";
import * as imports from "../../modules/imports/server.ts";
import * as persons from "../../modules/persons/server.ts";
import * as reporting from "../../modules/reporting/server.ts";
import * as simulation from "../../modules/simulation/server.ts";
import * as surveillance from "../../modules/surveillance/server.ts";

/** What a module brings to the server; every part may be missing. */
interface ModuleParts {
  routes?: readonly Route[];
  reactions?: readonly Reaction[];
  jobs?: readonly Job[];
  logTerms?: readonly LogTerm[];
}

const modules: readonly ModuleParts[] = [
  directory,
  identity,
  persons,
  surveillance,
  figures,
  assessment,
  reporting,
  imports,
  dutyDesk,
  simulation,
];

export const allRoutes: readonly Route[] = modules.flatMap((module) => module.routes ?? []);
export const allReactions: readonly Reaction[] = modules.flatMap((module) => module.reactions ?? []);
export const allJobs: readonly Job[] = modules.flatMap((module) => module.jobs ?? []);
/** How long every log is kept. */
export const allLogTerms: readonly LogTerm[] = [...logTerms, ...modules.flatMap((module) => module.logTerms ?? [])];
