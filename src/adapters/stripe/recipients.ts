import * as v from 'valibot';
import type { AppFault } from '#ports/app-fault.ts';
import type { ExecutionCustomer, Recipient } from '#ports/gesture-executor.ts';
import { parseCurrency } from '#domain/money/money.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { stripeAccountId } from './client.ts';
import { customersByAddress } from './customers-by-address.ts';
import { type StripeCustomer, type StripeGivingApi, customerSchema } from './giving-client.ts';

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
  const listed = await customersByAddress(api, emails);
  if (!listed.ok) return listed;
  for (const { email, rows } of listed.value) {
    for (const row of rows) {
      const customer = v.safeParse(customerSchema, row);
      if (!customer.success) continue;
      const before = recipients.get(customer.output.id);
      recipients.set(customer.output.id, recipientOf(customer.output, email.isVerified || before?.isVerified === true));
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
  return { id, label, isVerified, currencies: parsed.ok ? [parsed.value] : [] };
}
