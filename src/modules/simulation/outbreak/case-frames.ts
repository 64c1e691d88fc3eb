import type { CaseReport } from "../../surveillance/contract.ts";
import type { People } from "../people/invent-person.ts";
import type { Population } from "../people/population.ts";
import { inventId, Random, streamOf } from "../random.ts";
import { type Course, drawCourse, type Patient } from "./course.ts";
import { type Calendar, eventsOf, type OutbreakPlan } from "./plan.ts";
import type { CaseFrame } from "./reports.ts";
import { type Infections, settings } from "./spread.ts";

/** Where people came from who were infected elsewhere. */
const homecomers = ["Thành phố Hồ Chí Minh", "Bình Dương", "Đồng Nai", "Long An", "Cần Thơ", "Bạc Liêu"];
const abroad = ["Campuchia", "Hàn Quốc", "Nhật Bản", "Đài Loan"];
/** Of those who bring the infection along, so many come from abroad. */
const ABROAD_SHARE = 0.12;

/** The course and the fixed facts of each infected person's case, drawn when asked for and always the same. */
export class CaseFrames {
  /** The district that holds its reports back and sends them in one batch: the second largest. */
  readonly heldBackDistrict: string;
  readonly #plan: OutbreakPlan;
  readonly #population: Population;
  readonly #infections: Infections;
  readonly #people: People;
  readonly #calendar: Calendar;
  readonly #random = new Random(0);
  readonly #streams = { course: streamOf("course"), frame: streamOf("frame") };
  readonly #patients: { from: number; until: number };

  constructor(plan: OutbreakPlan, population: Population, infections: Infections, people: People, calendar: Calendar) {
    this.#plan = plan;
    this.#population = population;
    this.#infections = infections;
    this.#people = people;
    this.#calendar = calendar;
    const { backFill, backFillFrom } = eventsOf(plan);
    this.#patients = { from: backFillFrom, until: backFill };
    this.heldBackDistrict = districtsBySize(plan).at(1) ?? plan.units[0]!.districtKey;
  }

  courseOf(person: number): Course {
    const random = this.#random.restart(this.#plan.seed, this.#streams.course, person);
    const setting = settings[this.#infections.setting[person]!]!;
    const heldBack = this.#unitOf(person).districtKey === this.heldBackDistrict ? this.#patients : null;
    const patient: Patient = {
      age: this.#population.ageOf[person]!,
      infectedDay: this.#infections.day[person]!,
      setting,
      abroad: setting === "import" && random.chance(ABROAD_SHARE),
      heldBack,
    };
    return drawCourse(random, patient, this.#calendar);
  }

  /** @param nth place of the case among all, which makes its invented national number */
  frameOf(person: number, nth: number, recordedMs: number): CaseFrame {
    const random = this.#random.restart(this.#plan.seed, this.#streams.frame, person);
    const unit = this.#unitOf(person);
    const elsewhere = random.chance(0.015)
      ? random.pick(this.#plan.units.filter(({ districtKey }) => districtKey === unit.districtKey))
      : unit;
    const facility = this.#facilityOf(random, unit.districtKey);
    return {
      id: inventId(recordedMs, 3, person, this.#plan.seed),
      personId: this.#people.idOf(person),
      residenceUnit: unit.key,
      stayUnit: elsewhere.key,
      facility,
      responsibleUnit: elsewhere.key,
      reportingUnit: facility !== null && random.chance(0.25) ? facility : unit.districtKey,
      // Real numbers of the Ministry never came near 900 million.
      nationalNumber: `BN${900_000_000 + nth}`,
      ...this.#originOf(random, person),
    };
  }

  #unitOf(person: number) {
    return this.#plan.units[this.#population.unitOf[person]!]!;
  }

  #facilityOf(random: Random, district: string): string | null {
    const near = this.#plan.facilities.filter(({ districtKey }) => districtKey === district || districtKey === null);
    const choice = near.length > 0 ? near : this.#plan.facilities;
    return choice.length > 0 ? random.pick(choice).key : null;
  }

  #originOf(random: Random, person: number): Pick<CaseReport, "origin" | "foreignPlace" | "note"> {
    const setting = settings[this.#infections.setting[person]!]!;
    if (setting !== "import")
      return { origin: setting === "unknown" && random.chance(0.3) ? "unknown" : "local", foreignPlace: null, note: null };
    if (this.courseOf(person).detected === "border")
      return { origin: "imported", foreignPlace: abroad[person % abroad.length]!, note: null };
    return { origin: "local", foreignPlace: null, note: `Về từ ${homecomers[person % homecomers.length]}` };
  }
}

function districtsBySize({ units }: OutbreakPlan): string[] {
  const sizes = new Map<string, number>();
  for (const { districtKey, population } of units) sizes.set(districtKey, (sizes.get(districtKey) ?? 0) + population);
  return [...sizes].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([district]) => district);
}
