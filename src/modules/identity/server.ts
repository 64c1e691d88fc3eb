export { createAccount, makeLink, setInitialPassword } from "./account-commands.ts";
export { confirmSigner, confirmWithin, Proof, type Signature } from "./confirm-within.ts";
export { type Capacity, roleCodes } from "./contract.ts";
export { logTerms } from "./log-terms.ts";
export { rolePermissions } from "./roles/roles.ts";
export { routes } from "./routes.ts";
export { actorOf, authenticate, mountSessionRoutes, sessionCookie } from "./session-routes.ts";
export { findAccount, findAccountByLogin, insertAccount, insertGrant } from "./store/account-store.ts";
