import type { Limits } from '#domain/journal/limits.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { type AccountEvent, type Filed, type State, TO_ALL, msOf, nextId } from './account.ts';

/** A lead takes back what was reserved first and is not posted: by an undo, or by an entry that only its own writer may write. */
export function takenByALead(kind: 'reverse' | 'void'): AccountEvent {
  return (state, tickMs) => {
    const reserve = state.filed.find((one) => one.entry.kind === 'reserve');
    if (reserve === undefined || reserve.shownTo === 0) return null;
    const { momentId } = reserve.entry;
    if (state.filed.some(({ entry }) => entry.kind === 'post' && entry.momentId === momentId)) return null;
    return listed(state, tickMs, { ...reserve.entry, kind, createdById: '90' });
  };
}

/** A lead's page says what the limits are, and knows of nobody who did. */
export function limitsSaid({ currency, ...stated }: Limits, momentId = 'limits-1'): AccountEvent {
  return (state, tickMs) =>
    listed(state, tickMs, { ...NOBODYS, kind: 'limits', momentId, createdById: '90', currency, detail: { limits: stated } });
}

/** Something else is written down, of which each page of the list holds some. */
export function nothingOfThese(index: number): AccountEvent {
  return (state, tickMs) =>
    state.filed.some(({ externalId }) => externalId === `other-${index + 1}`)
      ? null
      : listed(state, tickMs, { ...NOBODYS, kind: 'thanks', momentId: `other-${index}`, createdById: '12' });
}

type Said = Pick<JournalEntry, 'kind' | 'momentId' | 'ticketId' | 'customerId' | 'agentId' | 'createdById'> &
  Pick<JournalEntry, 'amountMinor' | 'currency' | 'cause' | 'detail'>;

const NOBODYS: Omit<Said, 'kind' | 'momentId' | 'createdById'> = {
  ticketId: '',
  customerId: '',
  agentId: '',
  amountMinor: 0,
  currency: 'EUR',
  cause: 'other',
  detail: {},
};

/** An entry that lists show as soon as it is written. */
function listed(state: State, tickMs: number, said: Said): Omit<Filed, 'tick'> {
  const createdAtMs = msOf(state.tick, { tickMs });
  const entry: JournalEntry = { ...said, id: nextId(state), createdAtMs, updatedAtMs: createdAtMs };
  return { entry, externalId: said.momentId, shownTo: TO_ALL };
}
