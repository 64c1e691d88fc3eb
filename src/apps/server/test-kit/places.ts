/**
 * Who sees whose records, written by hand from the rules of the house and not from the code: a unit sees what is coded with it and with
 * every unit below it; a successor sees what its predecessors coded, every successor of a unit whose fate is open sees it; a former unit
 * sees a newer record only where it surely contains it; a body sees what is related to it; nobody sees anything else.
 */

/** Where accounts of the test work. */
export const desks = {
  /** Xã Trung Bình, huyện Trần Đề, tỉnh Sóc Trăng, list of 2019. */
  own: "o19.31681",
  /** Xã Liêu Tú of the same district. */
  sibling: "o19.31675",
  district: "o19.951",
  province: "o19.94",
  /** Xã Trần Đề of 07/2025, made of Trung Bình and others. */
  successor: "n25.31673",
  /** Cần Thơ of 07/2025: Sóc Trăng, Cần Thơ and Hậu Giang in one. */
  newProvince: "n25.92",
  /** Two of the four communes among which the former xã Vĩnh Thành may have come. */
  partA: "n25.31741",
  partB: "n25.31756",
  /** The former city of Cần Thơ: another province in 2022, the same one since 2025. */
  neighbour: "o19.92",
  /** Phường Phúc Xá, Hà Nội. */
  far: "o19.00001",
  /** General hospital of Sóc Trăng. */
  hospital: "ag.o94.bvdk",
} as const;
export type Desk = keyof typeof desks;

/** Where records of the test are coded, and words that appear in them and nowhere else. */
export const files = {
  own: { unit: "o19.31681", token: "Zabri" },
  sibling: { unit: "o19.31675", token: "Zecor" },
  district: { unit: "o19.951", token: "Zidun" },
  province: { unit: "o19.94", token: "Zofal" },
  /** Coded with the new list, in the commune that took Trung Bình in. */
  successor: { unit: "n25.31673", token: "Zugem" },
  /** Coded with the former xã Vĩnh Thành, of which nobody knows where it went. */
  split: { unit: "o19.31771", token: "Zyhin" },
  neighbour: { unit: "o19.31117", token: "Zakol" },
  far: { unit: "o19.00001", token: "Zemup" },
  /** A case of Trung Bình in the hospital. */
  treated: { unit: "o19.31681", token: "Zinor" },
  /** A case of Trung Bình offered to Liêu Tú and not answered yet. */
  offered: { unit: "o19.31681", token: "Zopat" },
} as const;
export type File = keyof typeof files;

/** The access table: everything that is not named is hidden. */
export const sees: Record<Desk, readonly File[]> = {
  own: ["own", "treated", "offered"],
  sibling: ["sibling", "offered"],
  district: ["own", "sibling", "district", "successor", "treated", "offered"],
  province: ["own", "sibling", "district", "province", "successor", "split", "treated", "offered"],
  // A record of the former district may belong to any commune that took a part of it.
  successor: ["own", "district", "successor", "treated", "offered"],
  newProvince: ["own", "sibling", "district", "province", "successor", "split", "neighbour", "treated", "offered"],
  partA: ["split"],
  partB: ["split"],
  neighbour: ["neighbour"],
  far: ["far"],
  hospital: ["treated"],
};

export const isSeen = (desk: Desk, file: File): boolean => sees[desk].includes(file);

/** Relations of area that every role is tried with. */
export const relations: readonly (readonly [string, Desk, File])[] = [
  ["own", "own", "own"],
  ["child", "district", "own"],
  ["parent", "own", "district"],
  ["sibling", "own", "sibling"],
  ["former code of a merged unit", "successor", "own"],
  ["another province", "own", "far"],
  ["a body", "hospital", "treated"],
];

/** More of them, tried with the role that may do most. */
export const moreRelations: readonly (readonly [string, Desk, File])[] = [
  ["grandchild", "province", "own"],
  ["grandparent", "own", "province"],
  ["newer code from a former unit", "own", "successor"],
  ["newer code from the former province", "province", "successor"],
  ["split unit from one part", "partA", "split"],
  ["split unit from another part", "partB", "split"],
  ["split unit from elsewhere", "successor", "split"],
  ["province merged later", "province", "neighbour"],
  ["province merged later, the other way", "neighbour", "own"],
  ["merged province", "newProvince", "neighbour"],
  ["merged province, far", "newProvince", "far"],
  ["body, not related", "hospital", "own"],
  ["far to near", "far", "own"],
  ["offered", "sibling", "offered"],
  ["offered, to a third", "far", "offered"],
];
