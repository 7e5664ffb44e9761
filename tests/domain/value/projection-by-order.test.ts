import { expect, it } from 'vitest';
import { aTimedModel, aValueModel } from '#builders/a-value-model.ts';
import { anOrderHistory } from '#builders/an-order-history.ts';
import { NOW_MS, TIME_ZONE, daysBefore } from '#builders/clock.ts';
import { projectCustomer as projectAny } from '#domain/value/projection.ts';
import { projectCustomer } from '#domain/value/projection-by-order.ts';

const at = { nowMs: NOW_MS, timeZone: TIME_ZONE };
const history = anOrderHistory({ orders: 5, firstOrderAtMs: daysBefore(280), lastOrderAtMs: daysBefore(20) });

it('a page projects customers who leave at an order as the command line does, and no others', () => {
  const projected = projectCustomer(history, aValueModel(), at);
  expect(projected).toMatchObject({ ok: true });
  expect(projected).toEqual(projectAny(history, aValueModel(), at));
  expect(() => projectCustomer(history, aTimedModel(), at)).toThrow('customers who leave at an order');
});
