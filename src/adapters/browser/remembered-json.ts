import * as v from 'valibot';
import { FAULTS, SEVERITIES } from '#domain/gestures/gesture.ts';
import { isMerged } from '#domain/incidents/incidents.ts';
import { RULE_KINDS } from '#domain/journal/limits.ts';
import { currencySchema } from '../shared/currency-schema.ts';

// What is named here is all that is kept of a customer, and the rest is dropped both when it is written and when it is read: figures,
// causes, times and ids; no name, address, subject or label of anybody's.

const instant = v.pipe(v.number(), v.finite());
const whole = v.pipe(v.number(), v.safeInteger());
const money = v.object({ amountMinor: whole, currency: currencySchema });
/** JSON has no infinity: of times that lie before all others it makes null. */
const sinceEver = v.pipe(
  v.nullable(v.number()),
  v.transform((ms) => ms ?? -Infinity),
);
const never = v.pipe(
  v.nullable(v.number()),
  v.transform((ms) => ms ?? Infinity),
);

const history = v.object({
  net: money,
  orders: whole,
  firstOrderAtMs: v.nullable(instant),
  lastOrderAtMs: v.nullable(instant),
  newest: v.exactOptional(v.array(v.object({ atMs: instant, amountMinor: whole }))),
});

const identity = v.object({
  by: v.picklist(['zendesk_user', 'account_id', 'email']),
  isVerified: v.boolean(),
  addresses: v.pipe(
    v.unknown(),
    v.transform(() => []),
  ),
  accounts: whole,
});

const provenance = v.object({
  source: v.picklist(['user_fields', 'orders_object', 'stripe', 'shopify']),
  readAtMs: instant,
  approximations: v.array(v.picklist(['older_unread', 'source_totals', 'first_order_guessed', 'accounts_unread', 'disputed_left_out'])),
  isTestData: v.boolean(),
  identity,
  invoiced: v.array(v.object({ paid: money, payments: whole, lastPaidAtMs: instant })),
  rowsRead: v.nullable(whole),
  rowsRejected: whole,
});

const ticket = v.object({
  id: whole,
  subject: v.pipe(
    v.unknown(),
    v.transform(() => ''),
  ),
  createdAtMs: instant,
  updatedAtMs: never,
  status: v.picklist(['new', 'open', 'pending', 'hold', 'solved', 'closed', 'other']),
  type: v.nullable(v.picklist(['problem', 'incident', 'question', 'task'])),
  rating: v.nullable(v.picklist(['good', 'bad'])),
  tags: v.pipe(
    v.array(v.string()),
    v.transform((tags) => tags.filter((tag) => isMerged({ tags: [tag] }))),
  ),
  causeFieldValue: v.nullable(v.string()),
});

const commitment = v.object({
  momentId: v.string(),
  reserveId: v.string(),
  ticketId: v.string(),
  customerId: v.string(),
  agentId: v.string(),
  forAgentId: v.string(),
  stated: v.nullable(money),
  countsMinor: whole,
  cause: v.string(),
  detail: v.object({
    gesture: v.exactOptional(v.string()),
    count: v.exactOptional(whole),
    fault: v.exactOptional(v.picklist(FAULTS)),
    severity: v.exactOptional(v.picklist(SEVERITIES)),
  }),
  reservedAtMs: instant,
  state: v.picklist(['reserved', 'granted', 'posted', 'voided']),
  isUncertain: v.boolean(),
});

const checkpoint = v.object({
  month: v.string(),
  upToId: v.string(),
  upToMs: instant,
  carriedMinor: whole,
  carriedUpToId: v.string(),
  carriedUpToMs: sinceEver,
});

const limit = v.nullable(whole);
const nameless = v.pipe(
  v.string(),
  v.transform(() => ''),
);

const limits = v.object({
  currency: currencySchema,
  gestureMinor: limit,
  leadGestureMinor: limit,
  agentHourMinor: limit,
  agentDayMinor: limit,
  customerWindowMinor: limit,
  customerWindowDays: v.pipe(v.number(), v.finite()),
  customerGestureCount: limit,
  teamMonthMinor: limit,
  rules: v.exactOptional(
    v.array(v.object({ kind: v.picklist(RULE_KINDS), id: v.string(), name: nameless, limits: v.record(v.string(), whole) })),
  ),
});

const gestures = v.object({
  commitments: v.array(commitment),
  checkpoint: v.nullable(checkpoint),
  limits,
  matterAnswers: v.array(v.object({ ticketIds: v.pipe(v.tuple([v.string(), v.string()]), v.readonly()), isSame: v.boolean() })),
  seenSinceMs: sinceEver,
  customerSinceMs: sinceEver,
});

const tickets = v.object({
  read: v.array(ticket),
  inAll: whole,
  includesArchived: v.boolean(),
  isLinkedToProblem: v.boolean(),
});

export const customerSchema = v.object({
  ticketId: v.string(),
  value: v.nullable(v.object({ value: v.object({ histories: v.array(history), provenance }), atMs: instant })),
  tickets: v.nullable(v.object({ value: tickets, atMs: instant })),
  gestures: v.nullable(v.object({ value: gestures, atMs: instant })),
});
