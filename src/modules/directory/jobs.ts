import type { Job } from "../../kernel/jobs/jobs.ts";
import { applyEntries } from "./store/agency-entry-store.ts";

export const APPLY_AGENCIES = "directory.apply-agencies";

export const jobs: readonly Job[] = [{ name: APPLY_AGENCIES, run: applyEntries }];
