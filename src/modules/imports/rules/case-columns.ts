/** Which column of a file a field of a case comes from; fields without a column of their own are left out. */
const columnFields: Readonly<Record<string, readonly string[]>> = {
  diseaseCode: ["disease"],
  onsetOn: ["onset"],
  onsetSource: ["onset"],
  sampledOn: ["sampled"],
  resultedOn: ["resulted"],
  reportedOn: ["reported"],
  communeReceivedOn: ["communeReceived"],
  districtReceivedOn: ["districtReceived"],
  provinceReceivedOn: ["provinceReceived"],
  testKind: ["testKind"],
  testResult: ["testResult"],
  ct: ["ct"],
  detected: ["detected"],
  origin: ["origin"],
  severity: ["severity"],
  classification: ["classification"],
  outcome: ["outcome"],
  outcomeOn: ["died", "recovered"],
  nationalNumber: ["nationalNumber"],
  residenceUnit: ["commune", "district", "province", "place"],
  facility: ["facility"],
  foreignPlace: ["foreignPlace", "place"],
  senderRef: ["ref"],
  note: ["note"],
};

/** 1-based column of the file that a field of a case was read from; null when the file has none. */
export function columnOfCaseField(field: string | null, at: ReadonlyMap<string, number>): number | null {
  const fields = field === null ? [] : (columnFields[field] ?? []);
  return fields.map((name) => at.get(name)).find((column) => column !== undefined) ?? null;
}
