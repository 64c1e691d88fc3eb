export { createDemo, type DemoOptions } from "./demo/create-demo.ts";
export { demoAccounts, demoPassword } from "./demo/demo-accounts.ts";
export { routes } from "./routes.ts";
