import { defineErrors } from "../../kernel/errors/refusal.ts";

export const errors = defineErrors("directory", {
  area_not_found: 404, // params.key
  agency_not_found: 404, // absent and outside one's area look the same
  closed_before_begun: 422, // params.from
  boundary_too_large: 413, // params.mebibytes
  boundary_unreadable: 422, // not GeoJSON or TopoJSON
  boundary_without_outlines: 422,
  boundary_outside: 422, // coordinates are not longitude and latitude in and around Viet Nam; params.x, params.y
  boundary_unknown_units: 422, // hardly any outline could be joined to a unit; params.joined, params.outlines
  boundary_without_licence: 422, // whoever imports says under which licence and how the maker is to be named
});
