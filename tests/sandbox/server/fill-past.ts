import { BY_HAND } from '#domain/gestures/executors.ts';
import { timeZone } from '../world/people.ts';
import { sampleName } from '../world/names.ts';
import { momentsPerCustomer, pastYear, type PastGiving, type PastMoment } from '../world/past-year.ts';
import { createRandom, type Random } from '../world/random.ts';
import { causeLabel, seededCauses, settledTicket } from '../world/tickets.ts';
import { putTicket, type Customer } from '../world/world.ts';
import type { RecordTable } from './records.ts';
import type { SandboxState } from './state.ts';

const dayMs = 86_400_000;
const firstCustomerId = 3_000_001;
const firstTicketId = 500_001;
const givenNames = [
  'Alva',
  'Bo',
  'Cora',
  'Dino',
  'Elin',
  'Finn',
  'Gina',
  'Hugo',
  'Ines',
  'Jaro',
  'Kim',
  'Lotte',
  'Maja',
  'Nils',
  'Oda',
  'Pablo',
];
const firstAgentId = 1_000_001;
const writingAgents = 24;

/** Puts so many moments of the last year into the account, each with its customer, its ticket and its entries. */
export function fillPast(state: SandboxState, moments: number): void {
  const { world, tables } = state;
  const [records, journal] = [tables.get('service_moment'), tables.get('moment_entry')];
  if (records === undefined || journal === undefined || moments === 0) return;
  const customers = addCustomers(state, Math.max(12, Math.round(moments / momentsPerCustomer)));
  const names = new Map(world.people.map(({ id, name }) => [id, name]));
  const agentIds = Array.from({ length: writingAgents }, (_, index) => firstAgentId + index);
  const past = pastYear({ moments, seed: world.seed, nowMs: world.nowMs, agentIds, nameOf: (id) => names.get(id) ?? '' });
  const days = localDays();
  let ticketId = firstTicketId;
  for (const moment of past) {
    const day = days(moment.atMs);
    addMarks(journal, moment, { random: createRandom(world.seed, 'marks', moment.id), currency: world.currency, nowMs: world.nowMs });
    if (moment.giving === null) {
      addLogged(records, moment, day);
      continue;
    }
    const customer = customers[moment.giving.customer] ?? customers[0];
    if (customer === undefined) continue;
    const isGiven = moment.giving.status === 'given';
    const createdMs = moment.atMs - 3_600_000;
    const own = addTicket(state, { id: ticketId, customer, cause: moment.giving.cause, createdMs, tags: isGiven ? ['made_right'] : [] });
    ticketId += 1;
    // Of the failures of the past some were answered and nothing was given for them.
    if (createRandom(world.seed, 'bare', ticketId).chance(0.25)) {
      const random = createRandom(world.seed, 'bare customer', ticketId);
      const other = customers[random.between(0, customers.length - 1)] ?? customer;
      addTicket(state, { id: ticketId, customer: other, cause: random.pick(seededCauses), createdMs: moment.atMs - 7_200_000, tags: [] });
      ticketId += 1;
    }
    const told = { ...moment, giving: moment.giving };
    const about = { ticket: String(own), customer: String(customer.id), agent: String(moment.agentId) };
    const agentName = names.get(moment.agentId) ?? '';
    addEntries(journal, told, { about, day, currency: world.currency, agentName });
    addMoment(records, told, { about, day, currency: world.currency, agentName });
  }
}

function addCustomers({ world }: SandboxState, count: number): readonly Customer[] {
  const sinceMs = world.nowMs - 800 * 86_400_000;
  return Array.from({ length: count }, (_, index) => {
    const name = sampleName(givenNames, index, 13);
    const id = firstCustomerId + index;
    const customer: Customer = { id, externalId: `past-${index + 1}`, name, email: `past-${index + 1}@shop.example`, createdMs: sinceMs };
    world.customers.set(id, customer);
    return customer;
  });
}

