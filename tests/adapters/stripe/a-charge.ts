/** A charge as Stripe answers it. */
export const CHARGE = {
  id: 'ch_1',
  created: 1_760_000_000,
  currency: 'eur',
  amount_captured: 1000,
  amount_refunded: 0,
  captured: true,
  paid: true,
  status: 'succeeded',
  disputed: false,
  livemode: true,
  invoice: null,
};
