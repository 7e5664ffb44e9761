import type { Transport, TransportAnswer } from '#adapters/shared/transport.ts';
import { createOrderRefund } from '#adapters/shopify/order-refund.ts';
import { createChargeRefund } from '#adapters/stripe/charge-refund.ts';
import { eur } from '#builders/currencies.ts';
import { type Todo, doneTodo, todoWithRefund, todosAfter } from '#domain/moments/todos.ts';
import { type OwedStep, beginOwed, findOwed, nextAttempt, payOwed } from '#ledger/pay-owed.ts';
import { retrying } from '#ledger/retrying.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Amended } from '#ports/moment-store.ts';
import type { OwedExecutor } from '#ports/owed-executor.ts';
import { createRandom } from '#sandbox/world/random.ts';
import { createWorld } from '#sandbox/world/create-world.ts';
import { asCustomer } from '../../adapters/giving-at-a-vendor.ts';
import { type VendorAccount, openVendorAccount } from '../../adapters/vendor-account.ts';
import { RequestLine } from './request-line.ts';
import { isWrite } from './vendor-trouble.ts';
import { WatchedKeys } from './watched-keys.ts';

export type OwedVendor = 'stripe' | 'shopify';

export interface OwedWorldEnd {
  /** What the provider has paid back for the moment, each refund once. */
  readonly paidMinor: readonly number[];
  /** What was written down, when nobody is at it any more. */
  readonly todos: readonly Todo[];
  /** By the references of the provider. */
  readonly references: readonly string[];
  /** Whether somebody who had read the to-do's before wrote over what was begun. */
  readonly isErased: boolean;
  /** What must never be, even where the end is right. */
  readonly wrong: readonly string[];
  /** Every request in its order, so that the same seed can be seen to replay. */
  readonly trace: readonly string[];
}

const MOMENT_ID = '0d9c2f4e-7f51-4b3a-9c1d-4a0a6c1f0009';
export const OWED_STEP = 'owed_refund';
export const SUM_MINOR = 300;
const ROUNDS = 6;
const DAY_MS = 86_400_000;

const world = createWorld({ nowMs: Date.parse('2026-10-28T09:30:00.500Z'), objects: [] });

/** One page of one person, with an executor of its own. */
interface Desk {
  readonly owed: OwedExecutor;
  readonly step: OwedStep;
}

/**
 * Two tabs and a colleague are at the to-do of one moment at once: they begin to pay it back, of this payment or that, ask again, and tick it off
 * by hand, while answers are lost, late and refused, at the provider and at Zendesk, and pages close or sleep, some for days. Zendesk keeps
 * whatever is written last.
 * Then all is well again, and whoever comes next brings it to its end.
 */
export async function runOwedWorld({ seed, vendor }: { readonly seed: number; readonly vendor: OwedVendor }): Promise<OwedWorldEnd> {
  const random = createRandom('owed world', vendor, seed);
  const account = openVendorAccount({ world, settings: { stripe_key: 'rk_test_giving', shopify_token: 'shpat_giving' } });
  const watched = new WatchedKeys(account.nowMs);
  const line = new RequestLine(account, random, {
    onAnswered() {
      // Of one moment there is one refund, under whichever key.
      if (heldBy(account, vendor).references.length > 0) watched.gives(MOMENT_ID);
    },
    sleep: createRandom('pages asleep', vendor, seed),
  });
  const record = new MomentRecord(line);
  const candidates = await candidatesOf(account, vendor);
  const runtime = { nowMs: account.nowMs, random: random.next, wait: (ms: number) => line.wait(ms) };
  const openDesk = (whoId: string): Desk => ({
    owed: executorOf(vendor, watchedOver(watched, line.transport()), account.nowMs),
    step: { momentId: MOMENT_ID, ticketId: '5001', what: OWED_STEP, whoId, whoName: `Sample ${whoId}` },
  });
  const portsOf = ({ owed }: Desk) => ({ owed: [owed], moments: record, runtime });

  const keep = async (todo: Todo): Promise<void> => void (await retrying(runtime, () => record.amend(MOMENT_ID, { todos: [todo] })));

  /** As the card does: begins where nobody has, asks again where somebody has. */
  async function pay(desk: Desk): Promise<void> {
    const read = await retrying(runtime, () => record.read());
    if (!read.ok) return;
    const before = todoWithRefund(read.value)?.refund ?? null;
    if (doneTodo(read.value, OWED_STEP) !== null) {
      // Done by hand since: it is looked for, and never sent.
      const later = before === null || before.state === 'paid' ? null : await findOwed(portsOf(desk), desk.step, before);
      if (later !== null && later.error === null) await keep(later.todo);
      return;
    }
    if (before?.state === 'paid') return;
    if (before !== null && before.state !== 'refused') {
      const { todo, error } = await payOwed(portsOf(desk), desk.step, { refund: before, isFirst: false });
      if (error === null) await keep(todo);
      return;
    }
    const earlier = before?.isTurnedAway === true ? await findOwed(portsOf(desk), desk.step, before) : null;
    if (earlier !== null) {
      if (earlier.error === null) await keep(earlier.todo);
      return;
    }
    const candidateId = random.pick(candidates);
    const chosen = { executor: vendor, candidateId, amount: eur(SUM_MINOR), attempt: nextAttempt(before ?? undefined) };
    const begun = await beginOwed(portsOf(desk), desk.step, chosen);
    if (begun.kind !== 'begun') return;
    const { todo, error } = await payOwed(portsOf(desk), desk.step, { refund: begun.todo.refund, isFirst: before?.isTurnedAway !== true });
    if (error === null) await keep(todo);
  }

  /** A colleague says that it was done, or takes that back. */
  async function tick({ step: { what, whoId, whoName } }: Desk, isDone: boolean): Promise<void> {
    const doneAtMs = isDone ? account.nowMs() : null;
    await retrying(runtime, () => record.amend(MOMENT_ID, { todos: [{ what, whoId, whoName, doneAtMs }] }));
  }

  const desks = [openDesk('11'), openDesk('11'), openDesk('12')] as const;
  await line.run(
    Array.from({ length: random.between(2, 6) }, () => {
      const desk = random.chance(0.2) ? openDesk('11') : random.pick(desks);
      return random.chance(0.2) ? tick(openDesk('12'), random.chance(0.7)) : pay(desk);
    }),
  );
  line.heal();
  // Stripe and Shopify have forgotten their keys by then.
  if (random.chance(0.3)) account.waitMs(2 * DAY_MS);
  for (let round = 0; round < ROUNDS; round += 1) {
    account.waitMs(400_000);
    await line.run([pay(openDesk('11'))]);
  }
  return { ...heldBy(account, vendor), todos: record.todos, isErased: record.isErased, wrong: watched.wrong, trace: line.trace };
}

