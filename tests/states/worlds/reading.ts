import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { aValueModel } from '#builders/a-value-model.ts';
import type { World, WorldOptions } from '#builders/a-world.ts';
import { anOrderHistory } from '#builders/an-order-history.ts';
import { daysBefore } from '#builders/clock.ts';
import { USD, eur } from '#builders/currencies.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { money } from '#domain/money/money.ts';
import { CUSTOMER_ID, type Scene, type Stage, type State, openIn, theTicket, usualWorld } from '../state.ts';

type Store = 'value' | 'history' | 'journal';

const ALL: readonly Store[] = ['value', 'history', 'journal'];

async function read(stage: Stage, options: WorldOptions = {}, prepare: (world: World) => void = () => {}): Promise<Scene> {
  const world = usualWorld(options);
  prepare(world);
  const { session } = await openIn(world, stage);
  return { world, session };
}

function silent(world: World): void {
  for (const store of ALL) world[store].faults.latency = () => new Promise(() => {});
}

function failing(stores: readonly Store[]): (world: World) => void {
  const subjects = { value: 'users', history: 'tickets', journal: 'journal' } as const;
  return (world) => {
    for (const store of stores) world[store].faults.errorBefore = () => ({ kind: 'unavailable', what: subjects[store], status: 503 });
  };
}

function history(...histories: Parameters<typeof anOrderHistory>[0][]): WorldOptions {
  return { histories: { [CUSTOMER_ID]: histories.map((one) => anOrderHistory(one)) } };
}

function priorTickets(count: number): WorldOptions {
  const causes = ['late_delivery', 'damaged_item', 'slow_reply', 'billing_error'];
  const tickets = Array.from({ length: count }, (_none, index) =>
    aPriorTicket({ id: 400 + index, createdAtMs: daysBefore(16 + 4 * index), causeFieldValue: causes[index % causes.length] ?? null }),
  );
  return { tickets: { [CUSTOMER_ID]: tickets } };
}

const WITH_MODEL: WorldOptions = { settings: parsedSettings({ valueModel: aValueModel(), marginPercent: 40 }) };

/** What is read when a ticket opens, and what becomes of that. */
export const READING: readonly State[] = [
  { name: 'loading', title: 'Loading', isStill: true, bring: (stage) => read(stage, {}, silent) },
  { name: 'ready', title: 'Ready', bring: (stage) => read(stage) },
  {
    name: 'stale',
    title: 'Stale: read before, being read again',
    isStill: true,
    async bring(stage) {
      const { world, session } = await read(stage);
      world.time.pass(600_000);
      silent(world);
      for (const section of ['value', 'incidents', 'journal'] as const) session.reload(section);
      await world.time.run();
      return { world, session };
    },
  },
  { name: 'failed-value', title: 'Value failed', bring: (stage) => read(stage, {}, failing(['value'])) },
  { name: 'failed-incidents', title: 'Incidents failed', bring: (stage) => read(stage, {}, failing(['history'])) },
  { name: 'failed-journal', title: 'Journal failed', bring: (stage) => read(stage, {}, failing(['journal'])) },
  { name: 'failed-all', title: 'All failed', bring: (stage) => read(stage, {}, failing(ALL)) },
  {
    name: 'new-customer',
    title: 'New customer',
    bring: (stage) =>
      read(stage, {
        ...history({ net: eur(3490), orders: 1, firstOrderAtMs: daysBefore(6), lastOrderAtMs: daysBefore(6) }),
        tickets: {},
      }),
  },
  { name: 'unknown-value', title: 'Value not known', bring: (stage) => read(stage, { histories: {} }) },
  { name: 'value-with-model', title: 'Value with a model', bring: (stage) => read(stage, WITH_MODEL) },
  {
    name: 'two-currencies',
    title: 'Bought in two currencies',
    bring: (stage) => read(stage, history({}, { net: money(18_050, USD), orders: 2 })),
  },
  { name: 'no-incidents', title: 'No incidents', bring: (stage) => read(stage, { tickets: {} }) },
  { name: 'one-incident', title: 'One incident', bring: (stage) => read(stage, priorTickets(1)) },
  { name: 'many-incidents', title: 'Many incidents', bring: (stage) => read(stage, priorTickets(9)) },
  {
    name: 'no-cause',
    title: 'Cause not known',
    async bring(stage) {
      const world = usualWorld();
      const { session } = await openIn(world, stage, { ticket: theTicket(stage, { causeFieldValue: null }) });
      return { world, session };
    },
  },
];
