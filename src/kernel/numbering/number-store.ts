import type { Tx } from "../db/actor.ts";

/** One book of numbers: an issuer's documents of one kind in one year. */
export interface NumberBook {
  provinceId: string;
  /** Key of the issuing unit or agency. */
  issuer: string;
  /** Abbreviation of the kind, e.g. `BC`. */
  book: string;
  year: number;
}

export interface GivenNumber {
  number: number;
  documentId: string;
  cancelledAt: Date | null;
  cancelReason: string | null;
}

/**
 * Gives the next number of a book. Gapless under concurrency: the book's row stays locked until the transaction ends, and a
 * rollback gives the number back with it.
 * @param seenBy who sees the document that bears the number; its issuer unless told
 */
export async function giveNumber(
  tx: Tx,
  book: NumberBook,
  documentId: string,
  seenBy: readonly string[] = [book.issuer, "vn"],
): Promise<number> {
  const { rows } = await tx.client.query<{ last: number }>(
    `insert into kernel.number_book as b (province_id, issuer, book, year, last) values ($1, $2, $3, $4, 1)
     on conflict (province_id, issuer, book, year) do update set last = b.last + 1 returning last`,
    [book.provinceId, book.issuer, book.book, book.year],
  );
  const number = rows[0]!.last;
  await tx.client.query(
    `insert into kernel.number (province_id, issuer, book, year, number, document_id, given_at, given_by, seen_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [book.provinceId, book.issuer, book.book, book.year, number, documentId, tx.now, tx.actor.accountId, seenBy],
  );
  return number;
}

/** Cancels a number: it stays in the book with its reason and is never given again. */
export async function cancelNumber(tx: Tx, book: NumberBook, number: number, reason: string): Promise<void> {
  await tx.client.query(
    "update kernel.number set cancelled_at = $6, cancel_reason = $7 where province_id = $1 and issuer = $2 and book = $3 and year = $4 and number = $5 and cancelled_at is null",
    [book.provinceId, book.issuer, book.book, book.year, number, tx.now, reason],
  );
}

/** Who gave a document its number: key of the issuing unit; undefined while it has none in the actor's sight. */
export async function issuerOfDocument(tx: Tx, documentId: string): Promise<string | undefined> {
  const { rows } = await tx.client.query<{ issuer: string }>(
    "select issuer from kernel.number where document_id = $1 and cancelled_at is null order by given_at desc limit 1",
    [documentId],
  );
  return rows[0]?.issuer;
}

/** Every number of a book in order, cancelled ones included. */
export async function listNumbers(tx: Tx, book: NumberBook): Promise<GivenNumber[]> {
  const { rows } = await tx.client.query<GivenNumber>(
    `select number, document_id as "documentId", cancelled_at as "cancelledAt", cancel_reason as "cancelReason" from kernel.number
     where province_id = $1 and issuer = $2 and book = $3 and year = $4 order by number`,
    [book.provinceId, book.issuer, book.book, book.year],
  );
  return rows;
}