function executorOf(vendor: OwedVendor, transport: Transport, nowMs: () => number): OwedExecutor {
  const calls = vendor === 'stripe' ? createChargeRefund(transport, nowMs) : createOrderRefund(transport, 'sandbox.myshopify.com', nowMs);
  return { name: vendor, label: vendor, wants: { userFields: [], emails: true }, ...calls };
}

/** Only refunds are written at a provider here. */
function watchedOver(watched: WatchedKeys, transport: Transport): Transport {
  return (request) => {
    if (isWrite(request)) watched.sends(MOMENT_ID);
    return transport(request);
  };
}

async function candidatesOf(account: VendorAccount, vendor: OwedVendor): Promise<readonly [string, string]> {
  const owed = executorOf(vendor, account.transport, account.nowMs);
  const found = await owed.candidates(asCustomer(account, 2_000_001));
  const [one, other] = found.ok ? found.value : [];
  if (one === undefined || other === undefined) throw new Error('the customer has paid twice');
  return [one.id, other.id];
}

function heldBy(account: VendorAccount, vendor: OwedVendor): Pick<OwedWorldEnd, 'paidMinor' | 'references'> {
  const rows = account.holds()[vendor].holds['refunds'] ?? [];
  return {
    paidMinor: rows.map((row) => Number(vendor === 'stripe' ? row['amount'] : row['amountMinor'])),
    references: rows.map(({ id }) => String(id)),
  };
}

/** The to-do's of one moment as Zendesk holds them: read, then written whole, so that of two who write at once the last stands. */
class MomentRecord {
  todos: readonly Todo[] = [];
  isErased = false;
  readonly #line: RequestLine;

  constructor(line: RequestLine) {
    this.#line = line;
  }

  async read(): Promise<Result<readonly Todo[], AppFault>> {
    const answer = await this.#line.ask('GET moment', () => answered(this.todos));
    return answer.kind === 'answered' ? ok(answer.body as readonly Todo[]) : UNREACHABLE;
  }

  async amend(_momentId: string, { todos = [] }: { readonly todos?: readonly Todo[] }): Promise<Result<Amended, AppFault>> {
    const before = await this.read();
    if (!before.ok) return before;
    const after = todosAfter(before.value, todos);
    const moment = { id: MOMENT_ID, status: 'given', story: '', kind: 'external_win', todos: after } as const;
    if (JSON.stringify(after) === JSON.stringify(before.value)) return ok({ moment, isWritten: false });
    const answer = await this.#line.ask('PATCH moment', () => {
      this.isErased ||= todoWithRefund(this.todos) !== null && todoWithRefund(after) === null;
      this.todos = after;
      return answered(after);
    });
    if (answer.kind === 'answered') return ok({ moment, isWritten: true });
    return UNREACHABLE;
  }
}

const UNREACHABLE = fail<AppFault>({ kind: 'unreachable', what: 'moments' });

function answered(body: unknown): TransportAnswer {
  return { kind: 'answered', status: 200, headers: {}, body };
}
