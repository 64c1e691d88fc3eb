import type { RoleCode } from "../contract.ts";

/** What everybody who signs in may do. */
const everyone = ["directory.area.read", "assessment.level.read", "figures.figure.read", "reporting.report.read"];

const readsCases = ["persons.person.read", "persons.person.search", "surveillance.case.read"];
const entersCases = [
  ...readsCases,
  "persons.person.register",
  "persons.person.correct",
  "persons.person.reveal",
  "surveillance.case.report",
  "surveillance.case.correct",
  "surveillance.case.withdraw",
  "surveillance.case.hand-over",
  "surveillance.case.export",
  "imports.batch.read",
  "imports.batch.import",
  "imports.batch.undo",
];
const epidemiology = [
  ...entersCases,
  "persons.person.merge",
  "surveillance.case.classify",
  "assessment.level.propose",
  "assessment.level.review",
  "figures.figure.report",
  "reporting.report.draft",
];

/** A role is what a kind of work needs; the area comes with the grant. Names of the module, thing and verb as the routes declare them. */
const roles: Record<RoleCode, readonly string[]> = {
  "provincial-administrator": [
    ...everyone,
    "identity.account.manage",
    "identity.audit.read",
    "directory.boundary.import",
    "directory.agency.manage",
    "imports.batch.read",
  ],
  chair: [
    ...everyone,
    ...readsCases,
    "assessment.level.sign",
    "assessment.level.publish",
    "assessment.rule.override",
    "reporting.report.sign",
    "reporting.report.publish",
  ],
  "committee-office": [
    ...everyone,
    ...readsCases,
    "surveillance.case.export",
    "imports.batch.read",
    "imports.batch.import",
    "imports.batch.undo",
    "figures.figure.report",
    "reporting.report.draft",
    "reporting.report.sign",
    "reporting.report.publish",
    "assessment.level.propose",
    "assessment.level.publish",
  ],
  "cdc-epidemiologist": [...everyone, ...epidemiology],
  "district-health-centre": [...everyone, ...epidemiology, "reporting.report.sign", "reporting.report.publish"],
  "commune-health-station": [
    ...everyone,
    ...entersCases,
    "figures.figure.report",
    "reporting.report.draft",
    "reporting.report.sign",
    "reporting.report.publish",
  ],
  hospital: [...everyone, ...entersCases],
  laboratory: [...everyone, ...readsCases, "surveillance.case.report", "imports.batch.read", "imports.batch.import"],
  viewer: everyone,
};

/** Permissions of a role; none for a role that is no longer in the list. */
export function rolePermissions(role: RoleCode): readonly string[] {
  return roles[role] ?? [];
}

/** Whether a role is unknown to this version. */
export const isRole = (text: string): text is RoleCode => text in roles;
