import type { Reply } from '../server/http.ts';
import type { StripeBooks } from './stripe-books.ts';
import { digitsOf } from './stripe-data.ts';
import { error, invalid, missing } from './stripe-replies.ts';

/** An answer, and whether Stripe keeps it under the idempotency key: what was refused before anything was tried is not kept. */
export interface Written {
  reply: Reply;
  isKept: boolean;
}

const refused = (reply: Reply): Written => ({ reply, isKept: false });
const kept = (reply: Reply): Written => ({ reply, isKept: true });

/** The fields `metadata[key]` of a form. */
function metadataOf(form: URLSearchParams): Record<string, string> {
  const pairs = [...form].flatMap(([name, value]) => {
    const key = /^metadata\[([^\]]{1,40})\]$/.exec(name)?.[1];
    return key === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(pairs);
}

const longestMetadata = 500;
const longestDescription = 350;
const knownOfBalance = /^(?:amount|currency|description|metadata\[[^\]]+\])$/;
const knownOfRefund = /^(?:charge|amount|reason|metadata\[[^\]]+\])$/;

function complaintAbout(form: URLSearchParams, known: RegExp): Reply | null {
  const unknown = [...form.keys()].find((name) => !known.test(name));
  if (unknown !== undefined) return invalid(unknown, `Received unknown parameter: ${unknown}`, 'parameter_unknown');
  const long = Object.entries(metadataOf(form)).find(([, value]) => value.length > longestMetadata);
  if (long !== undefined) return invalid(`metadata[${long[0]}]`, 'Metadata values can have up to 500 characters.');
  return null;
}

/** Whole numbers without a sign that is not needed; ISK and UGX come with two digits that must be 00, dinars with a last one that must be 0. */
function complaintAboutAmount(amount: string | null, currency: string): Reply | null {
  if (amount === null) return invalid('amount', 'Missing required param: amount.', 'parameter_missing');
  if (!/^-?(?:0|[1-9]\d{0,11})$/.test(amount)) return invalid('amount', `Invalid integer: ${amount}`, 'parameter_invalid_integer');
  const step = ['isk', 'ugx'].includes(currency) ? 100 : digitsOf(currency.toUpperCase()) === 3 ? 10 : 1;
  return Number(amount) % step === 0 ? null : invalid('amount', `The amount must be a multiple of ${step} in ${currency}.`);
}

/** `POST /v1/customers/{id}/balance_transactions` */
export function createBalanceTransaction(books: StripeBooks, customerId: string, form: URLSearchParams, nowMs: number): Written {
  const customer = books.customer(customerId);
  if (customer === null) return refused(missing('customer', customerId, 404));
  const currency = form.get('currency');
  if (currency === null) return refused(invalid('currency', 'Missing required param: currency.', 'parameter_missing'));
  if (!/^[a-z]{3}$/.test(currency)) return refused(invalid('currency', `Invalid currency: ${currency}.`));
  const complaint = complaintAbout(form, knownOfBalance) ?? complaintAboutAmount(form.get('amount'), currency);
  if (complaint !== null) return refused(complaint);
  const description = form.get('description');
  if ((description?.length ?? 0) > longestDescription)
    return refused(invalid('description', 'Descriptions can have up to 350 characters.'));
  if (customer.currency !== null && customer.currency !== currency) {
    const message = `You cannot combine currencies on a single customer. This customer's currency is ${customer.currency}.`;
    return refused(invalid('currency', message));
  }
  const terms = { amount: Number(form.get('amount')), currency, description, metadata: metadataOf(form), nowMs };
  return kept({ status: 200, body: books.adjustBalance(customer, terms) });
}

/** `POST /v1/customers/{id}/balance_transactions/{transaction}`: what is written beside a transaction, and nothing else of it. */
export function noteOnBalanceTransaction(
  books: StripeBooks,
  ids: { customer: string; transaction: string },
  form: URLSearchParams,
): Written {
  const found = books.balanceTransactions.find(({ id, customer }) => id === ids.transaction && customer === ids.customer);
  if (found === undefined) return refused(missing('customer_balance_transaction', ids.transaction, 404));
  const complaint = complaintAbout(form, /^(?:description|metadata\[[^\]]+\])$/);
  if (complaint !== null) return refused(complaint);
  found.metadata = { ...found.metadata, ...metadataOf(form) };
  if (form.has('description')) found.description = form.get('description');
  return kept({ status: 200, body: found });
}

const reasons = ['duplicate', 'fraudulent', 'requested_by_customer'];

/** `POST /v1/refunds` */
export function createRefund(books: StripeBooks, form: URLSearchParams, nowMs: number): Written {
  const chargeId = form.get('charge');
  if (chargeId === null) return refused(invalid('charge', 'Missing required param: charge.', 'parameter_missing'));
  const charge = books.charge(chargeId);
  if (charge === null) return refused(missing('charge', chargeId));
  const complaint =
    complaintAbout(form, knownOfRefund) ?? (form.has('amount') ? complaintAboutAmount(form.get('amount'), charge.currency) : null);
  if (complaint !== null) return refused(complaint);
  const reason = form.get('reason');
  if (reason !== null && !reasons.includes(reason))
    return refused(invalid('reason', `Invalid reason: must be one of ${reasons.join(', ')}`));
  const leftAmount = charge.amount_captured - charge.amount_refunded;
  const amount = form.has('amount') ? Number(form.get('amount')) : leftAmount;
  if (!charge.paid || !charge.captured || leftAmount === 0) {
    const message = `Charge ${charge.id} has already been refunded.`;
    return kept(error(400, { type: 'invalid_request_error', code: 'charge_already_refunded', message }));
  }
  if (charge.disputed) {
    const message = `Charge ${charge.id} has been charged back; cannot issue a refund.`;
    return kept(error(400, { type: 'invalid_request_error', code: 'charge_disputed', message }));
  }
  if (amount <= 0) return refused(invalid('amount', 'Invalid positive integer'));
  if (amount > leftAmount)
    return kept(invalid('amount', `Refund amount (${amount}) is greater than unrefunded amount on charge (${leftAmount})`));
  return kept({ status: 200, body: books.refund(charge, { amount, metadata: metadataOf(form), reason, nowMs }) });
}
