import { OUTCOMES_ID } from '#domain/journal/kept-outcomes.ts';
import { finalWeeks } from '#domain/outcomes/outcome-week.ts';
import { recordOfMoment } from '#adapters/zendesk/moment-record.ts';
import { aDraft } from '#builders/a-draft.ts';
import { TIME_ZONE } from '#builders/clock.ts';
import { lastValue } from '#ports/section.ts';
import { outcomesKey } from '#ports/outcome-history.ts';
import type { MatrixAccount } from './an-account.ts';
import { aLeadCore } from './lead-flows.ts';
import { type Flow, nothingTyped } from './matrix.ts';
import { entriesIn } from './truth.ts';

const DAY_MS = 86_400_000;

/** A late delivery that was made right in a week that nobody has read yet; what became of all other weeks is kept. */
function plant({ api }: MatrixAccount): string {
  const { world, tables } = api.state;
  const weeks = finalWeeks(Date.now(), TIME_ZONE);
  const ticket = [...world.tickets.values()].find(({ createdMs, cause }) =>
    cause === null ? false : weeks.some(({ fromMs, toMs }) => createdMs >= fromMs && createdMs < toMs - DAY_MS),
  );
  const week = weeks.find(({ fromMs, toMs }) => ticket !== undefined && ticket.createdMs >= fromMs && ticket.createdMs < toMs);
  if (ticket === undefined || week === undefined) throw new Error('there is no ticket in a week that is final');
  for (const { firstDay } of weeks.filter((one) => one !== week)) {
    const detail = JSON.stringify({ outcomes: { firstDay, causes: [], months: [], rows: [] } });
    const fields = { schema_version: 1, kind: 'outcomes', moment: OUTCOMES_ID, amount_minor: 0, currency: 'EUR', detail };
    tables
      .get('moment_entry')
      ?.plant({ name: 'outcomes', externalId: outcomesKey(firstDay), fields, createdBy: 1_000_002 }, week.toMs + 40 * DAY_MS);
  }
  const about = { ticketId: String(ticket.id), customerId: String(ticket.requesterId), agentId: '1000001', cause: ticket.cause ?? '' };
  const record = recordOfMoment({ ...aDraft(), ...about, id: 'm-planted', status: 'given' });
  if (record === null) throw new Error('the moment is too large');
  tables.get('service_moment')?.plant({ ...record, createdBy: 1_000_001 }, ticket.createdMs + 3_600_000);
  return week.firstDay;
}

const readsOutcomes: Flow = {
  title: 'reading what became of tickets in the background',
  async begin(account) {
    const firstDay = plant(account);
    const core = aLeadCore(account, 'lead');
    const { outcomes } = core;
    const press = (): Promise<void> => outcomes.readOn();
    return Promise.resolve({
      ...nothingTyped,
      screen: { of: 'outcomes', core },
      act: press,
      again: press,
      shown: () => outcomes.getState().reading,
      // What is missing from what Zendesk tells is left out of the week.
      sums: () => ({}),
      saysSo: () => outcomes.getState().reading.name !== 'done',
      // A week is kept once, whatever came in between.
      end: () => ({
        kept: lastValue(outcomes.getState().kept)?.find((week) => week.firstDay === firstDay)?.outcomes.length,
        entries: entriesIn(account).filter(({ kind }) => kind === 'outcomes').length,
      }),
    });
  },
};

export const OUTCOMES_FLOWS: readonly Flow[] = [readsOutcomes];
