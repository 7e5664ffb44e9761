import type { MomentKind } from '#domain/moments/moment.ts';

/** A moment without a gesture that somebody has begun to tell: ids, and their own words. */
export interface KeptLog {
  /** Under which it is kept once it is sent; the same for every try. */
  readonly momentId: string;
  readonly kind: MomentKind;
  /** Whom it is about. */
  readonly personId: string;
  /** As typed. */
  readonly ticketText: string;
  readonly story: string;
}

/** Keeps in this browser what somebody has begun to tell and not sent yet, one on each ticket, and one on the leads' page. */
export interface LogDrafts {
  /** Null where nothing was begun. `place` is the ticket's id; empty: the leads' page. */
  load(place: string): KeptLog | null;
  /** Null: it is sent, or given up. */
  save(place: string, draft: KeptLog | null): void;
}
