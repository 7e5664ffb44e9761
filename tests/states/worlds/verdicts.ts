import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import type { World, WorldOptions } from '#builders/a-world.ts';
import { NOW_MS, daysBefore, hoursBefore } from '#builders/clock.ts';
import { EUR } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import type { Limits } from '#domain/journal/limits.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';
import { NOTHING_CHOSEN, type Choice } from '#features/ticket/session/plan.ts';
import { CUSTOMER_ID, type Scene, type Stage, type State, gaveBefore, openIn, usualWorld } from '../state.ts';

interface Planned {
  readonly options?: WorldOptions;
  readonly prepare?: (world: World) => void;
  readonly choice?: Partial<Choice>;
}

async function planned(stage: Stage, { options = {}, prepare = () => {}, choice = {} }: Planned): Promise<Scene> {
  const world = usualWorld(options);
  prepare(world);
  const { session } = await openIn(world, stage);
  session.choose(choice);
  await world.time.run();
  return { world, session };
}

function state(name: string, title: string, what: Planned): State {
  return { name, title, bring: (stage) => planned(stage, what) };
}

const { details } = NOTHING_CHOSEN;
const NO_PAST: WorldOptions = { tickets: {} };
const builtIn = builtInPolicy(EUR);
const STATUTORY = parsedSettings({
  policy: { ...builtIn, causes: builtIn.causes.map((one) => (one.cause === 'late_delivery' ? { ...one, isStatutory: true } : one)) },
});

/** Each kind of verdict. */
export const VERDICTS: readonly State[] = [
  state('money', 'Money', { options: NO_PAST }),
  state('care', 'An act of care in the place of money', { options: NO_PAST, choice: { gesture: 'call' } }),
  state('apology', 'An apology alone', { options: NO_PAST, choice: { severity: 1 } }),
  state('surprise', 'A small surprise', { options: NO_PAST, choice: { cause: 'poor_service' } }),
  state('refund', 'A refund', { options: NO_PAST, choice: { cause: 'billing_error', severity: 3 } }),
  state('owed', 'What is owed comes to all that fits', {
    options: NO_PAST,
    choice: { cause: 'damaged_item', details: { ...details, outcome: 'rejected', lossText: '24.90' } },
  }),
  state('third-party', 'The fault of a third party', { options: NO_PAST, choice: { fault: 'third_party' } }),
  state('nothing-due', 'The customer’s own fault: nothing is due', { options: NO_PAST, choice: { fault: 'customer' } }),
  state('critical', 'Critical, vulnerable, and a lead is told', {
    choice: { severity: 4, details: { ...details, isVulnerable: true, daysText: '3' } },
  }),
  state('group-outage', 'An outage that hits many', {
    options: NO_PAST,
    choice: { cause: 'outage', severity: 3, details: { ...details, isGroup: true } },
  }),
  state('statutory', 'A right that the law fixes, not under way', { options: { settings: STATUTORY } }),
  state('statutory-met', 'A right that the law fixes, under way', {
    options: { settings: STATUTORY },
    choice: { details: { ...details, isStatutoryMet: true } },
  }),
  state('another-amount', 'Another amount than was suggested', { choice: { amountText: '25' } }),
  state('unreadable-amount', 'An amount that cannot be read', { choice: { amountText: 'twenty' } }),
  state('same-matter', 'Another ticket may be about the same failure', {
    options: { tickets: { [CUSTOMER_ID]: [aPriorTicket({ id: 502, createdAtMs: daysBefore(1), status: 'open' })] } },
  }),
];

function limited(limit: Partial<Limits>): WorldOptions {
  return { settings: parsedSettings({ limits: limits({ gestureMinor: 5000, leadGestureMinor: 20_000, ...limit }) }) };
}

/** Each limit in the way. */
export const LIMITED: readonly State[] = [
  state('over-gesture', 'Over the limit per gesture', { choice: { amountText: '60' } }),
  state('fits-gesture', 'More would fit than one gesture may be', { options: limited({ gestureMinor: 1000 }), choice: { severity: 4 } }),
  state('over-day', 'Over the agent’s day', {
    options: limited({ agentDayMinor: 10_000 }),
    prepare: (world) => {
      gaveBefore(world, { agentId: '11', amountMinor: 4750, times: 2, atMs: hoursBefore(2) });
    },
  }),
  state('over-customer-sum', 'Over what one customer may get', {
    options: limited({ customerWindowMinor: 10_000 }),
    prepare: (world) => {
      gaveBefore(world, { customerId: CUSTOMER_ID, amountMinor: 4800, times: 2, atMs: daysBefore(12) });
    },
  }),
  state('over-customer-count', 'Over how often one customer may get something', {
    options: limited({ customerGestureCount: 3 }),
    prepare: (world) => {
      gaveBefore(world, { customerId: CUSTOMER_ID, amountMinor: 500, times: 3, atMs: daysBefore(12) });
    },
  }),
  state('over-month', 'Over what the month has left', {
    options: limited({ teamMonthMinor: 50_000 }),
    prepare: (world) => {
      gaveBefore(world, { amountMinor: 4950, times: 10, atMs: daysBefore(3) });
    },
  }),
  state('over-month-typed', 'More typed than the month has left', {
    options: limited({ teamMonthMinor: 50_000 }),
    prepare: (world) => {
      gaveBefore(world, { amountMinor: 4950, times: 10, atMs: daysBefore(3) });
    },
    choice: { amountText: '20' },
  }),
  state('budget-used-up', 'The month’s budget is used up', {
    options: limited({ teamMonthMinor: 50_000 }),
    prepare: (world) => {
      gaveBefore(world, { amountMinor: 5000, times: 10, atMs: daysBefore(3) });
    },
  }),
  state('nobody-to-ask', 'Over a limit, and no lead to ask', {
    prepare: (world) => {
      world.groups.present.splice(0);
    },
    choice: { amountText: '60' },
  }),
  state('once-on-this-ticket', 'Given for this failure on another ticket', {
    options: {
      tickets: { [CUSTOMER_ID]: [aPriorTicket({ id: 61, createdAtMs: daysBefore(1), status: 'open', causeFieldValue: 'billing_error' })] },
    },
    prepare: (world) => {
      gaveBefore(world, { customerId: CUSTOMER_ID, amountMinor: 1500, atMs: NOW_MS - 3_600_000 });
    },
    choice: { cause: 'billing_error' },
  }),
];
