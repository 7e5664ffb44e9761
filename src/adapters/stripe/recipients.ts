import * as v from 'valibot';
import type { AppFault } from '#ports/app-fault.ts';
import type { ExecutionCustomer, Recipient } from '#ports/gesture-executor.ts';
import { parseCurrency } from '#domain/money/money.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { spellingsOf, stripeAccountId } from './client.ts';
import { type StripeCustomer, type StripeGivingApi, customerSchema } from './giving-client.ts';

/** Addresses of one person that are looked up, two spellings each at most: more is no person. */
const ADDRESSES_AT_MOST = 5;

/**
 * Who the customer is in Stripe: whom the user field `stripe_customer_id` names, or everybody with one of the addresses.
 */
export async function stripeRecipients(
  api: StripeGivingApi,
  { fields, emails }: ExecutionCustomer,
): Promise<Result<readonly Recipient[], AppFault>> {
  const known = v.safeParse(stripeAccountId, fields['stripe_customer_id']);
  if (known.success) {
    const found = await api.customer(known.output);
    if (found.ok) return ok(found.value.deleted === true ? [] : [recipientOf(found.value, true)]);
    return isNobody(found.error) ? ok([]) : found;
  }
  const recipients = new Map<string, Recipient>();
  for (const { address, isVerified } of emails.slice(0, ADDRESSES_AT_MOST)) {
    for (const spelling of spellingsOf(address)) {
      const page = await api.customersByEmail(spelling);
      if (!page.ok) return page;
      for (const row of page.value.items) {
        const customer = v.safeParse(customerSchema, row);
        if (!customer.success) continue;
        const before = recipients.get(customer.output.id);
        recipients.set(customer.output.id, recipientOf(customer.output, isVerified || before?.isVerified === true));
      }
    }
  }
  return ok([...recipients.values()]);
}

/** Whether there is no such customer, by Stripe's own word. */
function isNobody(fault: AppFault): boolean {
  return fault.kind === 'rejected' && fault.code === 'resource_missing';
}

function recipientOf({ id, name, email, currency }: StripeCustomer, isVerified: boolean): Recipient {
  const label = [name ?? '', email ?? '', id].filter((part) => part !== '').join(' · ');
  const parsed = parseCurrency(currency ?? '');
  return { id, label, isVerified, currency: parsed.ok ? parsed.value : null };
}
