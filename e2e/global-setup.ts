import { startDemo } from "./demo.ts";

export default startDemo;