function addTicket(
  { world, ticketIndex }: SandboxState,
  {
    id,
    customer,
    cause,
    createdMs,
    tags,
  }: {
    readonly id: number;
    readonly customer: Customer;
    readonly cause: string;
    readonly createdMs: number;
    readonly tags: readonly string[];
  },
): number {
  const subject = cause === 'other' ? 'A question about my order' : causeLabel(cause);
  const settled = settledTicket({ id, requesterId: customer.id, subject, cause, createdMs }, { seed: world.seed, nowMs: world.nowMs });
  const ticket = { ...settled, tags: [...settled.tags, ...tags] };
  putTicket(world, ticket);
  ticketIndex.know(String(id), ticket);
  return id;
}

/** A calendar day of the account's zone, which costs much to find out, is asked for once an hour of the past. */
function localDays(): (atMs: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  let last = { hour: Number.NaN, day: '' };
  return (atMs) => {
    const hour = Math.floor(atMs / 3_600_000);
    if (hour !== last.hour) last = { hour, day: format.format(atMs) };
    return last.day;
  };
}

type Told = PastMoment & { readonly giving: PastGiving };

interface About {
  readonly about: { readonly ticket: string; readonly customer: string; readonly agent: string };
  readonly day: string;
  readonly currency: string;
  readonly agentName: string;
}

/** A win among colleagues, or an idea: about no customer, and with nothing to give. */
function addLogged(records: RecordTable, { id, atMs, agentId, writerId, kind, story }: PastMoment, day: string): void {
  const fields = { schema_version: 1, kind, agent: String(agentId), day, story, detail: '{}' };
  records.plant({ name: kind === 'internal_win' ? 'Internal win' : 'Process fix', externalId: id, fields, createdBy: writerId }, atMs);
}

function addMoment(records: RecordTable, moment: Told, { about, day, currency, agentName }: About): void {
  const { id, atMs, agentId, kind, story, giving } = moment;
  const { status, cause, severity, gesture, amountMinor } = giving;
  const own = { schema_version: 1, status, kind, ...about, cause, severity, gesture, amount_minor: amountMinor, currency, day };
  const fields = { ...own, ...(story !== '' && { story }), detail: detailOf(moment, agentName) };
  records.plant({ name: `${gesture} on ticket ${about.ticket}`, externalId: id, fields, createdBy: agentId }, atMs + 2000);
}

function detailOf({ giving, agentId, atMs }: Told, agentName: string): string {
  const { cause, fault, severity, suggestedMinor, amountMinor, status, deviation } = giving;
  const facts = { cause, fault, severity, hoursSinceReport: 1, priorIncidents: [], value: null, allowances: [] };
  const baseMinor = severity * 500;
  const reason = (rule: string, variant: string, deltaMinor: number, choice: string | null): object => ({
    rule,
    variant,
    deltaMinor,
    facts: rule === 'base' ? { severity, preset: 'balanced' } : { hours: 72, afterHours: 24, percent: 30 },
    studies: rule === 'base' ? ['smith1999'] : ['ombudsman'],
    strength: rule === 'base' ? 2 : 'practice',
    choice,
  });
  const reasons = [reason('base', 'severity', baseMinor, 'ours')];
  if (suggestedMinor > baseMinor) reasons.push(reason('delay', 'waited', suggestedMinor - baseMinor, 'team'));
  const range = { lowMinor: 0, highMinor: suggestedMinor + 500, mostMinor: null };
  const asked = { kind: 'asked', byId: String(agentId), byName: agentName, atMs, text: 'They have waited for two weeks.', amountMinor };
  const declined = {
    kind: 'declined',
    byId: String(lead.id),
    byName: lead.name,
    atMs: atMs + 600_000,
    text: 'A call first, please.',
    amountMinor: null,
  };
  const request = status === 'asked' ? [asked] : status === 'declined' ? [asked, declined] : undefined;
  const isWithinAuthority = deviation === '' && request === undefined;
  const decision = { policyVersion: 'built-in-2', facts, reasons, suggestedMinor, range, isWithinAuthority, request };
  return JSON.stringify({ fault, ...(deviation !== '' && { deviation }), decision });
}

