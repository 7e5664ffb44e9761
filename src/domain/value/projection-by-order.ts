import { assert } from '../shared/assert.ts';
import { createProjection } from './create-projection.ts';
import { purchaseProcessOf } from './model.ts';
import { aliveChance, expectedOrdersByPart, isSoonSummed, moreOrdersChances } from './purchase-process.ts';

/** Projects with models in which customers leave at an order, and with no others. */
export const { projectCustomer } = createProjection({
  processOf: (fitted) => {
    assert(fitted.model !== 'pareto', 'customers who leave at an order');
    return purchaseProcessOf(fitted);
  },
  isSoonSummed,
  aliveChance,
  moreOrdersChances,
  expectedOrdersByPart,
});
