import type * as v from 'valibot';
import type Stripe from 'stripe';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  GIVING_VERSION,
  type balanceTransactionSchema,
  type chargeOwnerSchema,
  type chargeRefundsSchema,
  type customerSchema,
  type refundSchema,
} from '#adapters/stripe/giving-client.ts';
import { readFileSync } from 'node:fs';

describe('what Stripe answers', () => {
  it('is read as its own types for Node have it', () => {
    expectTypeOf<Stripe.CustomerBalanceTransaction>().toExtend<v.InferInput<typeof balanceTransactionSchema>>();
    expectTypeOf<Stripe.Refund>().toExtend<v.InferInput<typeof refundSchema>>();
    expectTypeOf<Pick<Stripe.Charge, 'id'> & { customer: string | null }>().toExtend<v.InferInput<typeof chargeOwnerSchema>>();
    expectTypeOf<Pick<Stripe.Charge, 'id'> & { refunds: NonNullable<Stripe.Charge['refunds']> }>().toExtend<
      v.InferInput<typeof chargeRefundsSchema>
    >();
    expectTypeOf<Pick<Stripe.Customer, 'id' | 'email' | 'name' | 'currency'>>().toExtend<v.InferInput<typeof customerSchema>>();
  });

  it('is asked for in the version that these types are of', () => {
    expect(readFileSync('node_modules/stripe/esm/apiVersion.d.ts', 'utf8')).toContain(`"${GIVING_VERSION}"`);
  });
});

describe('what Stripe is sent', () => {
  it('has names that its own types for Node have', () => {
    type Sent = Pick<Stripe.CustomerCreateBalanceTransactionParams, 'amount' | 'currency' | 'description' | 'metadata'>;
    expectTypeOf<{ amount: number; currency: string; description: string; metadata: { moment: string } }>().toExtend<Sent>();
    type Refunded = Pick<Stripe.RefundCreateParams, 'charge' | 'amount' | 'reason' | 'metadata'>;
    expectTypeOf<{ charge: string; amount: number; reason: 'requested_by_customer'; metadata: { moment: string } }>().toExtend<Refunded>();
  });
});
