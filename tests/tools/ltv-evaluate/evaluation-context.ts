import type { Inputs } from '#cli/ltv/inputs.ts';
import type { ModelParameters } from '#cli/ltv/model-file.ts';

/** What stands behind a case: the model that was given, the group it is in, and where files are looked for. */
export interface EvaluationContext {
  readonly model: ModelParameters | null;
  readonly entry?: Inputs;
  readonly group?: Inputs;
  /** The text of a data file a case names, or null where there is none. */
  readonly readData: (name: string) => string | null;
}
