import { createRandom } from '../world/random.ts';
import { toMajor } from '../world/money.ts';
import { orderObject } from '../world/objects.ts';
import type { ObjectDefinition, Ticket, World } from '../world/world.ts';
import { Account, roleOf, type AccessRole } from './account-rules.ts';
import { forbidden, unauthenticated } from './errors.ts';
import { Faults, RateLimit, type FaultSettings } from './faults.ts';
import { isoSecond } from './http.ts';
import { LaggingIndex } from './lagging-index.ts';
import type { Notification } from './object-triggers.ts';
import { RecordTable } from './records.ts';

/** Everything of the account that changes while the sandbox runs. */
export interface SandboxState {
  world: World;
  objects: Map<string, ObjectDefinition>;
  tables: Map<string, RecordTable>;
  /** What ticket search knows of each ticket. */
  ticketIndex: LaggingIndex<Ticket>;
  /** Record counts as last given out. */
  counts: Map<string, { value: number; atMs: number }>;
  /** What object triggers have mailed to groups, in order. */
  notifications: Notification[];
  faults: Faults;
  account: Account;
  /** By person, what the app has asked for them in the current minute. */
  appLimits: Map<string, RateLimit>;
  /** Users who are no more, and whom they were merged into. */
  mergedUsers: Map<number, number>;
  random: () => number;
}

export interface Session {
  userId: number;
  isAgent: boolean;
  isAdmin: boolean;
  /** An end user has the least of an agent's roles, and never comes to where it counts. */
  role: AccessRole;
}

export interface ApiContext {
  state: SandboxState;
  session: Session;
  nowMs: number;
  /** What links in answers start with. */
  baseUrl: string;
}

const adminKey = 'admin';

export function createState(world: World, faults: Partial<FaultSettings>): SandboxState {
  const random = createRandom(world.seed, 'ids').next;
  const troubles = new Faults(faults);
  const state: SandboxState = {
    world,
    objects: new Map(),
    tables: new Map(),
    ticketIndex: new LaggingIndex(),
    counts: new Map(),
    notifications: [],
    faults: troubles,
    account: new Account(troubles),
    appLimits: new Map(),
    mergedUsers: new Map(),
    random,
  };
  for (const object of world.objects) addObject(state, object);
  for (const ticket of world.tickets.values()) state.ticketIndex.change(String(ticket.id), { ...ticket }, Number.NEGATIVE_INFINITY);
  fillOrders(state);
  return state;
}

/** The object of that key. Where the app's installation failed, the account has none of the app's. */
export function objectAt({ account, objects, world }: SandboxState, key: string): ObjectDefinition | undefined {
  const isTheApps = key !== orderObject.key && world.objects.some((object) => object.key === key);
  return account.rules.installFails && isTheApps ? undefined : objects.get(key);
}

export function addObject(state: SandboxState, object: ObjectDefinition): void {
  state.objects.set(object.key, { ...object, fields: [...object.fields], triggers: [...object.triggers] });
  state.tables.set(object.key, new RecordTable(state.random));
}

/** One record an order, as a shop's connector would have made them: created when the order was. */
function fillOrders({ world, tables }: SandboxState): void {
  const table = tables.get(orderObject.key);
  const createdBy = world.people.find((person) => person.key === adminKey)?.id ?? 0;
  for (const order of world.orders) {
    const fields = {
      customer: String(order.customerId),
      ordered_at: isoSecond(order.orderedMs),
      amount: toMajor(order.amountMinor, order.currency),
      currency: order.currency,
    };
    table?.insert({ name: order.id, externalId: order.id, fields, createdBy }, order.orderedMs);
  }
}

/** The person behind a key: staff by their keys, a customer by the number of the user. */
export function sessionOf(world: World, key: string | undefined): Session {
  const person = world.people.find((candidate) => candidate.key === key);
  if (person !== undefined) return { userId: person.id, isAgent: true, isAdmin: person.role === 'admin', role: roleOf(person) };
  if (world.customers.has(Number(key))) return { userId: Number(key), isAgent: false, isAdmin: false, role: 'light' };
  throw unauthenticated();
}

export function requireAgent(session: Session): void {
  if (!session.isAgent) throw forbidden();
}

export function requireAdmin(session: Session): void {
  if (!session.isAdmin) throw forbidden();
}
