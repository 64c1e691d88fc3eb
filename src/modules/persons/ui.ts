export { type ComparedPerson, PersonCompare } from "./web/person-compare.tsx";
