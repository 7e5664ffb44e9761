import { assert } from '../shared/assert.ts';
import { createProjection } from './create-projection.ts';
import { timedProcessOf } from './model.ts';
import { isTimedSoonSummed, timedAliveChance, timedMoreChances, timedOrdersByPart } from './timed-dropout.ts';

/** Projects with models in which customers leave after a time, and with no others. */
export const { projectCustomer } = createProjection({
  processOf: (fitted) => {
    assert(fitted.model === 'pareto', 'customers who leave after a time');
    return timedProcessOf(fitted);
  },
  isSoonSummed: isTimedSoonSummed,
  aliveChance: timedAliveChance,
  moreOrdersChances: timedMoreChances,
  expectedOrdersByPart: timedOrdersByPart,
});