/** A request holds no money; a gesture is a reservation and its post, and what undoes it a little later. */
function addEntries(journal: RecordTable, { id, atMs, agentId, giving }: Told, { about, day, currency, agentName }: About): void {
  const { status, cause, gesture, fault, severity, amountMinor } = giving;
  if (status === 'asked') return;
  const add = (
    kind: string,
    entry: {
      readonly by: number;
      readonly amountMinor: number;
      readonly delayMs: number;
      readonly detail: object;
      readonly agentDay?: string;
    },
  ): string => {
    const fields = {
      schema_version: 1,
      kind,
      moment: id,
      ...about,
      amount_minor: entry.amountMinor,
      currency,
      cause,
      ...(entry.agentDay !== undefined && { agent_day: entry.agentDay }),
      detail: JSON.stringify(entry.detail),
    };
    return journal.plant(
      { name: `${kind} on ticket ${about.ticket}`, externalId: `${kind}:${id}`, fields, createdBy: entry.by },
      atMs + entry.delayMs,
    ).id;
  };
  if (status === 'declined') {
    const detail = { agentName: lead.name, decision: 'decline', run: `run-${id}` };
    const reserveId = add('reserve', { by: lead.id, amountMinor: 0, delayMs: 600_000, detail });
    add('post', { by: lead.id, amountMinor: 0, delayMs: 601_000, detail: { ...detail, reserveId } });
    return;
  }
  const detail = { gesture, fault, severity, agentName };
  const reserveId = add('reserve', { by: agentId, amountMinor, delayMs: 0, detail });
  const agentDay = `${agentId}@${day}`;
  add('post', {
    by: agentId,
    amountMinor,
    delayMs: 1000,
    agentDay,
    detail: { ...detail, receipt: BY_HAND, reserveId, reservedAtMs: Math.floor(atMs / 1000) * 1000 },
  });
  if (status === 'voided') add('reverse', { by: agentId, amountMinor, delayMs: 300_000, agentDay, detail: {} });
}

const lead = { id: 1_000_101, name: 'Lena Hartwig (sample)' };

/** What was said of a moment on the days after it: thanks, now and then a story that is singled out, and the life of an idea. */
function addMarks(
  journal: RecordTable,
  { id, atMs, agentId, kind, story }: PastMoment,
  { random, currency, nowMs }: { readonly random: Random; readonly currency: string; readonly nowMs: number },
): void {
  const add = (
    by: { readonly id: number; readonly name: string },
    mark: { readonly kind: string } & Readonly<Record<string, unknown>>,
    days: number,
  ): void => {
    if (atMs + days * dayMs > nowMs) return;
    const detail = JSON.stringify({ agentName: by.name, mark });
    const fields = { schema_version: 1, kind: mark.kind, moment: id, agent: String(agentId), amount_minor: 0, currency, detail };
    const externalId = mark.kind === 'thanks' ? `thanks:${id}:${by.id}` : `${mark.kind}:${id}:${days}`;
    journal.plant({ name: mark.kind, externalId, fields, createdBy: by.id }, atMs + days * dayMs);
  };
  if (story !== '' && random.chance(0.08)) add(lead, { kind: 'thanks' }, 1);
  if (story !== '' && random.chance(0.01)) {
    add(lead, { kind: 'feature', isFeatured: true }, 2);
    add(lead, { kind: 'collect', name: 'Onboarding', isIn: true }, 2);
  }
  if (kind !== 'process_fix' || random.chance(0.4)) return;
  add(lead, { kind: 'step', to: 'trying', reason: '' }, 5);
  const isAdopted = random.chance(0.6);
  const reason = isAdopted ? 'Nobody has asked since.' : 'It took longer than it saved.';
  add(lead, { kind: 'step', to: isAdopted ? 'adopted' : 'dropped', reason }, 25);
}
