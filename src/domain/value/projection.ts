import { aliveChance, expectedOrdersByPart, isSoonSummed, moreOrdersChances } from './buying-process.ts';
import { createProjection } from './create-projection.ts';
import { processOf } from './model.ts';

/** Projects with any model. A page, which has one, loads `projection-by-order.ts` or `projection-by-time.ts`. */
export const { projectCustomer, projectSummary, expectationOf } = createProjection({
  processOf,
  isSoonSummed,
  aliveChance,
  moreOrdersChances,
  expectedOrdersByPart,
});
