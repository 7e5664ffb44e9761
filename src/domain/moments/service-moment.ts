import type { Cause } from '../incidents/incidents.ts';
import type { Moment, MomentKind } from './moment.ts';

/** A moment that somebody tells without a gesture: a win among colleagues, or an idea for how we work. */
export interface LoggedMoment {
  readonly id: string;
  /** Empty where it is about no ticket. */
  readonly ticketId: string;
  /** Empty where it is about no customer. */
  readonly customerId: string;
  /** Whom it is about: who did what is told, whoever tells it. */
  readonly agentId: string;
  readonly kind: MomentKind;
  /** Empty where nothing went wrong, or nobody said what. */
  readonly cause: Cause;
  readonly story: string;
  /** The account's calendar day, `YYYY-MM-DD`. */
  readonly day: string;
}

/** Any moment of the team, with a gesture or without, as its record tells it. `createdAtMs` and `createdById` are the server's stamps. */
export interface ServiceMoment extends LoggedMoment {
  readonly createdAtMs: number;
  readonly createdById: string;
  /** What was given or asked for, whatever became of it; null where the moment is about something else. */
  readonly giving: Moment | null;
  /** The provider that was asked to carry it out, as far as its record says; absent where that names none. */
  readonly provider?: string;
  /** The provider that is not known to have carried it out yet; absent where nothing is open. */
  readonly openWith?: string;
}
