import type { ModelProjection } from '#domain/value/create-projection.ts';
import type { ValueModel } from '#domain/value/model.ts';
import { projectCustomer } from '#domain/value/projection-by-order.ts';

/** What projects with a model. Few teams have customers who leave after a time: what reckons with them is loaded for their model alone. */
export async function load({ model }: ValueModel): Promise<ModelProjection['projectCustomer']> {
  return model === 'pareto' ? (await import('#domain/value/projection-by-time.ts')).projectCustomer : projectCustomer;
}
